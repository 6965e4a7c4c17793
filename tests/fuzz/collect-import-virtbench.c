/* collect-import-virtbench.c — fuzzes the importer of virtbench's results. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_virtbench, data, size);
	return 0;
}
