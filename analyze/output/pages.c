/* pages.c — analyses as one page: which sections it has, and what its legend says. */
#include "inside.h"
#include "options.h"

#include "datasets/must.h"

#include <stdlib.h>

static void add_title(struct section *section, const struct analysis *analysis)
{
	char *name = text_clean(must_copy(run_name(&analysis->run)));

	if (analysis->of_csv)
		texts_add(&section->title, "File %s", name);
	else
		texts_add(&section->title, "Run %s of %.10s", name, run_created(&analysis->run));
	free(name);
}

static void add_metric(struct page *page, const struct analysis *analysis, size_t m, bool full,
		       const struct plot_look *look)
{
	section_of_metric(page_add(page), analysis, m, look);
	for (int table = 0; full && table < FULL_TABLES; table++)
		section_of_full(page_add(page), analysis, m, (enum full_table)table);
}

static void add_sections(struct page *page, const struct analysis *analysis, bool full,
			 const struct plot_look *look)
{
	struct section *first = page_add(page);

	add_title(first, analysis);
	if (analysis->of_csv) {
		section_of_rows(first, analysis);
	} else {
		section_of_outcomes(first, analysis);
		section_of_rates(page_add(page), analysis);
	}
	for (size_t m = 0; m < analysis->metric_count; m++)
		add_metric(page, analysis, m, full, look);
	if (models_have_rows(analysis))
		section_of_model(page_add(page), analysis);
	if (analysis->metric_count > 0)
		section_of_diagnosis(page_add(page), analysis, full);
}

/* Whether the interval of any group is of this kind. */
static bool has_kind(const struct analyses *analyses, enum interval_kind kind)
{
	for (size_t a = 0; a < analyses->count; a++) {
		const struct analysis *analysis = &analyses->at[a];

		for (size_t i = 0; i < analysis->metric_count * analysis->groups.count; i++)
			if (analysis->summaries[i].kind == kind)
				return true;
	}
	return false;
}

/* Whether any interval has more than one round in it. */
static bool has_cycles(const struct analyses *analyses)
{
	for (size_t a = 0; a < analyses->count; a++) {
		const struct analysis *analysis = &analyses->at[a];

		for (size_t i = 0; i < analysis->metric_count * analysis->groups.count; i++)
			if (analysis->summaries[i].crossed.cycles > 1)
				return true;
	}
	return false;
}

/* What the interval is. Where there is one round, nothing is said of other times. */
static void add_interval(struct texts *legend, const struct analyses *analyses, double level)
{
	if (has_cycles(analyses))
		texts_add(legend,
			  "%.10g %% interval of the mean (VM mean, where it differs from the "
			  "mean): for VMs like these, at times like those of this run. VMs and "
			  "cycles are both chance, and neighbouring cycles resemble each other: it "
			  "is the widest of Student's t by VM, by cycle, and by both; by tells "
			  "which (rest: neither VMs nor cycles differ more than what is left over "
			  "explains).",
			  100 * level);
	else
		texts_add(legend,
			  "%.10g %% interval of the mean (VM mean, where it differs from the "
			  "mean): Student's t by VM, for VMs like these in this one round; how "
			  "much times differ is not in it.",
			  100 * level);
}

static void add_kinds(struct texts *legend, const struct analyses *analyses)
{
	if (has_kind(analyses, KIND_TWO_WAY_LOG))
		texts_add(legend,
			  "kind log: the same by the logarithms of the VMs' levels (Cox, "
			  "Olsson), from 10 VMs on as wide as both; t: on the plain scale.");
	if (has_kind(analyses, KIND_VM_MEANS))
		texts_add(legend, "kind VM t: Student's t on the VMs' means (df = VMs - 1), as if "
				  "time did not matter.");
	if (has_kind(analyses, KIND_LOG))
		texts_add(legend,
			  "kind VM log: Cox's interval of the mean on the logarithms of the "
			  "VMs' means, as if time did not matter.");
	if (has_kind(analyses, KIND_BCA))
		texts_add(legend, "kind BCa: bootstrap of the VMs' means, bias-corrected and "
				  "accelerated, as if time did not matter.");
}

static void add_legend(struct texts *legend, const struct analyses *analyses, double level)
{
	add_interval(legend, analyses, level);
	add_kinds(legend, analyses);
	texts_add(legend, "naive: Student's t on all rows as if each told something new (df = n - "
			  "1), too narrow where the rows of a VM or of a cycle resemble each "
			  "other.");
	texts_add(legend, "eff. n: effective n, so many values that have neither VM nor cycle in "
			  "common would say as much (n / design effect).");
	texts_add(legend, "sd: sample standard deviation (n - 1) of all rows. Quantiles: type 7, "
			  "straight lines between the values; of an even n, the median is halfway "
			  "between the middle two.");
}

static void add_full_legend(struct texts *legend)
{
	texts_add(legend, "CV: sd / mean. MAD: median distance from the median, without a factor. "
			  "ICC: share of the variance that lies between the VMs; below 0 the VMs "
			  "agree more than chance would have it.");
	texts_add(
		legend,
		"Where the chance lies: of a value, and behind it of the mean, what VMs, cycles, "
		"directions and the rest carry of the variance. lag-1: correlation of "
		"neighbouring cycles as measured; taken: as the interval takes it, shrunk towards "
		"0.3; factor: by how much it widens the cycles' variance. df: degrees of freedom "
		"of the interval.");
	texts_add(legend, "two-way: VMs and cycles are both chance. VM means: Student's t on the "
			  "VMs' means, df = VMs - 1; log-normal: if these are log-normal (Cox, "
			  "Olsson); time is in neither. median of VMs: order statistics of the "
			  "VMs' medians; naive: of "
			  "all rows. \"to ?\": the upper end stands at the give-up limit.");
}

bool pages_print(FILE *stream, const struct analyses *analyses,
		 const struct analyze_options *options, struct error *err)
{
	struct plot_look look = { 0 }; /* only a terminal's table has plots */
	struct page page = { .count = 0 };

	(void)err;
	if (options->format->page == page_print_table && !options->no_plot)
		look = plot_look_of(stream);
	for (size_t i = 0; i < analyses->count; i++)
		add_sections(&page, &analyses->at[i], options->full, &look);
	add_legend(&page.legend, analyses, options->query.level);
	if (options->full)
		add_full_legend(&page.legend);
	plot_legend(&page.legend, &look, options->query.level);
	options->format->page(stream, &page);
	page_free(&page);
	return true;
}
