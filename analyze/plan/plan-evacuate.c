/* plan-evacuate.c — how long emptying a host takes, for a person. */
#include "page.h"

#include "datasets/array.h"

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

static void add_cells(struct section *section, const struct sides *sides,
		      const struct evacuation_row *row)
{
	const struct texts *key = &sides->groups[row->group].key;
	const double numbers[] = { row->times.p50, row->times.p95, row->times.mean };
	char text[DURATION_TEXT_SIZE];

	for (size_t i = 0; i < key->count; i++)
		texts_add_clean(&section->cells, key->at[i]);
	texts_add(&section->cells, "%zu", row->at_a_time);
	for (size_t i = 0; i < COUNT(numbers); i++) {
		duration_text(numbers[i], text);
		texts_add(&section->cells, "%s", text);
	}
}

static void add_sentence(struct section *section, const char *group,
			 const struct evacuation_row *row)
{
	char p50[DURATION_TEXT_SIZE];
	char p95[DURATION_TEXT_SIZE];
	char way[48] = "one by one";

	duration_text(row->times.p50, p50);
	duration_text(row->times.p95, p95);
	if (row->at_a_time > 1)
		snprintf(way, sizeof way, "%zu at a time", row->at_a_time);
	texts_add(
		&section->notes,
		"%s: emptying a host of %zu such VM%s %s takes at most %s half of the time, and at "
		"most %s in 95 of 100 cases.",
		group, row->host_vms, row->host_vms == 1 ? "" : "s", way, p50, p95);
}

/* A host is empty only when the last VM has left. */
static void add_failures(struct section *section, const char *label,
			 const struct evacuation_row *row)
{
	double share = (double)row->failed / (double)row->attempted;
	double vms = (double)row->host_vms;

	if (row->failed == 0)
		return;
	texts_add(
		&section->notes,
		"%s: %zu of %zu migrations attempted failed (%.1f %%): of %zu VMs, about %.2g stay "
		"behind, and with a probability of %.2g %% at least one does.",
		label, row->failed, row->attempted, 100 * share, row->host_vms, share * vms,
		100 * (1 - pow(1 - share, vms)));
}

/* The rows of one group and size of host, rows[count]. */
static bool add_group(struct section *section, const struct sides *sides,
		      const struct evacuation_row *rows, size_t count, struct error *err)
{
	struct texts clean = { 0 };
	char *label = sides_group_label(sides, rows[0].group);

	if (label)
		texts_add_clean(&clean, label);
	free(label);
	if (clean.count != 1) {
		texts_free(&clean);
		return error_memory(err);
	}
	if (rows[0].n == 0)
		texts_add(&section->notes,
			  "%s: no migration has a total time: nothing to reckon with.",
			  clean.at[0]);
	for (size_t i = 0; rows[0].n > 0 && i < count; i++) {
		add_cells(section, sides, &rows[i]);
		add_sentence(section, clean.at[0], &rows[i]);
	}
	add_failures(section, clean.at[0], &rows[0]);
	texts_free(&clean);
	return true;
}

/* One size of host. */
static bool add_section(struct section *section, const struct sides *sides,
			const struct evacuations *evacuations, size_t host_vms, struct error *err)
{
	const struct evacuation_row *rows = evacuations->at;
	size_t end;

	texts_add(&section->heading, "Time to empty a host of %zu VMs", host_vms);
	add_header(section, sides);
	for (size_t i = 0; i < evacuations->count; i = end) {
		end = i + 1;
		while (end < evacuations->count && rows[end].group == rows[i].group &&
		       rows[end].host_vms == rows[i].host_vms)
			end++;
		if (rows[i].host_vms == host_vms &&
		    !add_group(section, sides, &rows[i], end - i, err))
			return false;
	}
	return true;
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
		     const struct evacuations *evacuations, const struct plan_options *options,
		     struct error *err)
{
	bool good = true;

	*page = (struct page){ .sections =
				       calloc(options->evacuate_count, sizeof *page->sections) };
	if (!page->sections)
		return error_memory(err);
	for (size_t i = 0; good && i < options->evacuate_count; i++) {
		struct section *section = &page->sections[page->count++];

		if (i == 0)
			plan_add_title(section, sides);
		good = add_section(section, sides, evacuations, options->evacuate[i], err);
	}
	add_legend(&page->legend, options);
	if (!good)
		page_free(page);
	return good && page_check(page, err);
}
