/*
 * client.h — asks Nova's API: logs in and again when the token has run out, repeats what may be
 * repeated, puts into words what went wrong.
 *
 * A GET is repeated: once after a 401 with a new token; after 429, 502, 503, 504 and where no whole
 * answer came, a few times, later each time or when Retry-After says so; so is a PUT. A DELETE only
 * after a 401, which has done nothing. A POST never: what became of it must be looked at. Safe from
 * any thread. No error names a secret.
 */
#ifndef MIGSTAT_COLLECT_NOVA_CLIENT_H
#define MIGSTAT_COLLECT_NOVA_CLIENT_H

#include "cloud.h"
#include "identity.h"

#include "datasets/error.h"

#include <jansson.h>
#include <stdbool.h>

struct client;

/* What is known of a request's fate. */
struct client_said {
	long status;         /* HTTP's; 0 = no whole answer came */
	bool sent;           /* the server may have got it */
	char request_id[64]; /* under which Nova keeps its steps; "" = not told */
};

/* The last microversion that is used for everything, Ocata's last; reasons need a newer one. */
enum { NOVA_MINOR = 42, NOVA_MINOR_LEAST = 25, NOVA_MINOR_DETAILS = 84 };

/* Logs in and asks which versions the API has. Takes the cloud over, also where it fails. NULL with
 * *err. */
struct client *client_open(struct cloud *cloud, struct error *err);
void client_close(struct client *client);

/* The newest microversion (2.N) that the API has. */
int client_newest(const struct client *client);
/* The one that is used: at most NOVA_MINOR. */
int client_minor(const struct client *client);
const char *client_url(const struct client *client);
const struct cloud *client_cloud(const struct client *client);

/* The answer to GET path ("/servers/detail?..."), new reference; NULL with *err. said may be NULL.
 */
json_t *client_get(struct client *client, const char *path, int minor, struct client_said *said,
		   struct error *err);

/* The same of another service than Nova. NULL with *err also where the cloud has none. */
json_t *client_get_of(struct client *client, enum cloud_service service, const char *path,
		      struct error *err);

/* Where it is; NULL: the cloud has none. */
const char *client_url_of(const struct client *client, enum cloud_service service);

/* POST with that body, which is kept. True at a status of 2xx. */
bool client_post(struct client *client, const char *path, const json_t *body,
		 struct client_said *said, struct error *err);

/* PUT, which may be done twice: repeated as a GET is. True at a status of 2xx. */
bool client_put(struct client *client, const char *path, const json_t *body, struct error *err);

bool client_delete(struct client *client, const char *path, struct client_said *said,
		   struct error *err);

/* The text as it stands in a query, to be freed; NULL without memory. */
char *client_escape(const char *text);

#endif
