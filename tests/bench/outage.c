/* outage.c — outages of known length: a guest suspended, or its link cut. */
#include "outage.h"

#include <fcntl.h>
#include <libvirt/libvirt-qemu.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <linux/if_bridge.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct outage_maker {
	enum outage_kind kind;
	virConnectPtr connection;
	virDomainPtr domain;
	int netlink; /* in the host's network namespace */
	int tap;     /* index of the guest's device there */
	pthread_mutex_t lock;
	double stopped, resumed; /* CLOCK_REALTIME as QEMU stamps its events; 0 = not yet */
};

static double seconds_of(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void wait_seconds(double seconds)
{
	struct timespec time = { (time_t)seconds, 0 };

	time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
	nanosleep(&time, NULL);
}

/* ---- suspended by the hypervisor ---- */

/* QEMU stamps its events itself, the moment its CPUs stand still or run again. */
static void heard(virConnectPtr connection, virDomainPtr domain, const char *event,
		  long long seconds, unsigned micros, const char *details, void *closure)
{
	struct outage_maker *maker = closure;
	double when = (double)seconds + 1e-6 * micros;

	(void)connection;
	(void)domain;
	(void)details;
	pthread_mutex_lock(&maker->lock);
	if (strcmp(event, "STOP") == 0)
		maker->stopped = when;
	else if (strcmp(event, "RESUME") == 0)
		maker->resumed = when;
	pthread_mutex_unlock(&maker->lock);
}

static void *run_events(void *closure)
{
	(void)closure;
	while (virEventRunDefaultImpl() == 0)
		;
	return NULL;
}

static bool both_heard(struct outage_maker *maker, struct outage *outage)
{
	double offset = seconds_of(CLOCK_MONOTONIC) - seconds_of(CLOCK_REALTIME);
	bool both;

	pthread_mutex_lock(&maker->lock);
	both = maker->stopped > 0 && maker->resumed > maker->stopped;
	*outage = (struct outage){ maker->stopped + offset, maker->resumed + offset, 1e-3, 1e-3 };
	pthread_mutex_unlock(&maker->lock);
	return both;
}

static bool make_suspended(struct outage_maker *maker, double seconds, struct outage *outage)
{
	maker->stopped = maker->resumed = 0;
	if (virDomainSuspend(maker->domain) != 0)
		return false;
	wait_seconds(seconds);
	if (virDomainResume(maker->domain) != 0)
		return false;
	for (int i = 0; i < 1000 && !both_heard(maker, outage); i++)
		wait_seconds(0.001);
	return both_heard(maker, outage);
}

/* ---- link cut: the bridge's port to the guest is closed ---- */

/* An rtnetlink socket stays in the namespace in which it was made. */
static bool enter_netns(struct outage_maker *maker, const char *netns, const char *device)
{
	struct ifreq request = { 0 };
	int ours = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
	int theirs = open(netns, O_RDONLY | O_CLOEXEC);
	bool good = ours >= 0 && theirs >= 0 && setns(theirs, CLONE_NEWNET) == 0;

	if (good) {
		maker->netlink = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
		snprintf(request.ifr_name, sizeof request.ifr_name, "%s", device);
		maker->tap = (int)if_nametoindex(device);
		good = setns(ours, CLONE_NEWNET) == 0 && maker->netlink >= 0 && maker->tap > 0;
	}
	close(ours);
	close(theirs);
	return good;
}

static bool set_port(const struct outage_maker *maker, unsigned char state, double *when,
		     double *error)
{
	struct {
		struct nlmsghdr header;
		struct ifinfomsg link;
		struct rtattr outer, inner;
		unsigned char state[4];
	} request = {
		.header = { sizeof request, RTM_SETLINK, NLM_F_REQUEST | NLM_F_ACK, 1, 0 },
		.link = { .ifi_family = AF_BRIDGE, .ifi_index = maker->tap },
		.outer = { sizeof(struct rtattr) * 2 + 4, IFLA_PROTINFO | NLA_F_NESTED },
		.inner = { sizeof(struct rtattr) + 1, IFLA_BRPORT_STATE },
		.state = { state },
	};
	struct {
		struct nlmsghdr header;
		struct nlmsgerr result;
		char rest[256];
	} answer;
	double before = seconds_of(CLOCK_MONOTONIC);
	bool good = send(maker->netlink, &request, sizeof request, 0) == sizeof request &&
		    recv(maker->netlink, &answer, sizeof answer, 0) > 0 &&
		    answer.header.nlmsg_type == NLMSG_ERROR && answer.result.error == 0;
	double after = seconds_of(CLOCK_MONOTONIC);

	*when = (before + after) / 2;
	*error = (after - before) / 2;
	return good;
}

static bool make_cut(struct outage_maker *maker, double seconds, struct outage *outage)
{
	bool good = set_port(maker, BR_STATE_DISABLED, &outage->began, &outage->began_error);

	wait_seconds(seconds);
	return set_port(maker, BR_STATE_FORWARDING, &outage->ended, &outage->ended_error) && good;
}

/* ---- both ---- */

static bool tap_of(virDomainPtr domain, char device[IF_NAMESIZE])
{
	char *xml = virDomainGetXMLDesc(domain, 0);
	const char *interface = xml ? strstr(xml, "<interface") : NULL;
	const char *target = interface ? strstr(interface, "<target dev='") : NULL;
	bool good = target && sscanf(target, "<target dev='%15[^']", device) == 1;

	free(xml);
	return good;
}

/* A domain of libvirt's, its tap device, and its events. */
static bool find_domain(struct outage_maker *maker, const char *uri, const char *vm,
			char device[IF_NAMESIZE])
{
	pthread_t thread;

	virEventRegisterDefaultImpl();
	maker->connection = virConnectOpen(uri);
	if (maker->connection)
		maker->domain = virDomainLookupByName(maker->connection, vm);
	if (!maker->domain || !tap_of(maker->domain, device) ||
	    virConnectDomainQemuMonitorEventRegister(maker->connection, maker->domain, NULL, heard,
						     maker, NULL, 0) < 0 ||
	    pthread_create(&thread, NULL, run_events, NULL) != 0)
		return false;
	pthread_detach(thread);
	return true;
}

struct outage_maker *outage_open(enum outage_kind kind, const char *uri, const char *netns,
				 const char *vm)
{
	struct outage_maker *maker = calloc(1, sizeof *maker);
	char device[IF_NAMESIZE] = "";

	if (!maker)
		return NULL;
	maker->kind = kind;
	pthread_mutex_init(&maker->lock, NULL);
	if (kind == OUTAGE_PORT)
		snprintf(device, sizeof device, "%s", vm);
	if ((kind != OUTAGE_PORT && !find_domain(maker, uri, vm, device)) ||
	    !enter_netns(maker, netns, device)) {
		fprintf(stderr, "bench: %s on %s (device '%s' in %s): %s\n", vm, uri, device, netns,
			virGetLastErrorMessage());
		return NULL; /* the program ends */
	}
	return maker;
}

bool outage_make(struct outage_maker *maker, double seconds, struct outage *outage)
{
	bool good = maker->kind == OUTAGE_SUSPEND ? make_suspended(maker, seconds, outage)
						  : make_cut(maker, seconds, outage);

	if (!good)
		fprintf(stderr, "bench: the outage could not be made: %s\n",
			virGetLastErrorMessage());
	return good;
}

void outage_close(struct outage_maker *maker)
{
	close(maker->netlink);
	if (maker->domain)
		virDomainFree(maker->domain);
	if (maker->connection)
		virConnectClose(maker->connection);
	free(maker);
}
