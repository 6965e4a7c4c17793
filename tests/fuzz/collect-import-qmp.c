/* collect-import-qmp.c — fuzzes the importer of QMP's query-migrate. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_qmp, data, size);
	return 0;
}
