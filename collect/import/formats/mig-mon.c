/*
 * mig-mon.c — the spike log of mig_mon (`client_rr`, `server`): a line for each silence,
 * with the second in which it ended and its length in milliseconds.
 *
 * mig_mon does not write down how often it sends: that must be set. A spike is a silence of at
 * least twice its first interval. The first line, with the length 2^64 - 1, tells of the start.
 *
 * Its last line is the last silence that ended, and nothing tells how long it listened after that:
 * of a migration no silence is known to be none only if the log goes on after it.
 */
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/probe-log.h"
#include "formats.h"

#include "datasets/metric.h"
#include "datasets/table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "seconds",      "s",  "gaps", "clock_seconds",   "less the silence; true to a second" },
	{ "milliseconds", "ms", "gaps", "silence_seconds", "gap_seconds is it less one interval, and true to one: --set probe_interval_seconds=" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

static const char start_mark[] = "18446744073709551615";

/* What becomes of the spikes of one migration, or of the whole log. */
struct spikes {
	struct import_lines lines;
	struct import_sink *sink;
	struct migration_row *whole; /* of the whole log; NULL: there are others */
	double interval;
	bool known;         /* the columns of the migrations were filled by another log */
	double heard_since; /* when it was started last */
	double heard_until; /* the second of its last line */
};

static void fill(double *value, const struct spikes *spikes, const struct gap_row *gap)
{
	double *count = &value[METRIC_DOWNTIME_NETWORK_GAPS];
	double *sum = &value[METRIC_DOWNTIME_NETWORK_SECONDS];
	double *longest = &value[METRIC_DOWNTIME_NETWORK_MAX_SECONDS];
	double *resolution = &value[METRIC_DOWNTIME_NETWORK_RESOLUTION_SECONDS];

	if (isnan(*count) || *count == 0)
		*count = *sum = *longest = *resolution = 0;
	*count += 1;
	*sum += gap->gap;
	*longest = fmax(*longest, gap->gap);
	*resolution += gap->resolution;
	value[METRIC_GAP_THRESHOLD_SECONDS] = 2 * spikes->interval;
}

/* No silence was heard while it listened: nothing shorter than the threshold is known. */
static void fill_none(double *value, const struct spikes *spikes)
{
	value[METRIC_DOWNTIME_NETWORK_GAPS] = 0;
	value[METRIC_DOWNTIME_NETWORK_SECONDS] = 0;
	value[METRIC_DOWNTIME_NETWORK_MAX_SECONDS] = 0;
	value[METRIC_DOWNTIME_NETWORK_RESOLUTION_SECONDS] = 2 * spikes->interval;
	value[METRIC_GAP_THRESHOLD_SECONDS] = 2 * spikes->interval;
}

/* The migration of whose window the second is, NULL = none. */
static const struct sink_window *window_of(const struct spikes *spikes, double second)
{
	size_t count;
	const struct sink_window *windows = sink_windows(spikes->sink, &count);

	for (size_t i = 0; i < count; i++)
		if (second + 1 >= windows[i].begin && second <= windows[i].end + 1)
			return &windows[i];
	return NULL;
}

static bool add_spike(const struct spikes *spikes, double second, double silence, struct error *err)
{
	struct migration_row *whole = spikes->whole;
	const struct sink_window *window = window_of(spikes, second);
	const struct gap_row gap = {
		.migration = window  ? window->migration
			     : whole ? whole->migration
				     : 0,
		.vm = window               ? window->vm
		      : whole && whole->vm ? whole->vm
					   : "vm",
		.probe = "udp",
		.cause = "target",
		.clock = second - silence,
		.gap = fmax(0, silence - spikes->interval),
		.resolution = spikes->interval,
		.silence = silence,
		.own_late = NAN,
		.threshold = 2 * spikes->interval,
		.baseline = NAN,
		.probes = NAN,
	};

	if (window && !spikes->known)
		fill(window->value, spikes, &gap);
	else if (!window && whole)
		fill(whole->value, spikes, &gap);
	return sink_gap(spikes->sink, &gap, err);
}

/* `SECONDS,MILLISECONDS`; *start is true for the first line. */
static bool split(struct import_lines *lines, double *second, double *silence, bool *start,
		  struct error *err)
{
	char *comma = strchr(lines->text, ',');

	if (comma)
		*comma = '\0';
	if (!comma || !number_of_text(lines->text, second) || !is_epoch(*second))
		return error_at(err, lines_place(lines, lines->text),
				"'%s': a line should be SECONDS,MILLISECONDS", lines->text);
	*start = strcmp(comma + 1, start_mark) == 0;
	if (*start)
		return true;
	if (!number_of_text(comma + 1, silence) || *silence < 0 || *silence > 1e12)
		return error_at(err, lines_place(lines, comma + 1),
				"'%s' is not a number of milliseconds", comma + 1);
	*silence /= 1000;
	return true;
}

/* The migrations that lie between the last line and that moment, while it listened, had no silence.
 */
static void fill_heard(const struct spikes *spikes, double until)
{
	size_t count;
	const struct sink_window *windows = sink_windows(spikes->sink, &count);

	for (size_t i = 0; i < count && !spikes->known; i++)
		if (windows[i].begin >= spikes->heard_since && windows[i].end <= until &&
		    isnan(windows[i].value[METRIC_GAP_THRESHOLD_SECONDS]))
			fill_none(windows[i].value, spikes);
}

/* A note where it is not known whether a migration had a silence. */
static void note_unheard(const struct spikes *spikes)
{
	size_t count;
	const struct sink_window *windows = sink_windows(spikes->sink, &count);
	size_t unheard = 0;
	char text[256];

	for (size_t i = 0; i < count; i++)
		if (isnan(windows[i].value[METRIC_GAP_THRESHOLD_SECONDS]))
			unheard++;
	if (unheard == 0 &&
	    !(spikes->whole && isnan(spikes->whole->value[METRIC_GAP_THRESHOLD_SECONDS])))
		return;
	snprintf(text, sizeof text,
		 "%.120s: it tells of no silence, and not whether mig_mon was listening: the "
		 "network downtime is not known",
		 sink_path(spikes->sink));
	sink_note(spikes->sink, text);
}

static bool take_line(void *closure, struct error *err)
{
	struct spikes *spikes = closure;
	double second = 0;
	double silence = 0;
	bool start = false;

	if (!split(&spikes->lines, &second, &silence, &start, err))
		return false;
	fill_heard(spikes, start ? spikes->heard_until : second - silence);
	spikes->heard_until = second;
	if (start)
		spikes->heard_since = second;
	if (start && spikes->whole) {
		spikes->whole->clock_seconds = second;
		clock_utc_text_of(second, spikes->whole->started_at);
	}
	return start || add_spike(spikes, second, silence, err);
}

static bool interval_of(struct import_sink *sink, double *interval, struct error *err)
{
	const char *set = sink_set(sink, "probe_interval_seconds");

	if (!set)
		return error_set(err,
				 "%s: mig_mon does not write down how often it sends; give it by "
				 "--set probe_interval_seconds=0.05",
				 sink_path(sink));
	return (number_of_text(set, interval) && *interval > 0) ||
	       error_set(err, "--set probe_interval_seconds=%s: it is a number of seconds", set);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct spikes spikes = { .lines = { .source = source }, .sink = sink };
	struct migration_row whole = sink_blank_migration();
	const struct sink_window *windows;
	size_t count;

	if (!interval_of(sink, &spikes.interval, err))
		return false;
	windows = sink_windows(sink, &count);
	for (size_t i = 0; i < count; i++)
		spikes.known =
			spikes.known || !isnan(windows[i].value[METRIC_GAP_THRESHOLD_SECONDS]);
	if (spikes.known)
		sink_note(sink,
			  "the columns downtime_network_* were known already: the gaps of this "
			  "log stand in gaps.csv alone");
	spikes.heard_since = INFINITY;
	whole.migration = count > 0 ? 0 : sink_number(sink);
	whole.vm = sink_set(sink, "vm");
	whole.outcome = OUTCOME_UNKNOWN;
	whole.error = "a log of probes does not tell what became of a migration";
	spikes.whole = count > 0 ? NULL : &whole;
	if (!lines_each(&spikes.lines, take_line, &spikes, err))
		return false;
	note_unheard(&spikes);
	return count > 0 || sink_migration(sink, &whole, NULL, 0, err);
}

static bool looks_like(const struct import_source *source)
{
	size_t digits = strspn(source->text, "0123456789");

	return digits > 0 && source->text[digits] == ',' &&
	       strncmp(source->text + digits + 1, start_mark, strlen(start_mark)) == 0;
}

const struct import_format import_mig_mon = {
	.name = "mig_mon",
	.producer = "mig_mon, the spike log",
	.holds = "gaps; a migration if there is no other",
	.looks_like = looks_like,
	.read = read_file,
	.fields = fields,
	.derived = probe_log_fields,
	.order = IMPORT_OBSERVATIONS,
};
