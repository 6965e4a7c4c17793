/* act.c — what can be done to a migration under way, and afterwards to tidy up. */
#include "inside.h"

#include <libvirt/virterror.h>

/* Does one thing to the VM on that side. */
static bool act(struct driver *base, enum side side, const char *vm, int (*what)(virDomainPtr),
		const char *name, struct error *err)
{
	struct libvirt_driver *driver = (struct libvirt_driver *)base;
	virDomainPtr domain = libvirt_domain(&driver->host[side], vm);
	bool good = domain && what(domain) == 0;

	if (!good)
		libvirt_error(err, name);
	if (domain)
		virDomainFree(domain);
	return good;
}

static int start_post_copy(virDomainPtr domain)
{
	return virDomainMigrateStartPostCopy(domain, 0);
}

/* What belongs to the guest and not to the definition (its firmware's memory, its TPM) is kept. */
static int undefine(virDomainPtr domain)
{
	return virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_KEEP_NVRAM);
}

bool libvirt_cancel(struct driver *base, const struct migration_request *request, struct error *err)
{
	return act(base, request->source, request->vm->name, virDomainAbortJob, "cancel", err);
}

bool libvirt_post_copy(struct driver *base, const struct migration_request *request,
		       struct error *err)
{
	return act(base, request->source, request->vm->name, start_post_copy, "post-copy", err);
}

bool libvirt_suspend(struct driver *base, const struct migration_request *request,
		     struct error *err)
{
	return act(base, request->source, request->vm->name, virDomainSuspend, "suspend", err);
}

bool libvirt_resume(struct driver *base, enum side side, const char *vm, struct error *err)
{
	return act(base, side, vm, virDomainResume, "resume", err);
}

bool libvirt_undefine(struct driver *base, enum side side, const char *vm, struct error *err)
{
	return act(base, side, vm, undefine, "undefine", err);
}
