/*
 * How sure a mean is where VMs and cycles are chance: on the study against R (two-way.csv: the
 * method by other ways; two-way-reml.csv: the mixed model; tests/golden/oracles-two-way.R makes
 * both), and at the edges: tables with holes, in pieces, of one VM, one cycle, one direction.
 */
#include "testing.h"

#include "datasets/array.h"
#include "datasets/csv.h"
#include "datasets/run.h"
#include "datasets/two-way/looks.h"
#include "datasets/two-way/mean.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_VALUES = 512 };

static struct two_way_value values[MOST_VALUES];
static size_t count;

/* ---- the study ---- */

enum { CLASSIC, SUCCESSOR, RUNS };
static struct run runs[RUNS];

static int read_runs(void **state)
{
	struct error err = { 0 };

	(void)state;
	return !run_read(&runs[CLASSIC], "datasets/study/classic", &err) ||
	       !run_read(&runs[SUCCESSOR], "datasets/study/successor", &err);
}

static int free_runs(void **state)
{
	(void)state;
	run_free(&runs[CLASSIC]);
	run_free(&runs[SUCCESSOR]);
	return 0;
}

/* A line of a golden: run, case, metric, scale, rows, then numbers by their header. */
struct golden {
	const struct csv_row *header, *row;
};

static const char *text_of(const struct golden *golden, const char *name)
{
	for (size_t i = 0; i < golden->header->count; i++)
		if (strcmp(golden->header->cells[i].text, name) == 0)
			return golden->row->cells[i].text;
	fail_msg("no column %s", name);
	return NULL;
}

static double number_of(const struct golden *golden, const char *name)
{
	const char *text = text_of(golden, name);

	return text[0] == '\0' ? NAN : strtod(text, NULL);
}

/* The names of VMs are vm1, vm2 and so on; only their being the same matters. */
static size_t vm_number(const char *name)
{
	return (size_t)strtoul(name + strcspn(name, "0123456789"), NULL, 10);
}

/* The values that the golden is of. */
static void take_values(const struct golden *golden)
{
	const struct run *run = &runs[strcmp(text_of(golden, "run"), "classic") != 0];
	bool all = strcmp(text_of(golden, "rows"), "240") == 0;
	bool logarithms = strcmp(text_of(golden, "scale"), "log") == 0;

	count = 0;
	for (size_t row = 0; row < run_rows(run); row++) {
		const char *number = run_text(run, row, "migration");
		double value = strtod(run_text(run, row, text_of(golden, "metric")), NULL);

		if (strcmp(run_text(run, row, "case"), text_of(golden, "case")) != 0 ||
		    (!all && number[strlen(number) - 1] == '3'))
			continue;
		values[count++] = (struct two_way_value){
			.vm = vm_number(run_text(run, row, "vm")),
			.cycle = (size_t)strtoul(run_text(run, row, "cycle"), NULL, 10),
			.direction = strcmp(run_text(run, row, "direction"), "BA") == 0,
			.value = logarithms ? log(value) : value,
		};
	}
	assert_int_equal(count, strtoul(text_of(golden, "rows"), NULL, 10));
}

/* Calls check for every line of the file; returns how many there are. */
static int each_golden(const char *path, void (*check)(const struct golden *golden))
{
	struct csv_reader *header_reader;
	struct csv_reader *reader;
	struct csv_row header;
	struct csv_row row;
	struct error err = { 0 };
	int lines = 0;

	assert_true(csv_open(&header_reader, path, CSV_TORN_IS_ROW, &err) &&
		    csv_next(header_reader, &header, &err));
	assert_true(csv_open(&reader, path, CSV_TORN_IS_ROW, &err) && csv_next(reader, &row, &err));
	while (csv_next(reader, &row, &err) && row.count > 0) {
		struct golden golden = { &header, &row };

		take_values(&golden);
		check(&golden);
		lines++;
	}
	csv_close(reader);
	csv_close(header_reader);
	return lines;
}

