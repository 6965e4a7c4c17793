/* collect-import-rally-results.c — fuzzes the importer of Rally's older task results. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_rally_results, data, size);
	return 0;
}
