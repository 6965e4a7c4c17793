/* schema-input.c — the tables that a user gives to collect: cases and VMs. */
#include "schema-cases.h"
#include "schema.h"

const char *const words_storages[] = { "shared", "block", NULL };
const char *const words_case_storages[] = { "shared", "block", "auto", NULL };
const char *const words_controls[] = { "peer-to-peer", "managed", NULL };
const char *const words_compressions[] = { "none", "xbzrle", "mt", "zlib", "zstd", NULL };
const char *const words_at_deadlines[] = { "mark",    "cancel",         "post-copy",
					   "suspend", "force-complete", NULL };

/* clang-format off */
#define COLUMN_TYPE_YES_NO  COLUMN_WORD
#define COLUMN_WORDS_YES_NO words_yes_no
#define CASE_COLUMN(id, name, type, most, unit, allowed, meaning) \
	COLUMN(name, type, unit, OPTIONAL, meaning),

static const struct column cases[] = {
	COLUMN("case", TEXT, "", REQUIRED, "Name of the case."),
	CASE_PARAMETERS(CASE_COLUMN)
};

static const struct column vms[] = {
	COLUMN("vm",      TEXT, "", REQUIRED, "Name of the VM."),
	COLUMN("address", TEXT, "", OPTIONAL, "Its address, as seen from the collecting host."),
};

const struct schema schema_cases = TABLE("cases", "cases.csv", cases, "One case.");
const struct schema schema_vms   = TABLE("vms",   "vms.csv",   vms,   "One VM.");
/* clang-format on */
