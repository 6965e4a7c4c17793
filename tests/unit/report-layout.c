/* report-layout.c — the arithmetic of the layout, and the swarm. */
#include "testing.h"

#include "report/draw/layout.h"
#include "report/draw/paper.h"
#include "report/draw/swarm.h"

#include <stdlib.h>
#include <string.h>

enum { POINTS_MOST = 3000 };

static void rows_stand_below_each_other(void **state)
{
	static const size_t run_of[] = { 0, 0, 1, 1 };
	struct layout_heights heights = { 10, 9, 8, 20, 9, 40, 0 };
	struct layout layout;
	struct error err = { 0 };
	const struct rect *slot;

	(void)state;
	assert_true(layout_columns(&layout, length_points(88), run_of, 4, 20, 12, &err));
	layout_swarm_room(&layout, 3, 15);
	assert_true(layout_rows(&layout, &heights, &err));
	slot = &layout.slots[0].label;
	assert_true(layout.title.y + layout.title.height < layout.legend.y);
	assert_true(layout.legend.y + layout.legend.height < layout.numbers.y);
	assert_true(layout.numbers.y + layout.numbers.height < layout.plot.y);
	assert_true(layout.plot.y + layout.plot.height < slot->y);
	assert_true(slot->y + slot->height < layout.run_labels[0].y);
	assert_true(layout.run_labels[0].y + layout.run_labels[0].height < layout.caption.y);
	assert_true(layout.caption.y + layout.caption.height <= layout.page.height);
	assert_int_equal(layout.run_count, 2);
	assert_true(layout.run_labels[0].x + layout.run_labels[0].width < layout.run_labels[1].x);
	assert_close(layout.run_labels[1].x, layout.slots[2].area.x, 1e-9);
	layout_free(&layout);
}

/* The axis takes 2 + 10 + 3.5 + 12 + 3, the margin at the right 2; between the runs is a fortieth
 * of the plot. */
static void columns_have_their_places(void **state)
{
	static const size_t run_of[] = { 0, 0, 1 };
	static const double x[] = { 30.5, 117.4375, 211.0625 };
	struct layout layout;
	struct error err = { 0 };

	(void)state;
	assert_true(layout_columns(&layout, 300, run_of, 3, 10, 12, &err));
	assert_close(layout.axis_title.x, 2, 0);
	assert_close(layout.axis_title.width, 10, 0);
	assert_close(layout.tick_labels.x, 15.5, 0);
	assert_close(layout.tick_labels.width, 12, 0);
	assert_close(layout.plot.x, 30.5, 0);
	assert_close(layout.plot.width, 267.5, 0);
	assert_close(layout.title.width, 296, 0);
	assert_close(layout.legend.width, 267.5, 0);
	for (int i = 0; i < 3; i++) {
		assert_close(layout.slots[i].area.x, x[i], 1e-12);
		assert_close(layout.slots[i].area.width, 86.9375, 1e-12);
		assert_close(layout.slots[i].label.x, x[i] + 2, 1e-12);
		assert_close(layout.slots[i].label.width, 82.9375, 1e-12);
	}
	assert_int_equal(layout.run_count, 2);
	assert_close(layout.run_labels[0].x, x[0], 1e-12);
	assert_close(layout.run_labels[0].width, 2 * 86.9375, 1e-12);
	assert_close(layout.run_labels[1].x, x[2], 1e-12);
	assert_close(layout.run_labels[1].width, 86.9375, 1e-12);
	layout_free(&layout);
	/* no more than 10 between runs: a plot of 967.5 */
	assert_true(layout_columns(&layout, 1000, run_of, 3, 10, 12, &err));
	assert_close(layout.slots[2].area.x - layout.slots[1].area.x, 957.5 / 3 + 10, 1e-12);
	layout_free(&layout);
	assert_true(layout_columns(&layout, 300, NULL, 0, 10, 12, &err));
	assert_int_equal(layout.run_count, 0);
	layout_free(&layout);
}

