/* probe-datagram.c — ICMP or UDP echo to many targets over one socket of each address family. */
#include "probe-datagram.h"

#include <arpa/inet.h>
#include <assert.h>
#include <errno.h>
#include <netinet/icmp6.h>
#include <netinet/ip.h>
#include <netinet/ip_icmp.h>
#include <string.h>
#include <unistd.h>

/* After an outage a guest's queue empties at once: room for thousands of answers. */
enum { BUFFER_BYTES = 8 << 20 };

enum { ICMP_FILTER_OPTION = 1 }; /* ICMP_FILTER of <linux/icmp.h>, which clashes with libc's */

/* The longest header before our packet: IPv4 with options, and ICMP. */
enum { HEADERS_MAX = 60 + 8 };

/* An ICMP echo: the first eight bytes are the same in IPv4 and IPv6. */
struct echo {
	uint8_t type, code;
	uint16_t checksum, id, sequence;
	struct probe_packet packet;
};

socklen_t address_length(const struct sockaddr_storage *address)
{
	return address->ss_family == AF_INET6 ? sizeof(struct sockaddr_in6)
					      : sizeof(struct sockaddr_in);
}

bool address_set(struct sockaddr_storage *address, const char *text, uint16_t port)
{
	struct sockaddr_in *ipv4 = (struct sockaddr_in *)address;
	struct sockaddr_in6 *ipv6 = (struct sockaddr_in6 *)address;

	if (inet_pton(AF_INET, text, &ipv4->sin_addr) == 1) {
		ipv4->sin_family = AF_INET;
		ipv4->sin_port = htons(port);
		return true;
	}
	if (inet_pton(AF_INET6, text, &ipv6->sin6_addr) == 1) {
		ipv6->sin6_family = AF_INET6;
		ipv6->sin6_port = htons(port);
		return true;
	}
	return false;
}

/* RFC 1071. */
static uint16_t checksum_of(const struct echo *echo)
{
	const unsigned char *bytes = (const unsigned char *)echo;
	uint32_t sum = 0;

	for (size_t i = 0; i < sizeof *echo; i += 2) {
		uint16_t word;

		memcpy(&word, bytes + i, sizeof word);
		sum += word;
	}
	sum = (sum >> 16) + (sum & 0xffff);
	sum += sum >> 16;
	return (uint16_t)~sum;
}

/* Only echo replies, so that other ICMP does not fill the buffer. */
static void filter_replies(int fd, int family)
{
	if (family == AF_INET) {
		uint32_t hidden = ~(1U << ICMP_ECHOREPLY);

		setsockopt(fd, SOL_RAW, ICMP_FILTER_OPTION, &hidden, sizeof hidden);
	} else {
		struct icmp6_filter filter;

		ICMP6_FILTER_SETBLOCKALL(&filter);
		ICMP6_FILTER_SETPASS(ICMP6_ECHO_REPLY, &filter);
		setsockopt(fd, IPPROTO_ICMPV6, ICMP6_FILTER, &filter, sizeof filter);
	}
}

static int open_one(struct datagram_sockets *sockets, int family)
{
	const int flags = SOCK_NONBLOCK | SOCK_CLOEXEC;
	const int bytes = BUFFER_BYTES;
	int protocol = family == AF_INET ? IPPROTO_ICMP : IPPROTO_ICMPV6;
	int fd = -1;

	if (sockets->kind == DATAGRAM_UDP) {
		fd = socket(family, SOCK_DGRAM | flags, 0);
	} else {
		fd = socket(family, SOCK_RAW | flags, protocol);
		sockets->raw = fd >= 0;
		if (fd >= 0)
			filter_replies(fd, family);
		else
			fd = socket(family, SOCK_DGRAM | flags, protocol);
	}
	if (fd < 0)
		return -1;
	probe_stamp(fd);
	/* with the right to, beyond the system's limit; else up to it */
	if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &bytes, sizeof bytes) != 0)
		setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
	return fd;
}

bool datagram_open(struct datagram_sockets *sockets, enum datagram_kind kind, bool ipv4, bool ipv6,
		   uint64_t cookie, struct error *err)
{
	const bool wanted[2] = { ipv4, ipv6 };
	const int family[2] = { AF_INET, AF_INET6 };

	*sockets = (struct datagram_sockets){
		.kind = kind, .fd = { -1, -1 }, .id = (uint16_t)cookie, .cookie = cookie
	};
	for (int i = 0; i < 2; i++) {
		if (!wanted[i])
			continue;
		sockets->fd[i] = open_one(sockets, family[i]);
		if (sockets->fd[i] >= 0)
			continue;
		if (kind == DATAGRAM_ICMP && (errno == EPERM || errno == EACCES))
			return error_set(err, "no right to send ICMP echo: run collect as root, or "
					      "put your group into net.ipv4.ping_group_range, or "
					      "leave icmp out of --probe");
		return error_set(err, "no socket for %s probes: %s",
				 kind == DATAGRAM_ICMP ? "icmp" : "udp", strerror(errno));
	}
	return true;
}

