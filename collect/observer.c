/* observer.c — all that looks on from outside while a VM is migrated. */
#include "observer.h"

#include "prober.h"
#include "sampler.h"
#include "window.h"
#include "work.h"

#include "datasets/clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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

static bool open_prober(struct observer *observer, struct error *err)
{
	const struct vms *vms = observer->vms;
	const char **addresses = calloc(vms->count + 1, sizeof *addresses);
	bool any = false;
	bool good = true;

	if (!addresses)
		return error_memory(err);
	for (size_t i = 0; i < vms->count; i++) {
		addresses[i] = vms->at[i].address;
		any = any || addresses[i];
	}
	if (any && observer->options.probes.count > 0 && observer->options.margin_seconds > 0)
		good = prober_open(&observer->prober, &observer->options.probes, addresses,
				   vms->count, observer->options.margin_seconds, err);
	free(addresses);
	return good;
}

static bool open_all(struct observer *observer, struct driver *driver, struct error *err)
{
	const struct observe_options *options = &observer->options;

	observer->has_windows = windows_init(&observer->windows, observer->vms->count);
	if (!observer->has_windows)
		return error_memory(err);
	return open_prober(observer, err) &&
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
		(void)observer_close(observer, &(struct error){ 0 });
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
	const struct timespec pause = { (time_t)seconds,
					(long)((seconds - (double)(time_t)seconds) * 1e9) };

	if (seconds <= 0)
		return stop && stop_requested(stop);
	if (stop)
		return stop_wait(stop, seconds);
	(void)nanosleep(&pause, NULL);
	return false;
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
	for (size_t i = 0; i < METRIC_MAX; i++)
		observation->value[i] = NAN;
	if (!observer)
		return;
	observation->vm = index_of(observer->vms, vm);
	if (observer->work)
		work_begin(observer->work, observation->vm);
	windows_set(&observer->windows, observation->vm, migration, PHASE_BEFORE);
	(void)wait_seconds(observer->options.margin_seconds, stop);
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

struct gap_sums {
	double sum, longest, count, resolution;
};

/* The VM's own gaps. An open one has no length, and so the sum and the
 * longest have none. */
static struct gap_sums sums_of(const struct track *track)
{
	struct gap_sums sums = { 0, 0, 0, 0 };
	bool open = false;

	for (size_t i = 0; i < track->gap_count; i++) {
		const struct gap *gap = &track->gaps[i];

		if (gap->collector)
			continue;
		sums.count++;
		sums.sum += gap->gap_seconds;
		sums.resolution += gap->resolution_seconds;
		sums.longest = fmax(sums.longest, gap->gap_seconds);
		open = open || gap->open;
	}
	if (sums.count == 0) /* what is shorter is not seen */
		sums.resolution = track->baseline.threshold_seconds;
	if (open)
		sums.sum = sums.longest = sums.resolution = NAN;
	return sums;
}

static bool heard_before(const struct track *track)
{
	return track && !isnan(track->baseline.threshold_seconds);
}

static void set_value(struct observation *observation, const char *metric, double value)
{
	observation->value[metric_find(metric)] = value;
}

static void fill_network(struct observation *observation, const struct track *track)
{
	struct gap_sums sums = sums_of(track);

	set_value(observation, "downtime_network_seconds", sums.sum);
	set_value(observation, "downtime_network_max_seconds", sums.longest);
	set_value(observation, "downtime_network_gaps", sums.count);
	set_value(observation, "downtime_network_resolution_seconds", sums.resolution);
	set_value(observation, "gap_threshold_seconds", track->baseline.threshold_seconds);
}

static void fill_tcp(struct observation *observation, const struct probe_result *result)
{
	struct gap_sums sums = sums_of(result->track[PROBE_TCP]);

	set_value(observation, "tcp_stall_seconds", sums.sum);
	set_value(observation, "tcp_stall_max_seconds", sums.longest);
	set_value(observation, "tcp_resets", (double)result->tcp_broken);
	set_value(observation, "tcp_retransmits", (double)result->tcp_retransmits);
}

static bool write_gaps(struct observation *observation, enum probe_kind kind,
		       const struct track *track, struct error *err)
{
	const struct observer *observer = observation->observer;

	for (size_t i = 0; i < track->gap_count; i++) {
		const struct gap *gap = &track->gaps[i];
		struct gap_row row = { .migration = observation->migration,
				       .vm = observer->vms->at[observation->vm].name,
				       .probe = probe_word(kind),
				       .cause = gap->collector ? "collector" : "target",
				       .clock = gap->clock_seconds,
				       .gap = gap->gap_seconds,
				       .resolution = gap->resolution_seconds,
				       .silence = gap->silence_seconds,
				       .own_late = gap->own_late_seconds,
				       .threshold = track->baseline.threshold_seconds,
				       .baseline = track->baseline.spacing_p99_seconds,
				       .probes = (long)gap->probes,
				       .open = gap->open };

		if (!run_add_gap(observer->run, &row, err))
			return false;
	}
	return true;
}

static bool take_probes(struct observation *observation, struct error *err)
{
	const struct probe_plan *plan = &observation->observer->options.probes;
	struct probe_result result;
	bool network = false;
	bool good = true;

	prober_end(observation->observer->prober, observation->vm, &result);
	for (size_t i = 0; i < plan->count; i++) {
		const struct track *track = result.track[plan->kinds[i]];

		if (!heard_before(track))
			continue;
		if (!network)
			fill_network(observation, track);
		network = true;
		good = write_gaps(observation, plan->kinds[i], track, err) && good;
	}
	if (heard_before(result.track[PROBE_TCP]))
		fill_tcp(observation, &result);
	if (network)
		set_value(observation, "collector_late_max_seconds", result.late_max_seconds);
	return good;
}

bool observer_fill(struct observation *observation, struct migration_row *row, struct error *err)
{
	struct observer *observer = observation->observer;
	struct work_loss loss;
	bool good = true;

	if (!observer)
		return true;
	if (observation->started && observer->prober)
		good = take_probes(observation, err);
	if (observation->started && observer->work &&
	    work_loss(observer->work, observation->vm,
		      observation->start_seconds - observer->options.margin_seconds,
		      observation->start_seconds, observation->settled_seconds, &loss)) {
		set_value(observation, "work_loss_ratio", loss.ratio);
		set_value(observation, "work_loss", loss.area);
	}
	windows_set(&observer->windows, observation->vm, 0, PHASE_NONE);
	for (size_t i = 0; i < metric_count(); i++)
		if (!isnan(observation->value[i]))
			row->value[i] = observation->value[i];
	return good;
}
