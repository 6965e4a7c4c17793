/* report-marks.c — how far each mark reaches, and how much ink it takes. */
#include "report-ink.h"

#include "report/draw/marks.h"

static const struct colour black = { 0, 0, 0 };
static const struct colour white = { 1, 1, 1 };

static struct paper points(enum shape shape, size_t count)
{
	static const struct position at[] = { { 20, 20 }, { 32, 31 } };
	struct look look = { .colour = black, .shape = shape };
	struct paper paper = paper_new();

	marks_points(paper.cr, at, count, &look, 3);
	return paper;
}

/* Of radius 3: the outlines of marks.c times 3. */
static void points_have_their_shape(void **state)
{
	struct paper paper = points(SHAPE_CIRCLE, 1);

	(void)state;
	assert_inked(&paper, 17, 23, 17, 23, 28.27);
	paper = points(SHAPE_PLUS, 1);
	assert_inked(&paper, 16.1, 23.9, 16.1, 23.9, 2 * 7.8 * 1.65 - 1.65 * 1.65);
	paper = points(SHAPE_SQUARE, 1);
	assert_inked(&paper, 17.3, 22.7, 17.3, 22.7, 5.4 * 5.4);
	paper = points(SHAPE_TRIANGLE, 1);
	assert_inked(&paper, 15.95, 24.05, 15.35, 22.325, 8.1 * 6.975 / 2);
	paper = points(SHAPE_DOWN, 1);
	assert_inked(&paper, 15.95, 24.05, 17.675, 24.65, 8.1 * 6.975 / 2);
	paper = points(SHAPE_DIAMOND, 1);
	assert_inked(&paper, 15.95, 24.05, 15.95, 24.05, 2 * 4.05 * 4.05);
	for (unsigned shape = 0; shape < SHAPE_COUNT; shape++) {
		double one;

		paper = points((enum shape)shape, 0);
		assert_blank(&paper);
		paper = points((enum shape)shape, 1);
		one = ink_in(&paper, 0, 0, POINTS, POINTS);
		paper_free(&paper);
		paper = points((enum shape)shape, 2);
		near_or_fail("two", ink_in(&paper, 0, 0, POINTS, POINTS), 2 * one, 0.5, __LINE__);
		near_or_fail("second", ink_in(&paper, 26, 25, 12, 12), one, 0.5, __LINE__);
		paper_free(&paper);
	}
}

static void lines_and_boxes_end_where_they_end(void **state)
{
	static const struct position at[] = { { 10, 20 }, { 30, 20 } };
	static const struct look solid = { .colour = { 0, 0, 0 } };
	static const struct look dashed = { .colour = { 0, 0, 0 },
					    .dash = { 3, 2 },
					    .dash_count = 2 };
	struct rect box = { 10, 12, 6, 8 };
	struct paper paper = paper_new();

	(void)state;
	marks_polyline(paper.cr, at, 1, &solid, 2);
	assert_blank(&paper);
	paper = paper_new();
	marks_polyline(paper.cr, at, 2, &solid, 2);
	assert_inked(&paper, 10, 30, 19, 21, 40);
	paper = paper_new();
	marks_polyline(paper.cr, at, 2, &dashed, 2);
	assert_inked(&paper, 10, 28, 19, 21, 24);
	paper = paper_new();
	marks_box(paper.cr, &box, black);
	assert_inked(&paper, 10, 16, 12, 20, 48);
	paper = paper_new();
	marks_line(paper.cr, at[0], at[1], 2, black);
	assert_inked(&paper, 10, 30, 19, 21, 40);
	paper = paper_new();
	marks_mean(paper.cr, at[0], black);
	assert_inked(&paper, 7.6, 12.4, 17.6, 22.4, 2 * 2.4 * 2.4);
}

/* A line one point wide from 30 up to 10, with caps of 6 or arrow heads of 4.2 x 4.2, in which the
 * last 2.1 of the line's are. */
