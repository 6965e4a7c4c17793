/*
 * csv-marks.h — where delimiters and line ends stand in a text: 64 bytes at a time.
 */
#ifndef MIGSTAT_CSV_MARKS_H
#define MIGSTAT_CSV_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero it before use; free with csv_marks_free. */
struct csv_marks {
	uint32_t *at; /* places in the text, upwards */
	size_t count, capacity;
};

/* All of delimiter and \n in text, of less than 4 GiB; 64 bytes behind its end may be read. False:
 * no memory. */
bool csv_marks_of(struct csv_marks *marks, const char *text, size_t length, char delimiter);

void csv_marks_free(struct csv_marks *marks);

#endif
