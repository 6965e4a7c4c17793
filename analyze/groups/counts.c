/* counts.c — what became of the migrations of one group, and how often they succeed. */
#include "counts.h"

#include "attempts.h"

#include "analyze/statistics/heaps.h"

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

static const char *heaps_word(const struct heaps *heaps)
{
	if (heaps->unseen)
		return "unseen";
	if (heaps->found[BY_VM])
		return heaps->found[BY_ROUND] ? "vm round" : "vm";
	return heaps->found[BY_ROUND] ? "round" : "";
}

/* The interval of successes is that of failures, turned about. */
static void take_interval(struct rate *rate, const struct trials *trials, double level)
{
	const struct trials_sides sides = { trials, 1, { true, true } };
	struct heaps heaps = heaps_of(&sides);
	struct interval failures;

	rate->worth = heaps_worth(&heaps, 0, level);
	rate->heaps = heaps_word(&heaps);
	failures = heaps_share(&heaps, 1 - rate->share, level);
	rate->interval = (struct interval){ 1 - failures.high, 1 - failures.low };
}

static struct rate rate_of(const struct attempts *attempts, double level)
{
	struct attempts_trials numbers = attempts_in_numbers(attempts);
	const struct trials *trials = &numbers.side[0];
	size_t ok = trials->count - trials_failed(trials);
	struct rate rate = {
		.share = NAN,
		.interval = { NAN, NAN },
		.worth = NAN,
		.heaps = "",
		.exact = clopper_pearson(ok, trials->count, level),
		.wilson = wilson(ok, trials->count, level),
	};

	if (trials->count > 0) {
		rate.share = (double)ok / (double)trials->count;
		take_interval(&rate, trials, level);
	}
	attempts_trials_free(&numbers);
	return rate;
}

struct rates rates_of(const struct run *run, const size_t *rows, size_t count, double level)
{
	struct attempts attempted = { 0 };
	struct attempts planned = { 0 };
	struct rates rates;

	for (size_t i = 0; i < count; i++) {
		struct attempt attempt = attempt_of_row(run, rows[i]);

		attempts_add(&planned, attempt);
		if (outcome_info(run_outcome(run, rows[i]))->class != CLASS_NOT_ATTEMPTED)
			attempts_add(&attempted, attempt);
	}
	rates = (struct rates){ rate_of(&attempted, level), rate_of(&planned, level) };
	attempts_free(&attempted);
	attempts_free(&planned);
	return rates;
}
