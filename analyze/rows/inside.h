/*
 * inside.h — the groups of a CSV file's rows, and their VMs, while rows.c reads the file.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_INSIDE_H
#define MIGSTAT_ANALYZE_ROWS_INSIDE_H

#include "rows.h"

#include <stddef.h>

/* The group with this key (a list of texts that ends in NULL); made, with copies of the texts, if
 * there is none yet. */
struct rows_group *rows_group_of(struct rows *rows, char *const *key);

/* The VM of that name in the group; made if there is none yet. */
struct rows_vm *rows_vm_of(const struct rows *rows, struct rows_group *group, const char *name);

/* When all rows are read: orders the VMs and the cycles, and learns the columns' digits after the
 * point. */
void rows_finish(struct rows *rows);

#endif
