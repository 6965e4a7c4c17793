/*
 * probe-stream.h — one TCP connection to an echo port: a record at every tick, and what comes back.
 *
 * Nothing waits: every call does what can be done at once. A connection that breaks is counted
 * and made anew after a second.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_PROBE_STREAM_H
#define MIGSTAT_COLLECT_OBSERVE_PROBE_STREAM_H

#include "probe-packet.h"

#include <stdbool.h>
#include <stddef.h>

enum stream_state { STREAM_CLOSED, STREAM_CONNECTING, STREAM_UP };

struct probe_stream {
	const struct sockaddr_storage *to; /* with its port; borrowed */
	uint64_t cookie;
	int fd;
	enum stream_state state;
	double since; /* when it was closed, or when connecting began; monotonic seconds */
	unsigned char out[sizeof(struct probe_packet)], in[sizeof(struct probe_packet)];
	size_t out_left, in_have; /* of a record that is only partly through */
	long broken;      /* connections lost so far: reset, timed out, closed by the peer */
	long retransmits; /* of the connections that are gone */
};

void stream_init(struct probe_stream *stream, const struct sockaddr_storage *to, uint64_t cookie);

/* Connects if it is time to; sends the record if the connection takes it, else it is lost. */
void stream_send(struct probe_stream *stream, const struct probe_packet *packet, double now);

/* Records that have come back, at most max, without waiting. */
size_t stream_receive(struct probe_stream *stream, struct probe_answer *answers, size_t max);

/* Segments that this end sent again since the beginning (TCP_INFO). */
long stream_retransmits(const struct probe_stream *stream);

void stream_close(struct probe_stream *stream);

#endif
