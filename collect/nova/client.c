/* client.c — asks Nova's API. */
#include "client.h"

#include "answers.h"
#include "http.h"
#include "identity.h"

#include "datasets/clock.h"

#include <curl/curl.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A GET is tried so often, with 0.5, 1, 2 and 4 s between; a server that names a longer time gets
 * it, up to a minute. */
enum { TRIES = 5 };
#define FIRST_WAIT_SECONDS   0.5
#define LONGEST_WAIT_SECONDS 60.0

/* A token is renewed this long before its end, so that none runs out between two requests. */
#define RENEW_SECONDS 60.0

struct client {
	struct cloud cloud;
	struct http *http;
	char *auth_url, *url;
	int newest;
	bool up;              /* it has answered: what fails now may be repeated */
	pthread_mutex_t lock; /* guards what follows */
	char *token;
	double renew_seconds; /* on collect's clock */
};

/* One request in all its tries. */
struct asking {
	const char *method, *path;
	int minor;
	char *body; /* NULL = none */
	char *token;
};

static bool may_repeat(const struct asking *asking)
{
	return strcmp(asking->method, "GET") == 0;
}

/* ---- words ---- */

static bool complain(const struct client *client, const struct asking *asking,
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
	cloud_hide(&client->cloud, why.text);
	return error_set(err, "%s", why.text);
}

/* A failure of the transport, without what is secret. */
static bool pass_on(const struct client *client, struct error *why, struct error *err)
{
	cloud_hide(&client->cloud, why->text);
	return error_set(err, "%s", why->text);
}

/* ---- tokens ---- */

static bool refuse_log_in(struct client *client, const struct http_answer *answer,
			  struct error *err)
{
	char message[512];
	struct error why = { 0 };

	answer_message(answer->body, answer->length, message, sizeof message);
	error_set(&why, "%s: the log-in is refused: %ld%s%s", client->auth_url, answer->status,
		  message[0] ? ": " : "", message);
	return pass_on(client, &why, err);
}

/* The lock is held, or nobody else is there yet. */
static bool take_token(struct client *client, struct http_answer *answer, struct error *err)
{
	struct identity identity;
	bool good;

	if (answer->status != 201 || !answer->token)
		return refuse_log_in(client, answer, err);
	good = identity_take(&identity, &client->cloud, answer->body, answer->length, err);
	if (good) {
		client->token = answer->token;
		answer->token = NULL;
		client->renew_seconds =
			clock_seconds() + fmax(identity.lifetime_seconds - RENEW_SECONDS,
					       identity.lifetime_seconds / 2);
		if (!client->url) {
			client->url = identity.compute_url;
			identity.compute_url = NULL;
		}
	}
	identity_free(&identity);
	return good;
}

/* How long to wait before the next try; negative: it is no use. */
static double wait_before(const struct http_answer *answer, int tries)
{
	bool busy = answer->status == 429 || (answer->status >= 502 && answer->status <= 504);

	if (tries >= TRIES || (answer->status != 0 && !busy))
		return -1;
	return fmin(LONGEST_WAIT_SECONDS,
		    fmax(ldexp(FIRST_WAIT_SECONDS, tries - 1),
			 isnan(answer->retry_after) ? 0 : answer->retry_after));
}

static void pause_for(double seconds)
{
	clock_sleep_until(clock_seconds() + seconds);
}

/* Logging in does nothing that must not be done twice; only a refusal is taken at its word. The
 * lock is held, or nobody else is there yet. */
static bool log_in(struct client *client, struct error *err)
{
	static const char *const headers[] = { "Content-Type: application/json",
					       "Accept: application/json", NULL };
	char *body = identity_body(&client->cloud, err);
	struct http_request request = { "POST", client->auth_url, headers, body };
	struct http_answer answer;
	bool good = false;

	for (int tries = 1; body; tries++) {
		struct error why = { 0 };
		bool answered = http_send(client->http, &request, &answer, &why);
		double wait = client->up || answered ? wait_before(&answer, tries) : -1;

		if (wait < 0) {
			good = answered ? take_token(client, &answer, err)
					: pass_on(client, &why, err);
			http_answer_free(&answer);
			break;
		}
		http_answer_free(&answer);
		pause_for(wait);
	}
	identity_free_body(body);
	return good;
}

