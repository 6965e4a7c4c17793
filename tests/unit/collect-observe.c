/*
 * collect-observe.c — tests of what looks on from outside: the loss of work, the texts of its
 * options, and the probes themselves against this machine's own loopback.
 */
#include "testing.h"

#include "collect/observe/gaps.h"
#include "collect/observe/options.h"
#include "collect/observe/probe-packet.h"
#include "collect/observe/probe-round.h"
#include "collect/observe/prober.h"
#include "collect/observe/sampler.h"
#include "collect/observe/window.h"
#include "collect/observe/work-loss.h"
#include "collect/session/options.h"

#include "datasets/clock.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
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
	const char *wrong = NULL;
	(void)state;
	assert_close(work_count_in("lines=12 bytes=900", "lines", &wrong), 12, 0);
	assert_close(work_count_in("all_lines=1 lines=12\n", "lines", &wrong), 12, 0);
	assert_close(work_count_in("lines_all=1 bytes=7", "bytes", &wrong), 7, 0);
	assert_true(isnan(work_count_in("lines=x", "lines", &wrong)));
	assert_true(isnan(work_count_in("", "lines", &wrong)));
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

/* Sends the packet to whom the probes came from, and lets the targets read it. */
static void answer_with(struct targets *targets, int fd, const struct sockaddr_in *to,
			const struct probe_packet *packet)
{
	struct pollfd ready = { targets->sockets[DATAGRAM_UDP].fd[0], POLLIN, 0 };

	assert_int_equal(
		sendto(fd, packet, sizeof *packet, 0, (const struct sockaddr *)to, sizeof *to),
		sizeof *packet);
	assert_int_equal(poll(&ready, 1, 5000), 1);
	targets_receive(targets);
}

/* The other end could send back anything: a VM that we do not have, a probe that was not sent yet,
 * times that cannot be. None of it is heard, and nothing outside of our own memory is read. */
static void answers_that_cannot_be_are_passed_over(void **state)
{
	static const char *const addresses[] = { "127.0.0.1", "127.0.0.1" };
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr = { htonl(0x7f000001) } };
	struct sockaddr_in from;
	socklen_t length = sizeof here;
	int fd = socket(AF_INET, SOCK_DGRAM, 0);
	struct probe_plan plan = { { PROBE_UDP }, 1, { 0 }, 0.01 };
	struct targets targets;
	struct probe_packet honest[2];
	struct error err = { 0 };

	(void)state;
	assert_int_equal(bind(fd, (struct sockaddr *)&here, sizeof here), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&here, &length), 0);
	plan.port[PROBE_UDP] = ntohs(here.sin_port);
	assert_true(targets_open(&targets, &plan, addresses, 2, 1, &err));
	targets_send(&targets);
	for (int i = 0; i < 2; i++) {
		length = sizeof from;
		assert_int_equal(recvfrom(fd, &honest[i], sizeof honest[i], 0,
					  (struct sockaddr *)&from, &length),
				 sizeof honest[i]);
		assert_int_equal(honest[i].target, i);
	}
	targets.count = 1; /* the second one is what stands behind the last */
	{
		struct probe_packet lies[] = { honest[1], honest[0], honest[0], honest[0] };

		lies[1].number = 1;
		lies[2].previous = lies[2].sent + 1;
		lies[3].sent = lies[3].previous = lies[3].sent + 100;
		for (size_t i = 0; i < sizeof lies / sizeof *lies; i++)
			answer_with(&targets, fd, &from, &lies[i]);
	}
	assert_false(targets.at[0].track[PROBE_UDP].answered);
	assert_false(targets.at[1].track[PROBE_UDP].answered);
	answer_with(&targets, fd, &from, &honest[0]);
	assert_true(targets.at[0].track[PROBE_UDP].answered);
	targets.count = 2;
	targets_close(&targets);
	close(fd);
}

/* A socket on loopback, and its port. */
static int loopback_socket(uint16_t *port)
{
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr = { htonl(0x7f000001) } };
	socklen_t length = sizeof here;
	int fd = socket(AF_INET, SOCK_DGRAM, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&here, sizeof here), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&here, &length), 0);
	*port = ntohs(here.sin_port);
	return fd;
}

static size_t answered_of(const struct targets *targets, enum probe_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < targets->count; i++)
		count += targets->at[i].track[kind].answered;
	return count;
}

enum { MANY = 2 * DATAGRAM_BATCH + 3 };

