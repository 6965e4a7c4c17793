/* report-panels.c — plots that share their axes: scales, places, words, and their sidecar. */
#include "testing.h"

#include "report/draw/number.h"
#include "report/draw/paper.h"
#include "report/figures/figures.h"
#include "report/figures/kit/file.h"
#include "report/figures/panels/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct world {
	struct figure_wish wish;
	struct labels labels;
	struct figure_job job;
	struct text_setter *setter;
};

static int make_world(void **state)
{
	struct world *world = calloc(1, sizeof *world);

	world->setter = text_setter_new();
	world->wish.width_mm = 88;
	world->job = (struct figure_job){ .figure = &figures[0],
					  .wish = &world->wish,
					  .labels = &world->labels,
					  .style = { world->setter, &themes[0], &languages[0] } };
	*state = world;
	return 0;
}

static int free_world(void **state)
{
	struct world *world = *state;

	text_setter_free(world->setter);
	free(world);
	return 0;
}

static struct panels *new_panels(const struct world *world, size_t rows, size_t columns)
{
	struct panels *panels = panels_new(&world->job, rows, columns);

	for (size_t i = 0; i < rows; i++)
		panels->headings[i] = strdup("Load");
	for (size_t i = 0; i < columns; i++) {
		panels->x[i].unit = "s";
		panels->x[i].title = strdup("Time");
	}
	return panels;
}

/* A curve y = factor * x from 0 to 10. */
static void add_line(struct panels *panels, size_t row, size_t column, double factor,
		     const char *label)
{
	struct curve *curve = panel_add_curve(panels_at(panels, row, column), CURVE_LINE,
					      &panels->ink, "line", label);

	for (int i = 0; i <= 10; i++)
		curve_add(curve, (struct curve_point){ i, factor * i, NAN, NAN, 0, 0 });
}

static void finish(struct panels *panels)
{
	struct error err = { 0 };

	if (!panels_finish(panels, strdup("title"), strdup("rest"), strdup("alt"), &err))
		fail_msg("%s", err.text);
}

static void every_plot_has_a_place_of_its_own(void **state)
{
	struct panels *panels = new_panels(*state, 3, 2);
	double right = length_points(88) - 2;

	for (size_t i = 0; i < 6; i++)
		add_line(panels, i / 2, i % 2, (double)i + 1, NULL);
	finish(panels);
	for (size_t i = 0; i < 6; i++) {
		const struct rect *plot = &panels->at[i].plot;

		assert_true(plot->width > 60 && plot->height > 20);
		assert_true(plot->x > 10 && plot->x + plot->width <= right + 1e-6);
		assert_true(plot->y >= panels->sheet.body.y);
		assert_true(plot->y + plot->height <
			    panels->sheet.body.y + panels->sheet.body.height);
		for (size_t j = 0; j < i; j++)
			assert_false(rects_overlap(plot, &panels->at[j].plot));
	}
	/* columns stand below each other, rows beside each other */
	assert_close(panels->at[0].plot.x, panels->at[4].plot.x, 1e-12);
	assert_close(panels->at[2].plot.y, panels->at[3].plot.y, 1e-12);
	assert_close(panels->drawing.width_mm, 88, 1e-12);
	panels_free(panels);
}

static void rows_share_x_and_columns_share_y(void **state)
{
	struct panels *panels = new_panels(*state, 2, 2);
	struct scale upper;
	struct scale lower;

	add_line(panels, 0, 0, 1, NULL);
	add_line(panels, 0, 1, 5, NULL);
	add_line(panels, 1, 0, 100, NULL);
	finish(panels);
	upper = panels_at(panels, 0, 0)->x;
	lower = panels_at(panels, 1, 0)->x;
	assert_close(scale_at(&upper, 7), scale_at(&lower, 7), 1e-12);
	/* both plots of a row reach to 50, the other row to 1000 */
	assert_true(panels->y[0].axis.high >= 50 && panels->y[0].axis.high < 100);
	assert_true(panels->y[1].axis.high >= 1000);
	panels_free(panels);
}

static void one_scale_where_it_is_wanted(void **state)
{
	struct panels *panels = new_panels(*state, 2, 2);

	add_line(panels, 0, 0, 1, NULL);
	add_line(panels, 1, 1, 100, NULL);
	panels->one_x = panels->one_y = true;
	finish(panels);
	assert_close(panels->y[0].axis.high, panels->y[1].axis.high, 0);
	assert_close(panels->y[0].axis.low, panels->y[1].axis.low, 0);
	assert_close(panels->x[0].axis.high, panels->x[1].axis.high, 0);
	panels_free(panels);
}

