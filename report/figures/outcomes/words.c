/* words.c — caption, alternative text and sidecar of the figure of outcomes. */
#include "outcomes.h"

#include "report/figures/kit/captions.h"
#include "report/figures/kit/sidecar.h"

#include "datasets/array.h"

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
	struct sentence sentence = { out, "Planned but not attempted, and in no share: ", ", ", 0 };

	for (size_t i = 0; i < outcomes->data.group_count; i++) {
		const struct group *group = outcomes->rows[i].group;

		if (group->counts[OUTCOME_NOT_ATTEMPTED] == 0)
			continue;
		sentence_next(&sentence);
		fprintf(out, "%s ", outcomes->rows[i].label);
		number_print_count(out, group->counts[OUTCOME_NOT_ATTEMPTED], language);
		fputs(" of ", out);
		number_print_count(out, group->planned, language);
	}
	sentence_end(&sentence, ". ");
}

static void print_caption(FILE *out, const void *figure)
{
	const struct outcomes *outcomes = figure;

	fputs("Migrations that failed, of those attempted, by ", out);
	caption_print_by(out, &outcomes->data);
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
}

char *outcomes_caption(const struct outcomes *outcomes)
{
	return figure_text(print_caption, outcomes);
}

static void print_alt(FILE *out, const void *figure)
{
	const struct outcomes *outcomes = figure;

	fputs("Stacked bars. Horizontal axis: share of attempted migrations that "
	      "failed, percent.",
	      out);
	for (size_t i = 0; i < outcomes->data.group_count; i++)
		fprintf(out, " %s: %s (%s).", outcomes->rows[i].label, outcomes->rows[i].text,
			outcomes->rows[i].group->by_outcome);
}

char *outcomes_alt(const struct outcomes *outcomes)
{
	return figure_text(print_alt, outcomes);
}

enum own_column {
	COLUMN_OUTCOME = 1, /* behind the run: there is no metric */
	COLUMN_MIGRATIONS,
	COLUMN_ATTEMPTED,
	COLUMN_NOT_ATTEMPTED,
	COLUMN_SHARE,
	COLUMN_LOW,
	COLUMN_HIGH,
	COLUMN_LEVEL
};

static const struct column own_columns[] = {
	{ "outcome", COLUMN_TEXT, "", true, "Outcome word of a segment; failed: all together.",
	  NULL },
	{ "migrations", COLUMN_INTEGER, "", true, "How many ended so.", NULL },
	{ "attempted", COLUMN_INTEGER, "", true, "Of how many attempted.", NULL },
	{ "not_attempted", COLUMN_INTEGER, "", true, "How many more were planned.", NULL },
	{ "share", COLUMN_NUMBER, "", false, "migrations / attempted, 0 to 1.", NULL },
	{ "low", COLUMN_NUMBER, "", false,
	  "Of failed: lower end of the Clopper-Pearson interval of the share.", NULL },
	{ "high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "level", COLUMN_NUMBER, "", false, "Confidence level of the interval, 0 to 1.", NULL },
};

const struct schema figure_outcomes_numbers = { .name = "outcomes",
						.file = "the sidecar of outcomes",
						.row = "One segment of a bar, or a whole bar.",
						.leading = sidecar_leading,
						.leading_count = COLUMN_OUTCOME,
						.grouped = true,
						.trailing = own_columns,
						.trailing_count = COUNT(own_columns) };

static void begin_row(struct sidecar *sidecar, const struct outcomes *outcomes,
		      const struct outcome_row *row, const char *outcome, long long count)
{
	sidecar_group(sidecar, &outcomes->data, row->group, outcome);
	sidecar_integer(sidecar, COLUMN_MIGRATIONS, count);
	sidecar_integer(sidecar, COLUMN_ATTEMPTED, row->attempted);
	sidecar_integer(sidecar, COLUMN_NOT_ATTEMPTED, row->group->counts[OUTCOME_NOT_ATTEMPTED]);
}

static void write_row(struct sidecar *sidecar, const struct outcomes *outcomes,
		      const struct outcome_row *row)
{
	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		long long count = outcomes_failed(row->group, i);

		if (count == 0)
			continue;
		begin_row(sidecar, outcomes, row, outcome_words[i], count);
		sidecar_number(sidecar, COLUMN_SHARE, (double)count / (double)row->attempted);
		sidecar_row(sidecar);
	}
	begin_row(sidecar, outcomes, row, "failed", row->failed);
	sidecar_number(sidecar, COLUMN_SHARE, row->share);
	sidecar_number(sidecar, COLUMN_LOW, row->low);
	sidecar_number(sidecar, COLUMN_HIGH, row->high);
	sidecar_number(sidecar, COLUMN_LEVEL, outcomes->level);
	sidecar_row(sidecar);
}

void outcomes_write_numbers(const struct drawing *drawing, struct sidecar *sidecar)
{
	const struct outcomes *outcomes = (const struct outcomes *)drawing;

	for (size_t i = 0; i < outcomes->data.group_count; i++)
		write_row(sidecar, outcomes, &outcomes->rows[i]);
}
