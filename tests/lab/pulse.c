/*
 * pulse stop PID MS: stops a process for MS milliseconds (a guest: its CPUs).
 * pulse link NAME MS: takes a network link down for MS milliseconds.
 *
 * Prints, when it is over, one line: the moments, in seconds of CLOCK_MONOTONIC,
 * at which it began and ended. They are taken by this program right beside the
 * system calls that did it, as no script could; with the highest priority, so
 * that a busy machine makes a pulse late or long by microseconds and not by a
 * turn of the scheduler.
 *
 * Whatever signal ends it early (but SIGKILL), the process goes on and the link
 * is up; the line then tells what really was.
 */
#include "pace.h"

#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_MS = 3600 * 1000 };

static int link_socket;
static struct ifreq link_request;

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static void link_open(const char *name)
{
	if (strlen(name) >= sizeof link_request.ifr_name) {
		fprintf(stderr, "pulse: no link '%s'\n", name);
		exit(1);
	}
	strcpy(link_request.ifr_name, name);
	link_socket = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (link_socket < 0 || ioctl(link_socket, SIOCGIFFLAGS, &link_request) != 0)
		fail(name);
}

static int link_set(int up)
{
	if (up)
		link_request.ifr_flags |= IFF_UP;
	else
		link_request.ifr_flags &= (short)~IFF_UP;
	return ioctl(link_socket, SIOCSIFFLAGS, &link_request);
}

/* Waits until `end`, or until a signal of `ending` has come. */
static void wait_until(double end, const sigset_t *ending)
{
	double left;

	while ((left = end - now_seconds()) > 0) {
		struct timespec t = { (time_t)left, (long)((left - (double)(time_t)left) * 1e9) };

		if (sigtimedwait(ending, NULL, &t) > 0)
			return;
	}
}

int main(int argc, char **argv)
{
	struct sched_param highest = { .sched_priority = sched_get_priority_max(SCHED_FIFO) };
	int of_link = argc == 4 && strcmp(argv[1], "link") == 0;
	double seconds, begin, end;
	sigset_t ending;
	pid_t pid = 0;

	if (argc != 4 || (!of_link && strcmp(argv[1], "stop") != 0)) {
		fprintf(stderr, "usage: pulse stop PID MS | pulse link NAME MS\n");
		return 2;
	}
	seconds = number_or_exit(argv[3], "MS", 1, MAX_MS) / 1000;
	if (of_link)
		link_open(argv[2]);
	else
		pid = (pid_t)number_or_exit(argv[2], "PID", 2, 1 << 22);
	sigemptyset(&ending);
	sigaddset(&ending, SIGINT);
	sigaddset(&ending, SIGTERM);
	sigaddset(&ending, SIGHUP);
	sigprocmask(SIG_BLOCK, &ending, NULL);
	/* without these it still works, less exactly */
	if (sched_setscheduler(0, SCHED_FIFO, &highest) != 0 || mlockall(MCL_CURRENT) != 0)
		perror("pulse: no priority");

	if ((of_link ? link_set(0) : kill(pid, SIGSTOP)) != 0)
		fail(argv[2]);
	begin = now_seconds();
	wait_until(begin + seconds, &ending);
	end = now_seconds();
	if ((of_link ? link_set(1) : kill(pid, SIGCONT)) != 0)
		fail(argv[2]);
	printf("%.6f %.6f\n", begin, end);
	return 0;
}
