/* texts.c — a growing list of texts. */
#include "texts.h"

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
