/* flag-parse.c — a command line, and the plan file that it names, into a verb's options. */
#include "flags.h"

#include "said.h"

#include <string.h>

/* Takes what is said of a flag, if it was not before: given tells by the flag's place. */
static bool take_once(const struct verb *verb, const struct said *said, void *options, bool *given,
		      struct error *err)
{
	const struct flag *flag = said->flag;
	bool *before = &given[flag - verb->flags];

	if (!flags_take(flag, options, said->value, err))
		return false;
	if (*before && flags_has_one_value(flag))
		return error_set(err, "--%s is given twice: it takes one value", flag->name);
	*before = true;
	return true;
}

static bool take_all(const struct verb *verb, const struct said_list *said, void *options,
		     struct error *err)
{
	bool given[FLAGS_MOST] = { false };

	for (size_t i = 0; i < said->count; i++) {
		struct error own = { 0 };

		if (said->at[i].flag->kind == FLAG_PLAN ||
		    take_once(verb, &said->at[i], options, given, &own))
			continue;
		if (own.of_system)
			return error_system(err, "%s", own.text);
		if (!said->at[i].place.file)
			return error_set(err, "%s", own.text);
		return error_at(err, said->at[i].place, "%s", own.text);
	}
	return true;
}

/* The plan file that the words name, NULL if they name none. */
static bool read_plan(const struct said_list *words, void *options, const struct plan_file **plan,
		      struct error *err)
{
	const struct said *named = NULL;

	*plan = NULL;
	for (size_t i = 0; i < words->count; i++) {
		if (words->at[i].flag->kind != FLAG_PLAN)
			continue;
		if (named)
			return error_set(err, "--%s is given twice: it takes one value",
					 named->flag->name);
		named = &words->at[i];
	}
	if (!named)
		return true;
	*plan = (const struct plan_file *)((char *)options + named->flag->place);
	return flags_take(named->flag, options, named->value, err);
}

/* What the words say goes before what the plan file says. */
static bool take_both(const struct verb *verb, const struct said_list *words, void *options,
		      struct error *err)
{
	struct said_list of_file = { 0 };
	const struct plan_file *plan;
	bool good = read_plan(words, options, &plan, err);

	if (good && plan) {
		good = said_of_file(&of_file, verb, plan, err);
		said_yield(&of_file, words);
	}
	good = good && take_all(verb, &of_file, options, err) &&
	       take_all(verb, words, options, err);
	said_free(&of_file);
	return good;
}

enum flags_result flags_parse(const struct verb *verb, void *options, int argc, char **argv,
			      struct error *err)
{
	struct said_list words = { 0 };
	enum flags_result result;
	int operands;

	if (verb->defaults)
		memcpy(options, verb->defaults, verb->options_size);
	else
		memset(options, 0, verb->options_size);
	if (verb->begin && !verb->begin(options, err))
		return FLAGS_WRONG;
	result = said_of_words(&words, verb, argc, argv, &operands, err);
	if (result == FLAGS_RUN &&
	    !(take_both(verb, &words, options, err) &&
	      verb->finish(options, (size_t)(argc - operands), argv + operands, err)))
		result = FLAGS_WRONG;
	said_free(&words);
	return result;
}

bool flags_print_plan(const struct verb *verb, const struct plan_file *plan, int argc, char **argv,
		      FILE *stream, struct error *err)
{
	struct said_list words = { 0 };
	struct said_list said = { 0 };
	int operands;
	bool good = said_of_words(&words, verb, argc, argv, &operands, err) == FLAGS_RUN &&
		    (!plan->path || said_of_file(&said, verb, plan, err));

	said_yield(&said, &words);
	good = good && said_of_words(&said, verb, argc, argv, &operands, err) == FLAGS_RUN;
	if (good)
		said_print(&said, verb, stream);
	said_free(&words);
	said_free(&said);
	return good;
}
