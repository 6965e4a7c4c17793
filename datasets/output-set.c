/* output-set.c — several outputs that come together. */
#include "output-set.h"

#include "array.h"

#include <stdlib.h>

bool output_set_finish(struct output_set *set, struct error *err)
{
	struct output *last = set->count > 0 ? &set->at[set->count - 1] : NULL;

	if (!last || !last->stream || output_finish(last, err))
		return true;
	set->count--;
	return false;
}

FILE *output_set_open(struct output_set *set, const char *path, struct error *err)
{
	if (!output_set_finish(set, err))
		return NULL;
	if (!array_grow(&set->at, &set->capacity, set->count, sizeof *set->at)) {
		error_memory(err);
		return NULL;
	}
	if (!output_open(&set->at[set->count], path, err))
		return NULL;
	return set->at[set->count++].stream;
}

bool output_set_take(struct output_set *set, struct output *output, struct error *err)
{
	if (!set)
		return output_commit(output, err);
	if (!output_set_finish(set, err) ||
	    (!array_grow(&set->at, &set->capacity, set->count, sizeof *set->at) &&
	     !error_memory(err))) {
		output_abandon(output);
		return false;
	}
	if (!output_finish(output, err))
		return false;
	set->at[set->count++] = *output;
	*output = (struct output){ 0 };
	return true;
}

bool output_set_place(struct output_set *set, struct error *err)
{
	bool good = output_set_finish(set, err);

	for (size_t i = 0; i < set->count; i++) {
		if (good)
			good = output_place(&set->at[i], err);
		else
			output_abandon(&set->at[i]);
	}
	set->count = 0;
	output_set_abandon(set);
	return good;
}

void output_set_abandon(struct output_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		output_abandon(&set->at[i]);
	free(set->at);
	*set = (struct output_set){ 0 };
}
