/* monitor.c — samples of hosts and VMs from foreign monitors, as rows of metrics.csv. */
#include "monitor.h"

#include "csv.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double near_seconds = 60;

struct monitor_sample monitor_sample_blank(double when)
{
	struct monitor_sample sample = { .when = when, .interval = NAN };

	values_forget(sample.value, METRICS_VALUES);
	values_forget(sample.further, SAMPLES);
	return sample;
}

/* The place of a column among those that only imported runs have; SAMPLES: it is none of them. */
static size_t further_index(const char *name)
{
	const struct column *column = import_sample_column(name);

	return column ? (size_t)(column - import_sample_columns) : SAMPLES;
}

const struct import_field *monitor_field(import_fields *fields, const char *name)
{
	for (; fields->field; fields++)
		if (strcmp(fields->field, name) == 0 &&
		    (field_index(fields, &schema_metrics) < METRICS_VALUES ||
		     further_index(fields->column) < SAMPLES))
			return fields;
	return NULL;
}

void monitor_add(struct monitor_sample *sample, enum metrics_value column, enum monitor_kind kind,
		 double value)
{
	double before = sample->value[column];

	sample->kind[column] = kind;
	if (!isnan(value))
		sample->value[column] = isnan(before) ? value : before + value;
}

void monitor_take(struct monitor_sample *sample, const struct import_field *field,
		  enum monitor_kind kind, double theirs)
{
	size_t index = field_index(field, &schema_metrics);
	double ours = field_convert(field, theirs, NAN);

	if (index < METRICS_VALUES)
		monitor_add(sample, (enum metrics_value)index, kind, ours);
	else
		sample->further[further_index(field->column)] = ours;
}

bool monitor_take_cell(struct monitor_sample *sample, const struct import_field *field,
		       enum monitor_kind kind, const struct cell *cell, struct error *err)
{
	double theirs;

	if (!import_csv_number(cell, field->field, &theirs, err))
		return false;
	monitor_take(sample, field, kind, theirs);
	return true;
}

void monitor_busy_of_idle(struct monitor_sample *sample)
{
	double *cpu = &sample->further[SAMPLE_CPU];
	double left = 1 - *cpu - sample->further[SAMPLE_WAIT];

	*cpu = left < 0 ? 0 : left; /* the rounded parts may exceed 100 % */
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
static const char *side_of(const struct monitored *monitored, struct import_sink *sink)
{
	const char *set = sink_set(sink, "host");
	const char *side = set ? set : monitored->host ? sink_side(sink, monitored->host) : NULL;
	char said[128];

	if (side && monitored->host && !set) {
		snprintf(said, sizeof said, "%s (%.100s)", side, monitored->host);
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
static double settle(struct monitored *monitored, const struct monitor_sample *sample, size_t i,
		     double interval)
{
	bool level = i == METRICS_MEMORY_BYTES || i == METRICS_MEMORY_TOTAL_BYTES;
	double value = sample->value[i];

	if (level || sample->kind[i] == MONITOR_COUNTER || isnan(value))
		return value;
	if (sample->kind[i] == MONITOR_RATE)
		value *= interval;
	if (!isnan(value))
		monitored->sums[i] += value;
	return monitored->sums[i];
}

bool monitor_write(struct monitored *monitored, const struct monitor_sample *sample,
		   struct place at, struct import_sink *sink, struct error *err)
{
	struct metrics_row row = sink_blank_metrics(0);
	double interval = sample->interval;
	double further[SAMPLES];

	if (monitored->when > 0 && sample->when < monitored->when)
		return error_at(err, at, "time goes back, from %.6f to %.6f", monitored->when,
				sample->when);
	if (isnan(interval) && monitored->when > 0)
		interval = sample->when - monitored->when;
	monitored->when = sample->when;
	row.host = side_of(monitored, sink);
	if (!row.host && !monitored->vm)
		return error_set(err,
				 "%s: whether this is host a or b is not clear; give it by "
				 "--set host=a",
				 sink_path(sink));
	row.vm = monitored->vm;
	row.clock_seconds = sample->when;
	for (size_t i = 0; i < METRICS_VALUES; i++)
		row.value[i] = clean(settle(monitored, sample, i, interval));
	for (size_t i = 0; i < SAMPLES; i++)
		further[i] = clean(sample->further[i]);
	row.further = further;
	place(&row, sample->when, sink);
	return sink_metrics(sink, &row, err);
}