static void time_has_the_unit_that_suits_it(void **state)
{
	static const struct {
		double high;
		const char *unit;
	} cases[] = { { 0.1, "ms" }, { 0.5, "s" }, { 250, "s" }, { 3000, "min" }, { 40000, "h" } };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct panels *panels = new_panels(*state, 1, 1);
		struct curve *curve = panel_add_curve(panels_at(panels, 0, 0), CURVE_LINE,
						      &panels->ink, "line", NULL);
		struct scale scale;

		panels->x[0].low = 0;
		curve_add(curve, (struct curve_point){ 0, 1, NAN, NAN, 0, 0 });
		curve_add(curve, (struct curve_point){ cases[i].high, 2, NAN, NAN, 0, 0 });
		finish(panels);
		assert_string_equal(panels->x[0].axis.unit.text, cases[i].unit);
		/* a time axis ends where its data do */
		scale = panels->at[0].x;
		assert_close(scale_at(&scale, cases[i].high),
			     panels->at[0].plot.x + panels->at[0].plot.width, 1e-9);
		assert_close(scale_at(&scale, 0), panels->at[0].plot.x, 1e-9);
		assert_true(panels->x[0].axis.ticks.count >= 2);
		for (size_t j = 0; j < panels->x[0].axis.ticks.count; j++)
			assert_true(axis_tick_value(&panels->x[0].axis, j) <=
				    cases[i].high * 1.001);
		panels_free(panels);
	}
}

static void zero_is_told(void **state)
{
	struct panels *panels = new_panels(*state, 1, 1);

	add_line(panels, 0, 0, 29.5, NULL);
	panels->y[0].from_zero = true;
	finish(panels);
	assert_close(panels->y[0].axis.ticks.at[0], 0, 0);
	assert_close(panels->y[0].axis.low, 0, 0);
	panels_free(panels);
}

/* Rectangles that only touch do not overlap. */
/* A logarithmic axis begins at the least value above zero; what is zero has no place on it. */
static void a_log_axis_begins_above_zero(void **state)
{
	struct panels *panels = new_panels(*state, 1, 1);
	struct curve *curve =
		panel_add_curve(panels_at(panels, 0, 0), CURVE_POINTS, &panels->ink, "p", NULL);

	panels->y[0].kind = AXIS_LOG;
	curve_add_xy(curve, 0, 0);
	curve_add_xy(curve, 1, 1);
	curve_add_xy(curve, 2, 100);
	finish(panels);
	assert_true(panels->y[0].axis.low > 0.5 && panels->y[0].axis.low < 1);
	assert_true(panels->y[0].axis.high > 100 && panels->y[0].axis.high < 200);
	panels_free(panels);
}

