/* anatomy.c — the figure of one migration: bytes, rates, throttle and gaps on one time axis.
 */
#include "anatomy.h"

#include "inside.h"
#include "report/draw/number.h"
#include "report/figures/kit/one-run.h"
#include "report/figures/panels/panels.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TALL_ROW   62.0
#define LOW_ROW    42.0
#define NOTE_UNDER 0.12 /* of a lane: the bar lies below */

enum { ROW_REMAINING, ROW_RATES, ROW_THROTTLE }; /* the gaps are the last row */
enum { NOTES_MOST = 12, DOTTED_MOST = 60 };

/* Whether the hypervisor told how much it throttles, be it 0. */
static bool knows_throttle(const struct anatomy *anatomy)
{
	for (size_t i = 0; i < anatomy->sample_count; i++)
		if (!isnan(anatomy->samples[i].throttle))
			return true;
	return false;
}

/* What is to be said where there is no gap to draw. */
static const char *no_gap(const struct anatomy *anatomy)
{
	if (!anatomy->has_gaps)
		return "the run has no gaps.csv";
	if (isnan(run_number(anatomy->run, anatomy->row, "downtime_network_seconds")))
		return "not known: no probe was heard";
	return "no probe heard a gap";
}

static bool has_throttle(const struct anatomy *anatomy)
{
	for (size_t i = 0; i < anatomy->sample_count; i++)
		if (anatomy->samples[i].throttle > 0)
			return true;
	return false;
}

/* Why a plot of samples is empty. */
static char *no_samples(const struct anatomy *anatomy)
{
	if (!anatomy->has_progress)
		return must_copy("the run has no progress.csv");
	if (anatomy->sample_count == 0)
		return must_copy("progress.csv has no sample of this migration");
	return must_copy("not told by the hypervisor");
}

/* Whether the job could not be sampled in the time before that sample: there is no line there. */
static bool is_behind_hole(const struct anatomy *anatomy, size_t sample)
{
	for (size_t i = 0; sample > 0 && i < anatomy->event_count; i++)
		if (anatomy->events[i].is_hole &&
		    anatomy->events[i].at > anatomy->samples[sample - 1].at &&
		    anatomy->events[i].at <= anatomy->samples[sample].at)
			return true;
	return false;
}

/* One curve of samples; member: its offset in a sample. Nothing known: no curve. */
static void add_samples(struct panels *panels, struct panel *panel, const struct anatomy *anatomy,
			enum curve_kind kind, size_t look, const char *name, const char *label,
			size_t member)
{
	struct curve *curve = NULL;

	for (size_t i = 0; i < anatomy->sample_count; i++) {
		double value;

		memcpy(&value, (const char *)&anatomy->samples[i] + member, sizeof value);
		if (!curve && isnan(value))
			continue;
		if (!curve)
			curve = panel_add_curve(panel, kind,
						theme_look(panels->job->style.theme, look), name,
						label);
		curve->dotted = kind == CURVE_LINE && anatomy->sample_count <= DOTTED_MOST;
		if (is_behind_hole(anatomy, i))
			curve_add_xy(curve, anatomy->samples[i].at, NAN);
		curve_add_xy(curve, anatomy->samples[i].at, value);
	}
}

static void set_row(struct panels *panels, size_t row, const char *heading, const char *unit,
		    double height)
{
	panels->headings[row] = must_copy(heading);
	panels->y[row].unit = unit;
	panels->y[row].from_zero = true;
	panels->heights[row] = height;
}

static void fill_samples(struct panels *panels, const struct anatomy *anatomy)
{
	struct panel *remaining = panels_at(panels, ROW_REMAINING, 0);
	struct panel *rates = panels_at(panels, ROW_RATES, 0);

	set_row(panels, ROW_REMAINING, "Still to move", "B", TALL_ROW);
	set_row(panels, ROW_RATES, "Rates of memory", "B/s", TALL_ROW);
	remaining->empty = no_samples(anatomy);
	rates->empty = no_samples(anatomy);
	add_samples(panels, remaining, anatomy, CURVE_LINE, 0, "remaining", NULL,
		    offsetof(struct anatomy_sample, remaining));
	add_samples(panels, rates, anatomy, CURVE_LINE, 0, "transfer rate", "transfer rate",
		    offsetof(struct anatomy_sample, rate));
	add_samples(panels, rates, anatomy, CURVE_LINE, 1, "dirty rate", "dirty rate",
		    offsetof(struct anatomy_sample, dirty_rate));
	if (!has_throttle(anatomy))
		return;
	set_row(panels, ROW_THROTTLE, "Throttle: share of its CPUs taken from the guest", "",
		LOW_ROW);
	add_samples(panels, panels_at(panels, ROW_THROTTLE, 0), anatomy, CURVE_STEPS, 0, "throttle",
		    NULL, offsetof(struct anatomy_sample, throttle));
}

