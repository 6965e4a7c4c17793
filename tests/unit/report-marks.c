/* report-marks.c — how far each mark reaches, and how much ink it takes. */
#include "testing.h"

#include "report/draw/marks.h"

#include <math.h>

enum { POINTS = 40, PER_POINT = 8, PIXELS = POINTS * PER_POINT };

static const struct colour black = { 0, 0, 0 };
static const struct colour white = { 1, 1, 1 };

/* A sheet of 40 x 40 points. */
struct sheet {
	cairo_surface_t *surface;
	cairo_t *cr;
};

static struct sheet sheet_new(void)
{
	struct sheet sheet;

	sheet.surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, PIXELS, PIXELS);
	sheet.cr = cairo_create(sheet.surface);
	cairo_set_source_rgb(sheet.cr, 1, 1, 1);
	cairo_paint(sheet.cr);
	cairo_scale(sheet.cr, PER_POINT, PER_POINT);
	return sheet;
}

static void sheet_free(struct sheet *sheet)
{
	cairo_destroy(sheet->cr);
	cairo_surface_destroy(sheet->surface);
}

/* 0 where it is white, 1 where it is black. */
static double darkness(const struct sheet *sheet, int x, int y)
{
	const unsigned char *row = cairo_image_surface_get_data(sheet->surface) +
				   y * cairo_image_surface_get_stride(sheet->surface);

	return 1 - row[4 * x] / 255.0;
}

/* The ink in a part of the sheet, in square points. */
static double ink_in(const struct sheet *sheet, int left, int top, int width, int height)
{
	double sum = 0;

	cairo_surface_flush(sheet->surface);
	for (int y = top * PER_POINT; y < (top + height) * PER_POINT; y++)
		for (int x = left * PER_POINT; x < (left + width) * PER_POINT; x++)
			sum += darkness(sheet, x, y);
	return sum / (PER_POINT * PER_POINT);
}

static void near_or_fail(const char *what, double actual, double expected, double most, int line)
{
	if (fabs(actual - expected) <= most)
		return;
	print_error("%s: %g, expected %g\n", what, actual, expected);
	_fail(__FILE__, line);
}

/* Ends the sheet: the ink reaches from left to right and from top to bottom (to a quarter of a
 * point, for tips are thin), and covers that many square points. */
#define assert_inked(sheet, left, right, top, bottom, area)                                        \
	inked_or_fail((sheet), (left), (right), (top), (bottom), (area), __LINE__)

static void inked_or_fail(struct sheet *sheet, double left, double right, double top, double bottom,
			  double area, int line)
{
	int first_x = PIXELS;
	int first_y = PIXELS;
	int end_x = 0;
	int end_y = 0;

	near_or_fail("ink", ink_in(sheet, 0, 0, POINTS, POINTS), area, 0.012 * area + 0.05, line);
	for (int y = 0; y < PIXELS; y++)
		for (int x = 0; x < PIXELS; x++)
			if (darkness(sheet, x, y) > 0.4) {
				first_x = x < first_x ? x : first_x;
				first_y = y < first_y ? y : first_y;
				end_x = x + 1 > end_x ? x + 1 : end_x;
				end_y = y + 1 > end_y ? y + 1 : end_y;
			}
	near_or_fail("left", (double)first_x / PER_POINT, left, 0.25, line);
	near_or_fail("right", (double)end_x / PER_POINT, right, 0.25, line);
	near_or_fail("top", (double)first_y / PER_POINT, top, 0.25, line);
	near_or_fail("bottom", (double)end_y / PER_POINT, bottom, 0.25, line);
	sheet_free(sheet);
}

static void assert_blank(struct sheet *sheet)
{
	assert_close(ink_in(sheet, 0, 0, POINTS, POINTS), 0, 0);
	sheet_free(sheet);
}

static struct sheet points(enum shape shape, size_t count)
{
	static const struct position at[] = { { 20, 20 }, { 32, 31 } };
	struct look look = { .colour = black, .shape = shape };
	struct sheet sheet = sheet_new();

	marks_points(sheet.cr, at, count, &look, 3);
	return sheet;
}