/* Every number of the method. */
static void check_method(const struct golden *golden)
{
	struct two_way_mean mean;

	assert_true(two_way_mean_of(&mean, values, count, TWO_WAY_LINEAR, 0.95));
	const struct two_way_chance *chance = &mean.chance;
	const struct {
		const char *name;
		double value;
	} numbers[] = {
		{ "mean", mean.mean },
		{ "half", two_way_half(chance, 0.95, NULL) },
		{ "df", mean.degrees_of_freedom },
		{ "variance", two_way_variance(chance, 0.95) },
		{ "vm_part", chance->vm_part },
		{ "vm_rest", chance->vm_rest },
		{ "cycle_part", chance->cycle_part / chance->cycle_factor },
		{ "cycle_rest", chance->cycle_rest },
		{ "residual", mean.components.cell },
		{ "lag_1", chance->lag_1 },
		{ "correlation", chance->correlation },
		{ "cycle_factor", chance->cycle_factor },
		{ "cycle_df", chance->cycle_df },
	};

	for (size_t i = 0; i < COUNT(numbers); i++)
		assert_close(numbers[i].value, number_of(golden, numbers[i].name), 1e-10);
	assert_string_equal(two_way_source_word(mean.source), text_of(golden, "source"));
	assert_close(mean.low, mean.mean - numbers[1].value, 0);
	assert_close(mean.high, mean.mean + numbers[1].value, 0);
	assert_true(mean.complete == (count == 240) && mean.vms == 6 && mean.cycles == 20);
}

static void test_method(void **state)
{
	(void)state;
	assert_int_equal(each_golden("tests/golden/two-way.csv", check_method), 64);
}

/* What REML makes of the same cells: where it keeps both components, or one, the variance of the
 * mean and its degrees of freedom are those of the candidate by both, or by that one, with
 * neighbours not corrected for. */
static void check_reml(const struct golden *golden)
{
	struct two_way_table table;
	struct two_way_fit fit;
	struct two_way_chance chance;
	double residual = number_of(golden, "var_residual");
	bool vm = number_of(golden, "var_vm") > 1e-8 * residual;
	bool cycle = number_of(golden, "var_cycle") > 1e-8 * residual;
	enum two_way_source wanted = vm && cycle ? TWO_WAY_BOTH : vm ? TWO_WAY_VM : TWO_WAY_CYCLE;

	assert_true(two_way_table_of(&table, values, count) && two_way_fit_of(&fit, &table));
	fit.lag_products = -fit.lag_squares;
	chance = two_way_chance_of(&fit, 0);
	assert_close(fit.mean, number_of(golden, "mean"), 1e-7);
	assert_close(chance.cycle_factor, 1, 0);
	for (size_t i = 0; i < chance.count && (vm || cycle); i++) {
		if (chance.at[i].source != wanted)
			continue;
		assert_close(sqrt(chance.at[i].variance), number_of(golden, "se"), 1e-5);
		assert_close(chance.at[i].degrees_of_freedom, number_of(golden, "df"), 1e-5);
		wanted = TWO_WAY_NONE;
	}
	assert_true(wanted == TWO_WAY_NONE || (!vm && !cycle));
	if (vm && cycle) {
		struct two_way_components of = two_way_components_of(&fit, &chance);

		assert_close(of.vm, number_of(golden, "var_vm"), 1e-5);
		assert_close(of.cycle, number_of(golden, "var_cycle"), 1e-5);
		assert_close(of.cell, residual, 1e-5);
	}
	two_way_fit_free(&fit);
	two_way_table_free(&table);
}

static void test_reml(void **state)
{
	(void)state;
	assert_int_equal(each_golden("tests/golden/two-way-reml.csv", check_reml), 32);
}

/* ---- the edges ---- */

static void add(size_t vm, size_t cycle, unsigned direction, double value)
{
	values[count++] = (struct two_way_value){ vm, cycle, direction, value };
}

static struct two_way_mean mean_of(enum two_way_scale scale)
{
	struct two_way_mean mean;

	assert_true(two_way_mean_of(&mean, values, count, scale, 0.95));
	return mean;
}

/* No value, one, NaN alone: no interval. */
static void test_none(void **state)
{
	struct two_way_mean mean;

	(void)state;
	count = 0;
	mean = mean_of(TWO_WAY_AUTO);
	assert_true(isnan(mean.mean) && isnan(mean.low) && mean.source == TWO_WAY_NONE);
	add(3, 5, 0, NAN);
	mean = mean_of(TWO_WAY_AUTO);
	assert_true(isnan(mean.mean) && isnan(mean.high) && mean.vms == 0);
	add(3, 5, 1, 7);
	mean = mean_of(TWO_WAY_AUTO);
	assert_true(mean.mean == 7 && isnan(mean.low) && isnan(mean.at[TWO_WAY_LINEAR].high));
	assert_true(mean.vms == 1 && mean.cycles == 1 && isnan(mean.degrees_of_freedom));
}

