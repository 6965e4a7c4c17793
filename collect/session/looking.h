/*
 * looking.h — the calls of collect that only look: --list, --check, --dry-run; and the quick look
 * before a run.
 */
#ifndef MIGSTAT_COLLECT_SESSION_LOOKING_H
#define MIGSTAT_COLLECT_SESSION_LOOKING_H

#include "collect/driver.h"
#include "collect/study/study.h"
#include "options.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stdio.h>

/* Before a run: what stands in the way is said. False with *err if no migration could succeed, or
 * not one of a VM. */
bool look_quickly(const struct collect_options *options, const struct study *study,
		  struct driver *driver, struct error *err);

/* --check: prints every finding to told. False with *err if one stops a run. */
bool look_closely(const struct collect_options *options, const struct study *study,
		  struct driver *driver, FILE *told, struct error *err);

/* --dry-run: prints what would be done. */
bool look_ahead(const struct collect_options *options, const struct study *study,
		struct driver *driver, FILE *told, struct error *err);

/* --check: a host could not even be reached; prints it as a finding. */
void look_in_vain(const struct error *why, FILE *told);

#endif
