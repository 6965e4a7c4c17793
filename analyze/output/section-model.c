/* section-model.c — what a migration's time is made of, for a person. */
#include "inside.h"
#include "section.h"

#include "analyze/model/model.h"
#include "analyze/page/scale.h"

#include "datasets/array.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* With fewer VMs or cycles, intervals by them hold less often than promised (fit.h). */
enum { GROUPS_ENOUGH = 10 };

/* How the numbers of the section are digits. */
struct model_digits {
	struct scale rate;
	int rate_decimals, seconds_decimals;
};

/* Four digits of the largest. */
static struct model_digits digits_of_models(const struct analysis *analysis)
{
	struct model_digits digits = { .rate_decimals = 0 };
	double rate = 0;
	double seconds = 0;

	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct model *model = &analysis->models[g];

		rate = fmax(rate, model->bandwidth.value);
		seconds = fmax(seconds, model->twice_bytes.value);
	}
	digits.rate = scale_of("B/s", rate);
	digits.rate_decimals = decimals_of(rate / digits.rate.factor, 4, 6);
	digits.seconds_decimals = decimals_of(seconds, 4, 6);
	return digits;
}

static void add_bandwidth_heading(struct texts *cells, const void *how)
{
	const struct model_digits *digits = how;

	texts_add(cells, "bandwidth (%sB/s)", digits->rate.prefix);
}

/* A number and its interval in one cell. An end that cannot be told is left open. */
static void add_estimate(struct texts *cells, const struct estimate *estimate, double factor,
			 int decimals)
{
	const struct interval *interval = &estimate->interval;

	if (isnan(estimate->value))
		texts_add(cells, "-");
	else if (isnan(interval->high))
		texts_add(cells, "%.*f (above %.*f)", decimals, estimate->value / factor, decimals,
			  interval->low / factor);
	else
		texts_add(cells, "%.*f (%.*f to %.*f)", decimals, estimate->value / factor,
			  decimals, interval->low / factor, decimals, interval->high / factor);
}

static void add_seconds(struct texts *cells, const struct page_cell *cell)
{
	const struct model_digits *digits = cell->how;

	add_estimate(cells, cell->at, 1, digits->seconds_decimals);
}

static void add_bandwidth(struct texts *cells, const struct page_cell *cell)
{
	const struct model_digits *digits = cell->how;

	add_estimate(cells, cell->at, digits->rate.factor, digits->rate_decimals);
}

static void add_vms(struct texts *cells, const struct page_cell *cell)
{
	const struct model *model = cell->row;

	if (model->time.fit.n > 0)
		texts_add(cells, "%zu", model->time.fit.vms);
	else
		texts_add(cells, "-");
}

static void add_end(struct texts *cells, const struct page_cell *cell)
{
	const enum convergence *convergence = cell->at;

	texts_add(cells, "%s", convergence_words[*convergence]);
}

/* clang-format off */
static const struct page_column columns[] = {
	{ "n",                        column_count,  .offset = offsetof(struct model, time.rows) },
	{ "VMs",                      .add = add_vms },
	{ "fixed (s)",                add_seconds,   .offset = offsetof(struct model, fixed) },
	{ NULL,                       add_bandwidth, .offset = offsetof(struct model, bandwidth),
	  .add_heading = add_bandwidth_heading },
	{ "twice the bytes (s)",      add_seconds,   .offset = offsetof(struct model, twice_bytes) },
	{ "twice the dirty rate (s)", add_seconds,   .offset = offsetof(struct model, twice_rate) },
	{ "pre-copy ends",            add_end,       .offset = offsetof(struct model, convergence) },
};
/* clang-format on */

/* What the ratio means for a person, with its numbers. */
static void add_convergence(struct texts *notes, const char *group, const struct model *model,
			    const struct model_digits *digits)
{
	static const char *const verdicts[] = {
		[CONVERGENCE_YES] = "pre-copy ends by itself",
		[CONVERGENCE_NO] = "pre-copy would not end by itself, only by slowing the guest, "
				   "by a longer pause or by post-copy",
		[CONVERGENCE_UNDECIDED] = "whether pre-copy ends by itself is undecided",
	};
	char rounds[64] = "";

	if (model->convergence == CONVERGENCE_UNKNOWN)
		return;
	if (!isnan(model->rounds))
		snprintf(rounds, sizeof rounds,
			 "; about %.0f rounds until the rest fits a pause of %.1f s", model->rounds,
			 MODEL_PAUSE_SECONDS);
	texts_add(notes,
		  "%s: %s: its VMs write %s %sB/s at their highest, %s (%s to %s) times "
		  "the bandwidth%s.",
		  group, verdicts[model->convergence],
		  digits_text(model->bytes.mean_x / digits->rate.factor, 4).text,
		  digits->rate.prefix, digits_text(model->ratio.value, 3).text,
		  digits_text(model->ratio.interval.low, 3).text,
		  digits_text(model->ratio.interval.high, 3).text, rounds);
}

/* Why a line is missing, and what the groups of which it holds have instead. */
static const char *const reasons[] = {
	[LINE_FEW_ROWS] = "for it takes 10 migrations",
	[LINE_LITTLE_SPREAD] = "for it takes a difference of 10 % of the mean from least to most",
	[LINE_NOT_RISING] = "for the line does not rise",
};

static_assert(MODEL_ROWS_MIN == 10 && MODEL_SPREAD_PERCENT_MIN == 10, "say so in reasons[]");

/* Which line is missing, and why. of_bytes: the second line, which only matters where the first is
 * good. */
struct missing {
	const struct analysis *analysis;
	enum line_state state;
	bool of_bytes;
};

