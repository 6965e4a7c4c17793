/*
 * echo-server: answers every UDP datagram and every TCP byte on port 7 with itself.
 *
 * An observer outside sees by it when a guest answers and when it does not.
 * One process serves UDP alone, so that no TCP client can delay a datagram.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ECHO_PORT = 7 };

static int listening_socket(int type)
{
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(ECHO_PORT) };
	int yes = 1;
	int s = socket(AF_INET, type, 0);

	if (s < 0 || setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) < 0 ||
	    bind(s, (struct sockaddr *)&any, sizeof any) < 0 ||
	    (type == SOCK_STREAM && listen(s, 16) < 0)) {
		perror("echo-server: port 7");
		exit(1);
	}
	return s;
}

_Noreturn static void serve_udp(int s)
{
	char data[2048];

	for (;;) {
		struct sockaddr_in from;
		socklen_t length = sizeof from;
		ssize_t n = recvfrom(s, data, sizeof data, 0, (struct sockaddr *)&from, &length);

		if (n >= 0)
			sendto(s, data, (size_t)n, 0, (struct sockaddr *)&from, length);
	}
}

/* Serves one TCP client until it goes. */
static void serve_client(int s)
{
	char data[8192];
	int yes = 1;
	ssize_t n;

	setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
	/* a client that vanished must not hold its process for ever */
	setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, &yes, sizeof yes);
	while ((n = read(s, data, sizeof data)) > 0) {
		ssize_t done = 0;

		while (done < n) {
			ssize_t w = write(s, data + done, (size_t)(n - done));

			if (w <= 0)
				return;
			done += w;
		}
	}
}

int main(void)
{
	int udp = listening_socket(SOCK_DGRAM);
	int tcp = listening_socket(SOCK_STREAM);

	signal(SIGCHLD, SIG_IGN); /* children that end need no wait() */
	signal(SIGPIPE, SIG_IGN);
	if (fork() == 0)
		serve_udp(udp);
	close(udp);
	for (;;) {
		int client = accept(tcp, NULL, NULL);

		if (client < 0)
			continue;
		if (fork() == 0) {
			close(tcp);
			serve_client(client);
			_exit(0);
		}
		close(client);
	}
}
