/*
 * shell.c — a command on a host, where the URI tells how to get there: by ssh, or it is this one.
 *
 * Only questions are asked so, that libvirt has no answer to: what a file lies on, whether a daemon
 * reaches the other one.
 */
#include "inside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* How long a question may take. */
enum { SHELL_SECONDS = 15 };

/* Where qemu+ssh://user@host:port/system leads, with the key of ?keyfile=. */
struct way {
	char target[256], port[8], key[256];
	bool local;
};

static bool way_of(const char *uri, struct way *way)
{
	const char *host = strstr(uri, "://");
	const char *key = strstr(uri, "keyfile=");
	const char *colon;
	size_t scheme;
	size_t length;

	*way = (struct way){ .port = "22" };
	if (!host)
		return false;
	scheme = (size_t)(host - uri);
	host += 3;
	length = strcspn(host, "/?");
	if (length == 0) {
		/* libvirt's own test driver runs in this process */
		way->local = scheme == 4 && (strncmp(uri, "qemu", scheme) == 0 ||
					     strncmp(uri, "test", scheme) == 0);
		return way->local;
	}
	if (scheme < 4 || strncmp(host - 7, "+ssh", 4) != 0 || length >= sizeof way->target)
		return false;
	snprintf(way->target, sizeof way->target, "%.*s", (int)length, host);
	colon = strrchr(way->target, ':');
	if (colon && colon[strspn(colon, ":0123456789")] == '\0') {
		snprintf(way->port, sizeof way->port, "%s", colon + 1);
		way->target[colon - way->target] = '\0';
	}
	if (key)
		snprintf(way->key, sizeof way->key, "%.*s", (int)strcspn(key + 8, "&"), key + 8);
	return way->target[0] != '-';
}

/* What it prints, on either stream, until it ends or the time is over. */
static void read_all(int fd, pid_t child, char *text, size_t size)
{
	struct pollfd wait = { fd, POLLIN, 0 };
	size_t used = 0;
	ssize_t got = 1;

	while (got > 0) {
		char rest[256];
		bool room = used + 1 < size;

		if (poll(&wait, 1, SHELL_SECONDS * 1000) <= 0) {
			kill(child, SIGKILL);
			break;
		}
		got = read(fd, room ? text + used : rest, room ? size - 1 - used : sizeof rest);
		if (room && got > 0)
			used += (size_t)got;
	}
	text[used] = '\0';
}

static int start(const char *const *arguments, int *fd, pid_t *child)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none;
	int ends[2];
	int code;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return errno;
	sigemptyset(&none);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
	posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
	code = posix_spawnp(child, arguments[0], &actions, &attributes, (char *const *)arguments,
			    environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	close(ends[1]);
	if (code != 0)
		close(ends[0]);
	*fd = ends[0];
	return code;
}

bool libvirt_shell(const char *uri, const char *command, int *status, char *text, size_t size)
{
	struct way way;
	const char *arguments[16];
	size_t count = 0;
	pid_t child = -1;
	int fd = -1;
	int ended = 0;

	if (!way_of(uri, &way))
		return false;
	if (!way.local) {
		const char *const ssh[] = { "ssh", "-oBatchMode=yes", "-oConnectTimeout=5", "-p",
					    way.port };

		memcpy(arguments, ssh, sizeof ssh);
		count = sizeof ssh / sizeof *ssh;
		if (way.key[0] != '\0') {
			arguments[count++] = "-i";
			arguments[count++] = way.key;
		}
		arguments[count++] = way.target;
	} else {
		arguments[count++] = "sh";
		arguments[count++] = "-c";
	}
	arguments[count++] = command;
	arguments[count] = NULL;
	if (start(arguments, &fd, &child) != 0)
		return false;
	read_all(fd, child, text, size);
	close(fd);
	while (waitpid(child, &ended, 0) < 0 && errno == EINTR)
		;
	*status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
	/* 255 is ssh's own failure */
	return way.local || *status != 255;
}

void libvirt_quote(const char *text, char *quoted, size_t size)
{
	size_t used = 0;

	for (quoted[used++] = '\''; *text != '\0' && used + 6 < size; text++)
		if (*text == '\'') {
			memcpy(quoted + used, "'\\''", 4);
			used += 4;
		} else {
			quoted[used++] = *text;
		}
	quoted[used++] = '\'';
	quoted[used] = '\0';
}
