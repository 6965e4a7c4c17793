/* options.c — what the user asks of `migstat plan`. */
#include "options.h"

#include "analyze/data/options.h"
#include "analyze/statistics/random.h"

#include "datasets/array.h"
#include "datasets/nearest.h"
#include "datasets/table.h"

#include <string.h>

static const struct flag flags[] = {
	{ "metric", 'm', "NAME[,NAME...]",
	  "Plan for these metrics; the default is total_time_seconds." },
	{ "by", 'b', "COLUMN[,COLUMN...]",
	  "Plan for each group of these columns; the default is case." },
	{ "width", 'w', "RATIO",
	  "The interval of the mean shall reach at most this far to either side; the default is 5% "
	  "of "
	  "the mean." },
	{ "difference", 'd', "RATIO",
	  "A change of the mean by this much shall be found; the default is 5%." },
	{ "level", 'l', "LEVEL", "Confidence level; the default is 95%." },
	{ "power", 0, "POWER", "Chance to find the change; the default is 80%." },
	{ "vm-seconds", 0, "SECONDS",
	  "What setting up one VM costs in time; the default is 0. It weighs VMs against cycles." },
	{ "evacuate", 'e', "VMS[,VMS...]",
	  "Instead: how long does it take to empty a host of so many VMs like these?" },
	{ "parallel", 'p', "K[,K...]",
	  "For --evacuate: so many VMs at a time; the default is 1,2,4." },
	{ "seed", 0, "NUMBER", "For --evacuate: of the random numbers; the same gives the same." },
	{ "output", 'o', "FOLDER",
	  "For --evacuate: write evacuation.csv into this folder, too. migstat report looks for it "
	  "in RUN/analysis." },
	{ "format", 'f', "FORMAT", "What to print: table (the default), markdown or latex." },
};

const struct verb plan_verb = {
	.name = "plan",
	.operands = "RUN",
	.purpose =
		"Plan from a pilot run: how many VMs and cycles the next study needs, or how long\n"
		"emptying a host takes.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue = "RUN is a folder that migstat collect or import wrote.\n"
		    "Exit status: 0 done, 1 failed, 2 called wrongly.\n",
};

static bool take_format(struct plan_options *options, const char *name, struct error *err)
{
	static const struct {
		const char *name;
		page_print *print;
	} formats[] = {
		{ "table", page_print_table },
		{ "markdown", page_print_markdown },
		{ "latex", page_print_latex },
	};
	struct nearest nearest = { .typed = name };
	char guess[NEAREST_TEXT_SIZE];

	for (size_t i = 0; i < COUNT(formats); i++) {
		if (strcmp(formats[i].name, name) == 0) {
			options->print = formats[i].print;
			return true;
		}
		nearest_offer(&nearest, formats[i].name);
	}
	nearest_text(&nearest, guess);
	return error_set(err, "--format %s: wanted is table, markdown or latex%s", name, guess);
}

/* At most PLAN_LANES_MAX whole numbers with commas in between. */
static bool take_list(const char *name, const char *list, size_t *numbers, size_t *count,
		      struct error *err)
{
	struct texts words = { 0 };
	bool good = texts_add_list(&words, list) && words.count <= PLAN_LANES_MAX;

	*count = 0;
	for (size_t i = 0; good && i < words.count; i++) {
		long long number = 0;

		good = integer_of_text(words.at[i], 1, 100000, &number);
		numbers[(*count)++] = (size_t)number;
	}
	texts_free(&words);
	if (good)
		return true;
	return error_set(err,
			 "--%s %s: wanted are at most %d whole numbers from 1 to 100000, such as "
			 "1,4",
			 name, list, PLAN_LANES_MAX);
}

static bool take_seconds(struct plan_options *options, const char *text, struct error *err)
{
	if (number_of_text(text, &options->vm_seconds) && options->vm_seconds >= 0)
		return true;
	return error_set(err, "--vm-seconds %s: wanted is a number of seconds, 0 or more", text);
}

static bool take_more(struct plan_options *options, const char *name, const char *value,
		      struct error *err)
{
	if (strcmp(name, "vm-seconds") == 0)
		return take_seconds(options, value, err);
	if (strcmp(name, "evacuate") == 0)
		return take_list(name, value, options->evacuate, &options->evacuate_count, err);
	if (strcmp(name, "parallel") == 0)
		return take_list(name, value, options->lanes, &options->lane_count, err);
	if (strcmp(name, "seed") == 0)
		return option_seed(value, &options->seed, err);
	if (strcmp(name, "output") == 0) {
		options->output = value;
		return true;
	}
	return take_format(options, value, err);
}

static bool take(void *closure, const char *name, const char *value, struct error *err)
{
	struct plan_options *options = closure;
	const struct {
		const char *name;
		double *share;
	} shares[] = {
		{ "width", &options->width },
		{ "difference", &options->difference },
		{ "level", &options->level },
		{ "power", &options->power },
	};

	for (size_t i = 0; i < COUNT(shares); i++)
		if (strcmp(shares[i].name, name) == 0)
			return option_share(name, value, "5% or 0.05", shares[i].share, err);
	if (strcmp(name, "metric") == 0)
		return option_metrics(value, options->metrics, &options->metric_count, err);
	if (strcmp(name, "by") == 0)
		return option_columns(value, &options->by, err);
	return take_more(options, name, value, err);
}

enum flags_result plan_options_parse(struct plan_options *options, int argc, char **argv,
				     struct error *err)
{
	enum flags_result result;
	int first = argc;

	*options = (struct plan_options){
		.level = 0.95,
		.power = 0.8,
		.width = 0.05,
		.difference = 0.05,
		.lanes = { 1, 2, 4 },
		.lane_count = 3,
		.seed = RANDOM_SEED,
		.print = page_print_table,
	};
	result = flags_parse(&plan_verb, argc, argv, take, options, &first, err);
	if (result != FLAGS_RUN)
		return result;
	if (options->by.count == 0)
		texts_add(&options->by, "case");
	if (options->metric_count == 0)
		options->metrics[options->metric_count++] = METRIC_TOTAL_TIME_SECONDS;
	if (options->by.failed) {
		error_memory(err);
		return FLAGS_WRONG;
	}
	if (argc - first != 1) {
		error_set(err, "wanted is one run, not %d: migstat plan RUN (--help tells more)",
			  argc - first);
		return FLAGS_WRONG;
	}
	if (options->output && options->evacuate_count == 0) {
		error_set(err, "--output %s: only --evacuate writes a file", options->output);
		return FLAGS_WRONG;
	}
	options->run = argv[first];
	return FLAGS_RUN;
}

void plan_options_free(struct plan_options *options)
{
	texts_free(&options->by);
}
