/* run.c — the groups of a CSV file as the rows of a run. */
#include "run.h"

#include <stdlib.h>
#include <string.h>

static bool name_run(struct run *run, const char *path)
{
	const char *name = strcmp(path, "-") == 0 ? "standard input" : path;

	run->folder = strdup(name);
	run->package = json_object();
	return run->folder && run->package &&
	       json_object_set_new(run->package, "title", json_string_nocheck(name)) == 0;
}

/* What is not copied yet stays NULL, so that it can be freed. */
static bool copy_texts(char **copies, char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		copies[i] = strdup(texts[i]);
		if (!copies[i])
			return false;
	}
	return true;
}

static bool copy_keys(struct table *table, const struct rows *rows)
{
	for (table->rows = 0; table->rows < rows->count; table->rows++)
		for (size_t i = 0; i < table->columns; i++) {
			struct cell *cell = &table->cells[table->rows * table->columns + i];

			cell->at.file = table->path;
			cell->text = strdup(rows->groups[table->rows]->key[i]);
			if (!cell->text) {
				table->rows++; /* so that its other cells are freed */
				return false;
			}
		}
	return true;
}

bool rows_run(struct run *run, const struct rows *rows, const char *path, const struct texts *by,
	      struct error *err)
{
	struct table *table = &run->migrations;
	char *direction = "direction";
	size_t keys = by->count + rows->directions;

	*run = (struct run){ 0 };
	*table = (struct table){ .path = strdup(path), .schema = &schema_migrations };
	table->names = calloc(keys + 1, sizeof *table->names);
	table->cells = calloc(rows->count * keys + 1, sizeof *table->cells);
	if (!name_run(run, path) || !table->path || !table->names || !table->cells)
		return error_memory(err);
	table->columns = keys;
	return (copy_texts(table->names, by->at, by->count) &&
		copy_texts(table->names + by->count, &direction, rows->directions) &&
		copy_keys(table, rows)) ||
	       error_memory(err);
}
