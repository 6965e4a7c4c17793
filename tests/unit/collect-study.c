/*
 * collect-study.c — tests of the cycle loop against a scripted platform: every fate that a
 * migration can have, what is written of it, what is tidied up, and how a run goes on after a cut.
 */
#include "testing.h"

#include "collect/session/leftover.h"
#include "tests/lib/bench.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Runs the whole plan with the first migration's fate and checks its row and an event (NULL = none
 * is looked for). */
static void expect_case(const char *parameters, enum fate fate, enum outcome outcome, bool timed,
			const char *word, const char *detail)
{
	/* only the first one can meet a deadline: no other may be late because the machine is */
	const enum fate fates[] = { fate, FATE_CANNOT_BE_PREPARED, FATE_CANNOT_BE_PREPARED,
				    FATE_CANNOT_BE_PREPARED };
	const struct wish wish = { fates, strstr(parameters, "deadline=") ? 4 : 1,
				   .cases = { parameters } };
	struct bench bench;
	struct run run;
	struct error err = { 0 };

	bench_open(&bench, &wish);
	assert_true(study_check(&bench.study, &err));
	assert_true(study_run(&bench.study, &err));
	bench_close(&bench);
	read_run(&bench, &run);
	assert_string_equal(run_text(&run, 0, "outcome"), outcome_words[outcome]);
	assert_int_equal(run_text(&run, 0, "total_time_seconds")[0] != '\0', timed);
	assert_string_equal(run_text(&run, 0, "vm_uuid"), "uuid-of-vm1");
	assert_string_equal(run_text(&run, 0, "source"), "host-a");
	assert_true(run_text(&run, 0, "started_at")[0] != '\0');
	if (word)
		assert_int_equal(count_events(&bench, word, detail), 1);
	/* a split brain ends the study; nothing else does */
	assert_int_equal(run_rows(&run), outcome == OUTCOME_RUNNING_ON_BOTH ? 1 : 4);
	run_free(&run);
	remove_folder(bench.folder);
}

static void expect(enum fate fate, enum outcome outcome, bool timed, const char *word,
		   const char *detail)
{
	expect_case("plain", fate, outcome, timed, word, detail);
}

static void every_fate_has_its_word(void **state)
{
	(void)state;
	expect(FATE_MOVES, OUTCOME_OK, true, NULL, NULL);
	expect(FATE_REFUSED, OUTCOME_REFUSED, false, NULL, NULL);
	expect(FATE_CANNOT_BE_PREPARED, OUTCOME_REFUSED, false, NULL, NULL);
	/* the same refusal, whichever side says it */
	expect(FATE_UNSUPPORTED_THERE, OUTCOME_REFUSED, false, NULL, NULL);
	expect(FATE_FAILS_ON_THE_WAY, OUTCOME_ERROR_RETURNED, false, NULL, NULL);
	expect(FATE_FAILS_AT_THE_DESTINATION, OUTCOME_ERROR_RETURNED, false, NULL, NULL);
	expect(FATE_CANCELLED, OUTCOME_ABORTED_BY_MANAGER, false, NULL, NULL);
	expect(FATE_STAYS_THOUGH_OK, OUTCOME_COMPLETED_BUT_ON_SOURCE, false, NULL, NULL);
	expect(FATE_STRAYS, OUTCOME_COMPLETED_ON_WRONG_HOST, false, "strayed", "host-c");
	expect(FATE_MOVES_THOUGH_ERROR, OUTCOME_API_ERROR_BUT_MOVED, false, NULL, NULL);
	expect(FATE_RUNS_ON_NONE, OUTCOME_RUNNING_ON_NONE, false, "lost", NULL);
	expect(FATE_WITHOUT_STATISTICS, OUTCOME_STATS_UNAVAILABLE, true, NULL, NULL);
	expect(FATE_HOST_SILENT, OUTCOME_UNKNOWN, false, NULL, NULL);
}

