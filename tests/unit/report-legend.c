/* report-legend.c — the legend of a figure: what it holds, how it flows, what it paints. */
#include "testing.h"

#include "report/draw/legend.h"

#include <math.h>
#include <string.h>

static const struct look look = { .colour = { 0, 0, 0 }, .shape = SHAPE_SQUARE };

static void what_is_too_much_is_dropped(void **state)
{
	struct {
		struct legend legend;
		size_t beyond[16];
	} held = { 0 };

	(void)state;
	for (size_t i = 0; i < LEGEND_MOST; i++)
		legend_add_pattern(&held.legend, i + 1, &look, "item");
	assert_int_equal(held.legend.count, LEGEND_MOST);
	legend_add(&held.legend, LEGEND_POINT, &look, "more");
	legend_add_pattern(&held.legend, 77, &look, "more");
	assert_int_equal(held.legend.count, LEGEND_MOST);
	for (size_t i = 0; i < LEGEND_MOST; i++) {
		assert_int_equal(held.legend.items[i].pattern, i + 1);
		assert_string_equal(held.legend.items[i].text, "item");
	}
	for (size_t i = 0; i < 16; i++)
		assert_int_equal(held.beyond[i], 0);
}

struct pen {
	struct text_setter *setter;
	struct style style;
};

static int take_pen(void **state)
{
	static struct pen pen;

	pen.setter = text_setter_new();
	pen.style = (struct style){ pen.setter, &themes[0], &languages[0] };
	*state = &pen;
	return 0;
}

static int put_pen_down(void **state)
{
	struct pen *pen = *state;

	text_setter_free(pen->setter);
	return 0;
}

/* A symbol takes 9 points, a line 20; between two items are 9, below a row 2. */
static void items_flow_into_rows(void **state)
{
	const struct style *style = &((struct pen *)*state)->style;
	struct text_size words = style_measure(style, TYPE_SMALL, "some words");
	struct text_size more = style_measure(style, TYPE_SMALL, "more");
	double width = 9 + words.width + 9 + 20 + more.width;
	struct legend legend = { 0 };

	assert_close(legend_lay_out(&legend, style, width), 0, 0);
	assert_close(legend.widest, 0, 0);
	legend_add(&legend, LEGEND_POINT, &look, "some words");
	legend_add(&legend, LEGEND_LINE, &look, "more");
	assert_close(legend_lay_out(&legend, style, width + 1e-9), words.height + 2, 1e-9);
	assert_close(legend.items[1].place.x, 9 + words.width + 9, 1e-9);
	assert_close(legend.items[1].place.y, 0, 0);
	assert_close(legend.widest, fmax(9 + words.width, 20 + more.width), 1e-9);
	assert_close(legend_lay_out(&legend, style, width - 0.01), 2 * (words.height + 2), 1e-9);
	assert_close(legend.items[1].place.x, 0, 0);
	assert_close(legend.items[1].place.y, words.height + 2, 1e-9);
	assert_close(legend.items[0].text_width, words.width, 1e-9);
}

static void a_long_text_takes_the_width_there_is(void **state)
{
	const struct style *style = &((struct pen *)*state)->style;
	struct legend legend = { 0 };

	legend_add(&legend, LEGEND_BAND, NULL, "a text that is far too long for so little room");
	legend_add(&legend, LEGEND_LINE, &look, "a text that is far too long for so little room");
	legend_lay_out(&legend, style, 60);
	assert_close(legend.items[0].text_width, 60 - 9, 1e-9);
	assert_close(legend.items[1].text_width, 60 - 20, 1e-9);
	assert_true(legend.widest > 60);
}

enum { SIZE = 40 };

/* Paints a legend of that one symbol, without words, with its corner at 10, 10. */
static void painted(unsigned char pixels[SIZE][SIZE], const struct style *style,
		    enum legend_symbol symbol)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, SIZE, SIZE);
	cairo_t *cr = cairo_create(surface);
	struct legend legend = { 0 };

	legend_add(&legend, symbol, &look, "");
	legend_lay_out(&legend, style, SIZE);
	legend_paint(&legend, style, cr, 10, 10);
	cairo_destroy(cr);
	cairo_surface_flush(surface);
	for (int y = 0; y < SIZE; y++)
		memcpy(pixels[y],
		       cairo_image_surface_get_data(surface) +
			       y * cairo_image_surface_get_stride(surface),
		       SIZE);
	cairo_surface_destroy(surface);
}

