/*
 * rally-json.c — task results as OpenStack Rally's `rally task results` prints them: the
 * form that `rally task import` and `rally task report` read. A case is a workload, a migration an
 * iteration with the atomic action that Rally times live migrations by.
 *
 * This older of Rally's two forms holds durations; the newer one holds two times of day each, whose
 * difference is not the duration to the last digit.
 */
#include "inside.h"

#include "datasets/metric.h"
#include "datasets/outcome.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What Rally cannot hold; counted for the note. */
struct losses {
	size_t not_attempted; /* left out: Rally's iterations are attempts */
	size_t timeless;      /* failures of unknown length: Rally needs a number, and gets 0 */
};

static enum outcome_class class_of(const struct export_data *data, size_t row)
{
	return outcome_info(run_outcome(&data->run, row))->class;
}

/* The cases with an attempt. */
static bool cases_take(struct export_names *cases, const struct export_data *data,
		       struct error *err)
{
	for (size_t row = 0; row < run_rows(&data->run); row++)
		if (class_of(data, row) != CLASS_NOT_ATTEMPTED &&
		    !export_names_add(cases, export_cell(data, row, "case"), err))
			return false;
	return true;
}

/* Rows of the case that Rally can hold. */
static bool belongs(const struct export_data *data, size_t row, const char *name)
{
	return strcmp(export_cell(data, row, "case"), name) == 0 &&
	       class_of(data, row) != CLASS_NOT_ATTEMPTED;
}

/* How long it took: to the end, or until it failed; "" = not known. */
static const char *duration_of(const struct export_data *data, size_t row)
{
	const char *total = export_cell(data, row, "total_time_seconds");

	return total[0] != '\0' ? total : export_cell(data, row, "call_time_seconds");
}

static void put_arguments(FILE *stream, const struct export_data *data, const char *name)
{
	size_t row = 0;
	size_t count;
	const struct index_entry *entries;

	while (strcmp(export_cell(data, row, "case"), name) != 0)
		row++;
	entries = export_index_of(&data->parameters_of, export_migration(data, row), &count);
	fputs("\"args\": {\"run\": ", stream);
	export_json_string(stream, run_name(&data->run));
	fputs(", \"case\": ", stream);
	export_json_string(stream, name);
	for (size_t i = 0; i < count; i++) {
		fputs(", ", stream);
		export_json_string(stream, export_parameter(data, &entries[i], "parameter"));
		fputs(": ", stream);
		export_json_cell(stream, NULL, export_parameter(data, &entries[i], "asked"));
	}
	fputc('}', stream);
}

/* Every other time of the migration, for the report's table; the titles of its columns are Rally's
 * own and say "(sec)". */
static void put_output(FILE *stream, const struct export_data *data, size_t row)
{
	bool first = true;

	fputs("\"output\": {\"additive\": [{\"title\": \"Times of migstat\", "
	      "\"chart_plugin\": \"StatsTable\", \"data\": [",
	      stream);
	for (size_t i = 0; i < metric_count(); i++) {
		const struct column *column = &metric_at(i)->column;
		const char *cell = export_cell(data, row, column->name);

		if (strcmp(column->unit, "s") != 0 || cell[0] == '\0')
			continue;
		fputs(first ? "[" : ", [", stream);
		export_json_string(stream, column->name);
		fputs(", ", stream);
		export_json_real(stream, cell);
		fputc(']', stream);
		first = false;
	}
	fputs("]}], \"complete\": []}", stream);
}

/* Rally's errors are a class, a message and a trace. */
static void put_error(FILE *stream, const struct export_data *data, size_t row)
{
	fputs(", \"error\": [", stream);
	if (class_of(data, row) != CLASS_OK) {
		export_json_string(stream, export_cell(data, row, "outcome"));
		fputs(", ", stream);
		export_json_string(stream, export_cell(data, row, "error"));
		fputs(", \"\"", stream);
	}
	fputs("], ", stream);
}

static void put_iteration(FILE *stream, const struct export_data *data, size_t row,
			  struct losses *losses)
{
	const char *duration = duration_of(data, row);
	char epoch[EPOCH_TEXT_SIZE];

	if (!export_epoch(export_cell(data, row, "started_at"), epoch))
		strcpy(epoch, "0.0");
	losses->timeless += duration[0] == '\0';
	fprintf(stream, "{\"timestamp\": %s, \"duration\": ", epoch);
	export_json_real(stream, duration[0] != '\0' ? duration : "0.0");
	fputs(", \"idle_duration\": 0.0", stream);
	put_error(stream, data, row);
	put_output(stream, data, row);
	fputs(", \"atomic_actions\": {", stream);
	if (duration[0] != '\0') {
		fputs("\"nova.live_migrate\": ", stream);
		export_json_real(stream, duration);
	}
	fputs("}}", stream);
}

