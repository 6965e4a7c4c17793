/* Which values count, what is paired with what, and each value's number: by hand. */
#include "testing.h"

#include "analyze/compare/pseudo.h"
#include "analyze/compare/scene.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MOST = 64 };

/* Observations written as "VM direction run cycle value": "a AB 0 1 10; …". A cycle of - is not
 * known, a value of ! was given up at 400, one of x failed. */
struct told {
	struct measured at[MOST], lost[MOST];
	char words[MOST][2][8];
	size_t count, lost_count;
};

static void tell(struct told *told, const char *text)
{
	char copy[2000];
	char *rest = copy;
	char *row;

	*told = (struct told){ .count = 0 };
	snprintf(copy, sizeof copy, "%s", text);
	while ((row = strsep(&rest, ";"))) {
		size_t i = told->count + told->lost_count;
		char cycle[16];
		char value[16];
		unsigned run;
		struct measured of = { .vm = told->words[i][0], .direction = told->words[i][1] };

		if (sscanf(row, " %7s %7s %u %15s %15s", told->words[i][0], told->words[i][1], &run,
			   cycle, value) != 5)
			continue;
		of.run = run;
		of.cycle = cycle[0] == '-' ? CYCLE_UNKNOWN : strtoll(cycle, NULL, 10);
		of.at_limit = value[0] == '!';
		of.value = value[0] == 'x' ? NAN : of.at_limit ? 400 : strtod(value, NULL);
		if (value[0] == 'x')
			told->lost[told->lost_count++] = of;
		else
			told->at[told->count++] = of;
	}
}

static const struct scene_query plain = { CAST_MEASURED, PAIRING_WHERE_POSSIBLE, false, false };
static const struct scene_query in_run = { CAST_MEASURED, PAIRING_WHERE_POSSIBLE, false, true };

static struct scene scene_of_texts(const char *before, const char *after,
				   const struct scene_query *query, bool made_up)
{
	static struct told told[SIDES];
	struct observations sides[SIDES];
	struct scene scene;

	tell(&told[BEFORE], before);
	tell(&told[AFTER], after);
	for (int side = BEFORE; side < SIDES; side++)
		sides[side] = (struct observations){
			.at = told[side].at,
			.count = told[side].count,
			.lost = told[side].lost,
			.lost_count = told[side].lost_count,
			.made_up = made_up,
		};
	scene = scene_of(sides, query);
	return scene;
}

static struct scene scene_of_two(const char *before, const char *after)
{
	return scene_of_texts(before, after, &plain, false);
}

static void check_values(const struct scene_side *side, const double *expected, size_t count)
{
	assert_int_equal(side->count, count);
	for (size_t i = 0; i < count; i++)
		assert_close(side->at[i].value, expected[i], 0);
}

static const char two_directions[] =
	"a AB 0 1 10; a AB 0 2 12; a BA 0 1 30; b AB 0 1 1; b BA 0 2 2";
static const char after_all[] = "a AB 0 1 20; a BA 0 2 40; b AB 0 1 3; b BA 0 2 6; c AB 0 1 7";

/* VM c, which was not there before, is left out. */
static void test_same_vms_count(void **state)
{
	static const double after[] = { 20, 40, 3, 6 };
	struct scene scene = scene_of_two(two_directions, after_all);

	(void)state;
	assert_true(scene.paired);
	assert_int_equal(scene.situation, SITUATION_TWO_RUNS);
	assert_int_equal(scene.left_out, 1);
	assert_int_equal(scene.side[BEFORE].vms, 2);
	assert_int_equal(scene.side[BEFORE].cycles, 2);
	check_values(&scene.side[AFTER], after, 4);
	scene_free(&scene);
	scene = scene_of_texts(two_directions, after_all,
			       &(struct scene_query){ .pairing = PAIRING_NEVER }, false);
	assert_false(scene.paired);
	assert_int_equal(scene.side[AFTER].vms, 3);
	assert_int_equal(scene.left_out, 0);
	scene_free(&scene);
	scene = scene_of_texts(two_directions, after_all, &plain, true);
	assert_false(scene.paired); /* an importer made the names up */
	scene_free(&scene);
}

