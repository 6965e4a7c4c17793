/*
 * import.h — where an imported run comes from, as a part of the method.
 */
#ifndef MIGSTAT_REPORT_PARTS_IMPORT_H
#define MIGSTAT_REPORT_PARTS_IMPORT_H

#include "report.h"

/* Adds the files that were imported (format, size, SHA-256), what of the run was not in them, and
 * what the importer noticed. False if the run does not tell of an import. */
bool part_import(struct report *report, const struct run *run);

/* Adds the hosts that the imported files tell of. False if they tell of none. */
bool part_import_hosts(struct report *report, const struct run *run);

#endif
