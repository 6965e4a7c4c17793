/* completed.c — the statistics of completed jobs, as the source's events bring them, kept until
 * they are asked for. */
#include "inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The source's job-completed event comes with the end of the call; give it this long. */
enum { EVENT_WAIT_MS = 1000 };

/* The lock is held. NULL: none for that VM. */
static struct completed_job *find_completed(struct libvirt_driver *driver, const char *uuid)
{
	struct completed_job *job = driver->completed;

	while (job && strcmp(job->vm_uuid, uuid) != 0)
		job = job->next;
	return job;
}

void libvirt_completed_put(struct libvirt_driver *driver, virDomainPtr domain,
			   virTypedParameterPtr params, int count)
{
	struct completed_job *job = calloc(1, sizeof *job);

	if (!job || virDomainGetUUIDString(domain, job->vm_uuid) != 0) {
		free(job); /* then the destination is asked: see libvirt_finish */
		return;
	}
	libvirt_metrics_of(params, count, job->value);
	pthread_mutex_lock(&driver->lock);
	job->next = driver->completed; /* the newest one is found first */
	driver->completed = job;
	pthread_cond_broadcast(&driver->arrived);
	pthread_mutex_unlock(&driver->lock);
}

void libvirt_completed_forget(struct libvirt_driver *driver, const char *uuid)
{
	struct completed_job **link = &driver->completed;

	pthread_mutex_lock(&driver->lock);
	while (*link) {
		struct completed_job *job = *link;

		if (strcmp(job->vm_uuid, uuid) == 0) {
			*link = job->next;
			free(job);
		} else {
			link = &job->next;
		}
	}
	pthread_mutex_unlock(&driver->lock);
}

void libvirt_completed_free(struct libvirt_driver *driver)
{
	while (driver->completed) {
		struct completed_job *job = driver->completed;

		driver->completed = job->next;
		free(job);
	}
}

bool libvirt_completed_take(struct libvirt_driver *driver, const char *uuid,
			    double value[METRIC_MAX])
{
	const struct completed_job *job;
	struct timespec until;
	int status = 0;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += EVENT_WAIT_MS / 1000;
	pthread_mutex_lock(&driver->lock);
	while (!(job = find_completed(driver, uuid)) && status != ETIMEDOUT)
		status = pthread_cond_timedwait(&driver->arrived, &driver->lock, &until);
	if (job)
		memcpy(value, job->value, sizeof job->value);
	pthread_mutex_unlock(&driver->lock);
	return job != NULL;
}
