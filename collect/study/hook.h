/*
 * hook.h — runs the user's commands: before and after each case and each migration.
 */
#ifndef MIGSTAT_COLLECT_STUDY_HOOK_H
#define MIGSTAT_COLLECT_STUDY_HOOK_H

#include "collect/plan/case.h"
#include "collect/plan/vm.h"
#include "collect/stop.h"

#include "datasets/error.h"
#include "datasets/run-write.h"

#include <stdbool.h>

enum hook { HOOK_BEFORE_CASE, HOOK_AFTER_CASE, HOOK_BEFORE, HOOK_AFTER, HOOK_COUNT };

/* "before-case" and so on: the option without its dashes. */
const char *hook_name(enum hook hook);

/* What a command is told in its environment; all borrowed. */
struct hook_scene {
	const char *run; /* the run's folder */
	const struct migration_case *parameters;
	const struct vm *vm;             /* NULL: it is about the case */
	const struct migration_row *row; /* NULL the same */
};

/*
 * Runs command by /bin/sh and waits for its end. Its environment is collect's own with
 * MIGSTAT_HOOK, MIGSTAT_RUN, MIGSTAT_CASE and MIGSTAT_PARAMETER for each of the case's parameters
 * (such as MIGSTAT_STORAGE), and where it is about a migration MIGSTAT_VM, _VM_UUID, _VM_ADDRESS,
 * _MIGRATION, _CYCLE, _DIRECTION, _SOURCE, _DESTINATION and, after it, _OUTCOME. It gets the
 * signals as collect found them (stop; NULL = as they are), and collect's standard error as its
 * standard output, so that collect's own output stays clean. Safe from several threads. False with
 * *err if it could not be run or ended with a status other than 0.
 */
bool hook_run(enum hook hook, const char *command, const struct hook_scene *scene,
	      const struct stop *stop, struct error *err);

#endif
