/*
 * Failures that heap on VMs or in rounds: variances, effective numbers, intervals and permutations
 * against R (tests/golden/oracles-heaps.R), and by hand.
 */
#include "testing.h"

#include "analyze/compare/failures.h"
#include "analyze/groups/attempts.h"
#include "analyze/statistics/blocks.h"
#include "analyze/statistics/heaps.h"

#include "datasets/csv.h"

#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TRIALS = 400, MOST_GROUPS = 16 };

/* A set of the goldens: both sides, VMs and rounds numbered from 0. */
struct set {
	struct trial at[2][MOST_TRIALS];
	struct trials side[2];
};

static void read_set(struct set *set, const char *name)
{
	struct csv_reader *reader;
	struct csv_row row;
	struct error err = { 0 };

	for (size_t side = 0; side < 2; side++)
		set->side[side] = (struct trials){ set->at[side], 0, { MOST_GROUPS, MOST_GROUPS } };
	assert_true(csv_open(&reader, "tests/golden/heaps-sets.csv", CSV_TORN_IS_ROW, &err));
	assert_true(csv_next(reader, &row, &err));
	while (csv_next(reader, &row, &err) && row.count == 5) {
		size_t side = (size_t)atoi(row.cells[1].text);
		struct trial trial = { { (size_t)atoi(row.cells[2].text) - 1,
					 (size_t)atoi(row.cells[3].text) - 1 },
				       strcmp(row.cells[4].text, "1") == 0 };

		if (strcmp(row.cells[0].text, name) == 0)
			set->at[side][set->side[side].count++] = trial;
	}
	csv_close(reader);
	assert_true(set->side[0].count > 0 && set->side[1].count > 0);
}

/* What R says of the set; the test fails where it says nothing. */
static double golden(const char *set, const char *what)
{
	FILE *stream = fopen("tests/golden/heaps-golden.csv", "r");
	char line[256];
	char start[128];
	double value = NAN;

	assert_non_null(stream);
	snprintf(start, sizeof start, "%s,%s,", set, what);
	while (fgets(line, sizeof line, stream))
		if (strncmp(line, start, strlen(start)) == 0)
			value = strtod(line + strlen(start), NULL);
	fclose(stream);
	if (isnan(value))
		fail_msg("%s,%s is not in the goldens", set, what);
	return value;
}

static const char *const sets[] = { "both", "uneven", "few" };

static void check_spread(const char *set, const char *what, struct spread spread)
{
	char name[64];

	snprintf(name, sizeof name, "%s_variance", what);
	assert_close(spread.variance, golden(set, name), 1e-10);
	snprintf(name, sizeof name, "%s_df", what);
	assert_close(spread.freedom, golden(set, name), 1e-10);
}

static void test_spreads(void **state)
{
	struct set set;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const struct trials_sides one = { set.side, 1, { true, true } };
		const struct trials_sides two = { set.side, 2, { true, false } };

		read_set(&set, sets[i]);
		check_spread(sets[i], "one_vm", spread_by(&one, BY_VM));
		check_spread(sets[i], "one_round", spread_by(&one, BY_ROUND));
		check_spread(sets[i], "one_both", spread_by_both(&one));
		check_spread(sets[i], "two_vm", spread_by(&two, BY_VM));
		check_spread(sets[i], "two_round", spread_by(&two, BY_ROUND));
		check_spread(sets[i], "two_both", spread_by_both(&two));
	}
}

static struct interval share_interval(const struct trials *trials, double level)
{
	const struct trials_sides one = { trials, 1, { true, true } };
	struct heaps heaps = heaps_of(&one);

	return heaps_share(&heaps, (double)trials_failed(trials) / (double)trials->count, level);
}

static void test_worth(void **state)
{
	struct set set;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const struct trials_sides one = { set.side, 1, { true, true } };
		const struct trials_sides two = { set.side, 2, { true, false } };
		struct heaps heaps;
		struct interval interval;

		read_set(&set, sets[i]);
		heaps = heaps_of(&one);
		interval = share_interval(set.side, 0.95);
		assert_false(heaps.unseen);
		assert_close(heaps_worth(&heaps, 0, 0.95), golden(sets[i], "worth"), 1e-10);
		assert_close(interval.low, golden(sets[i], "low"), 1e-10);
		assert_close(interval.high, golden(sets[i], "high"), 1e-10);
		interval = failures_of_sides(&two, 0.95).interval;
		assert_close(interval.low, golden(sets[i], "change_low"), 1e-10);
		assert_close(interval.high, golden(sets[i], "change_high"), 1e-10);
	}
}

static void check_blocks(const char *set, const char *what, struct blocks_test test)
{
	char name[64];

	snprintf(name, sizeof name, "%s_p", what);
	assert_close(test.p, golden(set, name), 1e-12);
	snprintf(name, sizeof name, "%s_least", what);
	assert_close(test.least_p, golden(set, name), 1e-12);
}