/* Of radius 3: the outlines of marks.c times 3. */
static void points_have_their_shape(void **state)
{
	struct sheet sheet = points(SHAPE_CIRCLE, 1);

	(void)state;
	assert_inked(&sheet, 17, 23, 17, 23, 28.27);
	sheet = points(SHAPE_PLUS, 1);
	assert_inked(&sheet, 16.1, 23.9, 16.1, 23.9, 2 * 7.8 * 1.65 - 1.65 * 1.65);
	sheet = points(SHAPE_SQUARE, 1);
	assert_inked(&sheet, 17.3, 22.7, 17.3, 22.7, 5.4 * 5.4);
	sheet = points(SHAPE_TRIANGLE, 1);
	assert_inked(&sheet, 15.95, 24.05, 15.35, 22.325, 8.1 * 6.975 / 2);
	sheet = points(SHAPE_DOWN, 1);
	assert_inked(&sheet, 15.95, 24.05, 17.675, 24.65, 8.1 * 6.975 / 2);
	sheet = points(SHAPE_DIAMOND, 1);
	assert_inked(&sheet, 15.95, 24.05, 15.95, 24.05, 2 * 4.05 * 4.05);
	for (unsigned shape = 0; shape < SHAPE_COUNT; shape++) {
		double one;

		sheet = points((enum shape)shape, 0);
		assert_blank(&sheet);
		sheet = points((enum shape)shape, 1);
		one = ink_in(&sheet, 0, 0, POINTS, POINTS);
		sheet_free(&sheet);
		sheet = points((enum shape)shape, 2);
		near_or_fail("two", ink_in(&sheet, 0, 0, POINTS, POINTS), 2 * one, 0.5, __LINE__);
		near_or_fail("second", ink_in(&sheet, 26, 25, 12, 12), one, 0.5, __LINE__);
		sheet_free(&sheet);
	}
}

static void lines_and_boxes_end_where_they_end(void **state)
{
	static const struct position at[] = { { 10, 20 }, { 30, 20 }, { 30, 30 } };
	static const struct look solid = { .colour = { 0, 0, 0 } };
	static const struct look dashed = { .colour = { 0, 0, 0 },
					    .dash = { 3, 2 },
					    .dash_count = 2 };
	struct rect box = { 10, 12, 6, 8 };
	struct sheet sheet = sheet_new();

	(void)state;
	marks_polyline(sheet.cr, at, 1, &solid, 2);
	assert_blank(&sheet);
	sheet = sheet_new();
	marks_polyline(sheet.cr, at, 2, &solid, 2);
	assert_inked(&sheet, 10, 30, 19, 21, 40);
	sheet = sheet_new();
	marks_polyline(sheet.cr, at, 2, &dashed, 2);
	assert_inked(&sheet, 10, 28, 19, 21, 24);
	sheet = sheet_new();
	marks_box(sheet.cr, &box, black);
	assert_inked(&sheet, 10, 16, 12, 20, 48);
	sheet = sheet_new();
	marks_line(sheet.cr, at[0], at[1], 2, black);
	assert_inked(&sheet, 10, 30, 19, 21, 40);
	sheet = sheet_new();
	marks_mean(sheet.cr, at[0], black);
	assert_inked(&sheet, 7.6, 12.4, 17.6, 22.4, 2 * 2.4 * 2.4);
}

/* A line one point wide from 30 up to 10, with caps of 6 or arrow heads of 4.2 x 4.2, in which the
 * last 2.1 of the line's are. */
static void intervals_have_caps_or_heads(void **state)
{
	struct extent extent = { 30, 10, false, false };
	struct sheet sheet = sheet_new();

	(void)state;
	marks_interval(sheet.cr, 20, &extent, 1, black);
	assert_inked(&sheet, 17, 23, 9.5, 30.5, 20 + 2 * 6 - 2 * 0.5);
	extent.cut_above = true;
	sheet = sheet_new();
	marks_interval(sheet.cr, 20, &extent, 1, black);
	assert_inked(&sheet, 17, 23, 10, 30.5, 17.9 + 5.5 + 8.82 - 2.1);
	extent.cut_below = true;
	sheet = sheet_new();
	marks_interval(sheet.cr, 20, &extent, 1, black);
	assert_inked(&sheet, 17.9, 22.1, 10, 30, 15.8 + 2 * 8.82 - 2 * 2.1);
	extent.cut_above = false;
	sheet = sheet_new();
	marks_interval(sheet.cr, 20, &extent, 1, black);
	assert_inked(&sheet, 17, 23, 9.5, 30, 17.9 + 5.5 + 8.82 - 2.1);
}

