/* json-write.c — JSON as our programs write it. */
#include "json-write.h"

#include "csv.h"

#include <stdlib.h>
#include <string.h>

static const char number_characters[] = "+-.0123456789eE";

/* The number that begins there, whole ones as they are; how long it is. */
static size_t print_number(FILE *stream, const char *text)
{
	size_t length = strspn(text, number_characters);
	char shortest[32];

	if (memchr(text, '.', length) || memchr(text, 'e', length)) {
		csv_exact_text(shortest, strtod(text, NULL));
		/* what is no whole number is not to become one */
		fprintf(stream, "%s%s", shortest, strpbrk(shortest, ".e") ? "" : ".0");
	} else {
		fwrite(text, 1, length, stream);
	}
	return length;
}

/* The string that begins there, with its quotes; how long it is. */
static size_t print_string(FILE *stream, const char *text)
{
	size_t length = 1;

	while (text[length] != '"')
		length += text[length] == '\\' ? 2 : 1;
	fwrite(text, 1, length + 1, stream);
	return length + 1;
}

bool json_write(FILE *stream, const json_t *value)
{
	char *text = json_dumps(value, JSON_INDENT(2));
	const char *at = text;

	while (at && *at != '\0')
		if (*at == '"') {
			at += print_string(stream, at);
		} else if (strchr("-0123456789", *at)) {
			at += print_number(stream, at);
		} else {
			fputc(*at++, stream);
		}
	free(text);
	return text != NULL;
}
