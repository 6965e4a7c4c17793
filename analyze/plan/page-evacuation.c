/* page-evacuation.c — how long emptying a host takes, for a person. */
#include "page.h"

#include "analyze/sides/chosen-metrics.h"

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
	{ "from",      add_duration, .offset = offsetof(struct evacuation_row, times.p95_low) },
	{ "to",        add_duration, .offset = offsetof(struct evacuation_row, times.p95_high) },
	{ "mean",      add_duration, .offset = offsetof(struct evacuation_row, times.mean) },
};
/* clang-format on */

/* From fewer there is none beyond p95. */
enum { ROUNDS_OF_P95 = 20 };

static const struct page_columns table = { .at = columns, .count = COUNT(columns) };

/* What p95 is and where it lies, if that is known. */
static struct phrase tail_of(const struct evacuation *times)
{
	if (isnan(times->p95))
		return phrase_of("%s", " of the draws from these rounds");
	if (isnan(times->p95_low))
		return phrase_of(" of the time, and at most %s in 95 of 100 cases",
				 duration_text(times->p95).text);
	return phrase_of(" of the time, and at most %s in 95 of 100 cases (from %s to %s)",
			 duration_text(times->p95).text, duration_text(times->p95_low).text,
			 duration_text(times->p95_high).text);
}

static void add_sentence(struct section *section, const char *group,
			 const struct evacuation_row *row)
{
	struct phrase way = row->at_a_time > 1 ? phrase_of("%zu at a time", row->at_a_time)
					       : phrase_of("one by one");

	texts_add(&section->notes,
		  "%s: emptying a host of %zu such VM%s %s takes at most %s half%s.", group,
		  row->host_vms, row->host_vms == 1 ? "" : "s", way.text,
		  duration_text(row->times.p50).text, tail_of(&row->times).text);
}

/* What the times are drawn from, and what so little does not tell. */
static void add_source(struct section *section, const char *label, const struct evacuation_row *row)
{
	const char *limit = "";

	if (row->times.rounds == 0) {
		texts_add(
			&section->notes,
			"%s: the run tells no cycles, so that bad times that all VMs had together "
			"are not in these times: they are too short.",
			label);
		return;
	}
	if (isnan(row->times.p95))
		limit = " One cycle does not tell how times differ: nothing is known of 95 of 100.";
	else if (row->times.rounds < ROUNDS_OF_P95)
		limit = " Fewer than 20 rounds tell little of 95 of 100: go by the upper end.";
	if (row->vms == 1)
		texts_add(&section->notes,
			  "%s: for hosts full of VMs like this one, at times like those of %zu "
			  "round%s: one VM does not tell what other VMs take.%s",
			  label, row->times.rounds, row->times.rounds == 1 ? "" : "s", limit);
	else
		texts_add(&section->notes,
			  "%s: for VMs like these %zu, at times like those of %zu round%s.%s",
			  label, row->vms, row->times.rounds, row->times.rounds == 1 ? "" : "s",
			  limit);
}

/* A host is empty only when the last VM has left. */
static void add_failures(struct section *section, const char *label,
			 const struct evacuation_row *row)
{
	double share = (double)row->failed / (double)row->attempted;
	double behind = share * (double)row->host_vms;

	if (row->failed == 0)
		return;
	texts_add(&section->notes,
		  "%s: %zu of %zu migrations attempted failed (%.1f %%): of %zu VMs, about %.*f "
		  "stay behind. %s",
		  label, row->failed, row->attempted, 100 * share, row->host_vms,
		  behind < 10 ? 1 : 0, behind,
		  row->failed_rounds > 0
			  ? phrase_of("They fell into %zu round%s: where many fail together, more "
				      "do.",
				      row->failed_rounds, row->failed_rounds == 1 ? "" : "s")
				    .text
			  : "");
}

/* The rows of one group and size of host, rows[count]. */
static void add_group(struct section *section, const struct sides *sides,
		      const struct plan_limit *limit, const struct evacuation_row *rows,
		      size_t count)
{
	const char *const *key = (const char *const *)sides->groups[rows[0].group].key.at;
	char *label = text_clean(sides_group_label(sides, rows[0].group));

	if (rows[0].n == 0)
		texts_add(&section->notes, "%s: no migration has a time: nothing to reckon with.",
			  label);
	for (size_t i = 0; rows[0].n > 0 && i < count; i++) {
		columns_row(section, key, &table, &rows[i], NULL);
		add_sentence(section, label, &rows[i]);
	}
	if (rows[0].n > 0)
		add_source(section, label, &rows[0]);
	plan_add_limit(section, label, sides, rows[0].group, limit);
	add_failures(section, label, &rows[0]);
	free(label);
}

/* One size of host. */
static void add_section(struct section *section, const struct sides *sides,
			const struct plan_limit *limit, const struct evacuations *evacuations,
			size_t host_vms)
{
	const struct evacuation_row *rows = evacuations->at;
	size_t end;

	texts_add(&section->heading, "Time to empty a host of %zu VM%s", host_vms,
		  host_vms == 1 ? "" : "s");
	columns_head(section, sides->query.by, &table, NULL);
	for (size_t i = 0; i < evacuations->count; i = end) {
		end = i + 1;
		while (end < evacuations->count && rows[end].group == rows[i].group &&
		       rows[end].host_vms == rows[i].host_vms)
			end++;
		if (rows[i].host_vms == host_vms)
			add_group(section, sides, limit, &rows[i], end - i);
	}
}

static void add_legend(struct texts *legend, const struct sides *sides,
		       const struct plan_options *options)
{
	if (time_metric(sides) == METRIC_JOB_TIME_SECONDS)
		texts_add(legend,
			  "Total times are not known: these are times of the hypervisor's job "
			  "(job_time_seconds). What comes before and after it is not in them.");
	texts_add(
		legend,
		"By bootstrap of the measured times, seed %llu: %d times cycles and VMs are "
		"drawn anew, and from each of them %d evacuations: a direction, one of its rounds "
		"(one cycle) for the whole host, and for every VM one of those measured in it.",
		(unsigned long long)options->seed, PILOTS_DRAWN, EVACUATIONS_OF_PILOT);
	texts_add(legend,
		  "from, to: the %.10g %% interval of p95, from how far it differs between "
		  "what was drawn anew.",
		  100 * options->level);
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
	struct plan_limit limit = plan_limit_of(sides, metric_at(time_metric(sides)), options);

	for (size_t i = 0; i < options->evacuate.count; i++) {
		struct section *section = page_add(&page);

		if (i == 0)
			plan_add_title(section, sides);
		add_section(section, sides, &limit, evacuations, options->evacuate.at[i]);
	}
	add_legend(&page.legend, sides, options);
	return page;
}
