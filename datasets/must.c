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

FILE *must_open_text(char **text, size_t *length)
{
	FILE *stream = open_memstream(text, length);

	if (!stream)
		end();
	return stream;
}

void must_close_text(FILE *stream)
{
	/* a memory stream fails only where memory does; what was printed before tells, too */
	bool failed = ferror(stream) != 0;

	if (fclose(stream) != 0 || failed)
		end();
}
