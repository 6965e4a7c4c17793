/* continuity.c — the figure of all gaps of a run: when they were, and how long. */
#include "continuity.h"

#include "inside.h"
#include "report/draw/number.h"
#include "report/figures/kit/one-run.h"
#include "report/figures/panels/panels.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GAP_ROW 52.0
#define LANE    9.0 /* height of the lane of a case */

enum { LANES_MOST = 8 };

static const char *const headings[PROBE_COUNT] = { "Gaps of ICMP echo", "Gaps of UDP echo",
						   "Gaps of the TCP stream" };

/* How many gaps the probe heard, and of what kind. */
struct tally {
	size_t all, own, open;
};

static struct tally tally_of(const struct continuity *continuity, size_t probe)
{
	struct tally tally = { 0 };

	for (size_t i = 0; i < continuity->gap_count; i++)
		if (continuity->gaps[i].probe == probe) {
			tally.all++;
			tally.own += continuity->gaps[i].own;
			tally.open += continuity->gaps[i].open;
		}
	return tally;
}

/* The longest gap by the VM's silence gets its number. */
static void note_longest(struct panels *panels, struct panel *panel,
			 const struct continuity *continuity, size_t probe)
{
	const struct continuity_gap *longest = NULL;
	char length[QUANTITY_TEXT_SIZE];
	char *text;

	for (size_t i = 0; i < continuity->gap_count; i++) {
		const struct continuity_gap *gap = &continuity->gaps[i];

		if (gap->probe == probe && !gap->own && (!longest || gap->length > longest->length))
			longest = gap;
	}
	if (!longest)
		return;
	quantity_text(length, longest->length, "s", panels->job->style.language);
	text = must_print(" %s%s", longest->open ? "> " : "", length);
	panel_add_note(panel, longest->at, longest->length, (struct anchor){ 0, 0.5 }, text);
	free(text);
}

static void fill_probe(struct panels *panels, size_t row, const struct continuity *continuity,
		       size_t probe)
{
	static const char *const names[2] = { "the VM's silence", "collect itself was late" };
	struct panel *panel = panels_at(panels, row, 0);
	struct curve *curves[2] = { NULL, NULL };

	panels->headings[row] = must_copy(headings[probe]);
	panels->y[row].unit = "s";
	panels->y[row].kind = AXIS_LOG;
	panels->heights[row] = GAP_ROW;
	for (size_t i = 0; i < continuity->gap_count; i++) {
		const struct continuity_gap *gap = &continuity->gaps[i];

		if (gap->probe != probe || !(gap->length > 0))
			continue;
		if (!curves[gap->own])
			curves[gap->own] = panel_add_curve(
				panel, CURVE_POINTS, theme_look(panels->job->style.theme, gap->own),
				names[gap->own], NULL);
		curve_add_xy(curves[gap->own], gap->at, gap->length);
	}
	note_longest(panels, panel, continuity, probe);
}

/* The lane of a case: its number from the top, LANES_MOST: there are too many. */
static size_t lane_of(struct panels_axis *lanes, const char *name)
{
	size_t lane = 0;

	while (lane < lanes->name_count && strcmp(lanes->names[lane], name) != 0)
		lane++;
	if (lane == lanes->name_count && lane < LANES_MOST)
		panels_add_name(lanes, must_copy(name));
	return lane;
}

/* The lanes of the cases, from bottom to top as they are drawn, by what the paper calls them. */
static void turn_lanes(struct panels *panels, struct panels_axis *lanes)
{
	for (size_t i = 0; i < lanes->name_count; i++) {
		char *label = labels_text(panels->job->labels, lanes->names[i]);

		free(lanes->names[i]);
		lanes->names[i] = label;
	}
	for (size_t i = 0; i < lanes->name_count / 2; i++) {
		char *other = lanes->names[lanes->name_count - 1 - i];

		lanes->names[lanes->name_count - 1 - i] = lanes->names[i];
		lanes->names[i] = other;
	}
}

/* When which migration ran. Too many cases share one lane. */
static void fill_migrations(struct panels *panels, size_t row, const struct continuity *continuity)
{
	struct panel *panel = panels_at(panels, row, 0);
	struct panels_axis *lanes = &panels->y[row];
	struct curve *curve = panel_add_curve(
		panel, CURVE_BARS, theme_look(panels->job->style.theme, 2), "migration", NULL);

	panels->headings[row] = must_copy("Migrations");
	panel->empty = must_copy("the run does not tell when");
	for (size_t i = 0; i < continuity->row_count; i++) {
		size_t at = continuity->rows[i];
		double start = run_number(continuity->run, at, "clock_seconds") - continuity->zero;
		double total = run_number(continuity->run, at, "total_time_seconds");

		if (isnan(start) || isnan(total))
			continue;
		curve_add_bar(curve, (double)lane_of(lanes, run_text(continuity->run, at, "case")),
			      start, start + total);
	}
	turn_lanes(panels, lanes);
	for (size_t i = 0; i < curve->count; i++)
		curve->at[i].y = fmax((double)lanes->name_count - 1 - curve->at[i].y, 0);
	panels->heights[row] = LANE * fmax((double)lanes->name_count, 2);
}

