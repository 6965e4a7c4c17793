/* asking.c — one request in all its tries, and what went wrong in words. */
#include "asking.h"

#include "answers.h"
#include "retry.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool may_repeat(const struct asking *asking)
{
	return strcmp(asking->method, "GET") == 0 || strcmp(asking->method, "PUT") == 0;
}

/* ---- words ---- */

static bool complain(const struct asker *asker, const struct asking *asking,
		     const struct http_answer *answer, struct error *err)
{
	char message[512];
	struct error why = { 0 };

	answer_message(answer->body, answer->length, message, sizeof message);
	if (answer->status == 403)
		error_set(&why, "it needs the admin role: %s %s: 403: %s", asking->method,
			  asking->path, message);
	else if (answer->status == 401)
		error_set(&why, "the cloud takes the token no more: %s %s: 401: %s", asking->method,
			  asking->path, message);
	else
		error_set(&why, "%s %s: %ld%s%s", asking->method, asking->path, answer->status,
			  message[0] ? ": " : "", message);
	cloud_hide(asker->cloud, why.text);
	return error_set(err, "%s", why.text);
}

/* A failure of the transport, without what is secret. */
static bool pass_on(const struct asker *asker, struct error *why, struct error *err)
{
	cloud_hide(asker->cloud, why->text);
	return error_set(err, "%s", why->text);
}

/* ---- requests ---- */

/* One try. False with *err if no whole answer came. */
static bool try_once(const struct asker *asker, const struct asking *asking,
		     struct http_answer *answer, struct error *err)
{
	char version[64];
	char *token = NULL;
	char *url = NULL;
	bool good = false;

	*answer = (struct http_answer){ .retry_after = NAN };
	snprintf(version, sizeof version, "OpenStack-API-Version: compute 2.%d", asking->minor);
	if (asprintf(&token, "X-Auth-Token: %s", asking->token) < 0)
		token = NULL;
	if (asprintf(&url, "%s%s", tokens_url(asker->tokens, asking->service), asking->path) < 0)
		url = NULL;
	if (token && url) {
		const char *const headers[] = { "Accept: application/json",
						"Content-Type: application/json", token,
						asking->service == SERVICE_COMPUTE ? version : NULL,
						NULL };
		const struct http_request request = { asking->method, url, headers, asking->body };

		good = http_send(asker->http, &request, answer, err);
	} else {
		error_memory(err);
	}
	tokens_drop(token);
	free(url);
	return good;
}

/* Whether the answer asks for another token, and there is one. */
static bool renewed(const struct asker *asker, struct asking *asking,
		    const struct http_answer *answer)
{
	struct error ignored = { 0 };
	char *token;

	if (answer->status != 401 || strcmp(asking->method, "POST") == 0)
		return false;
	token = tokens_borrow(asker->tokens, asking->token, &ignored);
	if (!token)
		return false;
	tokens_drop(asking->token);
	asking->token = token;
	return true;
}

/* With a token in asking already. */
static bool ask(const struct asker *asker, struct asking *asking, struct http_answer *answer,
		struct error *err)
{
	bool renewed_once = false;

	for (int tries = 1;; tries++) {
		struct error why = { 0 };
		bool answered = try_once(asker, asking, answer, &why);
		double wait;

		if (answered && answer->status / 100 == 2)
			return true;
		if (answered && !renewed_once && renewed(asker, asking, answer)) {
			renewed_once = true;
			http_answer_free(answer);
			continue;
		}
		wait = may_repeat(asking) && (asker->up || answered) ? retry_wait(answer, tries)
								     : -1;
		if (wait < 0)
			return answered ? complain(asker, asking, answer, err)
					: pass_on(asker, &why, err);
		http_answer_free(answer);
		retry_pause(wait);
	}
}

bool asking_carry_out(const struct asker *asker, struct asking *asking, struct http_answer *answer,
		      struct error *err)
{
	bool good;

	*answer = (struct http_answer){ .retry_after = NAN };
	asking->token = tokens_borrow(asker->tokens, NULL, err);
	good = asking->token && ask(asker, asking, answer, err);
	tokens_drop(asking->token);
	asking->token = NULL;
	return good;
}
