/* collect-import-logs.c — tests of what importers of logs share: times of day, sides of hosts, the
 * end of a job, logs of probes played again. */
#include "testing.h"

#include "collect/import/kit/inside.h"
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/job.h"
#include "collect/import/kit/probe-log.h"

#include "datasets/metric.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* 1795480103 is what date -u -d 2026-11-24T00:28:23 +%s says. */
static void times_of_day(void **state)
{
	static const struct {
		const char *text;
		double seconds; /* NaN: refused */
	} cases[] = {
		{ "2026-11-24T00:28:23", 1795480103 },
		{ "2026-11-24T00:28:23Z", 1795480103 },
		{ "2026-11-24 00:28:23 UTC", 1795480103 },
		{ "2026-11-24T00:28:23.250000", 1795480103.25 },
		{ "2026-11-24T00:28:23.25Z", 1795480103.25 },
		{ "2026-11-24T01:28:23+01:00", 1795480103 },
		{ "2026-11-23T18:58:23-05:30", 1795480103 },
		{ "1970-01-01T00:00:00Z", 0 },
		{ "2026-11-24T23:28:23+23:00", 1795480103 },
		{ "2026-11-24T01:27:23+00:59", 1795480103 },
		{ "1970-01-01T01:00:00+01:00", 0 },
		{ "1970-01-01T01:00:00+01:01", NAN },
		{ "1970-01-01 00:00:01.5 GMT", 1.5 },
		{ "2026-11-24T00:28:23UTC", 1795480103 },
		{ "2026-11-24T00:28:23GMT", 1795480103 },
		{ "2026-11-24T00:28:23+00:60", NAN },
		{ "2026-11-24T00:28:23+a1:00", NAN },
		{ "2026-11-24T00:28:23+1a:00", NAN },
		{ "2026-11-24T00:28:23+11-00", NAN },
		{ "2026-11-24T00:28:23+11:a0", NAN },
		{ "2026-11-24T00:28:23+11:0a", NAN },
		{ "2026-11-24T00:28:23+11:000", NAN },
		{ "2026-11-24T00:28:23 11:00", NAN },
		{ "2026-11-24T00:28:23.", NAN },
		{ "2026-11-24T00:28:23.Z", NAN },
		{ "2026-11-24_00:28:23", NAN },
		{ "2026-24-11T00:28:23", NAN },
		{ "2026-11-24T00:28:23 CST", NAN },
		{ "2026-11-24T00:28:23+1:00", NAN },
		{ "2026-11-24T00:28:23+24:00", NAN },
		{ "2026-11-24T00:28", NAN },
		{ "2026-11-24", NAN },
		{ "1969-12-31T23:59:59Z", NAN },
		{ " 2026-11-24T00:28:23", NAN },
		{ "noon", NAN },
		{ "", NAN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double seconds = NAN;

		if (time_of_iso(cases[i].text, &seconds) == isnan(cases[i].seconds))
			fail_msg("'%s'", cases[i].text);
		if (!isnan(cases[i].seconds))
			assert_true(seconds == cases[i].seconds);
	}
}

/* 253402300799 is what date -u -d 9999-12-31T23:59:59 +%s says. */
static void epochs_end_with_four_digits(void **state)
{
	(void)state;
	assert_true(is_epoch(0) && is_epoch(253402300799));
	assert_false(is_epoch(-0.5) || is_epoch(253402300800) || is_epoch(NAN));
}

static void the_first_two_hosts_are_a_and_b(void **state)
{
	struct import_sides sides = { 0 };

	(void)state;
	assert_null(import_sides_direction(&sides, NULL, "y"));
	import_sides_free(&sides);
	assert_string_equal(import_sides_direction(&sides, "x", "y"), "AB");
	assert_string_equal(import_sides_direction(&sides, "y", "x"), "BA");
	assert_null(import_sides_direction(&sides, "x", "x"));
	assert_null(import_sides_direction(&sides, "x", "z"));
	assert_null(import_sides_direction(&sides, "x", NULL));
	assert_string_equal(import_sides_word(&sides, "y"), "b");
	import_sides_free(&sides);
}

/* A sink whose rows go nowhere, and its file. */
struct workplace {
	struct import_source source;
	json_t *description;
	struct import_sink *sink;
};

static const char *const no_columns[] = { NULL };

static void open_place(struct workplace *place, const struct import_settings *settings)
{
	struct error err = { 0 };

	assert_true(source_of_text(&place->source, "log", "x", 1, &err));
	place->description = json_object();
	assert_true(sink_open(&place->sink, NULL, no_columns, false, settings, &err));
	sink_begin_file(place->sink, &place->source, place->description);
}

static void close_place(struct workplace *place)
{
	sink_free(place->sink);
	source_free(&place->source);
	json_decref(place->description);
}

static bool tell(struct jobs *jobs, enum job_state state, double when, double elapsed)
{
	struct job_sample sample = job_sample_blank();
	struct error err = { 0 };

	sample.state = state;
	sample.when = when;
	sample.value[METRIC_JOB_TIME_SECONDS] = elapsed;
	return job_add(jobs, jobs_of(jobs, NULL), &sample, &err);
}

/* How many migrations a log of these samples holds; an elapsed time of a state each. */
static size_t migrations_of(const enum job_state *states, const double *elapsed, size_t count)
{
	const struct import_settings none = { .utc_offset = NAN };
	struct workplace place;
	struct jobs job = { 0 };
	struct error err = { 0 };
	size_t found;

	open_place(&place, &none);
	job.sink = place.sink;
	for (size_t i = 0; i < count; i++)
		assert_true(tell(&job, states[i], 1000 + (double)i, elapsed[i]));
	assert_true(jobs_end(&job, &err));
	found = sink_migrations(place.sink);
	jobs_free(&job);
	close_place(&place);
	return found;
}

/* A completed job of 5 s, told at that time with these numbers. */
static struct job_sample ended(double when, double downtime, double bytes, const char *error)
{
	struct job_sample sample = job_sample_blank();

	sample.state = JOB_COMPLETED;
	sample.when = when;
	sample.value[METRIC_JOB_TIME_SECONDS] = 5;
	sample.value[METRIC_DOWNTIME_SECONDS] = downtime;
	sample.value[METRIC_MEMORY_MOVED_BYTES] = bytes;
	sample.error = error;
	return sample;
}

/* Whether the second end is one of a migration of its own. */
static bool is_another(const struct job_sample *first, const struct job_sample *second)
{
	const struct import_settings none = { .utc_offset = NAN };
	struct workplace place;
	struct jobs jobs = { 0 };
	struct error err = { 0 };
	bool another;

	open_place(&place, &none);
	jobs.sink = place.sink;
	assert_true(job_add(&jobs, jobs_of(&jobs, NULL), first, &err));
	assert_true(job_add(&jobs, jobs_of(&jobs, NULL), second, &err));
	assert_true(jobs_end(&jobs, &err));
	another = sink_migrations(place.sink) == 2;
	assert_true(another == (jobs.repeats == 0));
	assert_true(another || strstr(json_string_value(json_array_get(
					      json_object_get(place.description, "notes"), 0)),
				      "1 sample told the same end"));
	jobs_free(&jobs);
	close_place(&place);
	return another;
}

/* The same total time is not enough; all values are, with a count of bytes, or within the time that
 * another such job would have taken. */
static void all_values_make_a_repeat(void **state)
{
	const struct {
		struct job_sample first, second;
		bool another;
	} cases[] = {
		{ ended(100, 0.174, 665e6, NULL), ended(101, 0.174, 665e6, NULL), false },
		{ ended(100, 0.174, 665e6, NULL), ended(1000, 0.174, 665e6, NULL), false },
		{ ended(100, 0.174, 665e6, NULL), ended(1000, 0.153, 664e6, NULL), true },
		{ ended(100, 0.174, 665e6, NULL), ended(106, 0.174, 665e6 + 1, NULL), true },
		{ ended(100, 0.174, NAN, NULL), ended(101, 0.174, NAN, NULL), false },
		{ ended(100, 0.174, NAN, NULL), ended(105, 0.174, NAN, NULL), false },
		{ ended(100, 0.174, NAN, NULL), ended(106, 0.174, NAN, NULL), true },
		{ ended(NAN, 0.174, NAN, NULL), ended(NAN, 0.174, NAN, NULL), false },
		{ ended(100, NAN, 1, NULL), ended(106, 0.174, 1, NULL), true },
		{ ended(100, 1, 1, "a"), ended(106, 1, 1, "b"), true },
		{ ended(100, 1, 1, "a"), ended(101, 1, 1, "a"), false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (is_another(&cases[i].first, &cases[i].second) != cases[i].another)
			fail_msg("case %zu", i);
}

/* Who polls on after the end hears the same for as long as he likes. */
static void a_poll_goes_on(void **state)
{
	const struct import_settings none = { .utc_offset = NAN };
	struct workplace place;
	struct jobs jobs = { 0 };
	struct error err = { 0 };

	(void)state;
	open_place(&place, &none);
	jobs.sink = place.sink;
	for (int i = 0; i < 20; i++) {
		const struct job_sample sample = ended(100 + i, 0.1, NAN, NULL);

		assert_true(job_add(&jobs, jobs_of(&jobs, NULL), &sample, &err));
	}
	assert_int_equal(sink_migrations(place.sink), 1);
	assert_int_equal(jobs.repeats, 19);
	jobs_free(&jobs);
	close_place(&place);
}

/* Two VMs in turns: by their names they are two, without names the log is refused. */
static void two_jobs_at_once(void **state)
{
	static const double elapsed[2][3] = { { 1, 3, 5 }, { 1.4, 3.4, 5.4 } };
	static const char *const names[2][2] = { { "web", "db" }, { NULL, NULL } };
	const struct import_settings none = { .utc_offset = NAN };

	(void)state;
	for (int named = 0; named < 2; named++) {
		struct workplace place;
		struct jobs jobs = { 0 };
		struct error err = { 0 };
		bool good = true;

		open_place(&place, &none);
		jobs.sink = place.sink;
		jobs.at = (struct place){ "some.log", 7, 1 };
		for (int i = 0; i < 6 && good; i++) {
			struct job_sample sample = job_sample_blank();

			sample.state = JOB_RUNNING;
			sample.when = 1000 + 2 * (i / 2);
			sample.value[METRIC_JOB_TIME_SECONDS] = elapsed[i % 2][i / 2];
			good = job_add(&jobs, jobs_of(&jobs, names[named][i % 2]), &sample, &err);
		}
		good = good && jobs_end(&jobs, &err);
		assert_true(good == (named == 0));
		if (!good)
			assert_non_null(strstr(err.text, "some.log:7:1: two jobs are under way at "
							 "once"));
		else
			assert_int_equal(sink_migrations(place.sink), 2);
		jobs_free(&jobs);
		close_place(&place);
	}
}

/* What one VM can do, and what it cannot: samples of running jobs, then one that is over. */
static void samples_are_of_one_vm(void **state)
{
	static const struct {
		double when[6], elapsed[6], sent[6];
		double over, took; /* NaN: none is told to be over */
		bool good;
	} cases[] = {
		/* asked twice a second by a clock of whole seconds; evenly, and not */
		{ { 0, 0, 1, 1, 2, 2 }, { 0.1, 0.6, 1.1, 1.6, 2.1, 2.6 }, { 0 }, NAN, 0, true },
		{ { 0, 0, 1, 1, 2, 2 }, { 0.1, 0.3, 1.1, 1.3, 2.1, 2.3 }, { 0 }, NAN, 0, false },
		/* a job whose beginning nobody saw, and one that began too early for it */
		{ { 0, 1, 2, 9, 10, 11 }, { 1, 2, 3, 2, 3, 4 }, { 0 }, NAN, 0, true },
		{ { 0, 1, 2, 3, 4, 5 }, { 1, 2, 5, 4, 5, 6 }, { 0 }, NAN, 0, false },
		/* the same without times: no further than samples were apart so far */
		{ { NAN, NAN, NAN, NAN, NAN, NAN },
		  { 1, 3, 5, 1.5, 3.5, 5.5 },
		  { 0 },
		  NAN,
		  0,
		  true },
		{ { NAN, NAN, NAN, NAN, NAN, NAN },
		  { 1, 3, 5, 2.5, 4.5, 6.5 },
		  { 0 },
		  NAN,
		  0,
		  false },
		/* what was sent grows */
		{ { 0, 1, 2, 3, 4, 5 }, { 1, 2, 3, 4, 5, 6 }, { 1, 2, 3, 4, 5, 6 }, NAN, 0, true },
		{ { 0, 1, 2, 3, 4, 5 }, { 1, 2, 3, 4, 5, 6 }, { 1, 2, 3, 2, 5, 6 }, NAN, 0, false },
		/* a clock a little off, as that of whoever asks a busy monitor */
		{ { 0, 1, 2, 7, 8, 9 }, { 1, 2, 8, 8.5, 9, 10 }, { 0 }, NAN, 0, true },
		/* the end of this job, and that of another one that began before it */
		{ { 0, 1, 2, 3, 4, 5 }, { 1, 2, 3, 4, 5, 6 }, { 0 }, 20, 9, true },
		{ { 0, 1, 2, 3, 4, 5 }, { 1, 2, 3, 4, 5, 6 }, { 0 }, 9, 6, false },
	};
	const struct import_settings none = { .utc_offset = NAN };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct workplace place;
		struct jobs jobs = { 0 };
		struct error err = { 0 };
		struct job_sample sample;
		bool good = true;

		open_place(&place, &none);
		jobs.sink = place.sink;
		jobs.at = (struct place){ "some.log", 1, 1 };
		for (int n = 0; n < 6 && good; n++) {
			sample = job_sample_blank();
			sample.state = JOB_RUNNING;
			sample.when = 1000 + cases[i].when[n];
			sample.value[METRIC_JOB_TIME_SECONDS] = cases[i].elapsed[n];
			sample.progress[PROGRESS_MEMORY_PROCESSED_BYTES] = cases[i].sent[n];
			good = job_add(&jobs, jobs_of(&jobs, NULL), &sample, &err);
		}
		for (int n = 0; good && !isnan(cases[i].over) && n < 2; n++) {
			sample = job_sample_blank();
			sample.state = JOB_COMPLETED;
			sample.when = 1000 + (n == 0 ? 6.5 : cases[i].over);
			sample.value[METRIC_JOB_TIME_SECONDS] = n == 0 ? 7 : cases[i].took;
			good = job_add(&jobs, jobs_of(&jobs, NULL), &sample, &err);
		}
		if ((good && jobs_end(&jobs, &err)) != cases[i].good)
			fail_msg("case %zu: %s", i, err.text);
		jobs_free(&jobs);
		close_place(&place);
	}
}

static void jobs_begin_and_end(void **state)
{
	static const struct {
		enum job_state states[6];
		double elapsed[6];
		size_t count, migrations;
	} cases[] = {
		{ { JOB_NONE }, { NAN }, 1, 0 },
		{ { JOB_COMPLETED }, { 1 }, 1, 1 },
		{ { JOB_COMPLETED, JOB_COMPLETED }, { 1, 1 }, 2, 1 },
		{ { JOB_COMPLETED, JOB_COMPLETED }, { 1, 2 }, 2, 2 },
		{ { JOB_FAILED, JOB_FAILED }, { NAN, NAN }, 2, 1 },
		{ { JOB_RUNNING, JOB_RUNNING }, { 1, 2 }, 2, 1 },
		{ { JOB_RUNNING, JOB_RUNNING }, { 2, 1 }, 2, 2 },
		{ { JOB_RUNNING, JOB_NONE, JOB_RUNNING }, { 1, NAN, 2 }, 3, 2 },
		{ { JOB_RUNNING, JOB_NONE, JOB_COMPLETED }, { 1, NAN, 2 }, 3, 1 },
		{ { JOB_RUNNING, JOB_NONE, JOB_COMPLETED }, { 2, NAN, 1 }, 3, 2 },
		{ { JOB_RUNNING, JOB_COMPLETED, JOB_RUNNING, JOB_COMPLETED },
		  { 1, 2, 1, 2 },
		  4,
		  2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (migrations_of(cases[i].states, cases[i].elapsed, cases[i].count) !=
		    cases[i].migrations)
			fail_msg("case %zu", i);
}

/* A migration of vm1 from then on, 2 s long. */
static void add_migration(struct workplace *place, const char *started_at)
{
	struct migration_row row = sink_blank_migration();
	struct error err = { 0 };

	row.vm = "vm1";
	snprintf(row.started_at, sizeof row.started_at, "%s", started_at);
	row.value[METRIC_TOTAL_TIME_SECONDS] = 2;
	assert_true(sink_migration(place->sink, &row, NULL, 0, &err));
}

/* Answers ten times a second, 1 ms after their probes, from 1795680500 on for 30 s; none from
 * probe `first` to `last`. */
static void fill_log(struct probe_log *log, uint32_t first, uint32_t last)
{
	struct error err = { 0 };

	log->address = strdup("192.0.2.1");
	for (uint32_t n = 0; n < 300; n++) {
		double sent = 1795680500 + n / 10.0;

		if (n >= first && n <= last)
			probe_log_missed(log, n, sent + 0.1);
		else
			assert_true(probe_log_heard(log, n, sent + 0.001, 0.001, &err));
	}
}

/* The network's downtime of the migration when probes `first` to `last` were lost. */
static double downtime_when(uint32_t first, uint32_t last, double *gaps)
{
	const struct import_settings none = { .utc_offset = NAN };
	struct probe_log log = { 0 };
	const struct probe_logs logs = { &log, 1, 1 };
	struct workplace place;
	struct error err = { 0 };
	const struct sink_window *windows;
	size_t count;
	double downtime;

	open_place(&place, &none);
	add_migration(&place, "2026-11-26T08:08:36.000000Z"); /* 1795680516 */
	fill_log(&log, first, last);
	assert_true(probe_logs_write(&logs, "icmp", place.sink, &err));
	windows = sink_windows(place.sink, &count);
	assert_int_equal(count, 1);
	downtime = windows[0].value[METRIC_DOWNTIME_NETWORK_SECONDS];
	*gaps = windows[0].value[METRIC_DOWNTIME_NETWORK_GAPS];
	probe_log_free(&log);
	close_place(&place);
	return downtime;
}

/* By hand: n lost probes, 0.1 s apart, are a silence of (n + 1) / 10, and a gap of n / 10. */
static void gaps_count_around_the_migration(void **state)
{
	double gaps;

	(void)state;
	assert_true(fabs(downtime_when(165, 174, &gaps) - 1.0) < 1e-6); /* in its midst */
	assert_true(gaps == 1);
	assert_true(fabs(downtime_when(155, 164, &gaps) - 1.0) < 1e-6);  /* from before its start */
	assert_true(fabs(downtime_when(185, 224, &gaps) - 4.0) < 1e-6);  /* over the window's end */
	assert_true(downtime_when(100, 120, &gaps) == 0 && gaps == 0);   /* long before */
	assert_true(downtime_when(210, 220, &gaps) == 0 && gaps == 0);   /* long after */
	assert_true(downtime_when(170, 170, &gaps) == 0 && gaps == 0);   /* within the threshold */
	assert_true(isnan(downtime_when(170, 299, &gaps)) && gaps == 1); /* it never came back */
}

/* Two migrations of one VM, 10 s apart, each with a gap of 1 s: the first gap is no part of the
 * second's baseline, where it would raise the threshold to 3 s. */
static void a_gap_does_not_hide_the_next(void **state)
{
	const struct import_settings none = { .utc_offset = NAN };
	struct probe_log log = { .address = strdup("192.0.2.1") };
	const struct probe_logs logs = { &log, 1, 1 };
	struct workplace place;
	struct error err = { 0 };
	const struct sink_window *windows;
	size_t count;

	(void)state;
	open_place(&place, &none);
	add_migration(&place, "2026-11-26T08:08:32.000000Z"); /* 1795680512 */
	add_migration(&place, "2026-11-26T08:08:42.000000Z");
	for (uint32_t n = 100; n < 300; n++)
		if ((n < 125 || n > 134) && (n < 225 || n > 234))
			assert_true(probe_log_heard(&log, n, 1795680500 + n / 10.0 + 0.001, 0.001,
						    &err));
	assert_true(probe_logs_write(&logs, "icmp", place.sink, &err));
	windows = sink_windows(place.sink, &count);
	assert_int_equal(count, 2);
	for (size_t i = 0; i < count; i++)
		assert_true(fabs(windows[i].value[METRIC_DOWNTIME_NETWORK_SECONDS] - 1) < 1e-6);
	probe_log_free(&log);
	close_place(&place);
}

static void a_vm_must_be_clear(void **state)
{
	struct import_setting setting = { "address", "192.0.2.1" };
	const struct import_settings none = { .utc_offset = NAN };
	const struct import_settings address = { &setting, 1, NAN };
	struct probe_log two[2] = { 0 };
	const struct probe_logs logs = { two, 2, 2 };
	struct workplace place;
	struct error err = { 0 };

	(void)state;
	fill_log(&two[0], 165, 174);
	fill_log(&two[1], 165, 174);
	strcpy(two[1].address, "192.0.2.2");
	open_place(&place, &none);
	add_migration(&place, "2026-11-26T08:08:36.000000Z"); /* 1795680516 */
	assert_false(probe_logs_write(&logs, "icmp", place.sink, &err));
	assert_non_null(strstr(err.text, "whose address it is is not clear"));
	close_place(&place);
	open_place(&place, &address);
	add_migration(&place, "2026-11-26T08:08:36.000000Z"); /* 1795680516 */
	err = (struct error){ 0 };
	assert_true(probe_logs_write(&logs, "icmp", place.sink, &err));
	close_place(&place);
	open_place(&place, &none);
	assert_true(probe_logs_write(&logs, "icmp", place.sink, &err));
	assert_int_equal(sink_migrations(place.sink), 2); /* an observation each */
	close_place(&place);
	probe_log_free(&two[0]);
	probe_log_free(&two[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_of_day),
		cmocka_unit_test(epochs_end_with_four_digits),
		cmocka_unit_test(the_first_two_hosts_are_a_and_b),
		cmocka_unit_test(jobs_begin_and_end),
		cmocka_unit_test(all_values_make_a_repeat),
		cmocka_unit_test(a_poll_goes_on),
		cmocka_unit_test(two_jobs_at_once),
		cmocka_unit_test(samples_are_of_one_vm),
		cmocka_unit_test(gaps_count_around_the_migration),
		cmocka_unit_test(a_gap_does_not_hide_the_next),
		cmocka_unit_test(a_vm_must_be_clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