static void rectangles_overlap_if_they_share_area(void **state)
{
	static const struct rect one = { 10, 20, 6, 8 };
	static const struct {
		struct rect other;
		bool overlap;
	} cases[] = {
		{ { 10, 20, 6, 8 }, true },   { { 15.9, 20, 6, 8 }, true },
		{ { 16, 20, 6, 8 }, false },  { { 4.1, 20, 6, 8 }, true },
		{ { 4, 20, 6, 8 }, false },   { { 10, 27.9, 6, 8 }, true },
		{ { 10, 28, 6, 8 }, false },  { { 10, 12.1, 6, 8 }, true },
		{ { 10, 12, 6, 8 }, false },  { { 12, 22, 1, 1 }, true },
		{ { 0, 0, 100, 100 }, true }, { { 30, 20, 6, 8 }, false },
		{ { 10, 50, 6, 8 }, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(rects_overlap(&one, &cases[i].other), cases[i].overlap);
		assert_int_equal(rects_overlap(&cases[i].other, &one), cases[i].overlap);
	}
}

/* Within a point around the box; bands do not count. */
static void points_under_words_are_counted(void **state)
{
	struct panels *panels = new_panels(*state, 1, 1);
	struct panel *panel = panels_at(panels, 0, 0);
	struct curve *band;
	double x;
	double y;
	struct rect box;

	add_line(panels, 0, 0, 1, NULL);
	band = panel_add_curve(panel, CURVE_BAND, &panels->ink, "band", NULL);
	curve_add(band, (struct curve_point){ 5, 5, 4, 6, 0, 0 });
	finish(panels);
	x = scale_at(&panel->x, 5);
	y = scale_at(&panel->y, 5);
	for (int side = -1; side <= 1; side += 2) {
		box = (struct rect){ x - 1 + side * 1.99, y - 1, 2, 2 };
		assert_int_equal(panels_points_in(panel, &box), 1);
		box = (struct rect){ x - 1 + side * 2.01, y - 1, 2, 2 };
		assert_int_equal(panels_points_in(panel, &box), 0);
		box = (struct rect){ x - 1, y - 1 + side * 1.99, 2, 2 };
		assert_int_equal(panels_points_in(panel, &box), 1);
		box = (struct rect){ x - 1, y - 1 + side * 2.01, 2, 2 };
		assert_int_equal(panels_points_in(panel, &box), 0);
	}
	assert_int_equal(panels_points_in(panel, &panel->plot), 11);
	panels_free(panels);
}

static void words_do_not_stand_on_words(void **state)
{
	struct panels *panels = new_panels(*state, 1, 1);
	struct panel *panel = panels_at(panels, 0, 0);
	enum { NOTES_MANY = 30 };

	add_line(panels, 0, 0, 1, "rising");
	add_line(panels, 0, 0, 1.02, "rising, too");
	panel_add_note(panel, 5, 5, (struct anchor){ 0.5, 1 }, "first note");
	panel_add_note(panel, 5.2, 5, (struct anchor){ 0.5, 1 }, "second note");
	for (int i = 0; i < NOTES_MANY; i++)
		panel_add_note(panel, 5.4, 5, (struct anchor){ 0.5, 1 }, "further note");
	panel_add_note(panel, NAN, NAN, (struct anchor){ 0, 0 }, "in a corner");
	finish(panels);
	assert_false(panel->notes[0].hidden);
	for (size_t i = 0; i < panel->note_count; i++)
		for (size_t j = 0; j < i; j++)
			assert_false(!panel->notes[i].hidden && !panel->notes[j].hidden &&
				     rects_overlap(&panel->notes[i].box, &panel->notes[j].box));
	/* on either side of the place, and a line further away; for the last there is no room */
	for (size_t i = 0; i < 4; i++)
		assert_false(panel->notes[i].hidden);
	assert_true(panel->notes[1 + NOTES_MANY].hidden);
	assert_true(fabs(panel->curves[0]->label_y - panel->curves[1]->label_y) > 5 ||
		    fabs(panel->curves[0]->label_x - panel->curves[1]->label_x) > 20);
	panels_free(panels);
}

static void words_in_a_corner_take_the_empty_one(void **state)
{
	struct panels *panels = new_panels(*state, 1, 1);
	struct panel *panel = panels_at(panels, 0, 0);

	add_line(panels, 0, 0, -1, NULL); /* from the upper left to the lower right */
	panels->x[0].low = 0;
	panel_add_note(panel, NAN, NAN, (struct anchor){ 0, 0 }, "in a corner");
	finish(panels);
	assert_true(panel->notes[0].box.x > panel->plot.x + panel->plot.width / 3 ||
		    panel->notes[0].box.y > panel->plot.y + panel->plot.height / 2);
	assert_int_equal(panels_points_in(panel, &panel->notes[0].box), 0);
	panels_free(panels);
}

static void add_flat(struct panels *panels, double y, double from, double to, const char *label)
{
	struct curve *curve =
		panel_add_curve(panels_at(panels, 0, 0), CURVE_LINE, &panels->ink, "flat", label);

	for (int i = 0; i <= 40; i++)
		curve_add_xy(curve, from + (to - from) * i / 40, y);
}

/* A note stays at its place where that is free, and goes to the other side of it where a point is.
 */
static void notes_stay_at_a_free_place(void **state)
{
	for (int points = 0; points < 2; points++) {
		struct panels *panels = new_panels(*state, 1, 1);
		struct panel *panel = panels_at(panels, 0, 0);
		const struct rect *box;
		double place;

		add_flat(panels, 0, 0, 10, NULL);
		panels->y[0].high = 10;
		if (points)
			add_flat(panels, 5.5, 4, 6, NULL);
		panel_add_note(panel, 5, 5, (struct anchor){ 0.5, 1 }, "note");
		finish(panels);
		box = &panel->notes[0].box;
		place = scale_at(&panel->y, 5);
		assert_false(panel->notes[0].hidden);
		assert_true(fabs((points ? box->y : box->y + box->height) - place) < 1e-6);
		assert_true(fabs(box->x + box->width / 2 - scale_at(&panel->x, 5)) < 1e-6);
		panels_free(panels);
	}
}

/* 2.5 points from two edges, left before right and above before below. */
static void a_corner_is_near_its_edges(void **state)
{
	/* points that take the corners away one after the other */
	static const struct {
		double x, y;
	} taken[] = { { 0.3, 9.5 }, { 9.7, 9.5 }, { 0.3, 1 } };

	for (size_t i = 0; i <= sizeof taken / sizeof *taken; i++) {
		struct panels *panels = new_panels(*state, 1, 1);
		struct panel *panel = panels_at(panels, 0, 0);
		struct curve *curve =
			panel_add_curve(panel, CURVE_POINTS, &panels->ink, "points", NULL);
		const struct rect *plot = &panel->plot;
		const struct rect *box;

		panels->x[0].low = panels->y[0].low = 0;
		panels->x[0].high = panels->y[0].high = 10;
		curve_add_xy(curve, 5, 5);
		for (size_t j = 0; j < i; j++)
			curve_add_xy(curve, taken[j].x, taken[j].y);
		panel_add_note(panel, NAN, NAN, (struct anchor){ 0, 0 }, "in a corner");
		finish(panels);
		box = &panel->notes[0].box;
		assert_true(fabs(i % 2 ? plot->x + plot->width - (box->x + box->width) - 2.5
				       : box->x - plot->x - 2.5) < 1e-6);
		assert_true(fabs(i / 2 ? plot->y + plot->height - (box->y + box->height) - 2.5
				       : box->y - plot->y - 2.5) < 1e-6);
		panels_free(panels);
	}
}

/* Two curves that lie on each other have each a label of its own; one that has another beside it
 * everywhere but at the left has it there. */
static void labels_take_the_free_place(void **state)
{
	struct panels *panels = new_panels(*state, 1, 1);
	struct panel *panel = panels_at(panels, 0, 0);
	const struct world *world = *state;
	double width = style_measure(&world->job.style, TYPE_SMALL, "label").width;
	double height = style_measure(&world->job.style, TYPE_SMALL, "label").height;

	panels->y[0].low = 0;
	panels->y[0].high = 10;
	add_flat(panels, 5, 0, 10, "label");
	add_flat(panels, 5, 0, 10, "label");
	finish(panels);
	assert_true(fabs(panel->curves[0]->label_x - panel->curves[1]->label_x) >= width - 1e-6 ||
		    fabs(panel->curves[0]->label_y - panel->curves[1]->label_y) >= height - 1e-6);
	/* the first place that is tried is the curve's right end, above it */
	assert_true(panel->curves[0]->label_x > panel->plot.x + panel->plot.width / 2);
	assert_true(panel->curves[0]->label_y < scale_at(&panel->y, 5));
	panels_free(panels);
	panels = new_panels(*state, 1, 1);
	panel = panels_at(panels, 0, 0);
	panels->y[0].low = 0;
	panels->y[0].high = 10;
	add_flat(panels, 5, 0, 10, "label");
	for (int i = 0; i < 9; i++)
		add_flat(panels, 4.2 + 0.2 * i, 3.5, 10, NULL);
	finish(panels);
	assert_true(panel->curves[0]->label_x + width <
		    scale_at(&panel->x, 3.5)); /* in the left part */
	panels_free(panels);
}

static void marks_that_would_touch_lose_their_words(void **state)
{
	struct panels *panels = new_panels(*state, 1, 1);

	add_line(panels, 0, 0, 1, NULL);
	panels_add_mark(panels, 0, 5, 5, "iteration", "iteration 1", false);
	panels_add_mark(panels, 0, 5.1, 5.1, "iteration", "2", false);
	panels_add_mark(panels, 0, 8, 8, "iteration", "3", false);
	panels_add_mark(panels, 0, 7.8, 8.4, "switchover", "switchover 5 ms", true);
	finish(panels);
	assert_false(panels->marks[0].hidden);
	assert_true(panels->marks[1].hidden);
	assert_true(panels->marks[2].hidden); /* the strong one stays */
	assert_false(panels->marks[3].hidden);
	panels_free(panels);
}

static void long_names_are_shortened(void **state)
{
	struct panels *panels = new_panels(*state, 1, 1);
	struct panels_axis *axis = &panels->y[0];
	struct curve *curve =
		panel_add_curve(panels_at(panels, 0, 0), CURVE_BARS, &panels->ink, "bar", NULL);

	panels_add_name(axis,
			strdup("a-case-with-a-name-that-nobody-would-want-to-type-more-than-once"));
	panels_add_name(axis, strdup("日本語"));
	curve_add(curve, (struct curve_point){ NAN, 0, 1, 2, 0, 0 });
	finish(panels);
	assert_non_null(strstr(axis->names[0], "…"));
	assert_string_equal(axis->names[1], "日本語");
	assert_true(panels->at[0].plot.width > length_points(88) / 2);
	panels_free(panels);
}

/* What is painted in a part of the page, in square points. */
static double ink_of(const struct panels *panels, const struct rect *box)
{
	enum { SIDE = 600 };
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, SIDE, SIDE);
	cairo_t *cr = cairo_create(surface);
	const unsigned char *bytes;
	double sum = 0;

	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_scale(cr, 2, 2);
	panels->drawing.paint(&panels->drawing, cr);
	cairo_surface_flush(surface);
	bytes = cairo_image_surface_get_data(surface);
	for (int y = (int)(2 * box->y); y < (int)(2 * (box->y + box->height)); y++)
		for (int x = (int)(2 * box->x); x < (int)(2 * (box->x + box->width)); x++)
			sum += 1 -
			       bytes[y * cairo_image_surface_get_stride(surface) + 4 * x] / 255.0;
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	return sum / 4;
}

