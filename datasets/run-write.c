/* run-write.c — a run being measured: tables that grow. */
#include "run-write.h"

#include "append.h"
#include "array.h"
#include "csv.h"
#include "output.h"
#include "package.h"
#include "schema-run.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Set aside for a row of each table; a row of migrations.csv with a long error is about 600. */
enum { ROW_BYTES = 1024 };

struct run_writer {
	char *folder;
	char *name;
	char created[UTC_TEXT_SIZE];
	struct append *files[RUN_TABLES];
	const struct further_columns *further; /* NULL = none */
	bool sync_at_end;
	pthread_mutex_t lock; /* events come from the event loop's thread */
};

/* The folder's last part, trailing slashes aside. */
static char *name_of_folder(const char *folder)
{
	size_t end = strlen(folder);
	size_t start;

	while (end > 1 && folder[end - 1] == '/')
		end--;
	for (start = end; start > 0 && folder[start - 1] != '/'; start--)
		;
	return strndup(folder + start, end - start);
}

/* The further columns of a table; NULL: it has none. */
static const struct further_columns *further_of(const struct run_writer *writer,
						const struct schema *schema)
{
	const struct further_columns *further = writer->further;

	while (further && further->table && further->table != schema)
		further++;
	return further && further->table ? further : NULL;
}

static bool add_header(struct run_writer *writer, size_t index, struct error *err)
{
	const struct schema *schema = run_tables[index].schema;
	const struct further_columns *further = further_of(writer, schema);
	struct append *file = writer->files[index];
	struct csv_line line = { 0 };
	bool good;

	for (size_t i = 0; i < schema_count(schema); i++)
		csv_line_text(&line, schema_column(schema, i)->name);
	for (size_t i = 0; further && i < further->count; i++)
		csv_line_text(&line, further->columns[i].name);
	good = csv_line_end(&line, err) && append_line(file, line.text, line.length, err);
	csv_line_free(&line);
	return good;
}

static bool open_file(struct run_writer *writer, size_t index, bool *torn, struct error *err)
{
	const struct schema *schema = run_tables[index].schema;
	char *path = path_join(writer->folder, schema->file, err);
	bool good = path && append_open(&writer->files[index], path, torn, err);

	if (good && append_is_empty(writer->files[index]))
		good = add_header(writer, index, err);
	free(path);
	return good;
}

static struct run_writer *writer_new(const char *folder, struct error *err)
{
	struct run_writer *writer = calloc(1, sizeof *writer);

	if (!writer) {
		error_memory(err);
		return NULL;
	}
	pthread_mutex_init(&writer->lock, NULL);
	writer->folder = strdup(folder);
	writer->name = name_of_folder(folder);
	if (!writer->folder || !writer->name) {
		error_memory(err);
		run_close(writer);
		return NULL;
	}
	return writer;
}

static bool open_files(struct run_writer *writer, bool *torn, struct error *err)
{
	*torn = false;
	for (size_t i = 0; i < RUN_TABLES; i++) {
		bool this_torn;

		if (!open_file(writer, i, &this_torn, err))
			return false;
		*torn = *torn || this_torn;
	}
	return folder_sync(writer->folder, err);
}

static bool describe(const struct run_writer *writer, json_t *provenance, struct error *err)
{
	const struct package_content content = { writer->name, writer->created, writer->further,
						 provenance };

	return package_write(writer->folder, &content, err);
}

bool run_create(struct run_writer **result, const char *folder, json_t *provenance, size_t rows,
		struct error *err)
{
	return run_create_as(result, folder, provenance, &(struct run_manner){ .rows = rows }, err);
}

bool run_create_as(struct run_writer **result, const char *folder, json_t *provenance,
		   const struct run_manner *manner, struct error *err)
{
	struct run_writer *writer;
	bool torn;

	*result = NULL;
	if (!folder_make(folder, err) || !folder_is_free(folder, err))
		return false;
	writer = writer_new(folder, err);
	if (!writer)
		return false;
	clock_utc_text(writer->created);
	writer->further = manner->further;
	writer->sync_at_end = manner->sync_at_end;
	if (!describe(writer, provenance, err) || !open_files(writer, &torn, err)) {
		run_close(writer);
		return false;
	}
	append_reserve(writer->files[RUN_MIGRATIONS], manner->rows * ROW_BYTES);
	*result = writer;
	return true;
}

