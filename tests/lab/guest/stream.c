/*
 * stream FOLDER: a small stream-processing job, the guest's realistic workload.
 *
 * Takes lines of text on TCP port 9000, keeps the word counts of the current
 * 10-second window in memory, and writes the raw lines and, when a window
 * closes, its counts to the disk. So it dirties memory, disk and network at
 * a rate that follows its input, as a streaming engine in a guest does.
 *
 * Files, in FOLDER: `raw` and `windows`. Each is a ring: it keeps the size that
 * it has at the start and is written round and round, so the disk never fills
 * and a block migration has the same amount to copy now as in an hour.
 *
 * State, one line of name=value: to whoever connects to TCP port 9001 (the
 * connection is then closed), and in answer to any datagram to UDP port 9001.
 */
#include "../pace.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	LINES_PORT = 9000,
	STATE_PORT = 9001,
	WINDOW_SECONDS = 10,
	SOURCES = 16,    /* connections that send lines */
	WORD = 28,       /* longer words are cut */
	TABLE = 1 << 15, /* places in the table of a window, a power of two */
	TABLE_FULL = TABLE / 4 * 3,
	RAW_BLOCK = 32768 /* raw lines are written in blocks of this size */
};

/* A file of fixed size, written round and round. */
struct ring {
	int file;
	off_t size, at;
};

struct count {
	char word[WORD];
	uint32_t times; /* 0: the place is free */
};

/* One connection that sends lines, and the word that its last read ended in. */
struct source {
	size_t length;
	int socket; /* -1: not in use */
	char word[WORD];
};

static struct {
	unsigned long long lines, bytes, words, windows, write_errors, connections;
} total;

static struct count table[TABLE];
static unsigned distinct;           /* places of the table in use */
static unsigned long long left_out; /* words of this window that found no place */
static struct source sources[SOURCES];
static struct ring raw, windows;
static char raw_block[RAW_BLOCK];
static size_t raw_length;

/* ---- disk ---- */

static void ring_open(struct ring *r, const char *folder, const char *name, off_t size_if_new)
{
	char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	r->file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (r->file < 0) {
		perror(path);
		exit(1);
	}
	r->at = 0;
	r->size = lseek(r->file, 0, SEEK_END);
	if (r->size <= 0)
		r->size = size_if_new;
}

static void ring_write(struct ring *r, const char *data, size_t length)
{
	while (length > 0) {
		size_t part = length;
		ssize_t done;

		if ((off_t)part > r->size - r->at)
			part = (size_t)(r->size - r->at);
		done = pwrite(r->file, data, part, r->at);
		if (done <= 0) {
			total.write_errors++;
			return;
		}
		r->at = (r->at + done) % r->size;
		data += done;
		length -= (size_t)done;
	}
}

static void keep_raw(const char *data, size_t length)
{
	while (length > 0) {
		size_t part = RAW_BLOCK - raw_length;

		if (part > length)
			part = length;
		memcpy(raw_block + raw_length, data, part);
		raw_length += part;
		data += part;
		length -= part;
		if (raw_length == RAW_BLOCK) {
			ring_write(&raw, raw_block, RAW_BLOCK);
			raw_length = 0;
		}
	}
}

/* ---- windows ---- */

static void count_word(const char *word, size_t length)
{
	uint32_t h = 2166136261U;
	uint32_t i;

	for (size_t k = 0; k < length; k++)
		h = (h ^ (unsigned char)word[k]) * 16777619U;
	total.words++;
	for (i = h % TABLE; table[i].times != 0; i = (i + 1) % TABLE)
		if (memcmp(table[i].word, word, length) == 0 && table[i].word[length] == '\0') {
			table[i].times++;
			return;
		}
	if (distinct >= TABLE_FULL) {
		left_out++;
		return;
	}
	memcpy(table[i].word, word, length);
	table[i].word[length] = '\0';
	table[i].times = 1;
	distinct++;
}

/* Writes the counts of the window that has ended, and starts the next one. */
static void close_window(void)
{
	char text[8192];
	size_t used = 0;

	total.windows++;
	used += (size_t)snprintf(text, sizeof text, "window %llu: %u words, %llu left out\n",
				 total.windows, distinct, left_out);
	for (size_t i = 0; i < TABLE; i++) {
		if (table[i].times == 0)
			continue;
		used += (size_t)snprintf(text + used, sizeof text - used, "%s %u\n", table[i].word,
					 table[i].times);
		if (used > sizeof text - 64) {
			ring_write(&windows, text, used);
			used = 0;
		}
	}
	ring_write(&windows, text, used);
	memset(table, 0, sizeof table);
	distinct = 0;
	left_out = 0;
}

