/* provenance.c — where a run's data come from. */
#include "provenance.h"

#include "collect/driver-calls.h"

#include "datasets/clock.h"
#include "datasets/metric.h"
#include "datasets/output.h"
#include "datasets/package.h"

#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

/* The host that holds the clock. */
static json_t *collecting_host(void)
{
	struct utsname name;

	if (uname(&name) != 0)
		return json_null();
	return json_pack("{s:s, s:s, s:s, s:s, s:I}", "name", name.nodename, "system", name.sysname,
			 "kernel", name.release, "machine", name.machine, "cpus",
			 (json_int_t)sysconf(_SC_NPROCESSORS_ONLN));
}

static json_t *hooks_of(const struct collect_options *options)
{
	json_t *hooks = json_object();

	for (int i = 0; i < HOOK_COUNT; i++)
		if (options->command[i])
			json_object_set_new(hooks, hook_name((enum hook)i),
					    json_string(options->command[i]));
	return hooks;
}

/* How many migrations a rolling one will be, nobody knows before it is over. */
static void add_drain(json_t *plan, const struct collect_options *options)
{
	json_t *hosts = json_array();

	for (size_t i = 0; i < options->drained.count; i++)
		json_array_append_new(hosts, json_string(options->drained.at[i]));
	if (options->drained.count > 0)
		json_object_set(plan, options->rolling ? "rolling" : "evacuate", hosts);
	if (options->rolling) {
		json_object_del(plan, "migrations");
		json_object_del(plan, "cycles");
	}
	json_decref(hosts);
}

static json_t *plan_of(const struct study *study, const struct collect_options *options)
{
	json_t *plan =
		json_pack("{s:o, s:o, s:i, s:I, s:s, s:i, s:f, s:i, s:f, s:o, s:s}", "cases",
			  cases_to_json(study->cases), "vms", vms_to_json(study->vms), "cycles",
			  study->plan.cycles, "migrations", (json_int_t)plan_count(&study->plan),
			  "order", order_word(study->plan.order), "parallel", options->parallel,
			  "settle_seconds", options->settle_seconds, "warm_up", options->warm_up,
			  "interval_seconds", options->interval_seconds, "hooks", hooks_of(options),
			  "hook_failure", options->hook_failure_stops ? "stop" : "go-on");

	json_object_set_new(plan, "observe", observe_to_json(&options->observe));
	add_drain(plan, options);
	if (study->plan.order == ORDER_RANDOM)
		json_object_set_new(plan, "seed", json_integer(options->seed));
	if (options->until_ratio > 0)
		json_object_set_new(plan, "until",
				    json_pack("{s:f, s:f, s:s, s:i}", "ratio", options->until_ratio,
					      "level", UNTIL_LEVEL, "metric",
					      metric_at(options->until_metric)->column.name,
					      "least_cycles", options->least_cycles));
	return plan;
}

json_t *provenance_of(const struct collect_options *options, const struct study *study, int argc,
		      char *const *argv)
{
	return json_pack("{s:i, s:s, s:s, s:o, s:o, s:o, s:o}", "format", 1, "version",
			 MIGSTAT_VERSION, "state", "running", "command",
			 package_command(argc, argv), "plan", plan_of(study, options),
			 "collecting_host", collecting_host(), "platform",
			 driver_describe(study->measurer.driver, study->vms));
}

bool provenance_keep_plan(const struct plan_file *plan, const char *folder, struct error *err)
{
	struct output output;
	char *path;
	bool good;

	if (!plan->path)
		return true;
	path = path_join(folder, "plan.ini", err);
	good = path && output_open(&output, path, err);
	if (good) {
		fputs(plan->text, output.stream);
		good = output_commit(&output, err);
	}
	free(path);
	return good;
}

void provenance_end(json_t *provenance, const char *state, size_t rows)
{
	char now[UTC_TEXT_SIZE];

	clock_utc_text(now);
	json_object_set_new(provenance, "state", json_string(state));
	json_object_set_new(provenance, "ended_at", json_string(now));
	json_object_set_new(provenance, "rows", json_integer((json_int_t)rows));
}

/* A text of the run, unless the command line gave another. */
static bool take_text(char **place, const json_t *object, const char *key, struct error *err)
{
	const char *text = json_string_value(json_object_get(object, key));

	if (*place || !text)
		return true;
	*place = strdup(text);
	return *place || error_memory(err);
}