static size_t inked(unsigned char pixels[SIZE][SIZE], int left, int right)
{
	size_t count = 0;

	for (int y = 0; y < SIZE; y++)
		for (int x = left; x < right; x++)
			count += pixels[y][x] > 0;
	return count;
}

/* What lies at x and y and right of there, of a legend of one item or of its words alone. */
static size_t inked_words(const struct style *style, const struct legend *legend, const char *words,
			  int from_y)
{
	enum { WIDE = 240 };
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, WIDE, SIZE);
	cairo_t *cr = cairo_create(surface);
	size_t count = 0;

	if (legend)
		legend_paint(legend, style, cr, 10, 10);
	if (words)
		style_paint(style, cr, TYPE_SMALL, words, style->theme->ink, 19, 10,
			    (struct anchor){ 0, 0 });
	cairo_destroy(cr);
	cairo_surface_flush(surface);
	for (int y = from_y; y < SIZE; y++)
		for (int x = 19; x < WIDE; x++)
			count += cairo_image_surface_get_data(
					 surface)[y * cairo_image_surface_get_stride(surface) + x] >
				 0;
	cairo_surface_destroy(surface);
	return count;
}

/* Words that fit are all there; others lose their middle, and stay in one line. */
static void words_stand_in_one_line(void **state)
{
	static const char *const words = "a text that is far too long for so little room";
	const struct style *style = &((struct pen *)*state)->style;
	double height = style_measure(style, TYPE_SMALL, words).height;
	struct legend legend = { 0 };

	legend_add(&legend, LEGEND_POINT, &look, words);
	legend_lay_out(&legend, style, 400);
	assert_int_equal(inked_words(style, &legend, NULL, 0), inked_words(style, NULL, words, 0));
	legend_lay_out(&legend, style, 60);
	assert_true(inked_words(style, &legend, NULL, 0) > 20);
	assert_true(inked_words(style, &legend, NULL, 0) < inked_words(style, NULL, words, 0) / 2);
	assert_int_equal(inked_words(style, &legend, NULL, 11 + (int)height), 0);
}

/* Each symbol stands in its room before the words. */
static void symbols_stand_in_their_room(void **state)
{
	const struct style *style = &((struct pen *)*state)->style;

	for (unsigned i = LEGEND_POINT; i <= LEGEND_BAND; i++) {
		unsigned char pixels[SIZE][SIZE];
		int room = i == LEGEND_LINE ? 20 : 9;

		painted(pixels, style, (enum legend_symbol)i);
		assert_true(inked(pixels, 10, 10 + room) > 0);
		assert_int_equal(inked(pixels, 0, 9), 0);
		assert_int_equal(inked(pixels, 10 + room, SIZE), 0);
	}
}

enum { PER_POINT = 8, PIXELS = SIZE * PER_POINT };

struct picture {
	cairo_surface_t *surface;
	double middle; /* of the symbol */
};

/* The same in colours on white, eight times as large; the caller destroys the surface. */
static struct picture painted_large(enum legend_symbol symbol)
{
	struct text_setter *setter = text_setter_new();
	struct style style = { setter, &themes[0], &languages[0] };
	struct picture picture = {
		cairo_image_surface_create(CAIRO_FORMAT_RGB24, PIXELS, PIXELS),
		10 + style_measure(&style, TYPE_SMALL, "").height / 2,
	};
	cairo_t *cr = cairo_create(picture.surface);
	struct legend legend = { 0 };

	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_scale(cr, PER_POINT, PER_POINT);
	legend_add(&legend, symbol, &look, "");
	legend_lay_out(&legend, &style, SIZE);
	legend_paint(&legend, &style, cr, 10, 10);
	cairo_destroy(cr);
	cairo_surface_flush(picture.surface);
	text_setter_free(setter);
	return picture;
}

/* The ink's colour where x and y are points from the symbol's left edge and from its middle. */
static struct colour colour_at(const struct picture *picture, double x, double y)
{
	const unsigned char *pixel = cairo_image_surface_get_data(picture->surface) +
				     (int)((picture->middle + y) * PER_POINT) *
					     cairo_image_surface_get_stride(picture->surface) +
				     4 * (int)((10 + x) * PER_POINT);

