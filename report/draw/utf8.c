/* utf8.c — names from other people's files made fit for drawing. */
#include "utf8.h"

#include "datasets/must.h"

#include <stddef.h>
#include <string.h>

/* Either of the two is three bytes long. */
#define REPLACEMENT "\xEF\xBF\xBD"
#define BREAK       "\xE2\x80\x8B"

/* Number of bytes of the character at text if it is well-formed (RFC 3629), else 0. */
static size_t character_length(const unsigned char *text)
{
	size_t length = 0;
	unsigned lowest = 0x80; /* of the second byte: shuts out long forms and surrogates */
	unsigned highest = 0xBF;

	if (text[0] < 0x80)
		return 1;
	if (text[0] >= 0xC2 && text[0] <= 0xDF)
		length = 2;
	else if (text[0] >= 0xE0 && text[0] <= 0xEF)
		length = 3;
	else if (text[0] >= 0xF0 && text[0] <= 0xF4)
		length = 4;
	if (text[0] == 0xE0)
		lowest = 0xA0;
	if (text[0] == 0xED)
		highest = 0x9F;
	if (text[0] == 0xF0)
		lowest = 0x90;
	if (text[0] == 0xF4)
		highest = 0x8F;
	if (length == 0 || text[1] < lowest || text[1] > highest)
		return 0;
	for (size_t i = 2; i < length; i++)
		if (text[i] < 0x80 || text[i] > 0xBF)
			return 0;
	return length;
}

char *utf8_clean(const char *text)
{
	char *clean = must_alloc(3 * strlen(text) + 1, 1);
	char *to = clean;

	while (*text != '\0') {
		size_t length = character_length((const unsigned char *)text);

		if (length == 0) {
			memcpy(to, REPLACEMENT, 3);
			to += 3;
			text++;
		} else if (length == 1 && ((unsigned char)*text < ' ' || *text == 0x7F)) {
			*to++ = ' ';
			text++;
		} else {
			memcpy(to, text, length);
			to += length;
			text += length;
		}
	}
	*to = '\0';
	return clean;
}

char *utf8_breakable(const char *text)
{
	char *breakable = must_alloc(4 * strlen(text) + 1, 1);
	char *to = breakable;

	for (; *text != '\0'; text++) {
		*to++ = *text;
		if (strchr("_./+=:", *text) && text[1] != '\0') {
			memcpy(to, BREAK, 3);
			to += 3;
		}
	}
	*to = '\0';
	return breakable;
}

unsigned utf8_next(const char **text)
{
	const unsigned char *bytes = (const unsigned char *)*text;
	size_t length = character_length(bytes);
	unsigned code = bytes[0];

	*text += length > 0 ? length : 1;
	if (length == 0)
		return 0xFFFD;
	if (length > 1) /* the first byte says the length in its upper bits */
		code &= 0xFFU >> (length + 1);
	for (size_t i = 1; i < length; i++)
		code = code << 6 | (bytes[i] & 0x3FU);
	return code;
}
