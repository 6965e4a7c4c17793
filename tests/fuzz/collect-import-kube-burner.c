/* collect-import-kube-burner.c — fuzzes the importer of kube-burner's documents. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_kube_burner, data, size);
	return 0;
}
