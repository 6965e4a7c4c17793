/* page.c — how large the next study must be, for a person. */
#include "page.h"

#include "study-plan.h"

#include "datasets/array.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct phrase duration_text(double seconds)
{
	if (isnan(seconds))
		return phrase_of("-");
	if (seconds < 120)
		return phrase_of("%.3g s", seconds);
	return seconds < 7200 ? phrase_of("%.1f min", seconds / 60)
			      : phrase_of("%.1f h", seconds / 3600);
}

void plan_add_title(struct section *section, const struct sides *sides)
{
	char *label = text_clean(sides_label(sides, BEFORE));

	texts_add(&section->title, "Pilot: %s", label);
	free(label);
}

/* What the section is about. */
struct subject {
	const struct plan_options *options;
	const struct pilot *pilot;
	struct section *section;
};

/* One row of the table. */
struct way {
	const char *goal, *name;
	struct size size;
};

static void add_text(struct texts *cells, const struct page_cell *cell)
{
	const char *const *text = cell->at;

	texts_add(cells, "%s", *text);
}

static void add_number(struct texts *cells, const struct page_cell *cell)
{
	const struct way *way = cell->row;

	if (way->size.vms > 0)
		column_count(cells, cell);
	else
		texts_add(cells, "-");
}

static void add_time(struct texts *cells, const struct page_cell *cell)
{
	const struct way *way = cell->row;
	struct phrase duration = duration_text(way->size.hours * 3600);

	texts_add(cells, "%s", way->size.vms > 0 ? duration.text : "not this way");
}

/* clang-format off */
static const struct page_column columns[] = {
	{ "to tell", add_text,   .offset = offsetof(struct way, goal) },
	{ "way",     add_text,   .offset = offsetof(struct way, name) },
	{ "VMs",     add_number, .offset = offsetof(struct way, size.vms) },
	{ "cycles",  add_number, .offset = offsetof(struct way, size.cycles) },
	{ "time",    .add = add_time },
};
/* clang-format on */

static const struct page_columns table = { columns, COUNT(columns), .words = 2 };

/* Which of the two is cheaper, in a sentence with both prices. */
static void add_advice(const struct subject *subject, const char *goal, struct size vms,
		       struct size cycles)
{
	struct texts *notes = &subject->section->notes;
	bool by_vms = vms.vms > 0 && (cycles.vms == 0 || vms.hours <= cycles.hours);
	struct phrase cheap = duration_text(3600 * (by_vms ? vms.hours : cycles.hours));
	struct phrase dear = duration_text(3600 * (by_vms ? cycles.hours : vms.hours));

	if (vms.vms == 0 && cycles.vms == 0)
		texts_add(notes, "%s: out of reach with any number of VMs or cycles.", goal);
	else if (cycles.vms == 0)
		texts_add(notes,
			  "%s: only more VMs reach it (%zu, %s); the %zu VMs of the pilot differ "
			  "too much among themselves for any number of cycles.",
			  goal, vms.vms, cheap.text, subject->pilot->vms);
	else if (vms.vms == 0)
		texts_add(notes, "%s: only more cycles reach it (%zu, %s).", goal, cycles.cycles,
			  cheap.text);
	else if (vms.vms <= subject->pilot->vms &&
		 (double)cycles.cycles <= ceil(subject->pilot->cycles))
		texts_add(notes,
			  "%s: a study as large as the pilot reaches it; %s would be enough (%s).",
			  goal, by_vms ? "fewer VMs" : "fewer cycles", cheap.text);
	else
		texts_add(notes,
			  "%s: more %s are cheaper: %s with %zu VMs and %zu cycles, instead of %s.",
			  goal, by_vms ? "VMs" : "cycles", cheap.text,
			  by_vms ? vms.vms : cycles.vms, by_vms ? vms.cycles : cycles.cycles,
			  dear.text);
}