/* What is safe is put right; what is not is left alone. Either way an event says so. */
static void tidies_up_as_far_as_is_safe(void **state)
{
	(void)state;
	expect(FATE_LEAVES_DEFINITION, OUTCOME_MOVED_BUT_LEFTOVER, true, "undefine",
	       "the destination has the definition now");
	expect(FATE_LEAVES_ONLY_DEFINITION, OUTCOME_MOVED_BUT_LEFTOVER, true, "left_alone",
	       "is the only one");
	expect(FATE_LEAVES_JOB_ON_SOURCE, OUTCOME_STUCK_IN_PROGRESS, false, "cancel",
	       "nobody waits for this job any more");
	expect(FATE_BREAKS_IN_POST_COPY, OUTCOME_STUCK_IN_PROGRESS, false, "recover",
	       "the guest is whole again");
	expect(FATE_BREAKS_FOR_GOOD, OUTCOME_STUCK_IN_PROGRESS, false, "recover_failed",
	       "no route to host");
	expect(FATE_BREAKS_FOR_GOOD, OUTCOME_STUCK_IN_PROGRESS, false, "left_alone",
	       "each host holds a part");
	expect(FATE_LEAVES_JOB, OUTCOME_STUCK_IN_PROGRESS, false, "left_alone",
	       "on the destination only");
	expect(FATE_PAUSED_THERE, OUTCOME_PAUSED_ON_TARGET, false, "resume", "there is no other");
	expect(FATE_PAUSED_BY_USER, OUTCOME_PAUSED_ON_TARGET, false, "left_alone",
	       "not by the migration");
	expect(FATE_PAUSED_ON_BOTH, OUTCOME_PAUSED_ON_TARGET, false, "left_alone",
	       "paused on both hosts");
}

/* Somebody else's job is never cancelled, whatever the case says and however the call ends. The
 * migrations after it are not attempted while it runs. */
static void a_foreign_job_is_left_alone(void **state)
{
	static const struct {
		const char *parameters;
		enum fate fate;
		enum outcome outcome;
	} cases[] = {
		{ "x", FATE_MEETS_A_JOB, OUTCOME_ERROR_RETURNED },
		{ "x:deadline=0.03,at-deadline=cancel", FATE_FINDS_A_JOB, OUTCOME_REFUSED },
		{ "x:deadline=0.03,at-deadline=suspend", FATE_FINDS_A_JOB, OUTCOME_REFUSED },
		{ "x:deadline=0.03,at-deadline=post-copy", FATE_FINDS_A_JOB, OUTCOME_REFUSED },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct wish wish = { &cases[i].fate, 1, .cases = { cases[i].parameters },
					   .vms = 1 };
		struct bench bench;
		struct run run;
		struct error err = { 0 };

		bench_open(&bench, &wish);
		assert_true(study_run(&bench.study, &err));
		assert_true(bench.scripted.job[SIDE_A][0]);
		assert_false(bench.scripted.cancelled[0]);
		assert_false(bench.scripted.suspended[0]);
		assert_false(bench.scripted.hurried[0]);
		bench_close(&bench);
		read_run(&bench, &run);
		assert_string_equal(run_text(&run, 0, "outcome"), outcome_words[cases[i].outcome]);
		assert_int_equal(count_events(&bench, "cancel", NULL), 0);
		assert_true(count_events(&bench, "left_alone", "job that") >= 1);
		run_free(&run);
		remove_folder(bench.folder);
	}
}

/* One that is there before: the call is not even made. */
static void a_migration_waits_for_a_foreign_job(void **state)
{
	const struct wish wish = { .vms = 1 };
	struct bench bench;
	struct run run;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, &wish);
	bench.scripted.job[SIDE_A][0] = true;
	assert_true(study_run(&bench.study, &err));
	assert_true(bench.scripted.job[SIDE_A][0]);
	assert_int_equal(bench.scripted.next, 0);
	bench_close(&bench);
	read_run(&bench, &run);
	assert_string_equal(run_text(&run, 0, "outcome"), "not_attempted");
	assert_non_null(strstr(run_text(&run, 0, "error"), "a job runs on host a already"));
	run_free(&run);
	remove_folder(bench.folder);
}

