/* report-curves.c — what is drawn in a plot, by where its ink lies and how much of it there is. */
#include "report-ink.h"

#include "report/figures/panels/inside.h"

#include <stdlib.h>
#include <string.h>

static const struct look look = { .colour = { 0, 0, 0 }, .shape = SHAPE_CIRCLE };

enum { DENSE = 400 };

/* Paints points as a curve of that kind in a plot of 20 x 20 points at 10, 10, whose axes go from 0
 * to 10. The curve is given but for its points. */
static struct paper painted(struct curve curve, const struct curve_point *at, size_t count,
			    double y_high, size_t notes)
{
	struct curve *curves[] = { &curve };
	struct note note[1] = { { .hidden = true } };
	struct panel panel = { .curves = curves,
			       .curve_count = 1,
			       .notes = note,
			       .note_count = notes,
			       .plot = { 10, 10, 20, 20 },
			       .x = { 0, 10, 10, 30, false },
			       .y = { 0, y_high, 30, 10, false } };
	struct panels panels = { .at = &panel, .rows = 1, .columns = 1 };
	struct text_setter *setter = text_setter_new();
	struct style style = { setter, &themes[0], &languages[0] };
	struct paper paper = paper_new();
	struct plot_pen pen = {
		.panels = &panels, .panel = &panel, .style = &style, .cr = paper.cr
	};

	curve.look = &look;
	curve.at = malloc(count * sizeof *at);
	assert_non_null(curve.at);
	memcpy(curve.at, at, count * sizeof *at);
	curve.count = count;
	panels_paint_curves(&pen);
	free(curve.at);
	text_setter_free(setter);
	return paper;
}

static struct paper drawn(struct curve curve, const struct curve_point *at, size_t count)
{
	return painted(curve, at, count, 10, 0);
}

static void bands_end_at_their_gaps(void **state)
{
	static const struct curve_point whole[] = { { 2, NAN, 2, 8, 0, 0 },
						    { 8, NAN, 2, 8, 0, 0 } };
	/* a point alone has no area */
	static const struct curve_point parts[] = {
		{ 4, NAN, NAN, 8, 0, 0 }, { 5, NAN, 2, 8, 0, 0 },  { 6, NAN, 2, NAN, 0, 0 },
		{ 7, NAN, 2, 8, 0, 0 },   { 10, NAN, 2, 8, 0, 0 }, { 11, NAN, NAN, NAN, 0, 0 },
	};
	static const struct curve_point apart[] = {
		{ 0, NAN, 8, 10, 0, 0 }, { 3, NAN, 8, 10, 0, 0 }, { 5, NAN, NAN, NAN, 0, 0 },
		{ 7, NAN, 0, 2, 0, 0 },  { 10, NAN, 0, 2, 0, 0 },
	};
	double faint = 1 - themes[0].faint.blue;
	struct paper paper = drawn((struct curve){ .kind = CURVE_BAND }, whole, 2);

	(void)state;
	near_or_fail("a fifth", ink_in(&paper, 0, 0, 40, 40), 144 * 0.2, 0.3, __LINE__);
	paper_free(&paper);
	paper = drawn((struct curve){ .kind = CURVE_BAND, .faint = true }, whole, 2);
	near_or_fail("faint", ink_in(&paper, 14, 14, 12, 12), 144 * faint, 0.6, __LINE__);
	near_or_fail("faint", ink_in(&paper, 0, 0, 40, 40), 144 * faint, 0.6, __LINE__);
	paper_free(&paper);
	paper = drawn((struct curve){ .kind = CURVE_BAND }, parts, 6);
	near_or_fail("part", ink_in(&paper, 24, 14, 6, 12), 72 * 0.2, 0.2, __LINE__);
	near_or_fail("all", ink_in(&paper, 0, 0, 40, 40), 72 * 0.2, 0.2, __LINE__);
	paper_free(&paper);
	/* nothing leads from one part to the next, not even a wedge from one that lies higher */
	paper = drawn((struct curve){ .kind = CURVE_BAND }, apart, 5);
	near_or_fail("gap", ink_in(&paper, 17, 8, 6, 24), 0, 0.01, __LINE__);
	near_or_fail("both", ink_in(&paper, 0, 0, 40, 40), 2 * 24 * 0.2, 0.1, __LINE__);
	paper_free(&paper);
}

