/* answers.c — what is taken from the bodies of Nova's answers. */
#include "answers.h"

#include <arpa/inet.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* A text of the object; "" if there is none. What is too long for its place is cut. */
static void text_of(const json_t *object, const char *key, char *text, size_t size)
{
	const char *value = json_string_value(json_object_get(object, key));
	size_t length = value ? strlen(value) : 0;

	if (length >= size) {
		length = size - 1;
		while (length > 0 && ((unsigned char)value[length] & 0xC0) == 0x80)
			length--; /* not in the middle of a character */
	}
	if (length > 0)
		memcpy(text, value, length);
	text[length] = '\0';
}

static double number_of(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return json_is_number(value) ? json_number_value(value) : NAN;
}

/* What one line of a message can be: Nova's have line ends in them. */
static void one_line(char *text)
{
	for (; *text; text++)
		if (*text == '\n' || *text == '\r' || *text == '\t')
			*text = ' ';
}

void answer_message(const char *body, size_t length, char *text, size_t size)
{
	json_t *root = json_loadb(body ? body : "", length, 0, NULL);
	const char *key;
	json_t *value;

	text[0] = '\0';
	json_object_foreach(root, key, value) if (text[0] == '\0' && json_is_object(value))
		text_of(value, "message", text, size);
	one_line(text);
	json_decref(root);
}

static bool minor_of(const json_t *version, const char *key, int *minor)
{
	const char *text = json_string_value(json_object_get(version, key));
	char end;

	return text && sscanf(text, "2.%d%c", minor, &end) == 1 && *minor > 0;
}

bool answer_version(const char *body, size_t length, int *oldest, int *newest)
{
	json_t *root = json_loadb(body ? body : "", length, 0, NULL);
	const json_t *one = json_object_get(root, "version");
	const json_t *list = json_object_get(root, "versions");
	bool good = minor_of(one, "min_version", oldest) && minor_of(one, "version", newest);
	size_t index;
	json_t *version;

	json_array_foreach(list, index, version) if (!good) good =
		minor_of(version, "min_version", oldest) && minor_of(version, "version", newest);
	json_decref(root);
	return good;
}

static bool take_server(const json_t *object, struct server *server, struct error *err)
{
	const json_t *power = json_object_get(object, "OS-EXT-STS:power_state");

	text_of(object, "id", server->id, sizeof server->id);
	text_of(object, "name", server->name, sizeof server->name);
	text_of(object, "status", server->status, sizeof server->status);
	text_of(object, "OS-EXT-STS:vm_state", server->vm_state, sizeof server->vm_state);
	text_of(object, "OS-EXT-STS:task_state", server->task_state, sizeof server->task_state);
	text_of(object, "OS-EXT-SRV-ATTR:host", server->host, sizeof server->host);
	text_of(object, "OS-EXT-SRV-ATTR:instance_name", server->instance_name,
		sizeof server->instance_name);
	text_of(json_object_get(object, "fault"), "message", server->fault, sizeof server->fault);
	one_line(server->fault);
	server->power_state = json_is_integer(power) ? (int)json_integer_value(power) : -1;
	return server->id[0] != '\0' || error_set(err, "Nova told of a server without an id");
}

bool answer_server(const json_t *root, struct server *server, struct error *err)
{
	return take_server(json_object_get(root, "server"), server, err);
}

bool answer_servers_at(const json_t *root, size_t index, struct server *server, struct error *err)
{
	const json_t *object = json_array_get(json_object_get(root, "servers"), index);

	return object && take_server(object, server, err);
}

const char *answer_next_page(const json_t *root)
{
	const json_t *links = json_object_get(root, "servers_links");
	size_t index;
	json_t *link;

	json_array_foreach(links, index, link)
	{
		const char *rel = json_string_value(json_object_get(link, "rel"));
		const char *url = json_string_value(json_object_get(link, "href"));

		if (rel && url && strcmp(rel, "next") == 0)
			return strstr(url, "/servers");
	}
	return NULL;
}

static void take_record(const json_t *object, struct record *record)
{
	record->id = (long)json_integer_value(json_object_get(object, "id"));
	text_of(object, "status", record->status, sizeof record->status);
	text_of(object, "source_compute", record->source, sizeof record->source);
	text_of(object, "dest_compute", record->destination, sizeof record->destination);
	text_of(object, "created_at", record->created_at, sizeof record->created_at);
	text_of(object, "updated_at", record->updated_at, sizeof record->updated_at);
	record->memory_total = number_of(object, "memory_total_bytes");
	record->memory_processed = number_of(object, "memory_processed_bytes");
	record->memory_remaining = number_of(object, "memory_remaining_bytes");
	record->disk_total = number_of(object, "disk_total_bytes");
	record->disk_processed = number_of(object, "disk_processed_bytes");
	record->disk_remaining = number_of(object, "disk_remaining_bytes");
}

