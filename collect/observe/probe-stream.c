/* probe-stream.c — one TCP connection to an echo port. */
#include "probe-stream.h"

#include "probe-datagram.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

/* Between two attempts, and how long one may take: shorter than the kernel's own backoff, so that a
 * VM that is back is not waited for in vain. */
#define RETRY_SECONDS 1.0

void stream_init(struct probe_stream *stream, const struct sockaddr_storage *to, uint64_t cookie)
{
	*stream = (struct probe_stream){
		.to = to, .cookie = cookie, .fd = -1, .since = -RETRY_SECONDS
	};
}

static long retransmits_of(int fd)
{
	struct tcp_info info;
	socklen_t length = sizeof info;

	if (fd < 0 || getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length) != 0)
		return 0;
	return (long)info.tcpi_total_retrans;
}

long stream_retransmits(const struct probe_stream *stream)
{
	return stream->retransmits + retransmits_of(stream->fd);
}

static void drop(struct probe_stream *stream, double now)
{
	if (stream->state == STREAM_UP)
		stream->broken++;
	stream->retransmits += retransmits_of(stream->fd);
	close(stream->fd);
	stream->fd = -1;
	stream->state = STREAM_CLOSED;
	stream->since = now;
	stream->out_left = 0;
	stream->in_have = 0;
}

static void connect_anew(struct probe_stream *stream, double now)
{
	const int yes = 1;

	stream->fd = socket(stream->to->ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	stream->since = now;
	if (stream->fd < 0)
		return;
	setsockopt(stream->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
	probe_stamp(stream->fd);
	stream->state = STREAM_CONNECTING;
	if (connect(stream->fd, (const struct sockaddr *)stream->to, address_length(stream->to)) !=
		    0 &&
	    errno != EINPROGRESS)
		drop(stream, now);
}

static void finish_connecting(struct probe_stream *stream, double now)
{
	struct pollfd writable = { stream->fd, POLLOUT, 0 };
	int failure = 0;
	socklen_t length = sizeof failure;

	if (poll(&writable, 1, 0) == 0) {
		if (now - stream->since > RETRY_SECONDS)
			drop(stream, now);
		return;
	}
	if (getsockopt(stream->fd, SOL_SOCKET, SO_ERROR, &failure, &length) != 0 || failure != 0)
		drop(stream, now);
	else
		stream->state = STREAM_UP;
}

/* Sends what is left of a record; true if all is through. */
static bool flush_out(struct probe_stream *stream, double now)
{
	const unsigned char *rest = stream->out + sizeof stream->out - stream->out_left;
	ssize_t wrote;

	if (stream->out_left == 0)
		return true;
	wrote = send(stream->fd, rest, stream->out_left, MSG_NOSIGNAL | MSG_DONTWAIT);
	if (wrote > 0)
		stream->out_left -= (size_t)wrote;
	else if (errno != EAGAIN && errno != EINTR)
		drop(stream, now);
	return stream->state == STREAM_UP && stream->out_left == 0;
}

void stream_send(struct probe_stream *stream, const struct probe_packet *packet, double now)
{
	if (stream->state == STREAM_CLOSED && now - stream->since >= RETRY_SECONDS)
		connect_anew(stream, now);
	if (stream->state == STREAM_CONNECTING)
		finish_connecting(stream, now);
	if (stream->state != STREAM_UP || !flush_out(stream, now))
		return;
	memcpy(stream->out, packet, sizeof stream->out);
	stream->out_left = sizeof stream->out;
	if (!flush_out(stream, now) && stream->out_left == sizeof stream->out)
		stream->out_left =
			0; /* nothing of it is on its way: it is lost, the next is newer */
}

/* Cuts the bytes read into records. */
static size_t take_records(struct probe_stream *stream, const unsigned char *bytes, size_t length,
			   double arrived, struct probe_answer *answers)
{
	size_t count = 0;

	while (length > 0) {
		size_t part = sizeof stream->in - stream->in_have;

		if (part > length)
			part = length;
		memcpy(stream->in + stream->in_have, bytes, part);
		stream->in_have += part;
		bytes += part;
		length -= part;
		if (stream->in_have < sizeof stream->in)
			break;
		stream->in_have = 0;
		memcpy(&answers[count].packet, stream->in, sizeof stream->in);
		answers[count].arrived = arrived;
		count += answers[count].packet.cookie == stream->cookie;
	}
	return count;
}

size_t stream_receive(struct probe_stream *stream, struct probe_answer *answers, size_t max)
{
	/* never more than max records, even with the beginning of one kept from before */
	unsigned char bytes[32 * sizeof(struct probe_packet)];
	size_t room = max < 32 ? max : 32;
	double arrived;
	ssize_t got;

	if (stream->state != STREAM_UP)
		return 0;
	got = probe_receive(stream->fd, bytes, room * sizeof(struct probe_packet) - stream->in_have,
			    &arrived);
	if (got > 0)
		return take_records(stream, bytes, (size_t)got, arrived, answers);
	if (got == 0 || (errno != EAGAIN && errno != EINTR))
		drop(stream, arrived);
	return 0;
}

void stream_close(struct probe_stream *stream)
{
	if (stream->fd >= 0)
		close(stream->fd);
	stream->fd = -1;
	stream->state = STREAM_CLOSED;
}