/* The number behind the reason. */
static bool is_missing(const void *closure, size_t group, char detail[GROUP_DETAIL_SIZE])
{
	const struct missing *missing = closure;
	const struct model *model = &missing->analysis->models[group];
	const struct line *line = missing->of_bytes ? &model->bytes : &model->time;

	if (line->state == LINE_FEW_ROWS)
		snprintf(detail, GROUP_DETAIL_SIZE, " (%zu)", line->rows);
	else if (line->state == LINE_LITTLE_SPREAD)
		snprintf(detail, GROUP_DETAIL_SIZE, " (%s %%)",
			 digits_text(isnan(line->spread) ? 0 : 100 * line->spread, 2).text);
	else
		snprintf(detail, GROUP_DETAIL_SIZE, " (slope %s)",
			 digits_text(line->fit.slope, 3).text);
	return line->state == missing->state &&
	       (!missing->of_bytes || model->time.state == LINE_GOOD);
}

/* One note for all groups whose line is in this state. */
static void add_missing(struct section *section, const struct analysis *analysis,
			enum line_state state, bool of_bytes)
{
	struct missing missing = { analysis, state, of_bytes };
	char *groups = group_list(analysis, is_missing, &missing);

	if (groups[0] != '\0')
		texts_add(&section->notes, "No %s, %s: %s.",
			  of_bytes ? "time at twice the dirty rate"
				   : "bandwidth by the bytes moved",
			  reasons[state], groups);
	free(groups);
}

static void add_notes_of_group(struct section *section, const struct analysis *analysis, size_t g,
			       const struct model_digits *digits)
{
	const struct model *model = &analysis->models[g];
	char *group = group_words(analysis, g);

	if (model->fixed.interval.high < 0)
		texts_add(&section->notes,
			  "%s: a fixed cost below zero says that the line does not hold for few "
			  "bytes.",
			  group);
	add_convergence(&section->notes, group, model, digits);
	free(group);
}

/* The fewest VMs or cycles that a line's errors are counted by; infinite where by rows. */
static double fewest_groups(const struct fit *fit)
{
	double groups = INFINITY;

	for (size_t i = 0; fit->errors != FIT_BY_ROWS && i < fit->way_count; i++)
		groups = fmin(groups, fit->ways[i].degrees + 1);
	return groups;
}

static bool has_line(const struct analysis *analysis)
{
	for (size_t g = 0; g < analysis->groups.count; g++)
		if (analysis->models[g].time.state == LINE_GOOD)
			return true;
	return false;
}

/* How sure the numbers are. */
static void add_notes_of_errors(struct texts *notes, const struct analysis *analysis)
{
	bool by_rows = false;
	bool by_few = false;

	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct line *line = &analysis->models[g].time;

		if (line->state != LINE_GOOD)
			continue;
		by_rows = by_rows || line->fit.errors == FIT_BY_ROWS;
		by_few = by_few || fewest_groups(&line->fit) < GROUPS_ENOUGH;
	}
	if (!has_line(analysis))
		return;
	texts_add(notes,
		  "In brackets: %.10g %% intervals of the line; at twice the bytes or the dirty "
		  "rate, %.10g %% prediction intervals.",
		  100 * analysis->query->level, 100 * analysis->query->level);
	texts_add(notes,
		  "Line: total time = fixed + bytes moved / bandwidth, by least squares. "
		  "Intervals: errors alike within a VM and within a cycle (cluster-robust), the "
		  "widest of by VM, by cycle and by both. At twice the bytes, as twice the memory "
		  "makes them, or twice the dirty rate of the mean: the interval is for one new "
		  "migration, if the line holds there.");
	if (by_rows)
		texts_add(notes,
			  "Warning: with fewer than %d VMs and %d cycles the rows are taken as "
			  "independent (df = n - 2): intervals are too narrow where VMs or cycles "
			  "differ.",
			  FIT_GROUPS_MIN, FIT_GROUPS_MIN);
	if (by_few)
		texts_add(notes,
			  "Warning: with fewer than %d VMs or cycles a 95 %% interval of the line "
			  "holds in 80 to 95 of 100 studies where they differ (simulated).",
			  GROUPS_ENOUGH);
}

bool models_have_rows(const struct analysis *analysis)
{
	for (size_t g = 0; analysis->models && g < analysis->groups.count; g++)
		if (analysis->models[g].time.rows > 0)
			return true;
	return false;
}

/* Where not even one line was fitted, this is left out: the notes below say why, and a table of
 * dashes would say nothing. */
static void add_table(struct section *section, const struct analysis *analysis,
		      const struct model_digits *digits)
{
	const struct group_table table = {
		.columns = { columns, COUNT(columns), 0 },
		.rows = analysis->models,
		.row_bytes = sizeof *analysis->models,
		.how = digits,
	};

	section_add_table(section, analysis, &table);
}

void section_of_model(struct section *section, const struct analysis *analysis)
{
	struct model_digits digits = digits_of_models(analysis);

	texts_add(&section->heading,
		  "What the total time is made of: total time = fixed + bytes moved / bandwidth");
	if (has_line(analysis))
		add_table(section, analysis, &digits);
	for (int state = LINE_FEW_ROWS; state <= LINE_NOT_RISING; state++) {
		add_missing(section, analysis, (enum line_state)state, false);
		add_missing(section, analysis, (enum line_state)state, true);
	}
	for (size_t g = 0; g < analysis->groups.count; g++)
		add_notes_of_group(section, analysis, g, &digits);
	add_notes_of_errors(&section->notes, analysis);
}
