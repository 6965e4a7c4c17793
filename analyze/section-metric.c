/* section-metric.c — one metric in every group, for a person: digits, units, and warnings. */
#include "page.h"

#include "scale.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* How the numbers of one section are shown. */
struct style {
	struct scale scale;
	int decimals;       /* of means and the like */
	int value_decimals; /* of measured values, which are as precise as the run has them */
	bool unbalanced;    /* the VMs' mean of means differs somewhere from the mean */
};

/* Three digits of the smallest spread, for then the last digit shown is noise everywhere, but at
 * most two more than the run has. Without any spread: four digits of the largest value. */
static int decimals_of(double least_sd, double largest, int most)
{
	int decimals = 0;

	if (isfinite(least_sd))
		decimals = 2 - (int)floor(log10(least_sd));
	else if (largest > 0)
		decimals = 3 - (int)floor(log10(largest));
	if (largest > 0 && most > 14 - (int)floor(log10(largest)))
		most = 14 - (int)floor(log10(largest)); /* a double knows 15 digits */
	if (decimals > most)
		decimals = most;
	return decimals > 0 ? decimals : 0;
}

static struct style style_of(const struct analysis *analysis, size_t m)
{
	const struct metric *metric = analysis_metric(analysis, m);
	struct style style = { 0 };
	double least_sd = INFINITY;
	double largest = 0;

	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct summary *summary = analysis_summary(analysis, m, g);

		largest = fmax(largest, fmax(fabs(summary->max), fabs(summary->min)));
		if (summary->sd > 0)
			least_sd = fmin(least_sd, summary->sd);
		if (summary->n > 0 &&
		    fabs(summary->mean_of_vms - summary->mean) > 1e-12 * fabs(summary->mean))
			style.unbalanced = true;
	}
	style.scale = scale_of(metric->column.unit, largest);
	style.value_decimals = metric->decimals + style.scale.power;
	style.decimals = decimals_of(least_sd / style.scale.factor, largest / style.scale.factor,
				     style.value_decimals + (isfinite(least_sd) ? 2 : 0));
	if (style.value_decimals > style.decimals)
		style.value_decimals = style.decimals;
	if (style.value_decimals < 0)
		style.value_decimals = 0;
	return style;
}

static void add_number(struct texts *cells, const struct style *style, double value, int decimals)
{
	if (isnan(value))
		texts_add(cells, "-");
	else
		texts_add(cells, "%.*f", decimals, value / style->scale.factor);
}

static void add_interval(struct texts *cells, const struct style *style,
			 const struct interval *interval)
{
	double factor = style->scale.factor;

	if (isnan(interval->low))
		texts_add(cells, "-");
	else
		texts_add(cells, "%.*f to %.*f", style->decimals, interval->low / factor,
			  style->decimals, interval->high / factor);
}

static void add_header(struct section *section, const struct style *style,
		       const struct options *options)
{
	struct texts *cells = &section->cells;

	section->keys = options->by.count;
	section_add_by(section, options);
	texts_add(cells, "n");
	texts_add(cells, "VMs");
	texts_add(cells, "mean");
	texts_add(cells, "sd");
	if (style->unbalanced)
		texts_add(cells, "mean of VMs");
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
	add_number(cells, style, summary->mean, style->decimals);
	add_number(cells, style, summary->sd, style->decimals);
	if (style->unbalanced)
		add_number(cells, style, summary->mean_of_vms, style->decimals);
	add_interval(cells, style, &summary->interval);
	add_interval(cells, style, &summary->naive);
	add_number(cells, style, summary->median, style->decimals);
	add_number(cells, style, summary->min, style->value_decimals);
	add_number(cells, style, summary->max, style->value_decimals);
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
enum trouble { TROUBLE_MISSING, TROUBLE_FEW_VMS, TROUBLE_NAIVE, TROUBLE_COUNT };

static const char *const trouble_words[TROUBLE_COUNT] = {
	[TROUBLE_MISSING] = "Rows without a value, left out",
	[TROUBLE_FEW_VMS] = "No interval, for it takes at least 2 VMs",
	[TROUBLE_NAIVE] = "Warning: the naive interval would be narrower than the VMs allow",
};

/* Whether it holds of the group; detail is what the note adds in brackets. */
static bool has_trouble(const struct summary *summary, enum trouble trouble, char detail[64])
{
	detail[0] = '\0';
	switch (trouble) {
	case TROUBLE_MISSING:
		(void)snprintf(detail, 64, " (%zu)", summary->missing);
		return summary->missing > 0;
	case TROUBLE_FEW_VMS:
		return summary->n > 0 && summary->vms < 2;
	case TROUBLE_NAIVE:
		(void)snprintf(detail, 64, " (%.3g times)", naive_narrower(summary));
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
	char detail[64];

	if (!list) {
		section->notes.failed = true;
		return;
	}
	for (size_t g = 0; g < analysis->groups.count; g++)
		if (has_trouble(analysis_summary(analysis, m, g), trouble, detail))
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
	for (int trouble = 0; trouble < TROUBLE_COUNT; trouble++)
		add_note(section, analysis, m, options, (enum trouble)trouble);
}