/* Rally's names have exactly two parts with a dot between them. */
static bool put_name(FILE *stream, const char *name, struct error *err)
{
	char *text;

	if (asprintf(&text, "migstat.%s", name) < 0)
		return error_memory(err);
	for (char *c = text + strlen("migstat."); *c != '\0'; c++)
		if (*c == '.')
			*c = '_';
	fputs("{\"key\": {\"name\": ", stream);
	export_json_string(stream, text);
	free(text);
	return true;
}

/* When the first migration of a case began and the last one ended, seconds since 1970. */
struct span {
	double begin, end;
};

static struct span span_of(const struct export_data *data, const char *name)
{
	struct span span = { INFINITY, -INFINITY };

	for (size_t row = 0; row < run_rows(&data->run); row++) {
		char epoch[EPOCH_TEXT_SIZE];
		double begin;
		double duration = 0;

		if (!belongs(data, row, name) ||
		    !export_epoch(export_cell(data, row, "started_at"), epoch))
			continue;
		number_of_text(epoch, &begin);
		number_of_text(duration_of(data, row), &duration);
		span.begin = fmin(span.begin, begin);
		span.end = fmax(span.end, begin + duration);
	}
	return span.begin <= span.end ? span : (struct span){ 0, 0 };
}

/* Rally writes, and reads, year-day-month. */
static void put_created(FILE *stream, const struct span *span)
{
	time_t when = (time_t)span->begin;
	struct tm parts;
	char text[32];

	gmtime_r(&when, &parts);
	strftime(text, sizeof text, "%Y-%d-%mT%H:%M:%S", &parts);
	fprintf(stream, ", \"created_at\": \"%s\"", text);
}

static bool put_workload(FILE *stream, const struct export_data *data, const char *name,
			 size_t position, struct losses *losses, struct error *err)
{
	struct span span = span_of(data, name);
	size_t times = 0;

	if (!put_name(stream, name, err))
		return false;
	fputs(", \"description\": ", stream);
	export_json_string(stream, run_name(&data->run));
	fprintf(stream, ", \"pos\": %zu, \"kw\": {", position);
	put_arguments(stream, data, name);
	for (size_t row = 0; row < run_rows(&data->run); row++)
		times += belongs(data, row, name);
	fprintf(stream,
		", \"runner\": {\"type\": \"serial\", \"times\": %zu}, \"context\": {}, "
		"\"sla\": {}, \"hooks\": []}},\n \"sla\": [], \"hooks\": [], "
		"\"load_duration\": %.6f, \"full_duration\": %.6f",
		times, span.end - span.begin, span.end - span.begin);
	put_created(stream, &span);
	fputs(",\n \"result\": [", stream);
	times = 0;
	for (size_t row = 0; row < run_rows(&data->run); row++) {
		if (!belongs(data, row, name))
			continue;
		fputs(times++ > 0 ? ",\n  " : "\n  ", stream);
		put_iteration(stream, data, row, losses);
		progress_share(data->progress, row + 1, run_rows(&data->run));
	}
	fputs("]}", stream);
	return true;
}

static void put_note(char note[EXPORT_NOTE_SIZE], const struct losses *losses)
{
	int length = 0;

	if (losses->not_attempted > 0)
		length = snprintf(note, EXPORT_NOTE_SIZE,
				  "%zu migrations that were not attempted are left out: Rally "
				  "counts attempts%s",
				  losses->not_attempted, losses->timeless > 0 ? "; " : "");
	if (losses->timeless > 0)
		snprintf(note + length, EXPORT_NOTE_SIZE - (size_t)length,
			 "%zu failures of unknown length have the duration 0: Rally needs a "
			 "number",
			 losses->timeless);
}

bool export_rally_json(const struct export_runs *runs, FILE *stream, char note[EXPORT_NOTE_SIZE],
		       struct error *err)
{
	const struct export_data *data = &runs->at[0];
	struct export_names cases = { 0 };
	struct losses losses = { 0 };
	bool good = cases_take(&cases, data, err);

	for (size_t row = 0; row < run_rows(&data->run); row++)
		losses.not_attempted += class_of(data, row) == CLASS_NOT_ATTEMPTED;
	fputc('[', stream);
	for (size_t i = 0; good && i < cases.count; i++) {
		fputs(i > 0 ? ",\n" : "", stream);
		good = put_workload(stream, data, cases.at[i], i, &losses, err);
	}
	fputs("]\n", stream);
	free(cases.at);
	put_note(note, &losses);
	return good;
}
