/* client.c — asks Nova's API. */
#include "client.h"

#include "answers.h"
#include "http.h"
#include "retry.h"
#include "tokens.h"

#include <curl/curl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct client {
	struct cloud cloud;
	struct http *http;
	struct tokens *tokens;
	const char *url; /* of the compute service; the tokens' */
	int newest;
	bool up; /* it has answered: what fails now may be repeated */
};

/* One request in all its tries. */
struct asking {
	enum cloud_service service;
	const char *method, *path;
	int minor;  /* of Nova's */
	char *body; /* NULL = none */
	char *token;
};

static bool may_repeat(const struct asking *asking)
{
	return strcmp(asking->method, "GET") == 0 || strcmp(asking->method, "PUT") == 0;
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
	if (asprintf(&url, "%s%s", tokens_url(client->tokens, asking->service), asking->path) < 0)
		url = NULL;
	if (token && url) {
		const char *const headers[] = { "Accept: application/json",
						"Content-Type: application/json", token,
						asking->service == SERVICE_COMPUTE ? version : NULL,
						NULL };
		const struct http_request request = { asking->method, url, headers, asking->body };

		good = http_send(client->http, &request, answer, err);
	} else {
		error_memory(err);
	}
	tokens_drop(token);
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
	token = tokens_borrow(client->tokens, asking->token, &ignored);
	if (!token)
		return false;
	tokens_drop(asking->token);
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
		wait = may_repeat(asking) && (client->up || answered) ? retry_wait(answer, tries)
								      : -1;
		if (wait < 0)
			return answered ? complain(client, asking, answer, err)
					: pass_on(client, &why, err);
		http_answer_free(answer);
		retry_pause(wait);
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
	asking->token = tokens_borrow(client->tokens, NULL, err);
	if (asking->token)
		good = ask(client, asking, &answer, err);
	tokens_drop(asking->token);
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

json_t *client_get_of(struct client *client, enum cloud_service service, const char *path,
		      struct error *err)
{
	struct asking asking = { .service = service, .method = "GET", .path = path };
	json_t *root = NULL;

	if (tokens_url(client->tokens, service))
		carry_out(client, &asking, &root, NULL, err);
	else
		error_set(err, "the cloud's catalogue has no %s service",
			  service == SERVICE_NETWORK ? "network" : "placement");
	return root;
}

static bool send_body(struct client *client, const char *method, const char *path,
		      const json_t *body, struct client_said *said, struct error *err)
{
	struct asking asking = { .method = method,
				 .path = path,
				 .minor = client_minor(client),
				 .body = json_dumps(body, JSON_COMPACT) };
	bool good = asking.body ? carry_out(client, &asking, NULL, said, err) : error_memory(err);

	free(asking.body);
	return good;
}

bool client_post(struct client *client, const char *path, const json_t *body,
		 struct client_said *said, struct error *err)
{
	return send_body(client, "POST", path, body, said, err);
}

bool client_put(struct client *client, const char *path, const json_t *body, struct error *err)
{
	return send_body(client, "PUT", path, body, NULL, err);
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
	client->http = http_open(&trust, err);
	client->tokens = client->http ? tokens_open(&client->cloud, client->http, err) : NULL;
	client->url = client->tokens ? tokens_url(client->tokens, SERVICE_COMPUTE) : NULL;
	client->up = client->tokens && ask_version(client, err);
	if (client->up)
		return client;
	client_close(client);
	return NULL;
}

void client_close(struct client *client)
{
	if (!client)
		return;
	tokens_close(client->tokens);
	http_close(client->http);
	cloud_free(&client->cloud);
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

const char *client_url_of(const struct client *client, enum cloud_service service)
{
	return tokens_url(client->tokens, service);
}
