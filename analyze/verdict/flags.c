/* flags.c — the flags of `migstat compare`. */
#include "inside.h"
#include "options.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool limits_from_take(void *place, const struct flag *flag, const char *path, struct error *err)
{
	(void)flag;
	return goals_read(place, path, err);
}

static void free_between(struct compare_options *options)
{
	free(options->between_column);
	free(options->between_value[BEFORE]);
	free(options->between_value[AFTER]);
}

/* "case=a,case=b", or "case=a": each other one against it; texts with a comma in them cannot be
 * told. */
static bool take_between(void *place, const struct flag *flag, const char *text, struct error *err)
{
	struct compare_options *options = place;
	size_t length = strcspn(text, "=");
	size_t first = strcspn(text, ",");
	const char *second = text[first] == ',' ? text + first + 1 : NULL;

	if (length == 0 || length >= first ||
	    (second && (strncmp(text, second, length + 1) != 0 || strchr(second, ','))))
		return error_set(err,
				 "--%s %s: wanted are two texts of one column, such as "
				 "case=shared,case=block, or one, with which each other is "
				 "compared, such as case=shared",
				 flag->name, text);
	free_between(options);
	options->between_column = must_copy_part(text, length);
	options->between_value[BEFORE] = must_copy_part(text + length + 1, first - length - 1);
	options->between_value[AFTER] = second ? must_copy(second + length + 1) : NULL;
	return !second ||
	       strcmp(options->between_value[BEFORE], options->between_value[AFTER]) != 0 ||
	       error_set(err, "--%s %s: both sides are the same", flag->name, text);
}

const char *const fail_on_words[] = {
	[FAIL_ON_WORSE] = "worse",
	[FAIL_ON_UNDECIDED] = "undecided",
	[FAIL_ON_NEVER] = "never",
	NULL,
};

static const char *const better_words[] = {
	[LOWER_IS_BETTER] = "lower",
	[HIGHER_IS_BETTER] = "higher",
	NULL,
};

static const char *const unit_words[] = {
	[UNIT_WISH_VM] = "vm",
	[UNIT_WISH_MIGRATION] = "migration",
	NULL,
};

#define INTO(member) FLAG_INTO(struct compare_options, member)

