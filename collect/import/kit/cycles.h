/*
 * cycles.h — which cycle a migration is, where a file does not say it: how many there were
 * before of the same VM, case and direction.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_CYCLES_H
#define MIGSTAT_COLLECT_IMPORT_KIT_CYCLES_H

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Zero it before use, free with cycles_free. */
struct cycles {
	struct counted *at; /* opaque */
	size_t count, capacity;
};

/* Counts one migration more; *cycle is its number, from 1. */
bool cycles_next(struct cycles *cycles, const char *case_name, const char *vm,
		 const char *direction, int *cycle, struct error *err);

void cycles_free(struct cycles *cycles);

#endif
