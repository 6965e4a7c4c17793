/* texts.c — a growing list of texts. */
#include "texts.h"

#include "characters.h"
#include "must.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void texts_add(struct texts *texts, const char *format, ...)
{
	va_list arguments;

	must_grow(&texts->at, &texts->capacity, texts->count, sizeof *texts->at);
	va_start(arguments, format);
	if (vasprintf(&texts->at[texts->count], format, arguments) < 0)
		must_have(NULL);
	va_end(arguments);
	texts->count++;
}

/* The end of the item that begins with a quote, and what stands in it (a quote is written twice);
 * NULL: it is never closed, or something stands behind it. */
static const char *add_quoted(struct texts *texts, const char *list)
{
	char *item = must_copy(list + 1);
	size_t length = 0;

	for (list++; *list != '\0' && (*list != '"' || list[1] == '"'); list++) {
		list += *list == '"';
		item[length++] = *list;
	}
	item[length] = '\0';
	if (*list == '"' && (list[1] == ',' || list[1] == '\0') && length > 0)
		texts_add(texts, "%s", item);
	else
		list = NULL;
	free(item);
	return list ? list + 1 : NULL;
}

bool texts_add_list(struct texts *texts, const char *list)
{
	for (;;) {
		size_t length = strcspn(list, ",");
		const char *behind = *list == '"' ? add_quoted(texts, list) : NULL;

		if (length == 0)
			return false;
		if (!behind)
			texts_add(texts, "%.*s", (int)length, list);
		list = behind ? behind : list + length;
		if (*list == '\0')
			return true;
		list++;
	}
}

bool texts_have(const struct texts *texts, const char *text)
{
	for (size_t i = 0; i < texts->count; i++)
		if (strcmp(texts->at[i], text) == 0)
			return true;
	return false;
}

void texts_free(struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		free(texts->at[i]);
	free(texts->at);
	*texts = (struct texts){ 0 };
}

size_t text_width(const char *text)
{
	size_t width = 0;

	while (*text != '\0') {
		size_t length = character_length(text);

		width += length > 0 ? character_width(character_code(text, length)) : 1;
		text += length > 0 ? length : 1;
	}
	return width;
}
