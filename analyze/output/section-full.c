/* section-full.c — every other number of the summary, for a person who asked for it (--full): three
 * narrow tables instead of one that no terminal could hold. */
#include "analyze/page/page.h"

#include "style.h"

#include "analyze/statistics/bootstrap.h"

#include <math.h>

/* Adds the heading and the columns of the groups. */
static void begin(struct section *section, const struct analysis *analysis, size_t m,
		  const struct style *style, const char *what, const struct options *options)
{
	const struct metric *metric = analysis_metric(analysis, m);

	texts_add(&section->heading, "%s%s%s%s%s: %s", metric->title,
		  metric->column.unit[0] != '\0' ? " (" : "", style->scale.prefix,
		  metric->column.unit, metric->column.unit[0] != '\0' ? ")" : "", what);
	section_add_by(section, options);
}

void section_of_spread(struct section *section, const struct analysis *analysis, size_t m,
		       const struct options *options)
{
	struct style style = style_of(analysis, m);
	struct texts *cells = &section->cells;

	begin(section, analysis, m, &style, "spread and quantiles of the values", options);
	texts_add(cells, "n");
	texts_add(cells, "censored");
	texts_add(cells, "sd");
	texts_add(cells, "CV");
	texts_add(cells, "MAD");
	texts_add(cells, "p5");
	texts_add(cells, "median");
	texts_add(cells, "p90");
	texts_add(cells, "p95");
	texts_add(cells, "p99");
	section->columns = cells->count;
	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct summary *summary = analysis_summary(analysis, m, g);

		section_add_key(section, analysis, g, options);
		style_add_plain(cells, summary->n, 0);
		style_add_plain(cells, summary->censored, 0);
		style_add(cells, &style, summary->sd, style.decimals);
		style_add_plain(cells, summary->cv, 4);
		style_add(cells, &style, summary->mad, style.decimals);
		style_add(cells, &style, summary->p5, style.decimals);
		style_add(cells, &style, summary->median, style.decimals);
		style_add(cells, &style, summary->p90, style.decimals);
		style_add(cells, &style, summary->p95, style.decimals);
		style_add(cells, &style, summary->p99, style.decimals);
	}
}

void section_of_clusters(struct section *section, const struct analysis *analysis, size_t m,
			 const struct options *options)
{
	struct style style = style_of(analysis, m);
	struct texts *cells = &section->cells;

	begin(section, analysis, m, &style, "how much the values of one VM resemble each other",
	      options);
	texts_add(cells, "n");
	texts_add(cells, "VMs");
	texts_add(cells, "sd between VMs");
	texts_add(cells, "sd within VMs");
	texts_add(cells, "ICC");
	texts_add(cells, "design effect");
	texts_add(cells, "effective n");
	section->columns = cells->count;
	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct summary *summary = analysis_summary(analysis, m, g);

		section_add_key(section, analysis, g, options);
		style_add_plain(cells, summary->n, 0);
		style_add_plain(cells, summary->vms, 0);
		style_add(cells, &style, summary->clusters.sd_between, style.decimals);
		style_add(cells, &style, summary->clusters.sd_within, style.decimals);
		style_add_plain(cells, summary->clusters.icc, 3);
		style_add_plain(cells, summary->clusters.design_effect, 2);
		style_add_plain(cells, summary->clusters.effective_n, 1);
	}
}

/* Why there is no bootstrap interval, once for the section. */
static void note_bootstrap(struct section *section, const struct analysis *analysis, size_t m,
			   const struct options *options)
{
	size_t refused = 0;
	size_t made = 0;

	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct summary *summary = analysis_summary(analysis, m, g);

		if (!isnan(summary->bca.low))
			made++;
		else if (summary->n > 0)
			refused++;
	}
	if (refused > 0)
		texts_add(
			&section->notes,
			"No BCa interval in %zu of %zu groups: a bootstrap of fewer than %d VMs "
			"holds the "
			"mean too seldom (of 4 VMs, 8 times in 10 where 19 in 20 are promised), so "
			"it is refused.",
			refused, analysis->groups.count, BOOTSTRAP_VMS);
	if (made > 0)
		texts_add(&section->notes, "BCa: %d resamples of the VMs, seed %.0f (--seed).",
			  BOOTSTRAP_RESAMPLES, (double)options->seed);
}

void section_of_intervals(struct section *section, const struct analysis *analysis, size_t m,
			  const struct options *options)
{
	struct style style = style_of(analysis, m);
	struct texts *cells = &section->cells;

	begin(section, analysis, m, &style, "further intervals", options);
	texts_add(cells, "BCa");
	texts_add(cells, "log-normal");
	texts_add(cells, "median of VMs");
	texts_add(cells, "median, naive");
	section->columns = cells->count;
	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct summary *summary = analysis_summary(analysis, m, g);

		section_add_key(section, analysis, g, options);
		style_add_interval(cells, &style, &summary->bca);
		style_add_interval(cells, &style, &summary->log);
		style_add_interval(cells, &style, &summary->median_of_vms);
		style_add_interval(cells, &style, &summary->median_naive);
	}
	note_bootstrap(section, analysis, m, options);
}
