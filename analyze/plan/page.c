/* page.c — how large the next study must be, for a person. */
#include "page.h"

#include "analyze/sides/chosen-metrics.h"

#include <math.h>
#include <stdlib.h>

struct phrase duration_text(double seconds)
{
	if (isnan(seconds))
		return phrase_of("-");
	if (seconds < 120)
		return phrase_of("%s s", digits_text(seconds, 3).text);
	return seconds < 7200 ? phrase_of("%.1f min", seconds / 60)
			      : phrase_of("%.1f h", seconds / 3600);
}

void plan_add_title(struct section *section, const struct sides *sides)
{
	char *label = text_clean(sides_label(sides, BEFORE));

	texts_add(&section->title, "Pilot: %s", label);
	free(label);
}

/* "5.1 (8.4) %", of variances. */
static struct phrase deviation_text(double seen, double limit)
{
	return phrase_of("%s (%s) %%", digits_text(100 * sqrt(seen), 2).text,
			 digits_text(100 * sqrt(limit), 2).text);
}

static void add_pilot(struct texts *notes, const struct pilot *pilot, size_t metric,
		      const struct plan_options *options)
{
	const struct variances *of = &pilot->mean_of;
	const char *unit = metric_at(metric)->column.unit;

	texts_add(notes,
		  "The pilot: %zu VMs, %zu cycles, mean %s%s%s, %.10g %% interval %s to %s, "
		  "for VMs like these %zu, at times like those of this run; one migration takes %s "
		  "with all around it.",
		  pilot->vms, pilot->cycles, digits_text(pilot->mean, 4).text,
		  unit[0] != '\0' ? " " : "", unit, 100 * options->level,
		  digits_text(pilot->known.low, 4).text, digits_text(pilot->known.high, 4).text,
		  pilot->vms, duration_text(pilot->seconds).text);
	texts_add(notes,
		  "Standard deviations as parts of the mean, and at most: between VMs %s, between "
		  "cycles %s, of a VM in one cycle %s; neighbouring cycles correlate by %.2f.",
		  deviation_text(of->seen.vm, of->limit.vm).text,
		  deviation_text(of->seen.cycle, of->limit.cycle).text,
		  deviation_text(of->seen.cell, of->limit.cell).text, of->seen.correlation);
	if (pilot->others > 0)
		texts_add(notes,
			  "Between cases: as the differences to %zu other%s in this run, VM by VM "
			  "and cycle by cycle.",
			  pilot->others, pilot->others == 1 ? "" : "s");
	else
		texts_add(notes, "Between cases: there is no other one in this run, so the range "
				 "goes from all that VMs and cycles have in common to nothing.");
	if (pilot->cycles <= 4)
		texts_add(notes,
			  "%zu cycles do not tell how neighbours resemble each other; it is taken "
			  "for 0.3.",
			  pilot->cycles);
}

/* Why there is no plan, or NULL. */
static const char *obstacle_of(const struct pilot *pilot)
{
	if (pilot->values == 0)
		return "No value: nothing to plan from.";
	if (pilot->cycles == 0)
		return "The run tells no cycles, and so nothing about how times differ: a pilot "
		       "takes at least 3 cycles.";
	if (pilot->vms < PILOT_LEAST_VMS)
		return pilot->vms == 1
			       ? "One VM tells nothing about how VMs differ: a pilot takes at "
				 "least 3."
			       : "Two VMs tell next to nothing about how VMs differ: a pilot takes "
				 "at least 3.";
	if (pilot->cycles < PILOT_LEAST_CYCLES)
		return pilot->cycles == 1
			       ? "One cycle tells nothing about how times differ: a pilot takes at "
				 "least 3 cycles."
			       : "Two cycles tell next to nothing about how times differ: a pilot "
				 "takes at least 3.";
	if (!(pilot->mean > 0))
		return "The mean is zero or less: a change in per cent means nothing.";
	if (isnan(pilot->mean_of.seen.cell))
		return "The VMs have hardly any cycle in common: what is theirs and what is time's "
		       "cannot be told apart.";
	if (isnan(pilot->change.seen.cell))
		return "A VM's mean is zero or less: a change in per cent means nothing.";
	return NULL;
}

