/* cycles.c — which cycle a migration is, where a file does not say it. */
#include "cycles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct counted {
	char *key;
	int cycles;
};

static struct counted *find(const struct cycles *cycles, const char *key)
{
	for (size_t i = 0; i < cycles->count; i++)
		if (strcmp(cycles->at[i].key, key) == 0)
			return &cycles->at[i];
	return NULL;
}

/* A new one; key is taken over if it is not NULL without memory. */
static struct counted *add(struct cycles *cycles, char *key)
{
	struct counted *bigger;

	if (cycles->count == cycles->capacity) {
		size_t wanted = 2 * cycles->capacity + 16;

		bigger = realloc(cycles->at, wanted * sizeof *bigger);
		if (!bigger)
			return NULL;
		cycles->at = bigger;
		cycles->capacity = wanted;
	}
	cycles->at[cycles->count] = (struct counted){ key, 0 };
	return &cycles->at[cycles->count++];
}

bool cycles_next(struct cycles *cycles, const char *case_name, const char *vm,
		 const char *direction, int *cycle, struct error *err)
{
	struct counted *counted;
	char *key;

	if (asprintf(&key, "%s\n%s\n%s", case_name, vm, direction) < 0)
		return error_memory(err);
	counted = find(cycles, key);
	if (counted) {
		free(key);
	} else {
		counted = add(cycles, key);
		if (!counted) {
			free(key);
			return error_memory(err);
		}
	}
	*cycle = ++counted->cycles;
	return true;
}

void cycles_free(struct cycles *cycles)
{
	for (size_t i = 0; i < cycles->count; i++)
		free(cycles->at[i].key);
	free(cycles->at);
	*cycles = (struct cycles){ 0 };
}
