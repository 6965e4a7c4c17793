/* run.c — the groups of a CSV file as the rows of a run. */
#include "run.h"

#include "datasets/must.h"

#include <string.h>

static void name_run(struct run *run, const char *path)
{
	const char *name = strcmp(path, "-") == 0 ? "standard input" : path;

	run->folder = must_copy(name);
	run->package = must_have(json_object());
	json_object_set_new(run->package, "title", must_have(json_string_nocheck(name)));
}

struct run rows_run(const struct rows *rows, const char *path, const struct texts *by)
{
	struct run run = { 0 };
	struct table *table = &run.migrations;
	size_t keys = by->count + rows->directions;

	name_run(&run, path);
	*table = (struct table){
		.path = must_copy(path),
		.schema = &schema_migrations,
		.names = must_alloc(keys, sizeof *table->names),
		.columns = keys,
		.cells = must_alloc(rows->count * keys, sizeof *table->cells),
		.rows = rows->count,
	};
	for (size_t i = 0; i < keys; i++)
		table->names[i] = must_copy(i < by->count ? by->at[i] : "direction");
	for (size_t i = 0; i < rows->count * keys; i++)
		table->cells[i] = (struct cell){
			.text = must_copy(rows->groups[i / keys]->key[i % keys]),
			.at.file = table->path,
		};
	return run;
}
