/* vm-key.c — which VM a row is of. */
#include "vm-key.h"

const char *vm_key(const struct table *table, size_t row)
{
	const char *uuid = table_cell(table, row, "vm_uuid");

	return uuid[0] != '\0' ? uuid : table_cell(table, row, "vm");
}
