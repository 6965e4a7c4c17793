/* identity.c — logging in at Keystone v3. */
#include "identity.h"

#include "datasets/clock.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *text_of(const struct cloud *cloud, enum cloud_setting index)
{
	return cloud->text[index];
}

char *identity_url(const struct cloud *cloud, struct error *err)
{
	const char *base = text_of(cloud, CLOUD_AUTH_URL);
	size_t length = strlen(base);
	char *url = NULL;
	bool versioned;

	while (length > 0 && base[length - 1] == '/')
		length--;
	versioned = length >= 3 && strncmp(base + length - 3, "/v3", 3) == 0;
	if (length >= 5 && strncmp(base + length - 5, "/v2.0", 5) == 0)
		error_set(err,
			  "the cloud's auth_url ends in /v2.0: migstat logs in at Keystone v3");
	else if (asprintf(&url, "%.*s%s/auth/tokens", (int)length, base, versioned ? "" : "/v3") <
		 0)
		url = NULL;
	if (!url)
		error_memory(err);
	return url;
}

/* {"id": ID} or {"name": NAME}, new reference; NULL if neither is given. */
static json_t *id_or_name(const char *id, const char *name)
{
	if (id)
		return json_pack("{s:s}", "id", id);
	return name ? json_pack("{s:s}", "name", name) : NULL;
}

/* The domain to which a name belongs: as given, else the default one. */
static json_t *domain_of(const struct cloud *cloud, enum cloud_setting id, enum cloud_setting name)
{
	json_t *domain = id_or_name(text_of(cloud, id), text_of(cloud, name));

	if (!domain)
		domain = id_or_name(text_of(cloud, CLOUD_DEFAULT_DOMAIN_ID),
				    text_of(cloud, CLOUD_DEFAULT_DOMAIN_NAME));
	return domain ? domain : json_pack("{s:s}", "id", "default");
}

/* NULL with *err if the cloud names no user. */
static json_t *user_of(const struct cloud *cloud, struct error *err)
{
	json_t *user = id_or_name(text_of(cloud, CLOUD_USER_ID), text_of(cloud, CLOUD_USERNAME));

	if (!user)
		error_set(err, "the cloud's user is missing: OS_USERNAME, or `username` under "
			       "`auth` in clouds.yaml");
	else if (!text_of(cloud, CLOUD_USER_ID))
		json_object_set_new(user, "domain",
				    domain_of(cloud, CLOUD_USER_DOMAIN_ID, CLOUD_USER_DOMAIN_NAME));
	return user;
}

static json_t *by_password(const struct cloud *cloud, struct error *err)
{
	json_t *user = user_of(cloud, err);

	if (user && !text_of(cloud, CLOUD_PASSWORD)) {
		error_set(err, "the cloud's password is missing: OS_PASSWORD, or `password` under "
			       "`auth` in clouds.yaml or secure.yaml");
		json_decref(user);
		user = NULL;
	}
	if (!user)
		return NULL;
	json_object_set_new(user, "password", json_string(text_of(cloud, CLOUD_PASSWORD)));
	return json_pack("{s:[s], s:{s:o}}", "methods", "password", "password", "user", user);
}

static json_t *by_token(const struct cloud *cloud, struct error *err)
{
	if (!text_of(cloud, CLOUD_TOKEN))
		error_set(err, "the cloud's token is missing: OS_TOKEN, or `token` under `auth` in "
			       "clouds.yaml or secure.yaml");
	return json_pack("{s:[s], s:{s:s*}}", "methods", "token", "token", "id",
			 text_of(cloud, CLOUD_TOKEN));
}

