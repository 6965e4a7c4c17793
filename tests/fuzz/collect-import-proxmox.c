/* collect-import-proxmox.c — fuzzes the importer of Proxmox VE's task logs. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_proxmox, data, size);
	return 0;
}
