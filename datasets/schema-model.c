/* schema-model.c — the table of the migration model: what time and bytes are made of. */
#include "schema-parts.h"

static const char *const line_states[] = { "good", "few_rows", "little_spread", "not_rising",
					   NULL };
static const char *const line_errors[] = { "vms", "rows", NULL };
static const char *const convergences[] = { "unknown", "yes", "no", "undecided", NULL };

static const struct column model_leading[] = {
	{ "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
};

static const struct column model_trailing[] = {
	{ "time_line", COLUMN_WORD, "", true,
	  "Whether total time by bytes moved could be fitted: good, few_rows, little_spread, or "
	  "not_rising: then nothing follows from it.",
	  line_states },
	{ "time_n", COLUMN_INTEGER, "", true, "Migrations that have a total time and bytes moved.",
	  NULL },
	{ "time_vms", COLUMN_INTEGER, "", false, "VMs they come from.", NULL },
	{ "time_errors", COLUMN_WORD, "", false,
	  "How errors count: vms: independent from VM to VM (cluster-robust, df = vms - 1); rows: "
	  "row by row (df = n - 2).",
	  line_errors },
	{ "fixed_seconds", COLUMN_NUMBER, "s", false,
	  "Fixed cost: total time at no bytes, by the line.", NULL },
	{ "fixed_low", COLUMN_NUMBER, "s", false, "Lower end of its confidence interval.", NULL },
	{ "fixed_high", COLUMN_NUMBER, "s", false, "Upper end of the same.", NULL },
	{ "bandwidth_bytes_per_second", COLUMN_NUMBER, "B/s", false,
	  "Effective bandwidth: bytes that one more second moves.", NULL },
	{ "bandwidth_low", COLUMN_NUMBER, "B/s", false, "Lower end of its confidence interval.",
	  NULL },
	{ "bandwidth_high", COLUMN_NUMBER, "B/s", false,
	  "Upper end of the same; empty: none can be told.", NULL },
	{ "time_sd", COLUMN_NUMBER, "s", false,
	  "Residual standard deviation (n - 2) about the line.", NULL },
	{ "time_r_squared", COLUMN_NUMBER, "", false,
	  "Share of the variance of total time that the line explains, 0 to 1.", NULL },
	{ "mean_moved_bytes", COLUMN_NUMBER, "B", false, "Mean bytes moved.", NULL },
	{ "twice_bytes_seconds", COLUMN_NUMBER, "s", false,
	  "Total time of a migration that moves twice the mean bytes: twice the memory.", NULL },
	{ "twice_bytes_low", COLUMN_NUMBER, "s", false, "Lower end of its prediction interval.",
	  NULL },
	{ "twice_bytes_high", COLUMN_NUMBER, "s", false, "Upper end of the same.", NULL },
	{ "bytes_line", COLUMN_WORD, "", true,
	  "As time_line: bytes moved by the highest dirty rate.", line_states },
	{ "bytes_n", COLUMN_INTEGER, "", true, "Migrations that have bytes moved and a dirty rate.",
	  NULL },
	{ "bytes_vms", COLUMN_INTEGER, "", false, "VMs they come from.", NULL },
	{ "bytes_errors", COLUMN_WORD, "", false, "As time_errors.", line_errors },
	{ "mean_dirty_rate_bytes_per_second", COLUMN_NUMBER, "B/s", false,
	  "Mean of the migrations' highest dirty rates.", NULL },
	{ "base_bytes", COLUMN_NUMBER, "B", false, "Bytes moved at no dirty rate, by the line.",
	  NULL },
	{ "base_low", COLUMN_NUMBER, "B", false, "Lower end of its confidence interval.", NULL },
	{ "base_high", COLUMN_NUMBER, "B", false, "Upper end of the same.", NULL },
	{ "per_dirty_rate_seconds", COLUMN_NUMBER, "s", false,
	  "More bytes moved for each byte a second of dirty rate.", NULL },
	{ "per_dirty_rate_low", COLUMN_NUMBER, "s", false, "Lower end of its confidence interval.",
	  NULL },
	{ "per_dirty_rate_high", COLUMN_NUMBER, "s", false, "Upper end of the same.", NULL },
	{ "bytes_sd", COLUMN_NUMBER, "B", false,
	  "Residual standard deviation (n - 2) about the line.", NULL },
	{ "bytes_r_squared", COLUMN_NUMBER, "", false,
	  "Share of the variance of bytes moved that the line explains.", NULL },
	{ "twice_dirty_rate_seconds", COLUMN_NUMBER, "s", false,
	  "Total time at twice the mean dirty rate, through both lines.", NULL },
	{ "twice_dirty_rate_low", COLUMN_NUMBER, "s", false,
	  "Lower end of its prediction interval (delta method).", NULL },
	{ "twice_dirty_rate_high", COLUMN_NUMBER, "s", false, "Upper end of the same.", NULL },
	{ "dirty_ratio", COLUMN_NUMBER, "", false,
	  "Mean dirty rate by effective bandwidth: below 1 pre-copy ends.", NULL },
	{ "dirty_ratio_low", COLUMN_NUMBER, "", false,
	  "The same by the upper end of the bandwidth.", NULL },
	{ "dirty_ratio_high", COLUMN_NUMBER, "", false, "The same by its lower end.", NULL },
	{ "converges", COLUMN_WORD, "", true,
	  "Whether pre-copy ends by itself, by the whole interval of dirty_ratio: yes, no, "
	  "undecided, unknown.",
	  convergences },
	{ "rounds", COLUMN_NUMBER, "", false,
	  "Rounds of pre-copy until what remains fits a pause of 0.3 s.", NULL },
	{ "level", COLUMN_NUMBER, "", true, "Confidence level of all intervals, 0 to 1.", NULL },
};

const struct schema schema_model = {
	"model",       "model.csv",          "What the time of one group's migrations is made of.",
	model_leading, COUNT(model_leading), false,
	true,          model_trailing,       COUNT(model_trailing),
};
