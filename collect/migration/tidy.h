/*
 * tidy.h — after a migration that went wrong: what can safely be put right, and what cannot.
 *
 * The rule: collect never stops, resets or starts a guest. It may cancel a job that its own
 * call began and that nobody waits for, take up a migration again that broke off in post-copy, let
 * a guest run on that a migration left paused and that has no other copy, and remove a definition
 * that it had asked the hypervisor to remove. Everything else is left as it is. Either way an event
 * says what was found and what was done.
 */
#ifndef MIGSTAT_COLLECT_MIGRATION_TIDY_H
#define MIGSTAT_COLLECT_MIGRATION_TIDY_H

#include "collect/driver.h"
#include "journal.h"
#include "verdict.h"

#include "datasets/outcome.h"

/* Tidies up after the migration that was requested and came to this outcome by this evidence. */
void tidy_up(struct driver *driver, struct journal *journal,
	     const struct migration_request *request, enum outcome outcome,
	     const struct evidence *evidence);

#endif
