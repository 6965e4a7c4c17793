/* rows.c — the rows of any CSV file, grouped while they are read. */
#include "inside.h"

#include "analyze/data/where.h"

#include "datasets/csv.h"
#include "datasets/nearest.h"
#include "datasets/schema.h"
#include "datasets/table.h"

#include <stdlib.h>
#include <string.h>

/* What reading needs beside its result. */
struct reading {
	struct rows *rows;
	const struct rows_query *query;
	struct csv_reader *reader;
	struct where *where;  /* NULL: all rows */
	struct where *failed; /* NULL: none */
	size_t width;         /* of the header */
	size_t *values;       /* the columns' places in the file */
	size_t *by;           /* of the keys, too */
	size_t keys;
	char **key; /* of the row at hand; borrowed texts, ended by NULL */
	size_t unit;
	struct error *err;
};

static bool find_column(const struct csv_row *header, const struct rows_query *query,
			const char *option, const char *name, size_t *index, struct error *err)
{
	struct nearest nearest = { .typed = name };
	char guess[NEAREST_TEXT_SIZE];

	for (*index = 0; *index < header->count; ++*index) {
		nearest_offer(&nearest, header->cells[*index].text);
		if (strcmp(header->cells[*index].text, name) == 0)
			return true;
	}
	nearest_text(&nearest, guess);
	return error_set(err, "%s %s: %s has no such column%s", option, name, query->path, guess);
}

/* A metric that migstat knows keeps its title and its better direction. */
static bool describe(struct rows_column *column, const char *header, struct error *err)
{
	size_t known;

	column->header = strdup(header);
	column->unit = unit_of_header(header);
	column->name = unit_name(&column->unit, header);
	if (!column->header || !column->name)
		return error_memory(err);
	known = metric_find(column->name);
	if (known < metric_count())
		column->metric = *metric_at(known);
	else
		column->metric = (struct metric){ .column = { .name = column->name,
							      .type = COLUMN_NUMBER,
							      .unit = column->unit.base,
							      .meaning = "" },
						  .title = column->name,
						  .better = NEITHER_IS_BETTER };
	column->metric.decimals = 0;
	return true;
}

static bool take_values(struct reading *reading, const struct csv_row *header)
{
	struct rows *rows = reading->rows;
	const struct texts *names = &reading->query->values;

	rows->columns = calloc(names->count + 1, sizeof *rows->columns);
	reading->values = calloc(names->count + 1, sizeof *reading->values);
	if (!rows->columns || !reading->values)
		return error_memory(reading->err);
	for (size_t i = 0; i < names->count; i++) {
		if (!find_column(header, reading->query, "--value", names->at[i],
				 &reading->values[i], reading->err))
			return false;
		rows->column_count++;
		if (!describe(&rows->columns[i], names->at[i], reading->err))
			return false;
		for (size_t j = 0; j < i; j++)
			if (strcmp(rows->columns[j].name, rows->columns[i].name) == 0)
				return error_set(reading->err,
						 "--value: '%s' and '%s' are both %s in base units",
						 names->at[j], names->at[i], rows->columns[i].name);
	}
	return true;
}

/* The last key, unless it is one already. */
static void take_direction(struct reading *reading, const struct csv_row *header)
{
	const char *name = "direction";

	for (size_t i = 0; !texts_have(reading->query->by, name) && i < header->count; i++)
		if (strcmp(header->cells[i].text, name) == 0) {
			reading->by[reading->keys++] = i;
			reading->rows->directions = true;
			return;
		}
}

static bool take_keys(struct reading *reading, const struct csv_row *header)
{
	const struct texts *by = reading->query->by;

	reading->by = calloc(by->count + 2, sizeof *reading->by);
	reading->key = calloc(by->count + 2, sizeof *reading->key);
	if (!reading->by || !reading->key)
		return error_memory(reading->err);
	for (size_t i = 0; i < by->count; i++) {
		if (schema_find(&schema_summary, by->at[i]) < schema_count(&schema_summary))
			return error_set(reading->err,
					 "--by %s: the analysis has a column of that name already",
					 by->at[i]);
		if (!find_column(header, reading->query, "--by", by->at[i], &reading->by[i],
				 reading->err))
			return false;
	}
	reading->keys = by->count;
	if (reading->query->directions)
		take_direction(reading, header);
	return !reading->query->unit_of ||
	       find_column(header, reading->query, "--unit-of", reading->query->unit_of,
			   &reading->unit, reading->err);
}

static bool check_twice(const struct csv_row *header, struct error *err)
{
	for (size_t i = 0; i < header->count; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(header->cells[i].text, header->cells[j].text) == 0)
				return error_at(err, header->cells[i].at,
						"column '%s' stands there twice",
						header->cells[i].text);
	return true;
}

