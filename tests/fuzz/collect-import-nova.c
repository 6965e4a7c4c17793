/* collect-import-nova.c — fuzzes the importer of Nova's migration records. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_nova, data, size);
	return 0;
}
