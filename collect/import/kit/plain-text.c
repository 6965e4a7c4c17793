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

static bool take_utf16(struct import_source *source, bool big_endian, struct error *err)
{
	char *text = malloc(2 * source->length + 1);
	size_t length;

	if (!text)
		return error_memory(err);
	length = source->length % 2 == 1
			 ? SIZE_MAX
			 : utf8_of_utf16(source->text + 2, source->length - 2, big_endian, text);
	if (length == SIZE_MAX) {
		free(text);
		return error_set(err, "%s: it begins as UTF-16 does and is none", source->path);
	}
	text[length] = '\0';
	free(source->text);
	source->text = text;
	source->length = length;
	return true;
}

/* \r\n becomes \n. */
static void plain_ends(struct import_source *source)
{
	size_t written = 0;

	for (size_t i = 0; i < source->length; i++)
		if (source->text[i] != '\r' || source->text[i + 1] != '\n')
			source->text[written++] = source->text[i];
	source->text[written] = '\0';
	source->length = written;
}

static bool begins(const struct import_source *source, const char *mark)
{
	size_t length = strlen(mark);

	return source->length >= length && memcmp(source->text, mark, length) == 0;
}

bool source_make_plain(struct import_source *source, struct error *err)
{
	if (begins(source, "\xff\xfe") || begins(source, "\xfe\xff")) {
		if (!take_utf16(source, begins(source, "\xfe\xff"), err))
			return false;
	} else if (begins(source, "\xef\xbb\xbf")) {
		source->length -= 3;
		memmove(source->text, source->text + 3, source->length + 1);
	}
	if (source->length == 0)
		return error_set(err, "%s: the file is empty", source->path);
	plain_ends(source);
	return true;
}
