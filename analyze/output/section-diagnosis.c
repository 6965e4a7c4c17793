/* section-diagnosis.c — what the checks found, for a person: one sentence each. */
#include "analyze/page/page.h"

#include <stdio.h>
#include <stdlib.h>

static void add_sentence(struct section *section, const struct analysis *analysis, size_t m,
			 size_t g, const struct diagnosis *diagnosis, const struct options *options)
{
	char *words = group_words(analysis, g, options);

	texts_add(&section->notes, "%s, %s: %s", analysis_metric(analysis, m)->title,
		  words ? words : "", diagnosis->sentence);
	free(words);
}

/* With --full also what was looked for in vain. */
void section_of_diagnosis(struct section *section, const struct analysis *analysis,
			  const struct options *options)
{
	size_t counts[DIAGNOSIS_NOT_CHECKED + 1] = { 0 };

	for (size_t m = 0; m < analysis->metric_count; m++)
		for (size_t g = 0; g < analysis->groups.count; g++)
			for (int check = 0; check < CHECK_COUNT; check++) {
				const struct diagnosis *diagnosis =
					analysis_diagnosis(analysis, m, g, (enum check)check);

				counts[diagnosis->word]++;
				if (diagnosis->word == DIAGNOSIS_FOUND ||
				    (options->full && diagnosis->word == DIAGNOSIS_NOT_FOUND))
					add_sentence(section, analysis, m, g, diagnosis, options);
			}
	texts_add(&section->heading, "Checks of the measurements: %zu findings",
		  counts[DIAGNOSIS_FOUND]);
	texts_add(&section->notes,
		  "Looked for: direction, order, drift, likeness of neighbours, warm-up, outliers, "
		  "two "
		  "heaps, ticking clocks, busy hosts. %zu checks found nothing, %zu had too few "
		  "values "
		  "(diagnostics.csv has them all). Nothing was dropped.",
		  counts[DIAGNOSIS_NOT_FOUND], counts[DIAGNOSIS_NOT_CHECKED]);
}
