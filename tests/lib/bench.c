/* bench.c — a study on the scripted platform. */
#include "bench.h"

#include "tests/unit/testing.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void bench_fill(struct bench *bench, const struct wish *wish)
{
	struct error err = { 0 };
	size_t vms = wish->vms > 0 ? wish->vms : 2;

	*bench = (struct bench){ .scripted = { .base = { &scripted_operations },
					       .fates = wish->fates,
					       .fate_count = wish->fate_count } };
	pthread_mutex_init(&bench->scripted.lock, NULL);
	journal_init(&bench->journal);
	bench->scripted.journal = &bench->journal;
	for (size_t i = 0; i < vms; i++) {
		char name[32];

		bench->scripted.state[SIDE_A][i] = GUEST_RUNNING;
		bench->scripted.state[SIDE_B][i] = GUEST_ABSENT;
		snprintf(name, sizeof name, "vm%zu", i + 1);
		assert_true(vms_add(&bench->vms, name, &err));
	}
	assert_true(cases_add(&bench->cases, wish->cases[0] ? wish->cases[0] : "plain", &err));
	for (int i = 1; i < 3 && wish->cases[i]; i++)
		assert_true(cases_add(&bench->cases, wish->cases[i], &err));
	display_init(&bench->display, stderr, true);
	bench->study = (struct study){
		.cases = &bench->cases,
		.vms = &bench->vms,
		.plan = { .cases = bench->cases.count,
			  .vms = vms,
			  .cycles = wish->cycles > 0 ? wish->cycles : 1,
			  .order = wish->order,
			  .seed = 1 },
		.folder = bench->folder,
		.until = { .metric = METRIC_TOTAL_TIME_SECONDS },
		.display = &bench->display,
		.measurer = { .driver = &bench->scripted.base,
			      .journal = &bench->journal,
			      .interval_seconds = 0.01,
			      .audit_seconds = 0.03 },
	};
	assert_true(study_open(&bench->study, &err));
}

void bench_open(struct bench *bench, const struct wish *wish)
{
	struct error err = { 0 };
	json_t *provenance = json_object();
	bool torn;

	bench_fill(bench, wish);
	if (wish->folder) {
		snprintf(bench->folder, sizeof bench->folder, "%s", wish->folder);
		assert_true(run_reopen(&bench->run, wish->folder, &torn, &err));
	} else {
		strcpy(bench->folder, "/tmp/migstat-study-XXXXXX");
		assert_non_null(mkdtemp(bench->folder));
		assert_true(run_create(&bench->run, bench->folder, provenance, 4, &err));
	}
	json_decref(provenance);
	bench->study.measurer.run = bench->run;
	journal_attach(&bench->journal, bench->run);
}

void bench_close(struct bench *bench)
{
	study_close(&bench->study);
	run_close(bench->run);
	cases_free(&bench->cases);
	vms_free(&bench->vms);
	display_free(&bench->display);
	journal_free(&bench->journal);
	pthread_mutex_destroy(&bench->scripted.lock);
}

void remove_folder(const char *folder)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	assert_int_equal(system(command), 0);
}

void read_run(struct bench *bench, struct run *run)
{
	struct error err = { 0 };

	assert_true(run_read(run, bench->folder, &err));
}

void read_table_of(struct bench *bench, const struct schema *schema, struct table *table)
{
	struct error err = { 0 };
	char path[96];

	snprintf(path, sizeof path, "%s/%s", bench->folder, schema->file);
	assert_true(
		table_read(table, path, schema, CSV_TORN_IS_LEFT_OUT, TABLE_UNKNOWN_PASSES, &err));
}

size_t count_events(struct bench *bench, const char *word, const char *detail)
{
	struct table events;
	size_t count = 0;

	read_table_of(bench, &schema_events, &events);
	for (size_t row = 0; row < events.rows; row++) {
		if (strcmp(table_text(&events, row, table_column(&events, "event")), word) != 0)
			continue;
		count++;
		if (detail &&
		    !strstr(table_text(&events, row, table_column(&events, "detail")), detail))
			fail_msg("event %s: %s", word,
				 table_text(&events, row, table_column(&events, "detail")));
	}
	table_free(&events);
	return count;
}
