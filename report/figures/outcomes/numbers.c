/* numbers.c — the sidecar of the figure of outcomes: every segment, every share. */
#include "outcomes.h"

#include "datasets/array.h"

enum leading { COLUMN_RUN, LEADING_COUNT };

enum trailing {
	COLUMN_OUTCOME = LEADING_COUNT,
	COLUMN_MIGRATIONS,
	COLUMN_ATTEMPTED,
	COLUMN_NOT_ATTEMPTED,
	COLUMN_SHARE,
	COLUMN_LOW,
	COLUMN_HIGH,
	COLUMN_LEVEL
};

static const struct column leading[] = {
	{ "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
};

static const struct column trailing[] = {
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

const struct schema figure_outcomes_numbers = { "outcomes",
						"the sidecar of outcomes",
						"One segment of a bar, or a whole bar.",
						leading,
						LEADING_COUNT,
						false,
						true,
						trailing,
						COUNT(trailing) };

static void add_start(struct sidecar *sidecar, const struct outcomes *outcomes,
		      const struct outcome_row *row, const char *outcome, long long count)
{
	const struct figure_data *data = &outcomes->data;

	sidecar_text(sidecar, COLUMN_RUN, run_name(data->runs[row->group->run].run));
	for (size_t i = 0; i < data->by_count; i++)
		sidecar_key(sidecar, i, row->group->keys[i]);
	sidecar_text(sidecar, COLUMN_OUTCOME, outcome);
	sidecar_integer(sidecar, COLUMN_MIGRATIONS, count);
	sidecar_integer(sidecar, COLUMN_ATTEMPTED, row->attempted);
	sidecar_integer(sidecar, COLUMN_NOT_ATTEMPTED, row->group->counts[OUTCOME_NOT_ATTEMPTED]);
}

static bool write_row(struct sidecar *sidecar, const struct outcomes *outcomes,
		      const struct outcome_row *row, struct error *err)
{
	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		long long count = outcomes_failed(row->group, i);

		if (count == 0)
			continue;
		add_start(sidecar, outcomes, row, outcome_words[i], count);
		sidecar_number(sidecar, COLUMN_SHARE, (double)count / (double)row->attempted);
		if (!sidecar_row(sidecar, err))
			return false;
	}
	add_start(sidecar, outcomes, row, "failed", row->failed);
	sidecar_number(sidecar, COLUMN_SHARE, row->share);
	sidecar_number(sidecar, COLUMN_LOW, row->low);
	sidecar_number(sidecar, COLUMN_HIGH, row->high);
	sidecar_number(sidecar, COLUMN_LEVEL, outcomes->level);
	return sidecar_row(sidecar, err);
}

bool outcomes_write_numbers(const struct drawing *drawing, struct sidecar *sidecar,
			    struct error *err)
{
	const struct outcomes *outcomes = (const struct outcomes *)drawing;
	bool good = true;

	for (size_t i = 0; good && i < outcomes->data.group_count; i++)
		good = write_row(sidecar, outcomes, &outcomes->rows[i], err);
	return good;
}