/* A block that may take so many lines takes no more; one that may take any takes what it needs. */
static void blocks_take_the_lines_they_may(void **state)
{
	const struct world *world = *state;
	const struct style *style = &world->job.style;
	double line = style_measure(style, TYPE_SMALL, "X").height;

	for (int lines = 0; lines <= 4; lines++) {
		struct text_block block = style_lines(
			style, TYPE_SMALL, "one two three four five six seven eight", 30, lines);
		double height = text_measure(style->setter, &block).height;

		if (lines > 0)
			assert_true(fabs(height - lines * line) < 0.5);
		else
			assert_true(height > 4.5 * line);
	}
}

/* Names under a plot that leave 3 points between them are all there; of longer ones every other. */
static void names_that_would_touch_are_left_out(void **state)
{
	static const struct {
		const char *name;
		bool there[6];
	} cases[] = {
		{ "abcde", { true, true, true, true, true, true } },
		{ "abcdefghij", { true, false, true, false, true, false } },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct panels *panels = new_panels(*state, 1, 1);
		const struct panel *panel = panels_at(panels, 0, 0);

		add_line(panels, 0, 0, 1, NULL);
		for (size_t j = 0; j < 6; j++)
			panels_add_name(&panels->x[0], strdup(cases[i].name));
		finish(panels);
		for (size_t j = 0; j < 6; j++) {
			const struct rect box = { scale_at(&panel->x, (double)j) - 4,
						  panel->plot.y + panel->plot.height + 2, 8, 9 };

			if ((ink_of(panels, &box) > 1) != cases[i].there[j])
				fail_msg("%s, %zu: %g", cases[i].name, j, ink_of(panels, &box));
		}
		panels_free(panels);
	}
}

