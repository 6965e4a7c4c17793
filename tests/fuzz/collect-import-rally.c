/* collect-import-rally.c — fuzzes the importer of Rally's report. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_rally, data, size);
	return 0;
}
