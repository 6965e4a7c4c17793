/* collect-import-mig-mon.c — fuzzes the importer of mig_mon's spike log. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_mig_mon, data, size);
	return 0;
}
