/* words.c — caption, alternative text and sidecar of the figure of outcomes. */
#include "outcomes.h"

#include "report/figures/kit/captions.h"
#include "report/figures/kit/sidecar.h"
#include "report/figures/panels/panels.h"

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

void outcomes_caption(FILE *out, const void *figure)
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
		fputs(" interval of the share; where failures heap on single VMs or in "
		      "single rounds, or too few failed to see whether they do, whole VMs or "
		      "rounds are what it takes to fail. ",
		      out);
	}
	print_not_attempted(out, outcomes);
}

void outcomes_alt(FILE *out, const void *figure)
{
	const struct outcomes *outcomes = figure;

	fputs("Stacked bars. Horizontal axis: share of attempted migrations that "
	      "failed, percent.",
	      out);
	for (size_t i = 0; i < outcomes->data.group_count; i++)
		fprintf(out, " %s: %s (%s).", outcomes->rows[i].label, outcomes->rows[i].text,
			outcomes->rows[i].group->by_outcome);
}

/* clang-format off */
#define OUTCOMES_COLUMNS(C) \
	C(OUTCOME,       "outcome",       TEXT,    "", REQUIRED, "Outcome word of a segment; failed: all together.") \
	C(MIGRATIONS,    "migrations",    INTEGER, "", REQUIRED, "How many ended so.") \
	C(ATTEMPTED,     "attempted",     INTEGER, "", REQUIRED, "Of how many attempted.") \
	C(NOT_ATTEMPTED, "not_attempted", INTEGER, "", REQUIRED, "How many more were planned.") \
	C(SHARE,         "share",         NUMBER,  "", OPTIONAL, "migrations / attempted, 0 to 1.") \
	C(LOW,           "low",           NUMBER,  "", OPTIONAL, "Of failed: lower end of the interval of the share (outcomes.csv: 1 - ok_of_attempted_high).") \
	C(HIGH,          "high",          NUMBER,  "", OPTIONAL, "Upper end of the same.") \
	C(LEVEL,         "level",         NUMBER,  "", OPTIONAL, "Confidence level of the interval, 0 to 1.")
/* clang-format on */

enum outcomes_column { COLUMN_LEADING = SIDECAR_RUN, OUTCOMES_COLUMNS(SIDECAR_INDEX) };
static const struct column outcomes_columns[] = { OUTCOMES_COLUMNS(SIDECAR_COLUMN) };

const struct schema figure_outcomes_numbers = {
	.name = "outcomes",
	.file = "the sidecar of outcomes",
	.row = "One segment of a bar, or a whole bar.",
	.leading = sidecar_leading,
	.leading_count = SIDECAR_METRIC, /* without metric and unit */
	.grouped = true,
	TRAILING(outcomes_columns)
};

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
	const struct outcomes *outcomes = ((const struct panels *)drawing)->own;

	for (size_t i = 0; i < outcomes->data.group_count; i++)
		write_row(sidecar, outcomes, &outcomes->rows[i]);
}