/* More targets than go into one system call: each is asked once, and all are heard. */
static void many_targets_are_asked_in_batches(void **state)
{
	const char *addresses[MANY];
	struct probe_plan plan = { { PROBE_UDP }, 1, { 0 }, 0.01 };
	struct targets targets;
	struct sockaddr_in from;
	struct error err = { 0 };
	int fd = loopback_socket(&plan.port[PROBE_UDP]);
	size_t asked = 0;

	(void)state;
	for (size_t i = 0; i < MANY; i++)
		addresses[i] = i == 5 ? NULL : "127.0.0.1";
	assert_true(targets_open(&targets, &plan, addresses, MANY, 1, &err));
	targets_send(&targets);
	for (size_t i = 0; i < MANY; i++) {
		struct probe_packet packet;
		socklen_t length = sizeof from;

		if (i == 5)
			continue;
		assert_int_equal(recvfrom(fd, &packet, sizeof packet, MSG_DONTWAIT,
					  (struct sockaddr *)&from, &length),
				 sizeof packet);
		assert_int_equal(packet.target, i);
		assert_int_equal(packet.number, 0);
		assert_true(packet.cookie == targets.cookie && packet.previous == packet.sent);
		sendto(fd, &packet, sizeof packet, 0, (struct sockaddr *)&from, length);
		asked++;
	}
	assert_int_equal(asked, MANY - 1);
	assert_true(recv(fd, &from, sizeof from, MSG_DONTWAIT) < 0); /* no more */
	while (answered_of(&targets, PROBE_UDP) < MANY - 1)
		targets_receive(&targets);
	assert_false(targets.at[5].track[PROBE_UDP].answered);
	targets_close(&targets);
	close(fd);
}

/* What never answers is knocked at once a second; what has answered is asked at every round. */
static void silent_kinds_are_asked_seldom(void **state)
{
	static const char *const addresses[] = { "127.0.0.1" };
	struct probe_plan plan = { { PROBE_UDP }, 1, { 0 }, 0.01 };
	struct targets targets;
	struct track *track;
	struct error err = { 0 };
	int fd = loopback_socket(&plan.port[PROBE_UDP]);

	(void)state;
	assert_true(targets_open(&targets, &plan, addresses, 1, 1, &err));
	track = &targets.at[0].track[PROBE_UDP];
	targets_send(&targets);
	assert_int_equal(track->sends_count, 1);
	targets.at[0].previous[PROBE_UDP] = clock_seconds() + 1000; /* asked just now */
	targets_send(&targets);
	assert_int_equal(track->sends_count, 1);
	targets.at[0].previous[PROBE_UDP] = clock_seconds() - KNOCK_SECONDS;
	targets_send(&targets);
	assert_int_equal(track->sends_count, 2);
	targets.at[0].previous[PROBE_UDP] = clock_seconds() + 1000;
	track->answered = true;
	targets_send(&targets);
	assert_int_equal(track->sends_count, 3);
	targets_close(&targets);
	close(fd);
}

/* Datagrams of our port that are none of ours, or cut off. */
static void foreign_datagrams_are_passed_over(void **state)
{
	struct datagram_sockets sockets;
	struct probe_answer answers[DATAGRAM_BATCH];
	struct sockaddr_storage to = { 0 };
	struct sockaddr_in from;
	struct datagram one = { &to, { 77, 3, 9, 1.5, 1.25 } };
	struct probe_packet packet;
	unsigned char longer[sizeof packet + 1] = { 0 };
	socklen_t length = sizeof from;
	uint16_t port;
	struct error err = { 0 };
	int fd = loopback_socket(&port);

	(void)state;
	*(struct sockaddr_in *)&to = (struct sockaddr_in){ .sin_family = AF_INET,
							   .sin_port = htons(port),
							   .sin_addr = { htonl(0x7f000001) } };
	assert_true(datagram_open(&sockets, DATAGRAM_UDP, true, false, 77, &err));
	assert_int_equal(sockets.fd[1], -1);
	datagram_send(&sockets, &one, 1);
	assert_int_equal(recvfrom(fd, &packet, sizeof packet, 0, (struct sockaddr *)&from, &length),
			 sizeof packet);
	sendto(fd, &packet, sizeof packet - 1, 0, (struct sockaddr *)&from, length);
	sendto(fd, "", 0, 0, (struct sockaddr *)&from, length);
	packet.cookie = 78;
	sendto(fd, &packet, sizeof packet, 0, (struct sockaddr *)&from, length);
	packet.cookie = 77;
	memcpy(longer, &packet, sizeof packet);
	sendto(fd, longer, sizeof longer, 0, (struct sockaddr *)&from, length);
	packet.number = 10;
	sendto(fd, &packet, sizeof packet, 0, (struct sockaddr *)&from, length);
	assert_int_equal(datagram_receive(&sockets, answers), 2);
	assert_int_equal(answers[0].packet.number, 9);
	assert_int_equal(answers[1].packet.number, 10);
	assert_int_equal(answers[1].packet.target, 3);
	assert_true(answers[1].packet.sent == 1.5 && answers[1].packet.previous == 1.25);
	assert_true(answers[0].arrived <= answers[1].arrived);
	assert_int_equal(datagram_receive(&sockets, answers), 0);
	datagram_close(&sockets);
	assert_true(sockets.fd[0] == -1 && sockets.fd[1] == -1);
	close(fd);
}

