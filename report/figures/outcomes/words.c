/* words.c — caption and alternative text of the figure of outcomes. */
#include "outcomes.h"

#include "report/figures/strips/strips.h"

#include <math.h>
#include <stdio.h>

static long long all_failed(const struct outcomes *outcomes)
{
	long long failed = 0;

	for (size_t i = 0; i < outcomes->data.group_count; i++)
		failed += outcomes->rows[i].failed;
	return failed;
}

static void print_not_attempted(FILE *out, const struct outcomes *outcomes)
{
	const struct language *language = outcomes->job->style.language;
	const char *separator = "Planned but not attempted, and in no share: ";
	bool any = false;

	for (size_t i = 0; i < outcomes->data.group_count; i++) {
		const struct group *group = outcomes->rows[i].group;

		if (group->counts[OUTCOME_NOT_ATTEMPTED] == 0)
			continue;
		fprintf(out, "%s%s ", separator, outcomes->rows[i].label);
		number_print_count(out, group->counts[OUTCOME_NOT_ATTEMPTED], language);
		fputs(" of ", out);
		number_print_count(out, group->planned, language);
		separator = ", ";
		any = true;
	}
	if (any)
		fputs(". ", out);
}

static bool print_caption(FILE *out, const void *figure)
{
	const struct outcomes *outcomes = figure;

	fputs("Migrations that failed, of those attempted, by ", out);
	figure_data_print_by(out, &outcomes->data);
	strips_print_runs(out, &outcomes->data);
	fputs(all_failed(outcomes) > 0 ? ". Bar: one segment for each outcome. "
				       : ". No migration failed. ",
	      out);
	if (!isnan(outcomes->level)) {
		fputs("Line: ", out);
		number_print_percent(out, outcomes->level, outcomes->job->style.language);
		fputs(" Clopper–Pearson interval of the share; it takes the "
		      "migrations as independent, so that it is rather too short "
		      "where one VM fails again and again. ",
		      out);
	}
	print_not_attempted(out, outcomes);
	return true;
}

char *outcomes_caption(const struct outcomes *outcomes, struct error *err)
{
	return figure_text(print_caption, outcomes, err);
}

static bool print_alt(FILE *out, const void *figure)
{
	const struct outcomes *outcomes = figure;

	fputs("Stacked bars. Horizontal axis: share of attempted migrations that "
	      "failed, percent.",
	      out);
	for (size_t i = 0; i < outcomes->data.group_count; i++)
		fprintf(out, " %s: %s (%s).", outcomes->rows[i].label, outcomes->rows[i].text,
			outcomes->rows[i].group->by_outcome);
	return true;
}

char *outcomes_alt(const struct outcomes *outcomes, struct error *err)
{
	return figure_text(print_alt, outcomes, err);
}
