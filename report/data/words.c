/* words.c — what is said of groups and their intervals in words. */
#include "data.h"

#include "report/draw/number.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <string.h>

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

/* How many migrations of the group moved their VM but have no value of the metric. */
static long long without_value(const struct group *group)
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
	print_part(stream, &separator, "no_value", without_value(group), language);
	if (separator[0] != '\0') {
		fputs(" of ", stream);
		number_print_count(stream, group->planned, language);
	}
	must_close_text(stream);
	return text;
}

/* ---- intervals ---- */

/* The kinds that summary.csv can tell; an analysis that tells none had the first. */
static const struct {
	const char *word, *text;
} kinds[] = {
	{ "vm-means", "Student’s t on the VM means, df = VMs − 1" },
	{ "log", "Cox’s, on the logarithms of the VM means" },
	{ "bca", "bootstrap of the VM means, BCa" },
};

enum { KINDS = COUNT(kinds) };

/* KINDS for a group without interval. */
static size_t kind_of(const struct group *group)
{
	size_t kind = 0;

	if (isnan(group->low))
		return KINDS;
	while (kind < KINDS && strcmp(kinds[kind].word, group->kind) != 0)
		kind++;
	return kind < KINDS ? kind : 0;
}

/* How many groups have an interval of this kind. */
static size_t count_kind(const struct figure_data *data, size_t kind)
{
	size_t count = 0;

	for (size_t i = 0; i < data->group_count; i++)
		count += kind_of(&data->groups[i]) == kind;
	return count;
}

static void print_groups(FILE *out, const struct figure_data *data, size_t kind)
{
	const char *separator = ": ";

	for (size_t i = 0; i < data->group_count; i++) {
		if (kind_of(&data->groups[i]) != kind)
			continue;
		fputs(separator, out);
		group_print_name(out, data, &data->groups[i]);
		separator = ", ";
	}
}

void interval_print_kinds(FILE *out, const struct figure_data *data)
{
	size_t with_interval = data->group_count - count_kind(data, KINDS);
	const char *separator = "";

	for (size_t kind = 0; kind < KINDS; kind++) {
		size_t count = count_kind(data, kind);

		if (count == 0)
			continue;
		fprintf(out, "%s%s", separator, kinds[kind].text);
		separator = "; ";
		if (count < with_interval)
			print_groups(out, data, kind);
	}
}

bool interval_is_marked(const struct sources *sources, const char *metric)
{
	for (size_t run = 0; run < sources_count(sources); run++) {
		const struct table *summary = sources_table_read(sources, run, &schema_summary);

		for (size_t row = 0; row < summary->rows; row++)
			if (interval_mark(summary, row)[0] != '\0' &&
			    (!metric || table_says(summary, row, "metric", metric)))
				return true;
	}
	return false;
}

const char *interval_mark(const struct table *summary, size_t row)
{
	const char *kind = table_cell(summary, row, "interval_kind");

	return strcmp(kind, kinds[0].word) == 0 ? "" : kind;
}
