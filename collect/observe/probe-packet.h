/*
 * probe-packet.h — what every probe carries, whatever carries it, and how its times are told.
 *
 * The other end sends it back as it is, so it is in this machine's own byte order, and all that is
 * needed to understand the answer comes with it: nothing has to be looked up, however late it is.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_PROBE_PACKET_H
#define MIGSTAT_COLLECT_OBSERVE_PROBE_PACKET_H

#include <stdint.h>
#include <sys/socket.h>

struct probe_packet {
	uint64_t cookie; /* random, one for each prober: tells our answers from others' */
	uint32_t target, number;
	double sent, previous; /* monotonic seconds: this probe, and the one before it */
};

/* An answer as a socket gives it. */
struct probe_answer {
	struct probe_packet packet;
	double arrived; /* monotonic seconds */
};

/* Both clocks read at once, to turn the kernel's stamps (CLOCK_REALTIME) into monotonic time. */
struct probe_clock {
	double monotonic, realtime;
};
struct probe_clock probe_clock_now(void);

/*
 * When the message arrived at this machine, in monotonic seconds: the kernel's own stamp
 * (SO_TIMESTAMPNS), so that it does not matter when we come to read it. Without a stamp, or where
 * CLOCK_REALTIME was set meanwhile and the stamp makes no sense: now.
 */
double probe_arrival(struct msghdr *message, const struct probe_clock *now);

/* Asks for these stamps. A kernel that cannot is no error: see probe_arrival. */
void probe_stamp(int fd);

/* Receives what is there, as recv does, and when it arrived; where there is nothing, the time now.
 */
ssize_t probe_receive(int fd, void *bytes, size_t size, double *arrived);

#endif
