/* prepare.c — makes a session ready: its options, its hosts, its VMs, and where one goes on, its
 * past. */
#include "inside.h"

#include "choose.h"
#include "collect/driver-calls.h"
#include "collect/nova/nova.h"
#include "collect/patience/patience.h"
#include "drain.h"
#include "hosts.h"
#include "looking.h"
#include "provenance.h"

#include "datasets/characters.h"
#include "datasets/package.h"

#include <errno.h>
#include <math.h>
#include <string.h>

static bool connect_cloud(struct session *session, struct error *err)
{
	const struct collect_options *options = session->options;
	const struct nova_place place = {
		.cloud = options->cloud,
		.region = options->region,
		.interface = options->interface,
		.host = { options->host[SIDE_A], options->host[SIDE_B] },
		.libvirt = { options->libvirt[SIDE_A], options->libvirt[SIDE_B] },
		.drained = &options->drained,
	};

	return driver_nova_open(&session->driver, &place, journal_event, &session->journal, err);
}

static bool connect_hosts(struct session *session, struct error *err)
{
	const struct collect_options *options = session->options;
	const struct patience_limits limits = {
		.answer_seconds = PATIENCE_ANSWER_SECONDS,
		.begin_seconds = collect_options_begin_seconds(options),
		.recover_seconds =
			options->patience_seconds > 0 ? options->patience_seconds : INFINITY,
	};
	struct libvirt_hosts hosts;
	bool good;

	if (options->cloud)
		good = connect_cloud(session, err);
	else
		good = hosts_of(&hosts, session->options, &session->display, err) &&
		       driver_libvirt_open(&session->driver, &hosts, journal_event,
					   &session->journal, err);
	return good && driver_be_patient(&session->driver, &limits, err);
}

/* How many at once, where nobody said it: one, or a host's all. */
static void set_parallel(struct collect_options *options)
{
	if (options->parallel == 0)
		options->parallel = options->drained.count > 0 ? (int)options->vms.count : 1;
}

static bool set_study(struct session *session, struct error *err)
{
	struct collect_options *options = session->options;

	set_parallel(options);
	session->study = (struct study){
		.cases = &options->cases,
		.vms = &options->vms,
		.plan = { options->cases.count, options->vms.count, options->cycles, options->order,
			  options->seed, options->rolling },
		.drained = &options->drained,
		.folder = session->folder,
		.hook_failure_stops = options->hook_failure_stops,
		.parallel = options->parallel,
		.settle_seconds = options->settle_seconds,
		.refusals_most = options->refusals_most,
		.warm_up = options->warm_up,
		.until = { .metric = options->until_metric,
			   .ratio = options->until_ratio,
			   .least_cycles = options->least_cycles },
		.display = &session->display,
		.measurer = { .journal = &session->journal,
			      .stop = &session->stop,
			      .interval_seconds = options->interval_seconds,
			      .patience_seconds = options->patience_seconds,
			      .watch = display_watch,
			      .busy = display_busy,
			      .closure = &session->display },
	};
	for (int i = 0; i < HOOK_COUNT; i++)
		session->study.command[i] = options->command[i];
	return study_open(&session->study, err);
}

static void tell_address(void *closure, const struct vm *vm, const char *address)
{
	display_say(closure, "VM '%s': %s is %s", vm->name, vm->address, address);
}

static bool resolve_names(struct session *session, struct error *err)
{
	return vms_resolve(&session->options->vms, tell_address, &session->display, err);
}

/* A new run: the folder must not hold one already; what to do if it does is told. */
static bool prepare_new(struct session *session, struct error *err)
{
	session->folder = session->options->output ? session->options->output : "";
	if (session->folder[0] != '\0' && leftover_is_run(session->folder))
		return error_set(err,
				 "%s: there is a run in this folder already; `migstat collect "
				 "--resume` goes on with one that was cut short, or give a new "
				 "folder",
				 session->folder);
	return collect_options_read_files(session->options, err) && resolve_names(session, err);
}

/* The platform knows what it can do. */
static bool check_cases(const struct session *session, struct error *err)
{
	const struct collect_options *options = session->options;
	bool hooked = options->command[HOOK_BEFORE_CASE] != NULL;

	for (size_t i = 0; i < options->cases.count; i++)
		if (!driver_takes(session->driver, &options->cases.at[i], hooked, err))
			return false;
	return true;
}

/* The VMs of a new run are known once the hosts are. */
static bool choose(struct session *session, struct error *err)
{
	struct collect_options *options = session->options;

	return check_cases(session, err) &&
	       (options->resume ||
		(options->drained.count > 0
			 ? drain_choose(options, session->driver, &session->display, err)
			 : choose_vms(options, session->driver, &session->display, err))) &&
	       driver_find(session->driver, &options->vms, err) &&
	       (options->resume ||
		(collect_options_check_vms(options, err) &&
		 choose_addresses(options, session->driver, &session->display, err) &&
		 set_study(session, err)));
}

static bool is_complete(const json_t *provenance)
{
	const char *state = json_string_value(json_object_get(provenance, "state"));

	return state && strcmp(state, "complete") == 0;
}

/* A run that goes on: its plan comes from its package. The lock comes first: what is read here must
 * still hold when the first row is added. */
static bool prepare_resumed(struct session *session, struct error *err)
{
	json_t *package;
	char text[512];

	session->folder = session->options->resume;
	if (leftover_is_run(session->folder) && !lock_take(&session->lock, session->folder, err))
		return false;
	package = package_read(session->folder, err);
	if (!package)
		return false;
	session->provenance = json_incref(package_provenance(package));
	json_decref(package);
	if (!provenance_to_options(session->provenance, session->options, err) ||
	    !resolve_names(session, err))
		return false;
	if (!set_study(session, err) ||
	    !leftover_read(&session->leftover, session->folder, &session->study, err))
		return false;
	if (is_complete(session->provenance))
		return error_set(err,
				 "%s: the run is complete: %zu migrations; there is nothing to go "
				 "on with",
				 session->folder, session->leftover.rows);
	leftover_text(&session->leftover, session->folder, text);
	visible_print(stderr, "%s: %s\n", program_invocation_short_name, text);
	session->study.goes_on = true;
	return true;
}

bool session_prepare(struct session *session, FILE *told, struct error *err)
{
	struct collect_options *options = session->options;

	if (!stop_open(&session->stop, err) ||
	    !(options->resume ? prepare_resumed(session, err) : prepare_new(session, err)))
		return false;
	if (!connect_hosts(session, err)) {
		if (options->check)
			look_in_vain(err, told);
		return false;
	}
	/* before anything can refuse: a host that a dead collect has shut takes nothing in */
	return leftover_open_hosts(&session->leftover, &session->study, session->driver, err) &&
	       choose(session, err);
}
