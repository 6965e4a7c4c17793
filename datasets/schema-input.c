/* schema-input.c — the tables that a user gives to collect: cases and VMs. */
#include "schema-parts.h"

static const char *const storages[] = { "shared", "block", NULL };
static const char *const controls[] = { "peer-to-peer", "managed", NULL };
static const char *const compressions[] = { "none", "xbzrle", "mt", "zlib", "zstd", NULL };
static const char *const at_deadlines[] = { "mark", "cancel", "post-copy", "suspend", NULL };

static const struct column cases_leading[] = {
	{ "case", COLUMN_TEXT, "", true, "Name of the case.", NULL },
	{ "storage", COLUMN_WORD, "", false,
	  "shared: both hosts see the disks; block: the disks are copied along.", storages },
	{ "control", COLUMN_WORD, "", false,
	  "peer-to-peer: the source's daemon leads the migration; managed: collect does.",
	  controls },
	{ "tunnelled", COLUMN_WORD, "", false,
	  "yes: through the connection of the two libvirt daemons; no: a connection of its own.",
	  schema_answers },
	{ "tls", COLUMN_WORD, "", false, "yes: the hypervisor encrypts memory and disks.",
	  schema_answers },
	{ "unix-socket", COLUMN_TEXT, "", false,
	  "Folder of UNIX sockets that both hosts see, instead of TCP.", NULL },
	{ "unsafe", COLUMN_WORD, "", false,
	  "yes: the user vouches that the disks are shared where libvirt cannot know it.",
	  schema_answers },
	{ "bandwidth", COLUMN_INTEGER, "MiB/s", false, "Upper limit of the transfer rate.", NULL },
	{ "downtime-limit", COLUMN_INTEGER, "ms", false,
	  "The longest pause at the switchover that the hypervisor should aim at.", NULL },
	{ "connections", COLUMN_INTEGER, "", false,
	  "Parallel connections that carry the memory (multifd).", NULL },
	{ "compression", COLUMN_WORD, "", false, "Method by which the memory is compressed.",
	  compressions },
	{ "compression-level", COLUMN_INTEGER, "", false, "Level of mt, zlib or zstd.", NULL },
	{ "compression-threads", COLUMN_INTEGER, "", false, "Compressing threads of mt.", NULL },
	{ "xbzrle-cache", COLUMN_INTEGER, "MiB", false, "Size of the page cache of xbzrle.", NULL },
	{ "auto-converge", COLUMN_WORD, "", false,
	  "yes: the guest's CPUs are slowed down until the migration converges.", schema_answers },
	{ "auto-converge-initial", COLUMN_INTEGER, "%", false, "How much at first.", NULL },
	{ "auto-converge-increment", COLUMN_INTEGER, "%", false, "How much more each time.", NULL },
	{ "post-copy", COLUMN_WORD, "", false,
	  "yes: after the first pass the guest runs on the destination and fetches the rest.",
	  schema_answers },
	{ "post-copy-bandwidth", COLUMN_INTEGER, "MiB/s", false,
	  "Upper limit of the transfer rate after that.", NULL },
	{ "deadline", COLUMN_NUMBER, "s", false,
	  "A call that takes longer is past its deadline; see at-deadline.", NULL },
	{ "at-deadline", COLUMN_WORD, "", false,
	  "What collect does then: mark the migration late and wait, cancel it, switch to "
	  "post-copy, or suspend the guest so that it converges.",
	  at_deadlines },
};

const struct schema schema_cases = {
	"cases", "cases.csv", "One case.", cases_leading, COUNT(cases_leading), false,
	false,   NULL,        0,
};

static const struct column vms_leading[] = {
	{ "vm", COLUMN_TEXT, "", true, "Name of the VM.", NULL },
	{ "address", COLUMN_TEXT, "", false, "Its address, as seen from the collecting host.",
	  NULL },
};

const struct schema schema_vms = {
	"vms", "vms.csv", "One VM.", vms_leading, COUNT(vms_leading), false, false, NULL, 0,
};
