/* probe-packet.c — the kernel's time stamps on this host's monotonic clock. */
#include "probe-packet.h"

#include <string.h>
#include <time.h>

/* A stamp older than this is not believed: replies are read every few milliseconds, at most a
 * migration's length late if the machine stood still. */
#define OLDEST_SECONDS 60.0

static double seconds_of(const struct timespec *when)
{
	return (double)when->tv_sec + 1e-9 * (double)when->tv_nsec;
}

struct probe_clock probe_clock_now(void)
{
	struct timespec monotonic;
	struct timespec realtime;

	clock_gettime(CLOCK_MONOTONIC, &monotonic);
	clock_gettime(CLOCK_REALTIME, &realtime);
	return (struct probe_clock){ seconds_of(&monotonic), seconds_of(&realtime) };
}

double probe_arrival(struct msghdr *message, const struct probe_clock *now)
{
	for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part;
	     part = CMSG_NXTHDR(message, part)) {
		struct timespec stamp;
		double age;

		if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_TIMESTAMPNS)
			continue;
		memcpy(&stamp, CMSG_DATA(part), sizeof stamp);
		age = now->realtime - seconds_of(&stamp);
		if (age >= 0 && age < OLDEST_SECONDS)
			return now->monotonic - age;
	}
	return now->monotonic;
}

ssize_t probe_receive(int fd, void *bytes, size_t size, double *arrived)
{
	_Alignas(struct cmsghdr) char control[64];
	struct iovec part = { bytes, size };
	struct msghdr message = { .msg_iov = &part,
				  .msg_iovlen = 1,
				  .msg_control = control,
				  .msg_controllen = sizeof control };
	ssize_t got = recvmsg(fd, &message, MSG_DONTWAIT);
	struct probe_clock now = probe_clock_now();

	*arrived = got >= 0 ? probe_arrival(&message, &now) : now.monotonic;
	return got;
}

void probe_stamp(int fd)
{
	const int yes = 1;

	setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &yes, sizeof yes);
}
