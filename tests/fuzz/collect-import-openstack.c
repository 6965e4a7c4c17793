/* collect-import-openstack.c — fuzzes the importer of `openstack server migration list`. */
#include "fuzzing-import.h"

#include "collect/import/formats/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_import(&import_openstack, data, size);
	return 0;
}
