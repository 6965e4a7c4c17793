/* servers.c — finds the VMs that the user's names stand for. */
#include "inside.h"

#include "datasets/array.h"
#include "datasets/characters.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* More pages than that are no list that ends. */
enum { PAGES_MOST = 1000 };

/* What is looked for, and what has been found of it. */
struct search {
	struct nova_driver *driver;
	const char *name; /* a name, or a pattern */
	bool pattern;
	enum side side; /* on whose host */
	struct server *found;
	size_t count, capacity;
};

static bool is_id(const char *text)
{
	size_t length = strlen(text);

	for (size_t i = 0; i < length; i++)
		if (i == 8 || i == 13 || i == 18 || i == 23 ? text[i] != '-'
							    : !isxdigit((unsigned char)text[i]))
			return false;
	return length == 36;
}

static bool take_page(struct search *search, const json_t *root, struct error *err)
{
	struct server server;

	for (size_t i = 0; answer_servers_at(root, i, &server, err); i++) {
		if (search->pattern && !nova_is_on(search->driver, search->side, server.host))
			continue;
		if (search->pattern ? fnmatch(search->name, server.name, 0) != 0
				    : strcmp(search->name, server.name) != 0)
			continue;
		if (!array_grow(&search->found, &search->capacity, search->count,
				sizeof *search->found))
			return error_memory(err);
		search->found[search->count++] = server;
	}
	return err->text[0] == '\0';
}

/* All pages from that path on. */
static bool take_pages(struct search *search, const char *first, struct error *err)
{
	struct client *client = search->driver->client;
	char *path = strdup(first);
	bool good = true;

	for (int page = 0; good && path && page < PAGES_MOST; page++) {
		json_t *root = client_get(client, path, client_minor(client), NULL, err);
		const char *next = root ? answer_next_page(root) : NULL;

		free(path);
		good = root && take_page(search, root, err);
		path = next ? strdup(next) : NULL;
		json_decref(root);
	}
	free(path);
	return good;
}

/* The name as a regular expression that means itself, which is what Nova's filter wants. */
static char *expression_of(const char *name)
{
	char *text = malloc(2 * strlen(name) + 3);
	char *end = text;

	if (!text)
		return NULL;
	*end++ = '^';
	for (; *name; name++) {
		if (strchr("\\.[]{}()*+?^$|", *name))
			*end++ = '\\';
		*end++ = *name;
	}
	*end++ = '$';
	*end = '\0';
	return text;
}

/* A name may stand on any host; a pattern takes what stands on the side's, which may be any. */
static bool ask_for(struct search *search, struct error *err)
{
	const char *host = search->driver->host[search->side];
	char *plain = !search->pattern ? expression_of(search->name) : strdup(host ? host : "");
	char *escaped = plain ? client_escape(plain) : NULL;
	char *path = NULL;
	bool good;

	if (escaped && asprintf(&path, "/servers/detail?all_tenants=1%s%s",
				!search->pattern ? "&name="
				: host           ? "&host="
						 : "",
				escaped) < 0)
		path = NULL;
	good = path ? take_pages(search, path, err) : error_memory(err);
	free(plain);
	free(escaped);
	free(path);
	return good;
}

bool nova_list(struct nova_driver *driver, enum side side, struct server **list, size_t *count,
	       struct error *err)
{
	struct search search = { .driver = driver, .name = "*", .pattern = true, .side = side };
	bool good = ask_for(&search, err);

	*list = search.found;
	*count = search.count;
	return good;
}

static bool ask_by_id(struct search *search, struct error *err)
{
	struct nova_server server = { 0 };
	struct server answer;

	snprintf(server.id, sizeof server.id, "%s", search->name);
	if (!nova_ask_server(search->driver, &server, &answer, NULL, err))
		return false;
	if (!array_grow(&search->found, &search->capacity, search->count, sizeof *search->found))
		return error_memory(err);
	search->found[search->count++] = answer;
	return true;
}

static bool check_found(const struct search *search, struct error *err)
{
	const char *name = search->name;

	if (search->count == 0 && search->pattern)
		return error_set(err, "VM '%s': no server on host '%s' has such a name", name,
				 search->driver->host[SIDE_A]);
	if (search->count == 0)
		return error_set(err, "VM '%s': the cloud has no server of that name", name);
	return search->pattern || search->count == 1 ||
	       error_set(err, "VM '%s': %zu servers have that name; give the id of one, such as %s",
			 name, search->count, search->found[0].id);
}

