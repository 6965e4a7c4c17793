/* sink.c — where a format's reader puts what it finds: a run in the making. */
#include "sink.h"

#include "column.h"
#include "cycles.h"
#include "making.h"
#include "side.h"

#include "datasets/csv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct import_sink {
	struct making making;
	struct run_writer *run; /* NULL: the rows go nowhere */
	const struct import_settings *settings;
	struct further_columns
		further[3];     /* of migrations.csv and metrics.csv; the last is the end */
	struct column *columns; /* further[0].columns */
	const struct import_source *source;
	json_t *description; /* of the file being read */
	long last;           /* number given */
	struct kept kept;
	struct import_sides sides;
	struct cycles cycles;
};

static bool add_column(struct import_sink *sink, const struct column *column)
{
	size_t count = sink->further[0].count;
	struct column *bigger;

	for (size_t i = 0; i < count; i++)
		if (strcmp(sink->columns[i].name, column->name) == 0)
			return true;
	bigger = realloc(sink->columns, (count + 1) * sizeof *bigger);
	if (!bigger)
		return false;
	bigger[count] = *column;
	sink->columns = bigger;
	sink->further[0] = (struct further_columns){ &schema_migrations, bigger, count + 1 };
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

static void add_metrics_columns(struct import_sink *sink, const struct further_columns *metrics)
{
	size_t next = sink->further[0].table ? 1 : 0;

	if (metrics && metrics->count > 0)
		sink->further[next] = *metrics;
}

bool sink_open(struct import_sink **result, const char *folder, const char *const *columns,
	       const struct further_columns *metrics, const struct import_settings *settings,
	       struct error *err)
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
	add_metrics_columns(sink, metrics);
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
	sink->description = description;
}

const char *sink_set(const struct import_sink *sink, const char *column)
{
	for (size_t i = 0; i < sink->settings->count; i++)
		if (strcmp(sink->settings->at[i].column, column) == 0)
			return sink->settings->at[i].value;
	return NULL;
}

const char *sink_path(const struct import_sink *sink)
{
	return sink->source->path;
}

const char *sink_side(struct import_sink *sink, const char *host)
{
	return sides_word(&sink->sides, host);
}

const char *sink_direction(struct import_sink *sink, const char *source, const char *destination)
{
	return sides_direction(&sink->sides, source, destination);
}

/* Adds value (taken over) to the list under key, once. */
static void add_once(json_t *description, const char *key, json_t *value)
{
	json_t *list = json_object_get(description, key);
	bool there = false;

	if (!list) {
		list = json_array();
		json_object_set_new(description, key, list);
	}
	for (size_t i = 0; i < json_array_size(list) && !there; i++)
		there = json_equal(json_array_get(list, i), value);
	if (there)
		json_decref(value);
	else
		json_array_append_new(list, value);
}

void sink_said(struct import_sink *sink, const char *column, const char *value, const char *from)
{
	add_once(sink->description, "not_in_the_file",
		 json_pack("{s:s, s:s, s:s}", "column", column, "value", value, "from", from));
}

void sink_note(struct import_sink *sink, const char *sentence)
{
	add_once(sink->description, "notes", json_string(sentence));
}

void sink_describe(struct import_sink *sink, const char *key, json_t *value)
{
	json_object_set_new(sink->description, key, value);
}

double sink_utc(struct import_sink *sink, double local, const char *zone)
{
	char text[120];

	if (strcmp(zone, "UTC") == 0 || strcmp(zone, "GMT") == 0 || strcmp(zone, "Z") == 0)
		return local;
	if (isnan(sink->settings->utc_offset)) {
		snprintf(text, sizeof text,
			 "Its times are local%s%.20s and stay so: give --utc-offset.",
			 zone[0] ? ", " : "", zone);
		sink_note(sink, text);
	} else {
		snprintf(text, sizeof text, "%+.0f s", sink->settings->utc_offset);
		sink_said(sink, "offset from UTC", text, "--utc-offset");
	}
	return local - sink->settings->utc_offset;
}

long sink_number(struct import_sink *sink)
{
	return ++sink->last;
}

