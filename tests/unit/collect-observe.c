/*
 * collect-observe.c — tests of what looks on from outside: the loss of work, the texts of its
 * options, and the probes themselves against this machine's own loopback.
 */
#include "testing.h"

#include "collect/observe/options.h"
#include "collect/observe/probe-packet.h"
#include "collect/observe/prober.h"
#include "collect/observe/sampler.h"
#include "collect/observe/window.h"
#include "collect/observe/work-loss.h"
#include "collect/session/options.h"

#include "datasets/clock.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* ---- loss of work ---- */

enum { SAMPLES = 60 };

/* Ten samples a second from 0 s: 100/s, nothing from 2.0 to 2.5 s, half from there to 3 s, then
 * 100/s again. */
static void made_up_work(struct work_sample samples[SAMPLES])
{
	double count = 5000;

	for (size_t i = 0; i < SAMPLES; i++) {
		double clock = 0.1 * (double)i;

		samples[i] = (struct work_sample){ clock, count };
		if (clock > 1.95 && clock < 2.45)
			continue;
		count += clock > 2.45 && clock < 2.95 ? 5 : 10;
	}
}

static void loss_of_work_is_ratio_and_area(void **state)
{
	struct work_sample samples[SAMPLES];
	struct work_loss loss;

	(void)state;
	made_up_work(samples);
	assert_true(work_loss_of(samples, SAMPLES, 1, 2, 3, &loss));
	assert_close(loss.baseline_per_second, 100, 1e-9);
	assert_close(loss.ratio, 0.75, 1e-9);
	assert_close(loss.area, 75, 1e-9);
	/* the migration ended before the guest was itself again: the area goes on until it is */
	assert_true(work_loss_of(samples, SAMPLES, 1, 2, 2.5, &loss));
	assert_close(loss.ratio, 1, 1e-9);
	assert_close(loss.area, 75, 1e-9);
	assert_true(work_loss_of(samples, SAMPLES, 3, 4, 5, &loss));
	assert_close(loss.ratio, 0, 1e-9);
}

static void unknown_work_is_not_zero(void **state)
{
	struct work_sample samples[SAMPLES];
	struct work_loss loss;

	(void)state;
	made_up_work(samples);
	assert_false(work_loss_of(samples, 0, 1, 2, 3, &loss));
	assert_true(isnan(loss.ratio) && isnan(loss.area));
	assert_false(work_loss_of(samples + 18, SAMPLES - 18, 1, 2, 3, &loss)); /* begins late */
	assert_false(work_loss_of(samples, 25, 1, 2, 3, &loss));                /* ends early */
	assert_false(work_loss_of(samples, SAMPLES, 2, 2.5, 3, &loss));         /* idle before */
}

static void the_counter_is_found_by_its_name(void **state)
{
	(void)state;
	assert_close(work_count_in("lines=12 bytes=900", "lines"), 12, 0);
	assert_close(work_count_in("all_lines=1 lines=12\n", "lines"), 12, 0);
	assert_close(work_count_in("lines_all=1 bytes=7", "bytes"), 7, 0);
	assert_true(isnan(work_count_in("lines=x", "lines")));
	assert_true(isnan(work_count_in("", "lines")));
}

/* ---- busy hosts ---- */

static void a_busy_host_has_no_idle_processor(void **state)
{
	struct busy busy;

	(void)state;
	busy_init(&busy);
	assert_true(isnan(busy_ratio(&busy, 1)));
	busy_add(&busy, 1, 100.0, 5000, 2);
	assert_true(isnan(busy_ratio(&busy, 1))); /* one sample is none */
	busy_add(&busy, 1, 100.5, 5000.3, 2);
	busy_add(&busy, 1, 101.0, 5000.5, 2);
	assert_close(busy_ratio(&busy, 1), 0.75, 1e-9); /* of 2 s, 0.5 s idle */
	assert_true(isnan(busy_ratio(&busy, 2)));
	busy_add(&busy, 2, 110.0, 5009, 2); /* another margin begins anew */
	assert_true(isnan(busy_ratio(&busy, 2)));
	busy_add(&busy, 2, 111.0, 5009, 2);
	assert_close(busy_ratio(&busy, 2), 1, 0);
	busy_add(&busy, 2, 111.0, 5011.5, 2); /* more than there is */
	assert_close(busy_ratio(&busy, 2), 0, 0);
	busy_add(&busy, 3, 120.0, NAN, NAN);
	busy_add(&busy, 3, 121.0, NAN, NAN);
	assert_true(isnan(busy_ratio(&busy, 3)));
	busy_free(&busy);
}

