/* interval-words.c — what an interval of a mean is, in words. */
#include "interval-words.h"

#include "datasets/array.h"

#include <math.h>
#include <string.h>

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

bool interval_is_marked(const struct table *summary, const char *metric)
{
	size_t column = table_column(summary, "metric");

	for (size_t row = 0; row < summary->rows; row++)
		if (interval_mark(summary, row)[0] != '\0' &&
		    (!metric || strcmp(table_text(summary, row, column), metric) == 0))
			return true;
	return false;
}

const char *interval_mark(const struct table *summary, size_t row)
{
	const char *kind = table_text(summary, row, table_column(summary, "interval_kind"));

	return strcmp(kind, kinds[0].word) == 0 ? "" : kind;
}
