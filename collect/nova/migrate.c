/* migrate.c — asks Nova to migrate a VM, and waits until it is over. */
#include "inside.h"

#include "datasets/array.h"
#include "datasets/clock.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A request that nobody answered may have been taken all the same: so long its record is looked
 * for. */
#define UNANSWERED_SECONDS 10.0

/* A task that is over while the record never ends: a compute that was restarted leaves such. */
#define STALE_SECONDS 20.0

/* A record that is `completed` while the server is still on the source. */
#define CONTRADICTION_SECONDS 5.0

/* An API that does not answer for so long is not waited for. */
#define LOST_SECONDS 300.0

/* What the waiting knows. */
struct wait {
	struct nova_driver *driver;
	struct nova_server *server;
	const struct migration_request *request;
	struct migration_result *result;
	struct error *reason; /* where leftovers are told; of look_for_leftovers */
	bool unanswered;      /* the request may not have been taken */
	double answered;      /* when Nova answered last */
	double idle_seconds;  /* since when nothing is under way; NaN = something is */
};

static void begin_work(struct nova_driver *driver, struct nova_server *server, enum side source,
		       long before)
{
	pthread_mutex_lock(&driver->lock);
	server->work = (struct nova_work){ .source = source,
					   .before = before,
					   .asked_seconds = NAN,
					   .queued_seconds = NAN,
					   .unqueued_seconds = NAN,
					   .running_seconds = NAN,
					   .post_seconds = NAN,
					   .job_seconds = NAN,
					   .resumed_seconds = NAN,
					   .over_seconds = NAN };
	pthread_mutex_unlock(&driver->lock);
}

/* It also makes sure of a token: the request itself is never repeated. */
bool nova_prepare(struct driver *base, const struct migration_request *request, struct error *err)
{
	struct nova_driver *driver = nova_self(base);
	struct nova_server *server = nova_server_of(driver, request->vm->name);
	struct server now;
	char path[128];
	json_t *root;

	snprintf(path, sizeof path, "/os-migrations?instance_uuid=%s&migration_type=live-migration",
		 server->id);
	root = client_get(driver->client, path, client_minor(driver->client), NULL, err);
	if (!root)
		return false;
	begin_work(driver, server, request->source, answer_last_record(root));
	json_decref(root);
	if (!nova_ask_server(driver, server, &now, NULL, err))
		return false;
	memcpy(server->work.from, now.host, sizeof server->work.from);
	return now.task_state[0] == '\0' ||
	       error_set(err, "Nova is busy with the server: its task is '%s'", now.task_state);
}

/* ---- the end ---- */

static bool is_over(const struct record *record)
{
	static const char *const words[] = { "completed", "failed", "error", "cancelled" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(record->status, words[i]) == 0)
			return true;
	return false;
}

/* Completed, says the record, and the server has not moved: nobody knows then. */
static bool contradicts(const struct wait *wait, const struct nova_seen *seen)
{
	return strcmp(wait->server->work.record.status, "completed") == 0 &&
	       strcmp(seen->server.host, wait->server->work.from) == 0;
}

/* Where Nova has chosen, only Nova knows. */
static void take_places(struct wait *wait, const struct nova_seen *seen)
{
	const struct nova_work *work = &wait->server->work;
	bool moved = strcmp(seen->server.host, work->from) != 0;

	if (wait->driver->host[SIDE_B])
		return;
	memcpy(wait->result->destination, moved ? seen->server.host : work->record.destination,
	       sizeof wait->result->destination);
}

/* What blocks the server, into its reason, and as an event with what removes it. */
static void tell_leftover(void *closure, const char *what, const char *command)
{
	struct wait *wait = closure;
	char detail[1536];
	char *reason = wait->reason->text;
	size_t used = strlen(reason);

	snprintf(detail, sizeof detail, "%s: %s", what, command);
	nova_tell(wait->driver, wait->server, "nova_leftover", detail);
	snprintf(reason + used, sizeof wait->reason->text - used, "%s%s; remove it: %s",
		 used > 0 ? "; " : "", what, command);
}

/* "No valid host", and nothing was begun: what an earlier one left is not among Nova's reasons. */
static void look_for_leftovers(struct wait *wait, struct error *why)
{
	const struct record *record = &wait->server->work.record;

	wait->reason = why;
	if (strcmp(record->status, "error") == 0 && record->destination[0] == '\0')
		nova_leftovers(wait->driver, wait->server->id, tell_leftover, wait,
			       &(struct error){ 0 });
}

