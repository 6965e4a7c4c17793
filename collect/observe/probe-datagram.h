/*
 * probe-datagram.h — ICMP or UDP echo to many targets over one socket of each address family.
 *
 * One system call sends to, or reads from, dozens of targets: that is what makes a hundred VMs
 * cheap.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_PROBE_DATAGRAM_H
#define MIGSTAT_COLLECT_OBSERVE_PROBE_DATAGRAM_H

#include "probe-packet.h"

#include "datasets/error.h"

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>

enum datagram_kind { DATAGRAM_ICMP, DATAGRAM_UDP };

struct datagram_sockets {
	enum datagram_kind kind;
	int fd[2];   /* IPv4, IPv6; -1 = not needed */
	bool raw;    /* ICMP over raw sockets: we make what a ping socket's kernel makes */
	uint16_t id; /* ICMP identifier */
	uint64_t cookie;
};

/* One probe to send. */
struct datagram {
	struct sockaddr_storage *to; /* with its port, for UDP; borrowed */
	struct probe_packet packet;
};

enum { DATAGRAM_BATCH = 32 };

/*
 * Opens the sockets for the families in use. ICMP needs root or CAP_NET_RAW, or a group in
 * net.ipv4.ping_group_range. cookie must be random. False with *err; close it all the same.
 */
bool datagram_open(struct datagram_sockets *sockets, enum datagram_kind kind, bool ipv4, bool ipv6,
		   uint64_t cookie, struct error *err);

/* Sends up to DATAGRAM_BATCH datagrams of one family. What cannot be sent (no route, no
 * neighbour) is lost like any other. */
void datagram_send(struct datagram_sockets *sockets, const struct datagram *datagrams,
		   size_t count);

/* Reads what has arrived, up to DATAGRAM_BATCH answers, without waiting; 0 = nothing is left.
 * Others' datagrams are passed over. */
size_t datagram_receive(struct datagram_sockets *sockets,
			struct probe_answer answers[DATAGRAM_BATCH]);

void datagram_close(struct datagram_sockets *sockets);

/* Length of an address for bind, connect and sendmsg. */
socklen_t address_length(const struct sockaddr_storage *address);

/* An IPv4 or IPv6 address and a port; false if the text is neither. *address is zero before. */
bool address_set(struct sockaddr_storage *address, const char *text, uint16_t port);

#endif