bool run_reopen(struct run_writer **result, const char *folder, bool *torn, struct error *err)
{
	struct run_writer *writer;
	json_t *package = package_read(folder, err);

	*result = NULL;
	if (!package)
		return false;
	writer = writer_new(folder, err);
	if (writer) {
		snprintf(writer->created, sizeof writer->created, "%s",
			 package_text(package, "created"));
		free(writer->name);
		writer->name = strdup(package_text(package, "title"));
	}
	json_decref(package);
	if (!writer || !writer->name || !open_files(writer, torn, err)) {
		run_close(writer);
		return error_memory(err);
	}
	*result = writer;
	return true;
}

/* Ends the line, adds it to the file and frees it. */
static bool add_line(struct run_writer *writer, size_t file, struct csv_line *line,
		     struct error *err)
{
	bool good;

	pthread_mutex_lock(&writer->lock);
	good = csv_line_end(line, err) &&
	       append_line(writer->files[file], line->text, line->length, err);
	pthread_mutex_unlock(&writer->lock);
	csv_line_free(line);
	return good;
}

bool run_sync(struct run_writer *writer, struct error *err)
{
	for (size_t i = 0; i < RUN_TABLES; i++)
		if (!append_sync(writer->files[i], err))
			return false;
	return true;
}

static void add_members(struct csv_line *line, enum run_table_index table, const void *row)
{
	row_cells(line, run_tables[table].members, run_tables[table].count, row);
}

/* A row of a table without further columns. */
static bool add_row(struct run_writer *writer, enum run_table_index table, const void *row,
		    struct error *err)
{
	struct csv_line line = { 0 };

	add_members(&line, table, row);
	return add_line(writer, table, &line, err);
}

bool run_add_migration(struct run_writer *writer, const struct migration_row *row,
		       struct error *err)
{
	const struct further_columns *further = further_of(writer, &schema_migrations);
	struct csv_line line = { 0 };

	add_members(&line, RUN_MIGRATIONS, row);
	for (size_t i = 0; further && i < further->count; i++)
		csv_line_text(&line, row->further ? row->further[i] : NULL);
	return add_line(writer, RUN_MIGRATIONS, &line, err) &&
	       (writer->sync_at_end || run_sync(writer, err));
}

bool run_add_progress(struct run_writer *writer, const struct progress_row *row, struct error *err)
{
	return add_row(writer, RUN_PROGRESS, row, err);
}

bool run_add_event(struct run_writer *writer, const struct event_row *row, struct error *err)
{
	return add_row(writer, RUN_EVENTS, row, err);
}

bool run_add_gap(struct run_writer *writer, const struct gap_row *row, struct error *err)
{
	return add_row(writer, RUN_GAPS, row, err);
}

bool run_add_parameter(struct run_writer *writer, const struct parameter_row *row,
		       struct error *err)
{
	return add_row(writer, RUN_PARAMETERS, row, err);
}

bool run_add_metrics(struct run_writer *writer, const struct metrics_row *rows, size_t count,
		     struct error *err)
{
	const struct further_columns *further = further_of(writer, &schema_metrics);
	struct csv_line line = { 0 };

	for (size_t i = 0; i < count; i++) {
		if (i > 0 && !csv_line_end(&line, err))
			break;
		add_members(&line, RUN_METRICS, &rows[i]);
		for (size_t k = 0; further && k < further->count; k++)
			csv_line_exact(&line, rows[i].further ? rows[i].further[k] : NAN);
	}
	return count == 0 || add_line(writer, RUN_METRICS, &line, err);
}

bool run_describe(struct run_writer *writer, json_t *provenance, struct error *err)
{
	return describe(writer, provenance, err);
}

void run_close(struct run_writer *writer)
{
	if (!writer)
		return;
	for (size_t i = 0; i < RUN_TABLES; i++)
		append_close(writer->files[i]);
	pthread_mutex_destroy(&writer->lock);
	free(writer->folder);
	free(writer->name);
	free(writer);
}
