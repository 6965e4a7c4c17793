/*
 * vm-parts-file.h — vms.csv, by schema_by_vm.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_VM_PARTS_FILE_H
#define MIGSTAT_ANALYZE_OUTPUT_VM_PARTS_FILE_H

#include "analyze/analysis/analysis.h"
#include "options.h"

#include <stdbool.h>
#include <stdio.h>

/* One table with the rows of all analyses; as outcomes_print (files.h). */
bool vm_parts_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		    struct error *err);

#endif
