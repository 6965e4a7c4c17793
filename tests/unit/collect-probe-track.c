/*
 * collect-probe-track.c — tests of the arithmetic of gaps against a made-up network whose outages
 * are known: a virtual clock, probes that are lost or wait in a queue, and a collector that is
 * late.
 */
#include "testing.h"

#include "collect/observe/probe-track.h"

#include <stdlib.h>
#include <string.h>

#define INTERVAL   0.01
#define ROUND_TRIP 0.001

enum outage_manner { LOSES, QUEUES };

/* The network and the schedule of one test; all in seconds of a virtual clock from 0. */
struct scene {
	double from, to; /* the outage; from == to: none */
	enum outage_manner manner;
	double late_from,
		late_seconds; /* the tick due first after late_from comes that much later */
	double phase;         /* of the schedule against the clock */
	double slow_seconds;  /* by which the first answers after the outage take longer */
};

/* When the answer to a probe sent then arrives; NAN: never. */
static double answered_at(const struct scene *scene, double sent)
{
	if (sent < scene->from || sent >= scene->to + 5 * INTERVAL)
		return sent + ROUND_TRIP;
	if (sent >= scene->to)
		return sent + ROUND_TRIP + scene->slow_seconds;
	return scene->manner == LOSES ? NAN : scene->to + ROUND_TRIP;
}

/* Plays from 0 to `end`; the window is open from 1 s on. As collect does: send, then read what has
 * arrived. */
static void play(struct track *track, const struct scene *scene, double end)
{
	struct {
		double sent, previous, arrives;
	} flying[4096];
	uint32_t sends = 0;
	uint32_t heard = 0;
	bool was_late = false;
	double previous = 0;

	assert_true(track_init(track, INTERVAL, 1));
	for (double due = scene->phase; due < end; due += INTERVAL) {
		double now = due;

		if (!was_late && scene->late_seconds > 0 && due >= scene->late_from) {
			was_late = true;
			now = due + scene->late_seconds;
			while (due + INTERVAL < now)
				due += INTERVAL; /* ticks that are left out */
		}
		if (now >= 1 && !track->watching) {
			struct track_baseline baseline = track_baseline_since(track, 0);

			track_watch(track, &baseline);
		}
		flying[sends].sent = now;
		flying[sends].previous = sends > 0 ? previous : now;
		flying[sends].arrives = answered_at(scene, now);
		previous = now;
		track_sent(track, now);
		sends++;
		for (; heard < sends && !(flying[heard].arrives > now); heard++)
			if (!isnan(flying[heard].arrives))
				track_heard(track,
					    &(struct track_answer){ heard, flying[heard].sent,
								    flying[heard].previous,
								    flying[heard].arrives });
	}
}

/* The outage is found, as the only gap of the VM's, and within its own resolution. */
static void expect_found(const struct scene *scene)
{
	struct track track;
	double truth = scene->to - scene->from;
	size_t found = 0;

	play(&track, scene, scene->to + 1);
	track_end(&track, scene->to + 1);
	for (size_t i = 0; i < track.gap_count; i++) {
		const struct gap *gap = &track.gaps[i];

		if (gap->collector)
			continue;
		found++;
		assert_false(gap->open);
		if (fabs(gap->gap_seconds - truth) > gap->resolution_seconds + 1e-9)
			fail_msg("outage %g from %g, phase %g: %g +- %g", truth, scene->from,
				 scene->phase, gap->gap_seconds, gap->resolution_seconds);
	}
	assert_int_equal(found, 1);
	track_free(&track);
}

static void outages_are_found_within_the_resolution(void **state)
{
	static const double lengths[] = { 0.05, 0.2, 1.0 };

	(void)state;
	srand48(17);
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		for (int manner = LOSES; manner <= QUEUES; manner++)
			for (int k = 0; k < 100; k++) {
				struct scene scene = { .manner = (enum outage_manner)manner,
						       .phase = INTERVAL * drand48() };

				scene.from = 1.5 + INTERVAL * drand48();
				scene.to = scene.from + lengths[i];
				expect_found(&scene);
			}
}

/* That the VM takes its time to answer is not part of the outage. */
static void slow_answers_do_not_lengthen_an_outage(void **state)
{
	(void)state;
	srand48(18);
	for (int k = 0; k < 100; k++) {
		struct scene scene = { .manner = LOSES,
				       .phase = INTERVAL * drand48(),
				       .slow_seconds = 0.9 * INTERVAL };

		scene.from = 1.5 + INTERVAL * drand48();
		scene.to = scene.from + 0.205;
		expect_found(&scene);
	}
}

