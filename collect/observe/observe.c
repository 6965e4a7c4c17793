/* observe.c — all that looks on from outside while a VM is migrated. */
#include "observe.h"

#include "gaps.h"
#include "prober.h"
#include "sampler.h"
#include "window.h"
#include "work.h"

#include "datasets/clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* While waiting we look this often whether a signal has come or the VM is back. */
#define LOOK_SECONDS 0.02

struct observer {
	struct observe_options options;
	const struct vms *vms;
	struct run_writer *run;
	struct windows windows;
	bool has_windows;
	struct prober *prober; /* NULL: no probes */
	struct sampler *sampler;
	struct work *work;
};

/* ---- opening and closing ---- */

/* The VMs' addresses for prober_open, NULL where a VM has none; NULL without memory. */
static const char **addresses_of(const struct vms *vms)
{
	const char **addresses = calloc(vms->count + 1, sizeof *addresses);

	for (size_t i = 0; addresses && i < vms->count; i++)
		addresses[i] = vms->at[i].address;
	return addresses;
}

static bool wants_probes(const struct observe_options *options, const struct vms *vms)
{
	bool any = false;

	for (size_t i = 0; i < vms->count; i++)
		any = any || vms->at[i].address;
	return any && options->probes.count > 0 && options->margin_seconds > 0;
}

static bool open_prober(const struct observe_options *options, const struct vms *vms,
			struct prober **prober, struct error *err)
{
	const char **addresses = addresses_of(vms);
	bool good;

	if (!addresses)
		return error_memory(err);
	good = !wants_probes(options, vms) || prober_open(prober, &options->probes, addresses,
							  vms->count, options->margin_seconds, err);
	free(addresses);
	return good;
}

bool observer_may(const struct observe_options *options, const struct vms *vms, struct error *err)
{
	struct prober *prober = NULL;
	bool good = open_prober(options, vms, &prober, err);

	prober_close(prober);
	return good;
}

static bool open_all(struct observer *observer, struct driver *driver, struct error *err)
{
	const struct observe_options *options = &observer->options;

	observer->has_windows = windows_init(&observer->windows, observer->vms->count);
	if (!observer->has_windows)
		return error_memory(err);
	return open_prober(options, observer->vms, &observer->prober, err) &&
	       (options->sample_seconds == 0 ||
		sampler_open(&observer->sampler, driver, observer->vms, &observer->windows,
			     observer->run, options->sample_seconds, err)) &&
	       (options->work.port == 0 ||
		work_open(&observer->work, &options->work, observer->vms, &observer->windows,
			  observer->run, options->sample_seconds, err));
}

bool observer_open(struct observer **result, const struct observe_options *options,
		   struct driver *driver, const struct vms *vms, struct run_writer *run,
		   struct error *err)
{
	struct observer *observer = calloc(1, sizeof *observer);

	*result = NULL;
	if (!observer)
		return error_memory(err);
	observer->options = *options;
	observer->vms = vms;
	observer->run = run;
	if (!open_all(observer, driver, err)) {
		observer_close(observer, &(struct error){ 0 });
		return false;
	}
	*result = observer;
	return true;
}

bool observer_close(struct observer *observer, struct error *err)
{
	bool good;

	if (!observer)
		return true;
	if (observer->has_windows)
		windows_close(&observer->windows);
	good = sampler_close(observer->sampler, err);
	good = work_close(observer->work, err) && good;
	prober_close(observer->prober);
	if (observer->has_windows)
		windows_free(&observer->windows);
	free(observer);
	return good;
}

json_t *observer_describe(struct observer *observer)
{
	struct probe_cost cost;

	if (!observer || !observer->prober)
		return json_object();
	cost = prober_cost(observer->prober);
	return json_pack("{s:b, s:f, s:I, s:I, s:f, s:f}", "real_time", cost.real_time,
			 "cpu_seconds", cost.cpu_seconds, "ticks", (json_int_t)cost.ticks,
			 "ticks_missed", (json_int_t)cost.missed, "late_p99_seconds",
			 cost.late_p99_seconds, "late_max_seconds", cost.late_max_seconds);
}

/* ---- one migration ---- */

/* Waits; true if a signal asks for the end, then at once. */
static bool wait_seconds(double seconds, struct stop *stop)
{
	if (seconds <= 0)
		return stop && stop_requested(stop);
	if (stop)
		return stop_wait(stop, seconds);
	clock_sleep_until(clock_seconds() + seconds);
	return false;
}

