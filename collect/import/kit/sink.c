/* sink.c — where a format's reader puts what it finds: a run in the making. */
#include "inside.h"

#include "column.h"

#include "datasets/array.h"
#include "datasets/csv.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool add_column(struct import_sink *sink, const struct column *column)
{
	size_t count = sink->further[0].count;

	for (size_t i = 0; i < count; i++)
		if (strcmp(sink->columns[i].name, column->name) == 0)
			return true;
	if (!array_grow(&sink->columns, &sink->capacity, count, sizeof *sink->columns))
		return false;
	sink->columns[count] = *column;
	sink->further[0] = (struct further_columns){ &schema_migrations, sink->columns, count + 1 };
	return true;
}

/* The formats' further columns, and those that --set adds to any schema. */
static bool add_columns(struct import_sink *sink, const char *const *names, struct error *err)
{
	const struct import_settings *settings = sink->settings;
	bool good = true;

	for (; good && *names; names++)
		good = add_column(sink, import_column(*names));
	for (size_t i = 0; good && i < settings->count; i++) {
		const char *name = settings->at[i].column;
		const struct column own = { name, COLUMN_TEXT, "", false, "Given by --set.", NULL };
		const struct column *known = import_column(name);

		if (schema_find(&schema_migrations, name) == schema_count(&schema_migrations))
			good = add_column(sink, known ? known : &own);
	}
	return good || error_memory(err);
}

bool sink_open(struct import_sink **result, const char *folder, const char *const *columns,
	       bool samples, const struct import_settings *settings, struct error *err)
{
	struct import_sink *sink = calloc(1, sizeof *sink);
	json_t *nothing = json_object();
	struct run_manner manner = { .sync_at_end = true };
	bool good;

	*result = sink;
	if (!sink || !nothing) {
		json_decref(nothing);
		return error_memory(err);
	}
	sink->settings = settings;
	good = add_columns(sink, columns, err);
	if (samples)
		sink->further[sink->further[0].table ? 1 : 0] =
			(struct further_columns){ &schema_metrics, import_sample_columns, SAMPLES };
	manner.further = sink->further;
	good = good &&
	       (!folder || (making_open(&sink->making, folder, err) &&
			    run_create_as(&sink->run, sink->making.inner, nothing, &manner, err)));
	json_decref(nothing);
	if (!good) {
		sink_free(sink);
		*result = NULL;
	}
	return good;
}

void sink_begin_file(struct import_sink *sink, const struct import_source *source,
		     json_t *description)
{
	sink->source = source;
	sink->before = sink->kept.count;
	sink->description = description;
	sink->made_up = false;
	sink->repeats = 0;
}

bool sink_is_repeat(struct import_sink *sink, const struct migration_row *row, bool here_too)
{
	size_t count = here_too ? sink->kept.count : sink->before;
	bool repeat = row->vm && !isnan(row->clock_seconds) && kept_has(&sink->kept, count, row);

	sink->repeats += repeat;
	return repeat;
}

bool sink_tell_repeats(struct import_sink *sink)
{
	char text[160];

	if (sink->repeats == 0)
		return false;
	snprintf(text, sizeof text,
		 "%zu record%s told already, the same in every value and time: no further "
		 "migration%s",
		 sink->repeats, sink->repeats == 1 ? " was" : "s were",
		 sink->repeats == 1 ? "" : "s");
	sink_note(sink, text);
	return true;
}

const char *sink_path(const struct import_sink *sink)
{
	return sink->source->path;
}

bool sink_progress(struct import_sink *sink, const struct progress_row *row, struct error *err)
{
	return !sink->run || run_add_progress(sink->run, row, err);
}

bool sink_event(struct import_sink *sink, const struct event_row *row, struct error *err)
{
	return !sink->run || run_add_event(sink->run, row, err);
}

bool sink_gap(struct import_sink *sink, const struct gap_row *row, struct error *err)
{
	return !sink->run || run_add_gap(sink->run, row, err);
}

bool sink_metrics(struct import_sink *sink, const struct metrics_row *row, struct error *err)
{
	return !sink->run || run_add_metrics(sink->run, row, 1, err);
}

bool sink_parameter(struct import_sink *sink, const struct parameter_row *row, struct error *err)
{
	return !sink->run || run_add_parameter(sink->run, row, err);
}

void import_cell_text(char text[32], double number)
{
	text[0] = '\0';
	if (!isnan(number))
		csv_exact_text(text, number);
}

struct migration_row sink_blank_migration(void)
{
	struct migration_row row = { .clock_seconds = NAN, .outcome = OUTCOME_OK };

	values_forget(row.value, METRIC_MAX);
	return row;
}

struct progress_row sink_blank_progress(long migration)
{
	struct progress_row row = { .migration = migration,
				    .clock_seconds = NAN,
				    .elapsed_seconds = NAN };

	values_forget(row.value, PROGRESS_VALUES);
	return row;
}

struct metrics_row sink_blank_metrics(long migration)
{
	struct metrics_row row = { .migration = migration,
				   .clock_seconds = NAN,
				   .ask_seconds = NAN };

	values_forget(row.value, METRICS_VALUES);
	return row;
}

size_t sink_migrations(const struct import_sink *sink)
{
	return sink->kept.count;
}

size_t sink_migrations_here(const struct import_sink *sink)
{
	return sink->kept.count - sink->before;
}

double *sink_values(struct import_sink *sink, long migration)
{
	return kept_values(&sink->kept, migration);
}

const struct sink_window *sink_windows(struct import_sink *sink, size_t *count)
{
	return kept_windows(&sink->kept, count);
}

bool sink_commit(struct import_sink *sink, json_t *provenance, struct error *err)
{
	bool good;

	if (!sink->run)
		return true;
	good = kept_write(&sink->kept, sink->run, err) &&
	       run_describe(sink->run, provenance, err) && run_sync(sink->run, err);
	run_close(sink->run);
	sink->run = NULL;
	return good && making_commit(&sink->making, err);
}

void sink_free(struct import_sink *sink)
{
	if (!sink)
		return;
	run_close(sink->run);
	making_free(&sink->making);
	cycle_counts_free(&sink->cycles);
	kept_free(&sink->kept);
	import_sides_free(&sink->sides);
	free(sink->columns);
	free(sink);
}
