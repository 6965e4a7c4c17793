/* options.c — what the user asks of `migstat analyze`. */
#include "options.h"

#include "analyze/rows/files.h"
#include "analyze/statistics/random.h"
#include "inside.h"

#include "datasets/array.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { THREADS_MOST = 1024 };

#define INTO(member) FLAG_INTO(struct analyze_options, member)

static const char *const better_names[] = {
	[LOWER_IS_BETTER] = "lower",
	[HIGHER_IS_BETTER] = "higher",
	NULL,
};

static bool take_file(void *place, const struct flag *flag, const char *value, struct error *err)
{
	(void)flag;
	return files_add(place, value, err);
}

/* clang-format off */
static const struct flag flags[] = {
	{ "metric", 'm', "NAME[,NAME...]",
	  "Which metrics to analyze. May be given more than once. Without it: every metric that "
	  "has a value.",
	  FLAG_METRICS, INTO(query.metrics) },
	{ "list-metrics", 0, NULL, "List all metrics with their units and meanings, and end.",
	  FLAG_SWITCH, INTO(list_metrics) },
	{ "by", 'b', "COLUMN[,COLUMN...]",
	  "Group the migrations by these columns of migrations.csv; the default is case. With "
	  "--csv: by columns of that file; the default is one group of all rows.",
	  FLAG_TEXTS, INTO(query.by), .wanted = "column", .once = true },
	{ "csv", 0, "FILE",
	  "Analyze any CSV file with a header line instead of runs; - is standard input. Several, "
	  "which have one header, are read as one: name them one behind the other, or by a pattern "
	  "in quotes, such as '2026-*.csv.gz'.",
	  FLAG_TAKE, INTO(files), .take = take_file },
	{ "value", 0, "COLUMN[,COLUMN...]",
	  "With --csv: the columns of numbers to analyze. A unit in the header, such as time (ms) "
	  "or moved_mib, is understood.",
	  FLAG_TEXTS, INTO(query.csv.values), .wanted = "column" },
	{ "unit-of", 0, "COLUMN",
	  "With --csv: the column that tells the VM, whose rows resemble each other. Without it "
	  "all rows count as independent of each other.",
	  FLAG_TEXT, INTO(query.csv.unit_of) },
	{ "cycle", 0, "COLUMN",
	  "With --csv: the column that tells the cycle, a round of migrations of all VMs, for the "
	  "migrations of one round resemble each other, too. Without it: the column cycle, where "
	  "the file has one; none: no column.",
	  FLAG_TEXT, INTO(query.csv.cycle_of) },
	{ "time", 0, "COLUMN",
	  "With --csv: the column that tells when a row was measured, as a number or a date and "
	  "time: the checks for drift and the like go by it. Without it: the column started_at, "
	  "where the file has one, else the order of the rows; none: that order.",
	  FLAG_TEXT, INTO(query.csv.time_of) },
	{ "where", 0, "EXPRESSION",
	  "With --csv: only rows that fit, as in: outcome = ok and (cycle > 1 or vm != 'vm 1').",
	  FLAG_TEXT, INTO(query.csv.where) },
	{ "delimiter", 0, "MARK",
	  "With --csv: what stands between the cells, such as ';', or tab. Without it it is found in "
	  "the file, and said.",
	  FLAG_TEXT, INTO(query.csv.delimiter) },
	{ "no-header", 0, NULL,
	  "With --csv: the first line is a row, too; columns are called 1, 2, and so on.",
	  FLAG_SWITCH, INTO(query.csv.no_header) },
	{ "missing", 0, "WORD[,WORD...]",
	  "With --csv: words that stand for a number that is not known, beside NA, NaN, null, None, "
	  "N/A, #N/A and -.",
	  FLAG_TEXTS, INTO(query.csv.missing), .wanted = "word" },
	{ "better", 0, "WORD",
	  "With --csv: lower or higher is better. Without it a change is neither.",
	  FLAG_WORD, INTO(better), .words = FLAG_LIST(better_names) },
	{ "for-report", 0, NULL,
	  "With --csv and --output: write what migstat report draws from, too: the values, and each "
	  "group against the first.",
	  FLAG_SWITCH, INTO(for_report) },
	{ "threads", 0, "N",
	  "With --csv: how many threads read the file and sum it up; the default is as many as there "
	  "are processors. What comes out is the same to the byte for any number of them.",
	  FLAG_WHOLE, INTO(query.csv.threads), .least = 1, .most = THREADS_MOST },
	{ "level", 'l', "LEVEL", "Confidence level of the intervals, as 95% (the default) or 0.95.",
	  FLAG_SHARE, INTO(query.level), .example = "95% or 0.95" },
	{ "interval", 'i', "KIND",
	  "Which interval of the mean to give: two-way (VMs and cycles are both chance), "
	  "two-way-log (the same by logarithms), vm-means (Student's t on the VMs' means, as if time "
	  "did not matter), log (on their logarithms), bca (bootstrap of the VMs, from 20 VMs on), "
	  "or auto, the default: two-way-log where the VMs differ by factors, else two-way.",
	  FLAG_WORD, INTO(query.interval), .words = FLAG_LIST(interval_kind_words) },
	{ "unit", 0, "WORD",
	  "What is a unit of chance beside the cycle: vm (the default), or migration, where there is "
	  "one VM: cycles are then blocks, and nothing is told of other VMs.",
	  FLAG_WORD, INTO(query.unit), .words = FLAG_LIST(summary_unit_words) },
	{ "limit", 0, "[METRIC=]LIMIT|none",
	  "A time at which the measuring program gave up, such as 400s: values of METRIC "
	  "(total_time_seconds without it) at or above it are counted, but are no durations. "
	  "Without it such limits are looked for; with none they are not.",
	  FLAG_TAKE, INTO(query.limits), .take = limits_take },
	{ "seed", 0, "NUMBER",
	  "Seed of the random numbers of the bootstrap; the default is 20160401.",
	  FLAG_WHOLE, INTO(query.seed), .most = 1LL << 53, .wanted = "a whole number from 0 to 2^53" },
	{ "no-resources", 0, NULL,
	  "Do not read metrics.csv, which may be large, and leave resources.csv as it is.",
	  FLAG_SWITCH, INTO(no_resources) },
	{ "full", 0, NULL,
	  "Print every number of the summary: quantiles, variance between and within the VMs, all "
	  "intervals, and what the checks did not find.",
	  FLAG_SWITCH, INTO(full) },
	{ "format", 'f', "FORMAT",
	  "What to print: table (the default), csv (what summary.csv holds), json, markdown or "
	  "latex.",
	  FLAG_ENTRY, INTO(format), .words = FLAG_TABLE(output_formats) },
	{ "no-plot", 0, NULL, "Leave the small plots out that a terminal gets beneath each table.",
	  FLAG_SWITCH, INTO(no_plot) },
	{ "quiet", 'q', NULL, "No progress: a line on the terminal that says how far long work is.",
	  FLAG_SWITCH, INTO(quiet) },
	{ "output", 'o', "FOLDER",
	  "Write the tables of the analysis, with the rows of all runs, into this folder. Without "
	  "it: into analysis/ in each run.",
	  FLAG_TEXT, INTO(output) },
};
/* clang-format on */

