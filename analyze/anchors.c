/* anchors.c — the moments of a run's migrations on collect's clock. */
#include "anchors.h"

#include "datasets/output.h"
#include "datasets/table-stream.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct anchor anchor_of(const struct run *run, size_t row)
{
	const struct table *table = &run->migrations;
	double start = table_number(table, row, table_column(table, "clock_seconds"));
	double total = table_number(table, row, table_column(table, "total_time_seconds"));
	double settle = table_number(table, row, table_column(table, "settle_time_seconds"));
	const char *direction = run_text(run, row, "direction");

	if (!outcome_info(run_outcome(run, row))->timed || isnan(start) || isnan(total) ||
	    direction[0] == '\0')
		return (struct anchor){ .start = NAN };
	return (struct anchor){ .start = start,
				.end = start + total,
				.settled = start + total + (isnan(settle) ? 0 : settle),
				.switchover = NAN,
				.from_b = direction[0] == 'B' };
}

/* Migrations by their number, for events.csv names them so. */
struct numbered {
	long long number;
	struct anchor *anchor;
};

static int by_number(const void *left, const void *right)
{
	const struct numbered *a = left;
	const struct numbered *b = right;

	return (a->number > b->number) - (a->number < b->number);
}

static struct numbered *number_all(const struct run *run, struct anchor *anchors, struct error *err)
{
	size_t rows = run_rows(run);
	struct numbered *numbered = calloc(rows + 1, sizeof *numbered);

	if (!numbered) {
		error_memory(err);
		return NULL;
	}
	for (size_t row = 0; row < rows; row++) {
		numbered[row].number = atoll(run_text(run, row, "migration"));
		numbered[row].anchor = &anchors[row];
	}
	if (rows > 0)
		qsort(numbered, rows, sizeof *numbered, by_number);
	return numbered;
}

static bool begins_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* An event that the source tells, with its clock. */
static void take_event(struct anchor *anchor, const char *event, double at)
{
	if (begins_with(event, "suspended") && isnan(anchor->switchover))
		anchor->switchover = at;
	else if (begins_with(event, "resumed"))
		anchor->switchover = NAN;
}

static bool read_events(struct table_stream *events, const struct numbered *numbered, size_t count,
			struct error *err)
{
	size_t of_migration = table_stream_column(events, "migration");
	size_t of_clock = table_stream_column(events, "clock_seconds");
	size_t of_from = table_stream_column(events, "from");
	size_t of_event = table_stream_column(events, "event");
	bool more = true;

	while (more) {
		struct numbered wanted = { 0 };
		const struct numbered *found;

		if (!table_stream_next(events, &more, err))
			return false;
		if (!more || isnan(table_stream_number(events, of_migration)))
			continue;
		wanted.number = (long long)table_stream_number(events, of_migration);
		found = bsearch(&wanted, numbered, count, sizeof *numbered, by_number);
		if (found && strcmp(table_stream_text(events, of_from),
				    found->anchor->from_b ? "b" : "a") == 0)
			take_event(found->anchor, table_stream_text(events, of_event),
				   table_stream_number(events, of_clock));
	}
	return true;
}

static bool take_events(const struct run *run, struct anchor *anchors, struct error *err)
{
	char *path = path_join(run->folder, schema_events.file, err);
	struct numbered *numbered = path ? number_all(run, anchors, err) : NULL;
	struct table_stream events;
	bool good = numbered != NULL;

	if (good && access(path, F_OK) == 0) {
		good = table_stream_open(&events, path, &schema_events, CSV_TORN_IS_LEFT_OUT,
					 TABLE_UNKNOWN_PASSES, err);
		if (good) {
			good = read_events(&events, numbered, run_rows(run), err);
			table_stream_close(&events);
		}
	}
	free(numbered);
	free(path);
	return good;
}

struct anchor *anchors_of(const struct run *run, struct error *err)
{
	size_t rows = run_rows(run);
	struct anchor *anchors = calloc(rows + 1, sizeof *anchors);

	if (!anchors) {
		error_memory(err);
		return NULL;
	}
	for (size_t row = 0; row < rows; row++)
		anchors[row] = anchor_of(run, row);
	if (!take_events(run, anchors, err)) {
		free(anchors);
		return NULL;
	}
	for (size_t row = 0; row < rows; row++) {
		anchors[row].by_event = !isnan(anchors[row].switchover);
		if (!anchors[row].by_event)
			anchors[row].switchover = anchors[row].end;
	}
	return anchors;
}
