/* must.c — memory for programs that have nothing to lose. */
#include "must.h"

#include "array.h"
#include "exit-status.h"

#include <errno.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void end(void)
{
	/* nothing here may need memory; the name is the kernel's, so that no global of ours is */
	fprintf(stderr, "%s: there is not enough memory\n", program_invocation_short_name);
	exit(EXIT_FAILED);
}

void *must_alloc(size_t count, size_t item_bytes)
{
	void *items = count > 0 && item_bytes > 0 ? calloc(count, item_bytes) : calloc(1, 1);

	if (!items)
		end();
	return items;
}

void *must_resize(void *old, size_t count, size_t item_bytes)
{
	void *items = count > 0 && item_bytes > 0 ? reallocarray(old, count, item_bytes)
						  : realloc(old, 1);

	if (!items)
		end();
	return items;
}

void *must_have(void *made)
{
	if (!made)
		end();
	return made;
}

static void *alloc_bytes(size_t bytes)
{
	return must_alloc(bytes, 1);
}

void must_json(void)
{
	json_set_alloc_funcs(alloc_bytes, free);
}

char *must_copy(const char *text)
{
	return must_copy_part(text, SIZE_MAX);
}

char *must_copy_part(const char *text, size_t length)
{
	char *copy = strndup(text, length);

	if (!copy)
		end();
	return copy;
}

char *must_print(const char *format, ...)
{
	va_list arguments;
	char *text;
	int length;

	va_start(arguments, format);
	length = vasprintf(&text, format, arguments);
	va_end(arguments);
	if (length < 0)
		end();
	return text;
}

void must_grow(void *array, size_t *capacity, size_t count, size_t item_bytes)
{
	if (!array_grow(array, capacity, count, item_bytes))
		end();
}

/* ---- a text that grows ----
 *
 * Not open_memstream: where it has no memory at the end, glibc closes it well and gives no text.
 */

struct growing {
	char **text;
	size_t *length; /* callers may share one among several texts: it is only told */
	size_t used, capacity;
};

static ssize_t grow(void *cookie, const char *bytes, size_t count)
{
	struct growing *growing = cookie;
	size_t least = growing->used + count + 1;

	if (least > growing->capacity) {
		growing->capacity = least > 2 * growing->capacity ? least : 2 * growing->capacity;
		*growing->text = must_resize(*growing->text, growing->capacity, 1);
	}
	memcpy(*growing->text + growing->used, bytes, count);
	growing->used += count;
	(*growing->text)[growing->used] = '\0';
	*growing->length = growing->used;
	return (ssize_t)count;
}

/* Only to tell where it is, which is always its end. */
static int tell(void *cookie, off64_t *offset, int whence)
{
	const struct growing *growing = cookie;

	(void)whence;
	*offset = (off64_t)growing->used;
	return 0;
}

static int forget(void *cookie)
{
	free(cookie);
	return 0;
}

FILE *must_open_text(char **text, size_t *length)
{
	static const cookie_io_functions_t functions = { .write = grow,
							 .seek = tell,
							 .close = forget };
	struct growing *growing = must_alloc(1, sizeof *growing);
	FILE *stream;

	*text = must_alloc(1, 1);
	*length = 0;
	*growing = (struct growing){ text, length, 0, 1 };
	stream = must_have(fopencookie(growing, "w", functions));
	setbuf(stream, NULL); /* the text is the buffer */
	return stream;
}

void must_close_text(FILE *stream)
{
	if (fclose(stream) != 0)
		end();
}
