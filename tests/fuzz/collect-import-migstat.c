/* collect-import-migstat.c — fuzzes the importer of migstat's own migrations. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_migstat, data, size);
	return 0;
}
