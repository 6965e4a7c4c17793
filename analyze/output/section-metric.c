/* section-metric.c — one metric in every group, for a person. */
#include "analyze/page/page.h"

#include "analyze/page/plot.h"
#include "style.h"

static void add_header(struct section *section, const struct style *style,
		       const struct options *options)
{
	struct texts *cells = &section->cells;

	section_add_by(section, options);
	texts_add(cells, "n");
	texts_add(cells, "VMs");
	texts_add(cells, "eff. n");
	texts_add(cells, "mean");
	texts_add(cells, "sd");
	if (style->unbalanced)
		texts_add(cells, "VM mean");
	texts_add(cells, "%.10g %% interval", 100 * options->level);
	if (style->kinds)
		texts_add(cells, "kind");
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
	if (style->kinds)
		texts_add(cells, "%s", interval_kind_short(summary->kind));
	style_add_interval(cells, style, &summary->naive);
	style_add(cells, style, summary->median, style->decimals);
	style_add(cells, style, summary->min, style->value_decimals);
	style_add(cells, style, summary->max, style->value_decimals);
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
	section_add_troubles(section, analysis, m, options);
}
