/* collect-import-probes.c — tests of logs of probes: what was sent when, in which order sending and
 * hearing are played, and whose log it is. All times by hand. */
#include "testing.h"

#include "collect/import/kit/inside.h"
#include "collect/import/kit/probe-log.h"
#include "collect/import/kit/probe-play.h"

#include "datasets/metric.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void heard(struct probe_log *log, uint32_t number, double sent, double round_trip)
{
	struct error err = { 0 };

	assert_true(probe_log_heard(log, number, sent + round_trip, round_trip, &err));
}

/* ---- what a log holds ---- */

static void a_log_knows_its_ends(void **state)
{
	struct probe_log log = { 0 };

	(void)state;
	probe_log_missed(&log, 5, 10);
	assert_true(log.first == 5 && log.last == 5 && log.end == 10);
	probe_log_missed(&log, 3, 9);
	assert_true(log.first == 3 && log.last == 5 && log.end == 10);
	heard(&log, 7, 11.5, 0.5);
	assert_true(log.first == 3 && log.last == 7 && log.end == 12);
	assert_true(log.count == 1 && log.answers[0].number == 7 && log.answers[0].sent == 11.5 &&
		    log.answers[0].arrived == 12);
	probe_log_free(&log);
	assert_true(!log.begun && log.count == 0);
	probe_log_missed(&log, 0, 1);
	assert_true(log.first == 0 && log.last == 0);
	probe_log_free(&log);
}

/* The answer knows best, and the earliest of two answers. */
static void each_probe_was_sent_once(void **state)
{
	struct probe_log log = { 0 };
	struct logged_answer *sends;
	struct error err = { 0 };
	size_t count;

	(void)state;
	assert_true(probe_log_sends(&log, &sends, &count, &err));
	assert_int_equal(count, 0);
	free(sends);
	assert_true(probe_log_sent(&log, 8, 108, &err));
	assert_true(probe_log_sends(&log, &sends, &count, &err));
	assert_true(count == 1 && sends[0].number == 8 && sends[0].sent == 108);
	free(sends);
	probe_log_free(&log);
	heard(&log, 8, 108, 0.25);
	assert_true(probe_log_sends(&log, &sends, &count, &err));
	assert_true(count == 1 && sends[0].number == 8 && sends[0].arrived == 108.25);
	free(sends);
	probe_log_free(&log);
	heard(&log, 9, 109, 0.25);
	heard(&log, 4, 104.5, 0.5);
	heard(&log, 4, 104.25, 0.25);
	assert_true(probe_log_sent(&log, 4, 103, &err) && probe_log_sent(&log, 6, 106, &err) &&
		    probe_log_sent(&log, 2, 102, &err));
	assert_true(probe_log_sends(&log, &sends, &count, &err));
	assert_int_equal(count, 4);
	for (size_t i = 0; i < count; i++) {
		static const struct logged_answer wanted[] = {
			{ 2, 102, INFINITY },
			{ 4, 104.25, 104.5 },
			{ 6, 106, INFINITY },
			{ 9, 109, 109.25 },
		};

		assert_true(sends[i].number == wanted[i].number &&
			    sends[i].sent == wanted[i].sent &&
			    sends[i].arrived == wanted[i].arrived);
	}
	free(sends);
	probe_log_free(&log);
}

static void the_interval_is_the_median_spacing(void **state)
{
	static const struct logged_answer sends[] = {
		{ 1, 10, 0 },  { 2, 12, 0 },  { 2, 99, 0 },
		{ 3, 100, 0 }, { 7, 116, 0 }, { 8, 125, 0 },
	};
	static const struct logged_answer back[] = { { 1, 10, 0 }, { 2, 9, 0 } };

	(void)state;
	/* what was in the memory before is no spacing */
	for (size_t size = 8; size <= 16; size += 8) {
		char *volatile dirt = malloc(size);

		memset(dirt, 0x40, size);
		free(dirt);
	}
	assert_true(probe_interval(sends, 0) == 0);
	assert_true(probe_interval(sends, 1) == 0);
	assert_true(probe_interval(sends, 2) == 2);
	assert_true(probe_interval(sends, 3) == 2);
	assert_true(probe_interval(sends, 4) == 2); /* 1, 2 */
	assert_true(probe_interval(sends, 5) == 2); /* 1, 2, 4 */
	assert_true(probe_interval(sends, 6) == 4); /* 1, 2, 4, 9 */
	assert_true(probe_interval(sends + 2, 3) == 4);
	assert_true(probe_interval(back, 2) == 0);
}

