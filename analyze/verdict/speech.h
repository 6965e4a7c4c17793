/*
 * speech.h — the parts of a comparison's sentences that several verdicts share.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_SPEECH_H
#define MIGSTAT_ANALYZE_VERDICT_SPEECH_H

#include "change-text.h"

#include "datasets/texts.h"

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

/* "VM", or "VMs" of another number than one. */
struct phrase speech_units(const struct speech *speech, size_t count);

/* The same of what a VM is called, whatever counts as a unit. */
struct phrase speech_vms(const struct speech *speech, size_t count);

/* "a typical VM's mean", "the mean of this VM", "the mean": what changed, so that the numbers
 * beside it are of its own kind. */
void speech_subject(const struct speech *speech);

/* Says "in this run, " or whatever the sides are to each other; nothing where there is no word. */
void speech_situation(const struct speech *speech);

/* Says "; 1 s before, 2 s after", of a mean with what kind of mean it is: "(geometric means of the
 * VMs)". */
void speech_amounts(const struct speech *speech);

/* Says the verdict, of what it is, the change, its interval, and what was before and after. */
void speech_seen(const struct speech *speech, const char *verdict);

/* Says, where it differs from a typical VM by more than rounding, what all together did. */
void speech_total(const struct speech *speech);

/* Says a p-value as a frequency, which people grasp, and as itself: "2 of 100 studies (p = 0.02)";
 * correction stands behind it. */
void speech_frequency(const struct speech *speech, double p, const char *correction);

/* The same, behind "chance alone shows as much in". */
void speech_chance(const struct speech *speech, double p, const char *correction);

/* Says why nothing is decided, from its first word to how much would decide. */
void speech_undecided(const struct speech *speech);

/* Says, in a sentence after a blank, how many VMs or cycles would decide. */
void speech_more(const struct speech *speech);

/* Adds what to bear in mind although the verdict stands, a sentence each (cautions.c): how the
 * sides stand to each other, VMs left out, values given up, failures that heap on one VM,
 * migrations never attempted. None begins with what only one row has, so that a table may say once
 * what several share. */
void speech_cautions(const struct speech *speech, struct texts *cautions);

#endif
