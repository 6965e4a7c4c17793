/*
 * output-set.h — several outputs that come together: all are whole before the first has its name.
 *
 * What goes wrong while they are written leaves all old files. Only what ends the program in the
 * few microseconds between the names can leave some of each; files of a folder of ours come in one
 * step (stage.h).
 */
#ifndef MIGSTAT_OUTPUT_SET_H
#define MIGSTAT_OUTPUT_SET_H

#include "output.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Zero it before use; end with output_set_place or output_set_abandon. */
struct output_set {
	struct output *at; /* finished, but for the last one while it is written */
	size_t count, capacity;
};

/* Finishes the last one and opens another: write to the stream until the next call. NULL with *err.
 */
FILE *output_set_open(struct output_set *set, const char *path, struct error *err);

/*
 * Takes over an output that was opened elsewhere and is written: it is finished, and comes to its
 * place with the others. Where set is NULL it comes there at once. False with *err; *output is
 * empty afterwards, either way.
 */
bool output_set_take(struct output_set *set, struct output *output, struct error *err);

/* Finishes the last one. False with *err. */
bool output_set_finish(struct output_set *set, struct error *err);

/* Finishes the last one, gives each its name, in their order, and empties the set. */
bool output_set_place(struct output_set *set, struct error *err);

/* Removes them all. An empty set is allowed. */
void output_set_abandon(struct output_set *set);

#endif
