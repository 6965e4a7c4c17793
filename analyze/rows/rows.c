/* rows.c — the rows of any CSV file, grouped while they are read. */
#include "inside.h"
#include "where.h"

#include "datasets/csv.h"
#include "datasets/must.h"
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
	size_t vm;  /* the column that tells it */
	struct error *err;
};

static bool find_column(const struct csv_row *header, const struct rows_query *query,
			const char *option, const char *name, size_t *index, struct error *err)
{
	char guess[NEAREST_TEXT_SIZE];

	*index = header_find(header, name);
	if (*index < header->count)
		return true;
	nearest_of(guess, name, &header->cells->text, header->count, sizeof *header->cells);
	return error_set(err, "%s %s: %s has no such column%s", option, name, query->path, guess);
}

/* A metric that migstat knows keeps its title and its better direction. */
static void describe(struct rows_column *column, const char *header)
{
	size_t known;

	column->header = must_copy(header);
	column->unit = header_unit_of(header);
	column->name = header_name(&column->unit, header);
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
}

static bool take_values(struct reading *reading, const struct csv_row *header)
{
	struct rows *rows = reading->rows;
	const struct texts *names = &reading->query->values;

	rows->columns = must_alloc(names->count, sizeof *rows->columns);
	reading->values = must_alloc(names->count, sizeof *reading->values);
	for (size_t i = 0; i < names->count; i++) {
		if (!find_column(header, reading->query, "--value", names->at[i],
				 &reading->values[i], reading->err))
			return false;
		rows->column_count++;
		describe(&rows->columns[i], names->at[i]);
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
	size_t column = header_find(header, "direction");

	if (texts_have(reading->query->by, "direction") || column == header->count)
		return;
	reading->by[reading->keys++] = column;
	reading->rows->directions = true;
}

static bool take_keys(struct reading *reading, const struct csv_row *header)
{
	const struct texts *by = reading->query->by;

	reading->by = must_alloc(by->count + 1, sizeof *reading->by);
	reading->key = must_alloc(by->count + 2, sizeof *reading->key);
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
			   &reading->vm, reading->err);
}

static bool take_places(struct reading *reading, const struct csv_row *header)
{
	const char *cycle_of = reading->query->cycle_of;
	size_t column;

	/* who analyzes the cycles' numbers does not mean cycles */
	if (!cycle_of && texts_have(&reading->query->values, "cycle"))
		cycle_of = "none";
	return places_bind(&reading->rows->places, header, cycle_of) ||
	       find_column(header, reading->query, "--cycle", cycle_of, &column, reading->err);
}

static bool check_twice(const struct csv_row *header, struct error *err)
{
	for (size_t i = 0; i < header->count; i++)
		if (header_find(header, header->cells[i].text) < i)
			return error_at(err, header->cells[i].at, "column '%s' stands there twice",
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
	       take_keys(reading, &header) && take_places(reading, &header) &&
	       (!reading->where || where_bind(reading->where, &header, reading->err)) &&
	       (!reading->failed || where_bind(reading->failed, &header, reading->err));
}

/* place: NULL where values keep none. */
static bool add_value(const struct rows_column *column, struct packed *values,
		      const struct cell *cell, const uint32_t *place, struct error *err)
{
	char scaled[UNIT_TEXT_SIZE];
	const char *text = cell->text;
	double number;

	if (!number_of_text(text, &number))
		return error_at(err, cell->at, "column '%s': '%s' is not a number such as 1.25",
				column->header, text);
	if (header_unit_scales(&column->unit)) {
		if (!header_unit_scale(&column->unit, text, scaled))
			return error_at(err, cell->at, "column '%s': '%s' is too large",
					column->header, text);
		text = scaled;
	}
	if (place)
		packed_add_tagged(values, text, *place);
	else
		packed_add(values, text);
	return true;
}

static struct rows_group *find_group(struct reading *reading, const struct csv_row *row)
{
	for (size_t i = 0; i < reading->keys; i++)
		reading->key[i] = (char *)row->cells[reading->by[i]].text;
	return rows_group_of(reading->rows, reading->key);
}

/* NULL with an error. */
static struct rows_vm *find_vm(struct reading *reading, struct rows_group *group,
			       const struct csv_row *row)
{
	const char *column = reading->query->unit_of;
	const char *name = column ? row->cells[reading->vm].text : "";

	/* an empty cell would make one VM of all that are not known */
	if (column && name[0] == '\0') {
		error_at(reading->err, row->cells[reading->vm].at,
			 "column '%s' is empty: --unit-of needs to know each row's VM", column);
		return NULL;
	}
	return rows_vm_of(reading->rows, group, name);
}

static bool take_cells(struct reading *reading, const struct csv_row *row, struct rows_group *group,
		       struct rows_vm *vm)
{
	struct rows *rows = reading->rows;
	bool placed = places_kept(&rows->places);
	uint32_t place = 0;

	if (placed && !places_of_row(&rows->places, row, &place, reading->err))
		return false;
	for (size_t i = 0; i < rows->column_count; i++) {
		const struct cell *cell = &row->cells[reading->values[i]];

		if (cell->text[0] == '\0')
			group->missing[i]++;
		else if (!add_value(&rows->columns[i], &vm->columns[i], cell,
				    placed ? &place : NULL, reading->err))
			return false;
	}
	return true;
}

static bool take_row(struct reading *reading, const struct csv_row *row)
{
	struct rows *rows = reading->rows;
	struct rows_group *group;
	struct rows_vm *vm;
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
	vm = find_vm(reading, group, row);
	if (!vm)
		return false;
	rows->kept++;
	group->rows++;
	vm->rows++;
	vm->failed += failed;
	return failed || take_cells(reading, row, group, vm);
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