/* One cycle: Student's t on the VMs, R: t.test(c(2, 4, 9)); logarithms: NaN among them counts as
 * no value. */
static void test_one_cycle(void **state)
{
	struct two_way_mean mean;

	(void)state;
	count = 0;
	add(0, 4, 0, 2);
	add(1, 4, 0, 4);
	add(2, 4, 0, NAN);
	add(2, 4, 0, 9);
	mean = mean_of(TWO_WAY_LINEAR);
	assert_true(mean.source == TWO_WAY_VM && mean.cycles == 1 && mean.complete);
	assert_close(mean.low, -3.95668589503, 1e-11);
	assert_close(mean.high, 13.95668589503, 1e-11);
	assert_true(isnan(mean.chance.lag_1) && mean.chance.cycle_factor == 1);
}

/* One VM: its cycles, with the prior's factor: 3 cycles, correlation 0.3: f = 1 + 2 (2/3 · 0.3 +
 * 1/3 · 0.09), F = 2 f / (3 - f), df 2. */
static void test_one_vm(void **state)
{
	double f = 1 + 2 * (2.0 / 3 * 0.3 + 1.0 / 3 * 0.09);
	struct two_way_mean mean;

	(void)state;
	count = 0;
	for (size_t cycle = 0; cycle < 3; cycle++)
		for (unsigned direction = 0; direction < 2; direction++)
			add(9, cycle, direction, (double)(cycle * cycle) + direction);
	mean = mean_of(TWO_WAY_AUTO);
	assert_true(mean.source == TWO_WAY_CYCLE && mean.vms == 1 && !mean.by_logarithms);
	assert_close(mean.chance.cycle_factor, 2 * f / (3 - f), 1e-14);
	assert_close(mean.degrees_of_freedom, 2, 0);
	/* courses 0.5, 1.5, 4.5: variance 13/3; t(0.975, 2) = 4.30265272974946 */
	assert_close(mean.high - mean.mean, 4.30265272974946 * sqrt(13.0 / 9 * 2 * f / (3 - f)),
		     1e-12);
}

/* One direction, whichever: the numbers of both where they are equal. */
static void test_one_direction(void **state)
{
	struct two_way_mean both;

	(void)state;
	for (unsigned only = 0; only < 2; only++) {
		struct two_way_mean one;

		count = 0;
		for (size_t i = 0; i < 12; i++)
			for (unsigned d = 0; d < 2; d++)
				add(i % 3, i / 3, d, (double)(i * i % 7));
		both = mean_of(TWO_WAY_LINEAR);
		count = 0;
		for (size_t i = 0; i < 12; i++)
			add(i % 3, i / 3, only, (double)(i * i % 7));
		one = mean_of(TWO_WAY_LINEAR);
		assert_close(one.low, both.low, 1e-14);
		assert_close(one.high, both.high, 1e-14);
		assert_true(one.source == both.source && one.complete);
	}
}

/* VM 0 in cycles 0 and 1, VM 1 in 2 and 3: nothing can be told apart, and no residual is taken off:
 * by VM and by cycle alone. */
static void test_pieces(void **state)
{
	struct two_way_mean mean;

	(void)state;
	count = 0;
	add(0, 0, 0, 1);
	add(0, 1, 0, 3);
	add(1, 2, 0, 4);
	add(1, 3, 0, 10);
	mean = mean_of(TWO_WAY_LINEAR);
	assert_int_equal(mean.chance.count, 3); /* the sum, too: nothing is subtracted */
	assert_close(mean.mean, 4.5, 1e-15);
	assert_close(mean.chance.vm_part, (2.5 * 2.5 * 2) / 2, 1e-14);
	assert_true(mean.chance.rest_df == 0 && mean.chance.vm_rest == 0 && !mean.complete);
	assert_true(isnan(mean.components.vm));
}

/* Missing cells: what is left of a table without noise gives the levels as if nothing lacked. */
static void test_holes(void **state)
{
	struct two_way_mean mean;

	(void)state;
	count = 0;
	for (size_t vm = 0; vm < 4; vm++)
		for (size_t cycle = 0; cycle < 5; cycle++)
			for (unsigned d = 0; d < 2; d++)
				if ((3 * vm + 2 * cycle + d) % 4 != 0)
					add(vm, cycle, d,
					    10 * (double)vm + (double)(cycle * cycle) + 2 * d);
	mean = mean_of(TWO_WAY_LINEAR);
	assert_close(mean.mean, 15 + 6 + 1, 1e-12);
	assert_true(mean.components.cell < 1e-20 && mean.chance.rest_df > 0);
	assert_close(mean.chance.vm_part, 500.0 / 3 / 4, 1e-10);
}