/* A line is 1.1 wide, a dot has a radius of 1.3. */
static void lines_end_at_their_gaps(void **state)
{
	static const struct curve_point whole[] = { { 0, 5, NAN, NAN, 0, 0 },
						    { 10, 5, NAN, NAN, 0, 0 } };
	static const struct curve_point parts[] = {
		{ 0, 5, NAN, NAN, 0, 0 },  { 4, 5, NAN, NAN, 0, 0 },   { 5, NAN, NAN, NAN, 0, 0 },
		{ 7, 5, NAN, NAN, 0, 0 },  { 8, NAN, NAN, NAN, 0, 0 }, { 9, 5, NAN, NAN, 0, 0 },
		{ 10, 5, NAN, NAN, 0, 0 },
	};
	static const struct curve_point steps[] = { { 0, 2, NAN, NAN, 0, 0 },
						    { 5, 8, NAN, NAN, 0, 0 },
						    { 10, 8, NAN, NAN, 0, 0 } };
	struct paper paper = drawn((struct curve){ .kind = CURVE_LINE }, whole, 2);

	(void)state;
	assert_inked(&paper, 10, 30, 19.45, 20.55, 22);
	paper = drawn((struct curve){ .kind = CURVE_LINE, .thinness = 2 }, whole, 2);
	assert_inked(&paper, 10, 30, 18.9, 21.1, 44);
	paper = drawn((struct curve){ .kind = CURVE_LINE, .dotted = true }, whole, 2);
	assert_inked(&paper, 8.7, 31.3, 18.7, 21.3, 22 + 2 * 5.31 - 2 * 1.39);
	paper = drawn((struct curve){ .kind = CURVE_LINE }, parts, 7);
	assert_inked(&paper, 10, 30, 18.7, 21.3, 8 * 1.1 + 5.31 + 2 * 1.1);
	paper = drawn((struct curve){ .kind = CURVE_STEPS }, steps, 3);
	assert_inked(&paper, 10, 30, 13.45, 26.55, 32 * 1.1);
}

/* Corners nearer than 0.08 points are one; the last place is exact. */
static void steps_that_nobody_sees_are_left_out(void **state)
{
	static const struct curve_point steps[] = { { 0, 5, NAN, NAN, 0, 0 },
						    { 0.03, 5.03, NAN, NAN, 0, 0 },
						    { 5, 5.03, NAN, NAN, 0, 0 },
						    { 5.5, 5.5, NAN, NAN, 0, 0 } };
	struct paper paper = drawn((struct curve){ .kind = CURVE_STEPS }, steps, 4);

	(void)state;
	near_or_fail("right", ink_in(&paper, 20, 18, 12, 4), 0.55 + 1.1 + 0.5 * 1.1, 0.5, __LINE__);
	paper_free(&paper);
}

static void points_are_as_large_as_their_number_lets_them(void **state)
{
	struct curve_point many[DENSE + 1];
	static const struct curve_point two[] = { { 5, 5, NAN, NAN, 0, 0 },
						  { 6, 5, NAN, NAN, 0, 0 },
						  { 8, NAN, NAN, NAN, 0, 0 } };
	static const struct curve_point outside[] = {
		{ -0.5, 5, NAN, NAN, 0, 0 }, { -2, 5, NAN, NAN, 0, 0 },
		{ 10.5, 5, NAN, NAN, 0, 0 }, { 12, 5, NAN, NAN, 0, 0 },
		{ 5, -0.5, NAN, NAN, 0, 0 }, { 5, -2, NAN, NAN, 0, 0 },
		{ 5, 10.5, NAN, NAN, 0, 0 }, { 5, 12, NAN, NAN, 0, 0 }
	};
	struct paper paper;

	(void)state;
	for (size_t i = 0; i <= DENSE; i++)
		many[i] = (struct curve_point){ 5, 5, NAN, NAN, 0, 0 };
	paper = drawn((struct curve){ .kind = CURVE_POINTS }, many, 1);
	assert_inked(&paper, 18.7, 21.3, 18.7, 21.3, 5.31);
	paper = drawn((struct curve){ .kind = CURVE_POINTS }, many, DENSE + 1);
	assert_inked(&paper, 19.2, 20.8, 19.2, 20.8, 2.01);
	paper = drawn((struct curve){ .kind = CURVE_POINTS }, many, DENSE);
	assert_inked(&paper, 18.7, 21.3, 18.7, 21.3, 5.31);
	paper = drawn((struct curve){ .kind = CURVE_POINTS, .radius = 2 }, many, 1);
	assert_inked(&paper, 18, 22, 18, 22, 12.57);
	paper = drawn((struct curve){ .kind = CURVE_POINTS }, two, 3);
	assert_inked(&paper, 18.7, 23.3, 18.7, 21.3, 9.937);
	paper = drawn((struct curve){ .kind = CURVE_POINTS, .rimmed = true }, two, 3);
	assert_inked(&paper, 18.7, 23.3, 18.7, 21.3, 8.066);
	/* what lies more than two points beside the plot is not shown */
	paper = drawn((struct curve){ .kind = CURVE_POINTS, .radius = 0.5 }, outside, 8);
	assert_inked(&paper, 8.5, 31.5, 8.5, 31.5, 4 * 0.785);
}

