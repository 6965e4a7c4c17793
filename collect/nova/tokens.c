/* tokens.c — the token with which requests go out. */
#include "tokens.h"

#include "answers.h"
#include "retry.h"

#include "datasets/clock.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* A token is renewed this long before its end, so that none runs out between two requests. */
#define RENEW_SECONDS 60.0

struct tokens {
	const struct cloud *cloud;
	struct http *http;
	char *auth_url;
	char *url[SERVICES];
	bool up;              /* it has answered: what fails now may be repeated */
	pthread_mutex_t lock; /* guards what follows */
	char *token;
	double renew_seconds; /* on collect's clock */
};

void tokens_drop(char *token)
{
	if (token)
		explicit_bzero(token, strlen(token));
	free(token);
}

static void forget(struct tokens *tokens)
{
	tokens_drop(tokens->token);
	tokens->token = NULL;
}

/* ---- logging in ---- */

/* A failure of the transport, without what is secret. */
static bool pass_on(const struct tokens *tokens, struct error *why, struct error *err)
{
	cloud_hide(tokens->cloud, why->text);
	return error_set(err, "%s", why->text);
}

static bool refuse(const struct tokens *tokens, const struct http_answer *answer, struct error *err)
{
	char message[512];
	struct error why = { 0 };

	answer_message(answer->body, answer->length, message, sizeof message);
	error_set(&why, "%s: the log-in is refused: %ld%s%s", tokens->auth_url, answer->status,
		  message[0] ? ": " : "", message);
	return pass_on(tokens, &why, err);
}

/* The lock is held, or nobody else is there yet. */
static bool take(struct tokens *tokens, struct http_answer *answer, struct error *err)
{
	struct identity identity;
	bool good;

	if (answer->status != 201 || !answer->token)
		return refuse(tokens, answer, err);
	good = identity_take(&identity, tokens->cloud, answer->body, answer->length, err);
	if (good) {
		tokens->token = answer->token;
		answer->token = NULL;
		tokens->renew_seconds =
			clock_seconds() + fmax(identity.lifetime_seconds - RENEW_SECONDS,
					       identity.lifetime_seconds / 2);
		for (unsigned i = 0; !tokens->up && i < SERVICES; i++) {
			tokens->url[i] = identity.url[i];
			identity.url[i] = NULL;
		}
	}
	identity_free(&identity);
	return good;
}

/* The lock is held, or nobody else is there yet. */
static bool log_in(struct tokens *tokens, struct error *err)
{
	static const char *const headers[] = { "Content-Type: application/json",
					       "Accept: application/json", NULL };
	char *body = identity_body(tokens->cloud, err);
	struct http_request request = { "POST", tokens->auth_url, headers, body };
	struct http_answer answer;
	bool good = false;

	for (int tries = 1; body; tries++) {
		struct error why = { 0 };
		bool answered = http_send(tokens->http, &request, &answer, &why);
		double wait = tokens->up || answered ? retry_wait(&answer, tries) : -1;

		if (wait < 0) {
			good = answered ? take(tokens, &answer, err) : pass_on(tokens, &why, err);
			http_answer_free(&answer);
			break;
		}
		http_answer_free(&answer);
		retry_pause(wait);
	}
	identity_free_body(body);
	return good;
}

/* ---- the tokens ---- */

char *tokens_borrow(struct tokens *tokens, const char *refused, struct error *err)
{
	char *copy = NULL;

	pthread_mutex_lock(&tokens->lock);
	if (tokens->token && ((refused && strcmp(refused, tokens->token) == 0) ||
			      clock_seconds() >= tokens->renew_seconds))
		forget(tokens);
	if (tokens->token || log_in(tokens, err)) {
		copy = strdup(tokens->token);
		if (!copy)
			error_memory(err);
	}
	pthread_mutex_unlock(&tokens->lock);
	return copy;
}

const char *tokens_url(const struct tokens *tokens, enum cloud_service service)
{
	return tokens->url[service];
}

struct tokens *tokens_open(const struct cloud *cloud, struct http *http, struct error *err)
{
	struct tokens *tokens = calloc(1, sizeof *tokens);

	if (!tokens) {
		error_memory(err);
		return NULL;
	}
	tokens->cloud = cloud;
	tokens->http = http;
	pthread_mutex_init(&tokens->lock, NULL);
	tokens->auth_url = identity_url(cloud, err);
	tokens->up = tokens->auth_url && log_in(tokens, err);
	if (tokens->up)
		return tokens;
	tokens_close(tokens);
	return NULL;
}

void tokens_close(struct tokens *tokens)
{
	if (!tokens)
		return;
	forget(tokens);
	free(tokens->auth_url);
	for (unsigned i = 0; i < SERVICES; i++)
		free(tokens->url[i]);
	pthread_mutex_destroy(&tokens->lock);
	free(tokens);
}
