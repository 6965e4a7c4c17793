/*
 * collect-patience.c — a hypervisor that never answers holds nobody: calls are given up, questions
 * go unanswered, the study goes on with the other VMs.
 */
#include "testing.h"

#include "collect/driver-calls.h"
#include "collect/findings.h"
#include "collect/migration/stall.h"
#include "collect/patience/patience.h"
#include "tests/lib/bench.h"

#include "datasets/array.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct patience_limits limits = { .answer_seconds = 2,
					       .begin_seconds = 2,
					       .recover_seconds = 2 };

/* A study on a patient driver. */
static struct driver *open_patient(struct bench *bench, const struct wish *wish)
{
	struct driver *driver;
	struct error err = { 0 };

	bench_open(bench, wish);
	driver = &bench->scripted.base;
	assert_true(driver_be_patient(&driver, &limits, &err));
	bench->study.measurer.driver = driver;
	bench->study.measurer.patience_seconds = 2;
	return driver;
}

static void assert_cell(const struct run *run, size_t row, const char *column, const char *text)
{
	if (!strstr(run_text(run, row, column), text))
		fail_msg("row %zu, %s: '%s'", row, column, run_text(run, row, column));
}

/* Without anything that hangs nothing is different. */
static void what_does_not_hang_is_as_before(void **state)
{
	static const enum fate fates[] = { FATE_MOVES, FATE_REFUSED, FATE_MOVES, FATE_CANCELLED };
	const struct wish wish = { fates, COUNT(fates), .vms = 3, .cycles = 2 };
	struct bench bench;
	struct run run;
	struct driver *driver = open_patient(&bench, &wish);
	struct error err = { 0 };

	(void)state;
	bench.study.measurer.patience_seconds = 60;
	bench.study.parallel = 3;
	assert_true(study_check(&bench.study, &err) && study_run(&bench.study, &err));
	assert_true(bench.study.ended);
	assert_int_equal(bench.study.counts[OUTCOME_REFUSED], 1);
	assert_true(study_restore(&bench.study, &err));
	driver_close(driver);
	bench_close(&bench);
	read_run(&bench, &run);
	assert_int_equal(run_rows(&run), 12);
	assert_string_equal(run_text(&run, 0, "vm_uuid") + strlen("uuid-of-"),
			    run_text(&run, 0, "vm"));
	run_free(&run);
	remove_folder(bench.folder);
}

/* The call hangs, and whoever would cancel it: its row says where the guest was seen, the other VM
 * goes on, and nobody touches the first one any more. */
static void a_call_that_hangs_is_given_up(void **state)
{
	static const enum fate fate = FATE_HANGS;
	const struct wish wish = { .fates = &fate, .fate_count = 1, .cycles = 2 };
	struct bench bench;
	struct run run;
	struct driver *driver = open_patient(&bench, &wish);
	struct error err = { 0 };

	(void)state;
	assert_true(study_check(&bench.study, &err));
	assert_true(study_run(&bench.study, &err));
	assert_true(bench.study.ended);
	assert_int_equal(bench.study.counts[OUTCOME_STUCK_IN_PROGRESS], 1);
	assert_int_equal(bench.study.counts[OUTCOME_OK], 4);
	assert_int_equal(bench.study.counts[OUTCOME_NOT_ATTEMPTED], 3);
	assert_false(study_restore(&bench.study, &err));
	assert_non_null(strstr(err.text, "VM 'vm1' is left where it is"));
	scripted_release(&bench.scripted);
	driver_close(driver);
	bench_close(&bench);
	read_run(&bench, &run);
	assert_cell(&run, 0, "outcome", "stuck_in_progress");
	assert_cell(&run, 0, "error",
		    "the call was given up, for nothing moved; the guest on host a: running, a job "
		    "under way, host b: absent");
	assert_cell(&run, 2, "error", "VM 'vm1': an earlier call that moves it was given up");
	assert_int_equal(count_events(&bench, "cancel_failed", "no answer within 2 s"), 1);
	assert_int_equal(count_events(&bench, "call_given_up", "nothing has moved for"), 1);
	assert_int_equal(count_events(&bench, "seen", "host a: running"), 1);
	assert_int_equal(count_events(&bench, "left_alone", "its call is still out"), 1);
	run_free(&run);
	remove_folder(bench.folder);
}

/* Nothing can be cancelled there, and nothing is; the guest is seen where it runs. It is the last
 * test whose call never comes back: the driver is left, and all that it uses stays. */
static void so_is_one_in_post_copy(void **state)
{
	static const enum fate fate = FATE_HANGS_IN_POST_COPY;
	static struct bench bench; /* its thread outlives the test */
	const struct wish wish = { .fates = &fate, .fate_count = 1 };
	struct run run;
	struct driver *driver = open_patient(&bench, &wish);
	struct error err = { 0 };

	(void)state;
	assert_true(study_run(&bench.study, &err));
	driver_close(driver);
	read_run(&bench, &run);
	assert_cell(&run, 0, "outcome", "stuck_in_progress");
	assert_cell(&run, 0, "error", "host a: paused, a job under way, host b: running");
	assert_int_equal(bench.study.counts[OUTCOME_OK], 2);
	assert_int_equal(count_events(&bench, "cancel", NULL) +
				 count_events(&bench, "cancel_failed", NULL),
			 0);
	run_free(&run);
	remove_folder(bench.folder);
}