/* The order of the list differs between versions, so it is not relied on. */
bool answer_record(const json_t *root, long id, long after, struct record *record)
{
	const json_t *list = json_object_get(root, "migrations");
	const json_t *found = NULL;
	size_t index;
	json_t *object;

	json_array_foreach(list, index, object)
	{
		long own = (long)json_integer_value(json_object_get(object, "id"));
		long best = (long)json_integer_value(json_object_get(found, "id"));

		if (id > 0 ? own == id : own > after && (!found || own < best))
			found = object;
	}
	if (found)
		take_record(found, record);
	return found != NULL;
}

long answer_last_record(const json_t *root)
{
	const json_t *list = json_object_get(root, "migrations");
	long last = 0;
	size_t index;
	json_t *object;

	json_array_foreach(list, index, object)
	{
		long own = (long)json_integer_value(json_object_get(object, "id"));

		last = own > last ? own : last;
	}
	return last;
}

bool answer_compute_at(const json_t *root, size_t index, struct compute *compute)
{
	const json_t *object = json_array_get(json_object_get(root, "services"), index);

	text_of(object, "host", compute->host, sizeof compute->host);
	text_of(object, "state", compute->state, sizeof compute->state);
	text_of(object, "status", compute->status, sizeof compute->status);
	text_of(object, "disabled_reason", compute->disabled_reason,
		sizeof compute->disabled_reason);
	return object != NULL;
}

/* How well others reach a guest by it: a floating address is there for them. 0: not at all. */
static int worth(const char *address, const char *type)
{
	unsigned char bytes[sizeof(struct in6_addr)];
	bool four = inet_pton(AF_INET, address, bytes) == 1;

	if (!four && inet_pton(AF_INET6, address, bytes) != 1)
		return 0;
	return (strcmp(type, "floating") == 0 ? 3 : 1) + four;
}

/* The address if it is worth more than `best`; what it is worth then, or best. */
static int take_better(const json_t *one, int best, char *address, size_t size)
{
	char text[64];
	char type[16];
	int now;

	text_of(one, "addr", text, sizeof text);
	text_of(one, "OS-EXT-IPS:type", type, sizeof type);
	now = worth(text, type);
	if (now <= best || strlen(text) >= size)
		return best;
	memcpy(address, text, strlen(text) + 1);
	return now;
}

const char *answer_address(const json_t *root, char *address, size_t size)
{
	json_t *networks = json_object_get(json_object_get(root, "server"), "addresses");
	const char *name;
	json_t *network;
	int best = 0;

	json_object_foreach(networks, name, network)
	{
		for (size_t i = 0; i < json_array_size(network); i++)
			best = take_better(json_array_get(network, i), best, address, size);
	}
	return best == 0 ? NULL : best > 2 ? "floating" : "fixed";
}

/* Nova has the newest first. */
bool answer_step_at(const json_t *root, size_t index, struct step *step)
{
	const json_t *list = json_object_get(json_object_get(root, "instanceAction"), "events");
	size_t count = json_array_size(list);
	const json_t *object = index < count ? json_array_get(list, count - 1 - index) : NULL;

	text_of(object, "event", step->event, sizeof step->event);
	text_of(object, "host", step->host, sizeof step->host);
	text_of(object, "start_time", step->start, sizeof step->start);
	text_of(object, "finish_time", step->finish, sizeof step->finish);
	text_of(object, "result", step->result, sizeof step->result);
	text_of(object, "details", step->details, sizeof step->details);
	one_line(step->details);
	return object != NULL;
}

/* ---- what is left behind ---- */

/* A UUID, or what else may stand in a path as it is. */
static void id_of(const json_t *object, const char *key, char id[37])
{
	text_of(object, key, id, 37);
	if (id[strspn(id, "0123456789abcdefABCDEF-")] != '\0')
		id[0] = '\0';
}

bool answer_port_at(const json_t *root, size_t index, char id[37])
{
	const json_t *object = json_array_get(json_object_get(root, "ports"), index);

	id_of(object, "id", id);
	return object != NULL;
}

bool answer_binding_at(const json_t *root, size_t index, struct binding *binding)
{
	const json_t *object = json_array_get(json_object_get(root, "bindings"), index);

	text_of(object, "host", binding->host, sizeof binding->host);
	text_of(object, "status", binding->status, sizeof binding->status);
	return object != NULL;
}

bool answer_migration_at(const json_t *root, size_t index, struct migration *migration)
{
	const json_t *object = json_array_get(json_object_get(root, "migrations"), index);

	id_of(object, "uuid", migration->uuid);
	text_of(object, "status", migration->status, sizeof migration->status);
	return object != NULL;
}

bool answer_has_allocations(const json_t *root)
{
	return json_object_size(json_object_get(root, "allocations")) > 0;
}