static int by_length(const void *left, const void *right)
{
	const struct anatomy_gap *a = left;
	const struct anatomy_gap *b = right;

	return (b->length > a->length) - (b->length < a->length);
}

/* The longest gaps first, so that their numbers get the room. */
static void add_gap_notes(struct panels *panels, struct panel *panel, struct anatomy *anatomy)
{
	qsort(anatomy->gaps, anatomy->gap_count, sizeof *anatomy->gaps, by_length);
	for (size_t i = 0; i < anatomy->gap_count && i < NOTES_MOST; i++) {
		const struct anatomy_gap *gap = &anatomy->gaps[i];
		char text[QUANTITY_TEXT_SIZE];

		quantity_text(text, gap->length, "s", panels->job->style.language);
		panel_add_note(panel, (gap->from + gap->to) / 2,
			       (double)(PROBE_COUNT - 1 - gap->probe) - NOTE_UNDER,
			       (struct anchor){ 0.5, 1 }, text);
	}
}

static void fill_gaps(struct panels *panels, struct anatomy *anatomy)
{
	size_t row = panels->rows - 1;
	struct panel *panel = panels_at(panels, row, 0);
	struct panels_axis *lanes = &panels->y[row];
	struct curve *curves[2] = { NULL, NULL };

	set_row(panels, row, "Silence heard by the probes", "", LOW_ROW);
	for (size_t i = 0; i < PROBE_COUNT; i++) /* from bottom to top */
		panels_add_name(lanes, must_copy(probe_words[PROBE_COUNT - 1 - i]));
	panel->empty = must_copy(no_gap(anatomy));
	for (size_t i = 0; i < anatomy->gap_count; i++) {
		const struct anatomy_gap *gap = &anatomy->gaps[i];

		if (!curves[gap->own])
			curves[gap->own] = panel_add_curve(
				panel, CURVE_BARS,
				theme_look(panels->job->style.theme, gap->own ? 1 : 0),
				gap->own ? "collect itself was late" : "silence", NULL);
		curve_add_bar(curves[gap->own], (double)(PROBE_COUNT - 1 - gap->probe), gap->from,
			      gap->to);
	}
	if (curves[1])
		panels_add_legend(panels, LEGEND_AREA, theme_look(panels->job->style.theme, 1),
				  "collect itself was late");
	if (anatomy->gap_count > 0)
		add_gap_notes(panels, panel, anatomy);
}

/* Iterations as the events tell them, counted from the first one, whatever number the hypervisor
 * begins with; without these, the first sample of each. */
static void mark_iterations(struct panels *panels, const struct anatomy *anatomy)
{
	size_t count = 0;
	double last = 0;
	long long before = 0;

	for (size_t i = 0; i < anatomy->event_count; i++) {
		char *label;

		if (!anatomy->events[i].is_iteration)
			continue;
		if (count == 0)
			before = anatomy->events[i].number - 1;
		label = must_print(count == 0 ? "iteration %lld" : "%lld",
				   anatomy->events[i].number - before);
		panels_add_mark(panels, 0, anatomy->events[i].at, anatomy->events[i].at,
				"iteration", label, false);
		free(label);
		count++;
	}
	for (size_t i = 0; count == 0 && i < anatomy->sample_count; i++) {
		const struct anatomy_sample *sample = &anatomy->samples[i];
		char *label;

		if (!(sample->iteration > last))
			continue;
		label = must_print(last == 0 ? "iteration %.0f" : "%.0f", sample->iteration);
		panels_add_mark(panels, 0, sample->at, sample->at, "iteration", label, false);
		free(label);
		last = sample->iteration;
	}
}

