/* host.c — samples of hosts and VMs from foreign monitors, as rows of metrics.csv. */
#include "host.h"

#include <math.h>
#include <stdio.h>

static const double near_seconds = 60;

struct host_sample host_sample_blank(double when)
{
	struct host_sample sample = { .when = when, .interval = NAN };

	for (size_t i = 0; i < METRICS_VALUES; i++)
		sample.value[i] = NAN;
	for (size_t i = 0; i < SAMPLES; i++)
		sample.further[i] = NAN;
	return sample;
}

void host_sample_add(struct host_sample *sample, enum metrics_value column, enum host_kind kind,
		     double value)
{
	double before = sample->value[column];

	sample->kind[column] = kind;
	if (!isnan(value))
		sample->value[column] = isnan(before) ? value : before + value;
}

/* To which migration the moment belongs, and in which phase. */
static void place(struct metrics_row *row, double when, struct import_sink *sink)
{
	size_t count;
	const struct sink_window *windows = sink_windows(sink, &count);
	double nearest = near_seconds;

	for (size_t i = 0; i < count; i++) {
		double before = windows[i].begin - when;
		double after = when - windows[i].end;
		double distance = fmax(0, fmax(before, after));

		if (distance > nearest)
			continue;
		nearest = distance;
		row->migration = windows[i].migration;
		row->phase = distance == 0 ? "during" : before > 0 ? "before" : "after";
	}
}

/* a or b: what --set says, or the side of the host's name. */
static const char *side_of(const struct host *host, struct import_sink *sink)
{
	const char *set = sink_set(sink, "host");
	const char *side = set ? set : host->name ? sink_side(sink, host->name) : NULL;
	char said[128];

	if (side && host->name && !set) {
		snprintf(said, sizeof said, "%s (%.100s)", side, host->name);
		sink_said(sink, "host", said, "the order in which hosts come up");
	}
	return side;
}

/* Without the noise behind the digits that monitors write. */
static double clean(double value)
{
	return round(value * 1e9) / 1e9;
}

/* The value as a counter or a level; NaN = not known. */
static double settle(struct host *host, const struct host_sample *sample, size_t i, double interval)
{
	double value = sample->value[i];

	if (sample->kind[i] == HOST_LEVEL || sample->kind[i] == HOST_COUNTER || isnan(value))
		return value;
	if (sample->kind[i] == HOST_RATE)
		value *= interval;
	if (!isnan(value))
		host->sums[i] += value;
	return host->sums[i];
}

bool host_write(struct host *host, const struct host_sample *sample, struct place at,
		struct import_sink *sink, struct error *err)
{
	struct metrics_row row = sink_blank_metrics(0);
	double interval = sample->interval;
	double further[SAMPLES];

	if (host->when > 0 && sample->when < host->when)
		return error_at(err, at, "time goes back, from %.6f to %.6f", host->when,
				sample->when);
	if (isnan(interval) && host->when > 0)
		interval = sample->when - host->when;
	host->when = sample->when;
	row.host = side_of(host, sink);
	if (!row.host && !host->vm)
		return error_set(err,
				 "%s: whether this is host a or b is not clear; give it by "
				 "--set host=a",
				 sink_path(sink));
	row.vm = host->vm;
	row.clock_seconds = sample->when;
	for (size_t i = 0; i < METRICS_VALUES; i++)
		row.value[i] = clean(settle(host, sample, i, interval));
	for (size_t i = 0; i < SAMPLES; i++)
		further[i] = clean(sample->further[i]);
	row.further = further;
	place(&row, sample->when, sink);
	return sink_metrics(sink, &row, err);
}