/* A row whose names may take two lines is as high as they need; what stands beside it has room
 * right of the plot, under its title. */
static void names_may_take_two_lines(void **state)
{
	struct panels *panels = new_panels(*state, 1, 1);
	struct panels_axis *axis = &panels->y[0];
	const struct panel *panel = panels_at(panels, 0, 0);
	const struct world *world = *state;
	double line = style_measure(&world->job.style, TYPE_SMALL, "X").height;
	double wide = style_measure(&world->job.style, TYPE_SMALL, "12 of 240").width;
	double right;

	axis->name_lines = 2;
	axis->beside = calloc(3, sizeof *axis->beside);
	axis->beside_title = "head";
	for (size_t i = 0; i < 3; i++) {
		axis->beside[i] = strdup("12 of 240");
		panels_add_name(axis, strdup("the first line and another"));
	}
	panels->heights[0] = 1;
	add_line(panels, 0, 0, 1, NULL);
	finish(panels);
	right = panel->plot.x + panel->plot.width;
	assert_null(strstr(axis->names[0], "…"));
	assert_true(panels->heights[0] >= 3 * (2 * line + 2) - 0.1 &&
		    panels->heights[0] < 3 * (2 * line + 2) + 3);
	assert_true(fabs(length_points(88) - 2 - 5 - wide - right) < 0.1);
	assert_true(panel->plot.y - panels->sheet.body.y >= line);
	for (size_t i = 0; i < 3; i++) {
		double middle = scale_at(&panel->y, (double)i);
		const struct rect beside = { right + 3, middle - 4, wide, 8 };
		const struct rect upper = { 2, middle - line, panel->plot.x - 4, line - 1 };
		const struct rect lower = { 2, middle + 1, panel->plot.x - 4, line - 1 };

		assert_true(ink_of(panels, &beside) > 5);
		assert_true(ink_of(panels, &upper) > 5 && ink_of(panels, &lower) > 5);
	}
	assert_true(ink_of(panels, &(struct rect){ right + 3, panel->plot.y - line, wide, line }) >
		    2);
	panels_free(panels);
}

/* Names of one line leave the height of a row as it is wished; below a plot there is room for names
 * and a title under them. */
static void names_take_the_room_they_need(void **state)
{
	const struct world *world = *state;
	double line = style_measure(&world->job.style, TYPE_SMALL, "X").height;

	for (int titled = 0; titled < 2; titled++) {
		struct panels *panels = new_panels(*state, 1, 1);
		const struct panel *panel = panels_at(panels, 0, 0);
		const struct rect *body = &panels->sheet.body;
		double below;

		add_line(panels, 0, 0, 1, NULL);
		for (size_t i = 0; i < 30; i++)
			panels_add_name(&panels->y[0], strdup("name"));
		panels_add_name(&panels->x[0], strdup("name"));
		panels->heights[0] = 70;
		if (!titled) {
			free(panels->x[0].title);
			panels->x[0].title = NULL;
		}
		finish(panels);
		assert_true(panels->heights[0] == 70);
		below = body->y + body->height - (panel->plot.y + panel->plot.height);
		/* and half a line that stands above the plot, if it is not needed there */
		if (fabs(below - 5 - (titled ? 2 * line + 3 + 5 : line + 3)) > 1)
			fail_msg("%d: %g below, a line is %g", titled, below, line);
		panels_free(panels);
	}
}

/* An axis that is ready stays as it is. With a grid the base line stands at zero, if it is on the
 * axis; else it lies at the bottom. */
