/* cloud.c — how a cloud is reached. */
#include "cloud.h"

#include "cloud-file.h"

#include "datasets/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define CLOUD_SETTING(id, key, in_auth, variable, secret) { key, variable, in_auth, secret },

static const struct setting {
	const char *key, *variable;
	bool in_auth, secret;
} settings[CLOUD_SETTING_COUNT] = { CLOUD_SETTINGS(CLOUD_SETTING) };

/* The files that are laid over one another, the strongest first. */
enum { FILE_SECURE, FILE_CLOUDS, FILE_PUBLIC, FILE_COUNT };

struct files {
	struct cloud_file file[FILE_COUNT];
	const char *name;    /* of the cloud in the first two */
	const char *profile; /* in the last one; NULL = none */
};

static const char *variable(const char *name)
{
	const char *text = name ? getenv(name) : NULL;

	return text && text[0] != '\0' ? text : NULL;
}

static bool put(struct cloud *cloud, enum cloud_setting index, const char *text, struct error *err)
{
	if (cloud->text[index] || !text || text[0] == '\0')
		return true;
	cloud->text[index] = strdup(text);
	return cloud->text[index] || error_memory(err);
}

/* Opens stem.yaml and the like in the places where OpenStack's client looks, in its order. */
static bool open_file(struct cloud_file *file, const char *stem, const char *by_variable,
		      struct error *err)
{
	static const char *const endings[] = { "yaml", "yml", "json" };
	const char *config = variable("XDG_CONFIG_HOME");
	const char *home = variable("HOME");
	char paths[10][512];
	const char *list[COUNT(paths) + 1] = { NULL };
	size_t count = 0;

	if (variable(by_variable))
		snprintf(paths[count++], sizeof paths[0], "%s", variable(by_variable));
	for (size_t i = 0; i < COUNT(endings); i++)
		snprintf(paths[count++], sizeof paths[0], "%s.%s", stem, endings[i]);
	for (size_t i = 0; (config || home) && i < COUNT(endings); i++)
		snprintf(paths[count++], sizeof paths[0], "%s%s/openstack/%s.%s",
			 config ? config : home, config ? "" : "/.config", stem, endings[i]);
	for (size_t i = 0; i < COUNT(endings); i++)
		snprintf(paths[count++], sizeof paths[0], "/etc/openstack/%s.%s", stem, endings[i]);
	for (size_t i = 0; i < count; i++)
		list[i] = paths[i];
	return cloud_file_open(file, list, err);
}

static bool check_name(struct files *files, struct error *err)
{
	const char *keys[] = { "clouds", files->name, NULL };
	char names[256];

	if (cloud_file_has(&files->file[FILE_CLOUDS], keys))
		return true;
	if (!files->file[FILE_CLOUDS].path)
		return error_set(err,
				 "--cloud '%s': there is no clouds.yaml, neither here nor in "
				 "~/.config/openstack or /etc/openstack",
				 files->name);
	keys[1] = NULL;
	cloud_file_names(&files->file[FILE_CLOUDS], keys, names, sizeof names);
	return error_set(err, "%s: it has no cloud '%s'; there are: %s",
			 files->file[FILE_CLOUDS].path, files->name, names);
}

static bool open_files(struct files *files, struct error *err)
{
	const char *keys[] = { "clouds", files->name, "profile", NULL };

	return open_file(&files->file[FILE_CLOUDS], "clouds", "OS_CLIENT_CONFIG_FILE", err) &&
	       check_name(files, err) &&
	       open_file(&files->file[FILE_SECURE], "secure", "OS_CLIENT_SECURE_FILE", err) &&
	       cloud_file_text(&files->file[FILE_CLOUDS], keys, &files->profile, err) &&
	       (!files->profile || open_file(&files->file[FILE_PUBLIC], "clouds-public",
					     "OS_CLIENT_VENDOR_FILE", err));
}

/* What one file says of a setting; *text NULL: nothing. */
static bool text_in(struct files *files, int which, const struct setting *setting,
		    const char **text, struct error *err)
{
	const char *root = which == FILE_PUBLIC ? "public-clouds" : "clouds";
	const char *name = which == FILE_PUBLIC ? files->profile : files->name;
	const char *in_auth[] = { root, name, "auth", setting->key, NULL };
	const char *beside[] = { root, name, setting->key, NULL };

	*text = NULL;
	if (!name)
		return true;
	if (setting->in_auth && !cloud_file_text(&files->file[which], in_auth, text, err))
		return false;
	return *text || cloud_file_text(&files->file[which], beside, text, err);
}

static bool take_files(struct cloud *cloud, struct files *files, struct error *err)
{
	for (int i = 0; i < FILE_COUNT; i++)
		for (unsigned s = 0; s < CLOUD_SETTING_COUNT; s++) {
			const char *text;

			if (!text_in(files, i, &settings[s], &text, err) ||
			    !put(cloud, (enum cloud_setting)s, text, err))
				return false;
		}
	return true;
}

