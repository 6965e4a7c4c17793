/* qemu-status.c — the words of QEMU's MigrationStatus. */
#include "qemu-status.h"

#include "collect/import/kit/field.h"

#include <stddef.h>

bool qemu_status(const char *word, enum job_state *state)
{
	static const struct import_word words[] = {
		{ "none", JOB_NONE },
		{ "setup", JOB_RUNNING },
		{ "active", JOB_RUNNING },
		{ "postcopy-device", JOB_RUNNING },
		{ "postcopy-active", JOB_RUNNING },
		{ "postcopy-paused", JOB_RUNNING },
		{ "postcopy-recover", JOB_RUNNING },
		{ "postcopy-recover-setup", JOB_RUNNING },
		{ "pre-switchover", JOB_RUNNING },
		{ "device", JOB_RUNNING },
		{ "colo", JOB_RUNNING },
		{ "wait-unplug", JOB_RUNNING },
		{ "cancelling", JOB_RUNNING },
		{ "completed", JOB_COMPLETED },
		{ "failed", JOB_FAILED },
		{ "cancelled", JOB_CANCELLED },
		{ NULL, -1 },
	};
	int number = import_word_number(words, word);

	if (number < 0)
		return false;
	*state = (enum job_state)number;
	return true;
}