/* A direction that one side lacks does not count: it would be compared with another. */
static void test_direction_of_one_side(void **state)
{
	static const double before[] = { 10, 12, 1 };
	struct scene scene = scene_of_two(two_directions, "a AB 0 1 20; b AB 0 2 3");

	(void)state;
	assert_true(scene.paired);
	check_values(&scene.side[BEFORE], before, 3);
	scene_free(&scene);
	scene = scene_of_two(two_directions, "x AB 0 1 20; y AB 0 2 3; z AB 0 3 3");
	assert_false(scene.paired); /* of other VMs neither */
	check_values(&scene.side[BEFORE], before, 3);
	scene_free(&scene);
	scene = scene_of_two(two_directions, "x CD 0 1 20; y CD 0 2 3; z CD 0 3 3");
	assert_int_equal(scene.side[BEFORE].count, 5); /* nothing in common: all there is */
	scene_free(&scene);
}

/* How many of the VMs before and after are paired, out of "abcdef" each; 0: not paired. */
static size_t paired_of(const char *before_vms, const char *after_vms)
{
	const char *const vms[SIDES] = { before_vms, after_vms };
	char text[SIDES][400] = { "", "" };
	struct scene scene;
	size_t paired;

	for (int side = BEFORE; side < SIDES; side++)
		for (size_t i = 0; vms[side][i] != '\0'; i++) {
			size_t used = strlen(text[side]);

			snprintf(text[side] + used, sizeof text[side] - used, "%c AB 0 1 5;",
				 vms[side][i]);
		}
	scene = scene_of_two(text[BEFORE], text[AFTER]);
	paired = scene.paired ? scene.side[AFTER].vms : 0;
	assert_int_equal(scene.left_out,
			 paired > 0 ? strlen(before_vms) + strlen(after_vms) - 2 * paired : 0);
	scene_free(&scene);
	return paired;
}

/* At least two in common, and half of the VMs of the larger side; or the only one there is. */
static void test_how_many_in_common(void **state)
{
	(void)state;
	assert_int_equal(paired_of("ab", "abcd"), 2);
	assert_int_equal(paired_of("abcd", "cd"), 2);
	assert_int_equal(paired_of("ab", "abcde"), 0);
	assert_int_equal(paired_of("abcde", "ef"), 0);
	assert_int_equal(paired_of("ab", "ac"), 0);
	assert_int_equal(paired_of("a", "ab"), 0);
	assert_int_equal(paired_of("a", "a"), 1);
	assert_int_equal(paired_of("a", "b"), 0);
	assert_int_equal(paired_of("abcdef", "abcdef"), 6);
}

/* What is chance in a change. */
static void test_situations(void **state)
{
	static const struct {
		const char *before, *after;
		struct scene_query query;
		enum situation situation;
	} cases[] = {
		{ "a AB 0 1 1; a AB 0 2 2",
		  "a AB 0 1 1; a AB 0 7 2",
		  { .cast = CAST_MEASURED },
		  SITUATION_TWO_RUNS },
		{ "a AB 0 1 1; a AB 0 2 2",
		  "a AB 0 1 1; a AB 0 2 2",
		  { .one_run = true },
		  SITUATION_IN_RUN },
		{ "a AB 0 1 1; a AB 0 2 2",
		  "a AB 0 3 1; a AB 0 4 2",
		  { .one_run = true },
		  SITUATION_PARTS_OF_RUN },
		{ "a AB 0 1 1; a AB 0 2 2",
		  "b AB 0 1 1; b AB 0 2 2",
		  { .one_run = true },
		  SITUATION_PARTS_OF_RUN },
		{ "a AB 0 1 1; a AB 0 2 2",
		  "a AB 0 1 1",
		  { .one_run = false },
		  SITUATION_ONE_ROUND },
		{ "a AB 0 - 1; a AB 0 2 2",
		  "a AB 0 1 1; a AB 0 2 1",
		  { .one_run = false },
		  SITUATION_ONE_ROUND },
		{ "a AB 0 1 1; a AB 1 1 2", "a AB 0 1 1", { .one_run = false }, SITUATION_RUNS },
		{ "a AB 0 1 1; a AB 0 2 2", "", { .one_run = false }, SITUATION_NONE },
		{ "a AB 0 1 1; b AB 0 2 2",
		  "c AB 0 1 1; d AB 0 2 2",
		  { .by_migration = true },
		  SITUATION_TWO_RUNS },
		{ "a AB 0 - 1; b AB 0 - 2",
		  "c AB 0 - 1; d AB 0 - 2",
		  { .by_migration = true },
		  SITUATION_ROWS },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct scene scene =
			scene_of_texts(cases[i].before, cases[i].after, &cases[i].query, false);

		assert_string_equal(situation_words[scene.situation],
				    situation_words[cases[i].situation]);
		scene_free(&scene);
	}
}

