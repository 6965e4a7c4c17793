/*
 * feeder RATE ADDRESS...: sends lines of words to the streaming job (TCP port
 * 9000) of each guest, RATE bytes a second to each, smoothly.
 *
 * It outlives whatever happens to a guest: through a migration the connection
 * stays; if the guest or the connection goes, it connects anew. What a guest
 * could not take is made up for up to one second's worth, the rest is dropped,
 * as a source of live data would do.
 */
#include "pace.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	PORT = 9000,
	TICK_MS = 50,
	GUESTS = 64,
	TEXT = 1 << 20, /* the text that is sent again and again */
	VOCABULARY = 4000,
	GIVE_UP_MS = 8000 /* unanswered data for so long: the guest is gone */
};

struct guest {
	const char *name;
	struct sockaddr_in address;
	int socket;    /* -1: not connected */
	int connected; /* 0: connect() is still under way */
	double retry_at;
	size_t at; /* next byte of the text to send */
	struct pace pace;
};

static char text[TEXT];
static volatile sig_atomic_t stop;

static void on_term(int number)
{
	(void)number;
	stop = 1;
}

/*
 * Fills the text with lines of 5 to 14 words. The words are made of syllables,
 * and word k comes up about as often as 1/k, as words do in real text.
 */
static void write_text(void)
{
	static const char *const syllable[] = {
		"mi",   "gra",   "te",  "mem", "o",      "ry",   "pa",   "ge", "down", "ti",   "me",
		"dis",  "k",     "net", "wor", "load",   "vir",  "tu",   "al", "ma",   "chi",  "ne",
		"host", "guest", "sto", "ra",  "switch", "over", "copy", "it", "er",   "ation"
	};
	const unsigned syllables = sizeof syllable / sizeof *syllable;
	size_t used = 0;
	unsigned words_left = 0;

	srandom(1); /* the same text every time */
	while (used < TEXT - 64) {
		/* a product of two even numbers leans to the small ones, much as 1/k does */
		double u = (double)random() / 2147483648.0, v = (double)random() / 2147483648.0;
		unsigned k = (unsigned)(u * u * v * VOCABULARY);

		if (words_left == 0)
			words_left = 5 + (unsigned)random() % 10;
		do {
			const char *s = syllable[k % syllables];

			memcpy(text + used, s, strlen(s));
			used += strlen(s);
			k /= syllables;
		} while (k > 0);
		text[used++] = --words_left == 0 ? '\n' : ' ';
	}
	memset(text + used, '.', TEXT - used);
	text[TEXT - 1] = '\n';
}

static void drop(struct guest *g, const char *why)
{
	printf("%s: %s, connecting again\n", g->name, why);
	close(g->socket);
	g->socket = -1;
	g->retry_at = now_seconds() + 0.5;
	/* the next connection begins with a whole line */
	while (text[(g->at + TEXT - 1) % TEXT] != '\n')
		g->at = (g->at + 1) % TEXT;
}

static void start_connect(struct guest *g)
{
	int give_up = GIVE_UP_MS, yes = 1;

	g->socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (g->socket < 0) {
		perror("feeder: socket");
		exit(1);
	}
	setsockopt(g->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
	setsockopt(g->socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &give_up, sizeof give_up);
	g->connected = 0;
	if (connect(g->socket, (struct sockaddr *)&g->address, sizeof g->address) < 0 &&
	    errno != EINPROGRESS)
		drop(g, strerror(errno));
}

/* Looks whether a connect() that is under way has come to its end. */
static void finish_connect(struct guest *g)
{
	struct pollfd p = { .fd = g->socket, .events = POLLOUT };
	int error = 0;
	socklen_t length = sizeof error;

	if (poll(&p, 1, 0) <= 0)
		return;
	getsockopt(g->socket, SOL_SOCKET, SO_ERROR, &error, &length);
	if (error != 0) {
		drop(g, strerror(error));
		return;
	}
	g->connected = 1;
	pace_start(&g->pace, g->pace.rate, g->pace.burst);
	printf("%s: connected\n", g->name);
}

/* Sends what is due; what the connection does not take stays owed. */
static void send_due(struct guest *g)
{
	while (pace_due(&g->pace) >= 1) {
		size_t part = (size_t)g->pace.owed;
		ssize_t n;

		if (part > TEXT - g->at)
			part = TEXT - g->at;
		n = send(g->socket, text + g->at, part, MSG_NOSIGNAL);
		if (n < 0) {
			if (errno != EAGAIN && errno != EINTR)
				drop(g, strerror(errno));
			return;
		}
		g->at = (g->at + (size_t)n) % TEXT;
		g->pace.owed -= (double)n;
	}
}

static void serve(struct guest *g)
{
	if (g->socket < 0 && now_seconds() >= g->retry_at)
		start_connect(g);
	if (g->socket >= 0 && !g->connected)
		finish_connect(g);
	if (g->socket >= 0 && g->connected)
		send_due(g);
}

int main(int argc, char **argv)
{
	static struct guest guests[GUESTS];
	int count = argc - 2;
	struct sigaction term = { .sa_handler = on_term };
	double rate;

	if (count < 1 || count > GUESTS) {
		fprintf(stderr, "usage: feeder RATE ADDRESS... (at most %d addresses)\n", GUESTS);
		return 2;
	}
	rate = number_or_exit(argv[1], "RATE", 1, 1e9);
	for (int i = 0; i < count; i++) {
		struct guest *g = &guests[i];

		g->name = argv[i + 2];
		g->socket = -1;
		g->address.sin_family = AF_INET;
		g->address.sin_port = htons(PORT);
		if (inet_pton(AF_INET, g->name, &g->address.sin_addr) != 1) {
			fprintf(stderr, "feeder: '%s' is no IPv4 address\n", g->name);
			return 2;
		}
		g->at = 0;
		pace_start(&g->pace, rate, rate);
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	write_text();
	sigaction(SIGTERM, &term, NULL);
	sigaction(SIGINT, &term, NULL);
	while (!stop) {
		for (int i = 0; i < count; i++)
			serve(&guests[i]);
		sleep_milliseconds(TICK_MS);
	}
	return 0;
}
