/* plan-evacuate.c — how long emptying a host takes, for a person. */
#include "plan-page.h"

#include "evacuation.h"

#include <math.h>
#include <stdlib.h>

static void add_header(struct section *section, const struct sides *sides)
{
	for (size_t i = 0; i < sides->query.by->count; i++)
		texts_add(&section->cells, "%s", sides->query.by->at[i]);
	texts_add(&section->cells, "at a time");
	texts_add(&section->cells, "p50");
	texts_add(&section->cells, "p95");
	texts_add(&section->cells, "mean");
	section->columns = section->cells.count;
	section->keys = sides->query.by->count;
}

static void add_cells(struct section *section, const struct sides *sides, size_t group,
		      size_t lanes, const struct evacuation *evacuation)
{
	const struct texts *key = &sides->groups[group].key;
	const double numbers[] = { evacuation->p50, evacuation->p95, evacuation->mean };
	char text[DURATION_TEXT_SIZE];

	for (size_t i = 0; i < key->count; i++)
		texts_add_clean(&section->cells, key->at[i]);
	texts_add(&section->cells, "%zu", lanes);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		duration_text(numbers[i], text);
		texts_add(&section->cells, "%s", text);
	}
}

static void add_sentence(struct section *section, const char *group, size_t vms, size_t lanes,
			 const struct evacuation *evacuation)
{
	char p50[DURATION_TEXT_SIZE];
	char p95[DURATION_TEXT_SIZE];
	char way[48] = "one by one";

	duration_text(evacuation->p50, p50);
	duration_text(evacuation->p95, p95);
	if (lanes > 1)
		(void)snprintf(way, sizeof way, "%zu at a time", lanes);
	texts_add(
		&section->notes,
		"%s: emptying a host of %zu such VM%s %s takes at most %s half of the time, and at "
		"most %s in 95 of 100 cases.",
		group, vms, vms == 1 ? "" : "s", way, p50, p95);
}

/* A host is empty only when the last VM has left. */
static void add_failures(struct section *section, const struct sides *sides, size_t group,
			 const char *label, size_t vms)
{
	struct counts counts = sides_counts(sides, group, BEFORE);
	double share = (double)counts.failed / (double)counts.attempted;

	if (counts.failed == 0)
		return;
	texts_add(
		&section->notes,
		"%s: %zu of %zu migrations attempted failed (%.1f %%): of %zu VMs, about %.2g stay "
		"behind, and with a probability of %.2g %% at least one does.",
		label, counts.failed, counts.attempted, 100 * share, vms, share * (double)vms,
		100 * (1 - pow(1 - share, (double)vms)));
}

static bool add_times(struct section *section, const struct sides *sides, size_t group,
		      const char *label, const struct observations *times,
		      const struct plan_options *options, struct error *err)
{
	for (size_t i = 0; i < options->lane_count; i++) {
		size_t lanes = options->lanes[i];
		struct evacuation evacuation;

		if (lanes > options->evacuate)
			continue;
		if (!evacuation_of(&evacuation, times, options->evacuate, lanes, options->seed,
				   err))
			return false;
		add_cells(section, sides, group, lanes, &evacuation);
		add_sentence(section, label, options->evacuate, lanes, &evacuation);
	}
	return true;
}

static bool add_group(struct section *section, const struct sides *sides, size_t group,
		      const struct plan_options *options, struct error *err)
{
	struct observations times;
	struct texts clean = { 0 };
	char *label = sides_group_label(sides, group);
	bool good = true;

	if (label)
		texts_add_clean(&clean, label);
	free(label);
	if (clean.count != 1) {
		texts_free(&clean);
		return error_memory(err);
	}
	good = observations_of(&times, sides, group, BEFORE,
			       metric_at(metric_find("total_time_seconds")), NAN, err);
	if (good && times.count == 0)
		texts_add(&section->notes,
			  "%s: no migration has a total time: nothing to reckon with.",
			  clean.at[0]);
	else if (good)
		good = add_times(section, sides, group, clean.at[0], &times, options, err);
	if (good)
		add_failures(section, sides, group, clean.at[0], options->evacuate);
	observations_free(&times);
	texts_free(&clean);
	return good;
}

static void add_legend(struct texts *legend, const struct plan_options *options)
{
	texts_add(legend,
		  "By bootstrap of the measured total times: %d evacuations drawn with seed %llu; "
		  "each "
		  "draws a direction, and for every VM one of those measured and one of its times.",
		  EVACUATION_DRAWS, (unsigned long long)options->seed);
	texts_add(legend,
		  "several at a time: supposes that they do not slow each other; migrations that "
		  "share a network do. Measure it before relying on it.");
	texts_add(legend, "p50, p95: type 7. Times are of the migrations alone, without pauses in "
			  "between.");
}

bool evacuation_page(struct page *page, const struct sides *sides,
		     const struct plan_options *options, struct error *err)
{
	struct section *section;
	bool good = true;

	*page = (struct page){ .sections = calloc(1, sizeof *page->sections) };
	if (!page->sections)
		return error_memory(err);
	section = &page->sections[page->count++];
	plan_add_title(section, sides);
	texts_add(&section->heading, "Time to empty a host of %zu VMs", options->evacuate);
	add_header(section, sides);
	for (size_t g = 0; good && g < sides->group_count; g++)
		good = add_group(section, sides, g, options, err);
	add_legend(&page->legend, options);
	if (!good)
		page_free(page);
	return good && page_check(page, err);
}
