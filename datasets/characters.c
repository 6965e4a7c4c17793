/* characters.c — texts that come from outside: what is in them, and made fit to be shown or kept.
 */
#include "characters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"

size_t character_length(const char *text)
{
	const unsigned char *bytes = (const unsigned char *)text;
	size_t length = 0;
	unsigned lowest = 0x80; /* of the second byte: shuts out long forms and surrogates */
	unsigned highest = 0xBF;

	if (bytes[0] < 0x80)
		return 1;
	if (bytes[0] >= 0xC2 && bytes[0] <= 0xDF)
		length = 2;
	else if (bytes[0] >= 0xE0 && bytes[0] <= 0xEF)
		length = 3;
	else if (bytes[0] >= 0xF0 && bytes[0] <= 0xF4)
		length = 4;
	if (bytes[0] == 0xE0)
		lowest = 0xA0;
	if (bytes[0] == 0xED)
		highest = 0x9F;
	if (bytes[0] == 0xF0)
		lowest = 0x90;
	if (bytes[0] == 0xF4)
		highest = 0x8F;
	if (length == 0 || bytes[1] < lowest || bytes[1] > highest)
		return 0;
	for (size_t i = 2; i < length; i++)
		if (bytes[i] < 0x80 || bytes[i] > 0xBF)
			return 0;
	return length;
}

unsigned character_code(const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;
	unsigned code = bytes[0];

	if (length > 1) /* the first byte says the length in its upper bits */
		code &= 0xFFU >> (length + 1);
	for (size_t i = 1; i < length; i++)
		code = code << 6 | (bytes[i] & 0x3FU);
	return code;
}

bool character_acts(unsigned code)
{
	return code < 0x20 || (code >= 0x7F && code <= 0x9F) ||      /* controls */
	       code == 0x061C || code == 0x200E || code == 0x200F || /* marks of direction */
	       (code >= 0x2028 && code <= 0x202E) || /* ends of lines, turns of direction */
	       (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF ||
	       (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;
}

bool text_is_plain(const char *text)
{
	while (*text != '\0') {
		size_t length = character_length(text);

		if (length == 0 || character_acts(character_code(text, length)))
			return false;
		text += length;
	}
	return true;
}

/* How the character at text is shown, into shown; returns how many bytes of text it is. */
static size_t show(char shown[16], const char *text)
{
	size_t length = character_length(text);
	unsigned code = length > 0 ? character_code(text, length) : (unsigned char)*text;

	if (length > 0 && !character_acts(code)) {
		memcpy(shown, text, length);
		shown[length] = '\0';
	} else if (code == '\n' || code == '\t') {
		strcpy(shown, code == '\n' ? "\\n" : "\\t");
	} else {
		snprintf(shown, 16, length > 1 ? "\\u%04x" : "\\x%02x", code);
	}
	return length > 0 ? length : 1;
}

size_t text_visible(char *to, size_t size, const char *text)
{
	size_t used = 0;

	while (*text != '\0') {
		char shown[16];
		size_t length;

		text += show(shown, text);
		length = strlen(shown);
		if (used + length + 1 > size)
			break;
		memcpy(to + used, shown, length);
		used += length;
	}
	if (size > 0)
		to[used] = '\0';
	return used;
}

char *text_mended(const char *text)
{
	char *mended = malloc(strlen(REPLACEMENT) * strlen(text) + 1);
	char *to = mended;

	while (mended && *text != '\0') {
		size_t length = character_length(text);
		const char *from = length > 0 ? text : REPLACEMENT;
		size_t bytes = length > 0 ? length : strlen(REPLACEMENT);

		memcpy(to, from, bytes);
		to += bytes;
		text += length > 0 ? length : 1;
	}
	if (mended)
		*to = '\0';
	return mended;
}
