/* section-outcomes.c — what became of the migrations, for a person. */
#include "analyze/page/page.h"

#include "analyze/data/counts.h"

#include "datasets/package.h"

#include <math.h>

static void add_header(struct section *section, const struct options *options, bool censored)
{
	section->words_last = true;
	section_add_by(section, options);
	texts_add(&section->cells, "planned");
	texts_add(&section->cells, "attempted");
	texts_add(&section->cells, "ok");
	texts_add(&section->cells, "failed");
	texts_add(&section->cells, "not attempted");
	if (censored)
		texts_add(&section->cells, "censored");
	texts_add(&section->cells, "outcomes");
	section->columns = section->cells.count;
}

static void add_counts(struct texts *cells, const struct counts *counts, bool censored)
{
	char text[COUNTS_TEXT_SIZE];

	counts_text(counts, COUNTS_ALL, text);
	texts_add(cells, "%zu", counts->planned);
	texts_add(cells, "%zu", counts->attempted);
	texts_add(cells, "%zu", counts->ok);
	texts_add(cells, "%zu", counts->failed);
	texts_add(cells, "%zu", counts->not_attempted);
	if (censored)
		texts_add(cells, "%zu", counts->censored);
	texts_add(cells, "%s", text);
}

/* What whoever imported the run was told, and its reader must know as well. */
static void add_import_notes(struct texts *notes, const struct run *run)
{
	const char *note;

	for (size_t i = 0; (note = package_note(run->package, i)); i++)
		texts_add_clean(notes, note);
}

void section_of_outcomes(struct section *section, const struct analysis *analysis,
			 const struct options *options)
{
	struct counts all = { 0 };
	char text[COUNTS_TEXT_SIZE];

	texts_add(&section->heading, "Outcomes of %zu planned migrations",
		  run_rows(&analysis->run));
	for (size_t g = 0; g < analysis->groups.count; g++)
		counts_add(&all, &analysis->counts[g]);
	add_header(section, options, all.censored > 0);
	for (size_t g = 0; g < analysis->groups.count; g++) {
		section_add_key(section, analysis, g, options);
		add_counts(&section->cells, &analysis->counts[g], all.censored > 0);
	}
	counts_text(&all, COUNTS_UNTIMED, text);
	if (text[0] != '\0')
		texts_add(&section->notes,
			  "Left out of the statistics, because they have no time of a whole "
			  "migration: %s.",
			  text);
	if (all.censored > 0)
		texts_add(
			&section->notes,
			"Censored: among those with a time, one of whose times stands at a give-up "
			"limit.");
	if (analysis->metric_count == 0)
		texts_add(&section->notes, "No metric has a value.");
	add_import_notes(&section->notes, &analysis->run);
}

/* "93.8 %", and "86.0 to 97.3" behind it, where there were any trials. */
static void add_rate(struct texts *cells, const struct rate *rate)
{
	if (isnan(rate->share)) {
		texts_add(cells, "-");
		texts_add(cells, "-");
		texts_add(cells, "-");
		return;
	}
	texts_add(cells, "%.1f", 100 * rate->share);
	texts_add(cells, "%.1f to %.1f", 100 * rate->exact.low, 100 * rate->exact.high);
	texts_add(cells, "%.1f to %.1f", 100 * rate->wilson.low, 100 * rate->wilson.high);
}

void section_of_rates(struct section *section, const struct analysis *analysis,
		      const struct options *options)
{
	struct texts *cells = &section->cells;

	texts_add(&section->heading,
		  "Success rates: ok in %% of the attempted and of the planned, with %.10g %% "
		  "intervals",
		  100 * options->level);
	section_add_by(section, options);
	texts_add(cells, "attempted");
	texts_add(cells, "exact");
	texts_add(cells, "Wilson");
	texts_add(cells, "planned");
	texts_add(cells, "exact");
	texts_add(cells, "Wilson");
	section->columns = cells->count;
	for (size_t g = 0; g < analysis->groups.count; g++) {
		struct rates rates = rates_of(&analysis->counts[g], options->level);

		section_add_key(section, analysis, g, options);
		add_rate(cells, &rates.attempted);
		add_rate(cells, &rates.planned);
	}
	texts_add(&section->notes,
		  "exact: Clopper-Pearson, at least as sure as promised; Wilson: shorter, right on "
		  "average. Both take every migration as independent: failures that heap on one VM "
		  "say "
		  "less.");
}