struct plan_limit plan_limit_of(const struct sides *sides, const struct metric *metric,
				const struct plan_options *options)
{
	return (struct plan_limit){ metric, sides_limit(sides, metric, &options->limits) };
}

void plan_add_limit(struct section *section, const char *label, const struct sides *sides,
		    size_t group, const struct plan_limit *limit)
{
	const char *unit = limit->metric->column.unit;
	struct observations values;
	size_t given_up = 0;

	if (isnan(limit->value))
		return;
	values = observations_of(sides, group, BEFORE, limit->metric, limit->value);
	for (size_t i = 0; i < values.count; i++)
		given_up += values.at[i].at_limit;
	if (given_up > 0)
		texts_add(&section->notes,
			  "Warning: %s: %zu of %zu values stand at %s%s%s, where they were "
			  "given up: "
			  "the true ones are larger, and so is what is reckoned from them here.",
			  label, given_up, values.count, digits_text(limit->value, 10).text,
			  unit[0] ? " " : "", unit);
	observations_free(&values);
}

static void add_section(struct section *section, const struct sides *sides, size_t group,
			size_t metric, const struct plan_limit *limit,
			const struct plan_options *options)
{
	struct pilot pilot = pilot_of(sides, group, metric_at(metric), options->level);
	char *label = text_clean(sides_group_label(sides, group));

	texts_add(&section->heading, "%s: %s", label, metric_at(metric)->title);
	plan_add_limit(section, label, sides, group, limit);
	free(label);
	if (obstacle_of(&pilot)) {
		texts_add(&section->notes, "%s", obstacle_of(&pilot));
		return;
	}
	plan_add_goals(section, &pilot, options);
	add_pilot(&section->notes, &pilot, metric, options);
}

static void add_legend(struct texts *legend, const struct plan_options *options)
{
	texts_add(legend,
		  "from, to: by the variances that the pilot saw, and by upper limits of them that "
		  "hold "
		  "in %g of 100 pilots; plan the latter. ?: this way no number is sure to do.",
		  100 * PILOT_SURE);
	texts_add(legend,
		  "mean to within: half the width of its %.10g %% interval, VMs and cycles as "
		  "chance, as analyze gives it.",
		  100 * options->level);
	texts_add(legend,
		  "find: compare (one test) sees a change of this size with a power of %.10g %%; "
		  "VMs, cycles: of each of the two sides; time: of both.",
		  100 * options->power);
	texts_add(legend,
		  "same VMs: from VMs that all change alike to VMs each of which may be "
		  "another one in every session%s.",
		  options->session_sd > 0 ? "; what sessions add is in both" : "");
	texts_add(legend, "time: migrations one after the other, as in the pilot%s.",
		  options->vm_seconds > 0 ? ", and setting up the VMs"
					  : "; setting up VMs costs nothing (--vm-seconds)");
}

struct page plan_page(const struct sides *sides, const struct plan_options *options)
{
	const struct metric_list usual = { .at = { time_metric(sides) }, .count = 1 };
	const struct metric_list *metrics = options->metrics.count > 0 ? &options->metrics : &usual;
	struct page page = { .count = 0 };

	for (size_t m = 0; m < metrics->count; m++) {
		size_t metric = metrics->at[m];
		struct plan_limit limit = plan_limit_of(sides, metric_at(metric), options);

		for (size_t g = 0; g < sides->group_count; g++) {
			struct section *section = page_add(&page);

			if (page.count == 1)
				plan_add_title(section, sides);
			add_section(section, sides, g, metric, &limit, options);
		}
	}
	add_legend(&page.legend, options);
	return page;
}
