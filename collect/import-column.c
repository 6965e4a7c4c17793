/* import-column.c — the columns that imported runs have beyond the schema's: one line each. */
#include "import-column.h"

#include <string.h>

static const char *const storages[] = { "shared", "block", NULL };
static const char *const answers[] = { "yes", "no", NULL };

static const struct column columns[] = {
	{ "file", COLUMN_TEXT, "", false, "The imported file that the row comes from.", NULL },
	{ "storage", COLUMN_WORD, "", false,
	  "shared: both hosts see the disks; block: the disks are copied along.", storages },
	{ "tunnelled", COLUMN_WORD, "", false,
	  "yes: through the connection of the two libvirt daemons; no: a connection of its own.",
	  answers },
	{ "flavor", COLUMN_TEXT, "", false, "The cloud's name for the size of the VM.", NULL },
	{ "guest_cpus", COLUMN_INTEGER, "", false, "How many CPUs the guest has.", NULL },
	{ "guest_memory_bytes", COLUMN_NUMBER, "B", false, "How much memory the guest was given.",
	  NULL },
	{ "parallel", COLUMN_INTEGER, "", false, "How many migrations were under way at once.",
	  NULL },
};

const struct column *import_column(const char *name)
{
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (strcmp(columns[i].name, name) == 0)
			return &columns[i];
	return NULL;
}
