/* flags.c — parses a command line by its verb's table, and prints the table as --help. */
#include "flags.h"

#include "array.h"
#include "nearest.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* Every verb has these. */
static const struct flag common[] = {
	{ .name = "help", .letter = 'h', .help = "Show this page." },
	{ .name = "version", .help = "Show the version." },
};
enum { COMMON = COUNT(common) };

enum { VALUE_HELP = 1000, VALUE_VERSION, VALUE_FIRST };
enum { MOST_FLAGS = 64, HELP_COLUMN = 28, HELP_WIDTH = 80 };

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

const struct flag *flags_find(const struct verb *verb, const char *name)
{
	for (size_t i = 0; i < verb->flag_count; i++)
		if (strcmp(verb->flags[i].name, name) == 0)
			return &verb->flags[i];
	return NULL;
}

static bool unknown_option(const struct verb *verb, const char *typed, struct error *err)
{
	struct nearest nearest = { .typed = typed + strspn(typed, "-") };
	char guess[NEAREST_TEXT_SIZE];

	for (size_t i = 0; i < verb->flag_count; i++)
		nearest_offer(&nearest, verb->flags[i].name);
	for (size_t i = 0; i < COMMON; i++)
		nearest_offer(&nearest, common[i].name);
	nearest_text(&nearest, guess);
	return error_set(err, "unknown option %s%s (migstat %s --help lists them)", typed, guess,
			 verb->name);
}

/* Whether the flag has one value, and not a list or nothing. */
static bool has_one_value(const struct flag *flag)
{
	switch (flag->kind) {
	case FLAG_TEXT:
	case FLAG_COPY:
	case FLAG_WHOLE:
	case FLAG_SECONDS:
	case FLAG_SHARE:
	case FLAG_WORD:
	case FLAG_ENTRY:
	case FLAG_METRIC:
		return true;
	case FLAG_TAKE:
		return flag->one_value;
	case FLAG_UNHANDLED:
	case FLAG_SWITCH:
	case FLAG_METRICS:
	case FLAG_TEXTS:
	case FLAG_KINDS:
		break;
	}
	return false;
}

/* Takes the flag's value, if it was not given before: given tells by the flag's place. */
static bool take_once(const struct verb *verb, const struct flag *flag, void *options, bool *given,
		      struct error *err)
{
	bool *before = &given[flag - verb->flags];

	if (!flags_take(flag, options, optarg, err))
		return false;
	if (*before && has_one_value(flag))
		return error_set(err, "--%s is given twice: it takes one value", flag->name);
	*before = true;
	return true;
}

/* Takes what getopt_long has found. */
static enum flags_result take_found(const struct verb *verb, void *options, int value,
				    const char *typed, bool *given, struct error *err)
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
	else if (take_once(verb, flag, options, given, err))
		return FLAGS_RUN;
	return FLAGS_WRONG;
}

enum flags_result flags_parse(const struct verb *verb, void *options, int argc, char **argv,
			      struct error *err)
{
	struct option longs[MOST_FLAGS + 3];
	char shorts[2 * MOST_FLAGS + 4];
	bool given[MOST_FLAGS] = { false };
	enum flags_result result = FLAGS_RUN;
	int value;

	if (verb->defaults)
		memcpy(options, verb->defaults, verb->options_size);
	else
		memset(options, 0, verb->options_size);
	if (verb->begin && !verb->begin(options, err))
		return FLAGS_WRONG;
	if (verb->flag_count > MOST_FLAGS)
		abort(); /* a table of ours has outgrown the arrays above */
	fill_tables(verb, longs, shorts);
	opterr = 0;
	optind = 0; /* begin anew, also behind an earlier command line */
	while (result == FLAGS_RUN && (value = getopt_long(argc, argv, shorts, longs, NULL)) != -1)
		result = take_found(verb, options, value, argv[optind - 1], given, err);
	if (result == FLAGS_RUN &&
	    !verb->finish(options, (size_t)(argc - optind), argv + optind, err))
		return FLAGS_WRONG;
	return result;
}

/* Prints text in words, wrapped, from column HELP_COLUMN on; `column` is where the pen stands. */
static void print_wrapped(FILE *stream, const char *text, int column)
{
	while (*text != '\0') {
		int length = (int)strcspn(text, " ");

		if (column < HELP_COLUMN || column + 1 + length > HELP_WIDTH) {
			if (column >= HELP_COLUMN) {
				fputc('\n', stream);
				column = 0;
			}
			fprintf(stream, "%*s", HELP_COLUMN - column, "");
			column = HELP_COLUMN;
		} else {
			fputc(' ', stream);
			column++;
		}
		fprintf(stream, "%.*s", length, text);
		column += length;
		text += length;
		text += strspn(text, " ");
	}
	fputc('\n', stream);
}

static void print_flag(FILE *stream, const struct flag *flag)
{
	int column;

	if (flag->letter)
		column = fprintf(stream, "  -%c, --%s", flag->letter, flag->name);
	else
		column = fprintf(stream, "      --%s", flag->name);
	if (flag->argument)
		column += fprintf(stream, " %s", flag->argument);
	if (column + 2 > HELP_COLUMN) {
		fputc('\n', stream);
		column = 0;
	}
	print_wrapped(stream, flag->help, column);
}

void flags_help(const struct verb *verb, FILE *stream)
{
	fprintf(stream, "Usage: migstat %s [OPTION]... %s\n%s\n\nOptions:\n", verb->name,
		verb->operands, verb->purpose);
	for (size_t i = 0; i < verb->flag_count; i++)
		print_flag(stream, &verb->flags[i]);
	for (size_t i = 0; i < COMMON; i++)
		print_flag(stream, &common[i]);
	if (verb->epilogue)
		fprintf(stream, "\n%s", verb->epilogue);
}

static void list_flag(FILE *stream, const struct flag *flag)
{
	fprintf(stream, "%c\t%s\t%s\n", flag->letter ? flag->letter : '-', flag->name,
		flag->argument ? flag->argument : "-");
}

void flags_list(const struct verb *verb, FILE *stream)
{
	for (size_t i = 0; i < verb->flag_count; i++)
		list_flag(stream, &verb->flags[i]);
	for (size_t i = 0; i < COMMON; i++)
		list_flag(stream, &common[i]);
}

void flags_version(const struct verb *verb, FILE *stream)
{
	fprintf(stream, "migstat %s " MIGSTAT_VERSION "\nLicence: GPL-3.0-or-later. No warranty.\n",
		verb->name);
}
