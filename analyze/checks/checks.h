/*
 * checks.h — may the measurements be trusted? Every check on every metric of every group of a run,
 * and what it means in words.
 *
 * In: the samples of a group in the course of the study, and which hosts were busy; or those of a
 * CSV file's group, with the lines and times of its rows.
 * Out: of each check whether it found something, with its numbers and a sentence; nothing else: no
 * measurement is dropped.
 * Doors: checks.h, check.h (the checks one by one), silent.h (who answered no probe: a check of a
 * group, not of a metric).
 *
 * Many checks find something by chance, so the p-values of one kind of check on one metric are
 * adjusted together over all groups (adjust.h): of what such a family finds, at most the share 1 -
 * level is false on average. Not over all kinds and metrics at once: then a drift that its own test
 * finds in 7 of 10 runs is lost among hundreds of others that have nothing to do with it (3 of
 * 100). The price is told beside the findings: where there is nothing, one family in twenty still
 * finds something.
 */
#ifndef MIGSTAT_ANALYZE_CHECKS_CHECKS_H
#define MIGSTAT_ANALYZE_CHECKS_CHECKS_H

#include "analyze/statistics/sorted.h"
#include "check.h"

#include "datasets/metric.h"
#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

struct rows;    /* analyze/rows/rows.h */
struct samples; /* analyze/statistics/samples.h */
struct summary; /* analyze/summary/summary.h */

enum check {
	CHECK_DIRECTION,
	CHECK_ORDER,
	CHECK_DRIFT,
	CHECK_AUTOCORRELATION,
	CHECK_WARM_UP,
	CHECK_OUTLIERS,
	CHECK_MODES,
	CHECK_TICKS,
	CHECK_BUSY,
	CHECK_COUNT
};

/* The words as written in diagnostics.csv, indexed by the enum. */
extern const char *const check_words[CHECK_COUNT];

enum diagnosis_word { DIAGNOSIS_FOUND, DIAGNOSIS_NOT_FOUND, DIAGNOSIS_NOT_CHECKED };

/* "found", "not_found", "not_checked" */
extern const char *const diagnosis_words[];

struct diagnosis {
	struct finding finding;
	enum diagnosis_word word;
	double p_adjusted; /* NaN where the check is no test */
	char *sentence;    /* what it means, with its numbers */
	char *unit;        /* of finding.value */
	char *rows;        /* the numbers of the migrations of finding.rows, or the lines of a
			    * CSV file, with blanks */
};

/*
 * Fills of[CHECK_COUNT] with the findings on sorted->samples, which came from run; busy is as
 * series_of takes it. The rest waits for diagnoses_judge. Free with diagnoses_free.
 */
void diagnose(struct diagnosis *of, const struct sorted *sorted, const struct run *run,
	      const bool *busy, const struct metric *metric, double level);

/* The same of a group of a CSV file whose marks are kept (marks.h); without them nothing is
 * checked. */
void diagnose_rows(struct diagnosis *of, const struct sorted *sorted, const struct rows *rows,
		   const struct metric *metric, double level);

/* The same where a file is too large for checks. */
void diagnose_nothing(struct diagnosis *of);

/* Judges the diagnoses of one metric: CHECK_COUNT of each of so many groups, group by group. */
void diagnoses_judge(struct diagnosis *diagnoses, size_t groups, double level);

/* What the sentence is to be about. */
struct diagnosis_about {
	enum check check;
	const struct run *run;
	const struct metric *metric;
	const struct summary *summary;
	const struct rows *rows; /* of a CSV file; NULL: of a run */
};

/* Makes the texts of a diagnosis that is judged. */
void diagnosis_say(struct diagnosis *diagnosis, const struct diagnosis_about *about);

void diagnoses_free(struct diagnosis *diagnoses, size_t count);

#endif