	return (struct colour){ pixel[2] / 255.0, pixel[1] / 255.0, pixel[0] / 255.0 };
}

static bool like(struct colour a, struct colour b)
{
	return fabs(a.red - b.red) + fabs(a.green - b.green) + fabs(a.blue - b.blue) < 0.1;
}

/* How far each reaches from its left edge and from its middle, to half a point. */
static void symbols_have_their_size(void **state)
{
	static const struct {
		enum legend_symbol symbol;
		double left, right, half;
	} cases[] = {
		{ LEGEND_POINT, 1.65, 4.35, 1.35 }, { LEGEND_LINE, 0, 17, 0.5 },
		{ LEGEND_AREA, 0, 6, 3 },           { LEGEND_PATTERN, 0, 6, 3 },
		{ LEGEND_MEAN, 0.6, 5.4, 2.4 },     { LEGEND_INTERVAL, 0, 6, 4.65 },
		{ LEGEND_ACROSS, -0.45, 7.45, 2 },  { LEGEND_BOX, -0.45, 6.45, 4.2 },
		{ LEGEND_BAND, 0, 6, 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct picture picture = painted_large(cases[i].symbol);
		double left = SIZE;
		double right = -SIZE;
		double top = SIZE;
		double bottom = -SIZE;

		for (double y = -8; y < 8; y += 1.0 / PER_POINT)
			for (double x = -8; x < 25; x += 1.0 / PER_POINT)
				if (!like(colour_at(&picture, x, y), (struct colour){ 1, 1, 1 })) {
					left = fmin(left, x);
					right = fmax(right, x);
					top = fmin(top, y);
					bottom = fmax(bottom, y);
				}
		assert_true(fabs(left - cases[i].left) < 0.5);
		assert_true(fabs(right - cases[i].right) < 0.5);
		assert_true(fabs(top + cases[i].half) < 0.5);
		assert_true(fabs(bottom - cases[i].half) < 0.5);
		cairo_surface_destroy(picture.surface);
	}
}

/* The whiskers begin at the box's edges, 1.5 from the middle, and do not cross it. */
static void quartiles_stand_upright(void **state)
{
	struct picture picture = painted_large(LEGEND_BOX);

	(void)state;
	for (int side = -1; side <= 1; side += 2) {
		assert_true(like(colour_at(&picture, 3, side * 0.9), themes[0].faint));
		assert_true(like(colour_at(&picture, 1, side * 0.9), themes[0].faint));
		assert_true(like(colour_at(&picture, 3, side * 3), themes[0].ink));
		assert_true(like(colour_at(&picture, 1, side * 3), (struct colour){ 1, 1, 1 }));
	}
	assert_true(like(colour_at(&picture, 3, 0), themes[0].faint));
	cairo_surface_destroy(picture.surface);
}

static void symbols_are_told_apart(void **state)
{
	const struct style *style = &((struct pen *)*state)->style;

	for (unsigned i = LEGEND_POINT; i <= LEGEND_BAND; i++)
		for (unsigned j = i + 1; j <= LEGEND_BAND; j++) {
			unsigned char one[SIZE][SIZE];
			unsigned char other[SIZE][SIZE];

			/* boxes differ in their colour, which this surface does not have */
			if ((i == LEGEND_AREA && (j == LEGEND_PATTERN || j == LEGEND_BAND)) ||
			    (i == LEGEND_PATTERN && j == LEGEND_BAND))
				continue;
			painted(one, style, (enum legend_symbol)i);
			painted(other, style, (enum legend_symbol)j);
			assert_memory_not_equal(one, other, sizeof one);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_too_much_is_dropped),
		cmocka_unit_test(items_flow_into_rows),
		cmocka_unit_test(a_long_text_takes_the_width_there_is),
		cmocka_unit_test(words_stand_in_one_line),
		cmocka_unit_test(symbols_stand_in_their_room),
		cmocka_unit_test(symbols_have_their_size),
		cmocka_unit_test(quartiles_stand_upright),
		cmocka_unit_test(symbols_are_told_apart),
	};

	return cmocka_run_group_tests(tests, take_pen, put_pen_down);
}