static void deadline_is_kept(void **state)
{
	(void)state;
	expect_case("x:deadline=0.03", FATE_MOVES_SLOWLY, OUTCOME_LATE, true, "deadline_passed",
		    "mark");
	expect_case("x:deadline=0.03,at-deadline=cancel", FATE_GOES_ON, OUTCOME_TIMEOUT_CANCELLED,
		    false, "cancel", "the deadline has passed");
	/* with the network cut, the call ends with another error than "cancelled" */
	expect_case("x:deadline=0.03,at-deadline=cancel", FATE_GOES_ON_TO_AN_ERROR,
		    OUTCOME_TIMEOUT_CANCELLED, false, "cancel", "the deadline has passed");
	expect_case("x:deadline=0.03,at-deadline=post-copy", FATE_GOES_ON, OUTCOME_LATE, true,
		    "post_copy", "the deadline has passed");
	expect_case("x:deadline=0.03,at-deadline=suspend", FATE_GOES_ON, OUTCOME_LATE, true,
		    "suspend", "the deadline has passed");
	expect_case("x:post-copy=yes", FATE_GOES_ON, OUTCOME_OK, true, NULL, NULL);
}

/* A hole in the samples of a job that goes on is told; where the platform has them in steps, there
 * is none between two. */
static void a_hole_in_the_samples_is_told(void **state)
{
	struct driver_operations in_steps = scripted_operations;

	(void)state;
	in_steps.samples_in_steps = true;
	for (int round = 0; round < 3; round++) {
		const enum fate fate[] = { FATE_MOVES_SLOWLY, FATE_MOVES_SLOWLY };
		const struct wish wish = { fate, COUNT(fate), .vms = 1 };
		struct bench bench;
		struct error err = { 0 };

		bench_open(&bench, &wish);
		bench.scripted.blinks = round > 0;
		if (round == 2)
			bench.scripted.base.operations = &in_steps;
		assert_true(study_run(&bench.study, &err));
		bench_close(&bench);
		assert_int_equal(count_events(&bench, "samples_missing", "s: the hypervisor told"),
				 round == 1 ? COUNT(fate) : 0);
		remove_folder(bench.folder);
	}
}

/* Whatever number the hypervisor's counter begins with: there were three passes, or one; and only
 * when the first is over is a guest switched to post-copy. */
static void passes_are_counted_from_the_first(void **state)
{
	(void)state;
	for (int before = 0; before < 2; before++)
		for (int one = 0; one < 2; one++) {
			const enum fate fate = one ? FATE_MOVES : FATE_GOES_ON;
			const struct wish wish = { &fate, 1, .cases = { "x:post-copy=yes" },
						   .vms = 1 };
			struct bench bench;
			struct run run;
			struct error err = { 0 };

			bench_open(&bench, &wish);
			bench.scripted.passes_before = before;
			bench.scripted.one_pass = one;
			assert_true(study_run(&bench.study, &err));
			bench_close(&bench);
			read_run(&bench, &run);
			assert_string_equal(run_text(&run, 0, "outcome"), "ok");
			assert_string_equal(run_text(&run, 0, "iterations"), one ? "1" : "3");
			assert_int_equal(count_events(&bench, "post_copy", "the first pass"),
					 one ? 0 : (int)run_rows(&run));
			run_free(&run);
			remove_folder(bench.folder);
		}
}

/* A guest on both hosts: an alarm, and collect touches neither, also not at the end. */
/* A further migration could destroy the guest, so there is none: not in the plan, not to bring it
 * back. The other VM goes on. */
static void a_vm_that_nobody_knows_of_is_not_moved(void **state)
{
	static const enum fate fate = FATE_DISAGREED_UPON;
	const struct wish wish = { .fates = &fate, .fate_count = 1 };
	struct bench bench;
	struct run run;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, &wish);
	assert_true(study_run(&bench.study, &err));
	assert_false(study_restore(&bench.study, &err));
	assert_non_null(strstr(err.text, "VM 'vm1' is left where it is"));
	assert_int_equal(bench.scripted.next, 3); /* vm1 once, vm2 there and back */
	assert_int_equal(bench.scripted.state[SIDE_B][0], GUEST_RUNNING);
	bench_close(&bench);
	read_run(&bench, &run);
	assert_string_equal(run_text(&run, 0, "outcome"), "manager_disagrees");
	assert_string_equal(run_text(&run, 0, "error"),
			    "the manager has it on host-a, and B has it running");
	assert_string_equal(run_text(&run, 0, "total_time_seconds"), "");
	assert_string_equal(run_text(&run, 2, "vm"), "vm1");
	assert_string_equal(run_text(&run, 2, "outcome"), "not_attempted");
	assert_string_equal(run_text(&run, 3, "outcome"), "ok");
	assert_int_equal(count_events(&bench, "manager_disagrees", NULL), 1);
	run_free(&run);
	remove_folder(bench.folder);
}

