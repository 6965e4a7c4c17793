/* uri.c — what a person types for a host, as the libvirt URI that it stands for. */
#include "libvirt.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is read of libvirt's configuration; more of it is no file of a person's. */
enum { CONFIGURATION_SIZE = 64 * 1024 };

/* libvirt's own places: the system's for root, else the user's (virConfLoadConfig). False: none. */
static bool configuration_path(char *path, size_t size)
{
	const char *folder = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");
	int length;

	if (geteuid() == 0)
		length = snprintf(path, size, "/etc/libvirt/libvirt.conf");
	else if (folder && folder[0] != '\0')
		length = snprintf(path, size, "%s/libvirt/libvirt.conf", folder);
	else
		length = snprintf(path, size, "%s/.config/libvirt/libvirt.conf", home ? home : "");
	return length > 0 && (size_t)length < size;
}

/* The whole file as a text, comments blanked out; NULL: there is none, or no memory. */
static char *read_configuration(void)
{
	char path[4096];
	FILE *stream;
	char *text;
	size_t length;

	if (!configuration_path(path, sizeof path) || !(stream = fopen(path, "re")))
		return NULL;
	text = calloc(1, CONFIGURATION_SIZE + 1);
	length = text ? fread(text, 1, CONFIGURATION_SIZE, stream) : 0;
	fclose(stream);
	for (size_t i = 0; i < length; i++)
		if (text[i] == '#' &&
		    (i == 0 || text[i - 1] == '\n' || isspace((unsigned char)text[i - 1])))
			while (i < length && text[i] != '\n')
				text[i++] = ' ';
	return text;
}

/* Of uri_aliases = [ "name=uri", ... ], the URI of that name; NULL: none. Free it. */
static char *alias_of(const char *name)
{
	char *text = read_configuration();
	char *at = text ? strstr(text, "uri_aliases") : NULL;
	char *end = at ? strchr(at, ']') : NULL;
	size_t length = strlen(name);
	char *uri = NULL;

	for (at = end ? strchr(at, '"') : NULL; !uri && at && at < end;) {
		char *close = strchr(at + 1, '"');

		if (!close)
			break;
		if (strncmp(at + 1, name, length) == 0 && at[1 + length] == '=')
			uri = strndup(at + 2 + length, (size_t)(close - at) - 2 - length);
		at = strchr(close + 1, '"');
	}
	free(text);
	return uri;
}

/* [USER@]NAME[:PORT], as ssh takes it; an address of IPv6 in its brackets. */
static bool is_bare_host(const char *text)
{
	return text[0] != '\0' && text[0] != '-' &&
	       text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				 "0123456789.-_@:[]")] == '\0';
}

bool libvirt_uri_resolve(char **typed, bool *changed, struct error *err)
{
	char *uri;

	*changed = false;
	if (strchr(*typed, '/'))
		return true;
	if (!is_bare_host(*typed))
		return error_set(
			err,
			"'%s' is neither a URI such as qemu+ssh://host/system nor the name "
			"of a host",
			*typed);
	uri = alias_of(*typed);
	if (!uri && asprintf(&uri, "qemu+ssh://%s/system", *typed) < 0)
		return error_memory(err);
	free(*typed);
	*typed = uri;
	*changed = true;
	return true;
}
