/*
 * collect-study.c — tests of the cycle loop against a scripted platform: every fate that a
 * migration can have, what is written of it, and how a run goes on after a cut.
 */
#include "testing.h"

#include "collect/driver.h"
#include "collect/placement.h"
#include "collect/resume.h"
#include "collect/study.h"

#include "datasets/run.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the scripted platform does with the next migration. */
enum fate {
	FATE_MOVES,
	FATE_MOVES_SLOWLY,
	FATE_REFUSED,
	FATE_FAILS_ON_THE_WAY,
	FATE_CANCELLED,
	FATE_STAYS_THOUGH_OK,
	FATE_MOVES_THOUGH_ERROR,
	FATE_LEAVES_DEFINITION,
	FATE_LEAVES_JOB,
	FATE_RUNS_ON_BOTH,
	FATE_RUNS_ON_NONE,
	FATE_PAUSED_THERE,
	FATE_WITHOUT_STATISTICS,
	FATE_HOST_SILENT
};

enum { VMS = 2 };

struct scripted {
	struct driver base;
	const enum fate *fates; /* one for each migration; after the last: FATE_MOVES */
	size_t fate_count, next;
	enum guest_state state[2][VMS];
	bool job[2], silent[2];
	atomic_bool moving; /* samples show bytes; set by the thread of the call */
	struct journal *journal;
};

static struct scripted *self(struct driver *driver)
{
	return (struct scripted *)driver;
}

static size_t index_of(const char *vm)
{
	return (size_t)(vm[2] - '1'); /* vm1, vm2 */
}

static const char *scripted_host_name(struct driver *driver, enum side side)
{
	(void)driver;
	return side == SIDE_A ? "host-a" : "host-b";
}

static void scripted_look(struct driver *driver, enum side side, const char *vm,
			  struct host_view *view)
{
	struct scripted *scripted = self(driver);

	*view = (struct host_view){ .state = GUEST_UNKNOWN };
	if (scripted->silent[side]) {
		error_set(&view->error, "no answer");
		return;
	}
	view->state = scripted->state[side][index_of(vm)];
	view->job_active = scripted->job[side];
	(void)snprintf(view->uuid, sizeof view->uuid, "uuid-of-%s", vm);
}

static void event(struct scripted *scripted, const char *vm, enum side side, const char *word)
{
	struct driver_event event = { clock_seconds(), side, vm, word, NULL };

	journal_event(scripted->journal, &event);
}

static void fail_call(struct migration_result *result, const char *text)
{
	result->succeeded = false;
	result->error_code = 38;
	error_set(&result->error, "%s", text);
}

static void scripted_migrate(struct driver *driver, const struct migration_request *request,
			     struct migration_result *result)
{
	struct scripted *scripted = self(driver);
	enum fate fate = scripted->next < scripted->fate_count ? scripted->fates[scripted->next]
							       : FATE_MOVES;
	size_t vm = index_of(request->vm->name);
	enum guest_state *there = &scripted->state[other_side(request->source)][vm];
	enum guest_state *here = &scripted->state[request->source][vm];

	scripted->next++;
	scripted->moving = fate != FATE_REFUSED;
	result->succeeded = true;
	result->statistics = fate != FATE_WITHOUT_STATISTICS;
	result->value[metric_find("job_time_seconds")] = 0.001;
	event(scripted, request->vm->name, request->source, "suspended_migrated");
	(void)usleep(fate == FATE_MOVES_SLOWLY || fate == FATE_FAILS_ON_THE_WAY ? 60000 : 5000);
	switch (fate) {
	case FATE_REFUSED:
		fail_call(result, "not supported");
		return;
	case FATE_FAILS_ON_THE_WAY:
		fail_call(result, "connection reset");
		return;
	case FATE_CANCELLED:
		fail_call(result, "job aborted");
		result->cancelled = true;
		return;
	case FATE_STAYS_THOUGH_OK:
		return;
	case FATE_RUNS_ON_BOTH:
		*there = GUEST_RUNNING;
		return;
	case FATE_RUNS_ON_NONE:
		*here = GUEST_ABSENT;
		return;
	case FATE_PAUSED_THERE:
		*here = GUEST_ABSENT;
		*there = GUEST_PAUSED;
		return;
	case FATE_HOST_SILENT:
		scripted->silent[SIDE_B] = true;
		fail_call(result, "connection lost");
		return;
	default:
		break;
	}
	*there = GUEST_RUNNING;
	*here = fate == FATE_LEAVES_DEFINITION ? GUEST_OFF : GUEST_ABSENT;
	scripted->job[SIDE_B] = fate == FATE_LEAVES_JOB;
	if (fate == FATE_MOVES_THOUGH_ERROR)
		fail_call(result, "timed out");
	event(scripted, request->vm->name, other_side(request->source), "resumed_migrated");
}

