/* steps.c — Nova's own steps and times. */
#include "inside.h"

#include "datasets/clock.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void nova_tell(struct nova_driver *driver, const struct nova_server *server, const char *event,
	       const char *detail)
{
	const struct driver_event told = { .clock_seconds = clock_seconds(),
					   .side = server->work.source,
					   .of_manager = true,
					   .vm = server->name,
					   .event = event,
					   .detail = detail };

	pthread_mutex_lock(&driver->telling);
	if (driver->sink)
		driver->sink(driver->closure, &told);
	pthread_mutex_unlock(&driver->telling);
}

static void tell_step(struct nova_driver *driver, const struct nova_server *server,
		      const struct step *step)
{
	char detail[1280];

	snprintf(detail, sizeof detail, "%s on %s: %s to %s: %s%s%s", step->event,
		 step->host[0] ? step->host : "a host not told", step->start,
		 step->finish[0] ? step->finish : "(not over)",
		 step->result[0] ? step->result : "no result", step->details[0] ? ": " : "",
		 step->details);
	nova_tell(driver, server, "nova_step", detail);
}

void nova_tell_steps(struct nova_driver *driver, struct nova_server *server, struct error *why)
{
	int minor = client_newest(driver->client) >= NOVA_MINOR_DETAILS
			    ? NOVA_MINOR_DETAILS
			    : client_minor(driver->client);
	struct error ignored = { 0 };
	struct step step;
	char path[192];
	json_t *root;

	if (server->work.request_id[0] == '\0')
		return;
	snprintf(path, sizeof path, "/servers/%s/os-instance-actions/%s", server->id,
		 server->work.request_id);
	root = client_get(driver->client, path, minor, NULL, &ignored);
	for (size_t i = 0; root && answer_step_at(root, i, &step); i++) {
		tell_step(driver, server, &step);
		if (step.details[0] != '\0' && strcmp(step.result, "Error") == 0)
			error_set(why, "%s", step.details);
	}
	json_decref(root);
}

/* The hosts' own word is the better one where it is there. */
static double first_of(double better, double otherwise)
{
	return isnan(better) ? otherwise : better;
}

void nova_times(const struct nova_work *work, double value[METRIC_MAX])
{
	value[METRIC_API_TIME_SECONDS] = work->over_seconds - work->asked_seconds;
	value[METRIC_PREPARE_TIME_SECONDS] =
		first_of(work->job_seconds, work->running_seconds) - work->asked_seconds;
	value[METRIC_POST_TIME_SECONDS] =
		work->over_seconds - first_of(work->resumed_seconds, work->post_seconds);
	value[METRIC_QUEUE_TIME_SECONDS] =
		isnan(work->queued_seconds) ? (isnan(work->over_seconds) ? NAN : 0)
					    : first_of(work->unqueued_seconds, work->over_seconds) -
						      work->queued_seconds;
}