static void resolution_is_one_interval_or_half_after_a_queue(void **state)
{
	struct scene scene = { 1.503, 1.703, LOSES, 0, 0, 0, 0 };
	struct track track;

	(void)state;
	play(&track, &scene, 3);
	assert_close(track.gaps[0].resolution_seconds, INTERVAL, 1e-6);
	assert_close(track.gaps[0].silence_seconds, 0.21, 1e-6);
	assert_close(track.gaps[0].gap_seconds, 0.2, 1e-6);
	track_free(&track);
	scene.manner = QUEUES;
	play(&track, &scene, 3);
	assert_close(track.gaps[0].resolution_seconds, INTERVAL / 2, 1e-6);
	track_free(&track);
}

static void nothing_is_found_where_nothing_was(void **state)
{
	struct scene quiet = { 0 };
	struct track track;
	struct track_baseline baseline;

	(void)state;
	play(&track, &quiet, 3);
	baseline = track_baseline_since(&track, 2);
	assert_int_equal(baseline.answers, 100);
	assert_close(baseline.spacing_p99_seconds, INTERVAL, 1e-6);
	assert_close(baseline.threshold_seconds, 3 * INTERVAL, 1e-6);
	assert_close(baseline.round_trip_p99_seconds, ROUND_TRIP, 1e-6);
	track_end(&track, 3);
	assert_int_equal(track.gap_count, 0);
	track_free(&track);
}

/* A late tick of our own is a gap of the collector's, however long, and never the VM's. */
static void own_lateness_is_no_outage(void **state)
{
	static const double late[] = { 0.025, 0.05, 0.3, 2.0 };

	(void)state;
	for (size_t i = 0; i < sizeof late / sizeof *late; i++) {
		struct scene scene = { .late_from = 1.5, .late_seconds = late[i] };
		struct track track;

		play(&track, &scene, 5);
		assert_true(track_silent(&track, 5) == 0);
		track_end(&track, 5);
		for (size_t k = 0; k < track.gap_count; k++) {
			assert_true(track.gaps[k].collector);
			assert_close(track.gaps[k].own_late_seconds, late[i], 1e-6);
		}
		assert_int_equal(track.gap_count, late[i] + INTERVAL > 3 * INTERVAL);
		track_free(&track);
	}
}

/* Late in the midst of an outage: the probes around it were lost, so the outage is whole. Late
 * where it begins or ends: found, and as uncertain as it is. */
static void lateness_and_outage_together(void **state)
{
	(void)state;
	for (int manner = LOSES; manner <= QUEUES; manner++) {
		expect_found(
			&(struct scene){ 1.5, 2.5, (enum outage_manner)manner, 2.0, 0.3, 0, 0 });
		expect_found(
			&(struct scene){ 1.5, 2.5, (enum outage_manner)manner, 1.45, 0.2, 0, 0 });
		expect_found(
			&(struct scene){ 1.5, 2.5, (enum outage_manner)manner, 2.4, 0.2, 0, 0 });
	}
}

static void a_silence_that_goes_on_is_an_open_gap(void **state)
{
	struct scene scene = { 1.5, 100, LOSES, 0, 0, 0, 0 };
	struct track track;

	(void)state;
	play(&track, &scene, 3);
	assert_close(track_silent(&track, 3), 1.5, 0.02);
	track_end(&track, 3);
	assert_int_equal(track.gap_count, 1);
	assert_true(track.gaps[0].open);
	assert_false(track.gaps[0].collector);
	assert_close(track.gaps[0].gap_seconds, 1.49, 0.02);
	track_free(&track);
}

/* No answers, no baseline, nothing said. */
static void a_probe_never_answered_says_nothing(void **state)
{
	struct scene scene = { -1, 100, LOSES, 0, 0, 0, 0 };
	struct track track;

	(void)state;
	play(&track, &scene, 3);
	assert_true(isnan(track.baseline.threshold_seconds));
	assert_true(track_silent(&track, 3) == 0);
	track_end(&track, 3);
	assert_int_equal(track.gap_count, 0);
	track_free(&track);
}

