/* statistics.c — job statistics: of the running job, and of the completed one. */
#include "inside.h"

#include "datasets/array.h"

#include <math.h>
#include <string.h>

static double field(virTypedParameterPtr params, int count, const char *name)
{
	for (int i = 0; i < count; i++) {
		if (strcmp(params[i].field, name) != 0)
			continue;
		switch (params[i].type) {
		case VIR_TYPED_PARAM_INT:
			return params[i].value.i;
		case VIR_TYPED_PARAM_UINT:
			return params[i].value.ui;
		case VIR_TYPED_PARAM_LLONG:
			return (double)params[i].value.l;
		case VIR_TYPED_PARAM_ULLONG:
			return (double)params[i].value.ul;
		case VIR_TYPED_PARAM_DOUBLE:
			return params[i].value.d;
		default:
			return NAN;
		}
	}
	return NAN;
}

void libvirt_metrics_of(virTypedParameterPtr params, int count, double value[METRIC_MAX])
{
	for (size_t i = 0; i < metric_count(); i++) {
		const struct metric *metric = metric_at(i);

		value[i] = NAN;
		if (metric->job_field)
			value[i] = field(params, count, metric->job_field) * metric->job_scale;
	}
}

/* The running job's fields in the order of enum progress_value, and how many of their units make
 * one of ours: a division, because 473 / 1000 is the double nearest to 0.473 and 473 * 0.001 is
 * not. The dirty rate is in pages and is multiplied by the page size. */
static const struct {
	const char *name;
	double divisor;
} progress_fields[PROGRESS_VALUES] = {
	[PROGRESS_JOB_TIME_SECONDS] = { VIR_DOMAIN_JOB_TIME_ELAPSED, 1000 },
	[PROGRESS_DATA_TOTAL_BYTES] = { VIR_DOMAIN_JOB_DATA_TOTAL, 1 },
	[PROGRESS_DATA_PROCESSED_BYTES] = { VIR_DOMAIN_JOB_DATA_PROCESSED, 1 },
	[PROGRESS_DATA_REMAINING_BYTES] = { VIR_DOMAIN_JOB_DATA_REMAINING, 1 },
	[PROGRESS_MEMORY_TOTAL_BYTES] = { VIR_DOMAIN_JOB_MEMORY_TOTAL, 1 },
	[PROGRESS_MEMORY_PROCESSED_BYTES] = { VIR_DOMAIN_JOB_MEMORY_PROCESSED, 1 },
	[PROGRESS_MEMORY_REMAINING_BYTES] = { VIR_DOMAIN_JOB_MEMORY_REMAINING, 1 },
	[PROGRESS_MEMORY_RATE_BYTES_PER_SECOND] = { VIR_DOMAIN_JOB_MEMORY_BPS, 1 },
	[PROGRESS_DIRTY_RATE_BYTES_PER_SECOND] = { VIR_DOMAIN_JOB_MEMORY_DIRTY_RATE, 1 },
	[PROGRESS_ITERATION] = { VIR_DOMAIN_JOB_MEMORY_ITERATION, 1 },
	[PROGRESS_DISK_TOTAL_BYTES] = { VIR_DOMAIN_JOB_DISK_TOTAL, 1 },
	[PROGRESS_DISK_PROCESSED_BYTES] = { VIR_DOMAIN_JOB_DISK_PROCESSED, 1 },
	[PROGRESS_DISK_REMAINING_BYTES] = { VIR_DOMAIN_JOB_DISK_REMAINING, 1 },
	[PROGRESS_THROTTLE_RATIO] = { VIR_DOMAIN_JOB_AUTO_CONVERGE_THROTTLE, 100 },
};

bool libvirt_sample(struct driver *base, const struct migration_request *request,
		    struct progress_row *row)
{
	struct libvirt_driver *driver = libvirt_self(base);
	virDomainPtr domain = libvirt_domain(&driver->host[request->source], request->vm->name);
	virTypedParameterPtr params = NULL;
	int count = 0;
	int type = VIR_DOMAIN_JOB_NONE;
	bool running;

	if (!domain)
		return false; /* the normal end of a migration: the source has let it go */
	running = virDomainGetJobStats(domain, &type, &params, &count, 0) == 0 &&
		  (type == VIR_DOMAIN_JOB_BOUNDED || type == VIR_DOMAIN_JOB_UNBOUNDED);
	for (size_t i = 0; running && i < PROGRESS_VALUES; i++)
		row->value[i] =
			field(params, count, progress_fields[i].name) / progress_fields[i].divisor;
	if (running)
		row->value[PROGRESS_DIRTY_RATE_BYTES_PER_SECOND] *=
			field(params, count, VIR_DOMAIN_JOB_MEMORY_PAGE_SIZE);
	virTypedParamsFree(params, count);
	virDomainFree(domain);
	return running;
}

/*
 * The destination keeps the completed job too, but without the disk: disk_* are 0 there and
 * data_* are memory alone (libvirt 9.0), so what could hold disk is left unknown.
 */
static bool ask_destination(struct libvirt_driver *driver, const struct migration_request *request,
			    double value[METRIC_MAX])
{
	static const enum metric_index with_disk[] = { METRIC_DATA_MOVED_BYTES,
						       METRIC_DISK_MOVED_BYTES,
						       METRIC_DISK_TOTAL_BYTES };
	virDomainPtr domain =
		libvirt_domain(&driver->host[other_side(request->source)], request->vm->name);
	virTypedParameterPtr params = NULL;
	int count = 0;
	int type = VIR_DOMAIN_JOB_NONE;
	bool there;

	if (!domain)
		return false;
	there = virDomainGetJobStats(domain, &type, &params, &count,
				     VIR_DOMAIN_JOB_STATS_COMPLETED) == 0 &&
		type == VIR_DOMAIN_JOB_COMPLETED;
	if (there)
		libvirt_metrics_of(params, count, value);
	for (size_t i = 0; there && i < COUNT(with_disk); i++)
		value[with_disk[i]] = NAN;
	virTypedParamsFree(params, count);
	virDomainFree(domain);
	return there;
}

void libvirt_finish(struct driver *base, const struct migration_request *request,
		    struct migration_result *result)
{
	struct libvirt_driver *driver = libvirt_self(base);

	libvirt_lines_give(driver, request->vm->name);
	if (!result->succeeded)
		return;
	result->statistics = libvirt_completed_take(driver, request->vm->uuid, result->value) ||
			     ask_destination(driver, request, result->value);
}
