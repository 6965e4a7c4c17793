/*
 * inside.h — the groups of a CSV file's rows, and their VMs, while rows.c reads the file.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_INSIDE_H
#define MIGSTAT_ANALYZE_ROWS_INSIDE_H

#include "cell.h"
#include "rows.h"

#include "datasets/csv.h"
#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The group with this key (a list of texts that ends in NULL); made, with copies of the texts, if
 * there is none yet. */
struct rows_group *rows_group_of(struct rows *rows, char *const *key);

/* The VM of that name in the group; made if there is none yet. */
struct rows_vm *rows_vm_of(const struct rows *rows, struct rows_group *group, const char *name);

/* When all rows are read: orders the VMs and the cycles, and learns the columns' digits after the
 * point. */
void rows_finish(struct rows *rows);

/* Where the values of a row go; place, mark: what they keep of the row (places.h, marks.h); NULL:
 * nothing. */
struct rows_target {
	struct rows_group *group;
	struct rows_vm *vm;
	const uint32_t *place, *mark;
};

/* Puts what a cell of a value column says to the VM's values, or counts it as missing in the group.
 * False with *err: it says neither a number nor that there is none, or one that it cannot be. */
bool rows_take_cell(struct rows *rows, size_t column, const struct cell_form *form,
		    const struct cell *cell, const struct rows_target *target, struct error *err);

/* Adds what only all rows together tell; so many lines of comments were passed over. */
void rows_say(struct rows *rows, size_t comments);

#endif
