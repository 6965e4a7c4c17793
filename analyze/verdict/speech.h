/*
 * speech.h — the parts of a comparison's sentences that several verdicts share.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_SPEECH_H
#define MIGSTAT_ANALYZE_VERDICT_SPEECH_H

#include "change-text.h"

#include <stdio.h>

/* What a sentence is put together from. */
struct speech {
	FILE *stream;
	const struct comparisons *all;
	const struct comparison *of;
	const struct terms *terms;
	double percent; /* the level */
};

/* "s", or "" of one. */
const char *speech_plural(size_t count);

/* "VM" or "run"; of a CSV file the column that tells it, or "row". */
const char *speech_unit(const struct speech *speech);

/* "mean", "95th percentile", "share of failed migrations"; of a CSV file, "of failed rows". */
const char *speech_noun(const struct speech *speech);

/* "migrations"; of a CSV file, "rows". */
const char *speech_rows(const struct speech *speech);

/* Says the change, its interval, and what was before and after. */
void speech_change(const struct speech *speech);

/* Says a p-value as a frequency, which people grasp, and as itself: "2 of 100 studies (p = 0.02)";
 * correction stands behind it. */
void speech_frequency(const struct speech *speech, double p, const char *correction);

/* The same, behind "chance alone shows as much in". */
void speech_chance(const struct speech *speech, double p, const char *correction);

/* Says why nothing is decided, from its first word to how much would decide. */
void speech_undecided(const struct speech *speech);

/* Says, in a sentence after a blank, how many VMs or cycles would decide. */
void speech_more(const struct speech *speech);

/* Says what to bear in mind although the verdict stands: VMs left out, values given up, failures
 * that heap on one VM, migrations never attempted. */
void speech_cautions(const struct speech *speech);

#endif
