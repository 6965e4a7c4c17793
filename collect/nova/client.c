/* client.c — asks Nova's API. */
#include "client.h"

#include "answers.h"
#include "asking.h"

#include <curl/curl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct client {
	struct cloud cloud;
	struct asker asker;
	int newest;
};

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
	struct http_answer answer;
	bool good;

	if (said)
		*said = (struct client_said){ 0 };
	good = asking_carry_out(&client->asker, asking, &answer, err);
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

	if (tokens_url(client->asker.tokens, service))
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
	const char *version = strstr(client_url(client), "/v2");
	const char *end = version ? strchr(version + 1, '/') : NULL;
	char *url = NULL;

	if (asprintf(&url, "%.*s/",
		     (int)(end ? end - client_url(client) : (long)strlen(client_url(client))),
		     client_url(client)) < 0)
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
			 client_url(client), oldest, newest, NOVA_MINOR_LEAST, NOVA_MINOR);
}

static bool ask_version(struct client *client, struct error *err)
{
	static const char *const headers[] = { "Accept: application/json", NULL };
	char *url = version_url(client);
	const struct http_request request = { "GET", url, headers, NULL };
	struct http_answer answer = { .retry_after = NAN };
	int oldest;
	int newest;
	bool good = url ? http_send(client->asker.http, &request, &answer, err) : error_memory(err);

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
	client->asker.cloud = &client->cloud;
	client->asker.http = http_open(&trust, err);
	client->asker.tokens =
		client->asker.http ? tokens_open(&client->cloud, client->asker.http, err) : NULL;
	client->asker.up = client->asker.tokens && ask_version(client, err);
	if (client->asker.up)
		return client;
	client_close(client);
	return NULL;
}

void client_close(struct client *client)
{
	if (!client)
		return;
	tokens_close(client->asker.tokens);
	http_close(client->asker.http);
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
	return client_url_of(client, SERVICE_COMPUTE);
}

const struct cloud *client_cloud(const struct client *client)
{
	return &client->cloud;
}

const char *client_url_of(const struct client *client, enum cloud_service service)
{
	return tokens_url(client->asker.tokens, service);
}
