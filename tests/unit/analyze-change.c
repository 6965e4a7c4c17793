/*
 * After less before: whatever the data, what is told is what is tested. Random studies, complete
 * and not, with VMs that differ little or by factors, of all aspects in all situations.
 */
#include "testing.h"

#include "analyze/compare/change.h"
#include "analyze/compare/independent.h"
#include "analyze/compare/pseudo.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <string.h>

enum { MOST_VMS = 7, MOST_CYCLES = 9, MOST = MOST_VMS * MOST_CYCLES * 2 * 3, ROUNDS = 80 };

static const char *const vm_names[MOST_VMS] = { "a", "b", "c", "d", "e", "f", "g" };

/* What a study is like. */
struct kind {
	size_t vms, cycles, runs;
	double missing; /* share of the rows */
	double between; /* standard deviation of the VMs' logarithms */
	double centre;  /* 0: values of both signs */
	long long first_cycle;
};

static struct observations study_of(gsl_rng *random, const struct kind *kind, struct measured *at,
				    double factor)
{
	struct observations study = { .at = at, .lost = at, .resolution = NAN };

	for (size_t vm = 0; vm < kind->vms; vm++)
		for (unsigned way = 0; way < 2; way++)
			for (unsigned run = 0; run < kind->runs; run++)
				for (size_t cycle = 0; cycle < kind->cycles; cycle++) {
					double level = kind->centre *
						       exp(kind->between * ((double)vm - 2)) *
						       factor;

					if (gsl_rng_uniform(random) < kind->missing)
						continue;
					at[study.count++] = (struct measured){
						.vm = vm_names[vm],
						.direction = way == 0 ? "AB" : "BA",
						.value = level +
							 gsl_ran_gaussian(random,
									  fmax(0.2 * level, 0.3)),
						.run = run,
						.cycle = kind->first_cycle + (long long)cycle,
					};
				}
	return study;
}

static void check_amounts(const struct amounts *amounts)
{
	double scale = fmax(fabs(amounts->before), fabs(amounts->after));

	assert_true(fabs(amounts->difference - (amounts->after - amounts->before)) <=
		    1e-12 * scale);
	if (isnan(amounts->ratio))
		return;
	assert_close(amounts->ratio, amounts->after / amounts->before, 1e-12);
	assert_true((amounts->ratio > 1) == (amounts->difference > 0));
	if (isnan(amounts->ratio_interval.low))
		return;
	assert_true(amounts->ratio_interval.low <= amounts->ratio &&
		    amounts->ratio <= amounts->ratio_interval.high);
}

/* Clear by its p exactly if the interval leaves out no change. */
static void check_change(const struct change *change)
{
	const struct interval *interval = change->by_ratio ? &change->typical.ratio_interval
							   : &change->typical.difference_interval;
	double none = change->by_ratio ? 1 : 0;
	double p = two_way_p(&change->chance, change->estimate);

	check_amounts(&change->typical);
	check_amounts(&change->total);
	assert_true((change->estimate > 0) == (change->typical.difference > 0));
	if (change->chance.count > 0 && !change->constant && fabs(p - 0.05) > 1e-9)
		assert_true((p < 0.05) == (interval->low > none || interval->high < none));
}

static size_t check_scene(const struct observations sides[SIDES], const struct scene_query *query,
			  enum aspect aspect, enum situation expected)
{
	const struct change_terms terms = {
		.level = 0.95, .prior = 0.3, .session = { 0, INFINITY }, .known = { 0, INFINITY }
	};
	struct scene scene = scene_of(sides, query);
	size_t checked = 0;

	if (aspect == ASPECT_SPREAD || aspect == ASPECT_TAIL)
		scene_thin(&scene);
	pseudo_numbers(&scene, aspect);
	if (scene.situation == SITUATION_ROWS) {
		struct independent rows =
			independent_of(&scene, aspect == ASPECT_MEDIAN, terms.level);

		check_amounts(&rows.amounts);
		assert_close(rows.decider.estimate,
			     rows.by_ratio ? log(rows.amounts.ratio) : rows.amounts.difference,
			     1e-12);
		checked = expected == SITUATION_ROWS;
	} else if (scene.situation != SITUATION_NONE) {
		struct change change = change_of_scene(&scene, &terms);

		check_change(&change);
		checked = scene.situation == expected;
		change_free(&change);
	}
	scene_free(&scene);
	return checked;
}

static void check_random(struct kind before, struct kind after, const struct scene_query *query,
			 enum situation expected)
{
	gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
	size_t checked = 0;