/* ---- how it is played ---- */

/* A sink whose rows go nowhere, and its file. */
struct workplace {
	struct import_source source;
	json_t *description;
	struct import_sink *sink;
	struct import_setting setting;
	struct import_settings settings;
};

/* address: --set address=ADDRESS; NULL: nothing is set. */
static void open_place(struct workplace *place, const char *path, const char *address)
{
	static const char *const no_columns[] = { NULL };
	struct error err = { 0 };

	place->setting =
		(struct import_setting){ strdup("address"), strdup(address ? address : "") };
	place->settings = (struct import_settings){ &place->setting, address ? 1 : 0, NAN };
	assert_true(source_of_text(&place->source, path, "x", 1, &err));
	place->description = json_object();
	assert_true(sink_open(&place->sink, NULL, no_columns, false, &place->settings, &err));
	sink_begin_file(place->sink, &place->source, place->description);
}

static size_t notes_of(const struct workplace *place)
{
	return json_array_size(json_object_get(place->description, "notes"));
}

static void close_place(struct workplace *place)
{
	sink_free(place->sink);
	source_free(&place->source);
	json_decref(place->description);
	free(place->setting.column);
	free(place->setting.value);
}

/* Watches from begin to end, all of which is needed. */
static bool watched(struct player *player, double begin, double end, double *value,
		    struct workplace *place)
{
	const struct watch_window window = { begin, end, begin, end };
	const struct gaps_place nowhere = { NULL, 1, "vm" };
	struct error err = { 0 };

	return player_watch(player, &window, &nowhere, "icmp", value, place->sink, &err);
}

/* Writes the gaps of so many logs. */
static bool write_logs(struct probe_log *logs, size_t count, struct workplace *place,
		       struct error *err)
{
	const struct probe_logs all = { logs, count, count };

	return probe_logs_write(&all, "icmp", place->sink, err);
}

static void forget(double value[METRIC_MAX])
{
	for (size_t i = 0; i < METRIC_MAX; i++)
		value[i] = NAN;
}

/* Probes 3 to 12: 3 and 4 lost at the beginning, 8 and 9 within, 11 and 12 at the end. Those that
 * were answered were sent at 105, 106, 107 and, a second late each, 113: the interval is 1, and the
 * lost ones are evenly between. The answer to 6 needed 1.5 s, the others 0.25 s. */
static void lost_probes_are_sent_evenly(void **state)
{
	static const struct {
		double moment, sent_at;
		uint32_t next;
		size_t answers;
	} cases[] = {
		{ 103, -DBL_MAX, 3, 0 }, { 103.01, 103, 4, 0 },  { 104, 103, 4, 0 },
		{ 104.01, 104, 5, 0 },   { 105.01, 105, 6, 0 },  { 105.25, 105, 6, 0 },
		{ 105.26, 105, 6, 1 },   { 106.5, 106, 7, 1 },   { 107.24, 107, 8, 1 },
		{ 107.26, 107, 8, 2 },   { 107.51, 107, 8, 3 },  { 109, 107, 8, 3 },
		{ 109.01, 109, 9, 3 },   { 111, 109, 9, 3 },     { 111.01, 111, 10, 3 },
		{ 113, 111, 10, 3 },     { 113.01, 113, 11, 3 }, { 113.26, 113, 11, 4 },
		{ 114, 113, 11, 4 },     { 114.01, 114, 12, 4 }, { 115, 114, 12, 4 },
		{ 115.01, 115, 13, 4 },  { 116.01, 115, 13, 4 }, { 999, 115, 13, 4 },
	};
	struct probe_log log = { 0 };
	struct workplace place;
	struct error err = { 0 };

	(void)state;
	open_place(&place, "log", NULL);
	probe_log_missed(&log, 3, 104);
	heard(&log, 5, 105, 0.25);
	heard(&log, 7, 107, 0.25);
	heard(&log, 6, 106, 1.5);
	heard(&log, 10, 113, 0.25);
	probe_log_missed(&log, 12, 120);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double value[METRIC_MAX];
		struct player player;

		forget(value);
		assert_true(player_open(&player, &log, &err));
		assert_true(player.interval == 1);
		assert_true(watched(&player, cases[i].moment, 200, value, &place));
		if (player.sent_at != cases[i].sent_at || player.send != cases[i].next ||
		    player.answer != cases[i].answers)
			fail_msg("until %g: %u is next, sent at %g, %zu heard", cases[i].moment,
				 player.send, player.sent_at, player.answer);
		assert_true(isnan(value[METRIC_GAP_THRESHOLD_SECONDS])); /* 4 are too few */
		player_free(&player);
	}
	assert_int_equal(notes_of(&place), 1);
	probe_log_free(&log);
	close_place(&place);
}

