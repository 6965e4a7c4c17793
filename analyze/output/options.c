/* options.c — what the user asks of `migstat analyze`. */
#include "options.h"

#include "analyze/data/options.h"
#include "analyze/statistics/random.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/nearest.h"

#include <string.h>

static const struct flag flags[] = {
	{
		"metric",
		'm',
		"NAME[,NAME...]",
		"Which metrics to analyze. May be given more than once. Without it: every metric "
		"that has "
		"a value.",
	},
	{
		"list-metrics",
		0,
		NULL,
		"List all metrics with their units and meanings, and end.",
	},
	{
		"by",
		'b',
		"COLUMN[,COLUMN...]",
		"Group the migrations by these columns of migrations.csv; the default is case. "
		"With "
		"--csv: by "
		"columns of that file; the default is one group of all rows.",
	},
	{
		"csv",
		0,
		"FILE",
		"Analyze any CSV file with a header line instead of runs; - is standard input.",
	},
	{
		"value",
		0,
		"COLUMN[,COLUMN...]",
		"With --csv: the columns of numbers to analyze. A unit in the header, such as time "
		"(ms) or "
		"moved_mib, is understood.",
	},
	{
		"unit-of",
		0,
		"COLUMN",
		"With --csv: the column that tells the VM, whose rows resemble each other. Without "
		"it all rows "
		"count as independent of each other.",
	},
	{
		"where",
		0,
		"EXPRESSION",
		"With --csv: only rows that fit, as in: outcome = ok and (cycle > 1 or vm != "
		"'vm 1').",
	},
	{
		"level",
		'l',
		"LEVEL",
		"Confidence level of the intervals, as 95% (the default) or 0.95.",
	},
	{
		"interval",
		'i',
		"KIND",
		"Which interval of the mean to give: vm-means (Student's t on the VMs' means), log "
		"(on their logarithms), bca (bootstrap of the VMs, from 20 VMs on), or auto, the "
		"default: log where the VMs' means differ much, else vm-means.",
	},
	{
		"limit",
		0,
		"[METRIC=]LIMIT|none",
		"A time at which the measuring program gave up, such as 400s: values of METRIC "
		"(total_time_seconds without it) at or above it are counted, but are no durations. "
		"Without "
		"it such limits are looked for; with none they are not.",
	},
	{
		"seed",
		0,
		"NUMBER",
		"Seed of the random numbers of the bootstrap; the default is 20160401.",
	},
	{
		"no-resources",
		0,
		NULL,
		"Do not read metrics.csv, which may be large, and leave resources.csv as it is.",
	},
	{
		"full",
		0,
		NULL,
		"Print every number of the summary: quantiles, variance between and within the "
		"VMs, "
		"all "
		"intervals, and what the checks did not find.",
	},
	{
		"format",
		'f',
		"FORMAT",
		"What to print: table (the default), csv (what summary.csv holds), json, markdown "
		"or "
		"latex.",
	},
	{
		"no-plot",
		0,
		NULL,
		"Leave the small plots out that a terminal gets beneath each table.",
	},
	{
		"output",
		'o',
		"FOLDER",
		"Write the tables of the analysis, with the rows of all runs, into this folder. "
		"Without it: into analysis/ in each run.",
	},
};

const struct verb analyze_verb = {
	.name = "analyze",
	.operands = "{RUN... | --csv FILE --value COLUMN[,COLUMN...]}",
	.purpose =
		"Summarize runs: mean, standard deviation and confidence interval of every metric, "
		"and what became\nof every migration.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue = "A RUN is a folder that migstat collect or import wrote.\n"
		    "Exit status: 0 done, 1 failed, 2 called wrongly.\n",
};

static bool take_format(struct options *options, const char *name, struct error *err)
{
	struct nearest nearest = { .typed = name };
	char guess[NEAREST_TEXT_SIZE];

	options->format = format_find(name);
	if (options->format)
		return true;
	for (size_t i = 0; i < format_count(); i++)
		nearest_offer(&nearest, format_at(i)->name);
	nearest_text(&nearest, guess);
	return error_set(err, "--format %s: there is no such format%s", name, guess);
}

