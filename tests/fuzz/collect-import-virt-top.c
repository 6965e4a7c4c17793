/* collect-import-virt-top.c — fuzzes the importer of virt-top --csv. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_virt_top, data, size);
	return 0;
}
