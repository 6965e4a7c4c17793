/* xml.c — reads through XML that a machine has made. */
#include "xml.h"

#include "datasets/array.h"

#include <stdio.h>
#include <string.h>

static const char blanks[] = " \t\r\n";

struct xml xml_of(const char *text)
{
	return (struct xml){ .at = text };
}

/* The length of the character that an entity stands for, 0: it is none of these. */
static const char *entity(const char *from, char *character)
{
	static const struct {
		const char *name;
		char character;
	} known[] = { { "&lt;", '<' },
		      { "&gt;", '>' },
		      { "&amp;", '&' },
		      { "&apos;", '\'' },
		      { "&quot;", '"' } };

	for (size_t i = 0; i < COUNT(known); i++)
		if (strncmp(from, known[i].name, strlen(known[i].name)) == 0) {
			*character = known[i].character;
			return from + strlen(known[i].name);
		}
	*character = *from;
	return from + 1;
}

/* False: too long, and text is cut. */
static bool copy(char *text, size_t size, const char *from, const char *end)
{
	size_t used = 0;

	while (from < end && used + 1 < size)
		from = entity(from, &text[used++]);
	text[used] = '\0';
	return from >= end;
}

/* Past comments, declarations and texts, to behind the next <. NULL: the end. */
static const char *next_tag(const char *at)
{
	while ((at = strchr(at, '<'))) {
		const char *end;

		if (strncmp(at, "<!--", 4) == 0)
			end = strstr(at + 4, "-->");
		else if (at[1] == '?' || at[1] == '!')
			end = strchr(at, '>');
		else
			return at + 1;
		if (!end)
			return NULL;
		at = end;
	}
	return NULL;
}

/* The > that ends a tag, not one in a value. NULL: it has no end. */
static const char *tag_end(const char *at)
{
	while ((at = at + strcspn(at, ">'\""), *at != '\0' && *at != '>')) {
		at = strchr(at + 1, *at);
		if (!at)
			return NULL;
		at++;
	}
	return *at == '>' ? at : NULL;
}

static void leave(struct xml *xml)
{
	char *slash = strrchr(xml->path, '/');

	if (slash)
		*slash = '\0';
	xml->left = false;
}

static bool enter(struct xml *xml, const char *name, size_t length)
{
	size_t used = strlen(xml->path);

	if (length == 0 || used + 1 + length >= sizeof xml->path)
		return false;
	snprintf(xml->path + used, sizeof xml->path - used, "/%.*s", (int)length, name);
	return true;
}

bool xml_next(struct xml *xml)
{
	const char *end;
	size_t length;

	if (xml->left)
		leave(xml);
	if (xml->empty) {
		xml->empty = false;
		xml->ends = xml->left = true;
		return true;
	}
	xml->at = xml->at ? next_tag(xml->at) : NULL;
	end = xml->at ? tag_end(xml->at) : NULL;
	if (!end)
		return false;
	xml->ends = *xml->at == '/';
	length = strcspn(xml->at, " \t\r\n/>");
	if (xml->ends) {
		xml->left = true;
	} else {
		if (!enter(xml, xml->at, length))
			return false;
		xml->attributes = xml->at + length;
		xml->empty = end[-1] == '/';
		xml->attributes_end = end - xml->empty;
	}
	xml->at = end + 1;
	return true;
}

bool xml_begins(const struct xml *xml, const char *path)
{
	return !xml->ends && strcmp(xml->path, path) == 0;
}

bool xml_ends(const struct xml *xml, const char *path)
{
	return xml->ends && strcmp(xml->path, path) == 0;
}

bool xml_attribute(const struct xml *xml, const char *name, char *text, size_t size)
{
	const char *at = xml->attributes;
	size_t length = strlen(name);

	text[0] = '\0';
	while (at && at < xml->attributes_end) {
		const char *key = at + strspn(at, blanks);
		const char *equals = strchr(key, '=');
		const char *value;
		const char *end;

		if (!equals || equals >= xml->attributes_end)
			return false;
		value = equals + 1 + strspn(equals + 1, blanks);
		end = *value == '\'' || *value == '"' ? strchr(value + 1, *value) : NULL;
		if (!end || end > xml->attributes_end)
			return false;
		if (strncmp(key, name, length) == 0 &&
		    key + length + strspn(key + length, blanks) == equals)
			return copy(text, size, value + 1, end);
		at = end + 1;
	}
	return false;
}

void xml_content(const struct xml *xml, char *text, size_t size)
{
	const char *end = xml->empty ? xml->at : strchr(xml->at, '<');

	text[0] = '\0';
	if (end)
		copy(text, size, xml->at, end);
}