/* ---- options ---- */

/* As the command line gives it. */
static bool take(struct observe_options *observe, const char *name, const char *value,
		 struct error *err)
{
	struct collect_options options = { .observe = *observe };
	const struct flag *flag = flags_find(&verb_collect, name);
	bool good;

	assert_non_null(flag);
	good = flags_take(flag, &options, value, err);
	*observe = options.observe;
	return good;
}

static void options_are_read_and_come_back(void **state)
{
	struct observe_options options = observe_defaults();
	struct observe_options again = observe_defaults();
	struct error err = { 0 };
	char text[PROBE_PLAN_TEXT_SIZE];
	json_t *object;

	(void)state;
	probe_plan_text(&options.probes, text);
	assert_string_equal(text, "icmp,udp:7,tcp:7");
	assert_true(take(&options, "probe", "udp:9,icmp", &err));
	assert_true(take(&options, "probe-interval", "0.005", &err));
	assert_true(take(&options, "margin", "2", &err));
	assert_true(take(&options, "work-rate", "udp:9001:lines", &err));
	assert_true(observe_check(&options, &err));
	object = observe_to_json(&options);
	assert_true(observe_of_json(&again, object, &err));
	json_decref(object);
	probe_plan_text(&again.probes, text);
	assert_string_equal(text, "udp:9,icmp");
	assert_close(again.probes.interval_seconds, 0.005, 0);
	assert_close(again.margin_seconds, 2, 0);
	assert_int_equal(again.work.port, 9001);
	assert_string_equal(again.work.name, "lines");
	assert_true(take(&options, "probe", "none", &err));
	assert_int_equal(options.probes.count, 0);
}

