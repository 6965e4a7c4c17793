/* probe-round.c — the probed VMs, and one round of probes to all of them. */
#include "probe-round.h"

#include "datasets/clock.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

/* By so much two readings of two clocks may disagree: an answer may seem to come before its probe
 * was sent. */
#define STAMP_SLACK_SECONDS 0.001

static bool is_due(const struct target *target, enum probe_kind kind, double now)
{
	const struct track *track = &target->track[kind];

	return target->used && (track->answered || track->sends_count == 0 ||
				now - target->previous[kind] >= KNOCK_SECONDS || kind == PROBE_TCP);
}

static struct probe_packet next_packet(struct targets *targets, size_t index, enum probe_kind kind,
				       double now)
{
	struct target *target = &targets->at[index];
	struct track *track = &target->track[kind];
	struct probe_packet packet = { targets->cookie, (uint32_t)index, track->sends_count, now,
				       track->sends_count > 0 ? target->previous[kind] : now };

	track_sent(track, now);
	target->previous[kind] = now;
	return packet;
}

/* One datagram to every target of one family, a batch a system call. */
static void send_datagrams(struct targets *targets, enum probe_kind kind, sa_family_t family)
{
	struct datagram_sockets *sockets =
		&targets->sockets[kind == PROBE_ICMP ? DATAGRAM_ICMP : DATAGRAM_UDP];
	struct datagram batch[DATAGRAM_BATCH];
	size_t filled = 0;
	double now = clock_seconds();

	for (size_t i = 0; i < targets->count; i++) {
		struct target *target = &targets->at[i];

		if (target->address[kind].ss_family != family || !is_due(target, kind, now))
			continue;
		batch[filled++] = (struct datagram){ &target->address[kind],
						     next_packet(targets, i, kind, now) };
		if (filled == DATAGRAM_BATCH) {
			datagram_send(sockets, batch, filled);
			filled = 0;
			now = clock_seconds();
		}
	}
	if (filled > 0)
		datagram_send(sockets, batch, filled);
}

static void send_records(struct targets *targets)
{
	for (size_t i = 0; i < targets->count; i++) {
		struct target *target = &targets->at[i];
		double now = clock_seconds();

		if (is_due(target, PROBE_TCP, now)) {
			struct probe_packet packet = next_packet(targets, i, PROBE_TCP, now);

			stream_send(&target->stream, &packet, now);
		}
	}
}

void targets_send(struct targets *targets)
{
	for (size_t i = 0; i < targets->plan.count; i++) {
		if (targets->plan.kinds[i] == PROBE_TCP) {
			send_records(targets);
			continue;
		}
		if (targets->family[0])
			send_datagrams(targets, targets->plan.kinds[i], AF_INET);
		if (targets->family[1])
			send_datagrams(targets, targets->plan.kinds[i], AF_INET6);
	}
}

/* Whether a probe of ours can have said that: the other end could send back anything. */
static bool is_plausible(const struct targets *targets, enum probe_kind kind,
			 const struct probe_answer *answer)
{
	const struct probe_packet *packet = &answer->packet;
	const struct target *target;

	if (packet->target >= targets->count)
		return false;
	target = &targets->at[packet->target];
	return target->used && packet->number < target->track[kind].sends_count &&
	       packet->previous <= packet->sent &&
	       packet->sent <= answer->arrived + STAMP_SLACK_SECONDS;
}

static void hear(struct targets *targets, enum probe_kind kind, const struct probe_answer *answer)
{
	const struct probe_packet *packet = &answer->packet;

	if (is_plausible(targets, kind, answer))
		track_heard(&targets->at[packet->target].track[kind],
			    &(struct track_answer){ packet->number, packet->sent, packet->previous,
						    answer->arrived });
}

static void receive_datagrams(struct targets *targets, enum probe_kind kind)
{
	struct probe_answer answers[DATAGRAM_BATCH];
	size_t count;

	while ((count = datagram_receive(
			&targets->sockets[kind == PROBE_ICMP ? DATAGRAM_ICMP : DATAGRAM_UDP],
			answers)) > 0)
		for (size_t i = 0; i < count; i++)
			hear(targets, kind, &answers[i]);
}

static void receive_records(struct targets *targets)
{
	for (size_t i = 0; i < targets->count; i++) {
		struct probe_answer answers[32];
		size_t count;

		if (!targets->at[i].used)
			continue;
		do { /* more than a few only after an outage: no call just to hear that all is read
		      */
			count = stream_receive(&targets->at[i].stream, answers, 32);
			for (size_t k = 0; k < count; k++)
				hear(targets, PROBE_TCP, &answers[k]);
		} while (count > 16);
	}
}

void targets_receive(struct targets *targets)
{
	for (size_t i = 0; i < targets->plan.count; i++) {
		if (targets->plan.kinds[i] == PROBE_TCP)
			receive_records(targets);
		else
			receive_datagrams(targets, targets->plan.kinds[i]);
	}
}

static bool add_target(struct targets *targets, size_t index, const char *address,
		       double memory_seconds, struct error *err)
{
	struct target *target = &targets->at[index];

	for (size_t i = 0; i < PROBE_KINDS; i++) {
		if (!address_set(&target->address[i], address, targets->plan.port[i]))
			return error_set(err, "'%s' is no IPv4 or IPv6 address", address);
		if (!track_init(&target->track[i], targets->plan.interval_seconds, memory_seconds))
			return error_memory(err);
	}
	stream_init(&target->stream, &target->address[PROBE_TCP], targets->cookie);
	target->used = true;
	targets->family[target->address[0].ss_family == AF_INET6] = true;
	return true;
}

static bool open_sockets(struct targets *targets, struct error *err)
{
	for (size_t i = 0; i < targets->plan.count; i++) {
		enum probe_kind kind = targets->plan.kinds[i];
		enum datagram_kind datagram = kind == PROBE_ICMP ? DATAGRAM_ICMP : DATAGRAM_UDP;

		if (kind != PROBE_TCP &&
		    !datagram_open(&targets->sockets[datagram], datagram, targets->family[0],
				   targets->family[1], targets->cookie, err))
			return false;
	}
	return true;
}

bool targets_open(struct targets *targets, const struct probe_plan *plan,
		  const char *const *addresses, size_t count, double memory_seconds,
		  struct error *err)
{
	*targets = (struct targets){ .plan = *plan,
				     .sockets = { { .fd = { -1, -1 } }, { .fd = { -1, -1 } } } };
	targets->at = calloc(count > 0 ? count : 1, sizeof *targets->at);
	if (!targets->at)
		return error_memory(err);
	targets->count = count;
	if (getrandom(&targets->cookie, sizeof targets->cookie, 0) !=
	    (ssize_t)sizeof targets->cookie)
		return error_set(err, "no random number: %s", strerror(errno));
	for (size_t i = 0; i < count; i++)
		if (addresses[i] && !add_target(targets, i, addresses[i], memory_seconds, err))
			return false;
	return open_sockets(targets, err);
}

void targets_close(struct targets *targets)
{
	for (size_t i = 0; i < targets->count; i++) {
		for (size_t k = 0; k < PROBE_KINDS; k++)
			track_free(&targets->at[i].track[k]);
		if (targets->at[i].used)
			stream_close(&targets->at[i].stream);
	}
	for (int i = 0; i < 2; i++)
		datagram_close(&targets->sockets[i]);
	free(targets->at);
	*targets = (struct targets){ .sockets = { { .fd = { -1, -1 } }, { .fd = { -1, -1 } } } };
}
