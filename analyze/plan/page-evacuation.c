/* page-evacuation.c — how long emptying a host takes, for a person. */
#include "page.h"

#include "datasets/array.h"

#include <math.h>
#include <stdlib.h>

static void add_duration(struct texts *cells, const struct page_cell *cell)
{
	const double *seconds = cell->at;

	texts_add(cells, "%s", duration_text(*seconds).text);
}

/* clang-format off */
static const struct page_column columns[] = {
	{ "at a time", column_count, .offset = offsetof(struct evacuation_row, at_a_time) },
	{ "p50",       add_duration, .offset = offsetof(struct evacuation_row, times.p50) },
	{ "p95",       add_duration, .offset = offsetof(struct evacuation_row, times.p95) },
	{ "mean",      add_duration, .offset = offsetof(struct evacuation_row, times.mean) },
};
/* clang-format on */

static const struct page_columns table = { .at = columns, .count = COUNT(columns) };

static void add_sentence(struct section *section, const char *group,
			 const struct evacuation_row *row)
{
	struct phrase way = row->at_a_time > 1 ? phrase_of("%zu at a time", row->at_a_time)
					       : phrase_of("one by one");

	texts_add(&section->notes,
		  "%s: emptying a host of %zu such VM%s %s takes at most %s half of the time, and "
		  "at most %s in 95 of 100 cases.",
		  group, row->host_vms, row->host_vms == 1 ? "" : "s", way.text,
		  duration_text(row->times.p50).text, duration_text(row->times.p95).text);
}

/* Two digits, more of what is 100 and more: "1.2", "34", "120". */
static struct phrase number_text(double number)
{
	return phrase_of(number < 9.95 ? "%.2g" : "%.0f", number);
}

/* Of a share in percent; what is not sure is not told as 100. */
static struct phrase chance_text(double percent)
{
	return percent < 100 && percent >= 99.5 ? phrase_of("more than 99") : number_text(percent);
}

/* A host is empty only when the last VM has left. */
static void add_failures(struct section *section, const char *label,
			 const struct evacuation_row *row)
{
	double share = (double)row->failed / (double)row->attempted;
	double vms = (double)row->host_vms;

	if (row->failed == 0)
		return;
	texts_add(&section->notes,
		  "%s: %zu of %zu migrations attempted failed (%.1f %%): of %zu VMs, about %s "
		  "stay behind, and with a probability of %s %% at least one does.",
		  label, row->failed, row->attempted, 100 * share, row->host_vms,
		  number_text(share * vms).text, chance_text(100 * (1 - pow(1 - share, vms))).text);
}

/* The rows of one group and size of host, rows[count]. */
static void add_group(struct section *section, const struct sides *sides,
		      const struct evacuation_row *rows, size_t count)
{
	const char *const *key = (const char *const *)sides->groups[rows[0].group].key.at;
	char *label = text_clean(sides_group_label(sides, rows[0].group));

	if (rows[0].n == 0)
		texts_add(&section->notes,
			  "%s: no migration has a total time: nothing to reckon with.", label);
	for (size_t i = 0; rows[0].n > 0 && i < count; i++) {
		columns_row(section, key, &table, &rows[i], NULL);
		add_sentence(section, label, &rows[i]);
	}
	add_failures(section, label, &rows[0]);
	free(label);
}

/* One size of host. */
static void add_section(struct section *section, const struct sides *sides,
			const struct evacuations *evacuations, size_t host_vms)
{
	const struct evacuation_row *rows = evacuations->at;
	size_t end;

	texts_add(&section->heading, "Time to empty a host of %zu VMs", host_vms);
	columns_head(section, sides->query.by, &table, NULL);
	for (size_t i = 0; i < evacuations->count; i = end) {
		end = i + 1;
		while (end < evacuations->count && rows[end].group == rows[i].group &&
		       rows[end].host_vms == rows[i].host_vms)
			end++;
		if (rows[i].host_vms == host_vms)
			add_group(section, sides, &rows[i], end - i);
	}
}

static void add_legend(struct texts *legend, const struct plan_options *options)
{
	texts_add(legend,
		  "By bootstrap of the measured total times: %d evacuations drawn with seed %llu; "
		  "each draws a direction, and for every VM one of those measured and one of its "
		  "times.",
		  EVACUATIONS_DRAWN, (unsigned long long)options->seed);
	texts_add(legend, "several at a time: supposes that they do not slow each other; "
			  "migrations that share a network do. Measure it before relying on it.");
	texts_add(
		legend,
		"p50, p95: type 7. Times are of the migrations alone, without pauses in between.");
}

struct page evacuation_page(const struct sides *sides, const struct evacuations *evacuations,
			    const struct plan_options *options)
{
	struct page page = { .count = 0 };

	for (size_t i = 0; i < options->evacuate.count; i++) {
		struct section *section = page_add(&page);

		if (i == 0)
			plan_add_title(section, sides);
		add_section(section, sides, evacuations, options->evacuate.at[i]);
	}
	add_legend(&page.legend, options);
	return page;
}
