/* collect-import-domjobinfo.c — fuzzes the importer of virsh domjobinfo. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_domjobinfo, data, size);
	return 0;
}