static void intervals_lie_down(void **state)
{
	struct extent extent = { 8, 30, false, false };
	struct sheet sheet = sheet_new();

	(void)state;
	marks_interval_across(sheet.cr, 15, &extent, 2, 1, black);
	assert_inked(&sheet, 7.5, 30.5, 13, 17, 22 + 2 * 4 - 2 * 0.5);
	extent.cut_above = true;
	sheet = sheet_new();
	marks_interval_across(sheet.cr, 15, &extent, 2, 1, black);
	assert_inked(&sheet, 7.5, 30, 12.9, 17.1, 19.9 + 3.5 + 8.82 - 2.1);
	extent = (struct extent){ 8, 30, true, false };
	sheet = sheet_new();
	marks_interval_across(sheet.cr, 15, &extent, 2, 1, black);
	assert_inked(&sheet, 8, 30.5, 12.9, 17.1, 19.9 + 3.5 + 8.82 - 2.1);
}

static struct sheet quartiles(const struct box_places *places, struct colour fill)
{
	struct sheet sheet = sheet_new();

	marks_quartiles(sheet.cr, 20, 5, places, 1, black, fill);
	return sheet;
}

/* A box 10 wide and 10 high with an outline of 1 around its edge; whiskers of 6 and 8, whose first
 * half point is the outline's. */
static void quartiles_are_a_box_with_whiskers(void **state)
{
	struct box_places places = { 34, 28, 18, 10, false, false };
	struct sheet sheet = quartiles(&places, black);

	(void)state;
	assert_inked(&sheet, 14.5, 25.5, 10, 34, 121 + 5.5 + 7.5);
	sheet = quartiles(&places, white);
	assert_inked(&sheet, 14.5, 25.5, 10, 34, 121 - 81 + 5.5 + 7.5);
	places.cut = true;
	sheet = quartiles(&places, black);
	assert_inked(&sheet, 14.5, 25.5, 10, 34, 121 + 5.5 + 5.4 + 8.82 - 2.1);
	places = (struct box_places){ 34, 28, 18, 10, true, false };
	sheet = quartiles(&places, black);
	assert_inked(&sheet, 14.5, 25.5, 10, 34, 100 + 2 * 0.5 * 10.5 + 0.5 * 10 + 5.5 + 8);
}

/* Stripes of 0.6 in a box of 20 x 20: those on its edges are halved. */
static void patterns_cover_their_box(void **state)
{
	static const struct {
		size_t index;
		double ink, most;
	} cases[] = { { 0, 400, 0.1 },
		      { 1, 320, 8 },
		      { 2, 320, 8 },
		      { 3, 20 * (20 - 10 * 0.6), 1 },
		      { 4, 20 * (20 - 6.5 * 0.6), 1 },
		      { 5, 400 * (1 - 0.6 / 1.8), 8 },
		      { 6, 400 * (1 - 0.6 / 1.8), 8 },
		      { LOOK_COUNT, 400, 0.1 },
		      { LOOK_COUNT + 3, 20 * (20 - 10 * 0.6), 1 } };
	static const struct look look = { .colour = { 0, 0, 0 } };
	static const struct rect box = { 10, 10, 20, 20 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sheet sheet = sheet_new();

		marks_pattern(sheet.cr, &box, &look, cases[i].index, white);
		near_or_fail("all", ink_in(&sheet, 0, 0, 40, 40), cases[i].ink, cases[i].most,
			     __LINE__);
		near_or_fail("inside", ink_in(&sheet, 10, 10, 20, 20), cases[i].ink, cases[i].most,
			     __LINE__);
		for (int quarter = 0; quarter < 4; quarter++)
			near_or_fail("a quarter",
				     ink_in(&sheet, 10 + quarter % 2 * 10, 10 + quarter / 2 * 10,
					    10, 10),
				     cases[i].ink / 4, 5, __LINE__);
		sheet_free(&sheet);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points_have_their_shape),
		cmocka_unit_test(lines_and_boxes_end_where_they_end),
		cmocka_unit_test(intervals_have_caps_or_heads),
		cmocka_unit_test(intervals_lie_down),
		cmocka_unit_test(quartiles_are_a_box_with_whiskers),
		cmocka_unit_test(patterns_cover_their_box),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