/* From 0.42 to 0.12 below their height where words stand above, else around it; no thicker than 5.
 */
static void bars_lie_in_their_lane(void **state)
{
	static const struct curve_point bar[] = { { NAN, 1, 2, 8, 0, 0 } };
	static const struct curve_point moment[] = { { NAN, 1, 5, 5, 0, 0 } };
	static const struct curve_point thick[] = { { NAN, 0.5, 2, 8, 0, 0 } };
	struct paper paper = painted((struct curve){ .kind = CURVE_BARS }, bar, 1, 2, 0);

	(void)state;
	assert_inked(&paper, 14.2, 25.8, 18.5, 21.5, 11.6 * 3);
	paper = painted((struct curve){ .kind = CURVE_BARS }, bar, 1, 2, 1);
	assert_inked(&paper, 14.2, 25.8, 21.2, 24.2, 11.6 * 3);
	paper = painted((struct curve){ .kind = CURVE_BARS }, moment, 1, 2, 0);
	assert_inked(&paper, 20.2, 20.9, 18.5, 21.5, 0.7 * 3);
	paper = painted((struct curve){ .kind = CURVE_BARS }, thick, 1, 1, 0);
	assert_inked(&paper, 14.2, 25.8, 18, 23, 11.6 * 5);
}

/* A dot of radius 2.08 on a line 0.9 wide with caps of 6. */
static void intervals_have_a_mark(void **state)
{
	static const struct curve_point both[] = { { 5, 5, 2, 8, 0, 0 } };
	static const struct curve_point none[] = { { 5, 5, NAN, 8, 0, 0 }, { 5, 5, 2, NAN, 0, 0 } };
	struct paper paper = drawn((struct curve){ .kind = CURVE_INTERVALS }, both, 1);

	(void)state;
	assert_inked(&paper, 17, 23, 13.55, 26.45, 12 * 0.9 + 12 * 0.9 - 0.81 + 13.59 - 3.71);
	for (size_t i = 0; i < 2; i++) {
		paper = drawn((struct curve){ .kind = CURVE_INTERVALS }, &none[i], 1);
		assert_inked(&paper, 17.92, 22.08, 17.92, 22.08, 13.59);
	}
}

/* A bar may have a thickness of its own, and stripes. */
static void bars_may_be_striped(void **state)
{
	static const struct curve_point bar[] = { { NAN, 5, 2, 8, 0, 0 } };
	struct paper paper = drawn((struct curve){ .kind = CURVE_BARS, .radius = 3 }, bar, 1);
	double ink;

	(void)state;
	assert_inked(&paper, 14.2, 25.8, 17, 23, 11.6 * 6);
	paper = drawn((struct curve){ .kind = CURVE_BARS, .radius = 3, .pattern = 1 }, bar, 1);
	ink = ink_in(&paper, 0, 0, 40, 40);
	assert_true(ink > 0.5 * 11.6 * 6 && ink < 0.9 * 11.6 * 6);
	paper_free(&paper);
}

/* A diamond of radius 2.4 on a line 0.9 thick with caps of 4.6; either may be missing. */
static void intervals_may_lie_down(void **state)
{
	static const struct curve_point points[] = {
		{ 5, 5, 2, 8, 0, 0 },
		{ NAN, 5, 2, 8, 0, 0 },
		{ 5, 5, NAN, 8, 0, 0 },
		{ 5, 5, 2, NAN, 0, 0 },
	};
	double line = 12 * 0.9 + 2 * (4.6 - 0.9) * 0.9;
	double diamond = 2 * 2.4 * 2.4;
	struct paper paper = drawn((struct curve){ .kind = CURVE_ACROSS }, points, 1);

	(void)state;
	assert_inked(&paper, 13.55, 26.45, 17.6, 22.4,
		     line + 0.9 * 0.9 + diamond - 4.8 * 0.9 + 0.4);
	paper = drawn((struct curve){ .kind = CURVE_ACROSS }, points + 1, 1);
	assert_inked(&paper, 13.55, 26.45, 17.7, 22.3, line + 0.9 * 0.9);
	for (size_t i = 2; i < 4; i++) {
		paper = drawn((struct curve){ .kind = CURVE_ACROSS }, points + i, 1);
		assert_inked(&paper, 17.6, 22.4, 17.6, 22.4, diamond);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bands_end_at_their_gaps),
		cmocka_unit_test(lines_end_at_their_gaps),
		cmocka_unit_test(steps_that_nobody_sees_are_left_out),
		cmocka_unit_test(points_are_as_large_as_their_number_lets_them),
		cmocka_unit_test(bars_lie_in_their_lane),
		cmocka_unit_test(intervals_have_a_mark),
		cmocka_unit_test(bars_may_be_striped),
		cmocka_unit_test(intervals_may_lie_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
