/* left-hosts.c — the hosts that a collect which died was emptying. */
#include "inside.h"

#include "datasets/table.h"

#include <stdlib.h>
#include <string.h>

/* Among those that are emptied; their count: it is none of them. */
static size_t host_of(const struct study *study, const char *name)
{
	size_t index = 0;

	while (index < study_drained(study) && strcmp(study->drained->at[index], name) != 0)
		index++;
	return index;
}

/* A host that was gone through is not gone through again, whoever has come there since. */
static void skip_host(struct study *study, size_t stretch)
{
	for (size_t i = 0; study->plan.one_way && i < study->plan.vms; i++)
		if (!study->done[stretch * study->plan.vms + i])
			study_skip(study, stretch * study->plan.vms + i);
}

bool left_hosts_read(struct leftover *leftover, const struct table *events, struct study *study,
		     struct error *err)
{
	size_t count = study_drained(study);

	leftover->shut = calloc(count + 1, sizeof *leftover->shut);
	leftover->opened = calloc(count + 1, sizeof *leftover->opened);
	if (!leftover->shut || !leftover->opened)
		return error_memory(err);
	for (size_t row = 0; row < events->rows; row++) {
		const char *event = table_cell(events, row, "event");
		size_t host = host_of(study, table_cell(events, row, "detail"));

		if (host == count)
			continue;
		if (strcmp(event, "host_shutting") == 0)
			leftover->shut[host] = true;
		if (strcmp(event, "host_opened") == 0)
			leftover->shut[host] = false;
		if (strcmp(event, "drain_ended") == 0)
			skip_host(study, host);
	}
	return true;
}

/* It may have been opened by hand, and shut by somebody else since. */
static bool open_host(struct driver *driver, const char *host, bool *opened, struct error *err)
{
	const struct drain_operations *drain = driver->operations->drain;
	char command[DRAIN_COMMAND_SIZE];
	struct drain_host seen;
	struct error why = { 0 };

	if (!drain->look(driver, host, &seen, &why) ||
	    (seen.ours && !drain->open(driver, host, &why))) {
		drain_command(command, host);
		return error_set(err, "host '%s' may still be disabled (%s): %s", host, why.text,
				 command);
	}
	*opened = true;
	return true;
}

bool leftover_open_hosts(struct leftover *leftover, const struct study *study,
			 struct driver *driver, struct error *err)
{
	bool good = true;

	for (size_t i = 0; leftover->shut && driver->operations->drain && i < study_drained(study);
	     i++)
		if (leftover->shut[i])
			good = open_host(driver, study->drained->at[i], &leftover->opened[i],
					 err) &&
			       good;
	return good;
}