static void rows_have_their_places(void **state)
{
	static const size_t run_of[] = { 0, 0, 1 };
	struct layout_heights heights = { 10, 9, 8, 20, 9, 40, 0 };
	struct layout layout;
	struct error err = { 0 };
	double plot;

	(void)state;
	assert_true(layout_columns(&layout, 300, run_of, 3, 10, 12, &err));
	assert_true(layout_rows(&layout, &heights, &err));
	/* half of the width for the plot, 122.75 for all else: 96.2 mm */
	assert_close(layout.page.height, length_points(97), 1e-12);
	plot = length_points(97) - 122.75;
	assert_close(layout.title.y, 2, 0);
	assert_close(layout.legend.y, 15.5, 0);
	assert_close(layout.numbers.y, 28, 0);
	assert_close(layout.plot.y, 41.25, 0);
	assert_close(layout.plot.height, plot, 1e-12);
	assert_close(layout.axis_title.height, plot, 1e-12);
	assert_close(layout.tick_labels.y, 41.25, 0);
	assert_close(layout.slots[2].area.height, plot, 1e-12);
	assert_close(layout.slots[2].label.y, 44.75 + plot, 1e-12);
	assert_close(layout.slots[2].label.height, 20, 0);
	assert_close(layout.run_labels[1].y, 68.25 + plot, 1e-12);
	assert_close(layout.run_labels[1].height, 9, 0);
	assert_close(layout.caption.y, 80.75 + plot, 1e-12);
	assert_close(layout.caption.y + layout.caption.height + 2, layout.page.height, 1e-12);
	/* without title, legend, numbers, and runs: 74.5, and the plot takes at least 56 */
	heights = (struct layout_heights){ .labels = 20, .caption = 40, .page = 130.5 };
	assert_true(layout_rows(&layout, &heights, &err));
	assert_close(layout.plot.y, 5.5, 0);
	assert_close(layout.plot.height, 56, 1e-12);
	assert_close(layout.caption.y, 88.5, 1e-12);
	heights.page = 130.4;
	assert_false(layout_rows(&layout, &heights, &err));
	assert_non_null(strstr(err.text, "--height must be at least 47mm"));
	layout_free(&layout);
	assert_close(layout_plot_height(100), length_points(28), 1e-12);
	assert_close(layout_plot_height(300), 150, 1e-12);
	assert_close(layout_plot_height(1000), length_points(62), 1e-12);
}

/* A slot of 86.9375 has 83.9375 for its contents; a mark that reaches 3 to each side takes 9 of it,
 * and its number 1.5 more. */
static void contents_have_their_places(void **state)
{
	static const size_t run_of[] = { 0, 0, 1 };
	struct layout layout;
	struct error err = { 0 };

	(void)state;
	assert_true(layout_columns(&layout, 300, run_of, 3, 10, 12, &err));
	layout_swarm_room(&layout, 3, 15);
	assert_close(layout.mark_half, 3, 0);
	assert_true(layout.numbers_beside);
	assert_close(layout.points_half, 58.4375 / 2, 1e-12);
	layout_contents(&layout, 10, 15);
	assert_close(layout.slots[0].points_middle, 61.21875, 1e-12);
	assert_close(layout.slots[0].mark_x, 77.21875, 1e-12);
	assert_close(layout.slots[0].number_x, 81.71875, 1e-12);
	layout_swarm_room(&layout, 3, 59.4375); /* leaves 14 for the swarm */
	assert_true(layout.numbers_beside);
	assert_close(layout.points_half, 7, 1e-12);
	layout_swarm_room(&layout, 3, 59.5);
	assert_false(layout.numbers_beside || layout.numbers_upwards);
	assert_close(layout.points_half, 34, 0);
	layout_contents(&layout, 10, 59.5);
	assert_close(layout.slots[0].points_middle, 69.46875, 1e-12);
	assert_close(layout.slots[0].mark_x, 85.46875, 1e-12);
	assert_close(layout.slots[0].number_x, 73.96875, 1e-12);
	layout_swarm_room(&layout, 3, 84.9375); /* and 2 to the next */
	assert_false(layout.numbers_upwards);
	layout_swarm_room(&layout, 3, 85);
	assert_true(layout.numbers_upwards);
	layout_swarm_room(&layout, 30, 15);
	assert_close(layout.mark_half, 0.22 * 86.9375, 1e-12);
	layout_free(&layout);
	assert_true(layout_columns(&layout, 300, NULL, 0, 10, 12, &err));
	layout_swarm_room(&layout, 30, 15);
	assert_close(layout.mark_half, 3, 0);
	assert_close(layout.points_half, 1, 0);
	layout_free(&layout);
}