/* Its row says so first, and then what the call was answered with. */
static void a_disagreement_is_told_beside_the_error(void **state)
{
	static const enum fate fate = FATE_DISAGREED_IN_ERROR;
	const struct wish wish = { .fates = &fate, .fate_count = 1 };
	struct bench bench;
	struct run run;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, &wish);
	assert_true(study_run(&bench.study, &err));
	bench_close(&bench);
	read_run(&bench, &run);
	assert_string_equal(run_text(&run, 0, "outcome"), "manager_disagrees");
	assert_string_equal(run_text(&run, 0, "error"),
			    "the manager has it on host-a, and B has it running; timed out");
	run_free(&run);
	remove_folder(bench.folder);
}

static void split_brain_ends_the_study(void **state)
{
	static const enum fate fate = FATE_RUNS_ON_BOTH;
	const struct wish wish = { .fates = &fate, .fate_count = 1 };
	struct bench bench;
	struct error err = { 0 };
	char *said = NULL;
	size_t size;
	FILE *stream = open_memstream(&said, &size);

	(void)state;
	bench_open(&bench, &wish);
	bench.display.alarm = stream;
	assert_true(study_run(&bench.study, &err));
	assert_int_equal(fclose(stream), 0);
	assert_non_null(strstr(said, "VM 'vm1' RUNS ON BOTH HOSTS"));
	assert_non_null(strstr(bench.study.halt.text, "RUNS ON BOTH HOSTS"));
	assert_false(bench.study.ended);
	assert_int_equal(bench.study.done_count, 1);
	assert_false(study_restore(&bench.study, &err));
	assert_non_null(strstr(err.text, "split brain"));
	assert_int_equal(bench.scripted.state[SIDE_A][0], GUEST_RUNNING);
	assert_int_equal(bench.scripted.state[SIDE_B][0], GUEST_RUNNING);
	assert_int_equal(count_events(&bench, "split_brain", NULL), 1);
	bench_close(&bench);
	remove_folder(bench.folder);
	free(said);
}

static void late_keeps_its_true_time(void **state)
{
	static const enum fate slow = FATE_MOVES_SLOWLY;
	const struct wish wish = { &slow, 1, .cases = { "x:deadline=0.03" } };
	struct bench bench;
	struct run run;
	struct error err = { 0 };
	double total;

	(void)state;
	bench_open(&bench, &wish);
	assert_true(study_run(&bench.study, &err));
	bench_close(&bench);
	read_run(&bench, &run);
	assert_string_equal(run_text(&run, 0, "outcome"), "late");
	total = strtod(run_text(&run, 0, "total_time_seconds"), NULL);
	assert_true(total >= SLOW_SECONDS && total < 10);
	assert_string_equal(run_text(&run, 0, "dirty_rate_max_bytes_per_second"), "1000000");
	assert_true(strtod(run_text(&run, 0, "downtime_events_seconds"), NULL) >= SLOW_SECONDS);
	run_free(&run);
	remove_folder(bench.folder);
}

/* What was asked stands beside what was in force; where they differ, an event says so. */
static void parameters_in_force_are_recorded(void **state)
{
	static const enum fate slow = FATE_MOVES_SLOWLY;
	const struct wish wish = { &slow, 1, .cases = { "x:bandwidth=30" }, .vms = 1 };
	struct bench bench;
	struct table table;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, &wish);
	assert_true(study_run(&bench.study, &err));
	bench_close(&bench);
	read_table_of(&bench, &schema_parameters, &table);
	assert_int_equal(table.rows, 2 * PARAMETER_COUNT);
	assert_string_equal(table_text(&table, PARAMETER_BANDWIDTH, 1), "bandwidth");
	assert_string_equal(table_text(&table, PARAMETER_BANDWIDTH, 2), "30");
	assert_string_equal(table_text(&table, PARAMETER_BANDWIDTH, 3), "40");
	assert_string_equal(table_text(&table, PARAMETER_BANDWIDTH, 4), "qemu");
	assert_string_equal(table_text(&table, PARAMETER_CONTROL, 3), "peer-to-peer");
	assert_string_equal(table_text(&table, PARAMETER_CONTROL, 4), "call");
	assert_string_equal(table_text(&table, PARAMETER_TLS, 2), "no");
	assert_string_equal(table_text(&table, PARAMETER_TLS, 3), "");
	assert_true(count_events(&bench, "other_in_force",
				 "bandwidth: asked '30', in force '40'") >= 1);
	table_free(&table);
	remove_folder(bench.folder);
}