static struct tally tally_of_all(const struct continuity *continuity)
{
	struct tally sum = { 0 };

	for (size_t probe = 0; probe < PROBE_COUNT; probe++) {
		struct tally tally = tally_of(continuity, probe);

		sum.all += tally.all;
		sum.own += tally.own;
		sum.open += tally.open;
	}
	return sum;
}

/* Migrations that nothing is known of by the network. */
static size_t count_unprobed(const struct continuity *continuity)
{
	size_t count = 0;

	for (size_t i = 0; i < continuity->row_count; i++)
		if (isnan(run_number(continuity->run, continuity->rows[i],
				     "downtime_network_seconds")))
			count++;
	return count;
}

/* Why nothing is known of the network; NULL: something is. */
static const char *lack_of(const struct continuity *continuity)
{
	if (!continuity->has_gaps)
		return "the run has no gaps.csv";
	if (continuity->gap_count > 0 || count_unprobed(continuity) < continuity->row_count)
		return NULL;
	return "no probe was heard: whether VMs were out of reach is not known";
}

/* A count in the figure's language, with words before and after it; nothing for 0. */
static void print_count(FILE *out, const struct language *language, const char *before,
			size_t count, const char *after)
{
	if (count == 0)
		return;
	fputs(before, out);
	number_print_count(out, (long long)count, language);
	fputs(after, out);
}

static void print_caption(FILE *out, const void *figure)
{
	const struct continuity *continuity = figure;
	const struct language *language = continuity->job->style.language;
	struct tally sum = tally_of_all(continuity);

	fputs("Run ", out);
	labels_print_run(out, continuity->job->labels, sources_name(continuity->job->sources, 0));
	print_count(out, language, ", n\u00a0=\u00a0", continuity->row_count,
		    continuity->row_count == 1 ? " planned migration" : " planned migrations");
	print_count(out, language, " of ", continuity->vms,
		    continuity->vms == 1 ? "\u00a0VM. " : "\u00a0VMs. ");
	if (sum.all > 0) {
		print_count(out, language, "Points: single outages, ", sum.all, " in all");
		fputs(", by the time of the last answer before; an outage is a silence longer than "
		      "three times the 99th percentile of the spacing of the VM's answers before "
		      "the migration. The longest of each probe has its number.",
		      out);
	}
	print_count(out, language, " ", sum.own,
		    " of them by collect's own lateness, which says nothing of the VM.");
	print_count(out, language, " ", sum.open,
		    " still open when collect stopped looking, and longer than drawn.");
	print_count(out, language, " The network downtime of ", count_unprobed(continuity),
		    count_unprobed(continuity) == 1 ? " migration is not known."
						    : " migrations is not known.");
	fputs(" Time 0 is the first migration call.", out);
}

static char *alt_of(const struct continuity *continuity)
{
	return must_print("Scatter plots above each other, one for each probe, over the time of "
			  "the run: the length of every gap on a logarithmic axis. Below them bars "
			  "show when the migrations of each case ran. %zu gaps of %zu migrations.",
			  continuity->gap_count, continuity->row_count);
}

static void fill(struct panels *panels, const struct continuity *continuity)
{
	const char *lack = lack_of(continuity);
	size_t row = 0;

	for (size_t probe = 0; probe < PROBE_COUNT; probe++)
		if (tally_of(continuity, probe).all > 0)
			fill_probe(panels, row++, continuity, probe);
	if (row == 0) {
		panels->headings[row] = must_copy("Gaps of the probes");
		panels->y[row].unit = "s";
		panels_at(panels, row++, 0)->empty =
			must_copy(lack ? lack : "no probe heard a gap");
	}
	fill_migrations(panels, row, continuity);
	if (tally_of_all(continuity).own > 0) {
		panels_add_legend(panels, LEGEND_POINT, theme_look(panels->job->style.theme, 0),
				  "the VM's silence");
		panels_add_legend(panels, LEGEND_POINT, theme_look(panels->job->style.theme, 1),
				  "collect itself was late");
	}
}

static struct drawing *draw(const struct continuity *continuity, struct error *err)
{
	const char *lack = lack_of(continuity);
	size_t probes = 0;
	struct panels *panels;
	struct drawing *drawing;

	for (size_t probe = 0; probe < PROBE_COUNT; probe++)
		probes += tally_of(continuity, probe).all > 0;
	panels = panels_new(continuity->job, (probes > 0 ? probes : 1) + 1, 1);
	panels->run = sources_name(continuity->job->sources, 0);
	panels->one_y = true;
	panels->x[0].unit = "s";
	panels->x[0].title = must_copy("Time since the first migration call");
	panels->x[0].low = 0;
	fill(panels, continuity);
	drawing = panels_finish(panels, must_copy("Gaps of every probe"),
				figure_text(print_caption, continuity), alt_of(continuity), err);
	if (drawing && lack && !drawing->lacks)
		drawing->lacks = must_copy(lack);
	return drawing;
}

struct drawing *figure_continuity(const struct figure_job *job, struct error *err)
{
	struct continuity continuity;
	struct drawing *drawing;

	if (!continuity_read(&continuity, job, err))
		return NULL;
	drawing = draw(&continuity, err);
	continuity_free(&continuity);
	return drawing;
}
