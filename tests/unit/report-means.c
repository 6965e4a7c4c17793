/* report-means.c — the figure of means from data made by hand: axis, caption, places, texts. */
#include "testing.h"

#include "report/draw/paper.h"
#include "report/draw/text.h"
#include "report/figures/figures.h"
#include "report/figures/strips/strips.h"

#include <stdlib.h>
#include <string.h>

enum { GROUPS = 3, POINTS = 8, ALL = GROUPS * POINTS };

/* A run of 3 cases with 8 migrations of 4 VMs each, to be changed by the tests. */
struct world {
	struct run_data runs[1];
	struct cluster clusters[1];
	char run_label[8];
	struct group groups[GROUPS];
	struct point points[ALL];
	struct figure_data data;
	struct figure_wish wish;
	struct figure_job job;
	struct text_setter *setter;
};

static char *labels[GROUPS] = { (char[]){ "block" }, (char[]){ "shared" },
				(char[]){ "shared-tunnelled" } };

static int make_world(void **state)
{
	struct world *world = calloc(1, sizeof *world);

	world->setter = text_setter_new();
	world->wish.width_mm = 88;
	world->job = (struct figure_job){ .figure = &figures[0],
					  .wish = &world->wish,
					  .style = { world->setter, &themes[0], &languages[0] } };
	strcpy(world->run_label, "osic");
	world->runs[0].label = world->run_label;
	for (size_t i = 0; i < GROUPS; i++) {
		world->groups[i] = (struct group){ .keys = { labels[i] },
						   .label = labels[i],
						   .n = POINTS,
						   .vms = 4,
						   .cycles = 3,
						   .mean = 10.35 + (double)i,
						   .low = 9 + (double)i,
						   .high = 11.7 + (double)i,
						   .kind = "two-way",
						   .planned = POINTS,
						   .first_point = i * POINTS,
						   .point_count = POINTS };
		world->groups[i].counts[OUTCOME_OK] = POINTS;
	}
	for (size_t i = 0; i < ALL; i++)
		world->points[i] = (struct point){ .vm = "vm",
						   .cycle = "1",
						   .direction = i % 2 ? DIRECTION_BA : DIRECTION_AB,
						   .value = 10 + (double)(i / POINTS) +
							    0.1 * (double)(i % POINTS) };
	world->data = (struct figure_data){ .metric = metric_at(METRIC_TOTAL_TIME_SECONDS),
					    .level = 0.95,
					    .runs = world->runs,
					    .run_count = 1,
					    .by = { "case" },
					    .by_count = 1,
					    .clusters = world->clusters,
					    .cluster_count = 1,
					    .groups = world->groups,
					    .group_count = GROUPS,
					    .points = world->points,
					    .point_count = ALL };
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

/* Makes a group one whose migrations were all refused; its points leave the data. */
static void refuse(struct world *world, size_t group)
{
	struct group *of = &world->groups[group];
	size_t after = of->first_point + of->point_count;

	memmove(world->points + of->first_point, world->points + after,
		(world->data.point_count - after) * sizeof *world->points);
	world->data.point_count -= of->point_count;
	for (size_t i = group + 1; i < GROUPS; i++)
		world->groups[i].first_point -= of->point_count;
	of->point_count = 0;
	of->n = of->vms = 0;
	of->mean = of->low = of->high = NAN;
	of->counts[OUTCOME_REFUSED] = of->counts[OUTCOME_OK];
	of->counts[OUTCOME_OK] = 0;
}

static void *copied(const void *from, size_t size)
{
	void *copy = malloc(size + 1);

	assert_non_null(copy);
	return memcpy(copy, from, size);
}

/* A drawing owns its data and frees them. */
static struct figure_data copy_of(const struct figure_data *data)
{
	struct figure_data copy = *data;

	copy.runs = copied(data->runs, data->run_count * sizeof *data->runs);
	copy.groups = copied(data->groups, data->group_count * sizeof *data->groups);
	copy.clusters = copied(data->clusters, data->cluster_count * sizeof *data->clusters);
	copy.points = copied(data->points, data->point_count * sizeof *data->points);
	for (size_t i = 0; i < data->run_count; i++)
		copy.runs[i].label = strdup(data->runs[i].label);
	for (size_t i = 0; i < data->group_count; i++)
		copy.groups[i].label = strdup(data->groups[i].label);
	return copy;
}

static struct strips *draw(struct world *world)
{
	struct error err = { 0 };
	struct figure_data data = copy_of(&world->data);
	struct drawing *drawing = strips_of(&data, &world->job, &strips_of_means, &err);

	if (!drawing)
		fail_msg("%s", err.text);
	return (struct strips *)drawing;
}

static void check_caption(struct world *world, const char *wanted)
{
	struct strips means = { .kind = &strips_of_means,
				.data = world->data,
				.job = &world->job,
				.axis = strips_of_means.axis(&world->data, 5) };
	char *caption = figure_text(strips_of_means.print_caption, &means);

	if (!strstr(caption, wanted))
		fail_msg("'%s' does not stand in: %s", wanted, caption);
	free(caption);
}

static void caption_says_everything(void **state)
{
	check_caption(
		*state,
		"Total migration time by case, run osic. Points: single migrations. Diamond "
		"with number: mean; bar: 95\u00A0% confidence interval of the mean (VMs and cycles "
		"as chance: for VMs like these, at times like those of the run, 3 cycles). "
		"n\u00A0=\u00A08 migrations of 4 VMs in each case.");
}

static void caption_tells_counts_apart(void **state)
{
	struct world *world = *state;

	refuse(world, 1);
	check_caption(world, "n\u00A0=\u00A08 migrations of 4 VMs (block, shared-tunnelled); "
			     "n\u00A0=\u00A00 (shared). "
			     "Not drawn: shared: refused 8 of\u00A08.");
	world->groups[2].counts[OUTCOME_NOT_ATTEMPTED] = 2;
	world->groups[2].counts[OUTCOME_OK] = 9;
	world->groups[2].planned = 11;
	check_caption(world, "shared-tunnelled: not attempted 2, no value 1 of\u00A011.");
}

static void caption_tells_cut_intervals(void **state)
{
	struct world *world = *state;

	world->groups[0].low = -20.25;
	world->groups[0].high = 40.9;
	check_caption(world, "Intervals that reach beyond the axis (arrow heads): block −20.2 to "
			     "40.9\u00A0s.");
}

static void caption_of_one_vm_has_no_interval(void **state)
{
	struct world *world = *state;

	for (size_t i = 0; i < GROUPS; i++) {
		world->groups[i].vms = 1;
		world->groups[i].low = world->groups[i].high = NAN;
	}
	check_caption(
		world,
		"Diamond with number: mean. n\u00A0=\u00A08 migrations of 1 VM in each case. No "
		"interval for block, shared, shared-tunnelled: it takes at least two "
		"VMs, or two cycles.");
	world->groups[1].too_few = true;
	check_caption(world, "No interval for shared: two VMs, or two cycles, are too few to say "
			     "how sure a mean is; a third would do. No interval for block, ");
}

static void caption_tells_the_mean_of_vms(void **state)
{
	struct world *world = *state;

	world->groups[0].mean_is_of_vms = true;
	check_caption(world,
		      "mean of the VMs’ levels (VMs have unequal numbers of migrations); bar");
}

/* Of an analysis that tells no kind, of one kind, and of several; of one round, and of one VM. */
static void caption_tells_the_kinds(void **state)
{
	struct world *world = *state;

	for (size_t i = 0; i < GROUPS; i++)
		world->groups[i].kind = "";
	check_caption(world, "the mean (Student’s t on the VM means, df = VMs − 1: as if time did "
			     "not matter, 3 cycles). n");
	for (size_t i = 0; i < GROUPS; i++)
		world->groups[i].kind = "two-way-log";
	check_caption(world, "the mean (VMs and cycles as chance, by logarithms: for VMs like "
			     "these, at times like those of the run, 3 cycles). n");
	world->groups[1].kind = "two-way";
	world->groups[1].cycles = 20;
	world->groups[2].cycles = 5;
	check_caption(world,
		      "the mean (VMs and cycles as chance: for VMs like these, at times "
		      "like those of the run, 20 cycles: shared; VMs and cycles as chance, by "
		      "logarithms: for VMs like these, at times like those of the run, 3 to 5 "
		      "cycles: block, shared-tunnelled). n");
	refuse(world, 1);
	world->groups[0].cycles = 1;
	world->groups[2].kind = "two-way";
	world->groups[2].vms = 1;
	check_caption(world, "the mean (VMs as chance, by logarithms: of this one round; how much "
			     "time itself matters is not in it: block; cycles as chance: of this "
			     "VM, 5 cycles: shared-tunnelled). n");
	world->groups[0].cycles = world->groups[2].cycles = NAN;
	world->groups[0].kind = "two-way";
	world->groups[2].vms = 4;
	check_caption(world, "the mean (VMs as chance: of this one round; how much time itself "
			     "matters is not in it). n");
	world->groups[0].kind = world->groups[2].kind = "bca";
	check_caption(world, "the mean (bootstrap of the VM means, BCa: as if time did not "
			     "matter). n");
}

static void axis_begins_at_zero(void **state)
{
	struct world *world = *state;
	struct axis axis = strips_of_means.axis(&world->data, 5);

	assert_close(axis.low, 0, 0);
	assert_true(axis.high > 13.7 && axis.high < 16);
	assert_close(axis.ticks.at[0], 0, 0);
	assert_string_equal(axis.unit.text, "s");
}

static void axis_follows_the_points_not_the_interval(void **state)
{
	struct world *world = *state;
	struct axis axis;

	world->groups[1].high = 900;
	world->groups[1].low = -880;
	axis = strips_of_means.axis(&world->data, 5);
	assert_true(axis.high < 16);
	assert_true(axis_cuts(&axis, world->groups[1].low, world->groups[1].high));
	assert_false(axis_cuts(&axis, world->groups[0].low, world->groups[0].high));
	assert_false(axis_cuts(&axis, NAN, NAN));
}

static void axis_of_nothing_zeros_and_negatives(void **state)
{
	struct world *world = *state;
	struct axis axis;

	for (size_t i = 0; i < GROUPS; i++)
		refuse(world, i);
	axis = strips_of_means.axis(&world->data, 5);
	assert_int_equal(axis.ticks.count, 0);
	assert_true(axis.low < axis.high);
	world->points[0].value = 0;
	world->data.point_count = world->groups[0].point_count = 1;
	world->groups[0].mean = 0;
	axis = strips_of_means.axis(&world->data, 5);
	assert_true(axis.high > 0 && axis.ticks.count > 1);
	world->points[0].value = -3;
	axis = strips_of_means.axis(&world->data, 5);
	assert_true(axis.low <= -3 && axis.high > axis.low);
	for (size_t i = 0; i < axis.ticks.count; i++)
		assert_true(axis.ticks.at[i] / axis.unit.factor >= axis.low - 1e-9);
}

static void check_places(const struct strips *means)
{
	const struct layout *layout = &means->layout;

	for (size_t i = 0; i < means->data.group_count; i++) {
		const struct group *group = &means->data.groups[i];
		const struct rect *slot = &layout->slots[i].area;
		struct text_block block = strips_label(means, i);
		struct text_size size = text_measure(means->job->style.setter, &block);

		for (size_t j = 0; j < group->point_count; j++) {
			struct position at = means->points[group->first_point + j];

			assert_true(at.x - means->radius >= slot->x - 0.01);
			assert_true(at.x + means->radius <= slot->x + slot->width + 0.01);
			assert_true(at.y >= layout->plot.y - 0.01);
			assert_true(at.y <= layout->plot.y + layout->plot.height + 0.01);
		}
		if (means->labels_upwards)
			assert_true(size.height <= slot->width);
		else
			assert_true(size.width <= layout->slots[i].label.width + 0.01);
		if (!means->labels_upwards)
			assert_true(size.height <= layout->slots[i].label.height + 0.01);
	}
	assert_true(layout->caption.y + layout->caption.height <= layout->page.height + 0.01);
	for (size_t i = 0; i < means->legend.count; i++)
		assert_true(layout->legend.x + means->legend.items[i].place.x +
				    style_measure(&means->job->style, TYPE_SMALL,
						  means->legend.items[i].text)
					    .width <=
			    layout->page.width);
}

static void everything_has_its_place(void **state)
{
	struct world *world = *state;

	for (double mm = 40; mm <= 400; mm += 12) {
		struct strips *means;

		world->wish.width_mm = mm;
		means = draw(world);
		check_places(means);
		assert_close(means->drawing.width_mm, mm, 0);
		means->drawing.free(&means->drawing);
	}
}

static void long_names_are_shortened(void **state)
{
	struct world *world = *state;
	struct strips *means;

	world->groups[0].label = (char[]){ "a name that goes on and on, over the storage and over "
					   "the network and then some, to its end" };
	world->groups[1].label =
		(char[]){ "共有ストレージ共有ストレージ共有ストレージ共有ストレージ共"
			  "有ストレージ" };
	world->groups[2].label =
		(char[]){ "OneWordWithoutAnyPlaceToBreakItWhichIsLongerThanItMayBe" };
	means = draw(world);
	check_places(means);
	assert_non_null(strstr(means->labels[0], "…"));
	assert_non_null(strstr(means->labels[0], "end"));
	assert_non_null(strstr(means->labels[2], "…"));
	means->drawing.free(&means->drawing);
}

static void refused_case_keeps_its_slot(void **state)
{
	struct world *world = *state;
	struct strips *means;

	refuse(world, 1);
	means = draw(world);
	check_places(means);
	assert_int_equal(means->layout.slot_count, GROUPS);
	assert_string_equal(means->absent[1], "refused 8 of\u00A08");
	assert_string_equal(means->absent[0], "");
	means->drawing.free(&means->drawing);
}

static void no_value_at_all_is_still_a_figure(void **state)
{
	struct world *world = *state;
	struct strips *means;

	for (size_t i = 0; i < GROUPS; i++)
		refuse(world, i);
	means = draw(world);
	check_places(means);
	assert_int_equal(means->legend.count, 0);
	assert_string_equal(means->numbers[0], "");
	means->drawing.free(&means->drawing);
}

static void one_point_and_equal_points(void **state)
{
	struct world *world = *state;
	struct strips *means;

	for (size_t i = 0; i < ALL; i++)
		world->points[i].value = 10;
	means = draw(world);
	check_places(means);
	means->drawing.free(&means->drawing);
	world->data.group_count = 1;
	world->data.point_count = 1;
	world->groups[0].point_count = 1;
	means = draw(world);
	check_places(means);
	assert_close(means->points[0].x, means->layout.slots[0].points_middle, 1e-9);
	means->drawing.free(&means->drawing);
}

/* Whatever the surface's scale, the text is as wide as it was measured. */
static void text_is_as_wide_on_any_surface(void **state)
{
	struct world *world = *state;
	struct text_block block = { .text = "Total migration time (s), lower is better",
				    .size = 7 };
	double width = text_measure(world->setter, &block).width;

	for (int scale = 1; scale < 8; scale++) {
		cairo_surface_t *surface =
			cairo_image_surface_create(CAIRO_FORMAT_RGB24, 100 * scale, 100);
		cairo_t *cr = cairo_create(surface);

		cairo_scale(cr, scale, scale);
		text_paint(world->setter, cr, &block, 0, 0);
		assert_close(text_measure(world->setter, &block).width, width, 1e-3);
		cairo_destroy(cr);
		cairo_surface_destroy(surface);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_world, free_world)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(caption_says_everything),
		TEST(caption_tells_counts_apart),
		TEST(caption_tells_cut_intervals),
		TEST(caption_of_one_vm_has_no_interval),
		TEST(caption_tells_the_mean_of_vms),
		TEST(caption_tells_the_kinds),
		TEST(axis_begins_at_zero),
		TEST(axis_follows_the_points_not_the_interval),
		TEST(axis_of_nothing_zeros_and_negatives),
		TEST(everything_has_its_place),
		TEST(long_names_are_shortened),
		TEST(refused_case_keeps_its_slot),
		TEST(no_value_at_all_is_still_a_figure),
		TEST(one_point_and_equal_points),
		TEST(text_is_as_wide_on_any_surface),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
