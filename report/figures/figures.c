/* figures.c — the figures there are. */
#include "figures.h"

#include "inside.h"
#include "report/figures/cycles/cycles.h"
#include "report/figures/ecdf/ecdf.h"
#include "report/figures/kit/sidecar.h"
#include "report/figures/outcomes/outcomes.h"
#include "report/figures/pairs/pairs.h"
#include "report/figures/panels/panels.h"
#include "report/figures/phases/phases.h"
#include "report/figures/strips/strips.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* It shows groups of the analysis. */
#define FIGURE_OF_GROUPS (FIGURE_GROUPS | FIGURE_BY | FIGURE_ORDER)

const struct figure figures[] = {
	{ "means", "How does the mean differ from case to case, and how sure is it?", figure_means,
	  &figure_strips_numbers,
	  FIGURE_METRIC | FIGURE_CASE | FIGURE_OF_GROUPS | FIGURE_LIMITS | FIGURE_LOG,
	  "How does the mean differ from group to group, and how sure is it?" },
	{ "bars", "How does the mean differ from case to case, and how far do values scatter?",
	  figure_bars, &figure_strips_numbers,
	  FIGURE_METRIC | FIGURE_CASE | FIGURE_WHISKER | FIGURE_OF_GROUPS | FIGURE_LIMITS,
	  "How does the mean differ from group to group, and how far do values scatter?" },
	{ "distributions", "How do the single migrations scatter, case by case?",
	  figure_distributions, &figure_strips_numbers,
	  FIGURE_METRIC | FIGURE_CASE | FIGURE_OF_GROUPS | FIGURE_LIMITS | FIGURE_LOG,
	  "How do the single rows scatter, group by group?" },
	{ "ecdf",
	  "Which share of the migrations stays below a given value, and how far does the tail "
	  "reach?",
	  figure_ecdf, &figure_ecdf_numbers,
	  FIGURE_METRIC | FIGURE_CASE | FIGURE_OF_GROUPS | FIGURE_LIMITS,
	  "Which share of the rows stays below a given value, and how far does the tail reach?" },
	{ "before-after", "What changed from before to after, VM by VM, and how sure is it?",
	  figure_before_after, &figure_pairs_numbers,
	  FIGURE_METRIC | FIGURE_CASE | FIGURE_COMPARISONS, NULL },
	{ "outcomes", "How often do migrations fail, and in which way?", figure_outcomes,
	  &figure_outcomes_numbers, FIGURE_CASE | FIGURE_OF_GROUPS, NULL },
	{ "phases",
	  "How much of the time is the manager's (OpenStack Nova), and how much the hypervisor's?",
	  figure_phases, &figure_phases_numbers, FIGURE_CASE | FIGURE_OF_GROUPS, NULL },
	{ "cycles", "Does the value drift from cycle to cycle?", figure_cycles,
	  &figure_cycles_numbers,
	  FIGURE_METRIC | FIGURE_CASE | FIGURE_VM | FIGURE_OF_GROUPS | FIGURE_LIMITS | FIGURE_LOG,
	  "Does the value drift from cycle to cycle?" },
	{ "anatomy", "What happened in this one migration, and when?", figure_anatomy,
	  &panels_numbers, FIGURE_MIGRATION, NULL },
	{ "continuity", "When were the VMs out of reach in the course of the run, and how long?",
	  figure_continuity, &panels_numbers, FIGURE_CASE | FIGURE_VM, NULL },
	{ "resources", "What do hosts and VM use around a migration?", figure_resources,
	  &panels_numbers, FIGURE_CASE, NULL },
	{ "model", "What is the time of a migration made of?", figure_model, &panels_numbers,
	  FIGURE_CASE, NULL },
	{ "evacuation", "How long does it take to empty a host?", figure_evacuation,
	  &panels_numbers, FIGURE_CASE, NULL },
	{ "trend", "How did it go from release to release, and where did it change?", figure_trend,
	  &panels_numbers, FIGURE_METRIC | FIGURE_CASE, NULL },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

static const struct {
	enum figure_option option;
	const char *flag;
} option_flags[] = {
	{ FIGURE_METRIC, "metric" },
	{ FIGURE_CASE, "case" },
	{ FIGURE_VM, "vm" },
	{ FIGURE_MIGRATION, "migration" },
	{ FIGURE_COMPARISONS, "comparisons" },
	{ FIGURE_WHISKER, "whisker" },
	{ FIGURE_BY, "by" },
	{ FIGURE_ORDER, "order" },
	{ FIGURE_LIMITS, "limits" },
	{ FIGURE_LOG, "log" },
};

static unsigned wished_options(const struct figure_wish *wish)
{
	return (wish->metric ? FIGURE_METRIC : 0U) | (wish->case_name ? FIGURE_CASE : 0U) |
	       (wish->vm ? FIGURE_VM : 0U) | (wish->migration ? FIGURE_MIGRATION : 0U) |
	       (wish->comparisons ? FIGURE_COMPARISONS : 0U) |
	       (wish->whisker ? FIGURE_WHISKER : 0U) | (wish->by.count ? FIGURE_BY : 0U) |
	       (wish->order.count ? FIGURE_ORDER : 0U) | (wish->limited ? FIGURE_LIMITS : 0U) |
	       (wish->log ? FIGURE_LOG : 0U);
}

/* "--log means nothing to the figure bars; it is for means, distributions, cycles". */
static bool refuse(const struct figure *refused, enum figure_option option, const char *flag,
		   struct error *err)
{
	const char *separator = "; it is for ";
	char *list;
	size_t size;
	FILE *stream = must_open_text(&list, &size);

	for (const struct figure *figure = figures; figure->name; figure++)
		if (figure->options & option) {
			fprintf(stream, "%s%s", separator, figure->name);
			separator = ", ";
		}
	must_close_text(stream);
	error_set(err, "--%s means nothing to the figure %s%s", flag, refused->name, list);
	free(list);
	return false;
}

bool figure_takes(const struct figure *figure, const struct figure_wish *wish, struct error *err)
{
	unsigned left = wished_options(wish) & ~figure->options;

	for (size_t i = 0; i < COUNT(option_flags); i++)
		if (left & option_flags[i].option)
			return refuse(figure, option_flags[i].option, option_flags[i].flag, err);
	if (wish->metrics.count > 1 && !(figure->options & FIGURE_GROUPS))
		return error_set(err, "--metric: the figure %s shows one metric", figure->name);
	return true;
}

/* The names of a header between the schema's leading columns and its first trailing one. Cuts the
 * text up. */
static size_t take_keys(const char *keys[BY_MOST], char *header, const struct schema *schema)
{
	const char *kind = schema_column(schema, schema->leading_count)->name;
	const char *name;
	size_t count = 0;

	for (size_t i = 0; (name = strsep(&header, ",\n")) && strcmp(name, kind) != 0; i++)
		if (i >= schema->leading_count && count < BY_MOST)
			keys[count++] = name;
	return count;
}

/* Is this line the header of such a sidecar, by whatever keys? */
static bool is_header(const char *line, const struct schema *schema)
{
	char *copy = must_copy(line);
	const char *keys[BY_MOST];
	struct sidecar sidecar = { .schema = schema, .by = keys };
	char *header;
	size_t length;
	bool same;

	if (schema->grouped)
		sidecar.by_count = take_keys(keys, copy, schema);
	sidecar.stream = must_open_text(&header, &length);
	sidecar_header(&sidecar);
	must_close_text(sidecar.stream);
	same = strcmp(header, line) == 0;
	csv_line_free(&sidecar.line);
	free(header);
	free(copy);
	return same;
}

bool sidecar_may_write(const char *path, struct error *err)
{
	FILE *stream = fopen(path, "rbe");
	char first[2048] = "";
	bool ours;

	if (!stream)
		return true; /* not there; or not to be read, and then writing it tells why */
	ours = !fgets(first, sizeof first, stream);
	fclose(stream);
	for (const struct figure *figure = figures; !ours && figure->name; figure++)
		ours = is_header(first, figure->numbers);
	if (ours)
		return true;
	return error_set(err,
			 "%s is there already and does not hold a figure's numbers: it would be "
			 "overwritten by those of this figure; choose another --output",
			 path);
}