/* Cells that only one case has do not count; cycles are in the order of time, whatever their
 * numbers. */
static void test_cells(void **state)
{
	struct scene scene = scene_of_texts("a AB 0 10 1; a AB 0 900 2; a AB 0 7 3; b AB 0 7 5",
					    "a AB 0 7 30; a AB 0 10 10; b AB 0 7 50; b AB 0 8 70",
					    &in_run, false);
	static const double in_order[] = { 3, 1, 5 };

	(void)state;
	assert_int_equal(scene.situation, SITUATION_IN_RUN);
	check_values(&scene.side[BEFORE], in_order, 3);
	assert_true(scene.side[BEFORE].at[0].cycle < scene.side[BEFORE].at[1].cycle);
	assert_int_equal(scene.side[AFTER].count, 3);
	scene_free(&scene);
}

/* Runs without a value are as if they were not there. */
static void test_runs(void **state)
{
	struct scene scene = scene_of_two("a AB 0 1 10; a AB 2 1 20; b AB 0 1 30; b AB 2 1 50",
					  "a AB 5 1 1; b AB 5 1 3");

	(void)state;
	assert_int_equal(scene.situation, SITUATION_RUNS);
	assert_int_equal(scene.side[BEFORE].runs, 2);
	assert_int_equal(scene.side[AFTER].runs, 1);
	assert_int_equal(scene.side[BEFORE].at[1].run, 1);
	assert_int_equal(scene.side[BEFORE].cycles,
			 2); /* cycle 1 of one run is not that of another */
	scene_free(&scene);
}

/* What was given up stays out, counts as the limit, or stands with what failed above all. */
static void test_casts(void **state)
{
	static const char text[] = "a AB 0 1 10; a AB 0 2 !; a AB 0 3 x";
	struct scene_query query = plain;
	static const size_t counts[] = { 1, 2, 3 };

	(void)state;
	for (enum cast cast = CAST_MEASURED; cast <= CAST_WITH_FAILURES; cast++) {
		struct scene scene;

		query.cast = cast;
		scene = scene_of_texts(text, text, &query, false);
		assert_int_equal(scene.side[BEFORE].count, counts[cast]);
		if (cast > CAST_MEASURED)
			assert_close(scene.side[BEFORE].at[1].value, 400, 0);
		if (cast == CAST_WITH_FAILURES)
			assert_true(isinf(scene.side[BEFORE].at[2].value));
		scene_free(&scene);
	}
}

/* ---- as many on both sides ---- */

/* Rows of VMs "ab" in both directions and so many cycles. */
static void fill_rows(char *text, size_t size, const char *vms, size_t cycles)
{
	size_t used = 0;

	text[0] = '\0';
	for (size_t v = 0; vms[v] != '\0'; v++)
		for (size_t c = 1; c <= cycles; c++)
			used += (size_t)snprintf(text + used, size - used,
						 "%c AB 0 %zu %zu; %c BA 0 %zu %zu;", vms[v], c,
						 c * c, vms[v], c, 3 * c);
	assert_true(used < size);
}

static void test_thinned(void **state)
{
	char many[1500];
	char few[1500];
	struct scene scene;
	struct scene again;
	const struct scene_side *side;

	(void)state;
	fill_rows(many, sizeof many, "ab", 10);
	fill_rows(few, sizeof few, "ab", 3);
	scene = scene_of_two(many, few);
	scene_thin(&scene);
	side = &scene.side[BEFORE];
	assert_int_equal(scene.thinned, 2 * 2 * 7);
	assert_int_equal(side->count, 12);
	assert_int_equal(scene.side[AFTER].count, 12);
	assert_int_equal(side->cycles, 3); /* the same for all VMs and directions */
	for (size_t i = 1; i < side->count; i++)
		assert_true(side->at[i].vm > side->at[i - 1].vm ||
			    side->at[i].direction > side->at[i - 1].direction ||
			    side->at[i].cycle > side->at[i - 1].cycle);
	again = scene_of_two(many, few);
	scene_thin(&again);
	for (size_t i = 0; i < side->count; i++)
		assert_close(again.side[BEFORE].at[i].value, side->at[i].value, 0);
	scene_free(&again);
	scene_free(&scene);
	scene = scene_of_two(many, many);
	scene_thin(&scene);
	assert_int_equal(scene.thinned, 0);
	scene_free(&scene);
}

