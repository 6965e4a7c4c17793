/*
 * speech.h — the parts of a comparison's sentences that several verdicts share.
 */
#ifndef MIGSTAT_ANALYZE_SPEECH_H
#define MIGSTAT_ANALYZE_SPEECH_H

#include "comparisons.h"

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
const char *speech_unit(const struct comparisons *comparisons, const struct comparison *comparison);

/* Says, in a sentence after a blank, how many VMs or cycles would decide. */
void speech_more(const struct speech *speech);

/* Says what to bear in mind although the verdict stands: VMs left out, values given up, failures
 * that heap on one VM, migrations never attempted. */
void speech_cautions(const struct speech *speech);

#endif