/* A case that is refused so often in a row is given up, and no other; a success in between begins
 * the count anew. Where no case is left, the study ends and can go on. */
static void refused_cases_are_given_up(void **state)
{
	static const enum fate fates[] = { FATE_REFUSED, FATE_REFUSED, FATE_MOVES,   FATE_REFUSED,
					   FATE_REFUSED, FATE_REFUSED, FATE_REFUSED, FATE_REFUSED };
	struct wish wish = { fates, COUNT(fates), .cases = { "x", "y" }, .vms = 1, .cycles = 8 };
	struct bench bench;
	struct run run;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, &wish);
	bench.study.refusals_most = 3;
	assert_true(study_run(&bench.study, &err));
	assert_true(bench.study.ended);
	bench_close(&bench);
	assert_int_equal(count_events(&bench, "case_given_up", "case x was refused 3 times"), 1);
	assert_int_equal(count_events(&bench, "case_given_up", NULL), 1);
	read_run(&bench, &run);
	/* x: refused, -, refused, -, there, refused, refused, refused: given up on host B */
	assert_string_equal(run_text(&run, 4, "outcome"), "ok");
	assert_string_equal(run_text(&run, 9, "outcome"), "refused");
	assert_string_equal(run_text(&run, 11, "error"),
			    "the case is given up: it was refused 3 times in a row");
	/* y begins where x has left its VM, and has two refusals only */
	assert_string_equal(run_text(&run, 31, "outcome"), "ok");
	run_free(&run);
	remove_folder(bench.folder);

	wish.cases[1] = NULL;
	wish.fates = &fates[3];
	wish.fate_count = 5;
	bench_open(&bench, &wish);
	bench.study.refusals_most = 3;
	assert_true(study_run(&bench.study, &err));
	assert_false(bench.study.ended);
	assert_non_null(strstr(bench.study.halt.text, "is given up; the last time: not supported"));
	bench_close(&bench);
	remove_folder(bench.folder);
}

/* A refused migration leaves the VM where it was: the way back is not attempted, and says why. */
static void not_attempted_tells_the_reason(void **state)
{
	static const enum fate fates[] = { FATE_REFUSED, FATE_MOVES };
	const struct wish wish = { .fates = fates, .fate_count = 2 };
	struct bench bench;
	struct run run;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, &wish);
	assert_true(study_run(&bench.study, &err));
	assert_int_equal(bench.study.counts[OUTCOME_REFUSED], 1);
	assert_int_equal(bench.study.counts[OUTCOME_NOT_ATTEMPTED], 1);
	assert_int_equal(bench.study.counts[OUTCOME_OK], 2);
	assert_true(bench.study.ended);
	bench_close(&bench);
	read_run(&bench, &run);
	assert_string_equal(run_text(&run, 2, "outcome"), "not_attempted");
	assert_string_equal(run_text(&run, 2, "error"),
			    "VM 'vm1' runs on host a (host-a), not on host b (host-b); left there "
			    "by: not supported");
	assert_string_equal(run_text(&run, 2, "started_at"), "");
	run_free(&run);
	remove_folder(bench.folder);
}

static void guests_are_brought_back(void **state)
{
	static const enum fate fates[] = { FATE_MOVES, FATE_MOVES, FATE_FAILS_ON_THE_WAY };
	const struct wish wish = { .fates = fates, .fate_count = 3 };
	struct bench bench;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, &wish);
	assert_true(study_run(&bench.study, &err));
	assert_int_equal(bench.scripted.state[SIDE_B][0], GUEST_RUNNING);
	assert_true(study_restore(&bench.study, &err));
	assert_int_equal(bench.scripted.state[SIDE_A][0], GUEST_RUNNING);
	assert_int_equal(bench.scripted.state[SIDE_B][0], GUEST_ABSENT);
	assert_int_equal(bench.study.counts[OUTCOME_OK], 3);
	bench_close(&bench);
	remove_folder(bench.folder);
}

