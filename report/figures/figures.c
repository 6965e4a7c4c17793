/* figures.c — the figures there are. */
#include "figures.h"

#include "inside.h"
#include "report/figures/cycles/cycles.h"
#include "report/figures/ecdf/ecdf.h"
#include "report/figures/outcomes/outcomes.h"
#include "report/figures/pairs/pairs.h"
#include "report/figures/panels/panels.h"
#include "report/figures/strips/strips.h"

#include "datasets/array.h"

#include <stdio.h>
#include <string.h>

const struct figure figures[] = {
	{ "means", "How does the mean differ from case to case, and how sure is it?", figure_means,
	  &figure_strips_numbers, FIGURE_METRIC | FIGURE_CASE },
	{ "distributions", "How do the single migrations scatter, case by case?",
	  figure_distributions, &figure_strips_numbers, FIGURE_METRIC | FIGURE_CASE },
	{ "ecdf",
	  "Which share of the migrations stays below a given value, and how far does the tail "
	  "reach?",
	  figure_ecdf, &figure_ecdf_numbers, FIGURE_METRIC | FIGURE_CASE },
	{ "before-after", "What changed from before to after, VM by VM, and how sure is it?",
	  figure_before_after, &figure_pairs_numbers,
	  FIGURE_METRIC | FIGURE_CASE | FIGURE_COMPARISONS },
	{ "outcomes", "How often do migrations fail, and in which way?", figure_outcomes,
	  &figure_outcomes_numbers, FIGURE_CASE },
	{ "cycles", "Does the value drift from cycle to cycle?", figure_cycles,
	  &figure_cycles_numbers, FIGURE_METRIC | FIGURE_CASE | FIGURE_VM },
	{ "anatomy", "What happened in this one migration, and when?", figure_anatomy,
	  &panels_numbers, FIGURE_MIGRATION },
	{ "continuity", "When were the VMs out of reach in the course of the run, and how long?",
	  figure_continuity, &panels_numbers, FIGURE_CASE | FIGURE_VM },
	{ "resources", "What do hosts and VM use around a migration?", figure_resources,
	  &panels_numbers, FIGURE_CASE },
	{ "model", "What is the time of a migration made of?", figure_model, &panels_numbers,
	  FIGURE_CASE },
	{ "evacuation", "How long does it take to empty a host?", figure_evacuation,
	  &panels_numbers, FIGURE_CASE },
	{ NULL, NULL, NULL, NULL, 0 },
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
};

static unsigned wished_options(const struct figure_wish *wish)
{
	return (wish->metric ? FIGURE_METRIC : 0U) | (wish->case_name ? FIGURE_CASE : 0U) |
	       (wish->vm ? FIGURE_VM : 0U) | (wish->migration ? FIGURE_MIGRATION : 0U) |
	       (wish->comparisons ? FIGURE_COMPARISONS : 0U);
}

bool figure_takes(const struct figure *figure, const struct figure_wish *wish, struct error *err)
{
	unsigned left = wished_options(wish) & ~figure->options;

	for (size_t i = 0; i < COUNT(option_flags); i++)
		if (left & option_flags[i].option)
			return error_set(err, "--%s means nothing to the figure %s",
					 option_flags[i].flag, figure->name);
	return true;
}

/* Takes columns number first to end - 1 of the schema off the text, each with the comma or the line
 * end behind it. False if others stand there. */
static bool take_names(const char **text, const struct schema *schema, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		const char *name = schema_column(schema, i)->name;
		size_t length = strlen(name);

		if (strncmp(*text, name, length) != 0 ||
		    ((*text)[length] != ',' && (*text)[length] != '\n'))
			return false;
		*text += length + 1;
	}
	return true;
}

/* Is this line the schema's header, perhaps with names of its own in between? */
static bool is_header(const char *text, const struct schema *schema)
{
	size_t count = schema_count(schema);

	if (!take_names(&text, schema, 0, schema->leading_count))
		return false;
	for (; schema->grouped && *text != '\0'; text += strcspn(text, ",\n") + 1) {
		const char *rest = text;

		if (take_names(&rest, schema, schema->leading_count, count) && *rest == '\0')
			return true;
		if (text[strcspn(text, ",\n")] == '\0')
			return false;
	}
	return !schema->grouped && *text == '\0';
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
