/* report-groups.c — groups in order, curves in panels, tiles in their places, tables of numbers. */
#include "testing.h"

#include "report/data/inside.h"
#include "report/draw/tiles.h"
#include "report/figures/ecdf/ecdf.h"
#include "report/figures/kit/file.h"
#include "report/figures/kit/sidecar.h"

#include "datasets/array.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GROUPS_MOST = 24 };

/* Groups made by hand, with a point each. */
struct world {
	struct run_data run_data[2];
	char run_labels[2][8];
	struct group groups[GROUPS_MOST];
	struct point points[GROUPS_MOST];
	struct figure_data data;
};

static void add(struct world *world, size_t run, const char *outer, const char *inner)
{
	size_t index = world->data.group_count++;
	struct group *group = &world->groups[index];

	*group = (struct group){ .run = run,
				 .keys = { outer, inner },
				 .n = 1,
				 .vms = 1,
				 .first_point = index,
				 .point_count = 1 };
	world->points[index].value = (double)index;
	world->data.point_count++;
}

/* Makes the clusters, in that order. */
static void make(struct world *world, const struct texts *order)
{
	struct error err = { 0 };

	if (!clusters_make(&world->data, NULL, order, &err))
		fail_msg("%s", err.text);
}

static int make_world(void **state)
{
	struct world *world = calloc(1, sizeof *world);

	assert_non_null(world);
	world->run_data[0].label = strcpy(world->run_labels[0], "before");
	world->run_data[1].label = strcpy(world->run_labels[1], "after");
	world->data.by[0] = "case";
	world->data.by[1] = "flavor";
	world->data.by_count = 2;
	world->data.runs = world->run_data;
	world->data.run_count = 1;
	world->data.groups = world->groups;
	world->data.points = world->points;
	*state = world;
	return 0;
}

static void free_clusters(struct world *world)
{
	for (size_t i = 0; i < world->data.group_count; i++) {
		free(world->groups[i].label);
		world->groups[i].label = NULL;
	}
	for (size_t i = 0; i < world->data.cluster_count; i++)
		free(world->data.clusters[i].label);
	free(world->data.clusters);
	world->data.clusters = NULL;
	world->data.cluster_count = 0;
}

static int free_world(void **state)
{
	struct world *world = *state;

	free_clusters(world);
	free(world);
	return 0;
}

static void check_order(const struct world *world, const char *wanted)
{
	char all[512] = "";
	char *text = NULL;
	size_t size;

	for (size_t i = 0; i < world->data.group_count; i++) {
		FILE *out = open_memstream(&text, &size);

		assert_non_null(out);
		group_print_name(out, &world->data, &world->groups[i]);
		assert_int_equal(fclose(out), 0);
		strcat(strcat(all, i > 0 ? " " : ""), text);
		free(text);
	}
	assert_string_equal(all, wanted);
}

/* summary.csv has groups in the order of the run's rows, in which cases may alternate. */
static void groups_stand_cluster_by_cluster(void **state)
{
	struct world *world = *state;

	add(world, 0, "block", "small");
	add(world, 0, "shared", "large");
	add(world, 0, "shared", "small");
	add(world, 0, "block", "large");
	make(world, NULL);
	check_order(world, "block/small block/large shared/small shared/large");
	assert_int_equal(world->data.cluster_count, 2);
	assert_int_equal(world->groups[2].cluster, 1);
	assert_string_equal(world->data.clusters[1].label, "shared");
}

static void runs_are_clusters_only_if_there_are_two(void **state)
{
	struct world *world = *state;

	world->data.by_count = 1;
	add(world, 0, "block", NULL);
	add(world, 0, "shared", NULL);
	make(world, NULL);
	check_order(world, "block shared");
	assert_int_equal(world->data.cluster_count, 1);
	assert_null(world->data.clusters[0].label);
	free_clusters(world);
	world->data.run_count = 2;
	add(world, 1, "shared", NULL);
	make(world, NULL);
	check_order(world, "before/block before/shared after/shared");
}

