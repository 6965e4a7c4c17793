/*
 * import-formats.h — the formats, each in the file of its name.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_H

#include "import-format.h"

extern const struct import_format import_domjobinfo, import_fping, import_guestperf,
	import_kube_burner, import_mig_mon, import_nova, import_ping, import_qmp, import_virtbench,
	import_sadf, import_collectd, import_dstat, import_virt_top;

#endif
