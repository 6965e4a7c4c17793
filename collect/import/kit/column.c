/* column.c — the columns that imported runs have beyond the schema's: one line each. */
#include "column.h"

#include "datasets/array.h"
#include "datasets/schema-cases.h"

#include <string.h>

/* clang-format off */
static const struct column columns[] = {
	COLUMN("file",                           TEXT,               "",  OPTIONAL, "The imported file that the row comes from."),
	COLUMN("storage",                        WORD(words_storages), "",  OPTIONAL, "shared: both hosts see the disks; block: the disks are copied along."),
	COLUMN("tunnelled",                      WORD(words_yes_no), "",  OPTIONAL, "yes: through the connection of the two libvirt daemons; no: a connection of its own."),
	COLUMN("flavor",                         TEXT,               "",  OPTIONAL, "The cloud's name for the size of the VM."),
	COLUMN("guest_cpus",                     INTEGER,            "",  OPTIONAL, "How many CPUs the guest has."),
	COLUMN("guest_memory_bytes",             NUMBER,             "B", OPTIONAL, "How much memory the guest was given."),
	COLUMN("kubevirt_time_seconds",          NUMBER,             "s", OPTIONAL, "KubeVirt's own time of the migration, between its stamps of whole seconds."),
	COLUMN("phase_pending_seconds",          NUMBER,             "s", OPTIONAL, "From the making of the migration object to its phase Pending."),
	COLUMN("phase_scheduling_seconds",       NUMBER,             "s", OPTIONAL, "The same to the phase Scheduling."),
	COLUMN("phase_scheduled_seconds",        NUMBER,             "s", OPTIONAL, "The same to the phase Scheduled."),
	COLUMN("phase_preparing_target_seconds", NUMBER,             "s", OPTIONAL, "The same to the phase PreparingTarget."),
	COLUMN("phase_target_ready_seconds",     NUMBER,             "s", OPTIONAL, "The same to the phase TargetReady."),
	COLUMN("phase_running_seconds",          NUMBER,             "s", OPTIONAL, "The same to the phase Running."),
	COLUMN("precopy_bytes",                  NUMBER,             "B", OPTIONAL, "Bytes that QEMU sent before the switchover."),
	COLUMN("downtime_bytes",                 NUMBER,             "B", OPTIONAL, "Bytes that QEMU sent while the guest stood still."),
	COLUMN("postcopy_bytes",                 NUMBER,             "B", OPTIONAL, "Bytes that QEMU sent after the guest went on at the destination."),
	COLUMN("multifd_bytes",                  NUMBER,             "B", OPTIONAL, "Bytes that QEMU sent through its parallel channels."),
	COLUMN("vfio_bytes",                     NUMBER,             "B", OPTIONAL, "Bytes of VFIO devices that QEMU sent."),
	COLUMN("postcopy_blocktime_seconds",     NUMBER,             "s", OPTIONAL, "How long all CPUs of the guest waited for memory at the destination."),
	COLUMN("dirty_limit_throttle_seconds",   NUMBER,             "s", OPTIONAL, "Throttle time of the CPUs in each round of the dirty ring, as QEMU's dirty limit sets it."),
	COLUMN("dirty_limit_ring_full_seconds",  NUMBER,             "s", OPTIONAL, "How long it took for the dirty ring to be full, as QEMU's dirty limit saw it."),
	COLUMN("parallel",                       INTEGER,            "",  OPTIONAL, "How many migrations were under way at once."),
};

const struct column import_sample_columns[SAMPLES] = {
	[SAMPLE_CPU] =    COLUMN("cpu_ratio",        NUMBER, "", OPTIONAL, "Share of all CPUs' time since the sample before that was neither idle nor waiting."),
	[SAMPLE_USER] =   COLUMN("cpu_user_ratio",   NUMBER, "", OPTIONAL, "Share of it in user mode."),
	[SAMPLE_SYSTEM] = COLUMN("cpu_system_ratio", NUMBER, "", OPTIONAL, "Share of it in the kernel."),
	[SAMPLE_WAIT] =   COLUMN("cpu_wait_ratio",   NUMBER, "", OPTIONAL, "Share of it idle while a disk was waited for."),
	[SAMPLE_STEAL] =  COLUMN("cpu_steal_ratio",  NUMBER, "", OPTIONAL, "Share of it that a hypervisor gave to others."),
};
/* clang-format on */

static const struct column *find(const struct column *among, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(among[i].name, name) == 0)
			return &among[i];
	return NULL;
}

const struct column *import_column(const char *name)
{
	return find(columns, COUNT(columns), name);
}

const struct column *import_sample_column(const char *name)
{
	return find(import_sample_columns, SAMPLES, name);
}