/* By its id, or by its name and its user. */
static json_t *by_credential(const struct cloud *cloud, struct error *err)
{
	json_t *credential = id_or_name(text_of(cloud, CLOUD_APPLICATION_CREDENTIAL_ID),
					text_of(cloud, CLOUD_APPLICATION_CREDENTIAL_NAME));

	if (!credential || !text_of(cloud, CLOUD_APPLICATION_CREDENTIAL_SECRET)) {
		error_set(err,
			  "the cloud's application credential lacks its %s: "
			  "OS_APPLICATION_CREDENTIAL_%s, or the like in clouds.yaml",
			  credential ? "secret" : "id", credential ? "SECRET" : "ID");
		json_decref(credential);
		return NULL;
	}
	json_object_set_new(credential, "secret",
			    json_string(text_of(cloud, CLOUD_APPLICATION_CREDENTIAL_SECRET)));
	if (!text_of(cloud, CLOUD_APPLICATION_CREDENTIAL_ID))
		json_object_set_new(credential, "user", user_of(cloud, err));
	return json_pack("{s:[s], s:o}", "methods", "application_credential",
			 "application_credential", credential);
}

static json_t *scope_of(const struct cloud *cloud)
{
	json_t *project =
		id_or_name(text_of(cloud, CLOUD_PROJECT_ID), text_of(cloud, CLOUD_PROJECT_NAME));
	json_t *domain =
		id_or_name(text_of(cloud, CLOUD_DOMAIN_ID), text_of(cloud, CLOUD_DOMAIN_NAME));

	if (project && !text_of(cloud, CLOUD_PROJECT_ID))
		json_object_set_new(
			project, "domain",
			domain_of(cloud, CLOUD_PROJECT_DOMAIN_ID, CLOUD_PROJECT_DOMAIN_NAME));
	if (project) {
		json_decref(domain);
		return json_pack("{s:o}", "project", project);
	}
	if (domain)
		return json_pack("{s:o}", "domain", domain);
	return text_of(cloud, CLOUD_SYSTEM_SCOPE) ? json_pack("{s:{s:b}}", "system", "all", 1)
						  : NULL;
}

enum method { BY_PASSWORD, BY_TOKEN, BY_CREDENTIAL, BY_NONE };

/* As it is said, or by what is there. */
static enum method method_of(const struct cloud *cloud, struct error *err)
{
	static const struct {
		const char *word;
		enum method method;
	} words[] = { { "password", BY_PASSWORD },
		      { "v3password", BY_PASSWORD },
		      { "token", BY_TOKEN },
		      { "v3token", BY_TOKEN },
		      { "v3applicationcredential", BY_CREDENTIAL } };
	const char *type = text_of(cloud, CLOUD_AUTH_TYPE);

	for (size_t i = 0; type && i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].word, type) == 0)
			return words[i].method;
	if (type) {
		error_set(err, "auth_type '%s' is none of password, token, v3applicationcredential",
			  type);
		return BY_NONE;
	}
	if (text_of(cloud, CLOUD_APPLICATION_CREDENTIAL_SECRET))
		return BY_CREDENTIAL;
	return text_of(cloud, CLOUD_TOKEN) && !text_of(cloud, CLOUD_PASSWORD) ? BY_TOKEN
									      : BY_PASSWORD;
}

char *identity_body(const struct cloud *cloud, struct error *err)
{
	enum method method = method_of(cloud, err);
	json_t *who = method == BY_PASSWORD     ? by_password(cloud, err)
		      : method == BY_TOKEN      ? by_token(cloud, err)
		      : method == BY_CREDENTIAL ? by_credential(cloud, err)
						: NULL;
	/* an application credential brings its project along */
	json_t *scope = method == BY_CREDENTIAL ? NULL : scope_of(cloud);
	json_t *root = json_pack("{s:{s:o*, s:o*}}", "auth", "identity", who, "scope", scope);
	char *text = root && err->text[0] == '\0' ? json_dumps(root, JSON_COMPACT) : NULL;

	if (!text)
		error_set(err, "the cloud's settings are not UTF-8 text");
	json_decref(root);
	return text;
}

void identity_free_body(char *body)
{
	if (body)
		explicit_bzero(body, strlen(body));
	free(body);
}

/* ---- the answer ---- */

static const char *string_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

/* By the difference of the server's own two times: its clock may be apart from ours. */
static double lifetime_of(const json_t *token)
{
	time_t issued;
	time_t expires;

	if (!clock_of_utc_text(string_of(token, "issued_at"), &issued) ||
	    !clock_of_utc_text(string_of(token, "expires_at"), &expires))
		return INFINITY;
	return fmax(0, difftime(expires, issued));
}