static void a_grid_has_its_base_line_at_zero(void **state)
{
	static const struct {
		double low, high;
		bool grid, at_zero, at_bottom;
	} cases[] = {
		{ -5, 15, true, true, false },   { 0, 15, true, true, false },
		{ -15, 0, true, true, false },   { 1, 15, true, false, false },
		{ -15, -1, true, false, false }, { -5, 15, false, false, true },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct panels *panels = new_panels(*state, 1, 1);
		struct panels_axis *x = &panels->x[0];
		const struct panel *panel = panels_at(panels, 0, 0);
		const struct rect *plot = &panel->plot;
		double zero;

		x->axis = (struct axis){ .low = cases[i].low,
					 .high = cases[i].high,
					 .unit = { .factor = 1 } };
		x->ready = true;
		x->grid = cases[i].grid;
		panels_add_name(&panels->y[0], strdup("one"));
		add_line(panels, 0, 0, 0, NULL);
		panel->curves[0]->count = 1; /* but for a point that nobody sees */
		panel->curves[0]->at[0] = (struct curve_point){ 5, NAN, NAN, NAN, 1, 1 };
		finish(panels);
		assert_true(x->axis.low == cases[i].low && x->axis.high == cases[i].high);
		zero = scale_at(&panel->x, 0);
		if ((ink_of(panels, &(struct rect){ zero - 1, plot->y + 9, 2, 20 }) > 5) !=
		    cases[i].at_zero)
			fail_msg("case %zu: a base line at zero", i);
		if ((ink_of(panels, &(struct rect){ plot->x + 9, plot->y + plot->height - 1, 40,
						    2 }) > 12) != cases[i].at_bottom)
			fail_msg("case %zu: a base line at the bottom", i);
		panels_free(panels);
	}
}

/* The first label of an axis stands on the page, and two axes beside each other have room for
 * theirs, whatever the names of the rows and the gap that is wished for. */
static void labels_of_axes_have_room(void **state)
{
	struct panels *panels = new_panels(*state, 1, 2);
	const struct panel *left = panels_at(panels, 0, 0);
	const struct panel *right = panels_at(panels, 0, 1);
	const struct world *world = *state;
	char text[NUMBER_TEXT_SIZE];
	double half;

	for (size_t c = 0; c < 2; c++) {
		panels->x[c].axis = axis_linear(-1000, 1000, "", 3);
		panels->x[c].axis.low = -1000;
		panels->x[c].axis.high = 1000;
		panels->x[c].ready = panels->x[c].grid = true;
		add_line(panels, 0, c, 0.1, NULL);
	}
	panels_add_name(&panels->y[0], strdup(""));
	finish(panels);
	axis_tick_text(&panels->x[0].axis, 0, world->job.style.language, text);
	half = style_measure(&world->job.style, TYPE_SMALL, text).width / 2;
	assert_true(half > 5);
	assert_true(left->plot.x >= 2 + half - 0.5);
	assert_true(right->plot.x - (left->plot.x + left->plot.width) > 2 * half);
	panels_free(panels);
	panels = new_panels(*state, 1, 2);
	left = panels_at(panels, 0, 0);
	right = panels_at(panels, 0, 1);
	panels->gap = 40;
	add_line(panels, 0, 0, 1, NULL);
	add_line(panels, 0, 1, 1, NULL);
	finish(panels);
	assert_true(fabs(right->plot.x - (left->plot.x + left->plot.width) - 40) < 1e-6);
	panels_free(panels);
}

/* The heading of a row stands over the title of its first plot, which stands over the plot. */
static void headings_stand_over_titles(void **state)
{
	struct panels *panels = new_panels(*state, 1, 1);
	const struct world *world = *state;
	const struct rect *plot = &panels->at[0].plot;
	double line = style_measure(&world->job.style, TYPE_SMALL, "X").height;

	add_line(panels, 0, 0, 1, NULL);
	panels->at[0].title = strdup("title");
	finish(panels);
	for (int i = 0; i < 2; i++)
		assert_true(ink_of(panels, &(struct rect){ plot->x, plot->y - (i + 1) * (line + 2),
							   20, line }) > 4);
	assert_true(plot->y - panels->sheet.body.y >= 2 * (line + 2) - 1e-6);
	panels_free(panels);
}

/* A title of two lines moves the plots of its row down by a line; outdented, it begins over the
 * names. */
static void titles_may_take_two_lines(void **state)
{
	const struct world *world = *state;
	double line = style_measure(&world->job.style, TYPE_SMALL, "X").height;
	double tops[3];

	for (int lines = 1; lines <= 2; lines++) {
		struct panels *panels = new_panels(*state, 1, 2);

		panels->title_lines = lines;
		panels_add_name(&panels->y[0], strdup("a name of a row"));
		add_line(panels, 0, 0, 1, NULL);
		add_line(panels, 0, 1, 1, NULL);
		panels_at(panels, 0, 0)->title = strdup("short");
		panels_at(panels, 0, 0)->outdented = lines == 2;
		panels_at(panels, 0, 1)->title =
			strdup("a title that takes more than a line of a narrow plot");
		finish(panels);
		tops[lines] = panels->at[0].plot.y - panels->sheet.body.y;
		assert_true((ink_of(panels, &(struct rect){ 2, panels->at[0].plot.y - line - 1, 18,
							    line }) > 5) == (lines == 2));
		panels_free(panels);
	}
	assert_true(fabs(tops[2] - tops[1] - line) < 0.5);
}