	assert_non_null(random);
	for (int round = 0; round < ROUNDS; round++) {
		static struct measured at[SIDES][MOST];
		struct observations sides[SIDES];

		gsl_rng_set(random, (unsigned long)round + 1);
		before.missing = round % 2 == 0 ? 0 : 0.25;
		after.missing = before.missing;
		before.between = round % 3 == 0 ? 0.05 : 0.8;
		after.between = before.between;
		sides[BEFORE] = study_of(random, &before, at[BEFORE], 1);
		sides[AFTER] =
			study_of(random, &after, at[AFTER], exp(gsl_ran_gaussian(random, 0.2)));
		for (enum aspect aspect = ASPECT_MEAN; aspect < ASPECT_FAILURES; aspect++)
			checked += check_scene(sides, query, aspect, expected);
	}
	gsl_rng_free(random);
	assert_true(checked > 3 * ROUNDS);
}

static void test_what_is_told(void **state)
{
	static const struct scene_query plain = { .cast = CAST_MEASURED };
	static const struct scene_query in_run = { .one_run = true };
	static const struct scene_query unpaired = { .pairing = PAIRING_NEVER };
	static const struct scene_query rows = { .by_migration = true };
	struct kind kind = { .vms = 4, .cycles = 6, .runs = 1, .centre = 10, .first_cycle = 1 };
	struct kind other = { .vms = 6, .cycles = 4, .runs = 1, .centre = 10, .first_cycle = 3 };
	struct kind runs = { .vms = 3, .cycles = 3, .runs = 3, .centre = 10, .first_cycle = 1 };
	struct kind signs = { .vms = 4, .cycles = 6, .runs = 1, .centre = 0, .first_cycle = 1 };
	struct kind round = { .vms = 5, .cycles = 1, .runs = 1, .centre = 10, .first_cycle = 1 };
	struct kind foreign = { .vms = 4, .cycles = 1, .runs = 3, .centre = 10, .first_cycle = -1 };
	struct kind one = { .vms = 1, .cycles = 8, .runs = 1, .centre = 10, .first_cycle = 1 };

	(void)state;
	check_random(kind, kind, &in_run, SITUATION_IN_RUN);
	check_random(kind, other, &plain, SITUATION_TWO_RUNS);
	check_random(other, kind, &unpaired, SITUATION_TWO_RUNS);
	check_random(signs, signs, &plain, SITUATION_TWO_RUNS);
	check_random(signs, signs, &in_run, SITUATION_IN_RUN);
	check_random(runs, runs, &plain, SITUATION_RUNS);
	check_random(runs, kind, &plain, SITUATION_RUNS);
	check_random(one, one, &plain, SITUATION_TWO_RUNS);
	check_random(kind, kind, &rows, SITUATION_TWO_RUNS);
	check_random(foreign, foreign, &rows, SITUATION_ROWS);
	round.cycles = 2;
	check_random(round, kind, &plain, SITUATION_TWO_RUNS);
}

/* ---- by hand ---- */

/* VM a: 10 and 12, then twice that; VM b: 30 and 34, then the same. */
static struct measured hand_before[] = {
	{ "a", "AB", 10, 0, false, 1 },
	{ "a", "AB", 12, 0, false, 2 },
	{ "b", "AB", 30, 0, false, 1 },
	{ "b", "AB", 34, 0, false, 2 },
};
static struct measured hand_after[] = {
	{ "a", "AB", 20, 0, false, 1 },
	{ "a", "AB", 24, 0, false, 2 },
	{ "b", "AB", 30, 0, false, 1 },
	{ "b", "AB", 34, 0, false, 2 },
};

static struct change change_by_hand(struct session session, enum situation situation)
{
	const struct observations sides[SIDES] = { { .at = hand_before, .count = 4 },
						   { .at = hand_after, .count = 4 } };
	const struct scene_query query = { .one_run = situation == SITUATION_IN_RUN };
	const struct change_terms terms = {
		.level = 0.95, .prior = 0.3, .session = session, .known = { 0, INFINITY }
	};
	struct scene scene = scene_of(sides, &query);
	struct change change;

	assert_int_equal(scene.situation, situation);
	pseudo_numbers(&scene, ASPECT_MEAN);
	change = change_of_scene(&scene, &terms);
	scene_free(&scene);
	return change;
}

static void test_typical_and_total(void **state)
{
	struct change change = change_by_hand((struct session){ 0, INFINITY }, SITUATION_IN_RUN);

	(void)state;
	assert_true(change.by_ratio);
	assert_close(change.typical.before, sqrt(11 * 32), 1e-12);
	assert_close(change.typical.after, sqrt(22 * 32), 1e-12);
	assert_close(change.typical.ratio, sqrt(2), 1e-12);
	assert_close(change.total.before, 21.5, 1e-12);
	assert_close(change.total.after, 27, 1e-12);
	assert_close(change.total.ratio, 27 / 21.5, 1e-12);
	/* by VM: the logarithms' changes are ln 2 and 0; nothing else varies */
	assert_close(change.chance.vm_part, pow(log(2), 2) / 4, 1e-12);
	assert_close(change.levels[BEFORE][0], 11, 1e-12);
	assert_close(change.levels[AFTER][1], 32, 1e-12);
	change_free(&change);
}

