/*
 * measures.h — the measurements, one for each question (measure.h), and what they share.
 */
#ifndef MIGSTAT_COVERAGE_MEASURES_H
#define MIGSTAT_COVERAGE_MEASURES_H

#include "measure.h"

#include "collect/study/until.h"

/* Each fills its lines and returns how many. */
size_t measure_mean(const struct task *task, struct line *lines);
size_t measure_share(const struct task *task, struct line *lines);
size_t measure_change(const struct task *task, struct line *lines);
size_t measure_failures(const struct task *task, struct line *lines);
size_t measure_survivors(const struct task *task, struct line *lines);
size_t measure_plan(const struct task *task, struct line *lines);
size_t measure_until(const struct task *task, struct line *lines);
size_t measure_evacuation(const struct task *task, struct line *lines);
size_t measure_trend(const struct task *task, struct line *lines);

/*
 * After how many cycles collect --until-ci of that ratio ends the study, which is cut there; it has
 * so many VMs, and cycles at most. 0: it goes on to its end. What was known then is told.
 */
size_t end_by_looks(struct world_study *study, size_t vms, size_t cycles, double ratio,
		    struct until_known *known);

/* Studies that one call of a program judges: many, for the call itself takes time, but no more rows
 * than are read in a second. `left` are still to be done. */
size_t batch_of(const struct trial *trial, size_t left);

/* Counts an answer, if there is one. */
void count_held(struct line *line, enum method method, double low, double high, double truth);
void count_alarm(struct line *line, enum method method, double p);

#endif