static void forget_token(struct client *client)
{
	if (client->token)
		explicit_bzero(client->token, strlen(client->token));
	free(client->token);
	client->token = NULL;
}

/* A copy of the token that is in force, to be freed by drop_token; one that was `refused` is not in
 * force any more. NULL with *err. */
static char *borrow_token(struct client *client, const char *refused, struct error *err)
{
	char *copy = NULL;

	pthread_mutex_lock(&client->lock);
	if (client->token && ((refused && strcmp(refused, client->token) == 0) ||
			      clock_seconds() >= client->renew_seconds))
		forget_token(client);
	if (client->token || log_in(client, err)) {
		copy = strdup(client->token);
		if (!copy)
			error_memory(err);
	}
	pthread_mutex_unlock(&client->lock);
	return copy;
}

static void drop_token(char *token)
{
	if (token)
		explicit_bzero(token, strlen(token));
	free(token);
}

/* ---- requests ---- */

/* One try. False with *err if no whole answer came. */
static bool try_once(struct client *client, const struct asking *asking, struct http_answer *answer,
		     struct error *err)
{
	char version[64];
	char *token = NULL;
	char *url = NULL;
	bool good = false;

	*answer = (struct http_answer){ .retry_after = NAN };
	snprintf(version, sizeof version, "OpenStack-API-Version: compute 2.%d", asking->minor);
	if (asprintf(&token, "X-Auth-Token: %s", asking->token) < 0)
		token = NULL;
	if (asprintf(&url, "%s%s", client->url, asking->path) < 0)
		url = NULL;
	if (token && url) {
		const char *const headers[] = { "Accept: application/json",
						"Content-Type: application/json", version, token,
						NULL };
		const struct http_request request = { asking->method, url, headers, asking->body };

		good = http_send(client->http, &request, answer, err);
	} else {
		error_memory(err);
	}
	drop_token(token);
	free(url);
	return good;
}

/* Whether the answer asks for another token, and there is one. */
static bool renewed(struct client *client, struct asking *asking, const struct http_answer *answer)
{
	struct error ignored = { 0 };
	char *token;

	if (answer->status != 401 || strcmp(asking->method, "POST") == 0)
		return false;
	token = borrow_token(client, asking->token, &ignored);
	if (!token)
		return false;
	drop_token(asking->token);
	asking->token = token;
	return true;
}

/* All tries; the last answer. False with *err at anything but 2xx. */
static bool ask(struct client *client, struct asking *asking, struct http_answer *answer,
		struct error *err)
{
	bool renewed_once = false;

	for (int tries = 1;; tries++) {
		struct error why = { 0 };
		bool answered = try_once(client, asking, answer, &why);
		double wait;

		if (answered && answer->status / 100 == 2)
			return true;
		if (answered && !renewed_once && renewed(client, asking, answer)) {
			renewed_once = true;
			http_answer_free(answer);
			continue;
		}
		wait = may_repeat(asking) && (client->up || answered) ? wait_before(answer, tries)
								      : -1;
		if (wait < 0)
			return answered ? complain(client, asking, answer, err)
					: pass_on(client, &why, err);
		http_answer_free(answer);
		pause_for(wait);
	}
}

static void keep_said(struct client_said *said, const struct http_answer *answer)
{
	if (!said)
		return;
	said->status = answer->status;
	said->sent = answer->sent;
	memcpy(said->request_id, answer->request_id, sizeof said->request_id);
}

/* The answer's body as JSON where one is wanted (else NULL), new reference. */
static bool carry_out(struct client *client, struct asking *asking, json_t **root,
		      struct client_said *said, struct error *err)
{
	struct http_answer answer = { .retry_after = NAN };
	bool good = false;

	if (said)
		*said = (struct client_said){ 0 };
	asking->token = borrow_token(client, NULL, err);
	if (asking->token)
		good = ask(client, asking, &answer, err);
	drop_token(asking->token);
	keep_said(said, &answer);
	if (good && root) {
		*root = json_loadb(answer.body ? answer.body : "", answer.length, 0, NULL);
		good = *root ||
		       error_set(err, "%s %s: the answer is no JSON", asking->method, asking->path);
	}
	http_answer_free(&answer);
	return good;
}