/* Cuts a run as kill -9 would: the first `rows` migrations have their rows, one more has begun. */
static void cut_run(struct bench *bench, enum plan_order order, size_t rows)
{
	const struct wish wish = { .order = order };
	struct error err = { 0 };

	bench_open(bench, &wish);
	assert_true(study_check(&bench->study, &err));
	for (size_t i = 0; i <= rows; i++) {
		struct move move = plan_move(&bench->study.plan, i);
		struct migration_request request = { &bench->vms.at[move.vm_index],
						     &bench->cases.at[0], move.source };
		struct migration_result result;
		struct migration_row row;
		struct journal_entry entry;

		study_start_row(&bench->study, &move, &row);
		if (i == rows) {
			journal_begin(&bench->journal, &entry, move.migration, row.vm, move.source);
			journal_end(&bench->journal, &entry);
			continue;
		}
		assert_true(
			measure_migration(&bench->study.measurer, &request, &row, &result, &err));
		assert_true(run_add_migration(bench->run, &row, &err));
	}
	bench_close(bench);
}

/* Puts the VMs where `rows` migrations of the plan have brought them. */
static void stand_after(struct bench *bench, size_t rows)
{
	for (size_t i = 0; i < rows; i++) {
		struct move move = plan_move(&bench->study.plan, i);

		bench->scripted.state[move.source][move.vm_index] = GUEST_ABSENT;
		bench->scripted.state[other_side(move.source)][move.vm_index] = GUEST_RUNNING;
	}
}

static void cut_run_goes_on(enum plan_order order, size_t rows, bool arrived)
{
	struct bench first;
	struct bench second;
	struct wish wish = { .order = order };
	struct leftover leftover;
	struct run run;
	struct error err = { 0 };
	char text[512];
	char expected[512];

	cut_run(&first, order, rows);
	wish.folder = first.folder;
	bench_open(&second, &wish);
	stand_after(&second, rows + arrived);
	assert_true(leftover_read(&leftover, first.folder, &second.study, &err));
	assert_int_equal(leftover.rows, rows);
	assert_int_equal(leftover.under_way, 1);
	leftover_text(&leftover, "run", text);
	snprintf(expected, sizeof expected,
		 "run: the run was cut short: %zu of 4 migrations are there, one more was "
		 "under way",
		 rows);
	assert_string_equal(text, expected);
	second.study.goes_on = true;
	assert_true(leftover_wait(&leftover, &second.study, &err));
	assert_true(study_check(&second.study, &err));
	assert_true(leftover_settle(&leftover, &second.study, &err));
	assert_int_equal(second.study.done_count, rows + arrived);
	assert_true(study_run(&second.study, &err));
	assert_true(second.study.ended);
	leftover_free(&leftover);
	bench_close(&second);
	read_run(&second, &run);
	assert_int_equal(run_rows(&run), 4);
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(run_text(&run, i, "outcome"),
				    i == rows && arrived ? "interrupted" : "ok");
	run_free(&run);
	remove_folder(first.folder);
}

/* What a killed switchover leaves behind: on each host, and whether it is paused by migration. */
static void leftover_settles(enum guest_state here, enum guest_state there, enum pause_cause pause,
			     bool resumed, const char *complaint)
{
	struct bench first;
	struct bench second;
	struct wish wish = { .order = ORDER_SEQUENTIAL };
	struct leftover leftover;
	struct error err = { 0 };

	cut_run(&first, ORDER_SEQUENTIAL, 0);
	wish.folder = first.folder;
	bench_open(&second, &wish);
	second.scripted.state[SIDE_A][0] = here;
	second.scripted.state[SIDE_B][0] = there;
	second.scripted.pause = pause;
	second.study.goes_on = true;
	assert_true(leftover_read(&leftover, first.folder, &second.study, &err));
	assert_int_equal(leftover_wait(&leftover, &second.study, &err), complaint == NULL);
	if (complaint)
		assert_non_null(strstr(err.text, complaint));
	assert_int_equal(leftover.resumed[0], resumed);
	if (resumed) {
		assert_true(study_check(&second.study, &err));
		assert_true(leftover_settle(&leftover, &second.study, &err));
		assert_int_equal(count_events(&second, "resume", "had left it paused"), 1);
	}
	leftover_free(&leftover);
	bench_close(&second);
	remove_folder(first.folder);
}

