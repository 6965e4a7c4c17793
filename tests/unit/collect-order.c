/*
 * collect-order.c — tests of order and size: plans, several VMs at once, when enough has been
 * seen, the user's commands, and signals; on the scripted platform.
 */
#include "testing.h"

#include "tests/lib/bench.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "case cycle direction" of every stretch of two cases in three cycles. */
static void check_order(const struct plan *plan, const char *const *expected)
{
	for (size_t i = 0; i < plan_stretches(plan); i++) {
		struct move move = plan_move(plan, i * plan->vms);
		char text[64];

		snprintf(text, sizeof text, "%zu %d %s", move.case_index, move.cycle,
			 direction_word(move.source));
		assert_string_equal(text, expected[i]);
	}
}

static void cases_alternate(void **state)
{
	static const struct plan plan = { 2, 3, 3, ORDER_INTERLEAVED, 0, false };
	static const char *const expected[] = { "0 1 AB", "0 1 BA", "1 1 AB", "1 1 BA",
						"0 2 AB", "0 2 BA", "1 2 AB", "1 2 BA",
						"0 3 AB", "0 3 BA", "1 3 AB", "1 3 BA" };

	(void)state;
	check_order(&plan, expected);
}

/* Whatever the order: every migration once, every stretch with every VM, from where it stands. */
static void check_whole(const struct plan *plan)
{
	size_t count = plan_count(plan);
	bool *done = calloc(count, sizeof *done);
	bool *seen = calloc(count, sizeof *seen);

	for (size_t i = 0; i < count; i++) {
		struct move move = plan_move(plan, i);
		size_t same =
			((move.case_index * (size_t)plan->cycles + (size_t)move.cycle - 1) * 2 +
			 move.source) *
				plan->vms +
			move.vm_index;

		assert_false(seen[same]);
		seen[same] = true;
		assert_int_equal(move.migration, i + 1);
		assert_int_equal(plan_index(plan, i / plan->vms, move.vm_index), i);
		assert_int_equal(plan_stand(plan, done, move.vm_index), move.source);
		done[i] = true;
	}
	for (size_t i = 0; i < plan->vms; i++)
		assert_int_equal(plan_stand(plan, done, i), SIDE_A);
	free(done);
	free(seen);
}

/* One way, each cycle empties a host, and nothing goes back. */
static void one_way_does_not_come_back(void **state)
{
	static const struct plan plan = { 1, 2, 3, ORDER_SEQUENTIAL, 0, true };
	static const char *const expected[] = { "0 1 AB", "0 2 AB", "0 3 AB" };

	(void)state;
	assert_int_equal(plan_count(&plan), 6);
	check_order(&plan, expected);
}

static void every_order_is_whole(void **state)
{
	(void)state;
	for (unsigned order = ORDER_SEQUENTIAL; order <= ORDER_RANDOM; order++) {
		check_whole(&(struct plan){ 1, 1, 1, order, 5, false });
		check_whole(&(struct plan){ 4, 3, 5, order, 5, false });
		check_whole(&(struct plan){ 2, 20, 3, order, 4294967295U, false });
	}
}

/* The seed decides, and over many cycles every place comes up about equally often. */
static void shuffle_is_fair_and_repeatable(void **state)
{
	static const struct plan plan = { 3, 2, 600, ORDER_RANDOM, 7, false };
	static const struct plan other = { 3, 2, 600, ORDER_RANDOM, 8, false };
	int first[3] = { 0 };
	int leading = 0;
	int equal = 0;

	(void)state;
	for (size_t cycle = 0; cycle < 600; cycle++) {
		size_t index = cycle * 3 * 2 * 2;
		struct move move = plan_move(&plan, index);

		first[move.case_index]++;
		leading += move.vm_index == 0;
		equal += plan_move(&other, index).case_index == move.case_index;
	}
	/* 5 sigma of a binomial with n = 600 */
	for (int i = 0; i < 3; i++)
		assert_in_range(first[i], 200 - 58, 200 + 58);
	assert_in_range(leading, 300 - 62, 300 + 62);
	assert_in_range(equal, 200 - 58, 200 + 58);
}

/* All rows, in any order, and never a VM on its way back before the others have arrived. */
static void several_vms_at_once(void **state)
{
	static const enum fate fates[] = { FATE_MOVES_SLOWLY, FATE_MOVES_SLOWLY,
					   FATE_MOVES_SLOWLY };
	const struct wish wish = { .fates = fates, .fate_count = 3, .vms = 3, .cycles = 2 };
	struct bench bench;
	struct run run;
	struct error err = { 0 };
	bool seen[13] = { false };

	(void)state;
	bench_open(&bench, &wish);
	bench.study.parallel = 3;
	assert_true(study_run(&bench.study, &err));
	assert_true(bench.study.ended);
	assert_int_equal(bench.scripted.calls_most, 3);
	assert_false(bench.scripted.both_ways);
	bench_close(&bench);
	read_run(&bench, &run);
	assert_int_equal(run_rows(&run), 12);
	for (size_t i = 0; i < 12; i++) {
		int number = atoi(run_text(&run, i, "migration"));

		assert_in_range(number, 1, 12);
		assert_false(seen[number]);
		seen[number] = true;
		assert_string_equal(run_text(&run, i, "outcome"), "ok");
		/* each VM's own events: the slow ones stood still for all of their 60 ms */
		assert_true(strtod(run_text(&run, i, "downtime_events_seconds"), NULL) >
			    (number <= 3 ? 0.055 : 0.004));
	}
	run_free(&run);
	remove_folder(bench.folder);
}