static void bad_options_are_refused(void **state)
{
	static const struct {
		const char *name, *value, *message;
	} bad[] = {
		{ "probe", "arp", "'arp' is none of icmp, udp[:PORT], tcp[:PORT], none" },
		{ "probe", "", "'' is none of" },
		{ "probe", "udp,udp", "'udp' is there twice" },
		{ "probe", "udp:0", "'0' is no port" },
		{ "probe", "icmp:7", "icmp has no port" },
		{ "probe-interval", "0.0001", "--probe-interval '0.0001' is not a number" },
		{ "margin", "-1", "or 0 for none" },
		{ "work-rate", "tcp:1:x", "is not udp:PORT:NAME" },
		{ "work-rate", "udp:70000:x", "is not udp:PORT:NAME" },
		{ "work-rate", "udp:9001:a b", "is not udp:PORT:NAME" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct observe_options options = observe_defaults();
		struct error err = { 0 };

		assert_false(take(&options, bad[i].name, bad[i].value, &err));
		if (!strstr(err.text, bad[i].message))
			fail_msg("%s %s: %s", bad[i].name, bad[i].value, err.text);
	}
}

static void contradictions_are_refused(void **state)
{
	struct observe_options options = observe_defaults();
	struct error err = { 0 };

	(void)state;
	options.margin_seconds = 0.1;
	assert_false(observe_check(&options, &err));
	options.margin_seconds = 0; /* no time, no probes */
	assert_true(observe_check(&options, &err));
	options.work.port = 1;
	assert_false(observe_check(&options, &err));
}

/* ---- windows ---- */

static void hosts_belong_to_the_oldest_window(void **state)
{
	struct windows windows;
	struct window at[3];

	(void)state;
	assert_true(windows_init(&windows, 2));
	windows_set(&windows, 1, 8, PHASE_BEFORE);
	windows_set(&windows, 0, 7, PHASE_DURING);
	assert_true(windows_wait(&windows, at));
	assert_int_equal(at[1].migration, 8);
	assert_int_equal(at[2].migration, 7);
	assert_string_equal(phase_word(at[2].phase), "during");
	windows_set(&windows, 0, 0, PHASE_NONE);
	assert_true(windows_wait(&windows, at));
	assert_int_equal(at[0].phase, PHASE_NONE);
	assert_int_equal(at[2].migration, 8);
	windows_set(&windows, 1, 0, PHASE_NONE);
	windows_close(&windows); /* nobody waits for a window that never comes */
	assert_false(windows_wait(&windows, at));
	windows_free(&windows);
}

/* ---- the probes on loopback ---- */

/* An echo server that can fall silent: UDP and one TCP client, on ports of its own. */
struct echo {
	int udp, tcp;
	uint16_t port;
	atomic_bool silent, stop;
	pthread_t thread;
};

static void *serve(void *closure)
{
	struct echo *echo = closure;
	int client = -1;

	while (!atomic_load(&echo->stop)) {
		char data[4096];
		struct sockaddr_in from;
		socklen_t length = sizeof from;
		ssize_t got;

		usleep(200);
		if (atomic_load(&echo->silent))
			continue;
		while ((got = recvfrom(echo->udp, data, sizeof data, MSG_DONTWAIT,
				       (struct sockaddr *)&from, &length)) > 0)
			sendto(echo->udp, data, (size_t)got, 0, (struct sockaddr *)&from, length);
		if (client < 0)
			client = accept4(echo->tcp, NULL, NULL, SOCK_NONBLOCK);
		else if ((got = read(client, data, sizeof data)) > 0)
			(void)!write(client, data, (size_t)got);
	}
	if (client >= 0)
		close(client);
	return NULL;
}

static void echo_open(struct echo *echo)
{
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr = { htonl(0x7f000001) } };
	socklen_t length = sizeof here;

	*echo = (struct echo){ .udp = socket(AF_INET, SOCK_DGRAM, 0),
			       .tcp = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0) };
	assert_int_equal(bind(echo->tcp, (struct sockaddr *)&here, sizeof here), 0);
	assert_int_equal(getsockname(echo->tcp, (struct sockaddr *)&here, &length), 0);
	assert_int_equal(bind(echo->udp, (struct sockaddr *)&here, sizeof here), 0);
	assert_int_equal(listen(echo->tcp, 4), 0);
	echo->port = ntohs(here.sin_port);
	assert_int_equal(pthread_create(&echo->thread, NULL, serve, echo), 0);
}

static void echo_close(struct echo *echo)
{
	atomic_store(&echo->stop, true);
	pthread_join(echo->thread, NULL);
	close(echo->udp);
	close(echo->tcp);
}

/* Until the probes of VM 0 have a baseline, at most 10 s. */
static bool watch(struct prober *prober, unsigned kinds)
{
	for (int i = 0; i < 100; i++) {
		usleep(100000);
		prober_watch(prober, 0, 0);
		if (prober_silence(prober, 0).kinds == kinds)
			return true;
	}
	return false;
}