/* A chain: each VM shares one cycle with the next one, and no other with any. Values that are sums
 * of a VM's and a cycle's leave nothing over, however long it takes to tell the two apart. */
static void test_chain(void **state)
{
	enum { LENGTH = 200 };
	struct two_way_table table;
	struct two_way_fit fit;

	(void)state;
	count = 0;
	for (size_t vm = 0; vm < LENGTH; vm++)
		for (size_t cycle = vm; cycle < vm + 2; cycle++)
			add(vm, cycle, 0, (double)(100 + vm * vm % 17 + cycle * cycle % 13));
	assert_true(two_way_table_of(&table, values, count) && two_way_fit_of(&fit, &table));
	assert_true(fit.connected && fit.vms == LENGTH && fit.cycles == LENGTH + 1);
	for (size_t vm = 1; vm < LENGTH; vm++)
		assert_close(fit.levels[vm] - fit.levels[0], (double)(vm * vm % 17), 1e-9);
	for (size_t cycle = 1; cycle <= LENGTH; cycle++)
		assert_close(fit.courses[cycle] - fit.courses[0], (double)(cycle * cycle % 13),
			     1e-9);
	two_way_fit_free(&fit);
	two_way_table_free(&table);
}

/* The rule at its edges. */
static void test_scales(void **state)
{
	static const double levels[] = { 1, 2, 4, 8, 16, 3, 5, 6, 7, 9, 2, 4 };
	struct two_way_mean mean;

	(void)state;
	for (size_t vms = 2; vms <= COUNT(levels); vms++) {
		count = 0;
		for (size_t i = 0; i < vms; i++)
			add(i, 0, 0, levels[i]);
		mean = mean_of(TWO_WAY_AUTO);
		assert_int_equal(mean.by_logarithms, vms >= 3);
		if (vms < 3 || vms >= 10)
			continue;
		assert_close(mean.low, mean.at[TWO_WAY_LOGARITHMIC].low, 0);
		assert_close(mean.high, mean.at[TWO_WAY_LOGARITHMIC].high, 0);
	}
	/* from 10 VMs on over both */
	assert_true(mean.low ==
		    fmin(mean.at[TWO_WAY_LINEAR].low, mean.at[TWO_WAY_LOGARITHMIC].low));
	assert_true(mean.high ==
		    fmax(mean.at[TWO_WAY_LINEAR].high, mean.at[TWO_WAY_LOGARITHMIC].high));
	/* one VM at zero, and logarithms are none */
	values[0].value = 0;
	mean = mean_of(TWO_WAY_LOGARITHMIC);
	assert_true(isnan(mean.low) && !mean.by_logarithms);
	mean = mean_of(TWO_WAY_AUTO);
	assert_true(!mean.by_logarithms && mean.low == mean.at[TWO_WAY_LINEAR].low);
	/* nearly equal ones are linear */
	count = 0;
	for (size_t i = 0; i < 6; i++)
		add(i, 0, 0, 10 + (double)i / 2);
	assert_true(!mean_of(TWO_WAY_AUTO).by_logarithms);
}

/* R: x <- c(1, 2, 4, 8); Cox as Olsson has it. */
static void test_logarithms(void **state)
{
	const double x[] = { 1, 2, 4, 8 };
	double s2 = log(2) * log(2) * 5 / 3; /* 0 1 2 3 times log 2 */
	double half = 3.18244630528371 * sqrt(s2 / 4 + s2 * s2 / 6);
	double centre = 1.5 * log(2) + s2 / 2;
	struct two_way_mean mean;

	(void)state;
	count = 0;
	for (size_t i = 0; i < 4; i++)
		add(i, 0, 0, x[i]);
	mean = mean_of(TWO_WAY_LOGARITHMIC);
	assert_close(mean.low, exp(centre - half), 1e-12);
	assert_close(mean.high, exp(centre + half), 1e-12);
}