static void never_more_than_asked(void **state)
{
	const struct wish wish = { .vms = 3, .cycles = 3 };
	struct bench bench;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, &wish);
	bench.study.parallel = 2;
	assert_true(study_run(&bench.study, &err));
	assert_int_equal(bench.scripted.calls_most, 2);
	bench_close(&bench);
	remove_folder(bench.folder);
}

/* A generous ratio is reached at once, but never before the least number of cycles; one that
 * cannot be reached ends at the plan's end. In a sequential order each case stops for itself. */
static void goes_on_until_it_is_enough(void **state)
{
	static const struct {
		enum plan_order order;
		double ratio;
		size_t rows;
	} cases[] = {
		{ ORDER_SEQUENTIAL, 1e9, 2 * 2 * 4 }, /* two cycles of two cases of two VMs */
		{ ORDER_INTERLEAVED, 1e9, 2 * 2 * 4 },
		{ ORDER_RANDOM, 1e9, 2 * 2 * 4 },
		{ ORDER_RANDOM, 1e-9, 5 * 2 * 4 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct wish wish = { .cases = { "x", "y" },
					   .cycles = 5,
					   .order = cases[i].order };
		struct bench bench;
		struct error err = { 0 };

		bench_open(&bench, &wish);
		until_close(&bench.study.until);
		bench.study.until.ratio = cases[i].ratio;
		bench.study.until.least_cycles = 2;
		assert_true(until_open(&bench.study.until, 2, 2, 5, &err));
		assert_true(study_run(&bench.study, &err));
		assert_true(bench.study.ended);
		assert_int_equal(bench.study.done_count, cases[i].rows);
		assert_int_equal(count_events(&bench, "narrow_enough", "total_time_seconds"),
				 cases[i].ratio > 1 ? 2 : 0);
		assert_int_equal(count_events(&bench, "not_narrow_enough", "total_time_seconds"),
				 cases[i].ratio > 1 ? 0 : 2);
		bench_close(&bench);
		remove_folder(bench.folder);
	}
}

static void warm_up_has_no_rows(void **state)
{
	const struct wish wish = { .cases = { "x", "y" }, .cycles = 2, .order = ORDER_INTERLEAVED };
	struct bench bench;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, &wish);
	bench.study.warm_up = 1;
	assert_true(study_run(&bench.study, &err));
	assert_int_equal(bench.study.done_count, 16);
	assert_int_equal(bench.scripted.next, 16 + 8); /* each case once, two VMs, two directions */
	assert_int_equal(count_events(&bench, "placed", NULL), 8);
	bench_close(&bench);
	remove_folder(bench.folder);
}

/* Reads what the commands have written into a file of the run's folder. */
static void read_lines(struct bench *bench, const char *name, char *text, size_t size)
{
	char path[96];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", bench->folder, name);
	file = fopen(path, "r");
	assert_non_null(file);
	text[fread(text, 1, size - 1, file)] = '\0';
	assert_int_equal(fclose(file), 0);
}

static void commands_are_told_the_names(void **state)
{
	static const enum fate fates[] = { FATE_MOVES, FATE_REFUSED };
	const struct wish wish = {
		.fates = fates, .fate_count = 2, .cases = { "x:bandwidth=7,unsafe=yes" }, .vms = 1
	};
	struct bench bench;
	struct error err = { 0 };
	struct stop stop;
	char text[512];

	(void)state;
	assert_true(stop_open(&stop, &err));
	assert_int_equal(setenv("MIGSTAT_CASE", "inherited", 1), 0);
	bench_open(&bench, &wish);
	bench.study.measurer.stop = &stop;
	bench.study.command[HOOK_BEFORE_CASE] =
		"echo $MIGSTAT_HOOK $MIGSTAT_CASE $MIGSTAT_BANDWIDTH >>$MIGSTAT_RUN/told";
	bench.study.command[HOOK_AFTER_CASE] =
		"echo $MIGSTAT_HOOK $MIGSTAT_UNSAFE >>$MIGSTAT_RUN/told";
	bench.study.command[HOOK_BEFORE] =
		"echo $MIGSTAT_HOOK $MIGSTAT_VM $MIGSTAT_VM_UUID $MIGSTAT_MIGRATION $MIGSTAT_CYCLE "
		"$MIGSTAT_DIRECTION $MIGSTAT_SOURCE $MIGSTAT_DESTINATION$MIGSTAT_OUTCOME "
		">>$MIGSTAT_RUN/told";
	bench.study.command[HOOK_AFTER] = "echo $MIGSTAT_HOOK $MIGSTAT_OUTCOME >>$MIGSTAT_RUN/told";
	assert_true(study_check(&bench.study, &err));
	assert_true(study_run(&bench.study, &err));
	read_lines(&bench, "told", text, sizeof text);
	assert_string_equal(text, "before-case x 7\n"
				  "before vm1 uuid-of-vm1 1 1 AB host-a host-b\n"
				  "after ok\n"
				  "before vm1 uuid-of-vm1 2 1 BA host-b host-a\n"
				  "after refused\n"
				  "after-case yes\n");
	assert_string_equal(getenv("MIGSTAT_CASE"), "inherited");
	assert_int_equal(unsetenv("MIGSTAT_CASE"), 0);
	bench_close(&bench);
	stop_close(&stop);
	remove_folder(bench.folder);
}