bool observer_is_silent(struct observer *observer, size_t vm)
{
	return observer && observer->prober && prober_is_silent(observer->prober, vm);
}

void observer_listen(struct observer *observer, double seconds, struct stop *stop)
{
	double until = clock_seconds() + seconds;
	bool silent = observer != NULL;

	while (silent && clock_seconds() < until && !wait_seconds(LOOK_SECONDS, stop)) {
		silent = false;
		for (size_t i = 0; i < observer->vms->count; i++)
			silent = silent || observer_is_silent(observer, i);
	}
}

static size_t index_of(const struct vms *vms, const char *name)
{
	size_t index = 0;

	while (index < vms->count && strcmp(vms->at[index].name, name) != 0)
		index++;
	return index;
}

void observer_before(struct observer *observer, struct observation *observation, const char *vm,
		     long migration, struct stop *stop)
{
	*observation = (struct observation){ .observer = observer, .migration = migration };
	if (!observer)
		return;
	observation->vm = index_of(observer->vms, vm);
	if (observer->work)
		work_begin(observer->work, observation->vm);
	windows_set(&observer->windows, observation->vm, migration, PHASE_BEFORE);
	wait_seconds(observer->options.margin_seconds, stop);
}

double observer_busy_ratio(const struct observation *observation, enum side side)
{
	const struct observer *observer = observation->observer;

	if (!observer || !observer->sampler)
		return NAN;
	return sampler_busy_ratio(observer->sampler, side, observation->migration);
}

void observer_start(struct observation *observation)
{
	struct observer *observer = observation->observer;

	observation->start_seconds = clock_seconds();
	observation->started = true;
	if (!observer)
		return;
	windows_set(&observer->windows, observation->vm, observation->migration, PHASE_DURING);
	if (observer->prober)
		prober_watch(observer->prober, observation->vm,
			     observation->start_seconds - observer->options.margin_seconds);
}

/* Until the VM answers every probe again that it answered before, or time is over. */
static void wait_for_network(struct observation *observation, double until, struct stop *stop)
{
	struct observer *observer = observation->observer;
	bool stopped = false;

	for (;;) {
		struct probe_silence silence = prober_silence(observer->prober, observation->vm);
		bool over = clock_seconds() >= until;

		/* a signal that ends the waiting does not make a lost network */
		if (over && silence.kinds > 0 && silence.silent == silence.kinds)
			observation->network_lost = true;
		if (over || stopped || silence.silent == 0)
			return;
		stopped = wait_seconds(LOOK_SECONDS, stop);
	}
}

void observer_settled(struct observation *observation, bool moved, struct stop *stop)
{
	struct observer *observer = observation->observer;

	observation->settled_seconds = clock_seconds();
	if (!observer || !observation->started)
		return;
	windows_set(&observer->windows, observation->vm, observation->migration, PHASE_AFTER);
	if (!wait_seconds(observer->options.margin_seconds, stop) && moved && observer->prober)
		wait_for_network(observation,
				 observation->settled_seconds + observer->options.margin_seconds +
					 observer->options.lost_seconds,
				 stop);
}

/* ---- what came of it ---- */

bool observer_fill(struct observation *observation, struct migration_row *row, struct error *err)
{
	struct observer *observer = observation->observer;
	struct gaps_place place = { .migration = observation->migration };
	struct probe_result result;
	struct work_loss loss;
	bool good = true;

	if (!observer)
		return true;
	place.run = observer->run;
	place.vm = observer->vms->at[observation->vm].name;
	if (observation->started && observer->prober) {
		prober_end(observer->prober, observation->vm, &result);
		good = gaps_record(&place, &observer->options.probes, &result, row->value, err);
	}
	if (observation->started && observer->work &&
	    work_loss(observer->work, observation->vm,
		      observation->start_seconds - observer->options.margin_seconds,
		      observation->start_seconds, observation->settled_seconds, &loss)) {
		row->value[METRIC_WORK_LOSS_RATIO] = loss.ratio;
		row->value[METRIC_WORK_LOSS] = loss.area;
	}
	windows_set(&observer->windows, observation->vm, 0, PHASE_NONE);
	return good;
}