/* What lies before the first group is none of them, however much like it. */
static void the_first_group_begins_a_cluster(void **state)
{
	struct world *world = *state;
	struct group before = { .keys = { "block", "small" }, .label = NULL };

	add(world, 0, "block", "small");
	add(world, 0, "block", "small"); /* no two have the same keys, but a tie keeps its order */
	add(world, 0, "block", "large");
	world->groups[0] = before;
	world->data.groups = world->groups + 1;
	world->data.group_count = 2;
	make(world, NULL);
	assert_int_equal(world->data.cluster_count, 1);
	assert_int_equal(world->groups[1].cluster, 0);
	assert_string_equal(world->data.clusters[0].label, "block");
	assert_string_equal(world->data.clusters[0].key, "block");
	world->data.groups = world->groups;
	world->data.group_count = 3;
}

/* Every key has its part in the order; the last one, too. */
static void all_keys_are_looked_at(void **state)
{
	struct world *world = *state;

	for (size_t i = 0; i < 4; i++)
		add(world, 0, "block", i % 2 == 0 ? "even" : "odd");
	make(world, NULL);
	for (size_t i = 0; i < 4; i++) {
		assert_string_equal(world->groups[i].keys[1], i < 2 ? "even" : "odd");
		assert_int_equal(world->groups[i].first_point, i < 2 ? 2 * i : 2 * i - 3);
	}
}

static void one_case_is_selected(void **state)
{
	struct world *world = *state;
	struct error err = { 0 };
	struct texts cases = { 0 };
	struct data_wish wish = { .cases = &cases };

	add(world, 0, "block", "small");
	add(world, 0, "shared", "small");
	add(world, 0, "none", "small");
	assert_true(clusters_select(&world->data, &wish, &err));
	assert_int_equal(world->data.group_count, 3);
	texts_add(&cases, "shared");
	texts_add(&cases, "block");
	assert_true(clusters_select(&world->data, &wish, &err));
	assert_int_equal(world->data.group_count, 2);
	assert_string_equal(world->groups[1].keys[0], "shared");
	texts_add(&cases, "shard");
	assert_false(clusters_select(&world->data, &wish, &err));
	assert_string_equal(err.text, "--case shard: the analysis has no such case; did you mean "
				      "'shared'?");
	texts_free(&cases);
}

/* Whether the groups' keys read so, one after the other. */
static void assert_groups(const struct world *world, const char *wanted)
{
	char text[256] = "";
	size_t used = 0;

	for (size_t i = 0; i < world->data.group_count; i++)
		used += (size_t)snprintf(text + used, sizeof text - used, "%s%s/%s",
					 i > 0 ? " " : "", world->groups[i].keys[0],
					 world->groups[i].keys[1]);
	assert_string_equal(text, wanted);
}

static void a_fixed_column_tells_no_groups_apart(void **state)
{
	struct world *world = *state;
	struct key_text fixed[] = { { "case", "shared" } };
	struct data_wish wish = { .fixed = fixed, .fixed_count = 1 };
	struct error err = { 0 };

	add(world, 0, "block", "small");
	add(world, 0, "shared", "small");
	add(world, 0, "shared", "large");
	assert_true(clusters_fix(&world->data, &wish, &err));
	assert_groups(world, "small/shared large/shared");
	assert_int_equal(world->data.by_count, 1);
	assert_int_equal(world->data.fixed_count, 1);
	assert_string_equal(world->data.by[0], "flavor");
	assert_string_equal(world->data.by[1], "case");
	fixed[0].text = "shaerd";
	assert_false(clusters_fix(&world->data, &wish, &err));
	assert_string_equal(err.text, "--by shaerd: the analysis has no such case; did you mean "
				      "'shared'?");
	fixed[0] = (struct key_text){ "flavour", "small" };
	err = (struct error){ 0 };
	assert_false(clusters_fix(&world->data, &wish, &err));
	assert_non_null(strstr(err.text, "is grouped by; did you mean 'flavor'?"));
}

