/* page.c — analyses as words and tables for a person. */
#include "page.h"

#include "plot.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *section_cell(const struct section *section, size_t row, size_t column)
{
	return section->cells.at[row * section->columns + column];
}

size_t section_rows(const struct section *section)
{
	return section->columns > 0 ? section->cells.count / section->columns : 0;
}

bool section_has_words(const struct section *section, size_t column)
{
	return column < section->keys || (section->words_last && column + 1 == section->columns);
}

void section_add_by(struct section *section, const struct options *options)
{
	section->keys = options->by.count;
	for (size_t i = 0; i < options->by.count; i++)
		texts_add(&section->cells, "%s", options->by.at[i]);
}

void texts_add_clean(struct texts *texts, const char *text)
{
	texts_add(texts, "%s", text[0] != '\0' ? text : "(empty)");
	if (texts->failed)
		return;
	for (char *c = texts->at[texts->count - 1]; *c != '\0'; c++)
		if (iscntrl((unsigned char)*c))
			*c = '?';
}

void section_add_key(struct section *section, const struct analysis *analysis, size_t group,
		     const struct options *options)
{
	for (size_t i = 0; i < options->by.count; i++)
		texts_add_clean(&section->cells, group_key(&analysis->groups.at[group],
							   &analysis->run, options->by.at[i]));
}

char *group_words(const struct analysis *analysis, size_t group, const struct options *options)
{
	struct texts words = { 0 };
	char *whole = NULL;
	size_t size;
	FILE *stream = open_memstream(&whole, &size);

	for (size_t i = 0; stream && i < options->by.count; i++)
		texts_add_clean(&words, group_key(&analysis->groups.at[group], &analysis->run,
						  options->by.at[i]));
	if (stream && options->by.count == 0)
		fputs("all rows", stream);
	for (size_t i = 0; stream && i < words.count; i++)
		fprintf(stream, "%s%s", i > 0 ? " " : "", words.at[i]);
	if (stream)
		fclose(stream);
	texts_free(&words);
	return whole;
}

char *group_list(const struct analysis *analysis, const struct options *options, group_tells *tells,
		 const void *closure)
{
	char *list = NULL;
	size_t size;
	FILE *stream = open_memstream(&list, &size);
	const char *comma = "";

	for (size_t g = 0; stream && g < analysis->groups.count; g++) {
		char detail[GROUP_DETAIL_SIZE] = "";
		char *words;

		if (!tells(closure, g, detail))
			continue;
		words = group_words(analysis, g, options);
		fprintf(stream, "%s%s%s", comma, words ? words : "", detail);
		free(words);
		comma = ", ";
	}
	if (stream)
		fclose(stream);
	return list;
}

static void add_title(struct section *section, const struct analysis *analysis)
{
	struct texts name = { 0 };

	texts_add_clean(&name, run_name(&analysis->run));
	if (name.failed)
		section->title.failed = true;
	else if (analysis->of_csv)
		texts_add(&section->title, "File %s", name.at[0]);
	else
		texts_add(&section->title, "Run %s of %.10s", name.at[0],
			  run_created(&analysis->run));
	texts_free(&name);
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
		texts_add(legend, "kind BCa: bootstrap of the VMs' means, bias-corrected and "
				  "accelerated.");
}

static void add_legend(struct texts *legend, const struct analyses *analyses,
		       const struct options *options)
{
	bool others = has_kind(analyses, KIND_LOG) || has_kind(analyses, KIND_BCA);

	texts_add(
		legend,
		"%.10g %% interval: Student's t on the means of the VMs (df = VMs - 1), about the "
		"mean of the VMs' means (VM mean, where it differs from the mean)%s.",
		100 * options->level, others ? ", unless its kind says otherwise" : "");
	add_kinds(legend, analyses);
	texts_add(legend,
		  "naive: Student's t on all rows as if independent (df = n - 1), too narrow "
		  "where the rows of a VM resemble each other.");
	texts_add(legend, "eff. n: effective n, as many independent values would say as much "
			  "(n / design effect).");
	texts_add(legend, "sd: sample standard deviation (n - 1) of all rows. Quantiles: type 7, "
			  "straight lines between the values; of an even n, the median is halfway "
			  "between the middle two.");
}

static void add_full_legend(struct texts *legend)
{
	texts_add(legend,
		  "CV: sd / mean. MAD: median distance from the median, without a factor. "
		  "ICC: share of the variance that lies between the VMs; below 0 it counts as "
		  "0 in the design effect.");
	texts_add(legend,
		  "log-normal: of the mean, if the VMs' means are log-normal (Cox, Olsson). "
		  "median of VMs: order statistics of the VMs' medians; naive: of all rows. "
		  "\"to ?\": the upper end stands at the give-up limit.");
}

static bool failed(const struct section *section)
{
	return section->title.failed || section->heading.failed || section->cells.failed ||
	       section->plot.failed || section->notes.failed;
}

static void add_sections(struct page *page, const struct analysis *analysis,
			 const struct options *options)
{
	add_title(&page->sections[page->count], analysis);
	if (analysis->of_csv)
		section_of_rows(&page->sections[page->count++], analysis, options);
	else
		section_of_outcomes(&page->sections[page->count++], analysis, options);
	if (!analysis->of_csv)
		section_of_rates(&page->sections[page->count++], analysis, options);
	for (size_t m = 0; m < analysis->metric_count; m++) {
		section_of_metric(&page->sections[page->count++], analysis, m, options);
		if (!options->full)
			continue;
		section_of_spread(&page->sections[page->count++], analysis, m, options);
		section_of_clusters(&page->sections[page->count++], analysis, m, options);
		section_of_intervals(&page->sections[page->count++], analysis, m, options);
	}
	if (models_have_rows(analysis))
		section_of_model(&page->sections[page->count++], analysis, options);
	if (!analysis->of_csv && analysis->metric_count > 0)
		section_of_diagnosis(&page->sections[page->count++], analysis, options);
}

bool page_of(struct page *page, const struct analyses *analyses, const struct options *options,
	     struct error *err)
{
	size_t most = analyses->count * (4 + 4 * METRIC_MAX);

	*page = (struct page){ .sections = calloc(most + 1, sizeof *page->sections) };
	if (!page->sections)
		return error_memory(err);
	for (size_t i = 0; i < analyses->count; i++)
		add_sections(page, &analyses->at[i], options);
	add_legend(&page->legend, analyses, options);
	if (options->full)
		add_full_legend(&page->legend);
	plot_legend(&page->legend, &options->look, options->level);
	return page_check(page, err);
}

bool page_check(struct page *page, struct error *err)
{
	bool good = !page->legend.failed;

	for (size_t i = 0; i < page->count; i++)
		good = good && !failed(&page->sections[i]);
	if (good)
		return true;
	page_free(page);
	return error_memory(err);
}

void page_free(struct page *page)
{
	for (size_t i = 0; i < page->count; i++) {
		texts_free(&page->sections[i].title);
		texts_free(&page->sections[i].heading);
		texts_free(&page->sections[i].cells);
		texts_free(&page->sections[i].plot);
		texts_free(&page->sections[i].notes);
	}
	texts_free(&page->legend);
	free(page->sections);
	*page = (struct page){ 0 };
}
