/* section-metric.c — one metric in every group, for a person: the table that everybody gets; with
 * --full every other number of the summary, too, in narrow tables instead of one that no
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

static bool has_cycles(const void *how)
{
	const struct digits *digits = how;

	return digits->cycles;
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

/* "12.3 to 45.6"; "-" where it is of too few VMs or cycles to be told. */
static void add_interval(struct texts *cells, const struct page_cell *cell)
{
	if (summary_is_of_too_few(cell->row))
		texts_add(cells, "-");
	else
		digits_column_interval(cells, cell);
}

static void add_source(struct texts *cells, const struct page_cell *cell)
{
	static const char *const words[] = { "-", "VMs", "cycles", "both", "rest" };
	const struct summary *summary = cell->row;

	texts_add(cells, "%s", summary_is_of_too_few(summary) ? "-" : words[summary->by]);
}

/* A share in per cent; "-" where there is none. */
static void add_share(struct texts *cells, const struct page_cell *cell)
{
	const double *share = cell->at;

	if (isnan(*share))
		texts_add(cells, "-");
	else
		texts_add(cells, "%.0f", 100 * *share);
}

#define AT(column) .offset = offsetof(struct summary, value[SUMMARY_##column])

/* clang-format off */
static const struct page_column metric_columns[] = {
	{ "n",       column_number, AT(N) },
	{ "VMs",     column_number, AT(VMS) },
	{ "cycles",  column_number, AT(CYCLES), .shown = has_cycles },
	{ "eff. n",  column_number, AT(EFFECTIVE_N), .decimals = 1 },
	{ "mean",    digits_column, AT(MEAN) },
	{ "sd",      digits_column, AT(SD) },
	{ "VM mean", digits_column, AT(MEAN_OF_VMS), .shown = is_unbalanced },
	{ NULL,      add_interval,  AT(INTERVAL_LOW), .add_heading = add_level },
	{ "by",      .add = add_source },
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
};

static const struct page_column source_columns[] = {
	{ "VM %",          add_share,     AT(SHARE_VM) },
	{ "cycle %",       add_share,     AT(SHARE_CYCLE) },
	{ "direction %",   add_share,     AT(SHARE_DIRECTION) },
	{ "rest %",        add_share,     AT(SHARE_REST) },
	{ "mean: VM %",    add_share,     AT(MEAN_SHARE_VM) },
	{ "cycle %",       add_share,     AT(MEAN_SHARE_CYCLE) },
	{ "rest %",        add_share,     AT(MEAN_SHARE_REST) },
	{ "lag-1",         column_number, AT(LAG_1), .decimals = 2 },
	{ "taken",         column_number, AT(CORRELATION), .decimals = 2 },
	{ "factor",        column_number, AT(CYCLE_FACTOR), .decimals = 2 },
	{ "df",            column_number, AT(INTERVAL_DF), .decimals = 1 },
	{ "design effect", column_number, AT(DESIGN_EFFECT), .decimals = 2 },
	{ "effective n",   column_number, AT(EFFECTIVE_N), .decimals = 1 },
};

static const struct page_column interval_columns[] = {
	{ "two-way",       digits_column_interval, AT(TWO_WAY_LOW) },
	{ "two-way, log",  digits_column_interval, AT(TWO_WAY_LOG_LOW) },
	{ "VM means",      digits_column_interval, AT(VM_MEANS_LOW) },
	{ "log-normal",    digits_column_interval, AT(LOG_LOW) },
	{ "BCa",           digits_column_interval, AT(BCA_LOW) },
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
	[FULL_SOURCES] = { { source_columns, COUNT(source_columns), 0 },
			   "where the chance lies, of a value and of the mean, and what "
			   "neighbouring "
			   "cycles add" },
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