static bool scripted_sample(struct driver *driver, const struct migration_request *request,
			    struct progress_row *row)
{
	(void)request;
	for (size_t i = 0; i < PROGRESS_VALUES; i++)
		row->value[i] = NAN;
	if (!self(driver)->moving)
		return false;
	row->value[PROGRESS_MEMORY_PROCESSED_BYTES] = 4096;
	row->value[PROGRESS_DIRTY_RATE_BYTES_PER_SECOND] = 1e6;
	return true;
}

static void scripted_finish(struct driver *driver, const struct migration_request *request,
			    struct migration_result *result)
{
	(void)driver;
	(void)request;
	(void)result;
}

static void scripted_cancel(struct driver *driver, const struct migration_request *request)
{
	(void)driver;
	(void)request;
}

static const struct driver_operations operations = {
	.host_name = scripted_host_name,
	.look = scripted_look,
	.migrate = scripted_migrate,
	.sample = scripted_sample,
	.finish = scripted_finish,
	.cancel = scripted_cancel,
};

/* A study of one case with the VMs vm1 and vm2 on host A, in a run of its own. */
struct bench {
	char folder[32];
	struct scripted scripted;
	struct cases cases;
	struct vms vms;
	struct journal journal;
	struct display display;
	struct run_writer *run;
	struct study study;
};

static void bench_open(struct bench *bench, const enum fate *fates, size_t fate_count,
		       const char *folder)
{
	struct error err = { 0 };
	json_t *provenance = json_object();
	bool torn;

	*bench = (struct bench){
		.scripted = { .base = { &operations }, .fates = fates, .fate_count = fate_count }
	};
	journal_init(&bench->journal);
	bench->scripted.journal = &bench->journal;
	for (size_t i = 0; i < VMS; i++) {
		bench->scripted.state[SIDE_A][i] = GUEST_RUNNING;
		bench->scripted.state[SIDE_B][i] = GUEST_ABSENT;
	}
	assert_true(cases_add(&bench->cases, "plain", &err));
	assert_true(vms_add(&bench->vms, "vm1", &err));
	assert_true(vms_add(&bench->vms, "vm2", &err));
	display_init(&bench->display, stderr, true, 0, 4);
	bench->study = (struct study){
		.cases = &bench->cases,
		.vms = &bench->vms,
		.plan = { 1, VMS, 1 },
		.display = &bench->display,
		.measurer = { .driver = &bench->scripted.base,
			      .journal = &bench->journal,
			      .interval_seconds = 0.01,
			      .audit_seconds = 0.03 },
	};
	if (folder) {
		(void)snprintf(bench->folder, sizeof bench->folder, "%s", folder);
		assert_true(run_reopen(&bench->run, folder, &torn, &err));
	} else {
		strcpy(bench->folder, "/tmp/migstat-study-XXXXXX");
		assert_non_null(mkdtemp(bench->folder));
		assert_true(run_create(&bench->run, bench->folder, provenance, 4, &err));
	}
	json_decref(provenance);
	bench->study.measurer.run = bench->run;
	journal_attach(&bench->journal, bench->run);
}

/* Closes without removing the folder. */
static void bench_close(struct bench *bench)
{
	run_close(bench->run);
	cases_free(&bench->cases);
	vms_free(&bench->vms);
	journal_free(&bench->journal);
}

static void remove_folder(const char *folder)
{
	char command[64];

	(void)snprintf(command, sizeof command, "rm -rf '%s'", folder);
	assert_int_equal(system(command), 0);
}

static void read_run(struct bench *bench, struct run *run)
{
	struct error err = { 0 };

	assert_true(run_read(run, bench->folder, &err));
}

/* Runs the whole plan with the first migration's fate and checks its row. */
static void expect(enum fate fate, enum outcome outcome, bool timed)
{
	struct bench bench;
	struct run run;
	struct error err = { 0 };

	bench_open(&bench, &fate, 1, NULL);
	assert_true(study_check(&bench.study, &err));
	assert_true(study_run(&bench.study, &err));
	bench_close(&bench);
	read_run(&bench, &run);
	assert_int_equal(run_rows(&run), 4);
	assert_string_equal(run_text(&run, 0, "outcome"), outcome_words[outcome]);
	assert_int_equal(run_text(&run, 0, "total_time_seconds")[0] != '\0', timed);
	assert_string_equal(run_text(&run, 0, "vm_uuid"), "uuid-of-vm1");
	assert_string_equal(run_text(&run, 0, "source"), "host-a");
	assert_true(run_text(&run, 0, "started_at")[0] != '\0');
	run_free(&run);
	remove_folder(bench.folder);
}

