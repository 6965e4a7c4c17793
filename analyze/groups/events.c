/* events.c — a run's events.csv, event by event. */
#include "events.h"

#include "datasets/must.h"
#include "datasets/table-file.h"
#include "datasets/table-stream.h"

#include <math.h>
#include <stdlib.h>

/* Migrations by their number, for events.csv names them so. */
struct numbered {
	long long number;
	size_t row;
};

static int by_number(const void *left, const void *right)
{
	const struct numbered *a = left;
	const struct numbered *b = right;

	return (a->number > b->number) - (a->number < b->number);
}

static struct numbered *number_all(const struct run *run)
{
	size_t rows = run_rows(run);
	struct numbered *numbered = must_alloc(rows, sizeof *numbered);

	for (size_t row = 0; row < rows; row++)
		numbered[row] = (struct numbered){ atoll(run_text(run, row, "migration")), row };
	qsort(numbered, rows, sizeof *numbered, by_number);
	return numbered;
}

/* Who is shown what. */
struct viewer {
	run_event_sink *sink;
	void *closure;
	const struct numbered *numbered;
	size_t count;
};

static bool show_all(struct table_stream *events, const struct viewer *viewer, struct error *err)
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
		found = bsearch(&wanted, viewer->numbered, viewer->count, sizeof wanted, by_number);
		if (found) {
			const struct run_event event = {
				.row = found->row,
				.from = table_stream_text(events, of_from),
				.event = table_stream_text(events, of_event),
				.clock_seconds = table_stream_number(events, of_clock),
			};

			viewer->sink(viewer->closure, &event);
		}
	}
	return true;
}

bool run_events_read(const struct run *run, run_event_sink *sink, void *closure, struct error *err)
{
	bool there;
	char *path = table_file(run->folder, schema_events.file, &there, err);
	struct numbered *numbered = number_all(run);
	const struct viewer viewer = { sink, closure, numbered, run_rows(run) };
	struct table_stream events;
	bool good = path != NULL;

	if (good && there) {
		good = table_stream_open(&events, path, &schema_events, CSV_TORN_IS_LEFT_OUT,
					 TABLE_UNKNOWN_PASSES, err);
		if (good) {
			good = show_all(&events, &viewer, err);
			table_stream_close(&events);
		}
	}
	free(numbered);
	free(path);
	return good;
}
