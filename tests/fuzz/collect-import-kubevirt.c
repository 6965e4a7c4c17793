/* collect-import-kubevirt.c — fuzzes the importer of KubeVirt's migration objects. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_kubevirt, data, size);
	return 0;
}
