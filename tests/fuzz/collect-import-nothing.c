/* collect-import-nothing.c — fuzzes what looks whether a file has nothing to tell. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_nothing, data, size);
	return 0;
}
