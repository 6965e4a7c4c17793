/* said.c — what is said of a verb's flags: the list, and how a command line says it. */
#include "said.h"

#include "array.h"
#include "nearest.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { VALUE_HELP = 1000, VALUE_VERSION, VALUE_FIRST };

static void fill_tables(const struct verb *verb, struct option *longs, char *shorts)
{
	size_t used = 0;

	shorts[used++] = ':'; /* a missing argument is told apart from an unknown option */
	for (size_t i = 0; i < verb->flag_count; i++) {
		const struct flag *flag = &verb->flags[i];

		longs[i] = (struct option){ flag->name,
					    flag->argument ? required_argument : no_argument, NULL,
					    VALUE_FIRST + (int)i };
		if (flag->letter) {
			shorts[used++] = flag->letter;
			if (flag->argument)
				shorts[used++] = ':';
		}
	}
	longs[verb->flag_count] = (struct option){ "help", no_argument, NULL, VALUE_HELP };
	longs[verb->flag_count + 1] =
		(struct option){ "version", no_argument, NULL, VALUE_VERSION };
	longs[verb->flag_count + 2] = (struct option){ NULL, 0, NULL, 0 };
	shorts[used++] = 'h';
	shorts[used] = '\0';
}

/* The flag that getopt_long tells by value, NULL if it tells none ('?'). */
static const struct flag *flag_of(const struct verb *verb, int value)
{
	if (value >= VALUE_FIRST)
		return &verb->flags[value - VALUE_FIRST];
	for (size_t i = 0; i < verb->flag_count; i++)
		if (verb->flags[i].letter == value)
			return &verb->flags[i];
	return NULL;
}

static bool unknown_option(const struct verb *verb, const char *typed, struct error *err)
{
	struct nearest nearest = { .typed = typed + strspn(typed, "-") };
	char guess[NEAREST_TEXT_SIZE];

	for (size_t i = 0; i < verb->flag_count; i++)
		nearest_offer(&nearest, verb->flags[i].name);
	nearest_offer(&nearest, "help");
	nearest_offer(&nearest, "version");
	nearest_text(&nearest, guess);
	return error_set(err, "unknown option %s%s (migstat %s --help lists them)", typed, guess,
			 verb->name);
}

/* Adds what getopt_long has found. */
static enum flags_result take_found(struct said_list *said, const struct verb *verb, int value,
				    const char *typed, struct error *err)
{
	const struct flag *flag;

	if (value == VALUE_HELP || value == 'h')
		return FLAGS_HELP;
	if (value == VALUE_VERSION)
		return FLAGS_VERSION;
	flag = flag_of(verb, value);
	if (value == ':')
		error_set(err, "option %s needs a value (migstat %s --help tells which)", typed,
			  verb->name);
	else if (!flag)
		unknown_option(verb, typed, err);
	else if (!array_grow(&said->at, &said->capacity, said->count, sizeof *said->at))
		error_memory(err);
	else {
		said->at[said->count++] = (struct said){ .flag = flag, .value = optarg };
		return FLAGS_RUN;
	}
	return FLAGS_WRONG;
}

enum flags_result said_of_words(struct said_list *said, const struct verb *verb, int argc,
				char **argv, int *operands, struct error *err)
{
	struct option longs[FLAGS_MOST + 3];
	char shorts[2 * FLAGS_MOST + 4];
	enum flags_result result = FLAGS_RUN;
	int value;

	if (verb->flag_count > FLAGS_MOST)
		abort(); /* a table of ours has outgrown the arrays above */
	fill_tables(verb, longs, shorts);
	opterr = 0;
	optind = 0; /* begin anew, also behind an earlier command line */
	while (result == FLAGS_RUN && (value = getopt_long(argc, argv, shorts, longs, NULL)) != -1)
		result = take_found(said, verb, value, argv[optind - 1], err);
	*operands = optind;
	return result;
}

static bool speaks_of(const struct said_list *said, const struct flag *flag)
{
	for (size_t i = 0; i < said->count; i++)
		if (said->at[i].flag == flag)
			return true;
	return false;
}

void said_yield(struct said_list *said, const struct said_list *to)
{
	size_t kept = 0;

	for (size_t i = 0; i < said->count; i++) {
		if (speaks_of(to, said->at[i].flag))
			free(said->at[i].owned);
		else
			said->at[kept++] = said->at[i];
	}
	said->count = kept;
}

bool said_begins_section(const struct verb *verb, size_t index)
{
	const char *section = verb->flags[index].section;

	for (size_t i = 0; section && i < index; i++)
		if (verb->flags[i].section && strcmp(verb->flags[i].section, section) == 0)
			return false;
	return section;
}

void said_free(struct said_list *said)
{
	for (size_t i = 0; i < said->count; i++)
		free(said->at[i].owned);
	free(said->at);
	*said = (struct said_list){ 0 };
}
