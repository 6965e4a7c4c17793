/* options.c — what the user asks of `migstat analyze`. */
#include "options.h"

#include "format.h"
#include "shared-options.h"

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
		"Group the migrations by these columns of migrations.csv; the default is case.",
	},
	{
		"level",
		'l',
		"LEVEL",
		"Confidence level of the intervals, as 95% (the default) or 0.95.",
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
		"output",
		'o',
		"FOLDER",
		"Write summary.csv and outcomes.csv, with the rows of all runs, into this folder. "
		"Without "
		"it: into analysis/ in each run.",
	},
};

const struct verb analyze_verb = {
	.name = "analyze",
	.operands = "RUN...",
	.purpose =
		"Summarize runs: mean, standard deviation and confidence interval of every metric, "
		"and what became\nof every migration.",
	.flags = flags,
	.flag_count = sizeof flags / sizeof *flags,
	.epilogue = "A RUN is a folder that migstat collect or import wrote.\n"
		    "Exit status: 0 done, 1 failed, 2 called wrongly.\n",
};

static bool take_level(struct options *options, const char *text, struct error *err)
{
	if (option_ratio(text, 0, 1, &options->level))
		return true;
	return error_set(err, "--level %s: wanted is a level between 0 and 1, such as 95%% or 0.95",
			 text);
}

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

static bool take(void *closure, const char *name, const char *value, struct error *err)
{
	struct options *options = closure;

	if (strcmp(name, "metric") == 0)
		return option_metrics(value, options->metrics, &options->metric_count, err);
	if (strcmp(name, "by") == 0)
		return option_columns(value, &options->by, err);
	if (strcmp(name, "level") == 0)
		return take_level(options, value, err);
	if (strcmp(name, "format") == 0)
		return take_format(options, value, err);
	if (strcmp(name, "output") == 0)
		options->output = value;
	else
		options->list_metrics = true;
	return true;
}

enum flags_result options_parse(struct options *options, int argc, char **argv, struct error *err)
{
	enum flags_result result;
	int first = argc;

	*options = (struct options){ .level = 0.95, .format = format_at(0) };
	result = flags_parse(&analyze_verb, argc, argv, take, options, &first, err);
	if (result != FLAGS_RUN)
		return result;
	options->runs = argv + first;
	options->run_count = (size_t)(argc - first);
	if (options->by.count == 0)
		texts_add(&options->by, "case");
	if (options->by.failed)
		error_memory(err);
	else if (options->run_count > 0 || options->list_metrics)
		return FLAGS_RUN;
	error_set(err, "no run is named: migstat analyze RUN... (--help tells more)");
	return FLAGS_WRONG;
}

void options_free(struct options *options)
{
	texts_free(&options->by);
}
