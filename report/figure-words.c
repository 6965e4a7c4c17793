/* figure-words.c — what figures say of their groups in words. */
#include "figure-data.h"

#include <stdio.h>
#include <stdlib.h>

void group_print_name(FILE *out, const struct figure_data *data, const struct group *group)
{
	const struct cluster *cluster = &data->clusters[group->cluster];

	for (const char *at = cluster->label; at && *at != '\0'; at++)
		(void)fputc(*at == '\n' ? '/' : *at, out);
	(void)fprintf(out, "%s%s", cluster->label ? "/" : "", group->label);
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
		(void)fprintf(out, "%s%s", i > 0 ? " and " : "", data->by[i]);
}

long long group_without_value(const struct group *group)
{
	long long timed = 0;

	for (unsigned i = 0; i < OUTCOME_COUNT; i++)
		if (outcome_info((enum outcome)i)->timed)
			timed += group->counts[i];
	return timed - group->n - group->censored;
}

static void print_words(FILE *stream, const char *word)
{
	for (; *word != '\0'; word++)
		(void)fputc(*word == '_' ? ' ' : *word, stream);
}

char *group_absent_text(const struct group *group)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	long long without_value = group_without_value(group);
	const char *separator = "";

	if (!stream)
		return NULL;
	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		if (group->counts[i] == 0 || outcome_info((enum outcome)i)->timed)
			continue;
		(void)fputs(separator, stream);
		print_words(stream, outcome_words[i]);
		(void)fprintf(stream, " %lld", group->counts[i]);
		separator = ", ";
	}
	if (group->censored > 0) {
		(void)fprintf(stream, "%sgiven up at the limit %lld", separator, group->censored);
		separator = ", ";
	}
	if (without_value > 0) {
		(void)fprintf(stream, "%sno value %lld", separator, without_value);
		separator = ", ";
	}
	if (separator[0] != '\0')
		(void)fprintf(stream, " of %lld", group->planned);
	return fclose(stream) == 0 ? text : NULL;
}