/* Of other VMs: as many as the one with the fewest; nothing where the sides have the same sizes. */
static void test_thinned_others(void **state)
{
	char many[1500];
	char few[1500];
	struct scene scene;

	(void)state;
	fill_rows(many, sizeof many, "ab", 8);
	fill_rows(few, sizeof few, "cd", 5);
	scene = scene_of_two(many, few);
	scene_thin(&scene);
	assert_int_equal(scene.thinned, 2 * 2 * 3);
	assert_int_equal(scene.side[BEFORE].count, scene.side[AFTER].count);
	scene_free(&scene);
	fill_rows(few, sizeof few, "cd", 8);
	scene = scene_of_two(many, few);
	scene_thin(&scene);
	assert_int_equal(scene.thinned, 0);
	scene_free(&scene);
}

/* In one run of each cell as many; the cells stay the same. */
static void test_thinned_cells(void **state)
{
	struct scene scene = scene_of_texts(
		"a AB 0 1 1; a AB 0 1 2; a AB 0 2 3; b AB 0 1 4; b AB 0 2 6",
		"a AB 0 1 5; a AB 0 2 6; a AB 0 2 7; b AB 0 1 8; b AB 0 2 9", &in_run, false);

	(void)state;
	scene_thin(&scene);
	assert_int_equal(scene.thinned, 2);
	assert_int_equal(scene.side[BEFORE].count, 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(scene.side[BEFORE].at[i].cycle, scene.side[AFTER].at[i].cycle);
	scene_free(&scene);
}

/* ---- numbers ---- */

static double mean_of(const struct scene_side *side, size_t first, size_t end)
{
	double sum = 0;

	for (size_t i = first; i < end; i++)
		sum += side->at[i].number;
	return sum / (double)(end - first);
}

static const char tailed[] =
	"a AB 0 1 1; a AB 0 2 2; a AB 0 3 4; a AB 0 4 9; a BA 0 1 20; a BA 0 2 22;"
	"a BA 0 3 21; b AB 0 1 7; b AB 0 2 3; b AB 0 3 5; b AB 0 4 4";

/* The mean of a direction's numbers is its quantile, by type 7, exactly. */
static void test_quantiles(void **state)
{
	static const struct {
		enum aspect aspect;
		double a_ab, a_ba, b_ab;
	} cases[] = {
		{ ASPECT_MEAN, 4, 21, 19 / 4.0 },
		{ ASPECT_MEDIAN, 3, 21, 4.5 },
		{ ASPECT_TAIL, 4 + 0.85 * 5, 21.9, 5 + 0.85 * 2 },
		{ ASPECT_SPREAD, (2 + 1 + 1 + 6) / 4.0, 2 / 3.0, (2.5 + 1.5 + 0.5 + 0.5) / 4 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct scene scene = scene_of_two(tailed, tailed);
		const struct scene_side *side = &scene.side[AFTER];

		pseudo_numbers(&scene, cases[i].aspect);
		assert_close(mean_of(side, 0, 4), cases[i].a_ab, 1e-14);
		assert_close(mean_of(side, 4, 7), cases[i].a_ba, 1e-14);
		assert_close(mean_of(side, 7, 11), cases[i].b_ab, 1e-14);
		scene_free(&scene);
	}
}

/* Values above the quantile have greater numbers than those below, all of a kind the same. */
static void test_numbers_rise(void **state)
{
	struct scene scene = scene_of_two(tailed, tailed);
	const struct scene_row *at = scene.side[AFTER].at;

	(void)state;
	pseudo_numbers(&scene, ASPECT_MEDIAN);
	assert_true(at[0].number < at[2].number);
	assert_close(at[0].number, at[1].number, 1e-14);
	assert_close(at[2].number, at[3].number, 1e-14);
	scene_free(&scene);
}

/* The numbers of many values scatter as a quantile of so many does: p (1 - p) / f² of their
 * variance, with 1 / f the slope of the distribution's quantiles. */
static void test_scatter(void **state)
{
	enum { N = 3000 };
	static struct measured at[N];
	struct observations of = { .at = at, .count = N, .lost = at };
	const struct observations sides[SIDES] = { of, of };
	static const double expected[ASPECTS] = {
		[ASPECT_MEDIAN] = 1.5479, [ASPECT_TAIL] = 4.5931
	};

	(void)state;
	for (size_t i = 0; i < N; i++) {
		/* the midpoints of Tukey's lambda distribution, nearly normal */
		double p = ((double)i + 0.5) / N;

		at[i] = (struct measured){ .vm = "a",
					   .direction = "AB",
					   .cycle = (long long)i,
					   .value =
						   (pow(p, 0.1349) - pow(1 - p, 0.1349)) / 0.1975 };
	}
	for (enum aspect aspect = ASPECT_MEDIAN; aspect <= ASPECT_TAIL; aspect += 2) {
		struct scene scene = scene_of(sides, &plain);
		double mean;
		double squares = 0;

		pseudo_numbers(&scene, aspect);
		mean = mean_of(&scene.side[AFTER], 0, N);
		for (size_t i = 0; i < N; i++)
			squares += pow(scene.side[AFTER].at[i].number - mean, 2);
		assert_close(squares / N, expected[aspect], 0.005);
		scene_free(&scene);
	}
}

/* Single values have neither spread nor tail, and count on neither side. */
static void test_single_values(void **state)
{
	struct scene scene = scene_of_two(
		"a AB 0 1 1; a AB 0 2 3; a AB 0 3 4; b AB 0 1 4; b AB 0 2 5; c AB 0 1 5",
		"a AB 0 1 1; a AB 0 2 2; b AB 0 1 4; c AB 0 1 5; c AB 0 2 9");

	(void)state;
	scene_thin(&scene);
	pseudo_numbers(&scene, ASPECT_SPREAD);
	assert_int_equal(scene.side[BEFORE].vms, 1);
	assert_int_equal(scene.side[BEFORE].count, 2);
	assert_int_equal(scene.side[AFTER].vms, 1);
	assert_int_equal(scene.left_out, 2);
	scene_free(&scene);
	scene = scene_of_two("a AB 0 1 1; a AB 0 2 3", "a AB 0 1 1");
	scene_thin(&scene);
	pseudo_numbers(&scene, ASPECT_TAIL);
	assert_int_equal(scene.situation, SITUATION_NONE);
	scene_free(&scene);
}

/* Where all values are the same, so are their numbers; below zero nothing is divided. */
static void test_ties(void **state)
{
	struct scene scene = scene_of_two("a AB 0 1 -2; a AB 0 2 -2; a AB 0 3 -2; a AB 0 4 -2",
					  "a AB 0 1 -3; a AB 0 2 0; a AB 0 3 0; a AB 0 4 3");

	(void)state;
	pseudo_numbers(&scene, ASPECT_MEDIAN);
	for (size_t i = 0; i < 4; i++)
		assert_close(scene.side[BEFORE].at[i].number, -2, 0);
	assert_true(scene.side[AFTER].at[0].number < 0);
	assert_true(scene.side[AFTER].at[3].number > 0);
	assert_close(mean_of(&scene.side[AFTER], 0, 4), 0, 1e-14);
	scene_free(&scene);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same_vms_count),
		cmocka_unit_test(test_direction_of_one_side),
		cmocka_unit_test(test_how_many_in_common),
		cmocka_unit_test(test_situations),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_casts),
		cmocka_unit_test(test_thinned),
		cmocka_unit_test(test_thinned_others),
		cmocka_unit_test(test_thinned_cells),
		cmocka_unit_test(test_quantiles),
		cmocka_unit_test(test_numbers_rise),
		cmocka_unit_test(test_scatter),
		cmocka_unit_test(test_single_values),
		cmocka_unit_test(test_ties),
	};

	return cmocka_run_group_tests_name("scene", tests, NULL, NULL);
}