/* Twice the square of what sessions differ by is added, with Satterthwaite's degrees of freedom;
 * only where each side is a session. */
static void test_sessions(void **state)
{
	struct session session = { 0.1, 4 };
	struct change plain = change_by_hand((struct session){ 0, INFINITY }, SITUATION_TWO_RUNS);
	struct change with = change_by_hand(session, SITUATION_TWO_RUNS);
	struct change within = change_by_hand(session, SITUATION_IN_RUN);

	(void)state;
	assert_int_equal(plain.chance.count, with.chance.count);
	for (size_t i = 0; i < plain.chance.count; i++) {
		double variance = plain.chance.at[i].variance;
		double sum = variance + 0.02;

		assert_close(with.chance.at[i].variance, sum, 1e-12);
		assert_close(with.chance.at[i].degrees_of_freedom,
			     sum * sum /
				     (variance * variance / plain.chance.at[i].degrees_of_freedom +
				      0.02 * 0.02 / 4),
			     1e-12);
	}
	assert_close(within.chance.vm_part, pow(log(2), 2) / 4, 1e-12);
	assert_close(within.chance.at[0].variance, within.chance.vm_part, 1e-12);
	change_free(&plain);
	change_free(&with);
	change_free(&within);
}

/* Three runs that differ by 10 %, as a share: ln 0.9, 0, -ln 0.9, and no chance of their own. */
static void test_session_of_runs(void **state)
{
	static struct measured at[6];
	const struct observations of = { .at = at, .count = 6 };
	const struct observations sides[SIDES] = { of, of };
	const struct scene_query query = { .cast = CAST_MEASURED };
	struct scene scene;
	struct session session;
	double mean = (0.9 + 1 + 1.1) / 3;

	(void)state;
	for (unsigned i = 0; i < 6; i++)
		at[i] = (struct measured){ .vm = vm_names[i / 3],
					   .direction = "AB",
					   .value = (i < 3 ? 10 : 50) * (0.9 + 0.1 * (i % 3)),
					   .run = i % 3,
					   .cycle = 1 };
	scene = scene_of(sides, &query);
	pseudo_numbers(&scene, ASPECT_MEAN);
	session = session_of(&scene);
	assert_close(session.sd, 0.1 / mean, 1e-12);
	assert_close(session.degrees_of_freedom, 2, 0);
	scene_free(&scene);
}

/* Rows by themselves: the ratio of their means, Welch's error by the delta method. */
static void test_rows(void **state)
{
	static struct measured before[] = { { "a", "AB", 8, 0, false, -1 },
					    { "b", "AB", 10, 0, false, -1 },
					    { "c", "AB", 12, 0, false, -1 } };
	static struct measured after[] = { { "a", "AB", 19, 0, false, -1 },
					   { "b", "BA", 21, 0, false, -1 } };
	const struct observations sides[SIDES] = { { .at = before, .count = 3 },
						   { .at = after, .count = 2 } };
	const struct scene_query query = { .by_migration = true };
	struct scene scene = scene_of(sides, &query);
	struct independent rows;
	double b = 0.04 / 3; /* (sd / mean)² / n */
	double a = 2 / 400.0 / 2;
	double df = (a + b) * (a + b) / (b * b / 2 + a * a);

	(void)state;
	assert_int_equal(scene.situation, SITUATION_ROWS);
	pseudo_numbers(&scene, ASPECT_MEAN);
	rows = independent_of(&scene, false, 0.95);
	assert_close(rows.amounts.ratio, 2, 1e-14);
	assert_close(rows.decider.error, sqrt(a + b), 1e-12);
	assert_close(rows.decider.degrees_of_freedom, df, 1e-12);
	assert_close(rows.amounts.ratio_interval.low,
		     exp(log(2) - student_t(0.95, df) * sqrt(a + b)), 1e-12);
	assert_true(isnan(rows.rank_p));
	rows = independent_of(&scene, true, 0.95);
	assert_close(rows.rank_p, 0.2, 1e-12); /* 2 of 10 ways */
	assert_close(rows.least_p, 0.2, 1e-12);
	scene_free(&scene);
}

static int set_up(void **state)
{
	(void)state;
	gsl_set_error_handler_off();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_told), cmocka_unit_test(test_typical_and_total),
		cmocka_unit_test(test_sessions),     cmocka_unit_test(test_session_of_runs),
		cmocka_unit_test(test_rows),
	};

	return cmocka_run_group_tests_name("change", tests, set_up, NULL);
}
