/* anchors.c — the moments of a run's migrations on collect's clock. */
#include "anchors.h"

#include "analyze/groups/events.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct anchor anchor_of(const struct run *run, size_t row)
{
	const struct table *table = &run->migrations;
	double start = table_cell_number(table, row, "clock_seconds");
	double total = table_cell_number(table, row, "total_time_seconds");
	double settle = table_cell_number(table, row, "settle_time_seconds");
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

static bool begins_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* An event that the source tells; closure is the anchors. */
static void take_event(void *closure, const struct run_event *event)
{
	struct anchor *anchor = &((struct anchor *)closure)[event->row];

	if (strcmp(event->from, anchor->from_b ? "b" : "a") != 0)
		return;
	if (begins_with(event->event, "suspended") && isnan(anchor->switchover))
		anchor->switchover = event->clock_seconds;
	else if (begins_with(event->event, "resumed"))
		anchor->switchover = NAN;
}

struct anchor *anchors_of(const struct run *run, struct error *err)
{
	size_t rows = run_rows(run);
	struct anchor *anchors = must_alloc(rows, sizeof *anchors);

	for (size_t row = 0; row < rows; row++)
		anchors[row] = anchor_of(run, row);
	if (!run_events_read(run, take_event, anchors, err)) {
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