static void add_goal(const struct subject *subject, enum goal goal)
{
	const struct plan_options *options = subject->options;
	struct aim aim = {
		.goal = goal,
		.size = goal == GOAL_WIDTH ? options->width : options->difference,
		.level = options->level,
		.power = options->power,
		.vm_seconds = options->vm_seconds,
	};
	struct size vms = size_by_vms(subject->pilot, &aim);
	struct size cycles = size_by_cycles(subject->pilot, &aim);
	char words[80];
	const struct way ways[] = {
		{ words, "as many cycles", vms },
		{ words, "as many VMs", cycles },
		{ words, "cheapest", size_cheapest(subject->pilot, &aim) },
	};

	if (goal == GOAL_WIDTH)
		snprintf(words, sizeof words, "mean to within %.10g %%", 100 * aim.size);
	else
		snprintf(words, sizeof words, "find %.10g %%, %s VMs after", 100 * aim.size,
			 goal == GOAL_SAME_VMS ? "same" : "other");
	for (size_t i = 0; i < COUNT(ways); i++)
		columns_row(subject->section, NULL, &table, &ways[i], NULL);
	add_advice(subject, words, vms, cycles);
}

static void add_pilot(const struct subject *subject, size_t metric)
{
	const struct pilot *pilot = subject->pilot;
	double share = pilot->between / (pilot->between + pilot->within);

	texts_add(&subject->section->notes,
		  "The pilot: %zu VMs, %.3g cycles, mean %.4g %s, known to within %.2g %% (%.10g "
		  "%% interval); one migration takes %s with all around it.",
		  pilot->vms, pilot->cycles, pilot->mean, metric_at(metric)->column.unit,
		  100 * pilot_half_width(pilot, subject->options->level) / fabs(pilot->mean),
		  100 * subject->options->level, duration_text(pilot->seconds).text);
	texts_add(&subject->section->notes,
		  "Of the variance of a VM's mean, %.0f %% lies between VMs, which only more VMs "
		  "lessen; the rest is scatter of its migrations, which more cycles lessen, too.",
		  100 * share);
}

/* Why there is no plan, or NULL. */
static const char *obstacle_of(const struct pilot *pilot)
{
	if (pilot->values == 0)
		return "No value: nothing to plan from.";
	if (pilot->vms < 2)
		return "One VM tells nothing about how VMs differ: a pilot takes at least 2.";
	if (isnan(pilot->between))
		return "Single migrations of a VM in a direction tell nothing about how they "
		       "scatter: a pilot takes at least 2 cycles.";
	if (!(pilot->mean > 0))
		return "The mean is zero or less: a change in per cent means nothing.";
	return NULL;
}

static void add_section(struct section *section, const struct sides *sides, size_t group,
			size_t metric, const struct plan_options *options)
{
	struct observations observations =
		observations_of(sides, group, BEFORE, metric_at(metric), NAN);
	char *label = text_clean(sides_group_label(sides, group));
	struct pilot pilot = pilot_of(&observations);
	struct subject subject = { options, &pilot, section };

	texts_add(&section->heading, "%s: %s", label, metric_at(metric)->title);
	free(label);
	observations_free(&observations);
	pilot.seconds = sides_seconds(sides, group, BEFORE);
	columns_head(section, NULL, &table, NULL);
	if (obstacle_of(&pilot)) {
		texts_add(&section->notes, "%s", obstacle_of(&pilot));
		return;
	}
	for (enum goal goal = GOAL_WIDTH; goal < GOALS; goal++)
		add_goal(&subject, goal);
	add_pilot(&subject, metric);
}

static void add_legend(struct texts *legend, const struct plan_options *options)
{
	texts_add(legend,
		  "mean to within: half the width of its %.10g %% interval, by Student's t on the "
		  "VM means, as analyze gives it.",
		  100 * options->level);
	texts_add(legend,
		  "find: a t test on the VM means (compare, one test) sees a change of this size "
		  "with a power of %.10g %%; VMs, cycles: of each of the two sides; time: of both.",
		  100 * options->power);
	texts_add(legend, "same VMs: supposes that all of them change alike, so it is the least "
			  "that is needed.");
	texts_add(legend, "time: migrations one after the other, as in the pilot%s.",
		  options->vm_seconds > 0 ? ", and setting up the VMs"
					  : "; setting up VMs costs nothing (--vm-seconds)");
}

struct page plan_page(const struct sides *sides, const struct plan_options *options)
{
	struct page page = { .count = 0 };

	for (size_t m = 0; m < options->metrics.count; m++)
		for (size_t g = 0; g < sides->group_count; g++) {
			struct section *section = page_add(&page);

			if (page.count == 1)
				plan_add_title(section, sides);
			add_section(section, sides, g, options->metrics.at[m], options);
		}
	add_legend(&page.legend, options);
	return page;
}