static void every_fate_has_its_word(void **state)
{
	(void)state;
	expect(FATE_MOVES, OUTCOME_OK, true);
	expect(FATE_REFUSED, OUTCOME_REFUSED, false);
	expect(FATE_FAILS_ON_THE_WAY, OUTCOME_ERROR_RETURNED, false);
	expect(FATE_CANCELLED, OUTCOME_ABORTED_BY_MANAGER, false);
	expect(FATE_STAYS_THOUGH_OK, OUTCOME_COMPLETED_BUT_ON_SOURCE, false);
	expect(FATE_MOVES_THOUGH_ERROR, OUTCOME_API_ERROR_BUT_MOVED, false);
	expect(FATE_LEAVES_DEFINITION, OUTCOME_MOVED_BUT_LEFTOVER, true);
	expect(FATE_LEAVES_JOB, OUTCOME_STUCK_IN_PROGRESS, false);
	expect(FATE_RUNS_ON_BOTH, OUTCOME_RUNNING_ON_BOTH, false);
	expect(FATE_RUNS_ON_NONE, OUTCOME_RUNNING_ON_NONE, false);
	expect(FATE_PAUSED_THERE, OUTCOME_PAUSED_ON_TARGET, false);
	expect(FATE_WITHOUT_STATISTICS, OUTCOME_STATS_UNAVAILABLE, true);
	expect(FATE_HOST_SILENT, OUTCOME_UNKNOWN, false);
}

static void late_is_marked_and_timed(void **state)
{
	static const enum fate slow[] = { FATE_MOVES_SLOWLY };
	struct bench bench;
	struct run run;
	struct error err = { 0 };
	double total;

	(void)state;
	bench_open(&bench, slow, 1, NULL);
	bench.study.measurer.deadline_seconds = 0.03;
	assert_true(study_run(&bench.study, &err));
	bench_close(&bench);
	read_run(&bench, &run);
	assert_string_equal(run_text(&run, 0, "outcome"), "late");
	total = strtod(run_text(&run, 0, "total_time_seconds"), NULL);
	assert_true(total >= 0.06 && total < 10);
	assert_string_equal(run_text(&run, 0, "dirty_rate_max_bytes_per_second"), "1000000");
	assert_true(strtod(run_text(&run, 0, "downtime_events_seconds"), NULL) >= 0.06);
	run_free(&run);
	remove_folder(bench.folder);
}

/* A refused migration leaves the VM where it was: the way back is not attempted, and says why. */
static void not_attempted_tells_the_reason(void **state)
{
	static const enum fate fates[] = { FATE_REFUSED, FATE_MOVES };
	struct bench bench;
	struct run run;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, fates, 2, NULL);
	assert_true(study_run(&bench.study, &err));
	assert_int_equal(bench.study.counts[OUTCOME_REFUSED], 1);
	assert_int_equal(bench.study.counts[OUTCOME_NOT_ATTEMPTED], 1);
	assert_int_equal(bench.study.counts[OUTCOME_OK], 2);
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
	struct bench bench;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, fates, 3, NULL);
	assert_true(study_run(&bench.study, &err));
	assert_int_equal(bench.scripted.state[SIDE_B][0], GUEST_RUNNING);
	assert_true(placement_restore(&bench.study, &err));
	assert_int_equal(bench.scripted.state[SIDE_A][0], GUEST_RUNNING);
	assert_int_equal(bench.scripted.state[SIDE_B][0], GUEST_ABSENT);
	assert_int_equal(bench.study.counts[OUTCOME_OK], 3);
	bench_close(&bench);
	remove_folder(bench.folder);
}

static void failing_command_skips_the_case(void **state)
{
	struct bench bench;
	struct run run;
	struct error err = { 0 };
	struct stop stop;

	(void)state;
	assert_true(stop_open(&stop, &err));
	bench_open(&bench, NULL, 0, NULL);
	bench.study.measurer.stop = &stop;
	bench.study.before_case =
		"test \"$MIGSTAT_CASE.$MIGSTAT_STORAGE\" = plain.shared && exit 7";
	assert_true(study_run(&bench.study, &err));
	assert_int_equal(bench.study.counts[OUTCOME_NOT_ATTEMPTED], 4);
	bench_close(&bench);
	read_run(&bench, &run);
	assert_string_equal(run_text(&run, 3, "error"),
			    "the command before case 'plain' ended with status 7");
	run_free(&run);
	stop_close(&stop);
	remove_folder(bench.folder);
}