static void nothing_is_a_figure(void **state)
{
	struct panels *panels = new_panels(*state, 2, 1);

	panels_at(panels, 0, 0)->empty = strdup("nothing was measured");
	finish(panels);
	assert_true(panel_is_empty(panels_at(panels, 0, 0)));
	assert_true(panels->at[0].plot.height > 20);
	panels_free(panels);
}

static void too_many_beside_each_other_are_refused(void **state)
{
	struct panels *panels = new_panels(*state, 1, 12);
	struct error err = { 0 };

	for (size_t i = 0; i < 12; i++)
		add_line(panels, 0, i, 1, NULL);
	assert_null(panels_finish(panels, strdup("t"), strdup("r"), strdup("a"), &err));
	assert_non_null(strstr(err.text, "too narrow for 12 plots"));
}

static void the_sidecar_has_what_is_drawn(void **state)
{
	struct panels *panels = new_panels(*state, 1, 1);
	struct panel *panel = panels_at(panels, 0, 0);
	struct curve *curve = panel_add_curve(panel, CURVE_BAND, &panels->ink, "band", NULL);
	struct error err = { 0 };
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	panels->run = "run, 1";
	curve_add(curve, (struct curve_point){ 1, NAN, 2.5, 3, 7, 2 });
	curve_add(curve, (struct curve_point){ 2, NAN, NAN, NAN, 0, 0 }); /* a break */
	panels_add_mark(panels, 0, 1.5, 1.5, "start", "begins", false);
	panel_add_note(panel, 1, 3, (struct anchor){ 0, 0 }, "note");
	finish(panels);
	assert_true(sidecar_print(out, &panels->drawing, &panels_numbers, &err));
	assert_int_equal(fclose(out), 0);
	assert_string_equal(text,
			    "run,case,panel,series,kind,x,x_unit,y,low,high,unit,n,vms,label\n"
			    "\"run, 1\",,,start,mark,1.5,s,,,,,,,begins\n"
			    "\"run, 1\",,Load,band,band,1,s,,2.5,3,,7,2,\n"
			    "\"run, 1\",,Load,note,note,1,s,3,,,,,,note\n");
	free(text);
	panels_free(panels);
}

/* A point of an axis with names is told by the name of its place, which begins half a step before.
 */
static void points_are_told_by_their_names(void **state)
{
	static const struct {
		double x;
		const char *label;
	} cases[] = { { -0.6, "" },    { -0.5, "left" }, { 0, "left" },
		      { 0.4, "left" }, { 0.5, "right" }, { 1, "right" } };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct panels *panels = new_panels(*state, 1, 1);
		struct curve *curve = panel_add_curve(panels_at(panels, 0, 0), CURVE_POINTS,
						      &panels->ink, "p", NULL);
		struct error err = { 0 };
		char *text = NULL;
		char wanted[64];
		size_t size;
		FILE *out = open_memstream(&text, &size);

		panels_add_name(&panels->x[0], strdup("left"));
		panels_add_name(&panels->x[0], strdup("right"));
		curve_add_xy(curve, cases[i].x, 1);
		finish(panels);
		assert_true(sidecar_print(out, &panels->drawing, &panels_numbers, &err));
		assert_int_equal(fclose(out), 0);
		snprintf(wanted, sizeof wanted, "points,%g,s,1,,,,,,%s\n", cases[i].x,
			 cases[i].label);
		if (!strstr(text, wanted))
			fail_msg("wanted %s, got %s", wanted, text);
		free(text);
		panels_free(panels);
	}
}

static void paint_nothing(const struct panels *panels, cairo_t *cr)
{
	(void)panels;
	(void)cr;
}

/* One of 5 tiles has a long title and a subtitle: all plots move down by as much. */
static void tiles_share_their_axes_and_leave_room_below(void **state)
{
	static const struct tiling tiling = { .width_least = 60, .height_least = 30, .shape = 0.8 };
	const struct world *world = *state;
	struct panels *panels = panels_new_tiles(&world->job, 5, &tiling);
	const struct rect *last = &panels->at[4].plot;
	const struct rect *body = &panels->sheet.body;

	for (size_t i = 0; i < 5; i++)
		add_line(panels, 0, i, 1, NULL);
	panels->at[1].title = strdup("a title that takes more than a line of a narrow plot");
	panels->at[1].subtitle = strdup("and more words");
	panels->title_lines = 2;
	panels->x[0].axis = axis_counts(0, 10);
	panels->y[0].axis = axis_linear(0, 10, "s", 5);
	panels->y[0].shown = strdup("Time (s)");
	panels->below.height = 40;
	panels->paint_below = paint_nothing;
	finish(panels);
	assert_int_equal(panels->tiles.columns, 3);
	assert_int_equal(panels->tiles.rows, 2);
	for (size_t i = 1; i < 5; i++) {
		const struct panel *panel = &panels->at[i];

		assert_close(panel->plot.width, panels->at[0].plot.width, 1e-9);
		assert_close(panel->plot.height, panels->at[0].plot.height, 1e-9);
		assert_close(panel->y.start - panel->y.end, panel->plot.height, 1e-9);
		assert_close(panel->x.high, panels->at[0].x.high, 0);
	}
	assert_true(panels->at[0].plot.y - body->y > 3 * 7); /* two lines and the subtitle */
	assert_true(last->y + last->height < panels->below.y);
	assert_close(panels->below.y + panels->below.height, body->y + body->height, 1e-9);
	panels_free(panels);
}

