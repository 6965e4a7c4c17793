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
	if (!analysis->of_csv && analysis->metric_count > 0)
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

static void add_kinds(struct texts *legend, const struct analyses *analyses)
{
	if (has_kind(analyses, KIND_LOG))
		texts_add(legend, "kind log: Cox's interval of the mean on the logarithms of the "
				  "VMs' means; t: Student's t on the VMs' means themselves.");
	if (has_kind(analyses, KIND_BCA))
		texts_add(legend,
			  "kind BCa: bootstrap of the VMs' means, bias-corrected and accelerated.");
}

static void add_legend(struct texts *legend, const struct analyses *analyses, double level)
{
	bool others = has_kind(analyses, KIND_LOG) || has_kind(analyses, KIND_BCA);

	texts_add(legend,
		  "%.10g %% interval: Student's t on the means of the VMs (df = VMs - 1), about "
		  "the mean of the VMs' means (VM mean, where it differs from the mean)%s.",
		  100 * level, others ? ", unless its kind says otherwise" : "");
	add_kinds(legend, analyses);
	texts_add(legend, "naive: Student's t on all rows as if independent (df = n - 1), too "
			  "narrow where the rows of a VM resemble each other.");
	texts_add(legend, "eff. n: effective n, as many independent values would say as much (n / "
			  "design effect).");
	texts_add(legend, "sd: sample standard deviation (n - 1) of all rows. Quantiles: type 7, "
			  "straight lines between the values; of an even n, the median is halfway "
			  "between the middle two.");
}

static void add_full_legend(struct texts *legend)
{
	texts_add(legend, "CV: sd / mean. MAD: median distance from the median, without a factor. "
			  "ICC: share of the variance that lies between the VMs; below 0 it counts "
			  "as 0 in the design effect.");
	texts_add(legend, "log-normal: of the mean, if the VMs' means are log-normal (Cox, "
			  "Olsson). median of VMs: order statistics of the VMs' medians; naive: of "
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
