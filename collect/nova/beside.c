/*
 * beside.c — what the hosts' libvirt tells while Nova moves the VMs: collect/libvirt, asked under
 * the domains' names. Nothing is done there.
 */
#include "inside.h"

#include "collect/driver-calls.h"
#include "collect/libvirt/libvirt.h"
#include "collect/patience/patience.h"

#include "datasets/array.h"
#include "datasets/clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The VM whose domain has that name on the hosts; NULL: another's. */
static struct nova_server *server_of_domain(struct nova_driver *driver, const char *domain)
{
	for (size_t i = 0; i < driver->count; i++)
		if (strcmp(driver->servers[i].instance, domain) == 0)
			return &driver->servers[i];
	return NULL;
}

/* The moment from which on the guest runs on the destination. */
static void keep_resumed(struct nova_driver *driver, struct nova_server *server,
			 const struct driver_event *event)
{
	pthread_mutex_lock(&driver->lock);
	if (event->side != server->work.source && isnan(server->work.resumed_seconds) &&
	    strncmp(event->event, "resumed", strlen("resumed")) == 0)
		server->work.resumed_seconds = event->clock_seconds;
	pthread_mutex_unlock(&driver->lock);
}

/* The hosts' events, under the VMs' names in the run. */
static void pass_on(void *closure, const struct driver_event *event)
{
	struct nova_driver *driver = closure;
	struct nova_server *server = server_of_domain(driver, event->vm);
	struct driver_event told = *event;

	if (server) {
		keep_resumed(driver, server, event);
		told.vm = server->name;
	}
	pthread_mutex_lock(&driver->telling);
	if (driver->sink)
		driver->sink(driver->closure, &told);
	pthread_mutex_unlock(&driver->telling);
}

bool nova_reach_hosts(struct nova_driver *driver, const char *const uri[2], struct error *err)
{
	const struct libvirt_hosts hosts = { .uri = { uri[SIDE_A], uri[SIDE_B] },
					     .managed = true,
					     .answer_seconds = PATIENCE_ANSWER_SECONDS };

	return driver_libvirt_open(&driver->hosts, &hosts, pass_on, driver, err);
}

/* The same migration of the VM as the hosts know it. */
static void translate(struct nova_driver *driver, const struct migration_request *request,
		      struct vm *domain, struct migration_request *there)
{
	const struct nova_server *server = nova_server_of(driver, request->vm->name);

	*domain = (struct vm){ .name = server->instance };
	memcpy(domain->uuid, server->id, sizeof domain->uuid);
	*there = *request;
	there->vm = domain;
}

/* A domain of that name that is not the server's is somebody else's. */
void nova_look_beside(struct driver *base, enum side side, const char *vm, struct host_view *view)
{
	struct nova_driver *driver = nova_self(base);
	const struct nova_server *server = nova_server_of(driver, vm);

	*view = (struct host_view){ .state = GUEST_UNKNOWN };
	if (!server) {
		error_set(&view->error, "VM '%s' is none of the cloud's", vm);
		return;
	}
	driver_look(driver->hosts, side, server->instance, view);
	if (view->uuid[0] != '\0' && strcmp(view->uuid, server->id) != 0)
		*view = (struct host_view){ .state = GUEST_ABSENT };
	memcpy(view->uuid, server->id, sizeof view->uuid);
}

bool nova_sample_beside(struct driver *base, const struct migration_request *request,
			struct progress_row *row)
{
	struct nova_driver *driver = nova_self(base);
	struct nova_server *server = nova_server_of(driver, request->vm->name);
	struct migration_request there;
	struct vm domain;
	double elapsed;

	translate(driver, request, &domain, &there);
	if (!driver_sample(driver->hosts, &there, row))
		return false;
	elapsed = row->value[PROGRESS_JOB_TIME_SECONDS];
	pthread_mutex_lock(&driver->lock);
	if (isnan(server->work.job_seconds) && !isnan(elapsed))
		server->work.job_seconds = clock_seconds() - elapsed;
	pthread_mutex_unlock(&driver->lock);
	return true;
}

/* Nova's times are in the result already. */
void nova_finish_beside(struct driver *base, const struct migration_request *request,
			struct migration_result *result)
{
	static const enum metric_index own[] = { METRIC_API_TIME_SECONDS, METRIC_QUEUE_TIME_SECONDS,
						 METRIC_PREPARE_TIME_SECONDS,
						 METRIC_POST_TIME_SECONDS };
	struct nova_driver *driver = nova_self(base);
	struct migration_request there;
	double kept[COUNT(own)];
	struct vm domain;

	for (size_t i = 0; i < COUNT(own); i++)
		kept[i] = result->value[own[i]];
	translate(driver, request, &domain, &there);
	driver_finish(driver->hosts, &there, result);
	for (size_t i = 0; i < COUNT(own); i++)
		result->value[own[i]] = kept[i];
}

bool nova_in_force_beside(struct driver *base, const struct migration_request *request,
			  struct told told[PARAMETER_COUNT])
{
	struct nova_driver *driver = nova_self(base);
	struct migration_request there;
	struct vm domain;

	translate(driver, request, &domain, &there);
	return driver_in_force(driver->hosts, &there, told);
}

bool nova_load_beside(struct driver *base, enum side side, const struct vms *vms, struct load *load)
{
	struct nova_driver *driver = nova_self(base);
	struct vms domains = { .at = calloc(vms->count + 1, sizeof *domains.at),
			       .count = vms->count };
	bool good;

	if (!domains.at)
		return false;
	for (size_t i = 0; i < vms->count; i++)
		domains.at[i].name = nova_server_of(driver, vms->at[i].name)->instance;
	good = driver_load(driver->hosts, side, &domains, load);
	free(domains.at); /* the names are the servers' */
	return good;
}

json_t *nova_describe_beside(struct nova_driver *driver, const struct vms *vms)
{
	struct vms domains = { .at = calloc(vms->count + 1, sizeof *domains.at),
			       .count = vms->count };
	json_t *object;

	if (!domains.at)
		return NULL;
	for (size_t i = 0; i < vms->count; i++)
		domains.at[i].name = nova_server_of(driver, vms->at[i].name)->instance;
	object = driver_describe(driver->hosts, &domains);
	free(domains.at);
	/* it is of the hosts' making, and keeps nothing of the list */
	/* cppcheck-suppress returnDanglingLifetime */
	return object;
}