static bool is_folder(const char *path)
{
	struct stat of;

	return stat(path, &of) == 0 && S_ISDIR(of.st_mode);
}

/* Beside --csv, operands are further files. */
static bool take_operands(struct analyze_options *options, struct error *err)
{
	struct query *query = &options->query;

	for (size_t i = 0; i < query->run_count; i++) {
		if (is_folder(query->runs[i]))
			return error_set(err, "--csv %s and the run %s: one or the other",
					 options->files.at[0], query->runs[i]);
		if (!files_add(&options->files, query->runs[i], err))
			return false;
	}
	query->run_count = 0;
	return true;
}

/* report reads a folder. */
static bool check_for_report(const struct analyze_options *options, struct error *err)
{
	return !options->for_report || options->output ||
	       error_set(err, "--for-report: the folder is missing: -o FOLDER");
}

/* The options of a CSV file, which come together or not at all. */
static bool check_csv(struct analyze_options *options, struct error *err)
{
	if (options->files.count == 0)
		return error_set(err, "--value, --unit-of, --cycle, --time, --where, --delimiter, "
				      "--no-header, --missing, --better, --for-report and "
				      "--threads tell of a CSV file: name it by --csv FILE");
	if (!take_operands(options, err))
		return false;
	options->query.csv.path = options->files_name = files_name(&options->files);
	options->query.csv.files = &options->files;
	options->query.csv.by = &options->query.by;
	options->query.csv.progress = progress_show;
	options->query.csv.progress_of = &options->progress;
	options->query.csv.marked = true;
	if (options->query.csv.values.count == 0)
		return error_set(err,
				 "--csv %s: which columns are to be analyzed? Name them by "
				 "--value COLUMN[,COLUMN...]",
				 options->query.csv.path);
	if (options->query.csv.values.count > METRIC_MAX)
		return error_set(err, "--value: at most %d columns at a time", METRIC_MAX);
	return check_for_report(options, err) &&
	       (options->query.metrics.count == 0 ||
		error_set(err, "--metric is for runs; the columns of a CSV file are named by "
			       "--value"));
}

static bool finish(void *closure, size_t count, char **operands, struct error *err)
{
	struct analyze_options *options = closure;
	struct query *query = &options->query;

	options->progress.to = options->quiet ? NULL : progress_terminal(stderr);
	query->runs = operands;
	query->run_count = count;
	if (options->files.count > 0 || query->csv.values.count > 0 || query->csv.unit_of ||
	    query->csv.cycle_of || query->csv.time_of || query->csv.where || query->csv.delimiter ||
	    query->csv.no_header || query->csv.missing.count > 0 || query->csv.threads > 0 ||
	    options->for_report || options->better != NEITHER_IS_BETTER)
		return check_csv(options, err);
	if (query->by.count == 0)
		texts_add(&query->by, "case");
	if (!limits_check(&query->limits, err))
		return false;
	return count > 0 || options->list_metrics ||
	       error_set(err, "no run is named: migstat analyze RUN... (--help tells more)");
}

static void free_options(void *closure)
{
	struct analyze_options *options = closure;

	limits_free(&options->query.limits);
	texts_free(&options->query.by);
	texts_free(&options->files);
	free(options->files_name);
	texts_free(&options->query.csv.values);
	texts_free(&options->query.csv.missing);
}

const struct verb verb_analyze = {
	.name = "analyze",
	.operands = "{RUN... | --csv FILE... --value COLUMN[,COLUMN...]}",
	.purpose =
		"Summarize runs: mean, standard deviation and confidence interval of every metric, "
		"and what became\nof every migration.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue = "A RUN is a folder that migstat collect or import wrote.\n"
		    "Exit status: 0 done, 1 failed, 2 called wrongly.\n",
	.options_size = sizeof(struct analyze_options),
	.defaults =
		&(const struct analyze_options){
			.query = { .level = 0.95, .seed = RANDOM_SEED, .limits.find = true },
			.format = &output_formats[0],
			.better = NEITHER_IS_BETTER,
		},
	.finish = finish,
	.free = free_options,
};
