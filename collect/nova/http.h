/*
 * http.h — one request over HTTP and its answer, by libcurl.
 *
 * What the status means is the caller's business. A request is sent once: nothing is repeated here,
 * no redirection is followed. Connections are kept and used again; requests of several threads go
 * out side by side.
 */
#ifndef MIGSTAT_COLLECT_NOVA_HTTP_H
#define MIGSTAT_COLLECT_NOVA_HTTP_H

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

struct http; /* the connections */

/* How servers are trusted, and what they are shown; texts are borrowed, NULL = none. */
struct http_trust {
	const char *ca_file, *certificate, *key;
	bool verify;
};

struct http_request {
	const char *method, *url;
	const char *const *headers; /* "Name: value", ended by NULL */
	const char *body;           /* JSON; NULL = none */
};

/* Free with http_answer_free. */
struct http_answer {
	long status; /* 0 = nobody answered: the error tells */
	bool sent;   /* the request may have reached the server */
	char *body;  /* ended by a zero byte; NULL = empty */
	size_t length;
	char *token;         /* X-Subject-Token; NULL = none */
	char request_id[64]; /* X-Compute-Request-Id; "" = none */
	double retry_after;  /* seconds; NaN = not said */
};

/* NULL with *err. */
struct http *http_open(const struct http_trust *trust, struct error *err);
void http_close(struct http *http);

/* False with *err if no whole answer came: no connection, a certificate that is not trusted, an
 * answer that breaks off or takes longer than a minute. */
bool http_send(struct http *http, const struct http_request *request, struct http_answer *answer,
	       struct error *err);

void http_answer_free(struct http_answer *answer);

#endif
