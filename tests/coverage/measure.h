/*
 * measure.h — one trial of the study: a question, asked many times in a world of a certain size,
 * and how often the answers are right, by the default and by the methods that it is held against.
 */
#ifndef MIGSTAT_COVERAGE_MEASURE_H
#define MIGSTAT_COVERAGE_MEASURE_H

#include "ask.h"
#include "worlds.h"

#include <gsl/gsl_rng.h>
#include <stdbool.h>
#include <stddef.h>

enum question {
	ASK_MEAN,      /* analyze: does the interval of the mean hold the truth? */
	ASK_SHARE,     /* analyze: does that of the share of successes? */
	ASK_CHANGE,    /* compare: is a change found where there is none? */
	ASK_FAILURES,  /* the same of failures alone */
	ASK_SURVIVORS, /* the same call by call: "better", where slow ones became time-outs */
	ASK_PLAN,      /* plan: does a study of that size find what it was planned for? */
	ASK_UNTIL, /* collect --until-ci: does the interval that ended the study hold the truth? */
	ASK_EVACUATION, /* plan --evacuate: does a new evacuation take longer than the p95? */
	ASK_TREND /* trend: runs[0] runs of each of runs[1] releases: is a change found where there
		   * is none, and do the intervals of the levels hold the truth? */
};

/* What is before, and what after. */
enum arms {
	ARMS_CASES,    /* two cases of one run */
	ARMS_RUNS,     /* runs, the same VMs */
	ARMS_OTHER_VMS /* runs, other VMs */
};

enum { MOST_RUNS = 5 };

struct trial {
	enum question question;
	enum arms arms;
	const char *name; /* the world in words */
	struct world world;
	double row_sd_after;            /* 0: as before */
	double slow_factor_after;       /* 0: as before */
	size_t vms, cycles[2], runs[2]; /* before, after */
	const char *no_promise;         /* why the words do not promise; NULL: they do */
};

/* Whose answer. */
enum method { BY_DEFAULT, BY_OLD, BY_NAIVE, METHODS };

/* What is counted as a hit; by it, which shares are good. */
enum hit {
	HIT_HELD,    /* of the intervals given, those that hold the truth: 95 % */
	HIT_ALARM,   /* of all rounds, those with p <= 0.05: 5 % */
	HIT_FOUND,   /* of the plans, those whose study found it: 80 % */
	HIT_EXCEEDED /* of the evacuations, those above the p95: 5 % */
};

/* One line of the table. */
struct line {
	const char *what;       /* mean, median, … */
	const char *no_promise; /* why this line promises nothing though its trial does; NULL */
	enum hit hit;
	size_t rounds;
	size_t answers[METHODS]; /* 0: the method has none */
	size_t hits[METHODS];
	double width; /* of the default intervals, half of it by the truth, summed up; 0: none */
};

enum { MOST_LINES = 4 };

/* What a measurement works with. */
struct task {
	const struct trial *trial;
	size_t rounds;
	const struct asker *asker;
	gsl_rng *random;
};

/* Measures the trial: how many lines there are. lines[MOST_LINES] are all zero before. */
size_t measure(const struct task *task, struct line *lines);

/* Share of the hits, 0 to 1: of the answers, alarms of the rounds; NaN without answers. */
double line_share(const struct line *line, enum method method);

/* Whether the share of a method lies where it should, three standard errors of chance allowed:
 * -1 below, 0 there (or fewer than 20 answers, of which nothing can be said), 1 above. */
int line_off(const struct line *line, enum method method);

#endif
