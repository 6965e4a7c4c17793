/* collect-import-osic.c — fuzzes the importer of the OSIC study's text log. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_osic, data, size);
	return 0;
}
