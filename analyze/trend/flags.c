/* flags.c — the flags of `migstat trend`. */
#include "inside.h"
#include "options.h"
#include "trend.h"

#include "datasets/array.h"

#include <math.h>

static const char *const gate_words[] = {
	[GATE_NEWEST] = "newest",
	[GATE_ALL] = "all",
	NULL,
};

#define INTO(member) FLAG_INTO(struct trend_options, member)

/* clang-format off */
static const struct flag flags[] = {
	{ "release", 'r', "LABEL=RUN[,RUN...]",
	  "A release and its runs. Give it once for each release, in their order; operands are "
	  "releases of one run each, and come behind them.",
	  FLAG_TAKE, INTO(releases), .take = releases_take },
	{ "baseline", 0, "LABEL",
	  "The release that every other one is held against, beside the one before it; the first "
	  "without it.",
	  FLAG_TEXT, INTO(baseline), .least = 1 },
	{ "metric", 'm', "NAME[,NAME...]",
	  "Which metrics, or all: every one that has a value. Without it: total_time_seconds and "
	  "downtime_seconds, for every test more makes all of them less sharp.",
	  FLAG_TAKE, INTO(wish), .take = metrics_wish_take },
	{ "aspect", 'a', "WORD[,WORD...]",
	  "What of them: mean, median, spread, p95, failures. Without it: mean and failures.",
	  FLAG_TAKE, INTO(query.aspects), .take = aspects_take, .words = FLAG_LIST(aspect_words) },
	{ "by", 'b', "COLUMN[,COLUMN...]",
	  "A trend for each of what is alike in these columns of migrations.csv; the default is "
	  "case.",
	  FLAG_TEXTS, INTO(by), .wanted = "column", .once = true },
	{ "case", 0, "NAME[,NAME...]", "Only these cases.",
	  FLAG_TEXTS, INTO(cases), .wanted = "case" },
	{ "margin", 0, "RATIO",
	  "Changes smaller than this do not matter, as 5%: makes the verdict equal possible. Of "
	  "failures: percentage points.",
	  FLAG_SHARE, INTO(query.terms.margin), .example = "5% or 0.05" },
	{ "limits-from", 0, "FILE",
	  "A CSV file of limits, metric by metric: columns metric, case, aspect, margin and most. A "
	  "margin takes the place of --margin; most is the most that the last release may have, and "
	  "over it is as worse.",
	  FLAG_TAKE, INTO(goals), .take = limits_from_take },
	{ "limit", 0, "[METRIC=]LIMIT|none",
	  "Times of METRIC (total_time_seconds) at or above this, such as 400s, were given up, not "
	  "measured: they stay out of means, and count as the limit in median, spread and p95. "
	  "Without it such limits are looked for; with none they are not.",
	  FLAG_TAKE, INTO(limits), .take = limits_take },
	{ "level", 'l', "LEVEL",
	  "Confidence level of the intervals, as 95% (the default); what is left is the risk of a "
	  "single false alarm in the whole call.",
	  FLAG_SHARE, INTO(query.terms.level), .example = "95% or 0.95" },
	{ "power", 0, "POWER",
	  "For the number of runs that would show that no change is within --margin: the chance "
	  "that they do; the default is 80%.",
	  FLAG_SHARE, INTO(query.terms.power), .example = "80% or 0.8" },
	{ "unpaired", 0, NULL,
	  "Do not pair VMs although all runs have the same ones (names that mean other VMs).",
	  FLAG_SWITCH, INTO(unpaired) },
	{ "session-sd", 0, "RATIO",
	  "By how much one run's mean differs from session to session (a standard deviation, as 3%), "
	  "if nothing changed: for releases of one run each, which cannot tell it.",
	  FLAG_SHARE, INTO(query.terms.session_sd), .example = "3% or 0.03" },
	{ "gate", 0, "WORD",
	  "What the exit status is about: newest (the default): the last release; all: every one.",
	  FLAG_WORD, INTO(gate), .words = FLAG_LIST(gate_words) },
	{ "fail-on", 0, "WORD",
	  "worse (the default): status 3 if anything that the gate looks at is worse; undecided: "
	  "also status 4 if anything is undecided; never: status 0.",
	  FLAG_WORD, INTO(fail_on), .words = FLAG_LIST(fail_on_words) },
	{ "format", 'f', "FORMAT",
	  "What to print: table (the default), csv (what trend.csv holds), json, markdown (for a "
	  "pull request), latex or junit (JUnit XML).",
	  FLAG_ENTRY, INTO(format), .words = FLAG_TABLE(trend_formats) },
	{ "output", 'o', "FOLDER",
	  "Write trend.csv into this folder. Without it: into analysis/ in the first run of the "
	  "last release.",
	  FLAG_TEXT, INTO(output) },
};
/* clang-format on */

void trend_options_free(void *closure)
{
	struct trend_options *options = closure;

	texts_free(&options->by);
	texts_free(&options->cases);
	limits_free(&options->limits);
	goals_free(&options->goals);
	releases_free(&options->releases);
}

const struct verb verb_trend = {
	.name = "trend",
	.operands = "RUN... | --release LABEL=RUN[,RUN...]...",
	.purpose = "Follow metrics over many releases: which one made them better or worse.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue =
		"RUN is a folder that migstat collect or import wrote. Releases stand in the "
		"order\n"
		"in which they are named.\n"
		"Exit status: 0 nothing worse, 1 failed, 2 called wrongly, 3 something is worse,\n"
		"4 undecided (only with --fail-on undecided).\n",
	.options_size = sizeof(struct trend_options),
	.defaults =
		&(const struct trend_options){
			.limits.find = true,
			.query.terms = { .level = 0.95, .margin = NAN, .power = 0.8 },
			.format = &trend_formats[0],
		},
	.finish = trend_options_finish,
	.free = trend_options_free,
};
