/* flags.c — the options of `migstat compare`, as --help tells them. */
#include "options.h"

#include "datasets/array.h"

static const struct flag flags[] = {
	{ "before", 0, "RUN[,RUN...]",
	  "The runs before, instead of the first operand. May be given more than once." },
	{ "after", 0, "RUN[,RUN...]", "The runs after, instead of the second operand." },
	{ "between", 0, "COLUMN=TEXT,COLUMN=TEXT",
	  "Compare rows of one RUN: before are those with the first text in the column, after "
	  "those "
	  "with the second, as case=shared,case=block." },
	{ "metric", 'm', "NAME[,NAME...]",
	  "Which metrics to compare, or all: every one that has a value. Without it: "
	  "total_time_seconds and downtime_seconds, for every test more makes all of them less "
	  "sharp." },
	{ "aspect", 'a', "WORD[,WORD...]",
	  "What to compare of them: mean, median, spread, p95, failures. Without it: all five; of "
	  "CSV "
	  "files failures only with --failed." },
	{ "by", 'b', "COLUMN[,COLUMN...]",
	  "Compare what is alike in these columns of migrations.csv; the default is case, and "
	  "nothing with --between case=..." },
	{ "case", 0, "NAME[,NAME...]",
	  "Compare only these cases: where the runs have others that nobody means to compare." },
	{ "margin", 0, "RATIO",
	  "Changes smaller than this do not matter, as 5%: makes the verdict equal possible. Of "
	  "failures: percentage points." },
	{ "limit", 0, "[METRIC=]LIMIT|none",
	  "Times of METRIC (total_time_seconds) at or above this, such as 400s, were given up, not "
	  "measured: they stay out of means, and count as the limit in median, spread and p95. "
	  "Without it such limits are looked for; with none they are not." },
	{ "level", 'l', "LEVEL",
	  "Confidence level of the intervals, as 95% (the default); what is left is the risk of a "
	  "single false alarm in the whole call." },
	{ "power", 0, "POWER",
	  "For the number of VMs or cycles that would decide: the chance to see the change; the "
	  "default is 80%." },
	{ "unpaired", 0, NULL,
	  "Do not pair VMs although both sides have the same ones (names that mean other VMs)." },
	{ "csv", 0, NULL,
	  "BEFORE, AFTER and RUN are CSV files with a header line, not runs; --by names columns of "
	  "theirs, none without it." },
	{ "value", 0, "COLUMN[,COLUMN...]",
	  "With --csv: the columns of numbers to compare. A unit in the header, such as time (ms), "
	  "is "
	  "understood." },
	{ "unit-of", 0, "COLUMN",
	  "With --csv: the column that tells the VM, whose rows resemble each other. Without it "
	  "all "
	  "rows count as independent of each other." },
	{ "where", 0, "EXPRESSION",
	  "With --csv: only rows that fit, as migstat-analyze(1) tells." },
	{ "failed", 0, "EXPRESSION",
	  "With --csv: rows that fit this failed, as in: state != ok. Their share is compared, "
	  "and their values are none." },
	{ "better", 0, "WORD",
	  "With --csv: lower or higher is better. Without it a change is neither." },
	{ "fail-on", 0, "WORD",
	  "worse (the default): status 3 if anything is worse; undecided: also status 4 if "
	  "anything "
	  "is undecided; never: status 0." },
	{ "format", 'f', "FORMAT",
	  "What to print: table (the default), csv (what comparisons.csv holds), json, markdown "
	  "(for "
	  "a pull request), latex or junit (JUnit XML)." },
	{ "no-plot", 0, NULL,
	  "Leave the small plots out that a terminal gets beneath each table." },
	{ "output", 'o', "FOLDER",
	  "Write comparisons.csv into this folder. Without it: into analysis/ in the first run "
	  "after." },
};

const struct verb compare_verb = {
	.name = "compare",
	.operands = "BEFORE AFTER | --between C=X,C=Y RUN",
	.purpose =
		"Compare runs, or two cases of a run: what became better, worse, or stayed equal.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue =
		"BEFORE, AFTER and RUN are folders that migstat collect or import wrote.\n"
		"Exit status: 0 nothing worse, 1 failed, 2 called wrongly, 3 something is worse,\n"
		"4 undecided (only with --fail-on undecided).\n",
};