static void take_end(struct wait *wait, const struct nova_seen *seen)
{
	struct nova_work *work = &wait->server->work;
	struct migration_result *result = wait->result;
	struct error why = { 0 };

	take_places(wait, seen);
	nova_tell_steps(wait->driver, wait->server, &why);
	if (seen->server.fault[0] != '\0' && strcmp(seen->server.status, "ERROR") == 0)
		error_set(&why, "%s", seen->server.fault);
	look_for_leftovers(wait, &why);
	result->begun = work->begun || work->record.destination[0] != '\0';
	result->cancelled = strcmp(work->record.status, "cancelled") == 0;
	if (contradicts(wait, seen)) {
		error_set(
			&work->contradiction,
			"Nova's migration %ld is completed, but its server is still on host '%s': "
			"the guest may run on either; do not migrate it again",
			work->record.id, seen->server.host);
		error_set(&result->error, "%s", work->contradiction.text);
	} else if (strcmp(work->record.status, "completed") == 0) {
		result->succeeded = true;
	} else {
		error_set(&result->error, "Nova's migration %ld: %s%s%s%s", work->record.id,
			  work->record.status, why.text[0] ? ": " : "", why.text,
			  strcmp(seen->server.status, "ERROR") == 0 ? "; the server is in ERROR"
								    : "");
	}
}

static bool give_up(struct wait *wait, bool lost, const char *text)
{
	wait->result->lost = lost;
	wait->result->begun = wait->server->work.begun;
	error_set(&wait->result->error, "%s", text);
	return true;
}

/* Nothing is under way any more. True: that was the end. */
static bool look_at_end(struct wait *wait, const struct nova_seen *seen, double now)
{
	bool there = nova_final_record(wait->driver, wait->server);
	double idle;

	if (isnan(wait->idle_seconds))
		wait->idle_seconds = now;
	idle = now - wait->idle_seconds;
	if (!there && wait->unanswered && idle >= UNANSWERED_SECONDS)
		return give_up(wait, false, "nobody answered the request, and Nova began nothing");
	if (there && is_over(&wait->server->work.record)) {
		if (contradicts(wait, seen) && idle < CONTRADICTION_SECONDS)
			return false;
		wait->server->work.over_seconds = now;
		take_end(wait, seen);
		return true;
	}
	if (idle < STALE_SECONDS)
		return false;
	nova_tell_steps(wait->driver, wait->server, &wait->result->error);
	return give_up(wait, false,
		       there ? "Nova is not busy with the server any more, but its record of the "
			       "migration never ends"
			     : "Nova is not busy with the server any more, and has no record of "
			       "the migration");
}

/* One poll. True: it is over, or given up. */
static bool poll_once(struct wait *wait)
{
	struct nova_seen seen;
	struct error why = { 0 };
	bool good = nova_poll(wait->driver, wait->server, &seen, &why);
	double now = clock_seconds();

	if (!good)
		return now - wait->answered >= LOST_SECONDS && give_up(wait, true, why.text);
	wait->answered = now;
	if (!seen.listed && seen.server.task_state[0] == '\0')
		return look_at_end(wait, &seen, now);
	wait->idle_seconds = NAN;
	wait->unanswered = false;
	return false;
}

static void wait_for_end(struct wait *wait)
{
	double next = clock_seconds();

	wait->answered = next;
	wait->idle_seconds = NAN;
	while (!poll_once(wait)) {
		next = fmax(next + POLL_SECONDS, clock_seconds());
		clock_sleep_until(next);
	}
}

/* ---- the request ---- */

/* True: Nova has taken it, or may have. */
static bool ask(struct wait *wait)
{
	struct nova_driver *driver = wait->driver;
	struct nova_work *work = &wait->server->work;
	bool chosen = driver->drains && wait->request->source == SIDE_A;
	const char *there = chosen ? NULL : driver->host[other_side(wait->request->source)];
	json_t *body = nova_request_of(wait->request, there);
	struct client_said said = { 0 };
	struct error why = { 0 };
	char path[64];
	bool taken;

	snprintf(path, sizeof path, "/servers/%s/action", wait->server->id);
	work->asked_seconds = clock_seconds();
	taken = body ? client_post(driver->client, path, body, &said, &why) : error_memory(&why);
	json_decref(body);
	memcpy(work->request_id, said.request_id, sizeof work->request_id);
	wait->unanswered = !taken && said.sent && (said.status == 0 || said.status >= 500);
	if (wait->unanswered)
		nova_tell(driver, wait->server, "nova_no_answer", why.text);
	if (taken || wait->unanswered)
		return true;
	wait->result->error_code = (int)said.status;
	error_set(&wait->result->error, "%s", why.text);
	return false;
}

static void set_waiting(struct nova_driver *driver, struct nova_server *server, bool waiting)
{
	pthread_mutex_lock(&driver->lock);
	server->work.waiting = waiting;
	pthread_mutex_unlock(&driver->lock);
}

void nova_migrate(struct driver *base, const struct migration_request *request,
		  struct migration_result *result)
{
	struct nova_driver *driver = nova_self(base);
	struct nova_server *server = nova_server_of(driver, request->vm->name);
	struct wait wait = {
		.driver = driver, .server = server, .request = request, .result = result
	};

	if (!driver->host[SIDE_B])
		memcpy(result->source, server->work.from, sizeof result->source);
	set_waiting(driver, server, true);
	if (ask(&wait))
		wait_for_end(&wait);
	set_waiting(driver, server, false);
	pthread_mutex_lock(&driver->lock);
	nova_times(&server->work, result->value);
	pthread_mutex_unlock(&driver->lock);
}