static void groups_come_as_the_order_wants(void **state)
{
	static const struct {
		const char *order, *groups;
	} lines[] = {
		{ "tiny", "b/tiny b/vm10 b/vm2 a/tiny a/vm10 a/vm2" },
		{ "vm2,a", "a/vm2 a/tiny a/vm10 b/vm2 b/tiny b/vm10" },
		{ "name", "a/tiny a/vm2 a/vm10 b/tiny b/vm2 b/vm10" },
		{ "value", "b/vm2 b/vm10 b/tiny a/vm2 a/vm10 a/tiny" },
	};
	static const double means[] = { NAN, 3, 2, 9, 9, 9 };
	struct world *world = *state;
	struct texts wrong = { 0 };
	struct error err = { 0 };

	for (size_t i = 0; i < 6; i++) {
		static const char *const inner[] = { "tiny", "vm10", "vm2" };

		add(world, 0, i < 3 ? "b" : "a", inner[i % 3]);
		world->groups[i].mean = means[i];
	}
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct texts order = { 0 };
		struct group as_they_came[6];

		memcpy(as_they_came, world->groups, sizeof as_they_came);
		assert_true(texts_add_list(&order, lines[i].order));
		make(world, &order);
		assert_groups(world, lines[i].groups);
		texts_free(&order);
		free_clusters(world);
		memcpy(world->groups, as_they_came, sizeof as_they_came);
	}
	texts_add(&wrong, "tyni");
	assert_false(clusters_make(&world->data, NULL, &wrong, &err));
	assert_string_equal(err.text, "--order tyni: no group is called so; did you mean 'tiny'?");
	texts_free(&wrong);
}

static void free_curves(struct ecdf *ecdf)
{
	for (size_t i = 0; i < ecdf->curve_count; i++)
		free(ecdf->curves[i].values);
	free(ecdf->curves);
	free(ecdf->panel_labels);
}

static struct ecdf curves_of(struct world *world)
{
	struct ecdf ecdf = { 0 };

	make(world, NULL);
	ecdf.data = world->data;
	ecdf_make_curves(&ecdf);
	return ecdf;
}

/* The same flavor looks the same in every panel, also where another is missing. */
static void clusters_are_panels_of_one_look(void **state)
{
	struct world *world = *state;
	struct ecdf ecdf;

	add(world, 0, "block", "small");
	add(world, 0, "block", "large");
	add(world, 0, "shared", "large");
	ecdf = curves_of(world);
	assert_int_equal(ecdf.panel_count, 2);
	assert_int_equal(ecdf.curves[2].panel, 1);
	assert_int_equal(ecdf.curves[2].look, 1);
	assert_string_equal(ecdf.panel_labels[1], "shared");
	assert_string_equal(ecdf.curves[2].label, "large");
	free_curves(&ecdf);
}

static void runs_lie_over_each_other(void **state)
{
	struct world *world = *state;
	struct ecdf ecdf;

	world->data.by_count = 1;
	world->data.run_count = 2;
	add(world, 0, "block", NULL);
	add(world, 0, "shared", NULL);
	add(world, 1, "shared", NULL);
	ecdf = curves_of(world);
	assert_int_equal(ecdf.panel_count, 2);
	assert_string_equal(ecdf.curves[1].label, "before");
	assert_string_equal(ecdf.curves[2].label, "after");
	assert_int_equal(ecdf.curves[2].panel, ecdf.curves[1].panel);
	assert_int_equal(ecdf.curves[2].look, 1);
	free_curves(&ecdf);
}

