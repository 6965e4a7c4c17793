/* words.c — what figures say of their groups in words. */
#include "data.h"
#include "report/draw/number.h"

#include "datasets/must.h"

#include <stdio.h>

void group_print_name(FILE *out, const struct figure_data *data, const struct group *group)
{
	const struct cluster *cluster = &data->clusters[group->cluster];

	for (const char *at = cluster->label; at && *at != '\0'; at++)
		fputc(*at == '\n' ? '/' : *at, out);
	fprintf(out, "%s%s", cluster->label ? "/" : "", group->label);
}

bool figure_data_is_empty(const struct figure_data *data)
{
	size_t points = 0;

	for (size_t i = 0; i < data->group_count; i++)
		points += data->groups[i].point_count;
	return points == 0;
}

void figure_data_print_by(FILE *out, const struct figure_data *data)
{
	for (size_t i = 0; i < data->by_count; i++)
		fprintf(out, "%s%s", i > 0 ? " and " : "", data->by[i]);
}

long long group_without_value(const struct group *group)
{
	long long timed = 0;

	for (unsigned i = 0; i < OUTCOME_COUNT; i++)
		if (outcome_info((enum outcome)i)->timed)
			timed += group->counts[i];
	return timed - group->n - group->censored;
}

/* "error returned 12" behind the separator, with blanks for the word's underscores; nothing if
 * there is none. */
static void print_part(FILE *stream, const char **separator, const char *word, long long count,
		       const struct language *language)
{
	if (count <= 0)
		return;
	fputs(*separator, stream);
	for (; *word != '\0'; word++)
		fputc(*word == '_' ? ' ' : *word, stream);
	fputc(' ', stream);
	number_print_count(stream, count, language);
	*separator = ", ";
}

char *group_absent_text(const struct group *group, const struct language *language)
{
	char *text = NULL;
	size_t size;
	FILE *stream = must_open_text(&text, &size);
	const char *separator = "";

	for (unsigned i = 0; i < OUTCOME_COUNT; i++)
		if (!outcome_info((enum outcome)i)->timed)
			print_part(stream, &separator, outcome_words[i], group->counts[i],
				   language);
	print_part(stream, &separator, "given_up_at_the_limit", group->censored, language);
	print_part(stream, &separator, "no_value", group_without_value(group), language);
	if (separator[0] != '\0') {
		fputs(" of ", stream);
		number_print_count(stream, group->planned, language);
	}
	must_close_text(stream);
	return text;
}
