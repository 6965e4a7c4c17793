/* options.c — the options of all that looks on from outside. */
#include "options.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <string.h>

/* The options that are a number of seconds. */
static const struct seconds_option {
	const char *name, *key;
	size_t offset;
	double least; /* besides 0, if none is allowed */
	bool none;
} seconds_options[] = {
	{ "probe-interval", "probe_interval_seconds",
	  offsetof(struct observe_options, probes.interval_seconds), 0.001, false },
	{ "margin", "margin_seconds", offsetof(struct observe_options, margin_seconds), 0.05,
	  true },
	{ "lost-after", "lost_after_seconds", offsetof(struct observe_options, lost_seconds), 0.1,
	  false },
	{ "sample-interval", "sample_interval_seconds",
	  offsetof(struct observe_options, sample_seconds), 0.01, true },
};

enum { SECONDS_OPTIONS = COUNT(seconds_options) };

struct observe_options observe_defaults(void)
{
	struct observe_options options = {
		.probes = { .interval_seconds = 0.01 },
		.margin_seconds = 1,
		.lost_seconds = 10,
		.sample_seconds = 0.1,
	};

	probe_plan_read(&options.probes, "icmp,udp,tcp", &(struct error){ 0 });
	return options;
}

static const struct seconds_option *seconds_option_of(const char *name)
{
	for (size_t i = 0; i < SECONDS_OPTIONS; i++)
		if (strcmp(seconds_options[i].name, name) == 0)
			return &seconds_options[i];
	return NULL;
}

bool observe_knows(const char *name)
{
	return strcmp(name, "probe") == 0 || strcmp(name, "work-rate") == 0 ||
	       seconds_option_of(name) != NULL;
}

static double seconds_of(const struct observe_options *options, const struct seconds_option *option)
{
	double seconds;

	memcpy(&seconds, (const char *)options + option->offset, sizeof seconds);
	return seconds;
}

static void set_seconds(struct observe_options *options, const struct seconds_option *option,
			double seconds)
{
	memcpy((char *)options + option->offset, &seconds, sizeof seconds);
}

static bool take_seconds(struct observe_options *options, const struct seconds_option *option,
			 const char *value, struct error *err)
{
	double seconds;

	if (!number_of_text(value, &seconds) || seconds > 1e6 ||
	    (seconds < option->least && !(option->none && seconds == 0)))
		return error_set(err, "--%s '%s' is not a number of seconds from %g on%s",
				 option->name, value, option->least,
				 option->none ? ", or 0 for none" : "");
	set_seconds(options, option, seconds);
	return true;
}

bool observe_take(struct observe_options *options, const char *name, const char *value,
		  struct error *err)
{
	if (strcmp(name, "probe") == 0)
		return probe_plan_read(&options->probes, value, err);
	if (strcmp(name, "work-rate") == 0)
		return work_plan_read(&options->work, value, err);
	return take_seconds(options, seconds_option_of(name), value, err);
}

bool observe_check(const struct observe_options *options, struct error *err)
{
	double least = 2 * TRACK_BASELINE_LEAST * options->probes.interval_seconds;

	if (options->work.port != 0 &&
	    (options->sample_seconds == 0 || options->margin_seconds == 0))
		return error_set(err,
				 "--work-rate needs --sample-interval and --margin: the work is "
				 "asked for at that interval, before and after each migration");
	if (options->probes.count > 0 && options->margin_seconds > 0 &&
	    options->margin_seconds < least)
		return error_set(err,
				 "--margin %g is too short for a baseline of probes every %g s: "
				 "give %g or more",
				 options->margin_seconds, options->probes.interval_seconds, least);
	return true;
}

json_t *observe_to_json(const struct observe_options *options)
{
	char probes[PROBE_PLAN_TEXT_SIZE];
	char work[WORK_PLAN_TEXT_SIZE];
	json_t *object = json_object();

	probe_plan_text(&options->probes, probes);
	json_object_set_new(object, "probe", json_string(probes));
	for (size_t i = 0; i < SECONDS_OPTIONS; i++)
		json_object_set_new(object, seconds_options[i].key,
				    json_real(seconds_of(options, &seconds_options[i])));
	if (options->work.port != 0) {
		work_plan_text(&options->work, work);
		json_object_set_new(object, "work_rate", json_string(work));
	}
	return object;
}

bool observe_of_json(struct observe_options *options, const json_t *object, struct error *err)
{
	const char *probes = json_string_value(json_object_get(object, "probe"));
	const char *work = json_string_value(json_object_get(object, "work_rate"));

	if (probes && !probe_plan_read(&options->probes, probes, err))
		return false;
	for (size_t i = 0; i < SECONDS_OPTIONS; i++) {
		const json_t *value = json_object_get(object, seconds_options[i].key);

		if (json_is_number(value))
			set_seconds(options, &seconds_options[i], json_number_value(value));
	}
	return !work || work_plan_read(&options->work, work, err);
}
