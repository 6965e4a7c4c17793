/* collect-import-osic-json.c — fuzzes the importer of the OSIC study's JSON. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_osic_json, data, size);
	return 0;
}