/* Values as units: the wider of Student's t on them and on the cycles. */
static void test_units(void **state)
{
	const struct two_way_units units = { 6, 5, 11.2, 1.3, 0.8 };
	struct two_way_table table;
	struct two_way_fit fit;
	struct two_way_mean mean;

	(void)state;
	count = 0;
	for (size_t cycle = 0; cycle < 3; cycle++)
		add(0, cycle, 0, 4 + (double)cycle);
	assert_true(two_way_table_of(&table, values, count) && two_way_fit_of(&fit, &table));
	two_way_mean_of_units(&mean, &units, &fit, TWO_WAY_LINEAR, 0.95);
	assert_true(mean.source == TWO_WAY_VM && mean.vms == 6 && mean.cycles == 3);
	/* t(0.975, 5) = 2.57058183563631 */
	assert_close(mean.high - 5, 2.57058183563631 * sqrt(11.2 / 6), 1e-12);
	two_way_mean_of_units(&mean, &units, &fit, TWO_WAY_LOGARITHMIC, 0.95);
	assert_true(mean.by_logarithms && mean.low > 0 && mean.low < 5 && mean.high > 5);
	two_way_fit_free(&fit);
	two_way_table_free(&table);
}

static void test_too_few(void **state)
{
	(void)state;
	assert_true(two_way_too_few(2, 20) && two_way_too_few(6, 2) && two_way_too_few(2, 2));
	assert_false(two_way_too_few(3, 3) || two_way_too_few(1, 20) || two_way_too_few(6, 1));
}

/* p below 5 % exactly where the 95 % interval leaves out 0; a margin by both sides. */
static void test_p(void **state)
{
	struct two_way_mean mean;
	double half;

	(void)state;
	count = 0;
	for (size_t vm = 0; vm < 4; vm++)
		for (size_t cycle = 0; cycle < 5; cycle++)
			add(vm, cycle, 0, (double)((vm * 7 + cycle * cycle * 3) % 11));
	mean = mean_of(TWO_WAY_LINEAR);
	half = two_way_half(&mean.chance, 0.95, NULL);
	assert_close(two_way_p(&mean.chance, half), 0.05, 1e-9);
	assert_close(two_way_p(&mean.chance, -half), 0.05, 1e-9);
	assert_close(two_way_p_outside(&mean.chance, 0, -half, half), 0.025, 1e-9);
	assert_true(two_way_p(&mean.chance, half * 1.01) < 0.05);
}

/* The Student interval becomes the upper limit where that is wider; R: qt(0.975, 3) is
 * 3.18244630528371, qnorm(0.975) * sqrt(3 / qchisq(0.05, 3)) is 5.72311 and of the error by 7
 * looks, with 24 degrees of freedom, qnorm(0.975) * sqrt(24 / qchisq(0.05 / 7, 24)) is 2.98207
 * where qt(0.975, 24) is 2.06389856162803. */
static void test_looks(void **state)
{
	struct two_way_chance chance = { .at = { { TWO_WAY_VM, 4, 3 } }, .count = 1 };

	(void)state;
	two_way_count_looks(&chance, 0.95, 7);
	assert_close(two_way_half(&chance, 0.95, NULL), 2 * 5.72311, 1e-5);
	assert_close(two_way_p(&chance, 2 * 5.72311), 0.05, 1e-5);
	chance.at[0] = (struct two_way_candidate){ TWO_WAY_CYCLE, 4, 24 };
	two_way_count_looks(&chance, 0.95, 7);
	assert_close(two_way_half(&chance, 0.95, NULL), 2 * 2.98207, 1e-5);
	chance.at[0] = (struct two_way_candidate){ TWO_WAY_CYCLE, 0, 24 };
	two_way_count_looks(&chance, 0.95, 7);
	assert_true(chance.at[0].variance == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_method), cmocka_unit_test(test_reml),
		cmocka_unit_test(test_none),   cmocka_unit_test(test_one_cycle),
		cmocka_unit_test(test_one_vm), cmocka_unit_test(test_one_direction),
		cmocka_unit_test(test_pieces), cmocka_unit_test(test_holes),
		cmocka_unit_test(test_scales), cmocka_unit_test(test_logarithms),
		cmocka_unit_test(test_units),  cmocka_unit_test(test_too_few),
		cmocka_unit_test(test_p),      cmocka_unit_test(test_chain),
		cmocka_unit_test(test_looks),
	};

	return cmocka_run_group_tests(tests, read_runs, free_runs);
}
