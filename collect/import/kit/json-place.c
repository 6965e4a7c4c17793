/* json-place.c — where a value of foreign JSON stands in its text. */
#include "json.h"

#include <string.h>

/*
 * Where a value stands in the text is only asked for a complaint, so the text may be looked through
 * again. jansson has taken it before: it is well-formed, and nothing needs to be checked twice.
 */
static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t\r\n");
}

/* Past the text that begins here with a quote. */
static const char *skip_text(const char *text)
{
	for (text++; *text != '"' && *text != '\0'; text++)
		if (*text == '\\' && text[1] != '\0')
			text++;
	return *text == '"' ? text + 1 : text;
}

/* Past the value that begins here. */
static const char *skip_value(const char *text)
{
	int depth = 0;

	do {
		if (*text == '"') {
			text = skip_text(text);
		} else if (*text == '[' || *text == '{') {
			depth++;
			text++;
		} else if (*text == ']' || *text == '}') {
			depth--;
			text++;
		} else if (depth > 0) {
			text++;
		} else {
			text += strcspn(text, ",]} \t\r\n");
		}
	} while (depth > 0 && *text != '\0');
	return text;
}

/* Whether the text that begins here with a quote is key. */
static bool is_key(const char *text, const char *key)
{
	size_t length = (size_t)(skip_text(text) - text);
	json_t *written = json_loadb(text, length, JSON_DECODE_ANY, NULL);
	bool same = written && strcmp(json_string_value(written), key) == 0;

	json_decref(written);
	return same;
}

/* The value of the member, in the object that begins here; the object itself if it has none. */
static const char *find_key(const char *object, const char *key)
{
	const char *text = skip_blanks(object + 1);

	while (*text == '"') {
		bool found = is_key(text, key);

		text = skip_blanks(skip_text(text));
		text = skip_blanks(*text == ':' ? text + 1 : text);
		if (found)
			return text;
		text = skip_blanks(skip_value(text));
		if (*text == ',')
			text = skip_blanks(text + 1);
	}
	return object;
}

static const char *find_item(const char *array, size_t index)
{
	const char *text = skip_blanks(array + 1);

	while (index > 0 && *text != ']' && *text != '\0') {
		text = skip_blanks(skip_value(text));
		if (*text == ',')
			text = skip_blanks(text + 1);
		index--;
	}
	return *text == ']' || *text == '\0' ? array : text;
}

static const char *find(const struct json_at *at)
{
	const char *above;

	if (!at->up)
		return skip_blanks(at->file->source->text + at->file->start);
	above = find(at->up);
	if (!at->value)
		return above;
	return at->key ? find_key(above, at->key) : find_item(above, at->index);
}

struct place json_place(const struct json_at *at)
{
	return source_place(at->file->source, find(at));
}
