/* checks.c — every check on every metric of every group of a run. */
#include "checks.h"

#include "series.h"

#include "analyze/rows/rows.h"
#include "analyze/statistics/adjust.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const check_words[CHECK_COUNT] = {
	[CHECK_DIRECTION] = "direction", [CHECK_ORDER] = "order",
	[CHECK_DRIFT] = "drift",         [CHECK_AUTOCORRELATION] = "autocorrelation",
	[CHECK_WARM_UP] = "warm_up",     [CHECK_OUTLIERS] = "outliers",
	[CHECK_MODES] = "modes",         [CHECK_TICKS] = "ticks",
	[CHECK_BUSY] = "busy",
};

static check_run *const checks[CHECK_COUNT] = {
	[CHECK_DIRECTION] = check_direction, [CHECK_ORDER] = check_order,
	[CHECK_DRIFT] = check_drift,         [CHECK_AUTOCORRELATION] = check_autocorrelation,
	[CHECK_WARM_UP] = check_warm_up,     [CHECK_OUTLIERS] = check_outliers,
	[CHECK_MODES] = check_modes,         [CHECK_TICKS] = check_ticks,
	[CHECK_BUSY] = check_busy,
};

const char *const diagnosis_words[] = {
	[DIAGNOSIS_FOUND] = "found",
	[DIAGNOSIS_NOT_FOUND] = "not_found",
	[DIAGNOSIS_NOT_CHECKED] = "not_checked",
};

void finding_free(struct finding *finding)
{
	free(finding->rows);
	finding->rows = NULL;
	finding->row_count = 0;
}

struct finding finding_none(const char *reason)
{
	return (struct finding){ .reason = reason,
				 .value = NAN,
				 .interval = { NAN, NAN },
				 .statistic = NAN,
				 .p = NAN,
				 .detail = NAN };
}

/* Why a check cannot be made of such values at all; NULL: it can. */
static const char *cannot_be(enum check check, const struct series *series,
			     const struct metric *metric)
{
	if (check == CHECK_TICKS && strcmp(metric->column.unit, "s") != 0)
		return "it is not a time";
	if (check == CHECK_BUSY && series->of_file)
		return "a CSV file has no events of hosts";
	if (check == CHECK_ORDER && series->of_file)
		return "a CSV file does not tell it";
	return NULL;
}

/* The finding, if its numbers are such. */
static struct finding reckoned(struct finding finding)
{
	size_t n = finding.n;

	if (finding.reason || (!isinf(finding.value) && !isinf(finding.interval.low) &&
			       !isinf(finding.interval.high) && !isinf(finding.statistic)))
		return finding;
	finding_free(&finding);
	finding = finding_none("the squares of such values are too large to be reckoned with");
	finding.n = n;
	return finding;
}

static void check_all(struct diagnosis *of, const struct series *series,
		      const struct metric *metric, double level)
{
	for (int check = 0; check < CHECK_COUNT; check++) {
		const char *reason = cannot_be((enum check)check, series, metric);

		of[check].finding =
			reason ? finding_none(reason) : reckoned(checks[check](series, level));
		of[check].finding.turns = series->turns;
	}
}

/* The checks of a series that is done with then. */
static void check_series(struct diagnosis *of, struct series *series, const struct sorted *sorted,
			 const struct metric *metric, double level)
{
	series->upwards = must_alloc(sorted->count, sizeof *series->upwards);
	for (size_t i = 0; i < sorted->count; i++)
		series->upwards[i] = (double)sorted->samples->at[sorted->index[i]].value;
	check_all(of, series, metric, level);
	series_free(series);
}

void diagnose(struct diagnosis *of, const struct sorted *sorted, const struct run *run,
	      const bool *busy, const struct metric *metric, double level)
{
	struct series series = series_of(sorted->samples, run, busy);

	check_series(of, &series, sorted, metric, level);
}

void diagnose_rows(struct diagnosis *of, const struct sorted *sorted, const struct rows *rows,
		   const struct metric *metric, double level)
{
	struct series series;

	if (!rows->marks.kept) {
		diagnose_nothing(of);
		return;
	}
	series = series_of_rows(sorted->samples, rows);
	check_series(of, &series, sorted, metric, level);
}

void diagnose_nothing(struct diagnosis *of)
{
	for (int check = 0; check < CHECK_COUNT; check++)
		of[check].finding = finding_none("the file is too large for checks");
}

static void judge_kind(struct diagnosis *diagnoses, size_t groups, enum check check, double level)
{
	double *p = must_alloc(groups, sizeof *p);

	for (size_t g = 0; g < groups; g++) {
		const struct finding *finding = &diagnoses[g * CHECK_COUNT + check].finding;

		p[g] = finding->reason ? NAN : finding->p;
	}
	benjamini_hochberg(p, groups);
	for (size_t g = 0; g < groups; g++) {
		struct diagnosis *diagnosis = &diagnoses[g * CHECK_COUNT + check];
		const struct finding *finding = &diagnosis->finding;
		bool found = isnan(finding->p) ? finding->seen : p[g] <= 1 - level;

		diagnosis->p_adjusted = p[g];
		diagnosis->word = finding->reason ? DIAGNOSIS_NOT_CHECKED
				  : found         ? DIAGNOSIS_FOUND
						  : DIAGNOSIS_NOT_FOUND;
	}
	free(p);
}

void diagnoses_judge(struct diagnosis *diagnoses, size_t groups, double level)
{
	for (int check = 0; check < CHECK_COUNT; check++)
		judge_kind(diagnoses, groups, (enum check)check, level);
}

void diagnoses_free(struct diagnosis *diagnoses, size_t count)
{
	for (size_t i = 0; diagnoses && i < count; i++) {
		finding_free(&diagnoses[i].finding);
		free(diagnoses[i].sentence);
		free(diagnoses[i].unit);
		free(diagnoses[i].rows);
	}
	free(diagnoses);
}
