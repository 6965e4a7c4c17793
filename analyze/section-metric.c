/* section-metric.c — one metric in every group, for a person, with warnings. */
#include "page.h"

#include "plot.h"
#include "style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void add_header(struct section *section, const struct style *style,
		       const struct options *options)
{
	struct texts *cells = &section->cells;

	section->keys = options->by.count;
	section_add_by(section, options);
	texts_add(cells, "n");
	texts_add(cells, "VMs");
	texts_add(cells, "eff. n");
	texts_add(cells, "mean");
	texts_add(cells, "sd");
	if (style->unbalanced)
		texts_add(cells, "VM mean");
	texts_add(cells, "%.10g %% interval", 100 * options->level);
	texts_add(cells, "naive");
	texts_add(cells, "median");
	texts_add(cells, "min");
	texts_add(cells, "max");
	section->columns = cells->count;
}

static void add_row(struct section *section, const struct style *style,
		    const struct summary *summary)
{
	struct texts *cells = &section->cells;

	texts_add(cells, "%.0f", summary->n);
	texts_add(cells, "%.0f", summary->vms);
	style_add_plain(cells, summary->clusters.effective_n, 1);
	style_add(cells, style, summary->mean, style->decimals);
	style_add(cells, style, summary->sd, style->decimals);
	if (style->unbalanced)
		style_add(cells, style, summary->mean_of_vms, style->decimals);
	style_add_interval(cells, style, &summary->interval);
	style_add_interval(cells, style, &summary->naive);
	style_add(cells, style, summary->median, style->decimals);
	style_add(cells, style, summary->min, style->value_decimals);
	style_add(cells, style, summary->max, style->value_decimals);
}

/* Adds to a list of groups: "a, b (2 rows)". detail may be empty. */
static void add_group(FILE *list, const struct analysis *analysis, size_t g,
		      const struct options *options, const char *detail)
{
	char *words = group_words(analysis, g, options);

	(void)fprintf(list, "%s%s%s", ftell(list) > 0 ? ", " : "", words ? words : "", detail);
	free(words);
}

static double naive_narrower(const struct summary *summary)
{
	double naive = interval_half(&summary->naive);

	return naive > 0 ? interval_half(&summary->interval) / naive : 1;
}

/* What can be wrong with a group; the note that names all groups of which it holds. */
enum trouble {
	TROUBLE_MISSING,
	TROUBLE_CENSORED,
	TROUBLE_FEW_VMS,
	TROUBLE_TWO_VMS,
	TROUBLE_EQUAL_VMS,
	TROUBLE_SKEWED,
	TROUBLE_NAIVE,
	TROUBLE_COUNT
};

static const char *const trouble_words[TROUBLE_COUNT] = {
	[TROUBLE_MISSING] = "Rows without a value, left out",
	[TROUBLE_CENSORED] =
		"Warning: censored, for they stand at the give-up limit: counted, kept out of n, "
		"mean, sd and intervals, and larger than all others for median and p95",
	[TROUBLE_FEW_VMS] = "No interval, for it takes at least 2 VMs",
	[TROUBLE_TWO_VMS] =
		"Warning: the interval rests on 2 VMs, that is on one difference (1 degree of "
		"freedom): it is often huge and sometimes, by luck, tiny; take more VMs",
	[TROUBLE_EQUAL_VMS] = "Warning: all VMs have exactly the same mean, so the interval has no "
			      "width; that says "
			      "nothing about its truth",
	[TROUBLE_SKEWED] = "Warning: the VMs' means differ so much that they are hardly normal; "
			   "then Student's t "
			   "holds the true mean only 86 to 95 times in 100, and the log-normal "
			   "interval 94 to 96 "
			   "times",
	[TROUBLE_NAIVE] = "Warning: the naive interval would be narrower than the VMs allow",
};

enum { DETAIL_SIZE = 96 };

/* Means that are all above zero and spread more than this share of their mean are no normal ones.
 */
static const double skewed_cv = 0.5;

/* Whether it holds of the group; detail is what the note adds in brackets. */
static bool has_trouble(const struct summary *summary, enum trouble trouble, const char *unit,
			char detail[DETAIL_SIZE])
{
	detail[0] = '\0';
	switch (trouble) {
	case TROUBLE_MISSING:
		(void)snprintf(detail, DETAIL_SIZE, " (%zu)", summary->missing);
		return summary->missing > 0;
	case TROUBLE_FEW_VMS:
		return summary->n > 0 && summary->vms < 2;
	case TROUBLE_CENSORED:
		(void)snprintf(detail, DETAIL_SIZE, " (%.0f of %.0f, at %.10g %s or more)",
			       summary->censored, summary->n + summary->censored, summary->limit,
			       unit);
		return summary->censored > 0;
	case TROUBLE_TWO_VMS:
		return summary->vms == 2 && summary->mean_of_vms_sd > 0;
	case TROUBLE_EQUAL_VMS:
		return summary->vms >= 2 && !(summary->mean_of_vms_sd > 0);
	case TROUBLE_SKEWED:
		(void)snprintf(detail, DETAIL_SIZE, " (%.4g to %.4g %s)", summary->log.low,
			       summary->log.high, unit);
		return summary->vms > 2 && !isnan(summary->log.low) &&
		       summary->mean_of_vms_sd > skewed_cv * summary->mean_of_vms;
	case TROUBLE_NAIVE:
		(void)snprintf(detail, DETAIL_SIZE, " (%.3g times)", naive_narrower(summary));
		return summary->vms >= 2 && naive_narrower(summary) > 1;
	case TROUBLE_COUNT:
		break;
	}
	return false;
}

static void add_note(struct section *section, const struct analysis *analysis, size_t m,
		     const struct options *options, enum trouble trouble)
{
	char *groups = NULL;
	size_t size = 0;
	FILE *list = open_memstream(&groups, &size);
	char detail[DETAIL_SIZE];

	if (!list) {
		section->notes.failed = true;
		return;
	}
	for (size_t g = 0; g < analysis->groups.count; g++)
		if (has_trouble(analysis_summary(analysis, m, g), trouble,
				analysis_metric(analysis, m)->column.unit, detail))
			add_group(list, analysis, g, options, detail);
	if (fclose(list) != 0)
		section->notes.failed = true;
	else if (size > 0)
		texts_add(&section->notes, "%s: %s.", trouble_words[trouble], groups);
	free(groups);
}

void section_of_metric(struct section *section, const struct analysis *analysis, size_t m,
		       const struct options *options)
{
	const struct metric *metric = analysis_metric(analysis, m);
	struct style style = style_of(analysis, m);
	const char *better = better_text(metric->better);

	texts_add(&section->heading, "%s%s%s%s%s%s%s", metric->title,
		  metric->column.unit[0] != '\0' ? " (" : "", style.scale.prefix,
		  metric->column.unit, metric->column.unit[0] != '\0' ? ")" : "",
		  better[0] != '\0' ? ", " : "", better);
	add_header(section, &style, options);
	for (size_t g = 0; g < analysis->groups.count; g++) {
		section_add_key(section, analysis, g, options);
		add_row(section, &style, analysis_summary(analysis, m, g));
	}
	plot_metric(&section->plot, analysis, m, options);
	for (int trouble = 0; trouble < TROUBLE_COUNT; trouble++)
		add_note(section, analysis, m, options, (enum trouble)trouble);
}
