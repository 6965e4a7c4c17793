/* stop.c — SIGINT, SIGTERM and SIGHUP as something to look at. */
#include "stop.h"

#include "datasets/clock.h"

#include <errno.h>
#include <math.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* The part of a wait that fits into poll's whole milliseconds. */
#define LONGEST_POLL_MS 3600000.0

static void take_signal(struct stop *stop, int signal)
{
	const uint64_t one = 1;

	if (atomic_load(&stop->signal) != 0)
		_exit(128 + signal);
	atomic_store(&stop->signal, signal);
	(void)!write(stop->fd, &one, sizeof one);
}

static void *wait_for_signals(void *closure)
{
	struct stop *stop = closure;
	struct pollfd fds[2] = { { stop->signal_fd, POLLIN, 0 }, { stop->close_fd, POLLIN, 0 } };

	for (;;) {
		struct signalfd_siginfo info;

		if (poll(fds, 2, -1) < 0 && errno != EINTR)
			return NULL;
		if (fds[1].revents & POLLIN)
			return NULL;
		while (read(stop->signal_fd, &info, sizeof info) == (ssize_t)sizeof info)
			take_signal(stop, (int)info.ssi_signo);
	}
}

bool stop_open(struct stop *stop, struct error *err)
{
	sigset_t wanted;

	*stop = (struct stop){ .fd = -1, .signal_fd = -1, .close_fd = -1 };
	sigemptyset(&wanted);
	sigaddset(&wanted, SIGINT);
	sigaddset(&wanted, SIGTERM);
	sigaddset(&wanted, SIGHUP);
	if (sigprocmask(SIG_BLOCK, &wanted, &stop->before) != 0)
		return error_set(err, "signals: %s", strerror(errno));
	stop->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	stop->close_fd = eventfd(0, EFD_CLOEXEC);
	stop->signal_fd = signalfd(-1, &wanted, SFD_NONBLOCK | SFD_CLOEXEC);
	if (stop->fd < 0 || stop->close_fd < 0 || stop->signal_fd < 0)
		return error_set(err, "signals: %s", strerror(errno));
	stop->waiting = pthread_create(&stop->thread, NULL, wait_for_signals, stop) == 0;
	return stop->waiting || error_set(err, "signals: no thread for them");
}

bool stop_requested(const struct stop *stop)
{
	return atomic_load(&stop->signal) != 0;
}

bool stop_wait(const struct stop *stop, double seconds)
{
	struct pollfd fd = { stop->fd, POLLIN, 0 };
	double until = clock_seconds() + seconds;

	while (!stop_requested(stop)) {
		double left = (until - clock_seconds()) * 1e3;

		if (left <= 0)
			return false;
		poll(&fd, 1, (int)ceil(fmin(left, LONGEST_POLL_MS)));
	}
	return true;
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void stop_close(struct stop *stop)
{
	const uint64_t one = 1;

	if (stop->waiting) {
		(void)!write(stop->close_fd, &one, sizeof one);
		pthread_join(stop->thread, NULL);
		stop->waiting = false;
	}
	close_fd(&stop->fd);
	close_fd(&stop->signal_fd);
	close_fd(&stop->close_fd);
}
