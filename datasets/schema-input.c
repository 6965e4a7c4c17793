/* schema-input.c — the tables that a user gives to collect: cases and VMs. */
#include "schema.h"

static const char *const storages[] = { "shared", "block", NULL };
static const char *const controls[] = { "peer-to-peer", "managed", NULL };
static const char *const compressions[] = { "none", "xbzrle", "mt", "zlib", "zstd", NULL };
static const char *const at_deadlines[] = { "mark", "cancel", "post-copy", "suspend", NULL };

/* clang-format off */
static const struct column cases[] = {
	COLUMN("case",                    TEXT,               "",      REQUIRED, "Name of the case."),
	COLUMN("storage",                 WORD(storages),     "",      OPTIONAL, "shared: both hosts see the disks; block: the disks are copied along."),
	COLUMN("control",                 WORD(controls),     "",      OPTIONAL, "peer-to-peer: the source's daemon leads the migration; managed: collect does."),
	COLUMN("tunnelled",               WORD(words_yes_no), "",      OPTIONAL, "yes: through the connection of the two libvirt daemons; no: a connection of its own."),
	COLUMN("tls",                     WORD(words_yes_no), "",      OPTIONAL, "yes: the hypervisor encrypts memory and disks."),
	COLUMN("unix-socket",             TEXT,               "",      OPTIONAL, "Folder of UNIX sockets that both hosts see, instead of TCP."),
	COLUMN("unsafe",                  WORD(words_yes_no), "",      OPTIONAL, "yes: the user vouches that the disks are shared where libvirt cannot know it."),
	COLUMN("bandwidth",               INTEGER,            "MiB/s", OPTIONAL, "Upper limit of the transfer rate."),
	COLUMN("downtime-limit",          INTEGER,            "ms",    OPTIONAL, "The longest pause at the switchover that the hypervisor should aim at."),
	COLUMN("connections",             INTEGER,            "",      OPTIONAL, "Parallel connections that carry the memory (multifd)."),
	COLUMN("compression",             WORD(compressions), "",      OPTIONAL, "Method by which the memory is compressed."),
	COLUMN("compression-level",       INTEGER,            "",      OPTIONAL, "Level of mt, zlib or zstd."),
	COLUMN("compression-threads",     INTEGER,            "",      OPTIONAL, "Compressing threads of mt."),
	COLUMN("xbzrle-cache",            INTEGER,            "MiB",   OPTIONAL, "Size of the page cache of xbzrle."),
	COLUMN("auto-converge",           WORD(words_yes_no), "",      OPTIONAL, "yes: the guest's CPUs are slowed down until the migration converges."),
	COLUMN("auto-converge-initial",   INTEGER,            "%",     OPTIONAL, "How much at first."),
	COLUMN("auto-converge-increment", INTEGER,            "%",     OPTIONAL, "How much more each time."),
	COLUMN("post-copy",               WORD(words_yes_no), "",      OPTIONAL, "yes: after the first pass the guest runs on the destination and fetches the rest."),
	COLUMN("post-copy-bandwidth",     INTEGER,            "MiB/s", OPTIONAL, "Upper limit of the transfer rate after that."),
	COLUMN("deadline",                NUMBER,             "s",     OPTIONAL, "A call that takes longer is past its deadline; see at-deadline."),
	COLUMN("at-deadline",             WORD(at_deadlines), "",      OPTIONAL, "What collect does then: mark the migration late and wait, cancel it, switch to post-copy, or suspend the guest so that it converges."),
};

static const struct column vms[] = {
	COLUMN("vm",      TEXT, "", REQUIRED, "Name of the VM."),
	COLUMN("address", TEXT, "", OPTIONAL, "Its address, as seen from the collecting host."),
};
/* clang-format on */

const struct schema schema_cases = {
	.name = "cases",
	.file = "cases.csv",
	.row = "One case.",
	LEADING(cases),
};

const struct schema schema_vms = {
	.name = "vms",
	.file = "vms.csv",
	.row = "One VM.",
	LEADING(vms),
};
