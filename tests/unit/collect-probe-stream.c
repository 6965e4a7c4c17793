/* collect-probe-stream.c — tests of the TCP probe against a server of our own: when it connects,
 * what becomes of records that come and go in pieces, and of a connection that breaks. The time is
 * told to it, so nothing here waits for a clock. */
#include "testing.h"

#include "collect/observe/probe-stream.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SIZE = sizeof(struct probe_packet), COOKIE = 77, LONGEST = 10000 };

struct place {
	int listener, peer; /* -1: nobody */
	struct sockaddr_storage address;
	struct probe_stream stream;
};

/* A server that listens, or an address at which nobody does. */
static void open_place(struct place *place, bool listens)
{
	struct sockaddr_in *at = (struct sockaddr_in *)&place->address;
	socklen_t length = sizeof *at;

	*place = (struct place){ .peer = -1 };
	at->sin_family = AF_INET;
	at->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	place->listener = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(bind(place->listener, (struct sockaddr *)at, length), 0);
	assert_int_equal(getsockname(place->listener, (struct sockaddr *)at, &length), 0);
	if (listens)
		assert_int_equal(listen(place->listener, 4), 0);
	stream_init(&place->stream, &place->address, COOKIE);
}

static void close_place(struct place *place)
{
	stream_close(&place->stream);
	assert_true(place->stream.fd == -1 && place->stream.state == STREAM_CLOSED);
	close(place->listener);
	if (place->peer >= 0)
		close(place->peer);
}

static void await(int fd, short what)
{
	struct pollfd poller = { fd, what, 0 };

	assert_int_equal(poll(&poller, 1, LONGEST), 1);
}

static struct probe_packet packet_of(uint32_t number)
{
	return (struct probe_packet){ .cookie = COOKIE, .number = number };
}

static void send_number(struct place *place, uint32_t number, double now)
{
	struct probe_packet packet = packet_of(number);

	stream_send(&place->stream, &packet, now);
}

/* A connection that is up: the first record is sent once it is. */
static void connect_place(struct place *place)
{
	open_place(place, true);
	send_number(place, 1, 0);
	assert_true(place->stream.fd >= 0 && place->stream.state != STREAM_CLOSED);
	place->peer = accept(place->listener, NULL, NULL);
	await(place->stream.fd, POLLOUT);
	if (place->stream.state == STREAM_CONNECTING)
		send_number(place, 1, 0.5);
	assert_int_equal(place->stream.state, STREAM_UP);
}

/* The number of the next record at the server. */
static uint32_t number_at_peer(struct place *place)
{
	struct probe_packet packet;

	await(place->peer, POLLIN);
	assert_int_equal(recv(place->peer, &packet, SIZE, MSG_WAITALL), SIZE);
	assert_int_equal(packet.cookie, COOKIE);
	return packet.number;
}

static void echo(struct place *place, const void *bytes, size_t length)
{
	assert_int_equal(send(place->peer, bytes, length, MSG_NOSIGNAL), length);
}

static void records_go_out_whole(void **state)
{
	struct place place;

	(void)state;
	connect_place(&place);
	assert_int_equal(number_at_peer(&place), 1);
	send_number(&place, 2, 0.6);
	send_number(&place, 3, 0.7);
	assert_int_equal(number_at_peer(&place), 2);
	assert_int_equal(number_at_peer(&place), 3);
	assert_int_equal(place.stream.broken, 0);
	assert_int_equal(stream_retransmits(&place.stream), 0);
	close_place(&place);
}

/* Whether the connection takes nothing: what was left of a record is left still, or there is no
 * room. */
static bool takes_nothing(const struct place *place, size_t left)
{
	struct pollfd writable = { place->stream.fd, POLLOUT, 0 };

	return left > 0 ? place->stream.out_left == left : poll(&writable, 1, 0) == 0;
}

/* A server that does not read: what did not fit is lost, but for a record that is partly on its
 * way.
 */
static void a_record_that_has_begun_is_ended(void **state)
{
	const int small = 4096;
	struct place place;
	uint32_t last = 1;
	uint32_t number = 1;
	size_t lost = 0;

	(void)state;
	connect_place(&place);
	setsockopt(place.stream.fd, SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
	assert_int_equal(number_at_peer(&place), 1);
	/* until the last ten were refused, or what has begun could not go on */
	for (int refused = 0; refused < 10;) {
		size_t left = place.stream.out_left;

		send_number(&place, ++number, 1);
		assert_int_equal(place.stream.state, STREAM_UP);
		assert_true(place.stream.out_left < SIZE && number < 2000000);
		refused = takes_nothing(&place, left) ? refused + 1 : 0;
	}
	/* it goes on where it stopped, and no record is cut */
	while (last < number) {
		struct pollfd readable = { place.peer, POLLIN, 0 };
		uint32_t next;

		if (poll(&readable, 1, 20) == 0) {
			send_number(&place, ++number, 1);
			continue;
		}
		next = number_at_peer(&place);
		assert_true(next > last && next <= number);
		lost += next - last - 1;
		last = next;
	}
	assert_int_equal(last, number);
	assert_true(lost > 0);
	close_place(&place);
}

static void records_come_back_in_pieces(void **state)
{
	static const size_t cuts[] = { 1, SIZE - 1, SIZE, SIZE + 1, 2 * SIZE, 3 * SIZE - 1 };
	struct probe_answer answers[40];
	struct probe_packet packets[3];

	(void)state;
	for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
		struct place place;
		size_t whole = cuts[i] / SIZE;

		connect_place(&place);
		assert_int_equal(stream_receive(&place.stream, answers, 40), 0);
		for (uint32_t n = 0; n < 3; n++)
			packets[n] = packet_of(10 + n);
		echo(&place, packets, cuts[i]);
		await(place.stream.fd, POLLIN);
		assert_int_equal(stream_receive(&place.stream, answers, 40), whole);
		for (size_t n = 0; n < whole; n++)
			assert_int_equal(answers[n].packet.number, 10 + n);
		echo(&place, (const char *)packets + cuts[i], sizeof packets - cuts[i]);
		await(place.stream.fd, POLLIN);
		assert_int_equal(stream_receive(&place.stream, answers, 40), 3 - whole);
		for (size_t n = whole; n < 3; n++)
			assert_int_equal(answers[n - whole].packet.number, 10 + n);
		assert_true(answers[0].arrived > 0);
		close_place(&place);
	}
}

