/* flag-check.c — whether a table of flags is sound. */
#include "flags.h"

#include <string.h>

/* What is wrong with a flag by itself; NULL: nothing. */
static const char *fault_of(const struct flag *flag, const struct verb *verb)
{
	bool listed = flag->kind == FLAG_WORD || flag->kind == FLAG_ENTRY;

	if (flag->kind <= FLAG_UNHANDLED || flag->kind >= FLAG_KINDS)
		return "has no kind: nobody handles it";
	if ((flag->kind == FLAG_TAKE) != (flag->take != NULL))
		return flag->take ? "has a function that nobody calls" : "has no function";
	if (flag->kind != FLAG_TAKE && !flag->type)
		return "has no place for its value";
	if (flag->type && !(flags_places(flag->kind) & flag->type))
		return "has a place of a type that does not fit its kind";
	if (flag->place >= verb->options_size)
		return "has a place outside of the options";
	if (flag->kind != FLAG_TAKE && !flag->argument != (flag->kind == FLAG_SWITCH))
		return flag->argument ? "is a switch and has an argument" : "has no argument";
	if (listed && !flag->words.first)
		return "has no words";
	if (flag->kind == FLAG_SHARE && !flag->example)
		return "has no example";
	if (flag->kind == FLAG_TEXTS && !flag->wanted)
		return "does not say what a part of it is";
	return flag->help && flag->help[0] != '\0' ? NULL : "has no help";
}

/* The same of two flags. Functions of their own may share a place. */
static const char *fault_of_two(const struct flag *a, const struct flag *b)
{
	if (strcmp(a->name, b->name) == 0)
		return "is there twice";
	if (a->letter && a->letter == b->letter)
		return "has the letter of another one";
	if (a->kind != FLAG_TAKE && b->kind != FLAG_TAKE && a->place == b->place)
		return "has the place of another one";
	return NULL;
}

/* What a plan file says is gone when all is parsed. */
static bool borrows_from_plan(const struct verb *verb, const struct flag *flag)
{
	for (size_t i = 0; i < verb->flag_count; i++)
		if (verb->flags[i].kind == FLAG_PLAN)
			return flag->kind == FLAG_TEXT && flag->section;
	return false;
}

bool flags_check(const struct verb *verb, struct error *err)
{
	for (size_t i = 0; i < verb->flag_count; i++) {
		const struct flag *flag = &verb->flags[i];
		const char *fault = fault_of(flag, verb);

		if (strcmp(flag->name, "help") == 0 || strcmp(flag->name, "version") == 0 ||
		    flag->letter == 'h')
			fault = "is what every verb has";
		if (!fault && borrows_from_plan(verb, flag))
			fault = "borrows what a plan file says";
		for (size_t k = 0; k < i && !fault; k++)
			fault = fault_of_two(&verb->flags[k], flag);
		if (fault)
			return error_set(err, "migstat %s: the flag --%s %s", verb->name,
					 flag->name, fault);
	}
	return true;
}
