/*
 * contrasts.h — which case is better or worse than the first one, and by how much: what a report
 * answers with before anything else.
 *
 * In: the runs of a call of `migstat analyze`, before they are analyzed; how they are grouped.
 * Out: contrasts.csv beside the analysis: each group against the first one, as one call of `migstat
 * compare --between case=FIRST` says it, with its words (verdict/).
 * Doors: this header.
 *
 * The columns are those of comparisons.csv. Compared are the means of the metrics asked for, else
 * of the total time and of the downtime, and the shares of failures: few tests, for every further
 * one makes all of them less sharp. What the first column of --by tells apart is compared, each
 * with the first of its texts and what is alike in the other columns; VMs, cycles and what is only
 * one are not, nor more than CONTRASTS_MOST groups. Where there is nothing to compare, there is no
 * file.
 */
#ifndef MIGSTAT_ANALYZE_CONTRASTS_CONTRASTS_H
#define MIGSTAT_ANALYZE_CONTRASTS_CONTRASTS_H

#include "datasets/program.h"

enum { CONTRASTS_MOST = 64 };

/* The verb `analyze`: the contrasts of its runs and the analysis (run_analyze), in one piece. */
verb_run run_analyze_and_contrast;

#endif
