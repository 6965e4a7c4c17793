/*
 * formats.h — the formats, each in the file of its name.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_FORMATS_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_FORMATS_H

#include "collect/import/kit/kit.h"

extern const struct import_format import_guestperf;
extern const struct import_format import_osic;
extern const struct import_format import_osic_json;
extern const struct import_format import_rally;
extern const struct import_format import_rally_results;
extern const struct import_format import_domjobinfo;
extern const struct import_format import_qmp;
extern const struct import_format import_nova;
extern const struct import_format import_virtbench;
extern const struct import_format import_kube_burner;
extern const struct import_format import_ping;
extern const struct import_format import_fping;
extern const struct import_format import_mig_mon;
extern const struct import_format import_sadf;
extern const struct import_format import_collectd;
extern const struct import_format import_dstat;
extern const struct import_format import_virt_top;
extern const struct import_format import_migstat;

#endif