/* A clock that was set back: no probe is sent before the one before it. */
static void no_probe_is_sent_before_another(void **state)
{
	struct probe_log log = { 0 };
	struct workplace place;
	struct player player;
	double value[METRIC_MAX];
	struct error err = { 0 };

	(void)state;
	forget(value);
	open_place(&place, "log", NULL);
	heard(&log, 0, 100, 0.25);
	heard(&log, 1, 103, 0.25);
	heard(&log, 2, 102, 2);
	heard(&log, 3, 103.5, 1);
	assert_true(player_open(&player, &log, &err));
	assert_true(watched(&player, 103.1, 200, value, &place));
	assert_true(player.send == 3 && player.sent_at == 103);
	player_free(&player);
	probe_log_free(&log);
	close_place(&place);
}

/* Probes 10 times a second from 100 on for 30 s, answered after 1 ms, but for first to last. */
static void fill_log(struct probe_log *log, const char *address, uint32_t first, uint32_t last)
{
	log->address = strdup(address);
	for (uint32_t n = 0; n < 300; n++)
		if (n >= first && n <= last)
			probe_log_missed(log, n, 100.1 + n / 10.0);
		else
			heard(log, n, 100 + n / 10.0, 0.001);
}

/* Two windows of one log. What the first has heard is the baseline of the second; cells that are
 * known stay as they are, and a note says so. */
static void cells_are_filled_once(void **state)
{
	struct probe_log log = { 0 };
	struct workplace place;
	struct player player;
	double value[METRIC_MAX];
	struct error err = { 0 };

	(void)state;
	forget(value);
	open_place(&place, "log", NULL);
	fill_log(&log, "a", 150, 159);
	assert_true(player_open(&player, &log, &err));
	assert_true(watched(&player, 112, 118, value, &place));
	assert_true(player.watched_until == 118 && player.send == 180);
	assert_int_equal(player.track.gap_count, 1);
	assert_true(fabs(player.track.gaps[0].gap_seconds - 1) < 1e-6);
	assert_int_equal(player.track.gaps[0].probes, 11);
	assert_true(fabs(value[METRIC_DOWNTIME_NETWORK_SECONDS] - 1) < 1e-6);
	assert_true(fabs(value[METRIC_GAP_THRESHOLD_SECONDS] - 0.3) < 1e-6);
	assert_int_equal(notes_of(&place), 0);
	value[METRIC_GAP_THRESHOLD_SECONDS] = 7;
	assert_true(watched(&player, 120, 1000, value, &place));
	assert_true(player.watched_until == log.end && player.track.gap_count == 0);
	assert_true(player.track.baseline.answers == 20); /* of 118 to 120 */
	assert_true(value[METRIC_GAP_THRESHOLD_SECONDS] == 7);
	assert_int_equal(notes_of(&place), 1);
	player_free(&player);
	probe_log_free(&log);
	close_place(&place);
}

/* So little was heard since the window before that all that was heard before is the baseline. */
static void a_baseline_takes_ten_answers(void **state)
{
	struct probe_log log = { 0 };
	struct workplace place;
	struct player player;
	double value[METRIC_MAX];
	struct error err = { 0 };

	(void)state;
	open_place(&place, "log", NULL);
	fill_log(&log, "a", 999, 999);
	assert_true(player_open(&player, &log, &err));
	forget(value);
	assert_true(watched(&player, 100.9, 101, value, &place));
	assert_true(isnan(value[METRIC_GAP_THRESHOLD_SECONDS])); /* 9 answers */
	assert_true(watched(&player, 112, 113, value, &place));
	assert_int_equal(player.track.baseline.answers, 119); /* less the first: no spacing */
	assert_true(watched(&player, 113.5, 114, value, &place));
	assert_int_equal(player.track.baseline.answers, 134); /* 5 since 113 are too few */
	assert_true(watched(&player, 115.2, 116, value, &place));
	assert_int_equal(player.track.baseline.answers, 12);
	player_free(&player);
	probe_log_free(&log);
	close_place(&place);
}