static void too_many_curves_get_a_panel_each(void **state)
{
	static const char *const names[] = { "a", "b", "c", "d", "e", "f", "g", "h" };
	struct world *world = *state;
	struct ecdf ecdf;

	world->data.by_count = 1;
	for (size_t i = 0; i < LOOK_COUNT; i++)
		add(world, 0, names[i], NULL);
	ecdf = curves_of(world);
	assert_int_equal(ecdf.panel_count, 1);
	free_curves(&ecdf);
	free_clusters(world);
	add(world, 0, names[LOOK_COUNT], NULL);
	ecdf = curves_of(world);
	assert_int_equal(ecdf.panel_count, LOOK_COUNT + 1);
	assert_int_equal(ecdf.curves[LOOK_COUNT].look, 0);
	free_curves(&ecdf);
}

static void curves_count_zeros_and_what_was_given_up(void **state)
{
	struct world *world = *state;
	struct ecdf ecdf;

	world->data.by_count = 1;
	add(world, 0, "block", NULL);
	world->groups[0].point_count = 4;
	world->groups[0].censored = 6;
	world->data.point_count = 4;
	for (size_t i = 0; i < 4; i++)
		world->points[i].value = (double[]){ 3, 0, 7, 0 }[i];
	ecdf = curves_of(world);
	assert_int_equal(ecdf.curves[0].zeros, 2);
	assert_close(ecdf.curves[0].values[2], 3, 0);
	assert_close(ecdf.curves[0].values[3], 7, 0);
	assert_close(ecdf.curves[0].total, 10, 0);
	free_curves(&ecdf);
}

static void tiles_fill_their_area(void **state)
{
	(void)state;
	for (size_t count = 1; count <= GROUPS_MOST; count++)
		for (double width = 100; width < 900; width += 61) {
			struct tiles tiles = {
				.count = count, .left = 30, .right = 6, .bottom = 20, .head = 12
			};
			struct rect area = { 5, 7, width, 0 };

			tiles_arrange(&tiles, width, 80);
			assert_true(tiles.columns * tiles.rows >= count);
			assert_true(tiles.columns * (tiles.rows - 1) < count);
			area.height = tiles_height(&tiles, 44);
			assert_close(tiles_plot_height(&tiles, area.height), 44, 1e-9);
			tiles_place(&tiles, &area);
			for (size_t i = 0; i < count; i++) {
				struct rect plot = tiles_plot(&tiles, i);

				assert_true(plot.x >= area.x + tiles.left - 1e-9);
				assert_true(plot.x + plot.width <=
					    area.x + width - tiles.right + 1e-9);
				assert_true(plot.y >= area.y + tiles.head - 1e-9);
				assert_true(plot.y + plot.height <=
					    area.y + area.height - tiles.bottom + 1e-9);
				if (!tiles_is_left(&tiles, i))
					assert_true(tiles_plot(&tiles, i - 1).x +
							    tiles_plot(&tiles, i - 1).width <
						    plot.x);
			}
			assert_true(tiles_is_left(&tiles, tiles_corner(&tiles)));
			assert_true(tiles_is_lowest(&tiles, tiles_corner(&tiles)));
		}
}