static void several_gaps_are_kept(void **state)
{
	struct track track;

	(void)state;
	assert_true(track_init(&track, INTERVAL, 1));
	track_watch(&track, &(struct track_baseline){ 100, INTERVAL, ROUND_TRIP, ROUND_TRIP,
						      3 * INTERVAL });
	for (uint32_t i = 0; i < 1000; i++) {
		double now = INTERVAL * i;

		track_sent(&track, now);
		if (i % 100 < 90) /* every second, 100 ms are lost */
			track_heard(&track,
				    &(struct track_answer){ i, now, i > 0 ? now - INTERVAL : now,
							    now + ROUND_TRIP });
	}
	assert_int_equal(track.gap_count, 9);
	for (size_t i = 0; i < 9; i++)
		assert_close(track.gaps[i].gap_seconds, 0.1, 1e-6);
	track_free(&track);
}

/* Duplicates and overtaken answers are no news. */
static void duplicates_change_nothing(void **state)
{
	struct track track;

	(void)state;
	assert_true(track_init(&track, INTERVAL, 1));
	track_sent(&track, 0);
	track_sent(&track, INTERVAL);
	track_heard(&track, &(struct track_answer){ 1, INTERVAL, 0, 0.011 });
	track_heard(&track, &(struct track_answer){ 1, INTERVAL, 0, 0.012 });
	track_heard(&track, &(struct track_answer){ 0, 0, 0, 0.013 });
	assert_int_equal(track.number, 1);
	assert_close(track.arrived, 0.011, 1e-9);
	assert_int_equal(track.sample_count, 0);
	track_free(&track);
}

/* Sends and hears probe number i in the usual time. */
static void ask_and_hear(struct track *track, uint32_t i)
{
	double now = INTERVAL * i;

	track_sent(track, now);
	track_heard(track, &(struct track_answer){ i, now, i > 0 ? now - INTERVAL : now,
						   now + ROUND_TRIP });
}

/* As many answers as a baseline needs are enough, one fewer are not; the first one counts that
 * arrived at the very moment from which on they count. */
static void a_baseline_needs_its_least(void **state)
{
	struct track_baseline baseline;
	struct track track;

	(void)state;
	assert_true(track_init(&track, INTERVAL, 1));
	for (uint32_t i = 0; i <= TRACK_BASELINE_LEAST; i++)
		ask_and_hear(&track, i);
	assert_int_equal(track.sample_count, TRACK_BASELINE_LEAST); /* the first ends no silence */
	baseline = track_baseline_since(&track, INTERVAL * 1 + ROUND_TRIP);
	assert_int_equal(baseline.answers, TRACK_BASELINE_LEAST);
	assert_close(baseline.threshold_seconds, 3 * INTERVAL, 1e-9);
	assert_close(baseline.round_trip_p99_seconds, ROUND_TRIP, 1e-9);
	baseline = track_baseline_since(&track, INTERVAL * 1 + ROUND_TRIP + 1e-9);
	assert_int_equal(baseline.answers, TRACK_BASELINE_LEAST - 1);
	assert_true(isnan(baseline.threshold_seconds));
	track_free(&track);
}

/* Nearest rank: of 10, 20 ... 200 ms in any order the 99th is the last, the median the tenth. */
static void quantiles_do_not_ask_for_order(void **state)
{
	struct track_baseline baseline;
	struct track track;
	double now = 0;

	(void)state;
	assert_true(track_init(&track, INTERVAL, 1));
	track_sent(&track, 0);
	track_heard(&track, &(struct track_answer){ 0, 0, 0, 0 });
	for (uint32_t i = 1; i <= 20; i++) {
		double round_trip = 0.01 * (1 + i * 7 % 20); /* each of them once */

		track_sent(&track, now + 1);
		track_heard(&track,
			    &(struct track_answer){ i, now + 1, now, now + 1 + round_trip });
		now += 1;
	}
	baseline = track_baseline_since(&track, 0);
	assert_int_equal(baseline.answers, 20);
	assert_close(baseline.round_trip_p99_seconds, 0.2, 1e-9);
	assert_close(baseline.round_trip_median_seconds, 0.1, 1e-9);
	track_free(&track);
}

