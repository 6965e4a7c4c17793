/*
 * fuzzing.h — what the fuzz targets share: bytes into a file in memory.
 */
#ifndef MIGSTAT_FUZZING_H
#define MIGSTAT_FUZZING_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* In the folder where fuzz.t starts the target: one of its own, removed afterwards. */
#define FUZZ_FILE "input"

static inline void fuzz_file_write(const char *path, const void *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");

	if (!file || fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
		abort();
}

#endif