static void test_blocks(void **state)
{
	struct set set;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		read_set(&set, sets[i]);
		check_blocks(sets[i], "exchanged_vm",
			     blocks_exchanged(&set.side[0], &set.side[1], BY_VM));
		check_blocks(sets[i], "exchanged_round",
			     blocks_exchanged(&set.side[0], &set.side[1], BY_ROUND));
		check_blocks(sets[i], "shuffled_vm",
			     blocks_shuffled(&set.side[0], &set.side[1], BY_VM));
	}
	check_blocks("few", "shuffled_round",
		     blocks_shuffled(&set.side[0], &set.side[1], BY_ROUND));
}

/* VMs, each with as many trials as rounds; the trials of rounds from `first` on fail, in all VMs.
 */
static struct trials rounds_fail(struct trial *at, size_t vms, size_t rounds, size_t first)
{
	for (size_t i = 0; i < vms * rounds; i++)
		at[i] = (struct trial){ { i / rounds, i % rounds }, i % rounds >= first };
	return (struct trials){ at, vms * rounds, { vms, rounds } };
}

/* Too many arrangements to count: 20 rounds against 20, 1 against 11 of which fail. By the
 * hypergeometric distribution (R: 2 * phyper(1, 12, 28, 20)) p is 0.001248; two-sided by distance.
 */
static void test_drawn(void **state)
{
	static struct trial before[80];
	static struct trial after[80];
	struct trials sides[2] = { rounds_fail(before, 4, 20, 19), rounds_fail(after, 4, 20, 9) };
	struct blocks_test test = blocks_shuffled(&sides[0], &sides[1], BY_ROUND);

	(void)state;
	assert_true(fabs(test.p - 0.00124763) < 4 * sqrt(0.00124763 / BLOCKS_DRAWS));
	assert_close(test.least_p, 1.0 / (BLOCKS_DRAWS + 1), 1e-12);
	/* exchanged: 10 pairs differ, all the same way: 2 of 1024 */
	test = blocks_exchanged(&sides[0], &sides[1], BY_ROUND);
	assert_close(test.p, 2.0 / 1024, 1e-12);
	assert_close(test.least_p, 2.0 / 1024, 1e-12);
	/* 20 pairs that differ are too many to count; all the same way */
	sides[0] = rounds_fail(before, 4, 20, 20);
	sides[1] = rounds_fail(after, 4, 20, 0);
	test = blocks_exchanged(&sides[0], &sides[1], BY_ROUND);
	assert_close(test.p, 1.0 / (BLOCKS_DRAWS + 1), 1e-12);
	assert_close(blocks_exchanged(&sides[0], &sides[0], BY_ROUND).p, 1,
		     0); /* no pair differs */
}

static void test_heaping(void **state)
{
	static struct trial at[MOST_TRIALS];
	struct trials trials = rounds_fail(at, 6, 20, 19);
	struct set set;

	(void)state;
	assert_close(trials_heaping_p(&trials, 1, BY_VM), 1, 0);
	assert_close(trials_heaping_p(&trials, 1, BY_ROUND), 1.0 / (TRIALS_DRAWS + 1), 1e-12);
	/* by hand: of 20 trials 2 fail, both of the VM that has 4: 6 of 190 */
	trials = (struct trials){ at, 20, { 2, 20 } };
	for (size_t i = 0; i < 20; i++)
		at[i] = (struct trial){ { i >= 4, i }, i < 2 };
	assert_true(fabs(trials_heaping_p(&trials, 1, BY_VM) - 6.0 / 190) < 0.016);
	assert_close(trials_heaping_p(&trials, 1, BY_ROUND), 1, 0);
	for (size_t i = 0; i < 20; i++) /* the same of successes */
		at[i].failed = i >= 2;
	assert_true(fabs(trials_heaping_p(&trials, 1, BY_VM) - 6.0 / 190) < 0.016);
	read_set(&set, "few"); /* of 4 VMs, 10 trials each: 13 failures expect less than 5 */
	assert_true(fabs(trials_heaping_p(set.side, 1, BY_VM) - golden("few", "chisq_vm")) < 0.01);
	read_set(&set, "both"); /* enough for chi-square: R's */
	assert_close(trials_heaping_p(set.side, 1, BY_VM), golden("both", "chisq_vm"), 1e-9);
}