json_t *client_get(struct client *client, const char *path, int minor, struct client_said *said,
		   struct error *err)
{
	struct asking asking = { .method = "GET", .path = path, .minor = minor };
	json_t *root = NULL;

	carry_out(client, &asking, &root, said, err);
	return root;
}

bool client_post(struct client *client, const char *path, const json_t *body,
		 struct client_said *said, struct error *err)
{
	struct asking asking = { .method = "POST",
				 .path = path,
				 .minor = client_minor(client),
				 .body = json_dumps(body, JSON_COMPACT) };
	bool good = asking.body ? carry_out(client, &asking, NULL, said, err) : error_memory(err);

	free(asking.body);
	return good;
}

bool client_delete(struct client *client, const char *path, struct client_said *said,
		   struct error *err)
{
	struct asking asking = { .method = "DELETE", .path = path, .minor = client_minor(client) };

	return carry_out(client, &asking, NULL, said, err);
}

char *client_escape(const char *text)
{
	char *escaped = curl_easy_escape(NULL, text, 0);
	char *copy = escaped ? strdup(escaped) : NULL;

	curl_free(escaped);
	return copy;
}

/* ---- opening ---- */

/* A catalogue may name the project at the URL's end, where no version is told. */
static char *version_url(const struct client *client)
{
	const char *version = strstr(client->url, "/v2");
	const char *end = version ? strchr(version + 1, '/') : NULL;
	char *url = NULL;

	if (asprintf(&url, "%.*s/", (int)(end ? end - client->url : (long)strlen(client->url)),
		     client->url) < 0)
		return NULL;
	return url;
}

static bool check_version(struct client *client, int oldest, int newest, struct error *err)
{
	client->newest = newest;
	if (newest >= NOVA_MINOR_LEAST && oldest <= NOVA_MINOR)
		return true;
	return error_set(err,
			 "%s: this API has the versions 2.%d to 2.%d; migstat speaks 2.%d to 2.%d "
			 "(OpenStack from Mitaka on)",
			 client->url, oldest, newest, NOVA_MINOR_LEAST, NOVA_MINOR);
}

static bool ask_version(struct client *client, struct error *err)
{
	static const char *const headers[] = { "Accept: application/json", NULL };
	char *url = version_url(client);
	const struct http_request request = { "GET", url, headers, NULL };
	struct http_answer answer = { .retry_after = NAN };
	int oldest;
	int newest;
	bool good = url ? http_send(client->http, &request, &answer, err) : error_memory(err);

	if (good)
		good = answer_version(answer.body, answer.length, &oldest, &newest)
			       ? check_version(client, oldest, newest, err)
			       : error_set(err, "%s: %ld: no version of the compute API is told",
					   url, answer.status);
	http_answer_free(&answer);
	free(url);
	return good;
}

struct client *client_open(struct cloud *cloud, struct error *err)
{
	struct client *client = calloc(1, sizeof *client);
	const struct http_trust trust = { cloud->text[CLOUD_CACERT], cloud->text[CLOUD_CERT],
					  cloud->text[CLOUD_KEY], cloud->verify };

	if (!client) {
		cloud_free(cloud);
		error_memory(err);
		return NULL;
	}
	client->cloud = *cloud;
	*cloud = (struct cloud){ 0 };
	pthread_mutex_init(&client->lock, NULL);
	client->http = http_open(&trust, err);
	client->auth_url = client->http ? identity_url(&client->cloud, err) : NULL;
	if (client->auth_url && log_in(client, err) && ask_version(client, err)) {
		client->up = true;
		return client;
	}
	client_close(client);
	return NULL;
}

void client_close(struct client *client)
{
	if (!client)
		return;
	forget_token(client);
	http_close(client->http);
	free(client->auth_url);
	free(client->url);
	cloud_free(&client->cloud);
	pthread_mutex_destroy(&client->lock);
	free(client);
}

int client_newest(const struct client *client)
{
	return client->newest;
}

int client_minor(const struct client *client)
{
	return client->newest < NOVA_MINOR ? client->newest : NOVA_MINOR;
}

const char *client_url(const struct client *client)
{
	return client->url;
}

const struct cloud *client_cloud(const struct client *client)
{
	return &client->cloud;
}