/* A command that fails before the case, before or after migration 2, after the case. */
static void failing_command(enum hook hook, bool stops, size_t rows, size_t not_attempted,
			    const char *message)
{
	const struct wish wish = { 0 };
	struct bench bench;
	struct error err = { 0 };

	bench_open(&bench, &wish);
	bench.study.command[hook] = "test \"${MIGSTAT_MIGRATION-2}\" != 2 || exit 7";
	bench.study.hook_failure_stops = stops;
	assert_true(study_run(&bench.study, &err));
	assert_int_equal(bench.study.done_count, rows);
	assert_int_equal(bench.study.counts[OUTCOME_NOT_ATTEMPTED], not_attempted);
	assert_int_equal(bench.study.ended, rows == 4);
	if (stops)
		assert_string_equal(bench.study.halt.text, message);
	else
		assert_string_equal(bench.study.halt.text, "");
	bench_close(&bench);
	remove_folder(bench.folder);
}

static void failing_commands_are_events_or_the_end(void **state)
{
	(void)state;
	failing_command(HOOK_BEFORE_CASE, false, 4, 4, NULL);
	failing_command(HOOK_BEFORE_CASE, true, 0, 0,
			"the command of --before-case for case 'plain' ended with status 7");
	/* what stayed on host A cannot be brought back from B */
	failing_command(HOOK_BEFORE, false, 4, 2, NULL);
	failing_command(HOOK_BEFORE, true, 2, 1,
			"the command of --before for VM 'vm2' ended with status 7");
	failing_command(HOOK_AFTER, false, 4, 0, NULL);
	failing_command(HOOK_AFTER, true, 2, 0,
			"the command of --after for VM 'vm2' ended with status 7");
	failing_command(HOOK_AFTER_CASE, false, 4, 0, NULL);
}

static void signal_stops_between_rows(void **state)
{
	const struct wish wish = { 0 };
	struct bench bench;
	struct error err = { 0 };
	struct stop stop;

	(void)state;
	assert_true(stop_open(&stop, &err));
	bench_open(&bench, &wish);
	bench.study.measurer.stop = &stop;
	assert_int_equal(kill(getpid(), SIGTERM), 0);
	assert_true(stop_wait(&stop, 10));
	assert_true(study_run(&bench.study, &err));
	assert_int_equal(stop.signal, SIGTERM);
	assert_int_equal(bench.study.done_count, 0);
	assert_false(bench.study.ended);
	bench_close(&bench);
	stop_close(&stop);
	remove_folder(bench.folder);
}

/* Between two migrations nothing is done for that long; a signal ends the waiting. */
static void settling_is_interrupted(void **state)
{
	static const enum fate fates[] = { FATE_MOVES };
	const struct wish wish = { .fates = fates, .fate_count = 1 };
	struct bench bench;
	struct error err = { 0 };
	struct stop stop;

	(void)state;
	assert_true(stop_open(&stop, &err));
	bench_open(&bench, &wish);
	bench.study.measurer.stop = &stop;
	bench.study.settle_seconds = 1e6;
	bench.study.command[HOOK_AFTER] = "kill -TERM $PPID";
	assert_true(study_run(&bench.study, &err));
	assert_int_equal(bench.study.done_count, 1);
	bench_close(&bench);
	stop_close(&stop);
	remove_folder(bench.folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases_alternate),
		cmocka_unit_test(one_way_does_not_come_back),
		cmocka_unit_test(every_order_is_whole),
		cmocka_unit_test(shuffle_is_fair_and_repeatable),
		cmocka_unit_test(several_vms_at_once),
		cmocka_unit_test(never_more_than_asked),
		cmocka_unit_test(goes_on_until_it_is_enough),
		cmocka_unit_test(warm_up_has_no_rows),
		cmocka_unit_test(commands_are_told_the_names),
		cmocka_unit_test(failing_commands_are_events_or_the_end),
		cmocka_unit_test(signal_stops_between_rows),
		cmocka_unit_test(settling_is_interrupted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
