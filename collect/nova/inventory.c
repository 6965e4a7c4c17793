/* inventory.c — what a cloud has: its computes, and the servers on two of them. */
#include "inside.h"
#include "nova.h"

#include "datasets/array.h"

#include <stdlib.h>
#include <string.h>

static bool take_computes(struct nova_inventory *inventory, const json_t *services,
			  struct error *err)
{
	size_t capacity = 0;
	struct compute compute;

	for (size_t i = 0; answer_compute_at(services, i, &compute); i++) {
		struct nova_compute *taken;

		if (!array_grow(&inventory->computes, &capacity, inventory->count,
				sizeof *inventory->computes))
			return error_memory(err);
		taken = &inventory->computes[inventory->count++];
		memcpy(taken->host, compute.host, sizeof taken->host);
		memcpy(taken->state, compute.state, sizeof taken->state);
		memcpy(taken->status, compute.status, sizeof taken->status);
	}
	return true;
}

static bool is_there(const struct nova_inventory *inventory, const char *host, enum side side,
		     struct error *err)
{
	for (size_t i = 0; i < inventory->count; i++)
		if (strcmp(inventory->computes[i].host, host) == 0)
			return true;
	return error_set(err,
			 "--host-%s '%s' is none of the cloud's compute hosts; without --host-a "
			 "and --host-b they are listed",
			 side_word(side), host);
}

bool nova_inventory(struct nova_inventory *inventory, const struct nova_place *place,
		    struct error *err)
{
	struct nova_driver *driver = nova_connect(place, err);
	json_t *services = driver ? client_get(driver->client, "/os-services?binary=nova-compute",
					       client_minor(driver->client), NULL, err)
				  : NULL;
	bool good;

	*inventory = (struct nova_inventory){ 0 };
	good = services && take_computes(inventory, services, err);
	for (int side = 0; good && side < 2; side++)
		good = !driver->host[side] ||
		       (is_there(inventory, driver->host[side], (enum side)side, err) &&
			nova_guests(&driver->base, (enum side)side, &inventory->guests[side], err));
	json_decref(services);
	if (driver)
		nova_close(&driver->base);
	return good;
}

void nova_inventory_free(struct nova_inventory *inventory)
{
	for (int side = 0; side < 2; side++)
		guests_free(&inventory->guests[side]);
	free(inventory->computes);
	*inventory = (struct nova_inventory){ 0 };
}