static bool take_hooks(struct collect_options *options, const json_t *hooks, struct error *err)
{
	bool good = true;

	for (int i = 0; good && i < HOOK_COUNT; i++)
		good = take_text(&options->command[i], hooks, hook_name((enum hook)i), err);
	return good;
}

static const char *text_of(const json_t *object, const char *key, const char *otherwise)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : otherwise;
}

static int whole_of(const json_t *object, const char *key)
{
	return (int)json_integer_value(json_object_get(object, key));
}

static bool take_drain(struct collect_options *options, const json_t *plan)
{
	const json_t *rolling = json_object_get(plan, "rolling");
	const json_t *hosts = rolling ? rolling : json_object_get(plan, "evacuate");
	size_t index;
	json_t *host;

	json_array_foreach(hosts, index, host)
	{
		if (!json_is_string(host))
			return false;
		texts_add(&options->drained, "%s", json_string_value(host));
	}
	options->rolling = rolling != NULL;
	if (rolling)
		options->cycles = (int)options->drained.count;
	return !hosts || options->drained.count > 0;
}

/* How the plan is carried out. */
static bool take_manner(struct collect_options *options, const json_t *plan, struct error *err)
{
	const json_t *until = json_object_get(plan, "until");

	options->cycles = whole_of(plan, "cycles");
	if (!take_drain(options, plan))
		return false;
	options->parallel = whole_of(plan, "parallel");
	options->warm_up = whole_of(plan, "warm_up");
	options->seed = (uint32_t)json_integer_value(json_object_get(plan, "seed"));
	options->settle_seconds = json_number_value(json_object_get(plan, "settle_seconds"));
	options->interval_seconds = json_number_value(json_object_get(plan, "interval_seconds"));
	options->hook_failure_stops = strcmp(text_of(plan, "hook_failure", "go-on"), "stop") == 0;
	options->until_ratio = json_number_value(json_object_get(until, "ratio"));
	options->least_cycles = whole_of(until, "least_cycles");
	options->until_metric = metric_find(text_of(until, "metric", "total_time_seconds"));
	return order_of_word(text_of(plan, "order", "sequential"), &options->order) &&
	       options->until_metric < metric_count() &&
	       take_hooks(options, json_object_get(plan, "hooks"), err);
}

bool provenance_to_options(const json_t *provenance, struct collect_options *options,
			   struct error *err)
{
	const json_t *plan = json_object_get(provenance, "plan");
	const json_t *platform = json_object_get(provenance, "platform");
	const json_t *hosts = json_object_get(platform, "hosts");

	bool of_cloud = strcmp(text_of(platform, "platform", ""), "openstack") == 0;

	if (!json_is_object(plan) || !json_is_object(hosts))
		return error_set(err, "%s: the run holds no plan: collect did not make it",
				 options->resume);
	if (!take_manner(options, plan, err))
		return error_set(err, "%s: the run's plan is another version's", options->resume);
	if (!observe_of_json(&options->observe, json_object_get(plan, "observe"), err))
		return false;
	if (of_cloud && !(take_text(&options->cloud, platform, "cloud", err) &&
			  take_text(&options->region, platform, "region", err) &&
			  take_text(&options->interface, platform, "interface", err)))
		return false;
	for (int i = 0; i < 2; i++) {
		const json_t *host = json_object_get(hosts, side_word((enum side)i));

		if (!take_text(&options->host[i], host, of_cloud ? "name" : "uri", err) ||
		    !take_text(&options->peer[i], host, "peer_uri", err) ||
		    !take_text(&options->libvirt[i], host, "libvirt_uri", err))
			return false;
	}
	if (!cases_of_json(&options->cases, json_object_get(plan, "cases"), err) ||
	    !vms_of_json(&options->vms, json_object_get(plan, "vms"), err))
		return false;
	if (options->cycles < 1 || options->cases.count == 0 || options->vms.count == 0 ||
	    !options->host[SIDE_A] || (!options->host[SIDE_B] && options->drained.count == 0) ||
	    options->interval_seconds < 0.001)
		return error_set(err, "%s: the run's plan is not whole", options->resume);
	return true;
}