static bool has_name(const struct nova_driver *driver, const char *name)
{
	for (size_t i = 0; i < driver->count; i++)
		if (strcmp(driver->servers[i].name, name) == 0)
			return true;
	return false;
}

static bool has_id(const struct nova_driver *driver, const char *id)
{
	for (size_t i = 0; i < driver->count; i++)
		if (strcmp(driver->servers[i].id, id) == 0)
			return true;
	return false;
}

/* In the run it has its name, or where another one has that already, its id. */
static bool keep(struct nova_driver *driver, const struct server *server, const char *name,
		 struct error *err)
{
	struct nova_server *kept;

	if (has_id(driver, server->id))
		return error_set(err, "VM '%s' (%s) is there twice", server->name, server->id);
	if (!name)
		name = text_is_plain(server->name) && !has_name(driver, server->name) &&
				       server->name[0]
			       ? server->name
			       : server->id;
	if (!array_grow(&driver->servers, &driver->capacity, driver->count,
			sizeof *driver->servers))
		return error_memory(err);
	kept = &driver->servers[driver->count++];
	*kept = (struct nova_server){ .name = strdup(name),
				      .instance = strdup(server->instance_name) };
	memcpy(kept->id, server->id, sizeof kept->id);
	return (kept->name && kept->instance) || error_memory(err);
}

/* One VM of the user's, which may be several of the cloud's, into found. */
static bool find_one(struct nova_driver *driver, const struct vm *vm, struct vms *found,
		     struct error *err)
{
	bool known = vm->uuid[0] != '\0'; /* a run that goes on has found it before */
	struct search search = { .driver = driver, .name = known ? vm->uuid : vm->name };
	const char *address = vm->no_address ? "none" : vm->address;
	bool good;

	search.pattern = !known && strpbrk(vm->name, "*?[") != NULL;
	good = (known || is_id(vm->name) ? ask_by_id(&search, err) : ask_for(&search, err)) &&
	       check_found(&search, err);
	if (good && vm->address && search.count > 1)
		good = error_set(err, "VM '%s': an address belongs to one VM, and there are %zu",
				 vm->name, search.count);
	for (size_t i = 0; good && i < search.count; i++) {
		char *text = NULL;

		/* one that fits several patterns is taken once */
		if (search.pattern && has_id(driver, search.found[i].id))
			continue;
		good = keep(driver, &search.found[i], known ? vm->name : NULL, err);
		if (good && asprintf(&text, "%s%s%s", driver->servers[driver->count - 1].name,
				     address ? "=" : "", address ? address : "") < 0)
			text = NULL;
		good = good && (text ? vms_add(found, text, err) : error_memory(err));
		if (good)
			memcpy(found->at[found->count - 1].uuid, search.found[i].id,
			       sizeof found->at->uuid);
		free(text);
	}
	free(search.found);
	return good;
}

bool nova_find(struct driver *base, struct vms *vms, struct error *err)
{
	struct nova_driver *driver = nova_self(base);
	struct vms found = { 0 };

	for (size_t i = 0; i < vms->count; i++)
		if (!find_one(driver, &vms->at[i], &found, err)) {
			vms_free(&found);
			return false;
		}
	vms_free(vms);
	*vms = found;
	/* only now is it known whose events these are */
	return !driver->libvirt[SIDE_A] ||
	       nova_reach_hosts(driver, (const char *const *)driver->libvirt, err);
}

struct nova_server *nova_server_of(struct nova_driver *driver, const char *vm)
{
	for (size_t i = 0; i < driver->count; i++)
		if (strcmp(driver->servers[i].name, vm) == 0)
			return &driver->servers[i];
	return NULL;
}

bool nova_ask_server(struct nova_driver *driver, const struct nova_server *server,
		     struct server *answer, struct client_said *said, struct error *err)
{
	char path[64];
	json_t *root;
	bool good;

	snprintf(path, sizeof path, "/servers/%s", server->id);
	root = client_get(driver->client, path, client_minor(driver->client), said, err);
	good = root && answer_server(root, answer, err);
	json_decref(root);
	return good;
}
