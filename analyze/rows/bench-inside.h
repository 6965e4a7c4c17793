/*
 * bench-inside.h — what the parts of bench.h share: rows on their way to CSV in memory.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_BENCH_INSIDE_H
#define MIGSTAT_ANALYZE_ROWS_BENCH_INSIDE_H

#include "datasets/csv.h"
#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A file on its way to CSV. */
struct bench {
	const char *path;
	struct csv_line line;
	char *text; /* of malloc */
	size_t length;
	FILE *stream; /* into text */
	struct error *err;
};

/* The seconds of a unit of time such as "ns"; NaN: it is none. */
double bench_seconds(const char *unit);

/* A cell: 15 digits, "" for what is no number. */
void bench_add_number(struct bench *bench, double number);

bool bench_end_row(struct bench *bench);

/* How a header of Google Benchmark begins. */
extern const char bench_google_header[];

/* Google Benchmark's file (length bytes and a '\0'), which has such a header, as rows. False with
 * *err. */
bool bench_google(struct bench *bench, const char *text, size_t length);

#endif
