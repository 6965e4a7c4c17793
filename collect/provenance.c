/* provenance.c — where a run's data come from. */
#include "provenance.h"

#include "datasets/clock.h"

#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

static json_t *command_of(int argc, char *const *argv)
{
	json_t *command = json_array();

	for (int i = 0; i < argc; i++)
		json_array_append_new(command, json_string(argv[i]));
	return command;
}

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

static json_t *plan_of(const struct study *study, const struct collect_options *options)
{
	json_t *plan = json_pack(
		"{s:o, s:o, s:i, s:I, s:s, s:f, s:f}", "cases", cases_to_json(study->cases), "vms",
		vms_to_json(study->vms), "cycles", study->plan.cycles, "migrations",
		(json_int_t)plan_count(&study->plan), "order", "sequential", "interval_seconds",
		options->interval_seconds, "deadline_seconds", options->deadline_seconds);

	json_object_set_new(plan, "observe", observe_to_json(&options->observe));
	if (options->before_case)
		json_object_set_new(plan, "before_case", json_string(options->before_case));
	return plan;
}

json_t *provenance_of(const struct collect_options *options, const struct study *study, int argc,
		      char *const *argv)
{
	struct driver *driver = study->measurer.driver;

	return json_pack("{s:i, s:s, s:s, s:o, s:o, s:o, s:o}", "format", 1, "version",
			 MIGSTAT_VERSION, "state", "running", "command", command_of(argc, argv),
			 "plan", plan_of(study, options), "collecting_host", collecting_host(),
			 "platform", driver->operations->describe(driver, study->vms));
}

void provenance_end(json_t *provenance, const char *state, size_t rows)
{
	char now[UTC_TEXT_SIZE];

	clock_utc_text(now);
	json_object_set_new(provenance, "state", json_string(state));
	json_object_set_new(provenance, "ended_at", json_string(now));
	json_object_set_new(provenance, "rows", json_integer((json_int_t)rows));
}

/* The URI of the run, unless the command line gave another. */
static bool take_uri(char **uri, const json_t *host, const char *key, struct error *err)
{
	const char *text = json_string_value(json_object_get(host, key));

	if (*uri || !text)
		return true;
	*uri = strdup(text);
	return *uri || error_memory(err);
}

bool provenance_to_options(const json_t *provenance, struct collect_options *options,
			   struct error *err)
{
	const json_t *plan = json_object_get(provenance, "plan");
	const json_t *hosts = json_object_get(json_object_get(provenance, "platform"), "hosts");
	const char *command = json_string_value(json_object_get(plan, "before_case"));

	if (!json_is_object(plan) || !json_is_object(hosts))
		return error_set(err, "%s: the run holds no plan: collect did not make it",
				 options->resume);
	options->cycles = (int)json_integer_value(json_object_get(plan, "cycles"));
	options->interval_seconds = json_number_value(json_object_get(plan, "interval_seconds"));
	options->deadline_seconds = json_number_value(json_object_get(plan, "deadline_seconds"));
	if (!observe_of_json(&options->observe, json_object_get(plan, "observe"), err))
		return false;
	if (command && !options->before_case && !(options->before_case = strdup(command)))
		return error_memory(err);
	for (int i = 0; i < 2; i++) {
		const json_t *host = json_object_get(hosts, side_word((enum side)i));

		if (!take_uri(&options->host[i], host, "uri", err) ||
		    !take_uri(&options->peer[i], host, "peer_uri", err))
			return false;
	}
	if (!cases_of_json(&options->cases, json_object_get(plan, "cases"), err) ||
	    !vms_of_json(&options->vms, json_object_get(plan, "vms"), err))
		return false;
	if (options->cycles < 1 || options->cases.count == 0 || options->vms.count == 0 ||
	    !options->host[SIDE_A] || !options->host[SIDE_B] || options->interval_seconds < 0.001)
		return error_set(err, "%s: the run's plan is not whole", options->resume);
	return true;
}
