/* rows-run.c — the rows of a CSV file as a run. */
#include "rows-run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The table under way. Its columns: the keys, then "vm" and "outcome" unless a key is called so,
 * then the values. */
struct making {
	const struct rows *rows;
	const struct texts *by;
	struct table *table;
	size_t vm, outcome; /* by->count or more: not a key */
	size_t values;      /* the first value column */
};

static bool add_name(struct making *making, const char *name, struct error *err)
{
	struct table *table = making->table;

	if (table_column(table, name) < table->columns)
		return error_set(err, "column '%s' would stand twice in the run made of a CSV file",
				 name);
	table->names[table->columns] = strdup(name);
	if (!table->names[table->columns])
		return error_memory(err);
	table->columns++;
	return true;
}

/* The place of a column that every run has; added unless it is a key. */
static bool add_needed(struct making *making, const char *name, size_t *column, struct error *err)
{
	*column = table_column(making->table, name);
	return *column < making->table->columns || add_name(making, name, err);
}

static bool add_names(struct making *making, struct error *err)
{
	const struct rows *rows = making->rows;
	bool good = true;

	making->table->names =
		calloc(making->by->count + 2 + rows->column_count, sizeof *making->table->names);
	if (!making->table->names)
		return error_memory(err);
	for (size_t i = 0; good && i < making->by->count; i++)
		good = add_name(making, making->by->at[i], err);
	good = good && add_needed(making, "vm", &making->vm, err) &&
	       add_needed(making, "outcome", &making->outcome, err);
	making->values = making->table->columns;
	for (size_t i = 0; good && i < rows->column_count; i++)
		good = add_name(making, rows->columns[i].name, err);
	return good;
}

/* The most values of one column: how many rows the VM becomes. */
static size_t rows_of_unit(const struct rows *rows, const struct rows_unit *unit)
{
	size_t most = 0;

	for (size_t i = 0; i < rows->column_count; i++)
		if (unit->columns[i].count > most)
			most = unit->columns[i].count;
	return most;
}

static size_t count_rows(const struct rows *rows)
{
	size_t count = 0;

	for (size_t g = 0; g < rows->count; g++)
		for (size_t u = 0; u < rows->groups[g]->count; u++)
			count += rows_of_unit(rows, rows->groups[g]->units[u]);
	return count;
}

/* What stands in a column of row number `row` of the unit. */
static const char *text_of(const struct making *making, const struct rows_group *group,
			   const struct rows_unit *unit, size_t row, size_t column,
			   char buffer[PACKED_TEXT_SIZE])
{
	const struct packed *values;

	if (column < making->by->count)
		return group->key[column];
	if (column < making->values && column != making->vm)
		return "ok";
	if (column == making->vm && making->rows->independent)
		(void)snprintf(buffer, PACKED_TEXT_SIZE, "row %zu", making->table->rows + 1);
	if (column == making->vm)
		return making->rows->independent ? buffer : unit->name;
	values = &unit->columns[column - making->values];
	return row < values->count ? packed_text(values, row, buffer) : "";
}

static bool add_rows(struct making *making, const struct rows_group *group,
		     const struct rows_unit *unit)
{
	struct table *table = making->table;
	size_t count = rows_of_unit(making->rows, unit);
	char buffer[PACKED_TEXT_SIZE];

	for (size_t row = 0; row < count; row++, table->rows++)
		for (size_t column = 0; column < table->columns; column++) {
			struct cell *cell = &table->cells[table->rows * table->columns + column];

			cell->at.file = table->path;
			cell->text = strdup(text_of(making, group, unit, row, column, buffer));
			if (!cell->text) {
				table->rows++; /* so that its other cells are freed */
				return false;
			}
		}
	return true;
}

static bool fill(struct making *making, struct error *err)
{
	const struct rows *rows = making->rows;
	struct table *table = making->table;

	if (!add_names(making, err))
		return false;
	table->cells = calloc(count_rows(rows) * table->columns + 1, sizeof *table->cells);
	if (!table->cells)
		return error_memory(err);
	for (size_t g = 0; g < rows->count; g++)
		for (size_t u = 0; u < rows->groups[g]->count; u++)
			if (!add_rows(making, rows->groups[g], rows->groups[g]->units[u]))
				return error_memory(err);
	return true;
}

bool rows_run(struct run *run, const struct rows *rows, const struct rows_query *query,
	      struct error *err)
{
	struct making making = { .rows = rows, .by = query->by, .table = &run->migrations };

	*run = (struct run){ .folder = strdup(query->path), .package = json_object() };
	run->migrations =
		(struct table){ .path = strdup(query->path), .schema = &schema_migrations };
	if (run->folder && run->package && run->migrations.path &&
	    json_object_set_new(run->package, "title", json_string_nocheck(query->path)) == 0 &&
	    fill(&making, err))
		return true;
	run_free(run);
	return error_memory(err); /* unless fill has said what is wrong */
}
