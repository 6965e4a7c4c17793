/*
 * png-compare.c — png-compare WANTED.png GOT.png DIFFERENCE.png: are two figures the same to the
 * eye?
 *
 * Another version of cairo or FreeType draws the edges of letters a shade lighter or darker; a mark
 * that is missing or stands elsewhere changes whole pixels. So a pixel is another if one of its
 * colours is off by more than SHADE, and a figure is another if there are more than PIXELS of them
 * or if its size is another. The status is then 1, a line tells how many, and the third file shows
 * where: what is wanted pale, pixels that are another in red.
 */
#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { SHADE = 64, PIXELS = 12 };

static cairo_surface_t *read_png(const char *path)
{
	cairo_surface_t *image = cairo_image_surface_create_from_png(path);

	if (cairo_surface_status(image) == CAIRO_STATUS_SUCCESS &&
	    cairo_image_surface_get_format(image) == CAIRO_FORMAT_RGB24)
		return image;
	fprintf(stderr, "png-compare: %s: not to be read as a PNG without transparency: %s\n", path,
		cairo_status_to_string(cairo_surface_status(image)));
	cairo_surface_destroy(image);
	return NULL;
}

static const uint32_t *row_of(cairo_surface_t *image, int row)
{
	return (const uint32_t *)(const void *)(cairo_image_surface_get_data(image) +
						(ptrdiff_t)row *
							cairo_image_surface_get_stride(image));
}

static bool is_another(uint32_t a, uint32_t b)
{
	for (int shift = 0; shift < 24; shift += 8)
		if (abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)) > SHADE)
			return true;
	return false;
}

/* Three quarters of the way to white. */
static uint32_t pale(uint32_t pixel)
{
	return (pixel >> 2 & 0x3F3F3F) + 0xC0C0C0;
}

static long compare(cairo_surface_t *wanted, cairo_surface_t *got, cairo_surface_t *difference)
{
	long others = 0;

	for (int y = 0; y < cairo_image_surface_get_height(wanted); y++) {
		const uint32_t *a = row_of(wanted, y);
		const uint32_t *b = row_of(got, y);
		uint32_t *to = (uint32_t *)(uintptr_t)row_of(difference, y);

		for (int x = 0; x < cairo_image_surface_get_width(wanted); x++) {
			bool another = is_another(a[x], b[x]);

			others += another;
			to[x] = another ? 0xFF0000 : pale(a[x]);
		}
	}
	return others;
}

static int judge(cairo_surface_t *wanted, cairo_surface_t *got, const char *path)
{
	int width = cairo_image_surface_get_width(wanted);
	int height = cairo_image_surface_get_height(wanted);
	cairo_surface_t *difference;
	long others;

	if (width != cairo_image_surface_get_width(got) ||
	    height != cairo_image_surface_get_height(got)) {
		printf("%d x %d pixels instead of %d x %d\n", cairo_image_surface_get_width(got),
		       cairo_image_surface_get_height(got), width, height);
		return 1;
	}
	difference = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
	cairo_surface_flush(difference);
	others = compare(wanted, got, difference);
	cairo_surface_mark_dirty(difference);
	if (others > PIXELS) {
		printf("%ld of %ld pixels are another: see %s\n", others, (long)width * height,
		       path);
		cairo_surface_write_to_png(difference, path);
	}
	cairo_surface_destroy(difference);
	return others > PIXELS;
}

int main(int argc, char **argv)
{
	cairo_surface_t *wanted = argc == 4 ? read_png(argv[1]) : NULL;
	cairo_surface_t *got = wanted ? read_png(argv[2]) : NULL;
	int status = 2;

	if (argc != 4)
		fprintf(stderr, "usage: png-compare WANTED.png GOT.png DIFFERENCE.png\n");
	if (got)
		status = judge(wanted, got, argv[3]);
	cairo_surface_destroy(got);
	cairo_surface_destroy(wanted);
	return status;
}
