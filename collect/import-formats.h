/*
 * import-formats.h — the formats, each in the file of its name.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_H

#include "import-format.h"

extern const struct import_format import_guestperf;
extern const struct import_format import_osic;
extern const struct import_format import_osic_json;
extern const struct import_format import_rally;
extern const struct import_format import_rally_results;

#endif
