/* survey.c — lists the cloud's hosts and the servers on each. */
#include "nova.h"

#include "collect/driver-calls.h"
#include "inside.h"

#include "datasets/array.h"

#include <stdlib.h>
#include <string.h>

static bool is_wanted(const struct nova_place *place, const char *host)
{
	if (!place->host[SIDE_A] && !place->host[SIDE_B])
		return true;
	for (int i = 0; i < 2; i++)
		if (place->host[i] && strcmp(place->host[i], host) == 0)
			return true;
	return false;
}

static bool add(struct nova_survey *survey, struct driver *driver, const struct compute *compute,
		struct error *err)
{
	struct nova_host *host;

	if (!array_grow(&survey->at, &survey->capacity, survey->count, sizeof *survey->at))
		return error_memory(err);
	host = &survey->at[survey->count++];
	*host = (struct nova_host){ .name = strdup(compute->host) };
	if (!host->name)
		return error_memory(err);
	memcpy(host->state, compute->state, sizeof host->state);
	memcpy(host->status, compute->status, sizeof host->status);
	memcpy(host->why, compute->disabled_reason, sizeof host->why);
	return nova_drain.aim(driver, compute->host, err) &&
	       driver_guests(driver, SIDE_A, &host->guests, err);
}

bool nova_survey(struct nova_survey *survey, const struct nova_place *place, struct error *err)
{
	struct driver *driver;
	struct client *client;
	struct compute compute;
	json_t *services;
	bool good;

	*survey = (struct nova_survey){ 0 };
	if (!driver_nova_open(&driver, place, NULL, NULL, err))
		return false;
	client = nova_self(driver)->client;
	services = client_get(client, "/os-services?binary=nova-compute", client_minor(client),
			      NULL, err);
	good = services;
	for (size_t i = 0; good && answer_compute_at(services, i, &compute); i++)
		if (is_wanted(place, compute.host))
			good = add(survey, driver, &compute, err);
	json_decref(services);
	driver_close(driver);
	return good;
}

void nova_survey_free(struct nova_survey *survey)
{
	for (size_t i = 0; i < survey->count; i++) {
		free(survey->at[i].name);
		guests_free(&survey->at[i].guests);
	}
	free(survey->at);
	*survey = (struct nova_survey){ 0 };
}
