/* run-write.c — a run being measured: tables that grow. */
#include "run-write.h"

#include "append.h"
#include "array.h"
#include "characters.h"
#include "csv.h"
#include "output.h"
#include "package.h"
#include "schema-run.h"
#include "table-file.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Set aside for a row of each table; a row of migrations.csv with a long error is about 600. */
enum { ROW_BYTES = 1024 };

/* So many events for each table tell of values that were not written. */
enum { REFUSALS_TOLD = 20 };

struct run_writer {
	char *folder;
	char *name;
	char created[UTC_TEXT_SIZE];
	struct append *files[RUN_TABLES];
	const struct further_columns *further; /* NULL = none */
	bool sync_at_end;
	int refused[RUN_TABLES]; /* events written about values of that table; lock guards */
	pthread_mutex_t lock;    /* events come from the event loop's thread */
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
	bool there;
	char *path = table_file(writer->folder, schema->file, &there, err);
	bool good = path != NULL;

	if (good && table_file_is_packed(path))
		good = error_set(err, "%s is packed: unpack it before the run goes on", path);
	good = good && append_open(&writer->files[index], path, torn, err);

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

/* Adds the line to the file, unless it is empty, and frees it. */
static bool add_line(struct run_writer *writer, size_t file, struct csv_line *line,
		     struct error *err)
{
	bool good = !line->failed || error_memory(err);

	pthread_mutex_lock(&writer->lock);
	good = good && (line->length == 0 ||
			append_line(writer->files[file], line->text, line->length, err));
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

/* Whether an event may still be written about a value of that table. */
static bool may_tell(struct run_writer *writer, enum run_table_index table)
{
	bool may;

	pthread_mutex_lock(&writer->lock);
	may = writer->refused[table] < REFUSALS_TOLD;
	writer->refused[table] += may;
	pthread_mutex_unlock(&writer->lock);
	return may;
}

/* An event about a value that was not written. An event of which that is true is told of, too. */
static bool tell_refused(struct run_writer *writer, enum run_table_index table,
			 const struct error *why, struct error *err)
{
	struct error detail = { 0 };
	struct event_row event = { .clock_seconds = clock_seconds(),
				   .from = "collect",
				   .event = "value_refused" };
	struct csv_line line = { 0 };

	if (writer->sync_at_end)
		return error_set(err, "%s: %s", run_tables[table].schema->file, why->text);
	if (!may_tell(writer, table))
		return true;
	error_set(&detail, "%s: %s", run_tables[table].schema->file, why->text);
	event.detail = detail.text;
	clock_utc_text(event.at);
	row_cells(&line, run_tables[RUN_EVENTS].members, run_tables[RUN_EVENTS].count, &event);
	return csv_line_end(&line, err) && add_line(writer, RUN_EVENTS, &line, err);
}

/* Adds the cells of a row to the line, without its end; *whole is false if it is not to be written.
 * *line may hold other rows before it. */
static bool add_members(struct run_writer *writer, struct csv_line *line,
			enum run_table_index table, const void *row, bool *whole, struct error *err)
{
	size_t before = line->length;
	struct error why = { 0 };
	enum row_worth worth =
		row_checked(line, run_tables[table].schema, run_tables[table].members, row, &why);

	*whole = worth != ROW_REFUSED;
	if (!*whole) {
		line->length = before;
		line->started = false;
	}
	return worth == ROW_GOOD || tell_refused(writer, table, &why, err);
}

/* A row of a table without further columns. */
static bool add_row(struct run_writer *writer, enum run_table_index table, const void *row,
		    struct error *err)
{
	struct csv_line line = { 0 };
	bool whole;
	bool good = add_members(writer, &line, table, row, &whole, err);

	if (whole)
		csv_line_end(&line, err);
	return add_line(writer, table, &line, err) && good;
}

/* collect has looked at its names before; of an import they come from anywhere. */
static bool check_names(const struct run_writer *writer, const struct migration_row *row,
			struct error *err)
{
	const char *const names[] = { row->case_name, row->vm, row->source, row->destination };

	for (size_t i = 0; writer->sync_at_end && i < COUNT(names); i++)
		if (names[i] && !text_is_plain(names[i]))
			return error_set(err,
					 "the name '%s' has a character that would act where it is "
					 "shown (a line's end, ESC), or is no UTF-8",
					 names[i]);
	return true;
}

bool run_add_migration(struct run_writer *writer, const struct migration_row *row,
		       struct error *err)
{
	const struct further_columns *further = further_of(writer, &schema_migrations);
	struct csv_line line = { 0 };
	bool whole;
	bool good;

	if (!check_names(writer, row, err))
		return false;
	good = add_members(writer, &line, RUN_MIGRATIONS, row, &whole, err);
	for (size_t i = 0; whole && further && i < further->count; i++)
		csv_line_text(&line, row->further ? row->further[i] : NULL);
	if (whole)
		csv_line_end(&line, err);
	return add_line(writer, RUN_MIGRATIONS, &line, err) && good &&
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
	bool good = true;
	bool whole;

	for (size_t i = 0; i < count; i++) {
		good = add_members(writer, &line, RUN_METRICS, &rows[i], &whole, err) && good;
		for (size_t k = 0; whole && further && k < further->count; k++)
			csv_line_exact(&line, rows[i].further ? rows[i].further[k] : NAN);
		if (whole)
			csv_line_end(&line, err);
	}
	return add_line(writer, RUN_METRICS, &line, err) && good;
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
