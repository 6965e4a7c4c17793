/* plain-text.c — the text of a foreign file as its reader expects it. */
#include "plain-text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Writes the character as UTF-8; how many bytes that took. */
static size_t put_utf8(char *to, uint32_t character)
{
	static const unsigned char first[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	size_t length = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;

	if (length == 1) {
		to[0] = (char)character;
		return 1;
	}
	for (size_t i = length - 1; i > 0; i--) {
		to[i] = (char)(0x80 | (character & 0x3f));
		character >>= 6;
	}
	to[0] = (char)(first[length] | character);
	return length;
}

static uint32_t unit_at(const char *text, bool big_endian)
{
	const unsigned char *bytes = (const unsigned char *)text;

	return big_endian ? (uint32_t)bytes[0] << 8 | bytes[1] : (uint32_t)bytes[1] << 8 | bytes[0];
}

static bool is_half(uint32_t unit, uint32_t base)
{
	return (unit & 0xfc00) == base;
}

/* UTF-16 of length bytes becomes UTF-8 at `to`; its length, SIZE_MAX if a half stands alone. */
static size_t utf8_of_utf16(const char *text, size_t length, bool big_endian, char *to)
{
	size_t written = 0;

	for (size_t i = 0; i + 1 < length; i += 2) {
		uint32_t unit = unit_at(text + i, big_endian);

		if (is_half(unit, 0xdc00) || (is_half(unit, 0xd800) && i + 3 >= length))
			return SIZE_MAX;
		if (is_half(unit, 0xd800)) {
			uint32_t low = unit_at(text + i + 2, big_endian);

			if (!is_half(low, 0xdc00))
				return SIZE_MAX;
			unit = 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);
			i += 2;
		}
		written += put_utf8(to + written, unit);
	}
	return written;
}

static bool take_utf16(char **text, size_t *length, bool big_endian, const char *path,
		       struct error *err)
{
	char *plain = malloc(2 * *length + 1);
	size_t written;

	if (!plain)
		return error_memory(err);
	written = *length % 2 == 1 ? SIZE_MAX
				   : utf8_of_utf16(*text + 2, *length - 2, big_endian, plain);
	if (written == SIZE_MAX) {
		free(plain);
		return error_set(err, "%s: it begins as UTF-16 does and is none", path);
	}
	plain[written] = '\0';
	free(*text);
	*text = plain;
	*length = written;
	return true;
}

/* \r\n becomes \n. */
static size_t plain_ends(char *text, size_t length)
{
	size_t written = 0;

	for (size_t i = 0; i < length; i++)
		if (text[i] != '\r' || text[i + 1] != '\n')
			text[written++] = text[i];
	text[written] = '\0';
	return written;
}

static bool begins(const char *text, size_t length, const char *mark)
{
	return length >= strlen(mark) && memcmp(text, mark, strlen(mark)) == 0;
}

bool plain_text(char **text, size_t *length, const char *path, struct error *err)
{
	bool big_endian = begins(*text, *length, "\xfe\xff");

	if (big_endian || begins(*text, *length, "\xff\xfe")) {
		if (!take_utf16(text, length, big_endian, path, err))
			return false;
	} else if (begins(*text, *length, "\xef\xbb\xbf")) {
		*length -= 3;
		memmove(*text, *text + 3, *length + 1);
	}
	*length = plain_ends(*text, *length);
	return true;
}