/* Few failures do not tell; where nothing heaps, it is exact. */
static void test_alone(void **state)
{
	static struct trial at[MOST_TRIALS];
	struct trials trials = rounds_fail(at, 6, 20, 20);
	struct interval interval = share_interval(&trials, 0.95);

	(void)state;
	assert_close(interval.low, 0, 0);
	assert_close(interval.high, clopper_pearson(0, 6, 0.95).high, 1e-12);
	at[7].failed = true;
	assert_close(share_interval(&trials, 0.95).high,
		     clopper_pearson_of(1.0 / 120, 6, 0.95).high, 1e-12);
	at[7 + 21].failed = true; /* another VM, another round */
	at[7 + 42].failed = true;
	interval = share_interval(&trials, 0.95);
	assert_close(interval.low, clopper_pearson(3, 120, 0.95).low, 1e-12);
	assert_close(interval.high, clopper_pearson(3, 120, 0.95).high, 1e-12);
	/* a single VM stands for itself: what counts then are rounds */
	trials = rounds_fail(at, 1, 9, 9);
	assert_close(share_interval(&trials, 0.95).high, clopper_pearson(0, 9, 0.95).high, 1e-12);
	trials.count = 0;
	assert_true(isnan(share_interval(&trials, 0.95).low));
}

/* A burst of one round is no change, whatever Fisher says; half the rounds are. */
static void test_change(void **state)
{
	static struct trial before[240];
	static struct trial after[240];
	struct trials sides[2] = { rounds_fail(before, 12, 20, 20),
				   rounds_fail(after, 12, 20, 19) };
	const struct trials_sides both = { sides, 2, { true, false } };
	struct failures failures = failures_of_sides(&both, 0.95);

	(void)state;
	assert_true(failures.heaps.found[BY_ROUND] && !failures.heaps.found[BY_VM]);
	assert_close(failures.p, 1, 0);
	assert_true(failures.interval.low < 0);
	assert_true(failures_of((struct share){ 0, 240 }, (struct share){ 12, 240 }, 0.95).p <
		    0.001);
	sides[1] = rounds_fail(after, 12, 20, 10);
	failures = failures_of_sides(&both, 0.95);
	assert_true(failures.p < 0.001 && failures.interval.low > 0);
	sides[1].count = 0;
	assert_true(isnan(failures_of_sides(&both, 0.95).p));
}

static void test_attempts(void **state)
{
	struct attempts attempts = { 0 };
	struct attempts_trials trials;

	(void)state;
	attempts_add(&attempts, (struct attempt){ "b", "1", 0, 0, true });
	attempts_add(&attempts, (struct attempt){ "a", "1", 1, 1, false });
	attempts_add(&attempts, (struct attempt){ "b", "2", 1, 1, true });
	attempts_add(&attempts, (struct attempt){ "a", "1", 0, 0, false });
	attempts_add(&attempts, (struct attempt){ NULL, "", 0, 0, false });
	attempts_add(&attempts, (struct attempt){ "", "", 0, 0, false });
	trials = attempts_in_numbers(&attempts);
	assert_int_equal(trials.side[0].count, 4);
	assert_int_equal(trials.side[1].count, 2);
	assert_int_equal(trials.common_vms, 2);
	assert_int_equal(trials.vms[0], 4); /* two that are told, two that are not */
	assert_int_equal(trials.vms[1], 2);
	assert_int_equal(trials_failed(&trials.side[0]), 1);
	/* the same VM on both sides; the first round of two runs is not the same */
	assert_int_equal(trials.side[0].at[1].of[BY_VM], trials.side[1].at[0].of[BY_VM]);
	assert_int_not_equal(trials.side[0].at[1].of[BY_ROUND], trials.side[1].at[0].of[BY_ROUND]);
	assert_int_equal(trials.side[0].at[0].of[BY_ROUND], trials.side[0].at[1].of[BY_ROUND]);
	assert_int_equal(trials_groups(&trials.side[0], BY_ROUND), 3);
	attempts_trials_free(&trials);
	attempts_free(&attempts);
}

/* From 4 runs a side on, the run is the round. */
static void test_runs(void **state)
{
	(void)state;
	for (size_t runs = 3; runs <= 4; runs++) {
		struct attempts attempts = { 0 };
		struct attempts_trials trials;

		for (size_t i = 0; i < 2 * 2 * runs; i++)
			attempts_add(&attempts, (struct attempt){ "a", i % 2 == 0 ? "1" : "2",
								  i / 2, i / 2 >= runs, false });
		trials = attempts_in_numbers(&attempts);
		assert_int_equal(trials_groups(&trials.side[0], BY_ROUND), runs == 3 ? 6 : 4);
		attempts_trials_free(&trials);
		attempts_free(&attempts);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spreads), cmocka_unit_test(test_worth),
		cmocka_unit_test(test_blocks),  cmocka_unit_test(test_drawn),
		cmocka_unit_test(test_heaping), cmocka_unit_test(test_alone),
		cmocka_unit_test(test_change),  cmocka_unit_test(test_attempts),
		cmocka_unit_test(test_runs),
	};

	gsl_set_error_handler_off();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
