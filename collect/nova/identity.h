/*
 * identity.h — logging in at Keystone v3: what is sent, and what of the answer is taken.
 */
#ifndef MIGSTAT_COLLECT_NOVA_IDENTITY_H
#define MIGSTAT_COLLECT_NOVA_IDENTITY_H

#include "cloud.h"

#include "datasets/error.h"

#include <stdbool.h>

/* The services that are asked: Nova; Neutron and Placement, if they are there. */
enum cloud_service { SERVICE_COMPUTE, SERVICE_NETWORK, SERVICE_PLACEMENT, SERVICES };

/* What a token's body tells. Free with identity_free. */
struct identity {
	double lifetime_seconds; /* from when it was issued; INFINITY = not told */
	char *url[SERVICES];     /* without a slash at its end; NULL = not told, never Nova's */
};

/* AUTH_URL/v3/auth/tokens, to be freed; NULL with *err. */
char *identity_url(const struct cloud *cloud, struct error *err);

/* The request that logs in, as JSON text that holds a secret; free with identity_free_body. NULL
 * with *err that says which setting is missing. */
char *identity_body(const struct cloud *cloud, struct error *err);
void identity_free_body(char *body);

/*
 * Takes the body of the answer. The compute service is the one of the cloud's region and interface
 * (public where none is given). False with *err: no token's body, no compute service there, several
 * regions and none asked for.
 */
bool identity_take(struct identity *identity, const struct cloud *cloud, const char *body,
		   size_t length, struct error *err);

void identity_free(struct identity *identity);

#endif