/* The kernel itself answers ICMP on loopback, where one may ask. */
static void the_kernel_answers_icmp(void **state)
{
	static const char *const families[] = { "127.0.0.1", "::1" };
	struct probe_plan plan = { { PROBE_ICMP }, 1, { 0 }, 0.01 };
	size_t asked = 0;

	(void)state;
	for (size_t f = 0; f < 2; f++) {
		const char *addresses[MANY];
		struct targets targets;
		struct error err = { 0 };

		for (size_t i = 0; i < MANY; i++)
			addresses[i] = families[f];
		if (!targets_open(&targets, &plan, addresses, MANY, 1, &err)) {
			targets_close(&targets);
			continue; /* no right to, or no such family */
		}
		asked++;
		assert_true(targets.family[f] && !targets.family[1 - f]);
		targets_send(&targets);
		/* it answers before the call returns: nothing is waited for */
		for (int i = 0; i < 1000 && answered_of(&targets, PROBE_ICMP) < MANY; i++) {
			targets_receive(&targets);
			usleep(1000);
		}
		assert_int_equal(answered_of(&targets, PROBE_ICMP), MANY);
		for (size_t i = 0; i < MANY; i++)
			assert_int_equal(targets.at[i].track[PROBE_ICMP].number, 0);
		targets_close(&targets);
	}
	if (asked == 0)
		skip();
}

/* Where standard input is closed, sockets begin at 0. */
static void descriptor_0_is_one_like_others(void **state)
{
	struct datagram_sockets sockets;
	struct error err = { 0 };
	int kept = fcntl(STDIN_FILENO, F_DUPFD, 10);

	(void)state;
	close(STDIN_FILENO);
	assert_true(datagram_open(&sockets, DATAGRAM_UDP, true, true, 1, &err));
	assert_int_equal(sockets.fd[0], 0);
	assert_true(sockets.fd[1] > 0);
	datagram_close(&sockets);
	assert_int_equal(fcntl(0, F_GETFD), -1);
	if (kept >= 0) {
		assert_int_equal(dup2(kept, STDIN_FILENO), STDIN_FILENO);
		close(kept);
	}
}

static void addresses_must_be_some(void **state)
{
	static const char *const addresses[] = { "nowhere" };
	struct probe_plan plan = { { PROBE_UDP }, 1, { 0, 7, 7 }, 0.01 };
	struct targets targets;
	struct error err = { 0 };

	(void)state;
	assert_false(targets_open(&targets, &plan, addresses, 1, 1, &err));
	assert_string_equal(err.text, "'nowhere' is no IPv4 or IPv6 address");
	targets_close(&targets);
	assert_int_equal(targets.count, 0);
}

/* ---- cells and rows of gaps ---- */

/* By hand: two gaps of the VM's, one of the collector's. */
static void gaps_are_summed(void **state)
{
	struct gap gaps[] = {
		{ 10, 0.75, 0.5, 0.125, 0, 7, false, false },
		{ 20, 9, 8, 4, 5, 90, false, true },
		{ 30, 0.5, 0.25, 0.0625, 0.125, 3, false, false },
	};
	struct track track = { .gaps = gaps, .gap_count = 3 };
	const struct gaps_place place = { NULL, 12, "vm3" };
	double value[METRIC_MAX];
	struct gap_row row;

	(void)state;
	track.baseline = (struct track_baseline){ 100, 0.0625, 0.5, 0.25, 0.1875 };
	gaps_fill_network(value, &track);
	assert_close(value[METRIC_DOWNTIME_NETWORK_SECONDS], 0.75, 0);
	assert_close(value[METRIC_DOWNTIME_NETWORK_MAX_SECONDS], 0.5, 0);
	assert_close(value[METRIC_DOWNTIME_NETWORK_GAPS], 2, 0);
	assert_close(value[METRIC_DOWNTIME_NETWORK_RESOLUTION_SECONDS], 0.1875, 0);
	assert_close(value[METRIC_GAP_THRESHOLD_SECONDS], 0.1875, 0);
	row = gaps_row(&place, "udp", &track, 1);
	assert_int_equal(row.migration, 12);
	assert_string_equal(row.vm, "vm3");
	assert_string_equal(row.probe, "udp");
	assert_string_equal(row.cause, "collector");
	assert_true(row.clock == 20 && row.gap == 8 && row.resolution == 4 && row.silence == 9);
	assert_true(row.own_late == 5 && row.threshold == 0.1875 && row.baseline == 0.0625);
	assert_true(row.probes == 90 && !row.open);
	assert_string_equal(gaps_row(&place, "udp", &track, 2).cause, "target");
	gaps[2].open = true; /* it has no length */
	gaps_fill_network(value, &track);
	assert_true(isnan(value[METRIC_DOWNTIME_NETWORK_SECONDS]));
	assert_true(isnan(value[METRIC_DOWNTIME_NETWORK_MAX_SECONDS]));
	assert_true(isnan(value[METRIC_DOWNTIME_NETWORK_RESOLUTION_SECONDS]));
	assert_close(value[METRIC_DOWNTIME_NETWORK_GAPS], 2, 0);
	assert_true(gaps_row(&place, "udp", &track, 2).open);
	gaps[0].open = gaps[2].open = false;
	gaps[0].collector = gaps[2].collector = true; /* none is the VM's */
	gaps_fill_network(value, &track);
	assert_close(value[METRIC_DOWNTIME_NETWORK_SECONDS], 0, 0);
	assert_close(value[METRIC_DOWNTIME_NETWORK_GAPS], 0, 0);
	assert_close(value[METRIC_DOWNTIME_NETWORK_RESOLUTION_SECONDS], 0.1875, 0);
}

