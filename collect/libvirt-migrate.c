/* libvirt-migrate.c — makes the call that migrates a VM, peer-to-peer, by a case's parameters. */
#include "libvirt-driver.h"

#include <libvirt/virterror.h>
#include <string.h>

/* The API's flags for the case. A persistent VM takes its definition along, so that it stands in
 * one place only; a transient one has none. */
static unsigned flags_of(const struct migration_case *parameters, virDomainPtr domain)
{
	unsigned flags = VIR_MIGRATE_LIVE | VIR_MIGRATE_PEER2PEER;

	if (parameters->storage == STORAGE_BLOCK)
		flags |= VIR_MIGRATE_NON_SHARED_DISK;
	if (parameters->tunnelled)
		flags |= VIR_MIGRATE_TUNNELLED;
	if (parameters->unsafe)
		flags |= VIR_MIGRATE_UNSAFE;
	if (virDomainIsPersistent(domain) == 1)
		flags |= VIR_MIGRATE_PERSIST_DEST | VIR_MIGRATE_UNDEFINE_SOURCE;
	return flags;
}

static void take_error(struct migration_result *result)
{
	virErrorPtr last = virGetLastError();

	result->error_code = last ? last->code : VIR_ERR_INTERNAL_ERROR;
	result->cancelled = result->error_code == VIR_ERR_OPERATION_ABORTED;
	error_set(&result->error, "%s", virGetLastErrorMessage());
}

/* The limit is the domain's, not the call's: it is set before and, where the domain stays, set
 * back after. *before is the old one, 0 = nothing was changed. */
static bool set_downtime_limit(virDomainPtr domain, const struct migration_case *parameters,
			       unsigned long long *before)
{
	*before = 0;
	if (parameters->downtime_limit_ms == 0)
		return true;
	if (virDomainMigrateGetMaxDowntime(domain, before, 0) != 0)
		return false;
	return virDomainMigrateSetMaxDowntime(
		       domain, (unsigned long long)parameters->downtime_limit_ms, 0) == 0;
}

static bool call(virDomainPtr domain, const struct libvirt_host *destination,
		 const struct migration_case *parameters)
{
	virTypedParameterPtr params = NULL;
	int count = 0;
	int room = 0;
	bool good = true;

	if (parameters->bandwidth_mib_per_second > 0)
		good = virTypedParamsAddULLong(
			       &params, &count, &room, VIR_MIGRATE_PARAM_BANDWIDTH,
			       (unsigned long long)parameters->bandwidth_mib_per_second) == 0;
	good = good && virDomainMigrateToURI3(domain, destination->peer, params, (unsigned)count,
					      flags_of(parameters, domain)) == 0;
	virTypedParamsFree(params, count);
	return good;
}

static void forget_completed(struct libvirt_driver *driver)
{
	(void)pthread_mutex_lock(&driver->lock);
	driver->completed.vm_uuid[0] = '\0';
	(void)pthread_mutex_unlock(&driver->lock);
}

void libvirt_migrate(struct driver *base, const struct migration_request *request,
		     struct migration_result *result)
{
	struct libvirt_driver *driver = (struct libvirt_driver *)base;
	struct libvirt_host *source = &driver->host[request->source];
	virDomainPtr domain = libvirt_domain(source, request->vm->name);
	unsigned long long limit_before = 0;

	forget_completed(driver);
	if (!domain) {
		take_error(result);
		return;
	}
	result->succeeded =
		set_downtime_limit(domain, request->parameters, &limit_before) &&
		call(domain, &driver->host[other_side(request->source)], request->parameters);
	if (!result->succeeded) {
		take_error(result);
		if (limit_before > 0)
			(void)virDomainMigrateSetMaxDowntime(domain, limit_before, 0);
	}
	(void)virDomainFree(domain);
}

void libvirt_cancel(struct driver *base, const struct migration_request *request)
{
	struct libvirt_driver *driver = (struct libvirt_driver *)base;
	virDomainPtr domain = libvirt_domain(&driver->host[request->source], request->vm->name);

	if (!domain)
		return;
	(void)virDomainAbortJob(domain); /* if it cannot, the call goes on to its own end */
	(void)virDomainFree(domain);
}
