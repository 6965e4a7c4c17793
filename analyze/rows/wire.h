/*
 * wire.h — what processes tell each other of rows, as bytes: all of them are of one kind of
 * machine.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_WIRE_H
#define MIGSTAT_ANALYZE_ROWS_WIRE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

void wire_number(FILE *to, uint64_t number);
void wire_text(FILE *to, const char *text);
void wire_bytes(FILE *to, const void *bytes, size_t length);

/* What is left to be read; the reader asks for what the writer wrote. */
struct wire {
	const char *at;
};

uint64_t wire_next_number(struct wire *wire);
const char *wire_next_text(struct wire *wire); /* stands in the bytes */
void wire_next_bytes(struct wire *wire, void *bytes, size_t length);

#endif