static void slots_are_14_wide_at_least(void **state)
{
	static const size_t run_of[60] = { 0 };
	struct layout layout;
	struct error err = { 0 };

	(void)state;
	assert_true(layout_columns(&layout, 30.5 + 2 + 60 * 14, run_of, 60, 10, 12, &err));
	layout_free(&layout);
	assert_false(layout_columns(&layout, 30.5 + 2 + 60 * 14 - 0.1, run_of, 60, 10, 12, &err));
	assert_non_null(strstr(err.text, "at least 308 mm wide")); /* 872.5 points */
	err.text[0] = '\0';
	assert_false(layout_columns(&layout, 300, run_of, 60, 10, 12, &err));
	assert_non_null(strstr(err.text, "at least 308 mm wide"));
}

static void slots_fill_the_plot(void **state)
{
	(void)state;
	for (size_t groups = 1; groups <= 12; groups++) {
		static const size_t run_of[12] = { 0 };
		struct layout layout;
		struct error err = { 0 };

		assert_true(
			layout_columns(&layout, length_points(88), run_of, groups, 20, 12, &err));
		for (size_t i = 0; i < groups; i++) {
			struct slot *slot = &layout.slots[i];
			double end = slot->area.x + slot->area.width;

			assert_true(slot->area.x >= layout.plot.x - 1e-9);
			assert_true(end <= layout.plot.x + layout.plot.width + 1e-9);
			assert_true(slot->label.x >= slot->area.x &&
				    slot->label.x + slot->label.width <= end);
			if (i + 1 < groups)
				assert_true(slot->label.x + slot->label.width <
					    layout.slots[i + 1].label.x);
		}
		layout_free(&layout);
	}
}

static void contents_stay_in_their_slot(void **state)
{
	static const size_t run_of[12] = { 0 };

	(void)state;
	for (size_t groups = 1; groups <= 12; groups++)
		for (double mm = 88; mm <= 400; mm += 20) {
			struct layout layout;
			struct error err = { 0 };

			assert_true(layout_columns(&layout, length_points(mm), run_of, groups, 20,
						   12, &err));
			layout_swarm_room(&layout, 3, 16);
			layout_contents(&layout, layout.points_half, 16);
			for (size_t i = 0; i < groups; i++) {
				struct slot *slot = &layout.slots[i];
				double half = layout.points_half;
				double end = slot->area.x + slot->area.width;

				assert_true(slot->points_middle - half >= slot->area.x);
				assert_true(slot->points_middle + half < slot->mark_x);
				assert_true(slot->mark_x < end);
				if (layout.numbers_beside)
					assert_true(slot->number_x > slot->mark_x &&
						    slot->number_x + 16 <= end);
			}
			layout_free(&layout);
		}
}

static void too_little_room_is_refused(void **state)
{
	static const size_t run_of[60] = { 0 };
	struct layout_heights heights = { .legend = 9, .labels = 20, .caption = 40, .page = 100 };
	struct layout layout;
	struct error err = { 0 };

	(void)state;
	assert_false(layout_columns(&layout, length_points(88), run_of, 60, 20, 12, &err));
	assert_string_equal(err.text,
			    "60 cases do not fit beside each other: the figure must be at "
			    "least 312 mm wide");
	err.text[0] = '\0';
	assert_true(layout_columns(&layout, length_points(88), run_of, 2, 20, 12, &err));
	assert_false(layout_rows(&layout, &heights, &err));
	assert_non_null(strstr(err.text, "--height must be at least"));
	layout_free(&layout);
}