/* Older names that are still in use. */
static bool take_old_names(struct cloud *cloud, struct error *err)
{
	return put(cloud, CLOUD_PROJECT_NAME, variable("OS_TENANT_NAME"), err) &&
	       put(cloud, CLOUD_PROJECT_ID, variable("OS_TENANT_ID"), err) &&
	       put(cloud, CLOUD_INTERFACE, variable("OS_ENDPOINT_TYPE"), err);
}

static bool gather(struct cloud *cloud, const struct cloud_wish *wish, struct error *err)
{
	struct files files = { .name = wish->name ? wish->name : variable("OS_CLOUD") };
	bool good = put(cloud, CLOUD_REGION_NAME, wish->region, err) &&
		    put(cloud, CLOUD_INTERFACE, wish->interface, err);

	if (files.name && strcmp(files.name, CLOUD_OF_ENVIRONMENT) == 0)
		files.name = variable("OS_CLOUD");
	for (unsigned s = 0; good && s < CLOUD_SETTING_COUNT; s++)
		good = put(cloud, (enum cloud_setting)s, variable(settings[s].variable), err);
	good = good && take_old_names(cloud, err);
	if (files.name)
		good = good && open_files(&files, err) && take_files(cloud, &files, err);
	for (int i = 0; i < FILE_COUNT; i++)
		cloud_file_free(&files.file[i]);
	return good;
}

static bool is_word(const char *text, const char *const *words)
{
	for (; text && *words; words++)
		if (strcasecmp(text, *words) == 0)
			return true;
	return false;
}

static bool is_yes(const char *text)
{
	return is_word(text, (const char *const[]){ "true", "yes", "on", "1", NULL });
}

/* False, with *err, where neither yes nor no stands. */
static bool take_verify(struct cloud *cloud, struct error *err)
{
	static const char *const no[] = { "false", "no", "off", "0", NULL };
	const char *verify = cloud->text[CLOUD_VERIFY];
	const char *insecure = cloud->text[CLOUD_INSECURE];

	if (verify && !is_yes(verify) && !is_word(verify, no))
		return error_set(err, "clouds.yaml: verify is neither true nor false");
	if (insecure && !is_yes(insecure) && !is_word(insecure, no))
		return error_set(err, "OS_INSECURE is neither true nor false");
	cloud->verify = insecure ? !is_yes(insecure) : !is_word(verify, no);
	return true;
}

/* "public" may also be said as "publicURL". */
static bool take_interface(struct cloud *cloud, struct error *err)
{
	static const char *const words[] = { "public", "internal", "admin", NULL };
	char *word = cloud->text[CLOUD_INTERFACE];
	char *url = word ? strstr(word, "URL") : NULL;

	if (url && url[3] == '\0')
		*url = '\0';
	return !word || is_word(word, words) ||
	       error_set(err, "the interface '%s' is none of public, internal, admin", word);
}

static bool check_url(const struct cloud *cloud, struct error *err)
{
	const char *url = cloud->text[CLOUD_AUTH_URL];

	if (!url)
		return error_set(err, "the cloud's auth_url is missing: OS_AUTH_URL, or `auth_url` "
				      "under `auth` in clouds.yaml");
	if (strncmp(url, "http://", 7) != 0 && strncmp(url, "https://", 8) != 0)
		return error_set(err, "the cloud's auth_url begins neither with http:// nor with "
				      "https://");
	return !strchr(url, '@') ||
	       error_set(err, "the cloud's auth_url names a user: they belong into `username` and "
			      "`password`");
}

bool cloud_open(struct cloud *cloud, const struct cloud_wish *wish, struct error *err)
{
	*cloud = (struct cloud){ .verify = true };
	return gather(cloud, wish, err) && take_verify(cloud, err) && take_interface(cloud, err) &&
	       check_url(cloud, err);
}

void cloud_free(struct cloud *cloud)
{
	for (unsigned i = 0; i < CLOUD_SETTING_COUNT; i++) {
		if (cloud->text[i] && settings[i].secret)
			explicit_bzero(cloud->text[i], strlen(cloud->text[i]));
		free(cloud->text[i]);
	}
	*cloud = (struct cloud){ 0 };
}

void cloud_hide(const struct cloud *cloud, char *text)
{
	for (unsigned i = 0; i < CLOUD_SETTING_COUNT; i++) {
		const char *secret = settings[i].secret ? cloud->text[i] : NULL;

		size_t length = secret ? strlen(secret) : 0;

		for (char *at = text; length > 0 && (at = strstr(at, secret)); at += length)
			memset(at, '*', length);
	}
}
