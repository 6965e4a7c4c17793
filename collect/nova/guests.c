/* guests.c — the servers on a host, and what forbids moving them. */
#include "inside.h"

#include "datasets/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct nova_server *of_id(const struct nova_driver *driver, const char *id)
{
	for (size_t i = 0; i < driver->count; i++)
		if (strcmp(driver->servers[i].id, id) == 0)
			return &driver->servers[i];
	return NULL;
}

/* A server of the run has its name there; another one that is called alike has its id. */
static const char *name_of(struct nova_driver *driver, const struct server *server)
{
	const struct nova_server *own = of_id(driver, server->id);

	if (own)
		return own->name;
	return nova_server_of(driver, server->name) ? server->id : server->name;
}

static char *hindrance_text(const char *what, const char *word)
{
	char *text;

	return asprintf(&text, "%s %s", what, word) < 0 ? NULL : text;
}

static bool add(struct nova_driver *driver, const struct server *server, struct guests *guests,
		struct error *err)
{
	struct guest *guest;

	if (!array_grow(&guests->at, &guests->capacity, guests->count, sizeof *guests->at))
		return error_memory(err);
	guest = &guests->at[guests->count++];
	*guest = (struct guest){ .name = strdup(name_of(driver, server)),
				 .state = nova_state_of(server),
				 .persistent = true };
	memcpy(guest->uuid, server->id, sizeof guest->uuid);
	if (guest->state != GUEST_RUNNING || strcmp(server->status, "ERROR") == 0)
		guest->hindrance[HINDRANCE_STATE] = hindrance_text("it is", server->status);
	if (server->task_state[0] != '\0')
		guest->hindrance[HINDRANCE_JOB] =
			hindrance_text("Nova is busy with it:", server->task_state);
	return guest->name || error_memory(err);
}

bool nova_guests(struct driver *base, enum side side, struct guests *guests, struct error *err)
{
	struct nova_driver *driver = nova_self(base);
	struct server *list = NULL;
	size_t count = 0;
	bool good = nova_list(driver, side, &list, &count, err);

	for (size_t i = 0; good && i < count; i++)
		good = add(driver, &list[i], guests, err);
	free(list);
	guests_sort(guests);
	return good;
}
