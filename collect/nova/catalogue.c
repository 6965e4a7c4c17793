/* catalogue.c — what is taken of Keystone's answer to a log-in: how long the token lives, and where
 * the services are. */
#include "identity.h"

#include "datasets/clock.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

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

static const json_t *endpoints_of(const json_t *token, const char *type)
{
	const json_t *catalog = json_object_get(token, "catalog");
	size_t index;
	json_t *service;

	json_array_foreach(catalog, index, service) if (strcmp(string_of(service, "type"), type) ==
							0) return json_object_get(service,
										  "endpoints");
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
	const char *region = cloud->text[CLOUD_REGION_NAME];
	const char *interface = cloud->text[CLOUD_INTERFACE];
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

/* Without slashes at its end; NULL with *err. */
static char *copy_url(const char *url, struct error *err)
{
	size_t length = strlen(url);
	char *copy = NULL;

	while (length > 0 && url[length - 1] == '/')
		length--;
	if (strncmp(url, "http://", 7) != 0 && strncmp(url, "https://", 8) != 0)
		error_set(err,
			  "the compute service's URL '%.200s' begins neither with http:// nor with "
			  "https://",
			  url);
	else
		copy = strndup(url, length);
	if (!copy)
		error_memory(err);
	return copy;
}

/* What is asked only where it is there. */
static void take_others(struct identity *identity, const struct cloud *cloud, const json_t *token)
{
	static const char *const types[SERVICES] = {
		[SERVICE_NETWORK] = "network", [SERVICE_PLACEMENT] = "placement"
	};

	for (unsigned i = 0; i < SERVICES; i++) {
		const json_t *endpoints = types[i] ? endpoints_of(token, types[i]) : NULL;
		struct error ignored = { 0 };
		const char *url = endpoints ? find_endpoint(endpoints, cloud, &ignored) : NULL;

		if (url)
			identity->url[i] = copy_url(url, &ignored);
	}
}

bool identity_take(struct identity *identity, const struct cloud *cloud, const char *body,
		   size_t length, struct error *err)
{
	json_t *root = json_loadb(body ? body : "", length, 0, NULL);
	const json_t *token = json_object_get(root, "token");
	const char *url = cloud->text[CLOUD_COMPUTE_URL];

	*identity = (struct identity){ .lifetime_seconds = INFINITY };
	if (!json_is_object(token)) {
		json_decref(root);
		return error_set(err, "the answer to the log-in is no token of Keystone v3");
	}
	identity->lifetime_seconds = lifetime_of(token);
	if (!url && !endpoints_of(token, "compute"))
		error_set(err, "the cloud's catalogue has no compute service%s",
			  json_object_get(token, "project")
				  ? ""
				  : ": the log-in names no project (OS_PROJECT_NAME)");
	else if (!url)
		url = find_endpoint(endpoints_of(token, "compute"), cloud, err);
	if (url)
		identity->url[SERVICE_COMPUTE] = copy_url(url, err);
	if (identity->url[SERVICE_COMPUTE])
		take_others(identity, cloud, token);
	json_decref(root);
	return identity->url[SERVICE_COMPUTE];
}

void identity_free(struct identity *identity)
{
	for (unsigned i = 0; i < SERVICES; i++)
		free(identity->url[i]);
	*identity = (struct identity){ 0 };
}
