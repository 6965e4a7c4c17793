/* section-outcomes.c — what became of the migrations, for a person. */
#include "page.h"

static void add_header(struct section *section, const struct options *options)
{
	section->keys = options->by.count;
	section->words_last = true;
	section_add_by(section, options);
	texts_add(&section->cells, "planned");
	texts_add(&section->cells, "attempted");
	texts_add(&section->cells, "ok");
	texts_add(&section->cells, "failed");
	texts_add(&section->cells, "not attempted");
	texts_add(&section->cells, "outcomes");
	section->columns = section->cells.count;
}

static void add_counts(struct texts *cells, const struct counts *counts)
{
	char text[COUNTS_TEXT_SIZE];

	counts_text(counts, COUNTS_ALL, text);
	texts_add(cells, "%zu", counts->planned);
	texts_add(cells, "%zu", counts->attempted);
	texts_add(cells, "%zu", counts->ok);
	texts_add(cells, "%zu", counts->failed);
	texts_add(cells, "%zu", counts->not_attempted);
	texts_add(cells, "%s", text);
}

void section_of_outcomes(struct section *section, const struct analysis *analysis,
			 const struct options *options)
{
	struct counts all = { 0 };
	char text[COUNTS_TEXT_SIZE];

	texts_add(&section->heading, "Outcomes of %zu planned migrations",
		  run_rows(&analysis->run));
	add_header(section, options);
	for (size_t g = 0; g < analysis->groups.count; g++) {
		counts_add(&all, &analysis->counts[g]);
		section_add_key(section, analysis, g, options);
		add_counts(&section->cells, &analysis->counts[g]);
	}
	counts_text(&all, COUNTS_UNTIMED, text);
	if (text[0] != '\0')
		texts_add(&section->notes,
			  "Left out of the statistics, because they have no time of a whole "
			  "migration: %s.",
			  text);
	if (analysis->metric_count == 0)
		texts_add(&section->notes, "No metric has a value.");
}
