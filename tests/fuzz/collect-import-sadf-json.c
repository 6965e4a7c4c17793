/* collect-import-sadf-json.c — fuzzes the importer of sadf -j. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_sadf_json, data, size);
	return 0;
}
