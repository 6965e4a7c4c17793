/* texts.c — a growing list of texts. */
#include "texts.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool grow(struct texts *texts)
{
	size_t wanted = texts->capacity > 0 ? 2 * texts->capacity : 16;
	char **bigger;

	if (texts->count < texts->capacity)
		return true;
	bigger = realloc(texts->at, wanted * sizeof *bigger);
	if (!bigger)
		return false;
	texts->at = bigger;
	texts->capacity = wanted;
	return true;
}

void texts_add(struct texts *texts, const char *format, ...)
{
	va_list arguments;
	char *text = NULL;

	if (texts->failed || !grow(texts)) {
		texts->failed = true;
		return;
	}
	va_start(arguments, format);
	if (vasprintf(&text, format, arguments) < 0)
		texts->failed = true;
	else
		texts->at[texts->count++] = text;
	va_end(arguments);
}

bool texts_add_list(struct texts *texts, const char *list)
{
	for (;;) {
		size_t length = strcspn(list, ",");

		if (length == 0)
			return false;
		texts_add(texts, "%.*s", (int)length, list);
		if (list[length] == '\0')
			return true;
		list += length + 1;
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

	for (; *text != '\0'; text++)
		width += ((unsigned char)*text & 0xC0) != 0x80; /* not a continuation byte */
	return width;
}