static void what_a_killed_switchover_leaves_is_put_right(void **state)
{
	(void)state;
	leftover_settles(GUEST_PAUSED, GUEST_ABSENT, PAUSE_BY_MIGRATION, true, NULL);
	leftover_settles(GUEST_ABSENT, GUEST_PAUSED, PAUSE_BY_MIGRATION, true, NULL);
	leftover_settles(GUEST_OFF, GUEST_PAUSED, PAUSE_BY_MIGRATION, true, NULL);
	/* somebody wanted it so; study_check says what there is to say */
	leftover_settles(GUEST_PAUSED, GUEST_ABSENT, PAUSE_BY_USER, false, NULL);
	/* which one is whole is not for collect to say */
	leftover_settles(GUEST_PAUSED, GUEST_PAUSED, PAUSE_BY_MIGRATION, false, "is on both hosts");
	leftover_settles(GUEST_RUNNING, GUEST_PAUSED, PAUSE_BY_MIGRATION, false,
			 "virsh destroy vm1");
}

/* The daemon needs a while to notice that its client is dead. */
static void *end_half_made(void *closure)
{
	struct bench *bench = closure;

	usleep(20000);
	pthread_mutex_lock(&bench->scripted.lock);
	bench->scripted.state[SIDE_B][0] = GUEST_ABSENT;
	pthread_mutex_unlock(&bench->scripted.lock);
	return NULL;
}

static void a_half_made_domain_is_waited_for(void **state)
{
	struct bench first;
	struct bench second;
	struct wish wish = { .order = ORDER_SEQUENTIAL };
	struct leftover leftover;
	struct error err = { 0 };
	pthread_t daemon;

	(void)state;
	cut_run(&first, ORDER_SEQUENTIAL, 0);
	wish.folder = first.folder;
	bench_open(&second, &wish);
	second.scripted.state[SIDE_B][0] = GUEST_PAUSED;
	second.scripted.pause = PAUSE_BY_MIGRATION;
	second.study.goes_on = true;
	assert_true(leftover_read(&leftover, first.folder, &second.study, &err));
	assert_int_equal(pthread_create(&daemon, NULL, end_half_made, &second), 0);
	assert_true(leftover_wait(&leftover, &second.study, &err));
	assert_int_equal(pthread_join(daemon, NULL), 0);
	assert_true(study_check(&second.study, &err));
	assert_true(leftover_settle(&leftover, &second.study, &err));
	assert_int_equal(second.study.done_count, 0); /* it is done again */
	leftover_free(&leftover);
	bench_close(&second);
	remove_folder(first.folder);
}

static void cut_run_finds_the_guest_arrived(void **state)
{
	(void)state;
	for (size_t rows = 0; rows < 4; rows++) {
		cut_run_goes_on(ORDER_SEQUENTIAL, rows, true);
		cut_run_goes_on(ORDER_RANDOM, rows, true);
	}
}

static void cut_run_does_it_again(void **state)
{
	(void)state;
	for (size_t rows = 0; rows < 4; rows++) {
		cut_run_goes_on(ORDER_SEQUENTIAL, rows, false);
		cut_run_goes_on(ORDER_RANDOM, rows, false);
	}
}

/* A migration that a signal broke off has no row, and the next start does not take it for one that
 * was interrupted, although the VM was brought back to the host that was its destination. */
static void stopped_run_goes_on(void **state)
{
	static const enum fate fates[] = { FATE_MOVES, FATE_MOVES, FATE_SIGNALLED };
	struct wish wish = { .fates = fates, .fate_count = 3 };
	struct bench first;
	struct bench second;
	struct leftover leftover;
	struct error err = { 0 };
	struct stop stop;

	(void)state;
	assert_true(stop_open(&stop, &err));
	bench_open(&first, &wish);
	first.study.measurer.stop = &stop;
	assert_true(study_run(&first.study, &err));
	assert_int_equal(first.study.done_count, 2);
	assert_false(first.study.ended);
	assert_int_equal(count_events(&first, "cancel", "a signal asked for the end"), 1);
	assert_true(study_restore(&first.study, &err));
	bench_close(&first);
	stop_close(&stop);

	wish = (struct wish){ .folder = first.folder };
	bench_open(&second, &wish);
	assert_true(leftover_read(&leftover, first.folder, &second.study, &err));
	assert_int_equal(leftover.under_way, 0);
	second.study.goes_on = true;
	assert_true(study_run(&second.study, &err));
	assert_int_equal(second.study.counts[OUTCOME_OK], 4);
	assert_true(second.study.ended);
	leftover_free(&leftover);
	bench_close(&second);
	remove_folder(first.folder);
}