static void height_is_what_was_asked_for(void **state)
{
	static const size_t run_of[2] = { 0 };
	struct layout_heights heights = { .legend = 9, .labels = 9, .caption = 40 };
	struct layout layout;
	struct error err = { 0 };
	double mm;

	(void)state;
	assert_true(layout_columns(&layout, length_points(88), run_of, 2, 20, 12, &err));
	assert_true(layout_rows(&layout, &heights, &err));
	mm = length_mm(layout.page.height);
	assert_close(mm, round(mm), 1e-12);
	heights.page = length_points(71.5);
	assert_true(layout_rows(&layout, &heights, &err));
	assert_close(layout.page.height, length_points(71.5), 1e-12);
	assert_true(layout.caption.y + layout.caption.height <= layout.page.height);
	layout_free(&layout);
}

static void items_flow(void **state)
{
	static const double widths[] = { 30, 40, 50 };
	struct layout_offset at[3];

	(void)state;
	assert_close(layout_flow(at, widths, 3, 5, 130, 10), 10, 1e-12);
	assert_close(at[2].x, 80, 1e-12);
	assert_close(layout_flow(at, widths, 2, 5, 75, 10), 10, 1e-12);
	assert_close(at[1].x, 35, 1e-12);
	assert_close(layout_flow(at, widths, 2, 5, 74.9, 10), 20, 1e-12);
	assert_close(layout_flow(at, widths, 3, 5, 90, 10), 20, 1e-12);
	assert_close(at[2].x, 0, 1e-12);
	assert_close(at[2].y, 10, 1e-12);
	assert_close(layout_flow(at, widths, 3, 5, 10, 10), 30, 1e-12); /* never an empty row */
	assert_close(layout_flow(at, widths, 0, 5, 10, 10), 0, 1e-12);
}

static void check_swarm(const double *x, const double *y, size_t count, double radius, double half)
{
	for (size_t i = 0; i < count; i++) {
		assert_true(fabs(x[i]) <= half + 1e-9);
		for (size_t j = 0; j < i; j++)
			assert_true(hypot(x[i] - x[j], y[i] - y[j]) >= 2 * radius * (1 - 1e-6));
	}
}

static void swarm_overlaps_nowhere(void **state)
{
	double x[200];
	double again[200];
	double y[200];

	(void)state;
	for (size_t i = 0; i < 200; i++)
		y[i] = 50 + 30 * sin((double)(i * i));
	assert_true(swarm_place(x, y, 200, 1.2, 40));
	check_swarm(x, y, 200, 1.2, 40);
	assert_true(swarm_place(again, y, 200, 1.2, 40));
	assert_memory_equal(x, again, sizeof x);
}

static void equal_values_lie_side_by_side(void **state)
{
	double x[5] = { 9, 9, 9, 9, 9 };
	static const double y[5] = { 3, 3, 3, 3, 3 };

	(void)state;
	assert_true(swarm_place(x, y, 5, 1, 4.1));
	check_swarm(x, y, 5, 1, 4.1);
	assert_false(swarm_place(x, y, 5, 1, 3));
	swarm_spread(x, y, 5, 2, 1, 3);
	for (size_t i = 0; i < 5; i++)
		assert_true(fabs(x[i]) <= 3);
	/* and where there is room for all, no wider: 5 squares of 1 x 1 on a height of 4 */
	swarm_spread(x, y, 5, 2, 0.5, 100);
	for (size_t i = 0; i < 5; i++)
		assert_true(fabs(x[i]) <= 5.0 / 4);
}

static void check_offsets(const double *x, const double *wanted, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_close(x[i], wanted[i], 1e-8);
}

