/* column.c — the columns that imported runs have beyond the schema's: one line each. */
#include "column.h"

#include "datasets/array.h"

#include <string.h>

static const char *const storages[] = { "shared", "block", NULL };
static const char *const answers[] = { "yes", "no", NULL };

static const struct column columns[] = {
	{ "file", COLUMN_TEXT, "", false, "The imported file that the row comes from.", NULL },
	{ "storage", COLUMN_WORD, "", false,
	  "shared: both hosts see the disks; block: the disks are copied along.", storages },
	{ "tunnelled", COLUMN_WORD, "", false,
	  "yes: through the connection of the two libvirt daemons; no: a connection of its own.",
	  answers },
	{ "flavor", COLUMN_TEXT, "", false, "The cloud's name for the size of the VM.", NULL },
	{ "guest_cpus", COLUMN_INTEGER, "", false, "How many CPUs the guest has.", NULL },
	{ "guest_memory_bytes", COLUMN_NUMBER, "B", false, "How much memory the guest was given.",
	  NULL },
	{ "kubevirt_time_seconds", COLUMN_NUMBER, "s", false,
	  "KubeVirt's own time of the migration, between its stamps of whole seconds.", NULL },
	{ "phase_pending_seconds", COLUMN_NUMBER, "s", false,
	  "From the making of the migration object to its phase Pending.", NULL },
	{ "phase_scheduling_seconds", COLUMN_NUMBER, "s", false,
	  "The same to the phase Scheduling.", NULL },
	{ "phase_scheduled_seconds", COLUMN_NUMBER, "s", false, "The same to the phase Scheduled.",
	  NULL },
	{ "phase_preparing_target_seconds", COLUMN_NUMBER, "s", false,
	  "The same to the phase PreparingTarget.", NULL },
	{ "phase_target_ready_seconds", COLUMN_NUMBER, "s", false,
	  "The same to the phase TargetReady.", NULL },
	{ "phase_running_seconds", COLUMN_NUMBER, "s", false, "The same to the phase Running.",
	  NULL },
	{ "parallel", COLUMN_INTEGER, "", false, "How many migrations were under way at once.",
	  NULL },
};

const struct column *import_column(const char *name)
{
	for (size_t i = 0; i < COUNT(columns); i++)
		if (strcmp(columns[i].name, name) == 0)
			return &columns[i];
	return NULL;
}

const struct column import_sample_columns[SAMPLES] = {
	[SAMPLE_CPU] = { "cpu_ratio", COLUMN_NUMBER, "", false,
			 "Share of all CPUs' time since the sample before that was neither idle "
			 "nor "
			 "waiting.",
			 NULL },
	[SAMPLE_USER] = { "cpu_user_ratio", COLUMN_NUMBER, "", false, "Share of it in user mode.",
			  NULL },
	[SAMPLE_SYSTEM] = { "cpu_system_ratio", COLUMN_NUMBER, "", false,
			    "Share of it in the kernel.", NULL },
	[SAMPLE_WAIT] = { "cpu_wait_ratio", COLUMN_NUMBER, "", false,
			  "Share of it idle while a disk was waited for.", NULL },
	[SAMPLE_STEAL] = { "cpu_steal_ratio", COLUMN_NUMBER, "", false,
			   "Share of it that a hypervisor gave to others.", NULL },
};

const struct column *import_sample_column(const char *name)
{
	for (size_t i = 0; i < SAMPLES; i++)
		if (strcmp(import_sample_columns[i].name, name) == 0)
			return &import_sample_columns[i];
	return NULL;
}
