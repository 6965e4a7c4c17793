/* said-print.c — what is said of a verb's flags, written as a plan file. */
#include "said.h"

#include "characters.h"
#include "quoted.h"

#include <string.h>

enum { WIDTH = 78 };

static void print_comment(const char *text, FILE *stream)
{
	size_t column = 0;

	while (*text != '\0') {
		size_t length = strcspn(text, " ");

		if (column == 0 || column + 1 + length > WIDTH) {
			fputs(column > 0 ? "\n#" : "#", stream);
			column = 1;
		}
		fprintf(stream, " %.*s", (int)length, text);
		column += 1 + length;
		text += length;
		text += strspn(text, " ");
	}
	fputc('\n', stream);
}

/* Whether it can stand as it is: what is read again is the same. */
static bool is_plain(const char *value)
{
	size_t length = strlen(value);

	return length > 0 && text_is_plain(value) && value[0] != '"' && value[0] != ' ' &&
	       value[length - 1] != ' ';
}

static void print_one(const struct said *said, FILE *stream)
{
	const char *value = said->flag->argument ? said->value : "yes";

	fprintf(stream, "%s = ", said->flag->name);
	if (is_plain(value))
		fputs(value, stream);
	else
		quoted_print(value, stream);
	fputc('\n', stream);
}

/* Of a flag of one value the last word counts. */
static void print_flag(const struct said_list *said, const struct flag *flag, FILE *stream)
{
	const struct said *last = NULL;

	for (size_t i = 0; i < said->count; i++)
		if (said->at[i].flag == flag)
			last = &said->at[i];
	if (!last) {
		fprintf(stream, "#%s = %s\n", flag->name, flag->argument ? flag->argument : "yes");
		return;
	}
	print_comment(flag->help, stream);
	for (size_t i = 0; i < said->count; i++)
		if (said->at[i].flag == flag &&
		    (&said->at[i] == last || (flag->argument && !flags_has_one_value(flag))))
			print_one(&said->at[i], stream);
}

void said_print(const struct said_list *said, const struct verb *verb, FILE *stream)
{
	fprintf(stream, "# A plan for migstat %s --plan FILE. Keys are the long options of\n",
		verb->name);
	fputs("# its manual page; what is a list has a line for each. What the command line\n"
	      "# says takes the place of all lines of that key.\n",
	      stream);
	for (size_t i = 0; i < verb->flag_count; i++) {
		const char *section = verb->flags[i].section;

		if (!section || !said_begins_section(verb, i))
			continue;
		fprintf(stream, "\n[%s]\n", section);
		for (size_t k = i; k < verb->flag_count; k++)
			if (verb->flags[k].section && strcmp(verb->flags[k].section, section) == 0)
				print_flag(said, &verb->flags[k], stream);
	}
}
