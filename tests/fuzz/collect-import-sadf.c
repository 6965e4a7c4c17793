/* collect-import-sadf.c — fuzzes the importer of sadf -d. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_sadf, data, size);
	return 0;
}
