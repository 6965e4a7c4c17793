/* stop.c — SIGINT, SIGTERM and SIGHUP as something to look at. */
#include "stop.h"

#include <errno.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

bool stop_open(struct stop *stop, struct error *err)
{
	sigset_t wanted;

	*stop = (struct stop){ .fd = -1 };
	(void)sigemptyset(&wanted);
	(void)sigaddset(&wanted, SIGINT);
	(void)sigaddset(&wanted, SIGTERM);
	(void)sigaddset(&wanted, SIGHUP);
	if (sigprocmask(SIG_BLOCK, &wanted, &stop->before) != 0)
		return error_set(err, "signals: %s", strerror(errno));
	stop->fd = signalfd(-1, &wanted, SFD_NONBLOCK | SFD_CLOEXEC);
	if (stop->fd < 0)
		return error_set(err, "signals: %s", strerror(errno));
	return true;
}

bool stop_requested(struct stop *stop)
{
	struct signalfd_siginfo info;

	while (read(stop->fd, &info, sizeof info) == (ssize_t)sizeof info) {
		if (stop->signal != 0)
			_exit(128 + (int)info.ssi_signo);
		stop->signal = (int)info.ssi_signo;
	}
	return stop->signal != 0;
}

void stop_close(struct stop *stop)
{
	if (stop->fd >= 0)
		(void)close(stop->fd);
	stop->fd = -1;
}