/* Sent at 0 and answered; then at 1.5 s, 1 s too late, and at 2 s: of the silence 1 s is ours. */
static void a_silence_is_less_own_lateness(void **state)
{
	static const struct track_baseline baseline = { 100, 0.5, 0, 0, 1.5 };
	struct track track;

	(void)state;
	assert_true(track_init(&track, 0.5, 1));
	track_watch(&track, &baseline);
	track_sent(&track, 0);
	track_heard(&track, &(struct track_answer){ 0, 0, 0, 0 });
	assert_true(track_silent(&track, 4) == 0); /* nobody has asked since */
	track_sent(&track, 1.5);
	track_sent(&track, 2);
	track_sent(&track, 2.5);
	assert_true(track_silent(&track, 2.5) == 0);
	assert_close(track_silent(&track, 2.75), 1.75, 1e-12);
	assert_close(track_silent(&track, 3.25), 2, 1e-12); /* the last one is 0.25 s late by now */
	track_end(&track, 2.75);
	assert_int_equal(track.gap_count, 1);
	assert_close(track.gaps[0].silence_seconds, 2.75, 1e-12);
	assert_int_equal(track.gaps[0].probes, 3);
	track_free(&track);
}

/* A silence as long as the threshold is none; in numbers that a double holds exactly. */
static void a_gap_is_longer_than_the_threshold(void **state)
{
	static const struct track_baseline baseline = { 100, 0.25, 0, 0, 0.75 };
	static const double sent[] = { 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75 };
	struct track track;

	(void)state;
	assert_true(track_init(&track, 0.25, 1));
	track_watch(&track, &baseline);
	for (uint32_t i = 0; i < 8; i++) {
		track_sent(&track, sent[i]);
		if (i == 0 || i == 3 || i == 7) /* silent for 0.75 s, then for 1 s */
			track_heard(&track, &(struct track_answer){
						    i, sent[i], sent[i > 0 ? i - 1 : 0], sent[i] });
	}
	assert_int_equal(track.gap_count, 1);
	assert_close(track.gaps[0].silence_seconds, 1, 0);
	track_free(&track);
}

/* An answer that comes when as many probes have been sent after it as are remembered still finds
 * when the next one was sent; one probe more, and that is not known. */
static void the_next_send_is_remembered_for_a_while(void **state)
{
	const uint32_t remembered = sizeof((struct track *)0)->sends / sizeof(double);

	(void)state;
	for (uint32_t more = 0; more < 2; more++) {
		struct track track;

		assert_true(track_init(&track, INTERVAL, 1));
		for (uint32_t i = 0; i < 1 + remembered + more; i++)
			track_sent(&track, INTERVAL * i);
		track_heard(&track, &(struct track_answer){ 0, 0, 0, INTERVAL * remembered });
		if (more == 0)
			assert_close(track.next_sent, INTERVAL, 0);
		else
			assert_true(isnan(track.next_sent));
		track_free(&track);
	}
}

/* Room for twice the answers of that time, and for a baseline; never for more than 8192. */
static void the_memory_is_bounded(void **state)
{
	static const struct {
		double interval, memory;
		size_t capacity;
	} cases[] = { { 0.5, 30, 130 }, { 1, 0, 10 }, { 0.125, 1024, 8192 }, { 1, 4090.5, 8191 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct track track;

		assert_true(track_init(&track, cases[i].interval, cases[i].memory));
		assert_int_equal(track.sample_capacity, cases[i].capacity);
		track_watch(&track, &(struct track_baseline){ .threshold_seconds = 1 });
		assert_true(track.watching && track.gap_count == 0 && !track.gaps_lost);
		track_free(&track);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_memory_is_bounded),
		cmocka_unit_test(outages_are_found_within_the_resolution),
		cmocka_unit_test(slow_answers_do_not_lengthen_an_outage),
		cmocka_unit_test(resolution_is_one_interval_or_half_after_a_queue),
		cmocka_unit_test(nothing_is_found_where_nothing_was),
		cmocka_unit_test(own_lateness_is_no_outage),
		cmocka_unit_test(lateness_and_outage_together),
		cmocka_unit_test(a_silence_that_goes_on_is_an_open_gap),
		cmocka_unit_test(a_probe_never_answered_says_nothing),
		cmocka_unit_test(several_gaps_are_kept),
		cmocka_unit_test(a_baseline_needs_its_least),
		cmocka_unit_test(quantiles_do_not_ask_for_order),
		cmocka_unit_test(a_silence_is_less_own_lateness),
		cmocka_unit_test(a_gap_is_longer_than_the_threshold),
		cmocka_unit_test(the_next_send_is_remembered_for_a_while),
		cmocka_unit_test(duplicates_change_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
