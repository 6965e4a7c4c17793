/*
 * asking.h — one request in all its tries: again with a new token after a 401, and again, later,
 * where retry.h says so and the method allows it. No error names a secret.
 */
#ifndef MIGSTAT_COLLECT_NOVA_ASKING_H
#define MIGSTAT_COLLECT_NOVA_ASKING_H

#include "cloud.h"
#include "http.h"
#include "tokens.h"

#include "datasets/error.h"

#include <stdbool.h>

/* With what is asked; all borrowed. */
struct asker {
	const struct cloud *cloud;
	struct http *http;
	struct tokens *tokens;
	bool up; /* it has answered: what fails now may be repeated */
};

struct asking {
	enum cloud_service service;
	const char *method, *path;
	int minor;   /* of Nova's */
	char *body;  /* NULL = none */
	char *token; /* while it is asked */
};

/* The last answer, to be freed whatever the result. False with *err at anything but 2xx, and where
 * no whole answer came. */
bool asking_carry_out(const struct asker *asker, struct asking *asking, struct http_answer *answer,
		      struct error *err);

#endif