/* clang-format off */
static const struct flag flags[] = {
	{ "before", 0, "RUN[,RUN...]",
	  "The runs before, instead of the first operand. May be given more than once.",
	  FLAG_TEXTS, INTO(sides[BEFORE]), .wanted = "run" },
	{ "after", 0, "RUN[,RUN...]", "The runs after, instead of the second operand.",
	  FLAG_TEXTS, INTO(sides[AFTER]), .wanted = "run" },
	{ "between", 0, "COLUMN=TEXT[,COLUMN=TEXT]",
	  "Compare rows of one RUN: before are those with the first text in the column, after "
	  "those with the second, as case=shared,case=block. With one text each other text of the "
	  "column is compared with it.",
	  FLAG_TAKE, .take = take_between, .one_value = true },
	{ "metric", 'm', "NAME[,NAME...]",
	  "Which metrics to compare, or all: every one that has a value. Without it: "
	  "total_time_seconds and downtime_seconds, for every test more makes all of them less "
	  "sharp.",
	  FLAG_TAKE, INTO(wish), .take = metrics_wish_take },
	{ "aspect", 'a', "WORD[,WORD...]",
	  "What to compare of them: mean, median, spread, p95, failures. Without it: all five; of "
	  "CSV files failures only with --failed.",
	  FLAG_TAKE, INTO(query.aspects), .take = aspects_take,
	  .words = FLAG_LIST(aspect_words) },
	{ "by", 'b', "COLUMN[,COLUMN...]",
	  "Compare what is alike in these columns of migrations.csv; the default is case, and "
	  "nothing with --between case=...",
	  FLAG_TEXTS, INTO(by), .wanted = "column", .once = true },
	{ "case", 0, "NAME[,NAME...]",
	  "Compare only these cases: where the runs have others that nobody means to compare.",
	  FLAG_TEXTS, INTO(cases), .wanted = "case" },
	{ "margin", 0, "RATIO",
	  "Changes smaller than this do not matter, as 5%: makes the verdict equal possible. Of "
	  "failures: percentage points.",
	  FLAG_SHARE, INTO(query.terms.margin), .example = "5% or 0.05" },
	{ "limits-from", 0, "FILE",
	  "A CSV file of limits, metric by metric: columns metric, case, aspect, margin and most. A "
	  "margin takes the place of --margin; most is the most that after may be, and over it is "
	  "as worse.",
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
	  "For the number of VMs or cycles that would show that no change is within --margin: the "
	  "chance that they do; the default is 80%.",
	  FLAG_SHARE, INTO(query.terms.power), .example = "80% or 0.8" },
	{ "unpaired", 0, NULL,
	  "Do not pair VMs although both sides have the same ones (names that mean other VMs).",
	  FLAG_SWITCH, INTO(unpaired) },
	{ "unit", 0, "WORD",
	  "vm (the default): VMs and cycles are chance; migration: only the cycles, for studies of "
	  "one VM or of VMs that nothing tells apart. What is found then holds for these VMs alone.",
	  FLAG_WORD, INTO(unit), .words = FLAG_LIST(unit_words) },
	{ "session-sd", 0, "RATIO",
	  "By how much one run's mean differs from session to session (a standard deviation, as 3%), "
	  "if nothing changed: two single runs are then compared as sessions.",
	  FLAG_SHARE, INTO(query.terms.session_sd), .example = "3% or 0.03" },
	{ "baseline", 0, "RUN[,RUN...]",
	  "Runs of before, of the same cases, between which nothing was changed: they tell how much "
	  "sessions differ.",
	  FLAG_TEXTS, INTO(baseline), .wanted = "run" },
	{ "csv", 0, NULL,
	  "BEFORE, AFTER and RUN are CSV files with a header line, not runs; --by names columns of "
	  "theirs, none without it.",
	  FLAG_SWITCH, INTO(csv) },
	{ "value", 0, "COLUMN[,COLUMN...]",
	  "With --csv: the columns of numbers to compare. A unit in the header, such as time (ms), "
	  "is understood.",
	  FLAG_TEXTS, INTO(rows.values), .wanted = "column" },
	{ "delimiter", 0, "MARK",
	  "With --csv: what stands between the cells, such as ';', or tab. Without it it is found in "
	  "the file, and said.",
	  FLAG_TEXT, INTO(rows.delimiter) },
	{ "no-header", 0, NULL,
	  "With --csv: the first line is a row, too; columns are called 1, 2, and so on.",
	  FLAG_SWITCH, INTO(rows.no_header) },
	{ "missing", 0, "WORD[,WORD...]",
	  "With --csv: words that stand for a number that is not known, beside NA, NaN, null, None, "
	  "N/A, #N/A and -.",
	  FLAG_TEXTS, INTO(rows.missing), .wanted = "word" },
	{ "unit-of", 0, "COLUMN",
	  "With --csv: the column that tells the VM, whose rows resemble each other. Without it "
	  "all rows count as independent of each other.",
	  FLAG_TEXT, INTO(rows.unit_of) },
	{ "cycle", 0, "COLUMN",
	  "With --csv: the column that tells the cycle, a round of migrations of all VMs, for the "
	  "migrations of one round resemble each other, too. Without it: the column cycle, where "
	  "the file has one; none: no column.",
	  FLAG_TEXT, INTO(rows.cycle_of) },
	{ "where", 0, "EXPRESSION", "With --csv: only rows that fit, as migstat-analyze(1) tells.",
	  FLAG_TEXT, INTO(rows.where) },
	{ "failed", 0, "EXPRESSION",
	  "With --csv: rows that fit this failed, as in: state != ok. Their share is compared, and "
	  "their values are none.",
	  FLAG_TEXT, INTO(rows.failed) },
	{ "better", 0, "WORD",
	  "With --csv: lower or higher is better. Without it a change is neither.",
	  FLAG_WORD, INTO(better), .words = FLAG_LIST(better_words) },
	{ "fail-on", 0, "WORD",
	  "worse (the default): status 3 if anything is worse; undecided: also status 4 if "
	  "anything is undecided; never: status 0.",
	  FLAG_WORD, INTO(fail_on), .words = FLAG_LIST(fail_on_words) },
	{ "format", 'f', "FORMAT",
	  "What to print: table (the default), csv (what comparisons.csv holds), json, markdown "
	  "(for a pull request), latex or junit (JUnit XML).",
	  FLAG_ENTRY, INTO(format), .words = FLAG_TABLE(compare_formats) },
	{ "quiet", 'q', NULL, "No progress: a line on the terminal that says how far long work is.",
	  FLAG_SWITCH, INTO(quiet) },
	{ "no-plot", 0, NULL, "Leave the small plots out that a terminal gets beneath each table.",
	  FLAG_SWITCH, INTO(no_plot) },
	{ "output", 'o', "FOLDER",
	  "Write comparisons.csv into this folder. Without it: into analysis/ in the first run "
	  "after.",
	  FLAG_TEXT, INTO(output) },
};
/* clang-format on */

void compare_options_free(void *closure)
{
	struct compare_options *options = closure;

	texts_free(&options->by);
	texts_free(&options->cases);
	texts_free(&options->baseline);
	texts_free(&options->rows.values);
	texts_free(&options->rows.missing);
	limits_free(&options->limits);
	goals_free(&options->goals);
	texts_free(&options->sides[BEFORE]);
	texts_free(&options->sides[AFTER]);
	free_between(options);
}

const struct verb verb_compare = {
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
	.options_size = sizeof(struct compare_options),
	.defaults =
		&(const struct compare_options){
			.better = NEITHER_IS_BETTER,
			.limits.find = true,
			.query.terms = { .level = 0.95, .margin = NAN, .power = TERMS_POWER_USUAL },
			.format = &compare_formats[0],
		},
	.finish = compare_options_finish,
	.free = compare_options_free,
};
