/* options-take.c — takes one option of the command line after the other. */
#include "options-take.h"

#include "options.h"

#include "datasets/array.h"
#include "datasets/metric.h"
#include "datasets/nearest.h"
#include "datasets/table.h"

#include <stdlib.h>
#include <string.h>

static bool take_text(char **text, const char *name, const char *value, struct error *err)
{
	if (value[0] == '\0')
		return error_set(err, "--%s is empty", name);
	free(*text);
	*text = strdup(value);
	return *text || error_memory(err);
}

static bool take_seconds(double *seconds, double least, const char *name, const char *value,
			 struct error *err)
{
	if (number_of_text(value, seconds) && *seconds >= least && *seconds <= 1e6)
		return true;
	return error_set(err, "--%s '%s' is not a number of seconds from %g on, such as 0.1", name,
			 value, least);
}

static bool take_whole(int *number, int least, const char *name, const char *value,
		       struct error *err)
{
	long long wide;

	if (!integer_of_text(value, least, 1000000, &wide))
		return error_set(err, "--%s '%s' is not a whole number from %d on", name, value,
				 least);
	*number = (int)wide;
	return true;
}

static bool take_seed(struct collect_options *options, const char *value, struct error *err)
{
	long long wide;

	if (!integer_of_text(value, 0, UINT32_MAX, &wide))
		return error_set(err, "--seed '%s' is not a whole number from 0 to %u", value,
				 UINT32_MAX);
	options->seed = (uint32_t)wide;
	return true;
}

static bool take_order(struct collect_options *options, const char *value, struct error *err)
{
	return order_of_word(value, &options->order) ||
	       error_set(err, "--order '%s' is not sequential, interleaved or random", value);
}

static bool take_ratio(struct collect_options *options, const char *value, struct error *err)
{
	size_t length = strlen(value);
	char *number = strndup(value, length > 0 ? length - 1 : 0);
	double percent;
	bool good = number && length > 1 && value[length - 1] == '%' &&
		    number_of_text(number, &percent) && percent > 0 && percent <= 100;

	free(number);
	if (!good)
		return error_set(err, "--until-ci '%s' is not a percentage such as 2%%", value);
	options->until_ratio = percent / 100;
	return true;
}

static bool take_metric(struct collect_options *options, const char *value, struct error *err)
{
	struct nearest nearest = { .typed = value };
	char guess[NEAREST_TEXT_SIZE];

	options->until_metric = metric_find(value);
	if (options->until_metric < metric_count())
		return true;
	for (size_t i = 0; i < metric_count(); i++)
		nearest_offer(&nearest, metric_at(i)->column.name);
	nearest_text(&nearest, guess);
	return error_set(err, "--until-metric '%s' is no metric%s; migstat analyze --list-metrics",
			 value, guess);
}

static bool take_hook_failure(struct collect_options *options, const char *value, struct error *err)
{
	options->hook_failure_stops = strcmp(value, "stop") == 0;
	return options->hook_failure_stops || strcmp(value, "go-on") == 0 ||
	       error_set(err, "--hook-failure '%s' is not go-on or stop", value);
}

/* What is not a plain text or number; true with *taken = false if `name` is none of them. */
static bool take_special(struct collect_options *options, const char *name, const char *value,
			 bool *taken, struct error *err)
{
	static const struct {
		const char *name;
		bool (*take)(struct collect_options *options, const char *value, struct error *err);
	} special[] = {
		{ "order", take_order },
		{ "seed", take_seed },
		{ "until-ci", take_ratio },
		{ "until-metric", take_metric },
		{ "hook-failure", take_hook_failure },
	};

	for (size_t i = 0; i < COUNT(special); i++) {
		*taken = strcmp(name, special[i].name) == 0;
		if (*taken)
			return special[i].take(options, value, err);
	}
	return true;
}

/* The same for texts, whole numbers and seconds. */
static bool take_plain(struct collect_options *options, const char *name, const char *value,
		       bool *taken, struct error *err)
{
	const struct {
		const char *name;
		char **text;
		int *whole;
		double *seconds;
		double least; /* of a number */
	} plain[] = {
		{ "host-a", &options->host[SIDE_A], NULL, NULL, 0 },
		{ "host-b", &options->host[SIDE_B], NULL, NULL, 0 },
		{ "peer-a", &options->peer[SIDE_A], NULL, NULL, 0 },
		{ "peer-b", &options->peer[SIDE_B], NULL, NULL, 0 },
		{ "before-case", &options->command[HOOK_BEFORE_CASE], NULL, NULL, 0 },
		{ "after-case", &options->command[HOOK_AFTER_CASE], NULL, NULL, 0 },
		{ "before", &options->command[HOOK_BEFORE], NULL, NULL, 0 },
		{ "after", &options->command[HOOK_AFTER], NULL, NULL, 0 },
		{ "output", &options->output, NULL, NULL, 0 },
		{ "resume", &options->resume, NULL, NULL, 0 },
		{ "cases", &options->cases_file, NULL, NULL, 0 },
		{ "vms", &options->vms_file, NULL, NULL, 0 },
		{ "cycles", NULL, &options->cycles, NULL, 1 },
		{ "max-cycles", NULL, &options->max_cycles, NULL, 1 },
		{ "parallel", NULL, &options->parallel, NULL, 1 },
		{ "warm-up", NULL, &options->warm_up, NULL, 0 },
		{ "settle", NULL, NULL, &options->settle_seconds, 0 },
		{ "deadline", NULL, NULL, &options->deadline_seconds, 0.001 },
		{ "interval", NULL, NULL, &options->interval_seconds, 0.001 },
	};

	for (size_t i = 0; i < COUNT(plain); i++) {
		*taken = strcmp(name, plain[i].name) == 0;
		if (*taken && plain[i].text)
			return take_text(plain[i].text, name, value, err);
		if (*taken && plain[i].whole)
			return take_whole(plain[i].whole, (int)plain[i].least, name, value, err);
		if (*taken && plain[i].seconds)
			return take_seconds(plain[i].seconds, plain[i].least, name, value, err);
	}
	return true;
}

bool options_take(void *closure, const char *name, const char *value, struct error *err)
{
	struct collect_options *options = closure;
	bool taken;

	if (strcmp(name, "vm") == 0)
		return vms_add(&options->vms, value, err);
	if (strcmp(name, "case") == 0)
		return cases_add(&options->cases, value, err);
	if (observe_knows(name))
		return observe_take(&options->observe, name, value, err);
	if (!take_plain(options, name, value, &taken, err))
		return false;
	if (!taken && !take_special(options, name, value, &taken, err))
		return false;
	options->quiet = options->quiet || !taken; /* --quiet, the only one without a value */
	return true;
}
