/* schema-input.c — the tables that a user gives to collect: cases and VMs. */
#include "schema-cases.h"
#include "schema.h"

const char *const words_storages[] = { "shared", "block", NULL };
const char *const words_case_storages[] = { "shared", "block", "auto", NULL };
const char *const words_controls[] = { "peer-to-peer", "managed", NULL };
const char *const words_compressions[] = { "none", "xbzrle", "mt", "zlib", "zstd", NULL };
const char *const words_at_deadlines[] = { "mark",    "cancel",         "post-copy",
					   "suspend", "force-complete", NULL };

static const char *const words_aspects[] = { "mean", "median", "spread", "p95", "failures", NULL };

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

static const struct column limits[] = {
	COLUMN("metric", TEXT,                 "", REQUIRED, "Name of the metric; failures: their share of the migrations attempted."),
	COLUMN("case",   TEXT,                 "", OPTIONAL, "Only in this case; empty: in every one."),
	COLUMN("aspect", WORD(words_aspects),  "", OPTIONAL, "Of which aspect; empty: the margin of all of them, the most of the mean."),
	COLUMN("margin", TEXT,                 "", OPTIONAL, "Changes below it do not matter: 5% or 0.05; of failures a difference of shares."),
	COLUMN("most",   TEXT,                 "", OPTIONAL, "The most that is allowed: in the metric's base unit, or a time such as 500ms; of failures a share."),
};

const struct schema schema_cases = TABLE("cases", "cases.csv", cases, "One case.");
const struct schema schema_vms   = TABLE("vms",   "vms.csv",   vms,   "One VM.");
const struct schema schema_limits = TABLE("limits", "limits.csv", limits, "One limit of a metric, for --limits-from.");
/* clang-format on */