/* A host that answers nothing is asked about two VMs, and no more. */
static void a_deaf_host_is_asked_no_more(void **state)
{
	const struct wish wish = { .vms = 3, .cycles = 50 };
	struct bench bench;
	struct run run;
	struct driver *driver = open_patient(&bench, &wish);
	struct error err = { 0 };
	struct host_view view;

	(void)state;
	bench.scripted.deaf[SIDE_B] = true;
	assert_true(study_run(&bench.study, &err));
	assert_true(bench.study.ended);
	assert_int_equal(bench.study.counts[OUTCOME_NOT_ATTEMPTED], 300);
	driver_look(driver, SIDE_B, "vm1", &view);
	assert_int_equal(view.state, GUEST_UNKNOWN);
	assert_non_null(strstr(view.error.text, "the host owes one already"));
	driver_look(driver, SIDE_A, "vm1", &view);
	assert_int_equal(view.state, GUEST_RUNNING);
	scripted_release(&bench.scripted);
	do /* once it has answered it is asked again */
		driver_look(driver, SIDE_B, "vm1", &view);
	while (view.state == GUEST_UNKNOWN);
	assert_int_equal(view.state, GUEST_ABSENT);
	driver_close(driver);
	bench_close(&bench);
	read_run(&bench, &run);
	assert_cell(&run, 0, "error", "a host cannot be asked: no answer within 2 s");
	run_free(&run);
	remove_folder(bench.folder);
}

/* ---- when a migration gets nowhere ---- */

static struct progress_row sample_of(double data, double disk)
{
	struct progress_row sample = { 0 };

	for (size_t i = 0; i < PROGRESS_VALUES; i++)
		sample.value[i] = NAN;
	sample.value[PROGRESS_DATA_PROCESSED_BYTES] = data;
	sample.value[PROGRESS_DISK_PROCESSED_BYTES] = disk;
	return sample;
}

static void progress_is_bytes_or_passes(void **state)
{
	struct stall stall;
	struct progress_row sample = sample_of(10, NAN);

	(void)state;
	stall_begin(&stall, 100, 1000);
	assert_int_equal(stall_advice(&stall, true, 1099), STALL_NOTHING);
	stall_sampled(&stall, &sample, 1050);
	stall_sampled(&stall, &sample, 1060); /* the same bytes */
	assert_int_equal(stall_advice(&stall, true, 1149), STALL_NOTHING);
	sample = sample_of(10, 5);
	stall_sampled(&stall, &sample, 1149);
	assert_int_equal(stall_advice(&stall, true, 1248), STALL_NOTHING);
	stall_iteration(&stall, 2, 1248);
	stall_iteration(&stall, 2, 1300);
	assert_int_equal(stall_advice(&stall, true, 1347), STALL_NOTHING);
	assert_int_equal(stall_advice(&stall, true, 1348), STALL_CANCEL);
	sample = sample_of(11, 5); /* what was on its way */
	stall_sampled(&stall, &sample, 1349);
	assert_int_equal(stall_advice(&stall, true, 1377), STALL_NOTHING);
	assert_int_equal(stall_advice(&stall, true, 1378), STALL_GIVE_UP);
	assert_int_equal(stall_advice(&stall, true, 2000), STALL_NOTHING);

	stall_begin(&stall, 100, 1000);
	assert_int_equal(stall_advice(&stall, false, 1100), STALL_GIVE_UP);
	stall_begin(&stall, 0, 1000);
	assert_int_equal(stall_advice(&stall, true, 1e9), STALL_NOTHING);
}

/* ---- before the first migration ---- */

static const struct scripted *wait_for_release(struct driver *driver)
{
	struct scripted *scripted = (struct scripted *)driver;
	bool released = false;

	while (!released) {
		usleep(1000);
		pthread_mutex_lock(&scripted->lock);
		released = scripted->released;
		pthread_mutex_unlock(&scripted->lock);
	}
	return scripted;
}

static bool slow_guests(struct driver *driver, enum side side, struct guests *guests,
			struct error *err)
{
	(void)err;
	wait_for_release(driver);
	guests->at = calloc(1, sizeof *guests->at);
	guests->at[0].name = strdup(side == SIDE_A ? "web" : "db");
	guests->count = guests->capacity = 1;
	return true;
}

static bool slow_address(struct driver *driver, enum side side, const char *vm,
			 char address[GUEST_ADDRESS_SIZE], const char **from)
{
	(void)side;
	wait_for_release(driver);
	snprintf(address, GUEST_ADDRESS_SIZE, "10.0.0.%zu", strlen(vm));
	*from = "lease";
	return true;
}

