/*
 * qemu-status.h — the words of QEMU's MigrationStatus (qapi/migration.json), as QMP and HMP both
 * say them.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_QEMU_STATUS_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_QEMU_STATUS_H

#include "collect/import/kit/job.h"

#include <stdbool.h>

/* What the word says of the job. False, and *state as it was: it is no such word. */
bool qemu_status(const char *word, enum job_state *state);

#endif
