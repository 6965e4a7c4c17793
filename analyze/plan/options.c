/* options.c — what the user asks of `migstat plan`. */
#include "options.h"

#include "analyze/statistics/random.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <string.h>

static const struct plan_format formats[] = {
	{ "table", page_print_table },
	{ "markdown", page_print_markdown },
	{ "latex", page_print_latex },
	{ NULL, NULL },
};

/* At most PLAN_LANES_MAX whole numbers with commas in between; the last list counts. */
static bool take_numbers(void *place, const struct flag *flag, const char *list, struct error *err)
{
	struct plan_numbers *numbers = place;
	struct texts words = { 0 };
	bool good = texts_add_list(&words, list) && words.count <= PLAN_LANES_MAX;

	numbers->count = 0;
	for (size_t i = 0; good && i < words.count; i++) {
		long long number = 0;

		good = integer_of_text(words.at[i], 1, 100000, &number);
		numbers->at[numbers->count++] = (size_t)number;
	}
	texts_free(&words);
	if (good)
		return true;
	return error_set(err,
			 "--%s %s: wanted are at most %d whole numbers from 1 to 100000, such as "
			 "1,4",
			 flag->name, list, PLAN_LANES_MAX);
}

#define INTO(member) FLAG_INTO(struct plan_options, member)

/* clang-format off */
static const struct flag flags[] = {
	{ "metric", 'm', "NAME[,NAME...]",
	  "Plan for these metrics; the default is total_time_seconds, of imported runs that have none "
	  "job_time_seconds.",
	  FLAG_METRICS, INTO(metrics) },
	{ "by", 'b', "COLUMN[,COLUMN...]",
	  "Plan for each group of these columns; the default is case.",
	  FLAG_TEXTS, INTO(by), .wanted = "column", .once = true },
	{ "width", 'w', "RATIO",
	  "The interval of the mean shall reach at most this far to either side; the default is 5% "
	  "of the mean.",
	  FLAG_SHARE, INTO(width), .example = "5% or 0.05" },
	{ "difference", 'd', "RATIO",
	  "A change of the mean by this much shall be found; the default is 5%.",
	  FLAG_SHARE, INTO(difference), .example = "5% or 0.05" },
	{ "level", 'l', "LEVEL", "Confidence level; the default is 95%.",
	  FLAG_SHARE, INTO(level), .example = "5% or 0.05" },
	{ "power", 0, "POWER", "Chance to find the change; the default is 80%.",
	  FLAG_SHARE, INTO(power), .example = "5% or 0.05" },
	{ "vm-seconds", 0, "SECONDS",
	  "What setting up one VM costs in time; the default is 0. It weighs VMs against cycles.",
	  FLAG_SECONDS, INTO(vm_seconds), .most = 1e300, .wanted = "a number of seconds, 0 or more" },
	{ "session-sd", 0, "RATIO",
	  "What runs differ by from session to session, as a standard deviation, such as 2%: one "
	  "run cannot tell it.",
	  FLAG_SHARE, INTO(session_sd), .example = "2% or 0.02" },
	{ "limit", 0, "[METRIC=]LIMIT|none",
	  "A time at which the measuring program gave up, such as 400s: values at or above it are "
	  "told of, for the plan takes them for what was measured. Without it such limits are looked "
	  "for; with none they are not.",
	  FLAG_TAKE, INTO(limits), .take = limits_take },
	{ "evacuate", 'e', "VMS[,VMS...]",
	  "Instead: how long does it take to empty a host of so many VMs like these?",
	  FLAG_TAKE, INTO(evacuate), .take = take_numbers, .one_value = true },
	{ "parallel", 'p', "K[,K...]",
	  "For --evacuate: so many VMs at a time; the default is 1,2,4.",
	  FLAG_TAKE, INTO(lanes), .take = take_numbers, .one_value = true },
	{ "seed", 0, "NUMBER", "For --evacuate: of the random numbers; the same gives the same.",
	  FLAG_WHOLE, INTO(seed), .most = 1LL << 53, .wanted = "a whole number from 0 to 2^53" },
	{ "output", 'o', "FOLDER",
	  "For --evacuate: write evacuation.csv into this folder, too. migstat report looks for it "
	  "in RUN/analysis.",
	  FLAG_TEXT, INTO(output) },
	{ "format", 'f', "FORMAT", "What to print: table (the default), markdown or latex.",
	  FLAG_ENTRY, INTO(format), .words = FLAG_TABLE(formats) },
};
/* clang-format on */

static bool finish(void *closure, size_t count, char **operands, struct error *err)
{
	struct plan_options *options = closure;

	if (options->by.count == 0)
		texts_add(&options->by, "case");
	if (count != 1)
		return error_set(err,
				 "wanted is one run, not %zu: migstat plan RUN (--help tells more)",
				 count);
	if (options->output && options->evacuate.count == 0)
		return error_set(err, "--output %s: only --evacuate writes a file",
				 options->output);
	options->run = operands[0];
	return limits_check(&options->limits, err);
}

static void free_options(void *closure)
{
	struct plan_options *options = closure;

	limits_free(&options->limits);
	texts_free(&options->by);
}

const struct verb verb_plan = {
	.name = "plan",
	.operands = "RUN",
	.purpose =
		"Plan from a pilot run: how many VMs and cycles the next study needs, or how long\n"
		"emptying a host takes.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue = "RUN is a folder that migstat collect or import wrote.\n"
		    "Exit status: 0 done, 1 failed, 2 called wrongly.\n",
	.options_size = sizeof(struct plan_options),
	.defaults =
		&(const struct plan_options){
			.level = 0.95,
			.power = 0.8,
			.width = 0.05,
			.difference = 0.05,
			.lanes = { { 1, 2, 4 }, 3 },
			.seed = RANDOM_SEED,
			.limits.find = true,
			.format = &formats[0],
		},
	.finish = finish,
	.free = free_options,
};
