/* sidecar.c — the numbers of a figure as a CSV table. */
#include "sidecar.h"

#include <assert.h>
#include <string.h>

const struct column sidecar_leading[SIDECAR_LEADING] = {
	COLUMN("run", TEXT, "", REQUIRED, "Name of the run."),
	COLUMN("metric", TEXT, "", REQUIRED, "Name of the metric."),
	COLUMN("unit", TEXT, "", OPTIONAL, "Unit of the values."),
};

/* Goes to a place in the row; the cells before it that were left out are empty. */
static void go_to(struct sidecar *sidecar, size_t place)
{
	assert(place >= sidecar->next);
	while (sidecar->next < place) {
		csv_line_text(&sidecar->line, NULL);
		sidecar->next++;
	}
	sidecar->next++;
}

/* Whether the figure is grouped by one of its own columns, such as direction: it stands among the
 * keys then, and not a second time. */
static bool is_key(const struct sidecar *sidecar, size_t column)
{
	const char *name = schema_column(sidecar->schema, column)->name;

	for (size_t i = 0; column >= sidecar->schema->leading_count && i < sidecar->by_count; i++)
		if (strcmp(name, sidecar->by[i]) == 0)
			return true;
	return false;
}

/* The place of the schema's column in the row; of the one behind the last: the row's length. */
static size_t place_of(const struct sidecar *sidecar, size_t column)
{
	size_t place = column;

	if (column >= sidecar->schema->leading_count)
		place += sidecar->by_count;
	for (size_t i = 0; i < column; i++)
		place -= is_key(sidecar, i);
	return place;
}

/* False: the column has no place. */
static bool go_to_column(struct sidecar *sidecar, size_t column)
{
	assert(column < schema_count(sidecar->schema));
	if (is_key(sidecar, column))
		return false;
	go_to(sidecar, place_of(sidecar, column));
	return true;
}

void sidecar_key(struct sidecar *sidecar, size_t index, const char *text)
{
	assert(sidecar->schema->grouped && index < sidecar->by_count);
	go_to(sidecar, sidecar->schema->leading_count + index);
	csv_line_text(&sidecar->line, text);
}

void sidecar_text(struct sidecar *sidecar, size_t column, const char *text)
{
	if (go_to_column(sidecar, column))
		csv_line_text(&sidecar->line, text);
}

void sidecar_number(struct sidecar *sidecar, size_t column, double value)
{
	if (go_to_column(sidecar, column))
		csv_line_exact(&sidecar->line, value);
}

void sidecar_integer(struct sidecar *sidecar, size_t column, long long value)
{
	if (go_to_column(sidecar, column))
		csv_line_integer(&sidecar->line, value);
}

void sidecar_group(struct sidecar *sidecar, const struct figure_data *data,
		   const struct group *group, const char *kind)
{
	sidecar_text(sidecar, SIDECAR_RUN, data->runs[group->run].name);
	if (sidecar->schema->leading_count == SIDECAR_LEADING) {
		sidecar_text(sidecar, SIDECAR_METRIC, data->metric->column.name);
		sidecar_text(sidecar, SIDECAR_UNIT, data->metric->column.unit);
	}
	for (size_t i = 0; i < data->by_count + data->fixed_count; i++)
		sidecar_key(sidecar, i, group->keys[i]);
	sidecar_text(sidecar, sidecar->schema->leading_count, kind);
}

void sidecar_point(struct sidecar *sidecar, size_t column, const struct point *point)
{
	sidecar_text(sidecar, column, point->vm);
	sidecar_text(sidecar, column + 1,
		     point->undirected                  ? ""
		     : point->direction == DIRECTION_AB ? "AB"
							: "BA");
	sidecar_text(sidecar, column + 2, point->cycle);
	sidecar_number(sidecar, column + 3, point->value);
}

void sidecar_row(struct sidecar *sidecar)
{
	size_t length = place_of(sidecar, schema_count(sidecar->schema));
	struct error ignored = { 0 };

	for (; sidecar->next < length; sidecar->next++)
		csv_line_text(&sidecar->line, NULL);
	sidecar->next = 0;
	sidecar->failed =
		!csv_line_print(&sidecar->line, sidecar->stream, &ignored) || sidecar->failed;
}

void sidecar_header(struct sidecar *sidecar)
{
	const struct schema *schema = sidecar->schema;

	for (size_t i = 0; i < schema->leading_count; i++)
		sidecar_text(sidecar, i, schema_column(schema, i)->name);
	for (size_t i = 0; i < sidecar->by_count; i++)
		sidecar_key(sidecar, i, sidecar->by[i]);
	for (size_t i = schema->leading_count; i < schema_count(schema); i++)
		sidecar_text(sidecar, i, schema_column(schema, i)->name);
	sidecar_row(sidecar);
}