static void other_runs_are_refused(void **state)
{
	static const char header[] = "migration,case,vm,cycle,direction,order,outcome\n";
	static const struct {
		const char *rows, *message;
	} bad[] = {
		{ "9,plain,vm1,1,AB,1,ok\n", "'9' where the plan has 1 to 4" },
		{ "1,plain,vm1,1,AB,1,ok\n1,plain,vm1,1,AB,1,ok\n", "'1' is there twice" },
		{ "1,other,vm1,1,AB,1,ok\n", "'other' where the plan has 'plain'" },
		{ "2,plain,vm1,1,AB,1,ok\n", "'vm1' where the plan has 'vm2'" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		const struct wish wish = { 0 };
		struct bench bench;
		struct leftover leftover;
		struct error err = { 0 };
		char path[64];
		FILE *file;

		bench_open(&bench, &wish);
		snprintf(path, sizeof path, "%s/migrations.csv", bench.folder);
		file = fopen(path, "w");
		assert_true(fprintf(file, "%s%s", header, bad[i].rows) > 0);
		assert_int_equal(fclose(file), 0);
		assert_false(leftover_read(&leftover, bench.folder, &bench.study, &err));
		assert_non_null(strstr(err.text, bad[i].message));
		leftover_free(&leftover);
		bench_close(&bench);
		remove_folder(bench.folder);
	}
}

static void missing_guests_are_named(void **state)
{
	const struct wish wish = { 0 };
	struct bench bench;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, &wish);
	bench.scripted.state[SIDE_A][1] = GUEST_ABSENT;
	assert_false(study_check(&bench.study, &err));
	assert_string_equal(err.text, "VM 'vm2' is on neither host: no such VM");
	bench.scripted.state[SIDE_A][1] = GUEST_OFF;
	err = (struct error){ 0 };
	assert_false(study_check(&bench.study, &err));
	assert_string_equal(err.text, "VM 'vm2' does not run (off on host a); start it first");
	bench.scripted.state[SIDE_A][1] = GUEST_RUNNING;
	bench.scripted.state[SIDE_B][1] = GUEST_RUNNING;
	err = (struct error){ 0 };
	assert_false(study_check(&bench.study, &err));
	assert_non_null(strstr(err.text, "split brain"));
	bench_close(&bench);
	remove_folder(bench.folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_fate_has_its_word),
		cmocka_unit_test(tidies_up_as_far_as_is_safe),
		cmocka_unit_test(a_foreign_job_is_left_alone),
		cmocka_unit_test(a_migration_waits_for_a_foreign_job),
		cmocka_unit_test(what_a_killed_switchover_leaves_is_put_right),
		cmocka_unit_test(a_half_made_domain_is_waited_for),
		cmocka_unit_test(deadline_is_kept),
		cmocka_unit_test(passes_are_counted_from_the_first),
		cmocka_unit_test(a_hole_in_the_samples_is_told),
		cmocka_unit_test(a_vm_that_nobody_knows_of_is_not_moved),
		cmocka_unit_test(a_disagreement_is_told_beside_the_error),
		cmocka_unit_test(split_brain_ends_the_study),
		cmocka_unit_test(late_keeps_its_true_time),
		cmocka_unit_test(parameters_in_force_are_recorded),
		cmocka_unit_test(refused_cases_are_given_up),
		cmocka_unit_test(not_attempted_tells_the_reason),
		cmocka_unit_test(guests_are_brought_back),
		cmocka_unit_test(cut_run_finds_the_guest_arrived),
		cmocka_unit_test(cut_run_does_it_again),
		cmocka_unit_test(stopped_run_goes_on),
		cmocka_unit_test(other_runs_are_refused),
		cmocka_unit_test(missing_guests_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
