/* migrate.c — makes the call that migrates a VM, and does what can be done to it meanwhile and
 * after. */
#include "inside.h"

#include <libvirt/virterror.h>
#include <string.h>

/* The daemon, or the QEMU of either side, has no such thing. */
static bool is_unsupported(int code)
{
	return code == VIR_ERR_NO_SUPPORT || code == VIR_ERR_CONFIG_UNSUPPORTED ||
	       code == VIR_ERR_ARGUMENT_UNSUPPORTED || code == VIR_ERR_OPERATION_UNSUPPORTED;
}

static void take_error(struct migration_result *result)
{
	virErrorPtr last = virGetLastError();

	result->error_code = last ? last->code : VIR_ERR_INTERNAL_ERROR;
	result->cancelled = result->error_code == VIR_ERR_OPERATION_ABORTED;
	result->unsupported = is_unsupported(result->error_code);
	error_set(&result->error, "%s", virGetLastErrorMessage());
}

/* The limit is the domain's, not the call's: it is set before and, where the domain stays, set
 * back after. line->limit_before is the old one, 0 = nothing was changed. */
static bool set_downtime_limit(struct libvirt_line *line, const struct migration_request *request,
			       struct error *err)
{
	double limit = case_number(request->parameters, PARAMETER_DOWNTIME);
	virDomainPtr domain;
	bool good;

	if (limit == 0)
		return true;
	domain = virDomainLookupByName(line->connection, request->vm->name);
	good = domain && virDomainMigrateGetMaxDowntime(domain, &line->limit_before, 0) == 0 &&
	       virDomainMigrateSetMaxDowntime(domain, (unsigned long long)limit, 0) == 0;
	if (!good)
		libvirt_error(err, "downtime-limit");
	if (domain)
		virDomainFree(domain);
	return good;
}

/* The connections that the call needs; they are given back by libvirt_lines_give. */
static struct libvirt_line *take_lines(struct libvirt_driver *driver,
				       const struct migration_request *request, struct error *err)
{
	bool managed = case_word(request->parameters, PARAMETER_CONTROL) == CONTROL_MANAGED;
	struct libvirt_line *line =
		libvirt_line_take(driver, request->source, request->vm->name, err);

	if (line && managed &&
	    !libvirt_line_take(driver, other_side(request->source), request->vm->name, err))
		return NULL;
	return line;
}

bool libvirt_prepare(struct driver *base, const struct migration_request *request,
		     struct error *err)
{
	struct libvirt_driver *driver = libvirt_self(base);
	struct libvirt_line *line = take_lines(driver, request, err);

	libvirt_completed_forget(driver, request->vm->uuid);
	if (line && set_downtime_limit(line, request, err))
		return true;
	libvirt_lines_give(driver, request->vm->name);
	return false;
}

/* The source's daemon leads, or collect does, through a connection to each. */
static bool call(struct libvirt_driver *driver, const struct migration_request *request,
		 virDomainPtr domain, const struct libvirt_params *params, unsigned more_flags)
{
	enum side there = other_side(request->source);
	unsigned flags = more_flags |
			 libvirt_flags_of(request->parameters, virDomainIsPersistent(domain) == 1);
	virDomainPtr moved;

	if (flags & VIR_MIGRATE_PEER2PEER)
		return virDomainMigrateToURI3(domain, driver->host[there].peer, params->at,
					      (unsigned)params->count, flags) == 0;
	moved = virDomainMigrate3(domain,
				  libvirt_line_of(driver, there, request->vm->name)->connection,
				  params->at, (unsigned)params->count, flags);
	if (moved)
		virDomainFree(moved);
	return moved != NULL;
}

void libvirt_migrate(struct driver *base, const struct migration_request *request,
		     struct migration_result *result)
{
	struct libvirt_driver *driver = libvirt_self(base);
	struct libvirt_line *line = libvirt_line_of(driver, request->source, request->vm->name);
	virDomainPtr domain = virDomainLookupByName(line->connection, request->vm->name);
	struct libvirt_params params;

	if (!domain) {
		take_error(result);
		return;
	}
	result->succeeded = libvirt_params_of(&params, request, domain) &&
			    call(driver, request, domain, &params, 0);
	if (!result->succeeded) {
		take_error(result);
		/* a daemon that answered has ended the job that this call began, if it began one */
		result->lost = virConnectIsAlive(line->connection) != 1;
		if (line->limit_before > 0)
			virDomainMigrateSetMaxDowntime(domain, line->limit_before, 0);
	}
	virTypedParamsFree(params.at, params.count);
	virDomainFree(domain);
}

bool libvirt_recover(struct driver *base, const struct migration_request *request,
		     struct error *err)
{
	struct libvirt_driver *driver = libvirt_self(base);
	struct libvirt_line *line = take_lines(driver, request, err);
	struct libvirt_params params = { 0 };
	virDomainPtr domain = NULL;
	bool good = false;

	if (line) {
		domain = virDomainLookupByName(line->connection, request->vm->name);
		good = domain && libvirt_params_of(&params, request, domain) &&
		       call(driver, request, domain, &params, VIR_MIGRATE_POSTCOPY_RESUME);
		if (!good)
			libvirt_error(err, "post-copy");
	}
	virTypedParamsFree(params.at, params.count);
	if (domain)
		virDomainFree(domain);
	libvirt_lines_give(driver, request->vm->name);
	return good;
}

/* ---- to a migration under way, and to tidy up ---- */

/* Does one thing to the VM on that side. */
static bool act(struct driver *base, enum side side, const char *vm, int (*what)(virDomainPtr),
		const char *name, struct error *err)
{
	struct libvirt_driver *driver = libvirt_self(base);
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
