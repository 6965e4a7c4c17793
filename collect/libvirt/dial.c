/* dial.c — a new connection to a daemon, which may never answer. */
#include "inside.h"

#include "collect/patience/patience.h"

#include <libvirt/virterror.h>
#include <stdlib.h>
#include <string.h>

/* Seconds between keep-alive messages and how many may go unanswered: a dead daemon or network is
 * noticed after about 15 s, once there is a connection. */
enum { KEEPALIVE_SECONDS = 5, KEEPALIVE_COUNT = 3 };

/* What a thread needs that nobody may wait for any more. */
struct dial {
	char *uri;
	virConnectPtr connection;
	struct error error;
};

static void dial(void *closure)
{
	struct dial *dial = closure;

	dial->connection = virConnectOpen(dial->uri);
	/* not every transport has keep-alive; without it a dead network is noticed later */
	if (dial->connection)
		virConnectSetKeepAlive(dial->connection, KEEPALIVE_SECONDS, KEEPALIVE_COUNT);
	else
		error_set(&dial->error, "%s", virGetLastErrorMessage());
}

static void forget(void *closure)
{
	struct dial *dial = closure;

	free(dial->uri);
	free(dial);
}

static void hang_up(void *closure)
{
	struct dial *dial = closure;

	if (dial->connection)
		virConnectClose(dial->connection);
	forget(dial);
}

virConnectPtr libvirt_dial(const char *uri, double seconds, struct error *err)
{
	struct dial *one = calloc(1, sizeof *one);
	virConnectPtr connection;

	if (!one || !(one->uri = strdup(uri))) {
		free(one);
		error_memory(err);
		return NULL;
	}
	if (!patience_call(dial, hang_up, one, seconds)) {
		error_set(err, "no answer within %g s", seconds);
		return NULL;
	}
	connection = one->connection;
	if (!connection)
		error_set(err, "%s", one->error.text);
	forget(one);
	return connection;
}