static const json_t *compute_of(const json_t *token)
{
	const json_t *catalog = json_object_get(token, "catalog");
	size_t index;
	json_t *service;

	json_array_foreach(catalog, index,
			   service) if (strcmp(string_of(service, "type"), "compute") ==
					0) return json_object_get(service, "endpoints");
	return NULL;
}

/* "ONE, TWO": the regions of that interface. *other: there is more than one. */
static void list_regions(const json_t *endpoints, const char *interface, char *text, size_t size,
			 bool *other)
{
	const char *first = NULL;
	size_t used = 0;
	size_t index;
	json_t *endpoint;

	text[0] = '\0';
	*other = false;
	json_array_foreach(endpoints, index, endpoint)
	{
		const char *region = string_of(endpoint, "region_id");

		if (strcmp(string_of(endpoint, "interface"), interface) != 0 || used >= size)
			continue;
		*other = *other || (first && strcmp(first, region) != 0);
		first = first ? first : region;
		used += (size_t)snprintf(text + used, size - used, "%s%.64s", used ? ", " : "",
					 region);
	}
}

static const char *find_endpoint(const json_t *endpoints, const struct cloud *cloud,
				 struct error *err)
{
	const char *region = text_of(cloud, CLOUD_REGION_NAME);
	const char *interface = text_of(cloud, CLOUD_INTERFACE);
	char regions[512];
	bool several;
	size_t index;
	json_t *endpoint;

	interface = interface ? interface : "public";
	list_regions(endpoints, interface, regions, sizeof regions, &several);
	if (!region && several) {
		error_set(err, "the cloud has several regions: say which by --region: %s", regions);
		return NULL;
	}
	json_array_foreach(endpoints, index,
			   endpoint) if (strcmp(string_of(endpoint, "interface"), interface) == 0 &&
					 (!region ||
					  strcmp(string_of(endpoint, "region_id"), region) == 0 ||
					  strcmp(string_of(endpoint, "region"), region) ==
						  0)) return string_of(endpoint, "url");
	error_set(err,
		  "the cloud's catalogue has no compute service with the interface '%s'%s%s; "
		  "its regions there: %s",
		  interface, region ? " in region " : "", region ? region : "",
		  regions[0] ? regions : "none");
	return NULL;
}

static bool take_url(struct identity *identity, const char *url, struct error *err)
{
	size_t length = strlen(url);

	while (length > 0 && url[length - 1] == '/')
		length--;
	if (strncmp(url, "http://", 7) != 0 && strncmp(url, "https://", 8) != 0)
		return error_set(err,
				 "the compute service's URL '%.200s' begins neither with "
				 "http:// nor with https://",
				 url);
	identity->compute_url = strndup(url, length);
	return identity->compute_url || error_memory(err);
}

bool identity_take(struct identity *identity, const struct cloud *cloud, const char *body,
		   size_t length, struct error *err)
{
	json_t *root = json_loadb(body ? body : "", length, 0, NULL);
	const json_t *token = json_object_get(root, "token");
	const char *url = text_of(cloud, CLOUD_COMPUTE_URL);
	bool good;

	*identity = (struct identity){ .lifetime_seconds = INFINITY };
	if (!json_is_object(token)) {
		json_decref(root);
		return error_set(err, "the answer to the log-in is no token of Keystone v3");
	}
	identity->lifetime_seconds = lifetime_of(token);
	if (!url && !compute_of(token))
		error_set(err, "the cloud's catalogue has no compute service%s",
			  json_object_get(token, "project")
				  ? ""
				  : ": the log-in names no project (OS_PROJECT_NAME)");
	else if (!url)
		url = find_endpoint(compute_of(token), cloud, err);
	good = url && take_url(identity, url, err);
	json_decref(root);
	return good;
}

void identity_free(struct identity *identity)
{
	free(identity->compute_url);
	*identity = (struct identity){ 0 };
}