/* The network's cells are those of the first kind in the plan that had a baseline; TCP has its own.
 */
static void the_first_kind_that_heard_counts(void **state)
{
	struct gap gap = { 10, 0.75, 0.5, 0.125, 0, 7, false, false };
	struct track deaf = { .baseline = { .threshold_seconds = NAN } };
	struct track quiet = { .baseline = { 100, 0.0625, 0, 0, 0.1875 } };
	struct track gappy = { .gaps = &gap, .gap_count = 1, .baseline = { 9, 0.5, 0, 0, 1.5 } };
	const struct probe_plan plan = { { PROBE_ICMP, PROBE_UDP, PROBE_TCP }, 3, { 0 }, 0.01 };
	struct probe_result result = { .tcp_broken = 2,
				       .tcp_retransmits = 5,
				       .late_max_seconds = 3 };
	struct gaps_place place = { NULL, 1, "vm1" };
	double value[METRIC_MAX];
	char folder[] = "/tmp/migstat-gaps-XXXXXX";
	char command[64];
	json_t *nothing = json_object();
	struct error err = { 0 };

	(void)state;
	assert_non_null(mkdtemp(folder));
	assert_true(run_create(&place.run, folder, nothing, 1, &err));
	for (size_t i = 0; i < METRIC_MAX; i++)
		value[i] = -1;
	result.track[PROBE_ICMP] = &deaf;
	assert_true(gaps_record(&place, &plan, &result, value, &err));
	for (size_t i = 0; i < METRIC_MAX; i++)
		assert_true(value[i] == -1); /* nothing was heard, nothing is known */
	result.track[PROBE_UDP] = &quiet;
	result.track[PROBE_TCP] = &gappy;
	assert_true(gaps_record(&place, &plan, &result, value, &err));
	assert_close(value[METRIC_DOWNTIME_NETWORK_SECONDS], 0, 0);
	assert_close(value[METRIC_GAP_THRESHOLD_SECONDS], 0.1875, 0);
	assert_close(value[METRIC_TCP_STALL_SECONDS], 0.5, 0);
	assert_close(value[METRIC_TCP_STALL_MAX_SECONDS], 0.5, 0);
	assert_close(value[METRIC_TCP_RESETS], 2, 0);
	assert_close(value[METRIC_TCP_RETRANSMITS], 5, 0);
	assert_close(value[METRIC_COLLECTOR_LATE_MAX_SECONDS], 3, 0);
	quiet.gaps_lost = true; /* there was no memory for one of them */
	assert_false(gaps_record(&place, &plan, &result, value, &err));
	run_close(place.run);
	json_decref(nothing);
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	assert_int_equal(system(command), 0);
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
	} cases[] = { { 998, 98 },  { 1000, 100 }, { 941, 41 },
		      { 940, 100 }, { 1001, 100 }, { 10, 100 } };

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
		cmocka_unit_test(many_targets_are_asked_in_batches),
		cmocka_unit_test(silent_kinds_are_asked_seldom),
		cmocka_unit_test(foreign_datagrams_are_passed_over),
		cmocka_unit_test(the_kernel_answers_icmp),
		cmocka_unit_test(descriptor_0_is_one_like_others),
		cmocka_unit_test(addresses_must_be_some),
		cmocka_unit_test(gaps_are_summed),
		cmocka_unit_test(the_first_kind_that_heard_counts),
		cmocka_unit_test(probes_hear_a_silence),
		cmocka_unit_test(answers_that_cannot_be_are_passed_over),
		cmocka_unit_test(a_broken_connection_is_counted),
		cmocka_unit_test(a_stamp_that_makes_no_sense_is_not_believed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
