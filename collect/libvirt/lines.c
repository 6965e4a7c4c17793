/*
 * lines.c — connections for migration calls.
 *
 * A call keeps a connection busy until the migration is over, and a daemon answers only a few
 * requests of one connection at a time (max_client_requests, 5 by default). So every call under
 * way has a connection of its own; looks and samples never wait behind one. They are kept and
 * used again, because opening one can take a second (ssh).
 */
#include "inside.h"

#include <libvirt/virterror.h>
#include <stdlib.h>
#include <string.h>

/* A free line to that side, or a new one without a connection; reserved for the VM. */
static struct libvirt_line *reserve(struct libvirt_driver *driver, enum side side, const char *vm)
{
	struct libvirt_line *line;

	pthread_mutex_lock(&driver->lock);
	line = driver->lines;
	while (line && (line->vm || line->side != side))
		line = line->next;
	if (!line && (line = calloc(1, sizeof *line))) {
		line->side = side;
		line->next = driver->lines;
		driver->lines = line;
	}
	if (line)
		line->vm = strdup(vm);
	pthread_mutex_unlock(&driver->lock);
	return line && line->vm ? line : NULL;
}

static bool open_line(struct libvirt_line *line, const struct libvirt_host *host, struct error *err)
{
	struct error why = { 0 };

	if (line->connection && virConnectIsAlive(line->connection) == 1)
		return true;
	if (line->connection)
		virConnectClose(line->connection);
	line->connection = libvirt_dial(host->uri, host->driver->answer_seconds, &why);
	return line->connection || error_set(err, "%s: %s", host->uri, why.text);
}

struct libvirt_line *libvirt_line_take(struct libvirt_driver *driver, enum side side,
				       const char *vm, struct error *err)
{
	struct libvirt_line *line = reserve(driver, side, vm);

	if (!line) {
		error_memory(err);
		return NULL;
	}
	line->limit_before = 0;
	if (open_line(line, &driver->host[side], err))
		return line;
	libvirt_lines_give(driver, vm);
	return NULL;
}

struct libvirt_line *libvirt_line_of(struct libvirt_driver *driver, enum side side, const char *vm)
{
	struct libvirt_line *line;

	pthread_mutex_lock(&driver->lock);
	line = driver->lines;
	while (line && (line->side != side || !line->vm || strcmp(line->vm, vm) != 0))
		line = line->next;
	pthread_mutex_unlock(&driver->lock);
	return line;
}

void libvirt_lines_give(struct libvirt_driver *driver, const char *vm)
{
	pthread_mutex_lock(&driver->lock);
	for (struct libvirt_line *line = driver->lines; line; line = line->next)
		if (line->vm && strcmp(line->vm, vm) == 0) {
			free(line->vm);
			line->vm = NULL;
		}
	pthread_mutex_unlock(&driver->lock);
}

void libvirt_lines_close(struct libvirt_driver *driver)
{
	while (driver->lines) {
		struct libvirt_line *line = driver->lines;

		driver->lines = line->next;
		if (line->connection)
			virConnectClose(line->connection);
		free(line->vm);
		free(line);
	}
}