static bool take_header(struct reading *reading)
{
	struct csv_row header;

	if (!csv_next(reading->reader, &header, reading->err))
		return false;
	if (header.count == 0)
		return error_at(reading->err, (struct place){ reading->query->path, 1, 0 },
				"the file is empty; its first line should name the columns");
	reading->width = header.count;
	return check_twice(&header, reading->err) && take_values(reading, &header) &&
	       take_keys(reading, &header) &&
	       (!reading->where || where_bind(reading->where, &header, reading->err)) &&
	       (!reading->failed || where_bind(reading->failed, &header, reading->err));
}

static bool add_value(const struct rows_column *column, struct packed *values,
		      const struct cell *cell, struct error *err)
{
	char scaled[UNIT_TEXT_SIZE];
	const char *text = cell->text;
	double number;

	if (!number_of_text(text, &number))
		return error_at(err, cell->at, "column '%s': '%s' is not a number such as 1.25",
				column->header, text);
	if (unit_scales(&column->unit)) {
		if (!unit_scale(&column->unit, text, scaled))
			return error_at(err, cell->at, "column '%s': '%s' is too large",
					column->header, text);
		text = scaled;
	}
	return packed_add(values, text, err);
}

/* Both: NULL with an error. */
static struct rows_group *find_group(struct reading *reading, const struct csv_row *row)
{
	struct rows_group *group;

	for (size_t i = 0; i < reading->keys; i++)
		reading->key[i] = (char *)row->cells[reading->by[i]].text;
	group = rows_group_of(reading->rows, reading->key);
	if (!group)
		error_memory(reading->err);
	return group;
}

static struct rows_unit *find_unit(struct reading *reading, struct rows_group *group,
				   const struct csv_row *row)
{
	const char *column = reading->query->unit_of;
	const char *name = column ? row->cells[reading->unit].text : "";
	struct rows_unit *unit = NULL;

	/* an empty cell would make one VM of all that are not known */
	if (column && name[0] == '\0') {
		error_at(reading->err, row->cells[reading->unit].at,
			 "column '%s' is empty: --unit-of needs to know each row's VM", column);
		return NULL;
	}
	unit = rows_unit_of(reading->rows, group, name);
	if (!unit)
		error_memory(reading->err);
	return unit;
}

static bool take_cells(struct reading *reading, const struct csv_row *row, struct rows_group *group,
		       struct rows_unit *unit)
{
	struct rows *rows = reading->rows;

	for (size_t i = 0; i < rows->column_count; i++) {
		const struct cell *cell = &row->cells[reading->values[i]];

		if (cell->text[0] == '\0')
			group->missing[i]++;
		else if (!add_value(&rows->columns[i], &unit->columns[i], cell, reading->err))
			return false;
	}
	return true;
}

static bool take_row(struct reading *reading, const struct csv_row *row)
{
	struct rows *rows = reading->rows;
	struct rows_group *group;
	struct rows_unit *unit;
	bool fits = true;
	bool failed = false;

	if (row->count != reading->width)
		return error_at(reading->err, row->cells[0].at,
				"%zu cells where the header has %zu", row->count, reading->width);
	rows->read++;
	if (reading->where && !where_fits(reading->where, row, &fits, reading->err))
		return false;
	if (!fits)
		return true;
	if (reading->failed && !where_fits(reading->failed, row, &failed, reading->err))
		return false;
	group = find_group(reading, row);
	unit = group ? find_unit(reading, group, row) : NULL;
	if (!unit)
		return false;
	rows->kept++;
	group->rows++;
	unit->rows++;
	unit->failed += failed;
	return failed || take_cells(reading, row, group, unit);
}

static bool read_all(struct reading *reading)
{
	struct csv_row row;
	bool good = take_header(reading);

	while (good && (good = csv_next(reading->reader, &row, reading->err)) && row.count > 0)
		good = take_row(reading, &row);
	return good;
}

bool rows_read(struct rows *rows, const struct rows_query *query, struct error *err)
{
	struct reading reading = { .rows = rows, .query = query, .err = err };
	bool good;

	*rows = (struct rows){ .independent = !query->unit_of };
	good = (!query->where || where_parse(&reading.where, "--where", query->where, err)) &&
	       (!query->failed || where_parse(&reading.failed, "--failed", query->failed, err)) &&
	       csv_open(&reading.reader, query->path, CSV_TORN_IS_ROW, err) && read_all(&reading);
	if (good && rows->kept == 0)
		good = error_set(err, "%s: %s", query->path,
				 rows->read == 0 ? "the file has no row beneath its header"
						 : "no row fits --where");
	if (good)
		rows_finish(rows);
	else
		rows_free(rows);
	csv_close(reading.reader);
	where_free(reading.where);
	where_free(reading.failed);
	free(reading.values);
	free(reading.by);
	free(reading.key);
	return good;
}
