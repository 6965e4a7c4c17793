/*
 * loads.h — from samples of counters to the load of a span of time; which migrations it is of, by
 * the windows around them, and which bins.
 *
 * Two successive samples of one host or one VM's process bound a span. A counter's rate over it is
 * its growth by the true time between the samples; of memory it is the mean of both. Where either
 * is not known, or the counter is smaller than before (a new process counts from zero), the span
 * tells nothing: it is no negative rate.
 */
#ifndef MIGSTAT_ANALYZE_RESOURCES_LOADS_H
#define MIGSTAT_ANALYZE_RESOURCES_LOADS_H

#include <stdbool.h>
#include <stddef.h>

enum quantity {
	QUANTITY_CPU,
	QUANTITY_MEMORY,
	QUANTITY_DISK_READ,
	QUANTITY_DISK_WRITTEN,
	QUANTITY_NETWORK_RECEIVED,
	QUANTITY_NETWORK_SENT,
	QUANTITY_COUNT
};

/* A quantity: its name and unit in resources.csv, and the column of metrics.csv it comes from. */
struct quantity_info {
	const char *name, *unit, *column;
	bool is_counter;
};

extern const struct quantity_info quantity_infos[QUANTITY_COUNT];

/* One row of metrics.csv; NaN: not known. */
struct load_sample {
	double at; /* seconds */
	double value[QUANTITY_COUNT];
};

struct load_span {
	double from, to;              /* seconds; from < to */
	double value[QUANTITY_COUNT]; /* NaN: not known */
};

/* The span between two samples. False if time does not advance from one to the other (or one of
 * their times is NaN). */
bool load_span_of(struct load_span *span, const struct load_sample *before,
		  const struct load_sample *after);

/* Time cut into `count` bins of `width` seconds, the first from `first` on. */
struct load_bins {
	double first, width;
	size_t count;
};

/* The middle of a bin, as the double nearest to its decimal text. */
double load_bin_middle(const struct load_bins *bins, size_t bin);

/* What one migration has in a bin: the integral of the value over the time covered, and that
 * time. */
struct load_cell {
	double sum, seconds;
};

/* Shares the value over the time from..to out to the cells of the bins it lies in. */
void load_share(struct load_cell *cells, const struct load_bins *bins, double from, double to,
		double value);

/* The mean over the bin, weighted by time; NaN where less than half of it is covered. */
double load_mean(const struct load_cell *cell, const struct load_bins *bins);

/*
 * Bins that have an edge at 0 and hold all from low to high (low <= 0 <= high): at most
 * LOAD_BINS_MOST and two more, of a width of 1, 2 or 5 times a power of ten, no finer than
 * LOAD_BIN_LEAST: collect asks ten times a second unless told otherwise.
 */
enum { LOAD_BINS_MOST = 60 };
#define LOAD_BIN_LEAST 0.1
double load_bin_width(double span);
struct load_bins load_bins_of(double low, double high, double width);

/* The time around one migration. */
struct time_window {
	double from, to;
	size_t row; /* of migrations.csv */
};

/* In the order of their beginnings. */
struct time_windows {
	struct time_window *at;
	double *last; /* by window: the latest end of it and all before it */
	size_t count;
};

/* Orders at[count], which becomes its own; free with time_windows_free. */
struct time_windows time_windows_of(struct time_window *at, size_t count);

void time_windows_free(struct time_windows *windows);

/*
 * Walks over the windows that hold from..to whole, the latest first: begin with *next =
 * windows->count and call until NULL.
 */
const struct time_window *time_windows_next(const struct time_windows *windows, double from,
					    double to, size_t *next);

#endif