static void slow_examine(struct driver *driver, const struct examine_scene *scene,
			 finding_sink *sink, void *closure)
{
	wait_for_release(driver);
	for (size_t i = 0; i < scene->vms->count; i++)
		sink(closure, FINDING_NAMESAKE, scene->vms->at[i].name,
		     guests_find(&scene->guests[SIDE_A], "web")->disks[0].source,
		     scene->cases->at[0].name);
}

static json_t *slow_describe(struct driver *driver, const struct vms *vms)
{
	wait_for_release(driver);
	return json_string(vms->at[0].name);
}

struct stage {
	struct driver_operations operations;
	struct bench bench;
	struct driver *driver;
	struct guests guests[2];
	struct findings findings;
};

static void open_stage(struct stage *stage)
{
	const struct wish wish = { .vms = 2 };
	const struct patience_limits brief = { .answer_seconds = 60,
					       .begin_seconds = 0.1,
					       .recover_seconds = 60 };
	struct error err = { 0 };

	*stage = (struct stage){ .operations = scripted_operations };
	stage->operations.guests = slow_guests;
	stage->operations.address = slow_address;
	stage->operations.examine = slow_examine;
	stage->operations.describe = slow_describe;
	bench_open(&stage->bench, &wish);
	stage->bench.scripted.base.operations = &stage->operations;
	stage->driver = &stage->bench.scripted.base;
	assert_true(driver_be_patient(&stage->driver, &brief, &err));
}

static void close_stage(struct stage *stage)
{
	driver_close(stage->driver);
	bench_close(&stage->bench);
	remove_folder(stage->bench.folder);
	findings_free(&stage->findings);
	guests_free(&stage->guests[SIDE_A]);
}

static void set_guest(struct stage *stage)
{
	struct guests *guests = &stage->guests[SIDE_A];

	guests->at = calloc(1, sizeof *guests->at);
	guests->count = guests->capacity = 1;
	guests->at[0].name = strdup("web");
	guests->at[0].disks = calloc(1, sizeof *guests->at[0].disks);
	guests->at[0].disk_count = 1;
	guests->at[0].disks[0].source = strdup("/srv/web");
}

static void examine(struct stage *stage)
{
	const struct examine_scene scene = { &stage->bench.vms, &stage->bench.cases, stage->guests,
					     false };

	findings_free(&stage->findings);
	driver_examine(stage->driver, &scene, findings_add, &stage->findings);
}

/* Whoever lists the VMs of a host, looks for an address, or at what stands in the way, is not held
 * either; and what comes late is let go. */
static void before_a_study_nobody_is_held(void **state)
{
	struct stage stage;
	struct guests listed = { 0 };
	char address[GUEST_ADDRESS_SIZE];
	const char *from;
	struct error err = { 0 };

	(void)state;
	open_stage(&stage);
	set_guest(&stage);
	assert_false(driver_guests(stage.driver, SIDE_A, &listed, &err));
	assert_string_equal(err.text, "no answer within 0.1 s");
	assert_int_equal(listed.count, 0);
	assert_false(driver_address(stage.driver, SIDE_A, "web", address, &from));
	examine(&stage);
	assert_int_equal(stage.findings.count, 1);
	assert_int_equal(stage.findings.at[0].kind, FINDING_HOST);
	assert_string_equal(stage.findings.at[0].what, "no answer within 0.3 s");
	assert_null(driver_describe(stage.driver, &stage.bench.vms));
	scripted_release(&stage.bench.scripted);
	close_stage(&stage);
}

/* What is answered in time is as the driver beneath says it. */
static void what_is_answered_is_handed_on(void **state)
{
	struct stage stage;
	struct guests listed = { 0 };
	char address[GUEST_ADDRESS_SIZE];
	const char *from = NULL;
	struct error err = { 0 };
	json_t *description;

	(void)state;
	open_stage(&stage);
	set_guest(&stage);
	scripted_release(&stage.bench.scripted);
	assert_true(driver_guests(stage.driver, SIDE_B, &listed, &err));
	assert_string_equal(listed.at[0].name, "db");
	guests_free(&listed);
	assert_true(driver_address(stage.driver, SIDE_A, "web", address, &from));
	assert_string_equal(address, "10.0.0.3");
	assert_string_equal(from, "lease");
	examine(&stage);
	assert_int_equal(stage.findings.count, 2);
	assert_string_equal(stage.findings.at[0].about, "vm1");
	assert_string_equal(stage.findings.at[1].what, "/srv/web");
	assert_string_equal(stage.findings.at[1].given, "plain");
	assert_string_equal(stage.findings.at[1].remedy,
			    "virsh -c plain domrename, or undefine, the other one");
	description = driver_describe(stage.driver, &stage.bench.vms);
	assert_string_equal(json_string_value(description), "vm1");
	json_decref(description);
	close_stage(&stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_does_not_hang_is_as_before),
		cmocka_unit_test(before_a_study_nobody_is_held),
		cmocka_unit_test(what_is_answered_is_handed_on),
		cmocka_unit_test(a_call_that_hangs_is_given_up),
		cmocka_unit_test(a_deaf_host_is_asked_no_more),
		cmocka_unit_test(so_is_one_in_post_copy),
		cmocka_unit_test(progress_is_bytes_or_passes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
