/* anatomy-read.c — what is known of one migration, from four tables. */
#include "anatomy.h"

#include "report/figures/kit/one-run.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_of(const struct anatomy *anatomy, const struct table_stream *stream)
{
	return row_number(stream, "migration") == (double)anatomy->number;
}

/* Before the job knows how much there is to move it says 0. */
static double remaining_in(const struct table_stream *stream)
{
	double total = row_number(stream, "data_total_bytes");

	return total > 0 ? row_number(stream, "data_remaining_bytes") : NAN;
}

static void take_progress(void *closure, const struct table_stream *stream)
{
	struct anatomy *anatomy = closure;
	double at = row_number(stream, "elapsed_seconds");

	if (!is_of(anatomy, stream))
		return;
	must_grow(&anatomy->samples, &anatomy->sample_capacity, anatomy->sample_count,
		  sizeof *anatomy->samples);
	anatomy->samples[anatomy->sample_count++] = (struct anatomy_sample){
		.at = at,
		.remaining = remaining_in(stream),
		.rate = row_number(stream, "memory_rate_bytes_per_second"),
		.dirty_rate = row_number(stream, "dirty_rate_bytes_per_second"),
		.throttle = row_number(stream, "throttle_ratio"),
		.iteration = row_number(stream, "iteration"),
	};
	if (isnan(anatomy->start))
		anatomy->start = row_number(stream, "clock_seconds") - at;
}

static bool begins_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* Iterations and suspensions are told by the source, the resumption by the destination. */
static void take_event(void *closure, const struct table_stream *stream)
{
	struct anatomy *anatomy = closure;
	const char *event = row_text(stream, "event");
	bool back = run_text(anatomy->run, anatomy->row, "direction")[0] == 'B';
	bool of_source = strcmp(row_text(stream, "from"), back ? "b" : "a") == 0;
	bool is_iteration = strcmp(event, "iteration") == 0 && of_source;
	bool is_resumed = begins_with(event, "resumed") && !of_source;
	bool is_hole = strcmp(event, "samples_missing") == 0;

	if (!is_of(anatomy, stream) || !(is_iteration || is_resumed || is_hole ||
					 (begins_with(event, "suspended") && of_source)))
		return;
	must_grow(&anatomy->events, &anatomy->event_capacity, anatomy->event_count,
		  sizeof *anatomy->events);
	anatomy->events[anatomy->event_count++] = (struct anatomy_event){
		.at = row_number(stream, "clock_seconds") - anatomy->start,
		.is_iteration = is_iteration,
		.is_resumed = is_resumed,
		.is_hole = is_hole,
		.number = is_iteration ? atoll(row_text(stream, "detail")) : 0,
	};
}

static void take_gap(void *closure, const struct table_stream *stream)
{
	struct anatomy *anatomy = closure;
	double from = row_number(stream, "clock_seconds") - anatomy->start;
	struct anatomy_gap gap = { .from = from,
				   .to = from + row_number(stream, "silence_seconds"),
				   .length = row_number(stream, "gap_seconds"),
				   .probe = row_probe(stream),
				   .own = strcmp(row_text(stream, "cause"), "collector") == 0 };

	if (!is_of(anatomy, stream))
		return;
	must_grow(&anatomy->gaps, &anatomy->gap_capacity, anatomy->gap_count,
		  sizeof *anatomy->gaps);
	anatomy->gaps[anatomy->gap_count++] = gap;
}

/* The row with that number; 0: the longest migration, or the first row if none has a time. */
static size_t find_row(const struct run *run, long long number)
{
	double longest = -1;
	size_t found = number > 0 ? run_rows(run) : 0;

	for (size_t row = 0; row < run_rows(run); row++) {
		double total = run_number(run, row, "total_time_seconds");

		if (number > 0) {
			if (atoll(run_text(run, row, "migration")) == number)
				return row;
		} else if (total > longest) {
			longest = total;
			found = row;
		}
	}
	return found;
}

static bool choose(struct anatomy *anatomy, const struct figure_job *job, struct error *err)
{
	long long wished = job->wish->migration;

	anatomy->run = one_run(job, err);
	if (!anatomy->run)
		return false;
	anatomy->row = find_row(anatomy->run, wished);
	if (anatomy->row == run_rows(anatomy->run))
		return error_set(err, "--migration %lld: %s has no migration of that number",
				 wished, anatomy->run->migrations.path);
	anatomy->chosen = wished > 0;
	anatomy->number = atoll(run_text(anatomy->run, anatomy->row, "migration"));
	anatomy->start = run_number(anatomy->run, anatomy->row, "clock_seconds");
	return true;
}

bool anatomy_read(struct anatomy *anatomy, const struct figure_job *job, struct error *err)
{
	bool has_events;

	*anatomy = (struct anatomy){ 0 };
	if (choose(anatomy, job, err) &&
	    each_row(job, &schema_progress, take_progress, anatomy, &anatomy->has_progress, err) &&
	    each_row(job, &schema_events, take_event, anatomy, &has_events, err) &&
	    each_row(job, &schema_gaps, take_gap, anatomy, &anatomy->has_gaps, err))
		return true;
	anatomy_free(anatomy);
	return false;
}

void anatomy_free(struct anatomy *anatomy)
{
	free(anatomy->samples);
	free(anatomy->events);
	free(anatomy->gaps);
	*anatomy = (struct anatomy){ 0 };
}