/* ---- lines ---- */

static void take(struct source *s, const char *data, size_t length)
{
	total.bytes += length;
	keep_raw(data, length);
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)data[i];

		if (isalnum(c)) {
			if (s->length < WORD - 1)
				s->word[s->length++] = (char)tolower(c);
			continue;
		}
		if (s->length > 0)
			count_word(s->word, s->length);
		s->length = 0;
		if (c == '\n')
			total.lines++;
	}
}

static void read_source(struct source *s)
{
	char data[16384];
	ssize_t n = read(s->socket, data, sizeof data);

	if (n > 0) {
		take(s, data, (size_t)n);
	} else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
		close(s->socket);
		s->socket = -1;
	}
}

static void accept_source(int listener)
{
	int yes = 1, s = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);

	if (s < 0)
		return;
	for (int i = 0; i < SOURCES; i++)
		if (sources[i].socket < 0) {
			setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, &yes, sizeof yes);
			sources[i].socket = s;
			sources[i].length = 0;
			total.connections++;
			return;
		}
	close(s);
}

/* ---- state ---- */

static size_t state_line(char *text, size_t size)
{
	int sending = 0;

	for (int i = 0; i < SOURCES; i++)
		sending += sources[i].socket >= 0;
	return (size_t)snprintf(text, size,
				"lines=%llu bytes=%llu words=%llu windows=%llu distinct=%u "
				"sources=%d connections=%llu write_errors=%llu\n",
				total.lines, total.bytes, total.words, total.windows, distinct,
				sending, total.connections, total.write_errors);
}

static void answer_tcp(int listener)
{
	char text[512];
	int s = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);

	if (s < 0)
		return;
	/* a line fits any socket's buffer; if it does not, the asker asks again */
	if (write(s, text, state_line(text, sizeof text)) < 0)
		perror("stream: state");
	close(s);
}

static void answer_udp(int s)
{
	char text[512];
	struct sockaddr_in from;
	socklen_t length = sizeof from;

	if (recvfrom(s, text, sizeof text, MSG_DONTWAIT, (struct sockaddr *)&from, &length) >= 0)
		sendto(s, text, state_line(text, sizeof text), MSG_DONTWAIT,
		       (struct sockaddr *)&from, length);
}

/* ---- main ---- */

static int open_port(int type, uint16_t port)
{
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(port) };
	int yes = 1;
	int s = socket(AF_INET, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (s < 0 || setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) < 0 ||
	    bind(s, (struct sockaddr *)&any, sizeof any) < 0 ||
	    (type == SOCK_STREAM && listen(s, 16) < 0)) {
		perror("stream: port");
		exit(1);
	}
	return s;
}

int main(int argc, char **argv)
{
	enum { LINES, STATE_TCP, STATE_UDP, FIRST_SOURCE };
	struct pollfd wait[FIRST_SOURCE + SOURCES];
	double window_end;

	if (argc != 2) {
		fprintf(stderr, "usage: stream FOLDER\n");
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	ring_open(&raw, argv[1], "raw", 16 * 1024 * 1024);
	ring_open(&windows, argv[1], "windows", 1024 * 1024);
	wait[LINES].fd = open_port(SOCK_STREAM, LINES_PORT);
	wait[STATE_TCP].fd = open_port(SOCK_STREAM, STATE_PORT);
	wait[STATE_UDP].fd = open_port(SOCK_DGRAM, STATE_PORT);
	for (int i = 0; i < SOURCES; i++)
		sources[i].socket = -1;
	window_end = now_seconds() + WINDOW_SECONDS;
	for (;;) {
		double left = window_end - now_seconds();

		if (left <= 0) {
			close_window();
			window_end += WINDOW_SECONDS;
			continue;
		}
		for (int i = 0; i < SOURCES; i++)
			wait[FIRST_SOURCE + i].fd = sources[i].socket; /* poll() skips -1 */
		for (int i = 0; i < FIRST_SOURCE + SOURCES; i++)
			wait[i].events = POLLIN;
		if (poll(wait, FIRST_SOURCE + SOURCES, (int)(left * 1000) + 1) <= 0)
			continue;
		for (int i = 0; i < SOURCES; i++)
			if (wait[FIRST_SOURCE + i].revents != 0)
				read_source(&sources[i]);
		if (wait[LINES].revents != 0)
			accept_source(wait[LINES].fd);
		if (wait[STATE_TCP].revents != 0)
			answer_tcp(wait[STATE_TCP].fd);
		if (wait[STATE_UDP].revents != 0)
			answer_udp(wait[STATE_UDP].fd);
	}
}
