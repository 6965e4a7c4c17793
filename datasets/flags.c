/* flags.c — a verb's table of flags: found by name, printed as --help and for programs. */
#include "flags.h"

#include "array.h"

#include <string.h>

/* Every verb has these. */
static const struct flag common[] = {
	{ .name = "help", .letter = 'h', .help = "Show this page." },
	{ .name = "version", .help = "Show the version." },
};
enum { COMMON = COUNT(common) };

enum { HELP_COLUMN = 28, HELP_WIDTH = 80 };

const struct flag *flags_find(const struct verb *verb, const char *name)
{
	for (size_t i = 0; i < verb->flag_count; i++)
		if (strcmp(verb->flags[i].name, name) == 0)
			return &verb->flags[i];
	return NULL;
}

bool flags_has_one_value(const struct flag *flag)
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
	case FLAG_PLAN:
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
