/* load.c — what hosts and VMs use: CPU, memory, disk and network counters. */
#include "inside.h"

#include "datasets/clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Between two attempts to reach a host that does not answer. */
#define RETRY_SECONDS 1.0

enum {
	STATS = VIR_DOMAIN_STATS_CPU_TOTAL | VIR_DOMAIN_STATS_BALLOON | VIR_DOMAIN_STATS_INTERFACE |
		VIR_DOMAIN_STATS_BLOCK,
	/* a VM that is busy with its job is left out of this sample, not waited for */
	FLAGS = VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE | VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT
};

/* divided by, not multiplied with its inverse: so that 0.1 s is written as 0.1 */
#define NANOSECONDS 1e9
#define KIB         1024.0

/*
 * A connection of its own: on the shared one the samples would queue behind whatever else is asked,
 * and others behind them. Used by one thread for each host.
 */
static virConnectPtr connection_of(struct libvirt_host *host)
{
	double now = clock_seconds();

	if (host->load_connection && virConnectIsAlive(host->load_connection) == 1)
		return host->load_connection;
	if (host->load_connection)
		virConnectClose(host->load_connection);
	host->load_connection = NULL;
	if (now - host->load_tried_seconds < RETRY_SECONDS)
		return NULL;
	host->load_tried_seconds = now;
	host->load_connection =
		libvirt_dial(host->uri, host->driver->answer_seconds, &(struct error){ 0 });
	return host->load_connection;
}

static double field(const virDomainStatsRecord *record, const char *name)
{
	unsigned long long value;

	if (virTypedParamsGetULLong(record->params, record->nparams, name, &value) != 1)
		return NAN;
	return (double)value;
}

/* The sum over all devices of "block.N.rd.bytes" and its like; NaN where none tells. */
static double sum_of_devices(const virDomainStatsRecord *record, const char *group,
			     const char *what)
{
	double sum = NAN;
	char name[VIR_TYPED_PARAM_FIELD_LENGTH];
	unsigned count = 0;

	snprintf(name, sizeof name, "%s.count", group);
	virTypedParamsGetUInt(record->params, record->nparams, name, &count);
	for (unsigned i = 0; i < count; i++) {
		double value;

		snprintf(name, sizeof name, "%s.%u.%s", group, i, what);
		value = field(record, name);
		if (!isnan(value))
			sum = isnan(sum) ? value : sum + value;
	}
	return sum;
}

static void take_record(const virDomainStatsRecord *record, struct load *load)
{
	double *value = load->value;

	load->known = true;
	value[METRICS_CPU_SECONDS] = field(record, "cpu.time") / NANOSECONDS;
	value[METRICS_MEMORY_BYTES] = field(record, "balloon.rss") * KIB;
	value[METRICS_MEMORY_TOTAL_BYTES] = field(record, "balloon.current") * KIB;
	value[METRICS_DISK_READ_BYTES] = sum_of_devices(record, "block", "rd.bytes");
	value[METRICS_DISK_WRITTEN_BYTES] = sum_of_devices(record, "block", "wr.bytes");
	value[METRICS_NETWORK_RECEIVED_BYTES] = sum_of_devices(record, "net", "rx.bytes");
	value[METRICS_NETWORK_SENT_BYTES] = sum_of_devices(record, "net", "tx.bytes");
}

static bool load_of_vms(virConnectPtr connection, const struct vms *vms, struct load *load)
{
	virDomainStatsRecordPtr *records = NULL;
	int count = virConnectGetAllDomainStats(connection, STATS, &records, FLAGS);

	for (int i = 0; i < count; i++)
		for (size_t vm = 0; vm < vms->count; vm++)
			if (strcmp(virDomainGetName(records[i]->dom), vms->at[vm].name) == 0)
				take_record(records[i], &load[vm]);
	if (count >= 0)
		virDomainStatsRecordListFree(records);
	return count >= 0;
}

/* What the processors have worked, and what they had nothing to do or waited for a disk. */
static void take_processors(virConnectPtr connection, struct load *load)
{
	virNodeCPUStats stats[16];
	int count = 0;
	double busy = 0;
	double idle = 0;

	if (virNodeGetCPUStats(connection, VIR_NODE_CPU_STATS_ALL_CPUS, NULL, &count, 0) != 0 ||
	    count < 1 || count > 16 ||
	    virNodeGetCPUStats(connection, VIR_NODE_CPU_STATS_ALL_CPUS, stats, &count, 0) != 0)
		return;
	for (int i = 0; i < count; i++) {
		if (strcmp(stats[i].field, VIR_NODE_CPU_STATS_KERNEL) == 0 ||
		    strcmp(stats[i].field, VIR_NODE_CPU_STATS_USER) == 0 ||
		    strcmp(stats[i].field, VIR_NODE_CPU_STATS_INTR) == 0)
			busy += (double)stats[i].value;
		if (strcmp(stats[i].field, VIR_NODE_CPU_STATS_IDLE) == 0 ||
		    strcmp(stats[i].field, VIR_NODE_CPU_STATS_IOWAIT) == 0)
			idle += (double)stats[i].value;
	}
	load->value[METRICS_CPU_SECONDS] = busy / NANOSECONDS;
	load->idle_seconds = idle / NANOSECONDS;
}

static double memory_field(const virNodeMemoryStats *stats, int count, const char *name)
{
	for (int i = 0; i < count; i++)
		if (strcmp(stats[i].field, name) == 0)
			return (double)stats[i].value * KIB;
	return NAN;
}

/* Asked once: a sample should not cost more than it must. */
static double processors_of(struct libvirt_host *host)
{
	unsigned online = 0;

	if (host->processors == 0)
		host->processors =
			virNodeGetCPUMap(host->load_connection, NULL, &online, 0) > 0 && online > 0
				? (double)online
				: NAN;
	return host->processors;
}

/* libvirt tells nothing of a host's disks and network: those stay unknown. */
static void load_of_host(virConnectPtr connection, struct load *load)
{
	virNodeMemoryStats stats[16];
	int count = 0;

	load->known = true;
	take_processors(connection, load);
	if (virNodeGetMemoryStats(connection, VIR_NODE_MEMORY_STATS_ALL_CELLS, NULL, &count, 0) !=
		    0 ||
	    count < 1 || count > 16 ||
	    virNodeGetMemoryStats(connection, VIR_NODE_MEMORY_STATS_ALL_CELLS, stats, &count, 0) !=
		    0)
		return;
	load->value[METRICS_MEMORY_TOTAL_BYTES] =
		memory_field(stats, count, VIR_NODE_MEMORY_STATS_TOTAL);
	load->value[METRICS_MEMORY_BYTES] =
		load->value[METRICS_MEMORY_TOTAL_BYTES] -
		memory_field(stats, count, VIR_NODE_MEMORY_STATS_FREE) -
		memory_field(stats, count, VIR_NODE_MEMORY_STATS_BUFFERS) -
		memory_field(stats, count, VIR_NODE_MEMORY_STATS_CACHED);
}

bool libvirt_load(struct driver *base, enum side side, const struct vms *vms, struct load *load)
{
	struct libvirt_driver *driver = libvirt_self(base);
	virConnectPtr connection = connection_of(&driver->host[side]);

	if (!connection)
		return false;
	for (size_t i = 0; i <= vms->count; i++) {
		load[i].known = false;
		load[i].processors = load[i].idle_seconds = NAN;
		values_forget(load[i].value, METRICS_VALUES);
	}
	if (!load_of_vms(connection, vms, load))
		return false;
	load_of_host(connection, &load[vms->count]);
	load[vms->count].processors = processors_of(&driver->host[side]);
	return true;
}