/* Between plots are 8 points, between rows 7: three of 80 take 256, the axis and its margin 36. */
static void tiles_have_their_places(void **state)
{
	struct tiles tiles = { .count = 5, .left = 30, .right = 6, .bottom = 20, .head = 12 };
	struct rect plot;

	(void)state;
	tiles_arrange(&tiles, 292, 80);
	assert_int_equal(tiles.columns, 3);
	assert_int_equal(tiles.rows, 2);
	assert_close(tiles.plot_width, 80, 1e-12);
	assert_close(tiles_height(&tiles, 44), 2 * (12 + 44) + 7 + 20, 1e-12);
	tiles_place(&tiles, &(struct rect){ 5, 7, 292, 139 });
	plot = tiles_plot(&tiles, 4);
	assert_close(plot.x, 5 + 30 + 88, 1e-12);
	assert_close(plot.y, 7 + 12 + 63, 1e-12);
	assert_close(plot.width, 80, 1e-12);
	assert_close(plot.height, 44, 1e-12);
	plot = tiles_span(&tiles);
	assert_close(plot.x, 35, 1e-12);
	assert_close(plot.y, 19, 1e-12);
	assert_close(plot.width, 256, 1e-12);
	assert_close(plot.height, 44 + 63, 1e-12);
	assert_int_equal(tiles_corner(&tiles), 3);
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(tiles_is_left(&tiles, i), i == 0 || i == 3);
		assert_int_equal(tiles_is_lowest(&tiles, i), i >= 2);
	}
	tiles_arrange(&tiles, 291.9, 80);
	assert_int_equal(tiles.columns, 2);
	assert_int_equal(tiles.rows, 3);
	assert_close(tiles.plot_width, 123.95, 1e-12);
	tiles.count = 4; /* not three and one */
	tiles_arrange(&tiles, 292, 80);
	assert_int_equal(tiles.columns, 2);
	assert_int_equal(tiles.rows, 2);
	tiles_arrange(&tiles, 50, 80);
	assert_int_equal(tiles.columns, 1);
	tiles.count = 0;
	tiles_arrange(&tiles, 292, 80);
	assert_int_equal(tiles.columns, 1);
	assert_int_equal(tiles.rows, 1);
	assert_close(tiles.plot_width, 256, 1e-12);
}

static const struct column leading[] = { { "run", COLUMN_TEXT, "", true, "", NULL } };
static const struct column trailing[] = { { "kind", COLUMN_TEXT, "", true, "", NULL },
					  { "value", COLUMN_NUMBER, "", false, "", NULL },
					  { "n", COLUMN_INTEGER, "", false, "", NULL } };
static const struct schema numbers = {
	.name = "x",
	.file = "x",
	.row = "x",
	LEADING(leading),
	.grouped = true,
	TRAILING(trailing),
};

static void write_two_rows(const struct drawing *drawing, struct sidecar *sidecar)
{
	(void)drawing;
	sidecar_text(sidecar, 0, "a, b");
	sidecar_key(sidecar, 1, "small");
	sidecar_number(sidecar, 2, 0.1);
	sidecar_row(sidecar);
	sidecar_key(sidecar, 0, "block");
	sidecar_text(sidecar, 1, "point");
	sidecar_integer(sidecar, 3, 7);
	sidecar_row(sidecar);
}

/* Cells that are left out are empty; those of the user's columns stand in between. */
static void sidecar_keeps_its_columns(void **state)
{
	static const char *const by[] = { "case", "flavor" };
	struct drawing drawing = { .by = by, .by_count = 2, .write_numbers = write_two_rows };
	struct error err = { 0 };
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	(void)state;
	assert_non_null(out);
	assert_true(sidecar_print(out, &drawing, &numbers, &err));
	assert_int_equal(fclose(out), 0);
	assert_string_equal(text, "run,case,flavor,kind,value,n\n"
				  "\"a, b\",,small,,0.1,\n"
				  ",block,,point,,7\n");
	free(text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_world, free_world)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(groups_stand_cluster_by_cluster),
		TEST(runs_are_clusters_only_if_there_are_two),
		TEST(the_first_group_begins_a_cluster),
		TEST(all_keys_are_looked_at),
		TEST(one_case_is_selected),
		TEST(a_fixed_column_tells_no_groups_apart),
		TEST(groups_come_as_the_order_wants),
		TEST(clusters_are_panels_of_one_look),
		TEST(runs_lie_over_each_other),
		TEST(too_many_curves_get_a_panel_each),
		TEST(curves_count_zeros_and_what_was_given_up),
		cmocka_unit_test(tiles_fill_their_area),
		cmocka_unit_test(tiles_have_their_places),
		cmocka_unit_test(sidecar_keeps_its_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
