/* words.c — the texts of a figure as texts, and what its marks say. */
#include "words.h"

#include "datasets/must.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const cairo_user_data_key_t key;

void words_keep(struct words *words, cairo_surface_t *surface)
{
	cairo_surface_set_user_data(surface, &key, words, NULL);
}

void words_free(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->at[i].text);
	for (size_t i = 0; i < words->hint_count; i++)
		free(words->hints[i].text);
	free(words->at);
	free(words->hints);
	*words = (struct words){ 0 };
}

struct words *words_of(cairo_t *cr)
{
	return cairo_surface_get_user_data(cairo_get_target(cr), &key);
}

/* A copy of so many bytes as somebody searches for it: blanks that hold together are blanks, and
 * places to break are nothing. */
static char *as_searched(const char *text, size_t length)
{
	static const char *const nothing[] = { "\xE2\x80\x8B", "\xE2\x81\xA0" };
	static const char blank[] = "\xC2\xA0";
	char *copy = must_alloc(length + 1, 1);
	size_t size = 0;

	for (size_t i = 0; i < length; i++) {
		if (i + 1 < length && memcmp(text + i, blank, 2) == 0) {
			copy[size++] = ' ';
			i++;
		} else if (i + 2 < length && (memcmp(text + i, nothing[0], 3) == 0 ||
					      memcmp(text + i, nothing[1], 3) == 0)) {
			i += 2;
		} else {
			copy[size++] = text[i];
		}
	}
	copy[size] = '\0';
	return copy;
}

void words_add(cairo_t *cr, const struct word *word, const char *text, size_t length)
{
	struct words *words = words_of(cr);
	struct word *at;
	cairo_matrix_t matrix;

	must_grow(&words->at, &words->room, words->count, sizeof *words->at);
	at = &words->at[words->count++];
	*at = *word;
	at->text = as_searched(text, length);
	cairo_get_matrix(cr, &matrix);
	at->degrees = atan2(matrix.yx, matrix.xx) * 180 / 3.14159265358979323846;
	cairo_user_to_device(cr, &at->x, &at->y);
}

void words_hint(cairo_t *cr, double x, double y, double width, double height, const char *format,
		...)
{
	struct words *words = words_of(cr);
	struct hint *hint;
	size_t size;
	FILE *stream;
	va_list arguments;

	if (!words)
		return;
	must_grow(&words->hints, &words->hint_room, words->hint_count, sizeof *words->hints);
	hint = &words->hints[words->hint_count++];
	*hint = (struct hint){ .x = x, .y = y, .width = width, .height = height };
	cairo_user_to_device(cr, &hint->x, &hint->y);
	stream = must_open_text(&hint->text, &size);
	va_start(arguments, format);
	vfprintf(stream, format, arguments);
	va_end(arguments);
	must_close_text(stream);
}