/* What a header may hold is asked of the file. */
static bool take_values(struct texts *values, const char *list, struct error *err)
{
	if (!texts_add_list(values, list))
		return error_set(err, "--value %s: a column is missing beside a comma", list);
	return values->count <= METRIC_MAX ||
	       error_set(err, "--value: at most %d columns at a time", METRIC_MAX);
}

static bool take(void *closure, const char *name, const char *value, struct error *err)
{
	struct options *options = closure;

	if (strcmp(name, "metric") == 0)
		return option_metrics(value, options->query.metrics, &options->query.metric_count,
				      err);
	if (strcmp(name, "by") == 0)
		return option_columns(value, &options->query.by, err);
	if (strcmp(name, "level") == 0)
		return option_share(name, value, "95% or 0.95", &options->query.level, err);
	if (strcmp(name, "interval") == 0)
		return interval_kind_take(value, &options->query.interval, err);
	if (strcmp(name, "format") == 0)
		return take_format(options, value, err);
	if (strcmp(name, "limit") == 0)
		return limits_take(&options->query.limits, value, err);
	if (strcmp(name, "seed") == 0)
		return option_seed(value, &options->query.seed, err);
	if (strcmp(name, "value") == 0)
		return take_values(&options->query.csv.values, value, err);
	if (strcmp(name, "csv") == 0)
		options->query.csv.path = value;
	else if (strcmp(name, "unit-of") == 0)
		options->query.csv.unit_of = value;
	else if (strcmp(name, "where") == 0)
		options->query.csv.where = value;
	else if (strcmp(name, "output") == 0)
		options->output = value;
	else if (strcmp(name, "full") == 0)
		options->full = true;
	else if (strcmp(name, "no-resources") == 0)
		options->no_resources = true;
	else if (strcmp(name, "no-plot") == 0)
		options->no_plot = true;
	else
		options->list_metrics = true;
	return true;
}

/* The options of a CSV file, which come together or not at all. */
static bool check_csv(struct options *options, struct error *err)
{
	options->query.csv.by = &options->query.by;
	if (!options->query.csv.path)
		return error_set(err, "--value, --unit-of and --where tell of a CSV file: name it "
				      "by --csv FILE");
	if (options->query.csv.values.count == 0)
		return error_set(err,
				 "--csv %s: which columns are to be analyzed? Name them by "
				 "--value COLUMN[,COLUMN...]",
				 options->query.csv.path);
	if (options->query.run_count > 0)
		return error_set(err, "--csv %s and the run %s: one or the other",
				 options->query.csv.path, options->query.runs[0]);
	return options->query.metric_count == 0 ||
	       error_set(err, "--metric is for runs; the columns of a CSV file are named by "
			      "--value");
}

enum flags_result options_parse(struct options *options, int argc, char **argv, struct error *err)
{
	enum flags_result result;
	int first = argc;

	*options = (struct options){
		.query = { .level = 0.95, .seed = RANDOM_SEED, .limits.find = true },
		.format = format_at(0),
	};
	result = flags_parse(&analyze_verb, argc, argv, take, options, &first, err);
	if (result != FLAGS_RUN)
		return result;
	options->query.runs = argv + first;
	options->query.run_count = (size_t)(argc - first);
	if (options->query.by.count == 0 && !options->query.csv.path)
		texts_add(&options->query.by, "case");
	if (!options->query.csv.path && !limits_check(&options->query.limits, err))
		return FLAGS_WRONG;
	if (options->query.by.failed || options->query.csv.values.failed)
		error_memory(err);
	else if (options->query.csv.path || options->query.csv.values.count > 0 ||
		 options->query.csv.unit_of || options->query.csv.where)
		return check_csv(options, err) ? FLAGS_RUN : FLAGS_WRONG;
	else if (options->query.run_count > 0 || options->list_metrics)
		return FLAGS_RUN;
	error_set(err, "no run is named: migstat analyze RUN... (--help tells more)");
	return FLAGS_WRONG;
}

void options_free(struct options *options)
{
	limits_free(&options->query.limits);
	texts_free(&options->query.by);
	texts_free(&options->query.csv.values);
}
