/* collect-import-ping.c — fuzzes the importer of logs of ping. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_ping, data, size);
	return 0;
}
