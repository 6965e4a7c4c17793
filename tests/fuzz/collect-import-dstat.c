/* collect-import-dstat.c — fuzzes the importer of dstat and dool. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_dstat, data, size);
	return 0;
}
