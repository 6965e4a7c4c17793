/* collect-import-ovirt.c — fuzzes the importer of oVirt's events. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_ovirt, data, size);
	return 0;
}
