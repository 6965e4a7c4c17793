/* check-measuring.c — whether it can be measured: probes that may be sent and are answered, hosts
 * that are not busy. */
#include "inside.h"

#include "collect/driver-calls.h"
#include "collect/observe/observe.h"
#include "collect/observe/prober.h"

#include "datasets/clock.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* So long a VM may take to answer, and so long a host is looked at. */
#define LISTEN_SECONDS 1.0

/* ---- probes ---- */

static bool wants_probes(const struct check_scene *scene)
{
	return scene->observe->probes.count > 0 && scene->observe->margin_seconds > 0;
}

/* Whether any VM has not answered that prober. */
static bool any_silent(struct prober *prober, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (prober_is_silent(prober, i))
			return true;
	return false;
}

static void tell_silent(const struct check_scene *scene, struct prober *prober,
			enum probe_kind kind, struct findings *findings)
{
	for (size_t i = 0; i < scene->vms->count; i++) {
		const struct vm *vm = &scene->vms->at[i];
		char about[300];
		char what[400];

		if (!prober_is_silent(prober, i))
			continue;
		snprintf(about, sizeof about, "VM %s", vm->name);
		snprintf(what, sizeof what, "%s answers no probe of %s", vm->address,
			 probe_word(kind));
		findings_add(findings, FINDING_SILENT, about, what, NULL);
	}
}

/* One kind alone, so that it is known which is answered. */
static void listen_to(const struct check_scene *scene, enum probe_kind kind,
		      const char *const *addresses, struct findings *findings)
{
	struct probe_plan plan = scene->observe->probes;
	struct prober *prober;
	struct error err = { 0 };
	double until = clock_seconds() + LISTEN_SECONDS;

	plan.kinds[0] = kind;
	plan.count = 1;
	if (!prober_open(&prober, &plan, addresses, scene->vms->count, LISTEN_SECONDS, &err))
		return; /* the right to send is a finding of its own */
	while (any_silent(prober, scene->vms->count) && clock_seconds() < until)
		clock_sleep_until(clock_seconds() + 0.02);
	tell_silent(scene, prober, kind, findings);
	prober_close(prober);
}

static void check_probes(const struct check_scene *scene, struct findings *findings)
{
	const struct vms *vms = scene->vms;
	const char **addresses = calloc(vms->count + 1, sizeof *addresses);
	struct error err = { 0 };

	if (!observer_may(scene->observe, vms, &err))
		findings_add(findings, FINDING_PROBES, "here", err.text,
			     "as root here: sysctl -w net.ipv4.ping_group_range='0 2147483647' "
			     "(to stay: a line in /etc/sysctl.d); or leave icmp out: --probe "
			     "udp,tcp");
	for (size_t i = 0; addresses && i < vms->count; i++) {
		char about[300];

		addresses[i] = vms->at[i].address;
		snprintf(about, sizeof about, "VM %s", vms->at[i].name);
		if (!vms->at[i].address && !vms->at[i].no_address)
			findings_add(findings, FINDING_UNKNOWN, about,
				     "its address: nobody tells it",
				     "--vm NAME=ADDRESS, or its network downtime stays unknown");
	}
	for (size_t i = 0; addresses && !scene->quick && i < scene->observe->probes.count; i++)
		listen_to(scene, scene->observe->probes.kinds[i], addresses, findings);
	free(addresses);
}

/* ---- hosts ---- */

/* NaN: nobody tells, or the counters stand still. */
static double ratio_of(const struct load *before, const struct load *after, double seconds)
{
	double worked = after->value[METRICS_CPU_SECONDS] - before->value[METRICS_CPU_SECONDS];

	return worked > 0 ? 1 - (after->idle_seconds - before->idle_seconds) / seconds /
					    before->processors
			  : NAN;
}

/* The share of the host's processors in use between now and a moment later; NaN: nobody tells. */
static double busy_ratio(const struct check_scene *scene, enum side side)
{
	size_t host = scene->vms->count;
	struct load *before = calloc(host + 1, sizeof *before);
	struct load *after = calloc(host + 1, sizeof *after);
	double began = clock_seconds();
	double ratio = NAN;

	if (before && after && driver_load(scene->driver, side, scene->vms, before)) {
		clock_sleep_until(began + LISTEN_SECONDS);
		if (driver_load(scene->driver, side, scene->vms, after))
			ratio = ratio_of(&before[host], &after[host], clock_seconds() - began);
	}
	free(before);
	free(after);
	return ratio;
}

static void check_busy(const struct check_scene *scene, enum side side, struct findings *findings)
{
	double ratio = busy_ratio(scene, side);
	char what[100];

	if (isnan(ratio) || ratio < BUSY_RATIO)
		return;
	snprintf(what, sizeof what, "%.0f %% of its processors are in use", 100 * ratio);
	findings_add(findings, FINDING_BUSY, side == SIDE_A ? "host a" : "host b", what, NULL);
}

void check_measuring(const struct check_scene *scene, struct findings *findings)
{
	if (wants_probes(scene))
		check_probes(scene, findings);
	for (int side = 0; side < 2 && !scene->quick && driver_can_load(scene->driver); side++)
		check_busy(scene, (enum side)side, findings);
}
