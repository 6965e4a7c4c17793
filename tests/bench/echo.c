/*
 * echo PORT: answers UDP and TCP echo on every address of this machine, for many at once, by one
 * thread: the other end of the cost bench.
 */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static int listening(int type, uint16_t port)
{
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(port) };
	const int yes = 1;
	int s = socket(AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (s < 0 || setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
	    (type == SOCK_DGRAM && setsockopt(s, IPPROTO_IP, IP_PKTINFO, &yes, sizeof yes) != 0) ||
	    bind(s, (struct sockaddr *)&any, sizeof any) != 0 ||
	    (type == SOCK_STREAM && listen(s, 1024) != 0)) {
		perror("echo");
		exit(1);
	}
	return s;
}

/* The control part that tells to which of our addresses it came sends the answer from there. */
static void answer_datagrams(int s)
{
	char data[2048];
	_Alignas(struct cmsghdr) char control[64];
	struct sockaddr_in from;

	for (;;) {
		struct iovec part = { data, sizeof data };
		struct msghdr message = { .msg_name = &from,
					  .msg_namelen = sizeof from,
					  .msg_iov = &part,
					  .msg_iovlen = 1,
					  .msg_control = control,
					  .msg_controllen = sizeof control };
		ssize_t got = recvmsg(s, &message, 0);

		if (got < 0)
			return;
		part.iov_len = (size_t)got;
		sendmsg(s, &message, 0);
	}
}

static void answer_stream(int s)
{
	char data[65536];
	ssize_t got = read(s, data, sizeof data);

	if (got <= 0 || write(s, data, (size_t)got) != got)
		close(s);
}

int main(int argc, char **argv)
{
	struct epoll_event event = { .events = EPOLLIN };
	uint16_t port = argc == 2 ? (uint16_t)atoi(argv[1]) : 0;
	int poll = epoll_create1(EPOLL_CLOEXEC);
	int udp;
	int tcp;

	if (port == 0) {
		fprintf(stderr, "usage: echo PORT\n");
		return 2;
	}
	udp = listening(SOCK_DGRAM, port);
	tcp = listening(SOCK_STREAM, port);
	event.data.fd = udp;
	epoll_ctl(poll, EPOLL_CTL_ADD, udp, &event);
	event.data.fd = tcp;
	epoll_ctl(poll, EPOLL_CTL_ADD, tcp, &event);
	for (;;) {
		struct epoll_event ready[64];
		int count = epoll_wait(poll, ready, 64, -1);

		for (int i = 0; i < count; i++) {
			if (ready[i].data.fd == udp) {
				answer_datagrams(udp);
			} else if (ready[i].data.fd == tcp) {
				const int yes = 1;

				event.data.fd = accept4(tcp, NULL, NULL, SOCK_NONBLOCK);
				setsockopt(event.data.fd, IPPROTO_TCP, TCP_NODELAY, &yes,
					   sizeof yes);
				epoll_ctl(poll, EPOLL_CTL_ADD, event.data.fd, &event);
			} else {
				answer_stream(ready[i].data.fd);
			}
		}
	}
}
