/* options.c — the options of all that looks on from outside. */
#include "options.h"

#include "datasets/array.h"

#include <string.h>

/* The numbers of seconds, as a run's description has them. */
static const struct seconds_key {
	const char *key;
	size_t offset;
} seconds_keys[] = {
	{ "probe_interval_seconds", offsetof(struct observe_options, probes.interval_seconds) },
	{ "margin_seconds", offsetof(struct observe_options, margin_seconds) },
	{ "lost_after_seconds", offsetof(struct observe_options, lost_seconds) },
	{ "sample_interval_seconds", offsetof(struct observe_options, sample_seconds) },
};

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
	for (size_t i = 0; i < COUNT(seconds_keys); i++) {
		double seconds;

		memcpy(&seconds, (const char *)options + seconds_keys[i].offset, sizeof seconds);
		json_object_set_new(object, seconds_keys[i].key, json_real(seconds));
	}
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
	for (size_t i = 0; i < COUNT(seconds_keys); i++) {
		const json_t *value = json_object_get(object, seconds_keys[i].key);
		double seconds = json_number_value(value);

		if (json_is_number(value))
			memcpy((char *)options + seconds_keys[i].offset, &seconds, sizeof seconds);
	}
	return !work || work_plan_read(&options->work, work, err);
}
