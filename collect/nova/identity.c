/* identity.c — what is sent to log in at Keystone v3. */
#include "identity.h"

#include <jansson.h>
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
