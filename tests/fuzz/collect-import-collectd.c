/* collect-import-collectd.c — fuzzes the importer of collectd's csv plugin. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const paths[] = { "host/cpu/percent-user-2026-01-31",
					     "host/interface-eth0/if_octets-2026-01-31" };

	for (int i = 0; i < 2; i++)
		fuzz_import_as(&import_collectd, paths[i], data, size, true);
	return 0;
}
