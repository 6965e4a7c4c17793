/*
 * bench.h — what benchmark programs write that is no plain CSV file, as one.
 *
 * hyperfine --export-json: a row for each run: command, run, time_seconds, exit_code, and the
 * parameters. Criterion, sample.json of one benchmark, or cargo criterion --message-format=json: a
 * row for each sample: benchmark, sample, iterations, time_seconds (of one iteration). Google
 * Benchmark's CSV: a row for each run without its aggregates (_mean and so on): benchmark,
 * iterations, real_time_seconds, cpu_time_seconds, whatever the time unit of its row, and label.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_BENCH_H
#define MIGSTAT_ANALYZE_ROWS_BENCH_H

#include "datasets/csv.h"
#include "datasets/error.h"
#include "datasets/texts.h"

#include <stdbool.h>

/*
 * Opens path as csv_open does; a file of these programs is read whole and becomes CSV, which *text
 * holds (free it after csv_close; NULL: it is none of theirs) and said tells. False with *err.
 */
bool bench_open(struct csv_reader **reader, const char *path, char **text, struct texts *said,
		struct error *err);

#endif