/* Those of another prober do not count; of many, no more than wanted, and never more than 32. */
static void so_many_records_as_wanted(void **state)
{
	static const struct {
		size_t max, first;
	} cases[] = { { 1, 1 }, { 3, 3 }, { 31, 31 }, { 32, 32 }, { 33, 32 }, { 40, 32 } };
	struct probe_packet packets[40];
	struct probe_answer answers[40];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct place place;
		size_t all;

		connect_place(&place);
		for (uint32_t n = 0; n < 40; n++)
			packets[n] = packet_of(n);
		echo(&place, packets, sizeof packets);
		await(place.stream.fd, POLLIN);
		all = stream_receive(&place.stream, answers, cases[i].max);
		assert_int_equal(all, cases[i].first);
		while (all < 40) {
			size_t got;

			await(place.stream.fd, POLLIN);
			got = stream_receive(&place.stream, answers, cases[i].max);
			assert_in_range(got, 1, cases[i].first);
			assert_int_equal(answers[0].packet.number, all);
			all += got;
		}
		packets[0].cookie = COOKIE + 1;
		packets[2].cookie = COOKIE - 1;
		echo(&place, packets, 3 * SIZE);
		await(place.stream.fd, POLLIN);
		if (cases[i].max >= 3) {
			assert_int_equal(stream_receive(&place.stream, answers, cases[i].max), 1);
			assert_int_equal(answers[0].packet.number, 1);
		}
		close_place(&place);
	}
}

/* A connection that is closed by the other end is counted, and made anew after a second. */
static void a_broken_connection_is_made_anew(void **state)
{
	struct probe_answer answer;
	struct place place;
	double since;

	(void)state;
	connect_place(&place);
	place.stream.in_have = 5;
	close(place.peer);
	await(place.stream.fd, POLLIN);
	assert_int_equal(stream_receive(&place.stream, &answer, 1), 0);
	assert_true(place.stream.state == STREAM_CLOSED && place.stream.fd == -1);
	assert_true(place.stream.broken == 1 && place.stream.in_have == 0 &&
		    place.stream.out_left == 0);
	assert_int_equal(stream_receive(&place.stream, &answer, 1), 0);
	since = place.stream.since; /* of the machine's clock */
	assert_true(since > 0);
	send_number(&place, 5, since + 0.999);
	assert_int_equal(place.stream.state, STREAM_CLOSED);
	send_number(&place, 6, since + 1);
	assert_true(place.stream.state != STREAM_CLOSED && place.stream.since == since + 1);
	place.peer = accept(place.listener, NULL, NULL);
	await(place.stream.fd, POLLOUT);
	if (place.stream.state == STREAM_CONNECTING)
		send_number(&place, 6, since + 1.1);
	assert_int_equal(number_at_peer(&place), 6);
	assert_int_equal(place.stream.broken, 1);
	close_place(&place);
}

/* Nobody there: no connection was lost, for there was none. */
static void a_refused_connection_is_none(void **state)
{
	struct place place;

	(void)state;
	open_place(&place, false);
	send_number(&place, 1, 10);
	if (place.stream.state == STREAM_CONNECTING) {
		await(place.stream.fd, POLLOUT);
		send_number(&place, 2, 10.25);
		assert_true(place.stream.since == 10.25);
	}
	assert_true(place.stream.state == STREAM_CLOSED && place.stream.fd == -1);
	assert_int_equal(place.stream.broken, 0);
	assert_int_equal(stream_retransmits(&place.stream), 0);
	send_number(&place, 3, place.stream.since + 0.999);
	assert_int_equal(place.stream.fd, -1);
	close_place(&place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_go_out_whole),
		cmocka_unit_test(a_record_that_has_begun_is_ended),
		cmocka_unit_test(records_come_back_in_pieces),
		cmocka_unit_test(so_many_records_as_wanted),
		cmocka_unit_test(a_broken_connection_is_made_anew),
		cmocka_unit_test(a_refused_connection_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