static struct echo echo_of(const struct datagram_sockets *sockets, const struct datagram *datagram)
{
	bool ipv4 = datagram->to->ss_family == AF_INET;
	struct echo echo = { .type = ipv4 ? ICMP_ECHO : ICMP6_ECHO_REQUEST,
			     .id = htons(sockets->id),
			     .sequence = htons((uint16_t)datagram->packet.number),
			     .packet = datagram->packet };

	if (ipv4 && sockets->raw)
		echo.checksum = checksum_of(&echo); /* ICMPv6's is always the kernel's work */
	return echo;
}

void datagram_send(struct datagram_sockets *sockets, const struct datagram *datagrams, size_t count)
{
	struct mmsghdr messages[DATAGRAM_BATCH];
	struct iovec parts[DATAGRAM_BATCH];
	struct echo echoes[DATAGRAM_BATCH];
	size_t done = 0;
	int fd = sockets->fd[datagrams[0].to->ss_family == AF_INET6];

	memset(messages, 0, sizeof messages);
	for (size_t i = 0; i < count; i++) {
		echoes[i] = echo_of(sockets, &datagrams[i]);
		parts[i] = sockets->kind == DATAGRAM_ICMP
				   ? (struct iovec){ &echoes[i], sizeof echoes[i] }
				   : (struct iovec){ &echoes[i].packet, sizeof echoes[i].packet };
		messages[i].msg_hdr.msg_name = datagrams[i].to;
		messages[i].msg_hdr.msg_namelen = address_length(datagrams[i].to);
		messages[i].msg_hdr.msg_iov = &parts[i];
		messages[i].msg_hdr.msg_iovlen = 1;
	}
	while (done < count) {
		int sent = sendmmsg(fd, messages + done, (unsigned)(count - done), MSG_DONTWAIT);

		/* the first of them could not be sent: the others still can */
		done += sent > 0 ? (size_t)sent : 1;
	}
}

/* Where our packet begins in what a socket gave, or length if it is none of ours. */
static size_t packet_begin(const struct datagram_sockets *sockets, int family,
			   const unsigned char *bytes, size_t length)
{
	size_t begin = 0;

	if (sockets->kind == DATAGRAM_UDP)
		return 0;
	if (sockets->raw && family == AF_INET && length > 0)
		begin = (size_t)(bytes[0] & 0x0f) * 4; /* the IP header's own length */
	if (begin < length &&
	    bytes[begin] != (family == AF_INET ? ICMP_ECHOREPLY : ICMP6_ECHO_REPLY))
		return length;
	return begin + offsetof(struct echo, packet);
}

/* Reads one batch of one socket; true if it gave anything at all. */
static bool receive_batch(struct datagram_sockets *sockets, int index,
			  struct probe_answer answers[DATAGRAM_BATCH], size_t *count)
{
	enum { LENGTH = HEADERS_MAX + sizeof(struct probe_packet) };
	static_assert(LENGTH < 128, "a batch lies on the stack");
	struct mmsghdr messages[DATAGRAM_BATCH];
	struct iovec parts[DATAGRAM_BATCH];
	unsigned char bytes[DATAGRAM_BATCH][LENGTH] = { { 0 } };
	_Alignas(struct cmsghdr) char control[DATAGRAM_BATCH][64];
	struct probe_clock now;
	int got;

	memset(messages, 0, sizeof messages);
	for (size_t i = 0; i < DATAGRAM_BATCH; i++) {
		parts[i] = (struct iovec){ bytes[i], LENGTH };
		messages[i].msg_hdr.msg_iov = &parts[i];
		messages[i].msg_hdr.msg_iovlen = 1;
		messages[i].msg_hdr.msg_control = control[i];
		messages[i].msg_hdr.msg_controllen = sizeof control[i];
	}
	got = recvmmsg(sockets->fd[index], messages, DATAGRAM_BATCH, MSG_DONTWAIT, NULL);
	now = probe_clock_now();
	for (int i = 0; i < got; i++) {
		struct probe_answer *answer = &answers[*count];
		size_t length = messages[i].msg_len;
		size_t begin =
			packet_begin(sockets, index == 0 ? AF_INET : AF_INET6, bytes[i], length);

		if (length < sizeof answer->packet || begin > length - sizeof answer->packet)
			continue;
		memcpy(&answer->packet, bytes[i] + begin, sizeof answer->packet);
		if (answer->packet.cookie != sockets->cookie)
			continue;
		answer->arrived = probe_arrival(&messages[i].msg_hdr, &now);
		(*count)++;
	}
	return got > 0;
}

size_t datagram_receive(struct datagram_sockets *sockets,
			struct probe_answer answers[DATAGRAM_BATCH])
{
	for (int i = 0; i < 2; i++) {
		size_t count = 0;

		if (sockets->fd[i] < 0)
			continue;
		while (count == 0 && receive_batch(sockets, i, answers, &count))
			;
		if (count > 0)
			return count;
	}
	return 0;
}

void datagram_close(struct datagram_sockets *sockets)
{
	for (int i = 0; i < 2; i++)
		if (sockets->fd[i] >= 0)
			close(sockets->fd[i]);
	sockets->fd[0] = sockets->fd[1] = -1;
}