/* A silence at the end of a window is followed to the answer that ends it; one at the end of the
 * log stays open. */
static void a_silence_is_followed_to_its_end(void **state)
{
	static const struct {
		uint32_t first, last;
		double end, until;
		bool open;
	} cases[] = {
		{ 150, 189, 118, 119.001, false },
		{ 150, 189, 115.05, 115.05, false }, /* not silent yet beyond the threshold */
		{ 150, 299, 118, 118, true },
		{ 150, 189, 119.05, 119.05, false },
	};
	struct error err = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct probe_log log = { 0 };
		struct workplace place;
		struct player player;
		double value[METRIC_MAX];

		forget(value);
		open_place(&place, "log", NULL);
		fill_log(&log, "a", cases[i].first, cases[i].last);
		assert_true(player_open(&player, &log, &err));
		assert_true(watched(&player, 112, cases[i].end, value, &place));
		if (fabs(player.watched_until - cases[i].until) > 1e-6)
			fail_msg("case %zu: until %.6f", i, player.watched_until);
		if (cases[i].open)
			assert_true(player.track.gap_count == 1 && player.track.gaps[0].open);
		player_free(&player);
		probe_log_free(&log);
		close_place(&place);
	}
}

/* Within two intervals an answer is in time. */
static void trouble_begins_at_the_first_lost_probe(void **state)
{
	static const struct {
		uint32_t lost; /* 0: none */
		double late, trouble;
	} cases[] = {
		{ 0, 1, 110.5 },   { 4, 1, 103.5 },   { 9, 1, 108.5 },   { 0, 2, 110.5 },
		{ 0, 2.5, 105.5 }, { 4, 2.5, 103.5 }, { 8, 2.5, 105.5 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct probe_log log = { 0 };
		struct player player;
		struct error err = { 0 };

		for (uint32_t n = 0; n < 10; n++)
			if (n == 0 || n != cases[i].lost)
				heard(&log, n, 100 + n, n == 6 ? cases[i].late : 0.5);
		probe_log_missed(&log, 9, 110.5);
		assert_true(player_open(&player, &log, &err));
		if (player_first_trouble(&player) != cases[i].trouble)
			fail_msg("case %zu: %g", i, player_first_trouble(&player));
		player_free(&player);
		probe_log_free(&log);
	}
}

/* ---- whose log it is ---- */

/* A migration of that VM, 2 s long, so many seconds after 1970, less than 3 minutes. */
static void add_migration(struct workplace *place, const char *vm, unsigned start)
{
	struct migration_row row = sink_blank_migration();
	struct error err = { 0 };

	row.vm = vm;
	snprintf(row.started_at, sizeof row.started_at, "1970-01-01T00:%02u:%02u.000000Z",
		 start / 60 % 3, start % 60);
	row.value[METRIC_TOTAL_TIME_SECONDS] = 2;
	assert_true(sink_migration(place->sink, &row, NULL, 0, &err));
}

/* Which of the migrations got a downtime of a second: a letter each, "y" or "n". */
static void got(const struct workplace *place, const char *wanted)
{
	size_t count;
	const struct sink_window *windows = sink_windows(place->sink, &count);

	assert_int_equal(count, strlen(wanted));
	for (size_t i = 0; i < count; i++) {
		double downtime = windows[i].value[METRIC_DOWNTIME_NETWORK_SECONDS];

		if (wanted[i] == 'y' ? !(fabs(downtime - 1) < 1e-6) : !isnan(downtime))
			fail_msg("migration %zu: %g", i, downtime);
	}
}

static void a_log_is_of_the_vm_it_is_called_for(void **state)
{
	static const struct {
		const char *path, *address, *set;
		size_t logs;
		const char *got; /* of vm1, vm2; NULL: not clear */
	} cases[] = {
		{ "vm1.log", "192.0.2.1", NULL, 1, "yn" },
		{ "vm2", "192.0.2.1", NULL, 1, "ny" },
		{ "ping/vm2.txt", "192.0.2.1", NULL, 1, "ny" },
		{ "vm2/vm1", "192.0.2.1", NULL, 1, "yn" },
		{ "vm10.log", "192.0.2.1", NULL, 1, NULL },
		{ "xvm1.log", "192.0.2.1", NULL, 1, NULL },
		{ "log", "vm2", NULL, 1, "ny" },
		{ "log", "vm2", NULL, 2, "ny" },           /* the other one is of nobody */
		{ "vm1.log", "192.0.2.1", NULL, 2, NULL }, /* which of the two? */
		{ "vm1.log", "192.0.2.1", "192.0.2.1", 2, "yn" },
		{ "vm1.log", "192.0.2.1", "192.0.2.9", 2, "yn" }, /* the other one, likewise */
		{ "vm1.log", "192.0.2.1", "192.0.2.7", 2, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct probe_log logs[2] = { 0 };
		struct workplace place;
		struct error err = { 0 };
		bool good;

		open_place(&place, cases[i].path, cases[i].set);
		add_migration(&place, "vm1", 115);
		add_migration(&place, "vm2", 115);
		fill_log(&logs[0], cases[i].address, 165, 174);
		fill_log(&logs[1], "192.0.2.9", 165, 174);
		good = write_logs(logs, cases[i].logs, &place, &err);
		if (good != (cases[i].got != NULL))
			fail_msg("case %zu: %s", i, err.text);
		if (good)
			got(&place, cases[i].got);
		probe_log_free(&logs[0]);
		probe_log_free(&logs[1]);
		close_place(&place);
	}
}

/* The first answer comes at 100, the last at 130. */
static void a_migration_beside_the_log_is_none_of_its(void **state)
{
	static const struct {
		unsigned start;
		bool beside;
	} cases[] = { { 97, true },   { 98, true },   { 99, false },
		      { 103, false }, { 129, false }, { 130, true } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct probe_log log = { .address = strdup("vm1") };
		struct workplace place;
		struct error err = { 0 };
		const char *note;

		open_place(&place, "log", NULL);
		add_migration(&place, "vm1", cases[i].start);
		for (uint32_t n = 0; n <= 300; n++)
			heard(&log, n, 99.75 + n / 10.0, 0.25);
		assert_true(log.end == 130);
		assert_true(write_logs(&log, 1, &place, &err));
		note = json_string_value(
			json_array_get(json_object_get(place.description, "notes"), 0));
		if ((note && strstr(note, "no migration of known length")) != cases[i].beside)
			fail_msg("start %u: %s", cases[i].start, note ? note : "none");
		probe_log_free(&log);
		close_place(&place);
	}
}

/* One answer is too few, and so are two at the same time. */
static void a_log_needs_two_answers(void **state)
{
	static const struct {
		double sent[3];
		size_t count;
		bool good;
		size_t migrations;
	} cases[] = {
		{ { 100 }, 1, true, 0 }, /* it holds nothing, and refuses no other file */
		{ { 100, 100 }, 2, false, 0 },
		{ { 100, 101 }, 2, true, 1 },
		{ { 100, 101, 102 }, 3, true, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct probe_log log = { .address = strdup("a") };
		struct workplace place;
		struct error err = { 0 };

		open_place(&place, "log", NULL);
		for (size_t n = 0; n < cases[i].count; n++)
			heard(&log, (uint32_t)n, cases[i].sent[n], 0.25);
		if (write_logs(&log, 1, &place, &err) != cases[i].good)
			fail_msg("case %zu: %s", i, err.text);
		assert_int_equal(sink_migrations(place.sink), cases[i].migrations);
		probe_log_free(&log);
		close_place(&place);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_log_knows_its_ends),
		cmocka_unit_test(each_probe_was_sent_once),
		cmocka_unit_test(the_interval_is_the_median_spacing),
		cmocka_unit_test(lost_probes_are_sent_evenly),
		cmocka_unit_test(no_probe_is_sent_before_another),
		cmocka_unit_test(cells_are_filled_once),
		cmocka_unit_test(a_baseline_takes_ten_answers),
		cmocka_unit_test(a_silence_is_followed_to_its_end),
		cmocka_unit_test(trouble_begins_at_the_first_lost_probe),
		cmocka_unit_test(a_log_is_of_the_vm_it_is_called_for),
		cmocka_unit_test(a_migration_beside_the_log_is_none_of_its),
		cmocka_unit_test(a_log_needs_two_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
