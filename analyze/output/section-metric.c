/* section-metric.c — one metric in every group, for a person: the table that everybody gets; with
 * --full every other number of the summary, too, in three narrow tables instead of one that no
 * terminal could hold. */
#include "digits.h"
#include "inside.h"
#include "section.h"

#include "analyze/statistics/bootstrap.h"

#include "datasets/array.h"

#include <math.h>

static bool is_unbalanced(const void *how)
{
	const struct digits *digits = how;

	return digits->unbalanced;
}

static bool has_kinds(const void *how)
{
	const struct digits *digits = how;

	return digits->kinds;
}

static void add_level(struct texts *cells, const void *how)
{
	const struct digits *digits = how;

	texts_add(cells, "%.10g %% interval", 100 * digits->level);
}

static void add_kind(struct texts *cells, const struct page_cell *cell)
{
	const enum interval_kind *kind = cell->at;

	texts_add(cells, "%s", interval_kind_shorts[*kind]);
}

#define AT(column) .offset = offsetof(struct summary, value[SUMMARY_##column])

/* clang-format off */
static const struct page_column metric_columns[] = {
	{ "n",       column_number, AT(N) },
	{ "VMs",     column_number, AT(VMS) },
	{ "eff. n",  column_number, AT(EFFECTIVE_N), .decimals = 1 },
	{ "mean",    digits_column, AT(MEAN) },
	{ "sd",      digits_column, AT(SD) },
	{ "VM mean", digits_column, AT(MEAN_OF_VMS), .shown = is_unbalanced },
	{ NULL,      digits_column_interval, AT(INTERVAL_LOW), .add_heading = add_level },
	{ "kind",    add_kind, .offset = offsetof(struct summary, kind), .shown = has_kinds },
	{ "naive",   digits_column_interval, AT(NAIVE_LOW) },
	{ "median",  digits_column, AT(MEDIAN) },
	{ "min",     digits_column_measured, AT(MIN) },
	{ "max",     digits_column_measured, AT(MAX) },
};

static const struct page_column spread_columns[] = {
	{ "n",        column_number, AT(N) },
	{ "censored", column_number, AT(CENSORED) },
	{ "sd",       digits_column, AT(SD) },
	{ "CV",       column_number, AT(CV), .decimals = 4 },
	{ "MAD",      digits_column, AT(MAD) },
	{ "p5",       digits_column, AT(P5) },
	{ "median",   digits_column, AT(MEDIAN) },
	{ "p90",      digits_column, AT(P90) },
	{ "p95",      digits_column, AT(P95) },
	{ "p99",      digits_column, AT(P99) },
};

static const struct page_column cluster_columns[] = {
	{ "n",              column_number, AT(N) },
	{ "VMs",            column_number, AT(VMS) },
	{ "sd between VMs", digits_column, AT(SD_BETWEEN_VMS) },
	{ "sd within VMs",  digits_column, AT(SD_WITHIN_VMS) },
	{ "ICC",            column_number, AT(ICC), .decimals = 3 },
	{ "design effect",  column_number, AT(DESIGN_EFFECT), .decimals = 2 },
	{ "effective n",    column_number, AT(EFFECTIVE_N), .decimals = 1 },
};

static const struct page_column interval_columns[] = {
	{ "BCa",           digits_column_interval, AT(BCA_LOW) },
	{ "log-normal",    digits_column_interval, AT(LOG_LOW) },
	{ "median of VMs", digits_column_interval, AT(MEDIAN_VMS_LOW) },
	{ "median, naive", digits_column_interval, AT(MEDIAN_NAIVE_LOW) },
};
/* clang-format on */

/* Heading and table of metrics[m]: "Total migration time (s)", and behind it what the table tells.
 */
static void add_table(struct section *section, const struct analysis *analysis, size_t m,
		      struct page_columns columns, const char *separator, const char *what)
{
	const struct metric *metric = analysis_metric(analysis, m);
	const char *unit = metric->column.unit;
	struct digits digits = digits_of(analysis, m);
	const struct group_table table = {
		.columns = columns,
		.rows = analysis_summary(analysis, m, 0),
		.row_bytes = sizeof(struct summary),
		.how = &digits,
	};

	texts_add(&section->heading, "%s%s%s%s%s%s%s", metric->title, unit[0] != '\0' ? " (" : "",
		  digits.scale.prefix, unit, unit[0] != '\0' ? ")" : "", separator, what);
	section_add_table(section, analysis, &table);
}

void section_of_metric(struct section *section, const struct analysis *analysis, size_t m,
		       const struct plot_look *look)
{
	const char *better = better_text(analysis_metric(analysis, m)->better);
	const struct page_columns columns = { metric_columns, COUNT(metric_columns), 0 };

	add_table(section, analysis, m, columns, better[0] != '\0' ? ", " : "", better);
	plot_metric(&section->plot, analysis, m, look);
	section_add_troubles(section, analysis, m);
}

/* Why there is no bootstrap interval, once for the section. */
static void note_bootstrap(struct section *section, const struct analysis *analysis, size_t m)
{
	size_t refused = 0;
	size_t made = 0;

	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct summary *summary = analysis_summary(analysis, m, g);

		if (!isnan(summary->value[SUMMARY_BCA_LOW]))
			made++;
		else if (summary->value[SUMMARY_N] > 0)
			refused++;
	}
	if (refused > 0)
		texts_add(&section->notes,
			  "No BCa interval in %zu of %zu groups: a bootstrap of fewer than %d VMs "
			  "holds the mean too seldom (of 4 VMs, 8 times in 10 where 19 in 20 are "
			  "promised), so it is refused.",
			  refused, analysis->groups.count, BOOTSTRAP_VMS);
	if (made > 0)
		texts_add(&section->notes, "BCa: %d resamples of the VMs, seed %.0f (--seed).",
			  BOOTSTRAP_RESAMPLES, (double)analysis->query->seed);
}

static const struct {
	struct page_columns columns;
	const char *what;
} full_tables[FULL_TABLES] = {
	[FULL_SPREAD] = { { spread_columns, COUNT(spread_columns), 0 },
			  "spread and quantiles of the values" },
	[FULL_CLUSTERS] = { { cluster_columns, COUNT(cluster_columns), 0 },
			    "how much the values of one VM resemble each other" },
	[FULL_INTERVALS] = { { interval_columns, COUNT(interval_columns), 0 },
			     "further intervals" },
};

void section_of_full(struct section *section, const struct analysis *analysis, size_t m,
		     enum full_table table)
{
	add_table(section, analysis, m, full_tables[table].columns, ": ", full_tables[table].what);
	if (table == FULL_INTERVALS)
		note_bootstrap(section, analysis, m);
}
