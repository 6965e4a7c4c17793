/* diagnosis.c — every check on every metric of every group of a run. */
#include "diagnosis.h"

#include "analyze/statistics/discovery.h"

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

bool diagnose(struct diagnosis *of, const struct samples *samples, const struct run *run,
	      const bool *busy, const struct metric *metric, double level, struct error *err)
{
	struct series series;
	bool good = series_of(&series, samples, run, busy, err);

	for (int check = 0; good && check < CHECK_COUNT; check++) {
		struct finding *finding = &of[check].finding;

		if (check == CHECK_TICKS && strcmp(metric->column.unit, "s") != 0) {
			*finding = finding_none("it is not a time");
			continue;
		}
		good = checks[check](finding, &series, level, err);
	}
	series_free(&series);
	return good;
}

bool diagnoses_judge(struct diagnosis *diagnoses, size_t count, double level, struct error *err)
{
	double *p = calloc(count + 1, sizeof *p);

	for (size_t i = 0; p && i < count; i++)
		p[i] = diagnoses[i].finding.reason ? NAN : diagnoses[i].finding.p;
	if (!p || !discovery_adjust(p, count, err)) {
		free(p);
		return error_memory(err);
	}
	for (size_t i = 0; i < count; i++) {
		const struct finding *finding = &diagnoses[i].finding;
		bool found = isnan(finding->p) ? finding->seen : p[i] <= 1 - level;

		diagnoses[i].p_adjusted = p[i];
		diagnoses[i].word = finding->reason ? DIAGNOSIS_NOT_CHECKED
				    : found         ? DIAGNOSIS_FOUND
						    : DIAGNOSIS_NOT_FOUND;
	}
	free(p);
	return true;
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
