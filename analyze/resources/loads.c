/* loads.c — from samples of counters to the load of a span of time; which migrations it is of, and
 * which bins. */
#include "loads.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

const struct quantity_info quantity_infos[QUANTITY_COUNT] = {
	[QUANTITY_CPU] = { "cpu_ratio", "", "cpu_seconds", true },
	[QUANTITY_MEMORY] = { "memory_bytes", "B", "memory_bytes", false },
	[QUANTITY_DISK_READ] = { "disk_read_bytes_per_second", "B/s", "disk_read_bytes", true },
	[QUANTITY_DISK_WRITTEN] = { "disk_written_bytes_per_second", "B/s", "disk_written_bytes",
				    true },
	[QUANTITY_NETWORK_RECEIVED] = { "network_received_bytes_per_second", "B/s",
					"network_received_bytes", true },
	[QUANTITY_NETWORK_SENT] = { "network_sent_bytes_per_second", "B/s", "network_sent_bytes",
				    true },
};

static double rate_of(double before, double after, double seconds)
{
	return after >= before ? (after - before) / seconds : NAN;
}

bool load_span_of(struct load_span *span, const struct load_sample *before,
		  const struct load_sample *after)
{
	if (!(before->at < after->at))
		return false;
	span->from = before->at;
	span->to = after->at;
	for (size_t i = 0; i < QUANTITY_COUNT; i++)
		span->value[i] =
			quantity_infos[i].is_counter
				? rate_of(before->value[i], after->value[i], after->at - before->at)
				: (before->value[i] + after->value[i]) / 2;
	return true;
}

double load_bin_middle(const struct load_bins *bins, size_t bin)
{
	double halves = 2 * (round(bins->first / bins->width) + (double)bin) + 1;

	return bins->width < 1 ? halves / round(2 / bins->width) : halves * bins->width / 2;
}

void load_share(struct load_cell *cells, const struct load_bins *bins, double from, double to,
		double value)
{
	double end = bins->first + (double)bins->count * bins->width;
	size_t bin;

	from = fmax(from, bins->first);
	to = fmin(to, end);
	if (!(from < to) || isnan(value))
		return;
	for (bin = (size_t)((from - bins->first) / bins->width); bin < bins->count; bin++) {
		double left = bins->first + (double)bin * bins->width;
		double seconds = fmin(to, left + bins->width) - fmax(from, left);

		if (left >= to)
			break;
		if (seconds > 0) {
			cells[bin].sum += value * seconds;
			cells[bin].seconds += seconds;
		}
	}
}

double load_mean(const struct load_cell *cell, const struct load_bins *bins)
{
	return cell->seconds >= bins->width / 2 ? cell->sum / cell->seconds : NAN;
}

double load_bin_width(double span)
{
	static const double steps[] = { 1, 2, 5 };
	double least = fmax(span / LOAD_BINS_MOST, LOAD_BIN_LEAST);
	double power = pow(10, floor(log10(least) + 1e-9));

	for (size_t i = 0; i < COUNT(steps); i++)
		if (steps[i] * power >= least * (1 - 1e-9))
			return steps[i] * power;
	return 10 * power;
}

struct load_bins load_bins_of(double low, double high, double width)
{
	/* a hair less, so that 0.5 s in bins of 0.1 s are five of them and not six */
	double before = ceil(-low / width - 1e-6);
	double after = ceil(high / width - 1e-6);

	return (struct load_bins){ -before * width, width, (size_t)(before + after) };
}

/* ---- windows ---- */

static int by_beginning(const void *left, const void *right)
{
	const struct time_window *a = left;
	const struct time_window *b = right;
	int order = (a->from > b->from) - (a->from < b->from);

	return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

struct time_windows time_windows_of(struct time_window *at, size_t count)
{
	struct time_windows windows = { .at = at,
					.last = must_alloc(count, sizeof *windows.last),
					.count = count };
	double last = -INFINITY;

	qsort(at, count, sizeof *at, by_beginning);
	for (size_t i = 0; i < count; i++)
		windows.last[i] = last = fmax(last, at[i].to);
	return windows;
}

void time_windows_free(struct time_windows *windows)
{
	free(windows->at);
	free(windows->last);
	*windows = (struct time_windows){ 0 };
}

/* How many windows begin at that time or before. */
static size_t begun_at(const struct time_windows *windows, double time)
{
	size_t low = 0;
	size_t high = windows->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (windows->at[middle].from <= time)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct time_window *time_windows_next(const struct time_windows *windows, double from,
					    double to, size_t *next)
{
	if (*next == windows->count)
		*next = begun_at(windows, from);
	while (*next > 0 && windows->last[*next - 1] >= to) {
		--*next;
		if (windows->at[*next].to >= to)
			return &windows->at[*next];
	}
	*next = 0;
	return NULL;
}