/* From the first suspension at the source to the first resumption at the destination. */
static bool mark_switchover(struct panels *panels, const struct anatomy *anatomy)
{
	double from = NAN;
	double to = NAN;
	double downtime = run_number(anatomy->run, anatomy->row, "downtime_events_seconds");
	char length[QUANTITY_TEXT_SIZE];
	char *label;

	for (size_t i = 0; i < anatomy->event_count; i++) {
		const struct anatomy_event *event = &anatomy->events[i];

		if (event->is_resumed && isnan(to))
			to = event->at;
		if (!event->is_resumed && !event->is_iteration && !event->is_hole && isnan(from))
			from = event->at;
	}
	if (isnan(from) || isnan(to))
		return false;
	quantity_text(length, downtime, "s", panels->job->style.language);
	label = must_print(isnan(downtime) ? "switchover" : "switchover %s", length);
	panels_add_mark(panels, 0, from, to, "switchover", label, true);
	free(label);
	return true;
}

static bool has_hole(const struct anatomy *anatomy)
{
	for (size_t i = 0; i < anatomy->event_count; i++)
		if (anatomy->events[i].is_hole)
			return true;
	return false;
}

static char *caption_of(struct panels *panels, const struct anatomy *anatomy, bool switched)
{
	const struct run *run = anatomy->run;
	char *run_label =
		labels_run_text(panels->job->labels, sources_name(panels->job->sources, 0));
	char *case_label = labels_text(panels->job->labels, run_text(run, anatomy->row, "case"));
	char *vm_label = labels_text(panels->job->labels, run_text(run, anatomy->row, "vm"));
	bool iterated = panels->mark_count > (size_t)switched;
	char *text = must_print(
		"Migration %lld of run %s%s: case %s, VM %s, %s, outcome %s "
		"(n\u00a0=\u00a01, 1\u00a0VM).%s%s%s%s%s%s",
		anatomy->number, run_label, anatomy->chosen ? "" : ", its longest", case_label,
		vm_label, run_direction(run, anatomy->row),
		outcome_words[run_outcome(run, anatomy->row)],
		anatomy->sample_count > 0 ? " Single samples of the running job, nothing averaged."
					  : "",
		has_hole(anatomy) ? " Where a line breaks off, the hypervisor told nothing of the "
				    "job for a while."
				  : "",
		iterated ? " Thin lines: an iteration over the memory begins." : "",
		switched ? " Grey: the guest stands still, from “suspended” at the source to "
			   "“resumed” at the destination, both by collect's clock."
			 : " No event tells the switchover.",
		anatomy->gap_count > 0
			? " Bars: silence of a probe, from the last answer before to the first "
			  "one after; numbers: length of the longest outages."
			: "",
		knows_throttle(anatomy) && !has_throttle(anatomy)
			? " The guest's CPUs were not throttled."
			: "");

	free(run_label);
	free(case_label);
	free(vm_label);
	return text;
}

static char *alt_of(struct panels *panels, const struct anatomy *anatomy)
{
	char total[QUANTITY_TEXT_SIZE];

	quantity_text(total, run_number(anatomy->run, anatomy->row, "total_time_seconds"), "s",
		      panels->job->style.language);
	return must_print("Line charts above each other over the time since the migration call: "
			  "bytes still to move, transfer rate and dirty rate%s, and bars for the "
			  "silences of the probes. Migration %lld took %s; %zu samples, %zu gaps.",
			  has_throttle(anatomy) ? ", throttle" : "", anatomy->number, total,
			  anatomy->sample_count, anatomy->gap_count);
}

static struct drawing *draw(const struct figure_job *job, struct anatomy *anatomy,
			    struct error *err)
{
	struct panels *panels =
		panels_new(job, ROW_THROTTLE + 1 + (has_throttle(anatomy) ? 1 : 0), 1);
	bool switched;

	panels->run = sources_name(job->sources, 0);
	panels->case_name = must_copy(run_text(anatomy->run, anatomy->row, "case"));
	panels->x[0].unit = "s";
	panels->x[0].title = must_copy("Time since the migration call");
	panels->x[0].low = 0;
	panels->x[0].high = run_number(anatomy->run, anatomy->row, "total_time_seconds");
	fill_samples(panels, anatomy);
	fill_gaps(panels, anatomy);
	mark_iterations(panels, anatomy);
	switched = mark_switchover(panels, anatomy);
	return panels_finish(panels, must_print("Migration %lld", anatomy->number),
			     caption_of(panels, anatomy, switched), alt_of(panels, anatomy), err);
}

struct drawing *figure_anatomy(const struct figure_job *job, struct error *err)
{
	struct anatomy anatomy;
	struct drawing *drawing;

	if (!anatomy_read(&anatomy, job, err))
		return NULL;
	drawing = draw(job, &anatomy, err);
	anatomy_free(&anatomy);
	return drawing;
}
