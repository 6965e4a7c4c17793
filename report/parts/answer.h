/*
 * answer.h — what a report answers with: the verdicts that analyze or compare gave, of few metrics,
 * group by group. Everything is read: words, numbers and what they may be said of.
 */
#ifndef MIGSTAT_REPORT_PARTS_ANSWER_H
#define MIGSTAT_REPORT_PARTS_ANSWER_H

#include "inside.h"

#include "datasets/texts.h"

enum { ANSWER_METRICS = 2 };

/* The rows of contrasts.csv of a run (each case against the first), or of comparisons.csv of the
 * sides, about means and failures. Zero it before use; free with answer_free. */
struct answer {
	const struct table *table; /* borrowed; NULL: nothing was compared */
	char *citation;
	size_t run;         /* whose cases they are */
	bool against_first; /* not before against after */
	const char
		*metrics[ANSWER_METRICS]; /* that have such rows, the main ones first; borrowed */
	size_t metric_count;
	struct texts groups; /* as report_group has them, in their order */
	bool any_failed;     /* any migration of those compared */
};

/* The answer of one run, from its contrasts.csv if it has one; of both sides, from comparisons.csv.
 * False with *err: malformed, or not of the run as it is. */
bool answer_of_run(struct answer *answer, const struct report *report, size_t run,
		   struct error *err);
void answer_of_sides(struct answer *answer, const struct report *report);

void answer_free(struct answer *answer);

/* The row about that metric's mean in that group; of failures with the metric "". The number of
 * rows if there is none. */
size_t answer_row(const struct answer *answer, const struct report *report, const char *metric,
		  const char *group);

/* What all are compared with: "shared"; "" of sides. Free it. */
char *answer_first(const struct answer *answer, const struct report *report);

/* The columns of the key, of sides without the run, for a row is of both: how many, their heads,
 * the cells of a row; those of the first that the row is compared with; and what the row has in the
 * columns that are not compared, to be freed (answer-keys.c). */
size_t answer_key_count(const struct answer *answer, const struct report *report);
void answer_key_heads(const struct answer *answer, struct report *report);
void answer_keys(const struct answer *answer, struct report *report, size_t row);
void answer_keys_of_first(const struct answer *answer, struct report *report, size_t row);
char *answer_rest_of_key(const struct table *table, size_t row);

/* Adds a sentence for each metric, and one for failures if there were any. */
void answer_say(const struct answer *answer, struct report *report);

/* Adds the table of answers, one below the other; they are all of runs, or one of sides. */
void answer_table(const struct answer *answers, size_t count, struct report *report);

#endif
