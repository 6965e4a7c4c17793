/* rows.c — the rows of any CSV file, grouped while they are read. */
#include "inside.h"

#include "datasets/array.h"
#include "datasets/csv.h"
#include "datasets/must.h"
#include "datasets/nearest.h"
#include "datasets/schema.h"

#include <stdlib.h>
#include <string.h>

static bool find_column(const struct csv_row *header, const struct reading *reading,
			const char *option, const char *name, size_t *index)
{
	char guess[NEAREST_LIST_SIZE];
	bool parted;

	*index = header_find(header, name);
	if (*index < header->count)
		return true;
	nearest_or_list(guess, name, &header->cells->text, header->count, sizeof *header->cells);
	parted = header->count > 1 || !strpbrk(header->cells->text, ",;\t|");
	return error_set(reading->err, "%s %s: %s has no such column%s%s", option, name,
			 reading->path, guess,
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
		if (!find_column(header, reading, "--value", names->at[i], &reading->values[i]))
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
		if (!find_column(header, reading, "--by", by->at[i], &reading->by[i]))
			return false;
	}
	reading->keys = by->count;
	if (reading->query->directions)
		take_direction(reading, header);
	return !reading->query->unit_of ||
	       find_column(header, reading, "--unit-of", reading->query->unit_of, &reading->vm);
}

static bool take_places(struct reading *reading, const struct csv_row *header)
{
	const char *cycle_of = reading->query->cycle_of;
	size_t column;

	/* who analyzes the cycles' numbers does not mean cycles */
	if (!cycle_of && texts_have(&reading->query->values, "cycle"))
		cycle_of = "none";
	return places_bind(&reading->rows->places, header, cycle_of) ||
	       find_column(header, reading, "--cycle", cycle_of, &column);
}

static bool take_marks(struct reading *reading, const struct csv_row *header)
{
	size_t column;

	return !reading->query->marked ||
	       marks_bind(&reading->rows->marks, header, reading->query->time_of) ||
	       find_column(header, reading, "--time", reading->query->time_of, &column);
}

bool reading_take_header(struct reading *reading, const struct csv_row *header)
{
	reading->width = header->count;
	return csv_check_header(header, reading->err) && take_values(reading, header) &&
	       take_keys(reading, header) && take_places(reading, header) &&
	       take_marks(reading, header) &&
	       (!reading->where || where_bind(reading->where, header, reading->err)) &&
	       (!reading->failed || where_bind(reading->failed, header, reading->err));
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
	if (column && (name[0] == '\0' || cell_is_missing(&reading->form, name, strlen(name)))) {
		error_at(reading->err, row->cells[reading->vm].at,
			 "column '%s' is %s: --unit-of needs to know each row's VM; leave such "
			 "rows out by --where",
			 column, name[0] == '\0' ? "empty" : name);
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
		if (!places_of_row(&rows->places, row, &reading->form, &place, reading->err))
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

bool rows_take(struct rows *rows, const struct rows_query *query, struct error *err)
{
	struct reading reading = { .rows = rows, .query = query, .err = err };
	bool good;

	*rows = (struct rows){ .independent = !query->unit_of };
	good = (!query->where || where_parse(&reading.where, "--where", query->where, err)) &&
	       (!query->failed || where_parse(&reading.failed, "--failed", query->failed, err)) &&
	       reading_take_files(&reading);
	if (!good)
		rows_free(rows);
	where_free(reading.where);
	where_free(reading.failed);
	free(reading.values);
	free(reading.by);
	free(reading.key);
	texts_free(&reading.header);
	return good;
}

bool rows_complete(struct rows *rows, const struct rows_query *query, struct error *err)
{
	bool many = query->files && query->files->count > 1;

	rows_say(rows);
	if (rows->kept > 0) {
		rows_finish(rows);
		return true;
	}
	error_set(err, "%s: %s", query->path,
		  rows->read > 0 ? "no row fits --where"
		  : many         ? "the files have no row beneath their headers"
				 : "the file has no row beneath its header");
	rows_free(rows);
	return false;
}

bool rows_read(struct rows *rows, const struct rows_query *query, struct error *err)
{
	return rows_take(rows, query, err) && rows_complete(rows, query, err);
}
