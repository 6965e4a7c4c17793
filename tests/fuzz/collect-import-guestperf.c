/* collect-import-guestperf.c — fuzzes the importer of guestperf's reports. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_guestperf, data, size);
	return 0;
}
