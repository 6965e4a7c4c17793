/* troubles-promise.c — where an interval holds the mean less often than it promises, and what is
 * taken for granted of neighbouring cycles. */
#include "troubles.h"

#include "analyze/page/scale.h"

#include "datasets/two-way/two-way.h"

#include <math.h>
#include <stdio.h>

/* With fewer cycles what was measured of neighbours counts for less than what is assumed. */
static const double cycles_to_measure = 14;

/* With so few nothing is measured of them. */
static const double cycles_for_none = 4;

/* Neighbours that resemble each other so much leave 92 to 95 of 100, from so many VMs on: then the
 * cycles alone are chance, and the interval has no room to spare (tests/coverage/narrower.R). */
static const double much_alike = 0.4;
static const double many_vms = 12;

/* So few VMs whose levels differ by more than this share of their mean do not show how far the
 * largest of such VMs are off. */
static const double few_vms = 10;
static const double far_apart = 0.6;

/* ---- neighbours ---- */

static bool tells_unmeasured(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	double cycles = about->summary->value[SUMMARY_CYCLES];

	snprintf(detail, GROUP_DETAIL_SIZE, " (%.0f cycles)", cycles);
	return trouble_has_interval(about->summary) && trouble_is_two_way(about->summary) &&
	       cycles > 2 && cycles <= cycles_for_none;
}

static bool tells_little_measured(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	const double *value = about->summary->value;

	snprintf(detail, GROUP_DETAIL_SIZE, " (measured %.2f, taken as %.2f)", value[SUMMARY_LAG_1],
		 value[SUMMARY_CORRELATION]);
	return trouble_has_interval(about->summary) && trouble_is_two_way(about->summary) &&
	       value[SUMMARY_CYCLES] > cycles_for_none && value[SUMMARY_CYCLES] < cycles_to_measure;
}

static bool drifts(const struct trouble_about *about)
{
	const struct diagnosis *drift =
		analysis_diagnosis(about->analysis, about->metric, about->group, CHECK_DRIFT);

	return drift->finding.p <= 1 - about->analysis->query->level;
}

/* Of few cycles a correlation is mostly noise: those are told of as such. */
static bool is_too_alike(const struct trouble_about *about)
{
	const double *value = about->summary->value;

	return value[SUMMARY_CYCLES] >= cycles_to_measure &&
	       two_way_unbiased_lag(value[SUMMARY_LAG_1], value[SUMMARY_CYCLES]) >
		       TWO_WAY_MOST_CORRELATION;
}

static bool tells_drift(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	bool alike = is_too_alike(about);
	bool trend = drifts(about);

	snprintf(detail, GROUP_DETAIL_SIZE, " (%s%s%s)",
		 alike ? "neighbouring cycles are alike" : "", alike && trend ? ", and " : "",
		 trend ? "there is a trend" : "");
	return trouble_has_interval(about->summary) && trouble_is_two_way(about->summary) &&
	       (alike || trend);
}

static bool tells_alike(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	const struct summary *summary = about->summary;
	const double *value = summary->value;

	snprintf(detail, GROUP_DETAIL_SIZE, " (correlation %s)",
		 digits_text(value[SUMMARY_CORRELATION], 2).text);
	return trouble_has_interval(summary) && trouble_is_two_way(summary) &&
	       !is_too_alike(about) && value[SUMMARY_CYCLES] >= cycles_to_measure &&
	       value[SUMMARY_VMS] >= many_vms && value[SUMMARY_CORRELATION] > much_alike &&
	       summary->by == TWO_WAY_CYCLE;
}

/* ---- VMs that differ by factors ---- */

static bool tells_few_apart(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	const struct two_way_mean *mean = &about->summary->crossed;
	double sd = sqrt(mean->chance.vm_part * (double)mean->vms);

	snprintf(detail, GROUP_DETAIL_SIZE,
		 " (%zu VMs, their standard deviation %.0f %% of the mean)", mean->vms,
		 100 * sd / mean->mean);
	return trouble_has_interval(about->summary) && about->summary->kind == KIND_TWO_WAY_LOG &&
	       (double)mean->vms < few_vms && sd > far_apart * mean->mean;
}

const struct trouble promise_troubles[] = {
	{ tells_unmeasured,
	  "Neighbouring cycles are taken to resemble each other as in migstat's own study "
	  "(correlation 0.3): so few cycles tell nothing of it",
	  "Neighbouring cycles are taken to resemble each other as in migstat's own study" },
	{ tells_little_measured,
	  "Of fewer than 14 cycles the correlation of neighbours that was measured counts for less "
	  "than that of migstat's own study, 0.3",
	  "The correlation of neighbouring cycles" },
	{ tells_drift,
	  "Warning: the run drifted, so even this interval may be too narrow (it holds the mean 80 "
	  "to 90 times in 100 then, instead of 95)",
	  "Warning: the run drifted, so even this interval may be too narrow" },
	{ tells_alike,
	  "Warning: neighbouring cycles resemble each other so much that of such intervals only 92 "
	  "to 95 in 100 hold the mean, instead of 95; cycles further apart would mend it",
	  "Warning: neighbouring cycles resemble each other much" },
	{ tells_few_apart,
	  "Warning: so few VMs that differ by factors hardly tell the mean: of such intervals 91 "
	  "to "
	  "94 in 100 hold it, instead of 95; more VMs, or VMs of a size by themselves (--by), "
	  "would "
	  "tell more",
	  "Warning: so few VMs that differ by factors hardly tell the mean" },
	{ NULL, NULL, NULL },
};