static void probes_hear_a_silence(void **state)
{
	static const char *const addresses[] = { "127.0.0.1", NULL };
	struct probe_plan plan = { .interval_seconds = 0.01 };
	struct probe_result result;
	struct prober *prober;
	struct echo echo;
	struct error err = { 0 };
	char text[32];
	double began;
	double truth;

	(void)state;
	echo_open(&echo);
	snprintf(text, sizeof text, "udp:%u,tcp:%u", echo.port, echo.port);
	assert_true(probe_plan_read(&plan, text, &err));
	assert_true(prober_open(&prober, &plan, addresses, 2, 1, &err));
	assert_int_equal(prober_silence(prober, 1).kinds, 0); /* it has no address */
	assert_true(watch(prober, 2));
	began = clock_seconds();
	atomic_store(&echo.silent, true);
	while (prober_silence(prober, 0).silent < 2)
		usleep(1000);
	atomic_store(&echo.silent, false);
	truth = clock_seconds() - began;
	while (prober_silence(prober, 0).silent > 0)
		usleep(1000);
	prober_end(prober, 0, &result);
	assert_null(result.track[PROBE_ICMP]);
	for (int kind = PROBE_UDP; kind <= PROBE_TCP; kind++) {
		double longest = 0;

		for (size_t i = 0; i < result.track[kind]->gap_count; i++)
			longest = fmax(longest, result.track[kind]->gaps[i].gap_seconds);
		/* no more is promised on a machine that may be busy: it is there, and no fable */
		assert_true(longest > 0.01 && longest < truth + 1);
	}
	assert_int_equal(result.tcp_broken, 0);
	assert_true(prober_cost(prober).ticks > 10);
	prober_close(prober);
	echo_close(&echo);
}

static void a_broken_connection_is_counted(void **state)
{
	static const char *const address = "127.0.0.1";
	struct probe_plan plan = { .interval_seconds = 0.01 };
	struct probe_result result;
	struct prober *prober;
	struct echo echo;
	struct error err = { 0 };
	char text[16];

	(void)state;
	echo_open(&echo);
	snprintf(text, sizeof text, "tcp:%u", echo.port);
	assert_true(probe_plan_read(&plan, text, &err));
	assert_true(prober_open(&prober, &plan, &address, 1, 1, &err));
	assert_true(watch(prober, 1));
	echo_close(&echo);
	while (prober_silence(prober, 0).silent == 0)
		usleep(1000);
	prober_end(prober, 0, &result);
	assert_int_equal(result.tcp_broken, 1);
	assert_true(result.track[PROBE_TCP]->gaps[result.track[PROBE_TCP]->gap_count - 1].open);
	prober_close(prober);
}

static void a_stamp_that_makes_no_sense_is_not_believed(void **state)
{
	const struct probe_clock now = { 100, 1000 };
	_Alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof(struct timespec))];
	const struct {
		time_t stamp;
		double arrived;
	} cases[] = { { 998, 98 }, { 1001, 100 }, { 10, 100 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct msghdr message = { .msg_control = control,
					  .msg_controllen = sizeof control };
		struct cmsghdr *part = CMSG_FIRSTHDR(&message);
		struct timespec stamp = { cases[i].stamp, 0 };

		memset(control, 0, sizeof control);
		part->cmsg_level = SOL_SOCKET;
		part->cmsg_type = SCM_TIMESTAMPNS;
		part->cmsg_len = CMSG_LEN(sizeof stamp);
		memcpy(CMSG_DATA(part), &stamp, sizeof stamp);
		assert_close(probe_arrival(&message, &now), cases[i].arrived, 1e-12);
	}
	assert_close(probe_arrival(&(struct msghdr){ 0 }, &now), 100, 1e-12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(loss_of_work_is_ratio_and_area),
		cmocka_unit_test(unknown_work_is_not_zero),
		cmocka_unit_test(the_counter_is_found_by_its_name),
		cmocka_unit_test(a_busy_host_has_no_idle_processor),
		cmocka_unit_test(options_are_read_and_come_back),
		cmocka_unit_test(bad_options_are_refused),
		cmocka_unit_test(contradictions_are_refused),
		cmocka_unit_test(hosts_belong_to_the_oldest_window),
		cmocka_unit_test(probes_hear_a_silence),
		cmocka_unit_test(a_broken_connection_is_counted),
		cmocka_unit_test(a_stamp_that_makes_no_sense_is_not_believed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