/* A title that is a little longer than all tiles are wide takes two lines. */
static void a_long_title_of_tiles_takes_two_lines(void **state)
{
	static const struct tiling tiling = { .width_least = 60, .height_least = 30, .shape = 0.8 };
	const struct world *world = *state;
	const struct style *style = &world->job.style;
	double line = style_measure(style, TYPE_AXIS, "X").height;
	struct panels *panels = panels_new_tiles(&world->job, 2, &tiling);
	double all = sheet_width(&world->job);
	char text[200] = "time";

	while (style_measure(style, TYPE_AXIS, text).width < all - 12)
		strcat(text, " x");
	for (size_t i = 0; i < 2; i++)
		add_line(panels, 0, i, 1, NULL);
	panels->x[0].axis = axis_counts(0, 10);
	panels->x[0].shown = strdup(text);
	panels->y[0].axis = axis_linear(0, 10, "s", 5);
	panels->y[0].shown = strdup("Time (s)");
	finish(panels);
	assert_true(all - panels->tiles.left - panels->tiles.right < all - 12);
	assert_true(panels->tiles.bottom > 3 * line);
	panels_free(panels);
}

static void count_freed(void *own)
{
	(*(int *)own)++;
}

static void what_the_figure_keeps_is_freed_with_its_drawing(void **state)
{
	struct panels *panels = new_panels(*state, 1, 1);
	int freed = 0;

	add_line(panels, 0, 0, 1, NULL);
	panels->own = &freed;
	panels->free_own = count_freed;
	finish(panels);
	assert_int_equal(freed, 0);
	panels->drawing.free(&panels->drawing);
	assert_int_equal(freed, 1);
}

static void quantities_have_their_unit(void **state)
{
	static const struct {
		double value;
		const char *base, *text;
	} cases[] = {
		{ 0.3184, "s", "318\u00a0ms" },
		{ 12, "s", "12.0\u00a0s" },
		{ 600, "s", "10.0\u00a0min" },
		{ 36000, "s", "10.0\u00a0h" },
		{ 1.12e8, "B/s", "112\u00a0MB/s" },
		{ 0.25, "", "0.250" },
		{ NAN, "s", "–" },
		{ 0, "s", "0\u00a0s" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[QUANTITY_TEXT_SIZE];

		quantity_text(text, cases[i].value, cases[i].base, &languages[0]);
		assert_string_equal(text, cases[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_plot_has_a_place_of_its_own),
		cmocka_unit_test(rows_share_x_and_columns_share_y),
		cmocka_unit_test(one_scale_where_it_is_wanted),
		cmocka_unit_test(time_has_the_unit_that_suits_it),
		cmocka_unit_test(zero_is_told),
		cmocka_unit_test(a_log_axis_begins_above_zero),
		cmocka_unit_test(rectangles_overlap_if_they_share_area),
		cmocka_unit_test(points_under_words_are_counted),
		cmocka_unit_test(words_do_not_stand_on_words),
		cmocka_unit_test(labels_take_the_free_place),
		cmocka_unit_test(words_in_a_corner_take_the_empty_one),
		cmocka_unit_test(a_corner_is_near_its_edges),
		cmocka_unit_test(notes_stay_at_a_free_place),
		cmocka_unit_test(marks_that_would_touch_lose_their_words),
		cmocka_unit_test(long_names_are_shortened),
		cmocka_unit_test(blocks_take_the_lines_they_may),
		cmocka_unit_test(names_that_would_touch_are_left_out),
		cmocka_unit_test(names_may_take_two_lines),
		cmocka_unit_test(names_take_the_room_they_need),
		cmocka_unit_test(a_grid_has_its_base_line_at_zero),
		cmocka_unit_test(labels_of_axes_have_room),
		cmocka_unit_test(titles_may_take_two_lines),
		cmocka_unit_test(headings_stand_over_titles),
		cmocka_unit_test(nothing_is_a_figure),
		cmocka_unit_test(too_many_beside_each_other_are_refused),
		cmocka_unit_test(points_are_told_by_their_names),
		cmocka_unit_test(the_sidecar_has_what_is_drawn),
		cmocka_unit_test(tiles_share_their_axes_and_leave_room_below),
		cmocka_unit_test(a_long_title_of_tiles_takes_two_lines),
		cmocka_unit_test(what_the_figure_keeps_is_freed_with_its_drawing),
		cmocka_unit_test(quantities_have_their_unit),
	};

	return cmocka_run_group_tests(tests, make_world, free_world);
}
