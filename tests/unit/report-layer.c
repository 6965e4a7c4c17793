/* report-layer.c — layers of marks, and the tags around them. */
#include "testing.h"

#include "report/canvas/canvas.h"
#include "report/draw/layer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct canvas_page page = { 40, 40, 72, { 1, 1, 1 } };
static const struct canvas_description about = { .title = "t", .created = "2026-01-31T12:00:00Z" };
static const struct rect box = { 10, 20, 60, 50 };

/* An SVG of one square in a layer of that many marks; the caller frees it. */
static char *drawn(size_t marks, double *left, double *top)
{
	char *svg = NULL;
	size_t size;
	FILE *stream = open_memstream(&svg, &size);
	struct canvas canvas;
	struct layer layer;
	struct error err = { 0 };

	canvas_open_inline(&canvas, stream, "x", &page, &about);
	layer_open(&layer, canvas.cr, marks, &box, 1.5);
	cairo_rectangle(layer.cr, 10, 20, 5, 5);
	cairo_fill(layer.cr);
	*left = 10;
	*top = 20;
	cairo_user_to_device(layer.cr, left, top);
	layer_close(&layer);
	assert_true(canvas_commit(&canvas, &err));
	assert_int_equal(fclose(stream), 0);
	return svg;
}

static void few_marks_stay_shapes(void **state)
{
	double left;
	double top;
	char *svg = drawn(LAYER_SVG_MOST, &left, &top);

	(void)state;
	assert_non_null(strstr(svg, "M 10 20 L 15 20"));
	assert_null(strstr(svg, "<image"));
	free(svg);
}

/* The image begins twice the radius before the box: at 7, 17; a point has 400 / 72 pixels. It is
 * called after no number of the process's, which the other surfaces that there were have counted
 * up: cairo calls it image5 or, since 1.18, source-5. */
static void many_marks_are_an_image(void **state)
{
	double left;
	double top;
	char *svg = drawn(LAYER_SVG_MOST + 1, &left, &top);

	(void)state;
	assert_true(strstr(svg, "<image id=\"ximage0\"") || strstr(svg, "<image id=\"xsource-0\""));
	assert_non_null(strstr(svg, "width=\"367\" height=\"312\""));
	assert_null(strstr(svg, "M 10 20 L 15 20"));
	assert_close(left, 3 * 400 / 72.0, 1e-12);
	assert_close(top, 3 * 400 / 72.0, 1e-12);
	free(svg);
}

/* cairo 1.16 loses a tag that holds an image by cairo_paint alone. */
static void image_stays_in_its_tag(void **state)
{
	char path[] = "/tmp/migstat-report-layer.XXXXXX.pdf";
	int file = mkstemps(path, 4);
	struct canvas canvas;
	struct layer layer;
	struct error err = { 0 };

	(void)state;
	assert_true(file >= 0);
	close(file);
	assert_true(canvas_open(&canvas, path, &page, &about, NULL, &err));
	tag_figure_begin(canvas.cr, "words", 60, 50);
	layer_open(&layer, canvas.cr, LAYER_PDF_MOST + 1, &box, 1.5);
	cairo_rectangle(layer.cr, 10, 20, 5, 5);
	cairo_fill(layer.cr);
	layer_close(&layer);
	tag_end(canvas.cr, TAG_FIGURE);
	assert_true(canvas_commit(&canvas, &err));
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(few_marks_stay_shapes),
		cmocka_unit_test(many_marks_are_an_image),
		cmocka_unit_test(image_stays_in_its_tag),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