/* First the middle, then to the left, then to the right, each where it touches. */
static void points_take_the_nearest_free_place(void **state)
{
	static const double equal[] = { 3, 3, 3, 3, 3 };
	static const double sides[] = { 0, -2, 2, -4, 4 };
	/* 1 above the first, 2 above: on its side; the third is free again of the first */
	static const double stair[] = { 1, 0, 2, 9 };
	static const double steps[] = { -1.7320508075688772, 0, 0, 0 };
	double x[5];

	(void)state;
	assert_true(swarm_place(x, equal, 5, 1, 4));
	check_offsets(x, sides, 5);
	assert_false(swarm_place(x, equal, 5, 1, 3.99));
	assert_true(swarm_place(x, stair, 4, 1, 4));
	check_offsets(x, steps, 4);
}

/* How many lie within 1, the first and the last of them included, times 0.618…, 0.236…, 0.854… from
 * -1 to 1; 2 points of radius 0.5 within a height of 2 may take 1 to each side. */
static void spread_follows_the_density(void **state)
{
	static const double y[] = { 0, 1, 10 };
	static const double wanted[] = { 0.2360679775, -0.52786404500, 0.70820393250 / 2 };
	static const double half[] = { 0.11803398875, -0.26393202250, 0.70820393250 / 4 };
	double x[3];

	(void)state;
	swarm_spread(x, y, 3, 1, 0.5, 100);
	check_offsets(x, wanted, 3);
	swarm_spread(x, y, 3, 1, 0.5, 0.5);
	check_offsets(x, half, 3);
}

static void more_than_20000_are_not_tried(void **state)
{
	enum { MOST = 20000 };
	double *x = calloc(MOST + 1, sizeof *x);
	double *y = calloc(MOST + 1, sizeof *y);

	(void)state;
	assert_true(x && y);
	for (size_t i = 0; i <= MOST; i++)
		y[i] = 3 * (double)i;
	assert_true(swarm_place(x, y, MOST, 1, 4));
	assert_false(swarm_place(x, y, MOST + 1, 1, 4));
	free(x);
	free(y);
}

static void no_point_and_one_point(void **state)
{
	double x = 7;
	double y = 3;

	(void)state;
	assert_true(swarm_place(&x, &y, 0, 1, 4));
	assert_close(x, 7, 0);
	assert_true(swarm_place(&x, &y, 1, 1, 4));
	assert_close(x, 0, 1e-12);
	swarm_spread(&x, &y, 0, 1, 1, 4);
	swarm_spread(&x, &y, 1, 1, 1, 4);
}

static void very_many_points_are_spread(void **state)
{
	double *x = calloc(POINTS_MOST, sizeof *x);
	double *y = calloc(POINTS_MOST, sizeof *y);
	double sides = 0;

	(void)state;
	assert_true(x && y);
	for (size_t i = 0; i < POINTS_MOST; i++)
		y[i] = (double)(i * 37 % 1000) / 10;
	swarm_spread(x, y, POINTS_MOST, 5, 0.6, 12);
	for (size_t i = 0; i < POINTS_MOST; i++) {
		assert_true(fabs(x[i]) <= 12);
		sides += x[i];
	}
	assert_true(fabs(sides / POINTS_MOST) < 0.2); /* as many to the left as to the right */
	free(x);
	free(y);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_stand_below_each_other),
		cmocka_unit_test(columns_have_their_places),
		cmocka_unit_test(rows_have_their_places),
		cmocka_unit_test(contents_have_their_places),
		cmocka_unit_test(slots_are_14_wide_at_least),
		cmocka_unit_test(slots_fill_the_plot),
		cmocka_unit_test(contents_stay_in_their_slot),
		cmocka_unit_test(too_little_room_is_refused),
		cmocka_unit_test(height_is_what_was_asked_for),
		cmocka_unit_test(items_flow),
		cmocka_unit_test(swarm_overlaps_nowhere),
		cmocka_unit_test(equal_values_lie_side_by_side),
		cmocka_unit_test(points_take_the_nearest_free_place),
		cmocka_unit_test(spread_follows_the_density),
		cmocka_unit_test(more_than_20000_are_not_tried),
		cmocka_unit_test(no_point_and_one_point),
		cmocka_unit_test(very_many_points_are_spread),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
