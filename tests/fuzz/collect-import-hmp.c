/* collect-import-hmp.c — fuzzes the importer of `info migrate`. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_hmp, data, size);
	return 0;
}
