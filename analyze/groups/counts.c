/* counts.c — what became of the migrations of one group, and how often they succeed. */
#include "counts.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

struct counts counts_of(const struct run *run, const size_t *rows, size_t count)
{
	struct counts counts = { .planned = count };

	for (size_t i = 0; i < count; i++) {
		enum outcome outcome = run_outcome(run, rows[i]);

		counts.by_outcome[outcome]++;
		switch (outcome_info(outcome)->class) {
		case CLASS_OK:
			counts.ok++;
			break;
		case CLASS_FAILED:
			counts.failed++;
			break;
		case CLASS_NOT_ATTEMPTED:
			counts.not_attempted++;
			break;
		}
	}
	counts.attempted = counts.planned - counts.not_attempted;
	return counts;
}

void counts_add(struct counts *sum, const struct counts *more)
{
	sum->planned += more->planned;
	sum->attempted += more->attempted;
	sum->ok += more->ok;
	sum->failed += more->failed;
	sum->not_attempted += more->not_attempted;
	sum->censored += more->censored;
	for (size_t i = 0; i < OUTCOME_COUNT; i++)
		sum->by_outcome[i] += more->by_outcome[i];
}

void counts_text(const struct counts *counts, enum counts_which which, char text[COUNTS_TEXT_SIZE])
{
	size_t used = 0;

	text[0] = '\0';
	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		if (counts->by_outcome[i] == 0 ||
		    (which == COUNTS_UNTIMED && outcome_info((enum outcome)i)->timed))
			continue;
		used += (size_t)snprintf(text + used, COUNTS_TEXT_SIZE - used, "%s%s %zu",
					 used > 0 ? "; " : "", outcome_words[i],
					 counts->by_outcome[i]);
		assert(used < COUNTS_TEXT_SIZE); /* all words and counts together fit */
	}
}

/* ---- rates ---- */

static struct rate rate_of(size_t ok, size_t trials, double level)
{
	return (struct rate){
		.share = trials > 0 ? (double)ok / (double)trials : NAN,
		.exact = clopper_pearson(ok, trials, level),
		.wilson = wilson(ok, trials, level),
	};
}

struct rates rates_of(const struct counts *counts, double level)
{
	return (struct rates){
		.attempted = rate_of(counts->ok, counts->attempted, level),
		.planned = rate_of(counts->ok, counts->planned, level),
	};
}
