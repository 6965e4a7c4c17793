/* utf16.c — UTF-16 becomes UTF-8 while it is read. */
#include "utf16.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A unit of 2 bytes becomes 3 at most, a pair 4. */
enum { MARK_BYTES = 2, CODED_BYTES = 65536, PLAIN_BYTES = 2 * CODED_BYTES };

struct utf16 {
	iconv_t converter;
	const char *path;
	utf16_source *source;
	void *closure;
	char coded[CODED_BYTES]; /* not converted yet */
	size_t coded_length;
	char plain[PLAIN_BYTES]; /* converted, and not given out yet from plain_used on */
	size_t plain_used, plain_length;
	bool at_end; /* of the source */
};

size_t utf16_mark(const void *text, size_t length)
{
	return length >= MARK_BYTES && (memcmp(text, "\xff\xfe", MARK_BYTES) == 0 ||
					memcmp(text, "\xfe\xff", MARK_BYTES) == 0)
		       ? MARK_BYTES
		       : 0;
}

struct utf16 *utf16_open(const void *mark, const char *path, utf16_source *source, void *closure,
			 struct error *err)
{
	bool little = memcmp(mark, "\xff\xfe", MARK_BYTES) == 0;
	struct utf16 *utf16 = malloc(sizeof *utf16);

	if (!utf16) {
		error_memory(err);
		return NULL;
	}
	utf16->converter = iconv_open("UTF-8", little ? "UTF-16LE" : "UTF-16BE");
	utf16->path = path;
	utf16->source = source;
	utf16->closure = closure;
	utf16->coded_length = utf16->plain_used = utf16->plain_length = 0;
	utf16->at_end = false;
	if ((intptr_t)utf16->converter != -1)
		return utf16;
	free(utf16);
	error_system(err, "%s: UTF-16 cannot be read: %s", path, strerror(errno));
	return NULL;
}

/* Converts what is there; what the next bytes must end stays. */
static bool convert(struct utf16 *utf16, struct error *err)
{
	char *from = utf16->coded;
	char *to = utf16->plain;
	size_t room = PLAIN_BYTES;
	size_t left = utf16->coded_length;
	bool good = iconv(utf16->converter, &from, &left, &to, &room) != (size_t)-1;

	utf16->plain_used = 0;
	utf16->plain_length = PLAIN_BYTES - room;
	if (!good && errno == EINVAL) /* half a character at the end of what is there */
		good = !utf16->at_end;
	if (!good)
		return error_set(err, "%s: it begins as UTF-16 does and is none", utf16->path);
	memmove(utf16->coded, from, left);
	utf16->coded_length = left;
	return true;
}

static bool fill(struct utf16 *utf16, struct error *err)
{
	size_t wanted = CODED_BYTES - utf16->coded_length;
	size_t got;

	if (!utf16->source(utf16->closure, utf16->coded + utf16->coded_length, wanted, &got, err))
		return false;
	utf16->at_end = got < wanted;
	utf16->coded_length += got;
	return convert(utf16, err);
}

bool utf16_read(struct utf16 *utf16, void *bytes, size_t size, size_t *got, struct error *err)
{
	char *to = bytes;

	for (*got = 0; *got < size;) {
		size_t there = utf16->plain_length - utf16->plain_used;
		size_t now = size - *got < there ? size - *got : there;

		memcpy(to + *got, utf16->plain + utf16->plain_used, now);
		utf16->plain_used += now;
		*got += now;
		if (*got == size || (there == now && utf16->at_end))
			break;
		if (!fill(utf16, err))
			return false;
	}
	return true;
}

void utf16_close(struct utf16 *utf16)
{
	if (!utf16)
		return;
	iconv_close(utf16->converter);
	free(utf16);
}