static void signal_stops_between_rows(void **state)
{
	struct bench bench;
	struct error err = { 0 };
	struct stop stop;

	(void)state;
	assert_true(stop_open(&stop, &err));
	assert_int_equal(raise(SIGTERM), 0);
	bench_open(&bench, NULL, 0, NULL);
	bench.study.measurer.stop = &stop;
	assert_true(study_run(&bench.study, &err));
	assert_int_equal(stop.signal, SIGTERM);
	assert_int_equal(bench.study.next, 0);
	bench_close(&bench);
	stop_close(&stop);
	remove_folder(bench.folder);
}

/* Cuts a run after its first migration, as kill -9 would, with the second one under way. */
static void cut_run(struct bench *bench)
{
	struct error err = { 0 };
	struct run_writer *run;

	bench_open(bench, NULL, 0, NULL);
	assert_true(study_check(&bench->study, &err));
	run = bench->run;
	bench->study.plan.vms = 1; /* one row: vm1 to B */
	bench->study.plan.cycles = 1;
	{
		struct move move = plan_move(&bench->study.plan, 0);
		struct migration_request request = { &bench->vms.at[0], &bench->cases.at[0],
						     SIDE_A };
		struct migration_result result;
		struct migration_row row;

		study_start_row(&bench->study, &move, &row);
		assert_true(
			measure_migration(&bench->study.measurer, &request, &row, &result, &err));
		assert_true(run_add_migration(run, &row, &err));
	}
	journal_begin(&bench->journal, 2, "vm2", SIDE_A);
	bench_close(bench);
}

static void cut_run_goes_on(bool arrived)
{
	struct bench first;
	struct bench second;
	struct leftover leftover;
	struct run run;
	struct error err = { 0 };
	bool written;
	char text[512];

	cut_run(&first);
	bench_open(&second, NULL, 0, first.folder);
	second.scripted.state[SIDE_A][0] = GUEST_ABSENT;
	second.scripted.state[SIDE_B][0] = GUEST_RUNNING;
	if (arrived) {
		second.scripted.state[SIDE_A][1] = GUEST_ABSENT;
		second.scripted.state[SIDE_B][1] = GUEST_RUNNING;
	}
	assert_true(leftover_read(&leftover, first.folder, &second.study.plan, &err));
	assert_int_equal(leftover.rows, 1);
	assert_true(leftover.under_way);
	leftover_text(&leftover, "run", text);
	assert_string_equal(text, "run: the run was cut short: 1 of 4 migrations are there, one "
				  "more was under way");
	second.study.goes_on = true;
	second.study.next = leftover.rows;
	assert_true(leftover_wait(&leftover, &second.study, &err));
	assert_true(study_check(&second.study, &err));
	assert_true(leftover_settle(&leftover, &second.study, &written, &err));
	assert_int_equal(written, arrived);
	if (written)
		second.study.next++;
	assert_true(study_run(&second.study, &err));
	bench_close(&second);
	read_run(&second, &run);
	assert_int_equal(run_rows(&run), 4);
	assert_string_equal(run_text(&run, 1, "outcome"), arrived ? "interrupted" : "ok");
	assert_string_equal(run_text(&run, 2, "outcome"), "ok");
	assert_string_equal(run_text(&run, 3, "outcome"), "ok");
	run_free(&run);
	remove_folder(first.folder);
}

static void cut_run_finds_the_guest_arrived(void **state)
{
	(void)state;
	cut_run_goes_on(true);
}

static void cut_run_does_it_again(void **state)
{
	(void)state;
	cut_run_goes_on(false);
}

static void missing_guests_are_named(void **state)
{
	struct bench bench;
	struct error err = { 0 };

	(void)state;
	bench_open(&bench, NULL, 0, NULL);
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
		cmocka_unit_test(late_is_marked_and_timed),
		cmocka_unit_test(not_attempted_tells_the_reason),
		cmocka_unit_test(guests_are_brought_back),
		cmocka_unit_test(failing_command_skips_the_case),
		cmocka_unit_test(signal_stops_between_rows),
		cmocka_unit_test(cut_run_finds_the_guest_arrived),
		cmocka_unit_test(cut_run_does_it_again),
		cmocka_unit_test(missing_guests_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