static void intervals_have_caps_or_heads(void **state)
{
	struct extent extent = { 30, 10, false, false };
	struct paper paper = paper_new();

	(void)state;
	marks_interval(paper.cr, 20, &extent, 1, black);
	assert_inked(&paper, 17, 23, 9.5, 30.5, 20 + 2 * 6 - 2 * 0.5);
	extent.cut_above = true;
	paper = paper_new();
	marks_interval(paper.cr, 20, &extent, 1, black);
	assert_inked(&paper, 17, 23, 10, 30.5, 17.9 + 5.5 + 8.82 - 2.1);
	extent.cut_below = true;
	paper = paper_new();
	marks_interval(paper.cr, 20, &extent, 1, black);
	assert_inked(&paper, 17.9, 22.1, 10, 30, 15.8 + 2 * 8.82 - 2 * 2.1);
	extent.cut_above = false;
	paper = paper_new();
	marks_interval(paper.cr, 20, &extent, 1, black);
	assert_inked(&paper, 17, 23, 9.5, 30, 17.9 + 5.5 + 8.82 - 2.1);
}

static void intervals_lie_down(void **state)
{
	struct extent extent = { 8, 30, false, false };
	struct paper paper = paper_new();

	(void)state;
	marks_interval_across(paper.cr, 15, &extent, 2, 1, black);
	assert_inked(&paper, 7.5, 30.5, 13, 17, 22 + 2 * 4 - 2 * 0.5);
	extent.cut_above = true;
	paper = paper_new();
	marks_interval_across(paper.cr, 15, &extent, 2, 1, black);
	assert_inked(&paper, 7.5, 30, 12.9, 17.1, 19.9 + 3.5 + 8.82 - 2.1);
	extent = (struct extent){ 8, 30, true, false };
	paper = paper_new();
	marks_interval_across(paper.cr, 15, &extent, 2, 1, black);
	assert_inked(&paper, 8, 30.5, 12.9, 17.1, 19.9 + 3.5 + 8.82 - 2.1);
}

static struct paper quartiles(const struct box_places *places, struct colour fill)
{
	struct paper paper = paper_new();

	marks_quartiles(paper.cr, 20, 5, places, 1, black, fill);
	return paper;
}

/* A box 10 wide and 10 high with an outline of 1 around its edge; whiskers of 6 and 8, whose first
 * half point is the outline's. */
static void quartiles_are_a_box_with_whiskers(void **state)
{
	struct box_places places = { 34, 28, 18, 10, false, false };
	struct paper paper = quartiles(&places, black);

	(void)state;
	assert_inked(&paper, 14.5, 25.5, 10, 34, 121 + 5.5 + 7.5);
	paper = quartiles(&places, white);
	assert_inked(&paper, 14.5, 25.5, 10, 34, 121 - 81 + 5.5 + 7.5);
	places.cut = true;
	paper = quartiles(&places, black);
	assert_inked(&paper, 14.5, 25.5, 10, 34, 121 + 5.5 + 5.4 + 8.82 - 2.1);
	places = (struct box_places){ 34, 28, 18, 10, true, false };
	paper = quartiles(&places, black);
	assert_inked(&paper, 14.5, 25.5, 10, 34, 100 + 2 * 0.5 * 10.5 + 0.5 * 10 + 5.5 + 8);
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
		struct paper paper = paper_new();

		marks_pattern(paper.cr, &box, &look, cases[i].index, white);
		near_or_fail("all", ink_in(&paper, 0, 0, 40, 40), cases[i].ink, cases[i].most,
			     __LINE__);
		near_or_fail("inside", ink_in(&paper, 10, 10, 20, 20), cases[i].ink, cases[i].most,
			     __LINE__);
		for (int quarter = 0; quarter < 4; quarter++)
			near_or_fail("a quarter",
				     ink_in(&paper, 10 + quarter % 2 * 10, 10 + quarter / 2 * 10,
					    10, 10),
				     cases[i].ink / 4, 5, __LINE__);
		paper_free(&paper);
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
