/* rows.c — the rows of any CSV file, grouped while they are read. */
#include "bench.h"
#include "form.h"
#include "inside.h"

#include "datasets/array.h"
#include "datasets/csv.h"
#include "datasets/must.h"
#include "datasets/nearest.h"
#include "datasets/schema.h"

#include <stdlib.h>
#include <string.h>

static bool find_column(const struct csv_row *header, const struct rows_query *query,
			const char *option, const char *name, size_t *index, struct error *err)
{
	char guess[NEAREST_LIST_SIZE];
	bool parted;

	*index = header_find(header, name);
	if (*index < header->count)
		return true;
	nearest_or_list(guess, name, &header->cells->text, header->count, sizeof *header->cells);
	parted = header->count > 1 || !strpbrk(header->cells->text, ",;\t|");
	return error_set(err, "%s %s: %s has no such column%s%s", option, name, query->path, guess,
			 parted ? ""
				: "; its header is one cell: --delimiter tells what parts them, "
				  "such as ';' or tab");
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

static bool take_marks(struct reading *reading, const struct csv_row *header)
{
	size_t column;

	return !reading->query->marked ||
	       marks_bind(&reading->rows->marks, header, reading->query->time_of) ||
	       find_column(header, reading->query, "--time", reading->query->time_of, &column,
			   reading->err);
}

/* Finds in the header what was asked for. */
static bool take_header(struct reading *reading, const struct csv_row *header)
{
	reading->width = header->count;
	return csv_check_header(header, reading->err) && take_values(reading, header) &&
	       take_keys(reading, header) && take_places(reading, header) &&
	       take_marks(reading, header) &&
	       (!reading->where || where_bind(reading->where, header, reading->err)) &&
	       (!reading->failed || where_bind(reading->failed, header, reading->err));
}

/* Columns without names are called 1, 2, ... */
static bool number_columns(struct reading *reading, const struct csv_row *row)
{
	struct texts *names = &reading->numbers;
	struct csv_row header;
	struct cell *cells = must_alloc(row->count, sizeof *cells);
	bool good;

	for (size_t i = 0; i < row->count; i++)
		texts_add(names, "%zu", i + 1);
	for (size_t i = 0; i < row->count; i++)
		cells[i] = (struct cell){ names->at[i], row->cells[i].at };
	header = (struct csv_row){ cells, row->count };
	good = take_header(reading, &header);
	free(cells);
	return good;
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
	struct rows_target target = { .group = group, .vm = vm };
	uint32_t place;
	uint32_t mark;

	if (places_kept(&rows->places)) {
		if (!places_of_row(&rows->places, row, &place, reading->err))
			return false;
		target.place = &place;
	}
	if (rows->marks.kept) {
		if (!marks_of_row(&rows->marks, row, &mark, reading->err))
			return false;
		target.mark = rows->marks.kept ? &mark : NULL;
	}
	for (size_t i = 0; i < rows->column_count; i++)
		if (!rows_take_cell(rows, i, &reading->form, &row->cells[reading->values[i]],
				    &target, reading->err))
			return false;
	return true;
}

bool reading_take_row(struct reading *reading, const struct csv_row *row)
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

bool reading_take_rows(struct reading *reading, struct csv_reader *reader)
{
	struct csv_row row;
	bool good = true;

	while (good && (good = csv_next(reader, &row, reading->err)) && row.count > 0)
		good = reading_take_row(reading, &row);
	return good;
}

/* The first row: the header, or a row of columns without names. */
static bool take_first(struct reading *reading)
{
	struct csv_row row;

	if (!csv_next(reading->reader, &row, reading->err))
		return false;
	if (row.count == 0)
		return error_at(reading->err, (struct place){ reading->query->path, 1, 0 },
				"the file is empty; its first line should name the columns");
	return reading->query->no_header
		       ? number_columns(reading, &row) && reading_take_row(reading, &row)
		       : take_header(reading, &row);
}

static bool read_all(struct reading *reading)
{
	return take_first(reading) && parts_read(reading) &&
	       reading_take_rows(reading, reading->reader);
}

/* How the file is written, and what was made of that. */
static bool find_form(struct reading *reading)
{
	const struct rows_query *query = reading->query;
	struct texts names = { 0 };
	const struct form_query wanted = { &names, query->delimiter, query->no_header };
	struct rows_form form;
	bool good;

	for (size_t i = 0; i < query->values.count; i++)
		texts_add(&names, "%s", query->values.at[i]);
	for (size_t i = 0; i < query->by->count; i++)
		texts_add(&names, "%s", query->by->at[i]);
	if (query->unit_of)
		texts_add(&names, "%s", query->unit_of);
	good = form_find(reading->reader, &wanted, &form, &reading->rows->said, reading->err);
	texts_free(&names);
	if (!good)
		return false;
	reading->form = (struct cell_form){ form.decimal_comma, &reading->query->missing };
	reading->delimiter = form.csv.delimiter;
	if (reading->where)
		where_set_form(reading->where, &reading->form);
	if (reading->failed)
		where_set_form(reading->failed, &reading->form);
	return true;
}

bool rows_read(struct rows *rows, const struct rows_query *query, struct error *err)
{
	struct reading reading = { .rows = rows, .query = query, .err = err };
	char *bench = NULL; /* what the reader reads, where it is no CSV file */
	bool good;

	*rows = (struct rows){ .independent = !query->unit_of };
	good = (!query->where || where_parse(&reading.where, "--where", query->where, err)) &&
	       (!query->failed || where_parse(&reading.failed, "--failed", query->failed, err)) &&
	       bench_open(&reading.reader, query->path, &bench, &rows->said, err) &&
	       find_form(&reading) && read_all(&reading);
	rows->converted = bench != NULL;
	if (good)
		rows_say(rows, csv_comments(reading.reader));
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
	free(bench);
	texts_free(&reading.numbers);
	return good;
}