/* The text of a required column that the file does not hold. */
static const char *fill(struct import_sink *sink, const char *column, const char *otherwise)
{
	const char *set = sink_set(sink, column);

	sink_said(sink, column, set ? set : otherwise, set ? "--set" : "assumption");
	return set ? set : otherwise;
}

/* --set may fill what the file leaves open, not contradict it. */
static bool agree(struct import_sink *sink, const char *column, const char **text,
		  struct error *err)
{
	const char *set = sink_set(sink, column);

	if (!set || (*text && strcmp(*text, set) == 0))
		return true;
	if (*text && strcmp(column, "case") != 0) /* a case's name is only a name */
		return error_set(err,
				 "%s: it says itself that %s is '%s'; --set %s=%s contradicts it",
				 sink->source->path, column, *text, column, set);
	*text = set;
	sink_said(sink, column, set, "--set");
	return true;
}

/* What became of it may be set where the file does not tell. */
static bool agree_outcome(struct import_sink *sink, struct migration_row *row, struct error *err)
{
	const char *told = row->outcome == OUTCOME_UNKNOWN ? NULL : outcome_words[row->outcome];

	if (!agree(sink, "outcome", &told, err))
		return false;
	if (row->outcome == OUTCOME_UNKNOWN && told) {
		row->outcome = outcome_find(told);
		row->error = NULL;
	}
	return true;
}

static bool fill_row(struct import_sink *sink, struct migration_row *row, struct error *err)
{
	if (!agree(sink, "case", &row->case_name, err) || !agree(sink, "vm", &row->vm, err) ||
	    !agree(sink, "vm_uuid", &row->vm_uuid, err) ||
	    !agree(sink, "source", &row->source, err) ||
	    !agree(sink, "destination", &row->destination, err) ||
	    !agree(sink, "direction", &row->direction, err) || !agree_outcome(sink, row, err))
		return false;
	if (row->migration == 0)
		row->migration = sink_number(sink);
	if (!row->case_name)
		row->case_name = fill(sink, "case", "imported");
	if (!row->vm)
		row->vm = fill(sink, "vm", "vm");
	if (!row->direction)
		row->direction = fill(sink, "direction", "AB");
	if (row->order == 0)
		row->order = 1;
	return row->cycle > 0 || cycles_next(&sink->cycles, row->case_name, row->vm, row->direction,
					     &row->cycle, err);
}

static const char *cell_of(const struct import_cell *cells, size_t count, const char *column)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(cells[i].column, column) == 0)
			return cells[i].text;
	return NULL;
}

bool sink_migration(struct import_sink *sink, struct migration_row *row,
		    const struct import_cell *cells, size_t count, struct error *err)
{
	size_t columns = sink->further[0].table == &schema_migrations ? sink->further[0].count : 0;
	const char **further = calloc(columns + 1, sizeof *further);
	bool good;

	if (!further)
		return error_memory(err);
	good = fill_row(sink, row, err);
	for (size_t i = 0; good && i < columns; i++) {
		const char *name = sink->columns[i].name;

		further[i] = strcmp(name, "file") == 0 ? sink->source->path
						       : cell_of(cells, count, name);
		good = agree(sink, name, &further[i], err);
	}
	row->further = further;
	good = good && kept_add(&sink->kept, row, columns, err);
	row->further = NULL;
	free(further);
	return good;
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

	for (size_t i = 0; i < METRIC_MAX; i++)
		row.value[i] = NAN;
	return row;
}

struct progress_row sink_blank_progress(long migration)
{
	struct progress_row row = { .migration = migration,
				    .clock_seconds = NAN,
				    .elapsed_seconds = NAN };

	for (size_t i = 0; i < PROGRESS_VALUES; i++)
		row.value[i] = NAN;
	return row;
}

struct metrics_row sink_blank_metrics(long migration)
{
	struct metrics_row row = { .migration = migration,
				   .clock_seconds = NAN,
				   .ask_seconds = NAN };

	for (size_t i = 0; i < METRICS_VALUES; i++)
		row.value[i] = NAN;
	return row;
}

size_t sink_migrations(const struct import_sink *sink)
{
	return sink->kept.count;
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
	cycles_free(&sink->cycles);
	kept_free(&sink->kept);
	sides_free(&sink->sides);
	free(sink->columns);
	free(sink);
}
