/*
 * ask.h — the programs themselves, asked about made-up runs, and what their tables say.
 *
 * Everything stands in one folder of the asker's own. A program that ends otherwise than its manual
 * allows ends the asker with its words: a study whose answers are half missing would be a lie.
 */
#ifndef MIGSTAT_COVERAGE_ASK_H
#define MIGSTAT_COVERAGE_ASK_H

#include "datasets/table.h"

#include <stddef.h>

/* Where the programs are (BUILD/bin), and a folder for runs and answers. */
struct asker {
	const char *programs;
	char folder[64];
};

/* Makes the folder, under $TMPDIR or /tmp. */
struct asker asker_open(const char *programs);

/* Removes it, and all that is in it. */
void asker_close(struct asker *asker);

/* The path of a run, or another file, in the folder. Free it. */
char *asker_path(const struct asker *asker, const char *name);

/* Removes that run, where it is. */
void asker_clear(const struct asker *asker, const char *name);

/*
 * Runs migstat-analyze with these arguments, the last of which is NULL; its words go to the file
 * "words" in the folder. Status 0, or 3 (worse) or 4 (undecided), is returned.
 */
int asker_run(const struct asker *asker, const char *const *arguments);

/* The table by its schema's file name, as the program left it in the folder "out". Free with
 * table_free. */
struct table asker_table(const struct asker *asker, const struct schema *schema);

/* The trial's number; NaN where it is empty or the table has no such column: what a later version
 * will tell, and this one does not. */
double table_tells(const struct table *table, size_t row, const char *column);

/* The study's number, from 0, that a row is of; it ends the program where there is none below
 * `studies`. */
size_t table_study(const struct table *table, size_t row, size_t studies);

#endif
