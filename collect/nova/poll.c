/* poll.c — asks Nova how a migration is getting on, and does what is wanted of it. */
#include "inside.h"

#include "datasets/clock.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- what a poll shows ---- */

static bool is(const struct record *record, const char *status)
{
	return strcmp(record->status, status) == 0;
}

static void stamp(double *moment, bool now_so, double now)
{
	if (now_so && isnan(*moment))
		*moment = now;
}

/* The same again is no sample. The lock is held. */
static void take_bytes(struct nova_work *work, const struct record *record)
{
	const double bytes[NOVA_BYTES] = { record->memory_total,     record->memory_processed,
					   record->memory_remaining, record->disk_total,
					   record->disk_processed,   record->disk_remaining };

	for (size_t i = 0; i < NOVA_BYTES; i++) {
		work->fresh = work->fresh || bytes[i] != work->bytes[i];
		work->bytes[i] = bytes[i];
	}
}

/* The lock is held. True: the record says something new. */
static bool take_record(struct nova_work *work, const struct record *record, double now)
{
	bool changed = strcmp(work->record.status, record->status) != 0;

	if (!isnan(record->memory_total))
		take_bytes(work, record);
	work->record = *record;
	work->begun = work->begun || is(record, "preparing") || is(record, "running") ||
		      is(record, "post-migrating");
	stamp(&work->queued_seconds, is(record, "queued"), now);
	stamp(&work->unqueued_seconds, !isnan(work->queued_seconds) && !is(record, "queued"), now);
	stamp(&work->running_seconds, is(record, "running"), now);
	stamp(&work->post_seconds, is(record, "post-migrating"), now);
	return changed;
}

static void tell_status(struct nova_driver *driver, const struct nova_server *server,
			const struct record *record)
{
	char event[48];
	char detail[640];

	snprintf(event, sizeof event, "nova_%s", record->status);
	snprintf(detail, sizeof detail, "migration %ld: %s to %s", record->id, record->source,
		 record->destination[0] ? record->destination : "no host yet");
	nova_tell(driver, server, event, detail);
}

static void keep(struct nova_driver *driver, struct nova_server *server,
		 const struct record *record)
{
	bool changed;

	pthread_mutex_lock(&driver->lock);
	changed = take_record(&server->work, record, clock_seconds());
	pthread_mutex_unlock(&driver->lock);
	if (changed)
		tell_status(driver, server, record);
}

/* ---- what is wanted of it ---- */

static bool do_cancel(struct nova_driver *driver, const struct nova_server *server, long id,
		      struct error *err)
{
	char path[128];

	snprintf(path, sizeof path, "/servers/%s/migrations/%ld", server->id, id);
	return client_delete(driver->client, path, NULL, err);
}

static bool do_force(struct nova_driver *driver, const struct nova_server *server, long id,
		     struct error *err)
{
	json_t *body = json_pack("{s:n}", "force_complete");
	char path[128];
	bool good;

	snprintf(path, sizeof path, "/servers/%s/migrations/%ld/action", server->id, id);
	good = client_post(driver->client, path, body, NULL, err);
	json_decref(body);
	return good;
}

/* Both are possible once it runs, and asked once. */
static void interfere(struct nova_driver *driver, struct nova_server *server)
{
	struct nova_work *work = &server->work;
	struct error why = { 0 };
	bool running;
	bool cancel;
	bool force;

	pthread_mutex_lock(&driver->lock);
	running = is(&work->record, "running");
	cancel = running && work->cancel_wanted && !work->cancel_asked;
	force = running && work->force_wanted && !work->force_asked;
	work->cancel_asked = work->cancel_asked || cancel;
	work->force_asked = work->force_asked || force;
	pthread_mutex_unlock(&driver->lock);
	if (cancel && !do_cancel(driver, server, work->record.id, &why))
		nova_tell(driver, server, "nova_cancel_failed", why.text);
	if (force && !do_force(driver, server, work->record.id, &why))
		nova_tell(driver, server, "nova_force_complete_failed", why.text);
}

bool nova_cancel(struct driver *base, const struct migration_request *request, struct error *err)
{
	struct nova_driver *driver = nova_self(base);
	struct nova_server *server = nova_server_of(driver, request->vm->name);
	bool waiting;

	pthread_mutex_lock(&driver->lock);
	server->work.cancel_wanted = true;
	waiting = server->work.waiting;
	pthread_mutex_unlock(&driver->lock);
	if (waiting) /* the next poll does it, as soon as Nova can */
		return true;
	return server->work.record.id > 0
		       ? do_cancel(driver, server, server->work.record.id, err)
		       : error_set(err, "Nova has not told the migration's number");
}

bool nova_force(struct driver *base, const struct migration_request *request, struct error *err)
{
	struct nova_driver *driver = nova_self(base);

	(void)err;
	pthread_mutex_lock(&driver->lock);
	nova_server_of(driver, request->vm->name)->work.force_wanted = true;
	pthread_mutex_unlock(&driver->lock);
	return true;
}

/* ---- asking ---- */

bool nova_poll(struct nova_driver *driver, struct nova_server *server, struct nova_seen *seen,
	       struct error *err)
{
	struct record record;
	char path[64];
	json_t *root;

	snprintf(path, sizeof path, "/servers/%s/migrations", server->id);
	root = client_get(driver->client, path, client_minor(driver->client), NULL, err);
	if (!root)
		return false;
	seen->listed = answer_record(root, server->work.record.id, server->work.before, &record);
	json_decref(root);
	if (seen->listed)
		keep(driver, server, &record);
	interfere(driver, server);
	return nova_ask_server(driver, server, &seen->server, NULL, err);
}

bool nova_final_record(struct nova_driver *driver, struct nova_server *server)
{
	struct error ignored = { 0 };
	struct record record;
	char path[128];
	json_t *root;
	bool there;

	snprintf(path, sizeof path, "/os-migrations?instance_uuid=%s&migration_type=live-migration",
		 server->id);
	root = client_get(driver->client, path, client_minor(driver->client), NULL, &ignored);
	there = root && answer_record(root, server->work.record.id, server->work.before, &record);
	json_decref(root);
	if (there)
		keep(driver, server, &record);
	return there;
}

/* Nova keeps bytes every five seconds: each of its steps is one sample. */
bool nova_sample(struct driver *base, const struct migration_request *request,
		 struct progress_row *row)
{
	struct nova_driver *driver = nova_self(base);
	struct nova_server *server = nova_server_of(driver, request->vm->name);
	static const enum progress_value index[NOVA_BYTES] = {
		PROGRESS_MEMORY_TOTAL_BYTES,     PROGRESS_MEMORY_PROCESSED_BYTES,
		PROGRESS_MEMORY_REMAINING_BYTES, PROGRESS_DISK_TOTAL_BYTES,
		PROGRESS_DISK_PROCESSED_BYTES,   PROGRESS_DISK_REMAINING_BYTES
	};
	bool fresh;

	values_forget(row->value, PROGRESS_VALUES);
	pthread_mutex_lock(&driver->lock);
	for (size_t i = 0; i < NOVA_BYTES; i++)
		row->value[index[i]] = server->work.bytes[i];
	fresh = server->work.fresh;
	server->work.fresh = false;
	pthread_mutex_unlock(&driver->lock);
	return fresh;
}
