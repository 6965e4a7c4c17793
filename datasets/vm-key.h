/*
 * vm-key.h — which VM a row is of: one rule for every stage.
 */
#ifndef MIGSTAT_VM_KEY_H
#define MIGSTAT_VM_KEY_H

#include "table.h"

/*
 * What tells the VM of a row from all others: its vm_uuid, or its name (vm) where the UUID is
 * empty or the table has no such column. Names may come back under another UUID, so a UUID goes
 * before. Borrowed from the table.
 */
const char *vm_key(const struct table *table, size_t row);

#endif
