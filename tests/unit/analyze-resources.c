/* A small run's loads in bins, by hand: whose samples count for which migration, on which side, and
 * what the bins say of all of them. */
#include "analyze-testing.h"

#include "analyze/groups/groups.h"
#include "analyze/resources/resources.h"

#include <string.h>

/* Two VMs that go there and back, 2 s each, one of them when nobody asks for loads; and one that
 * was refused. */
static const char migrations[] =
	"migration,case,vm,cycle,direction,order,clock_seconds,outcome,total_time_seconds\n"
	"1,c,x,1,AB,1,100,ok,2\n"
	"2,c,y,1,AB,2,200,ok,2\n"
	"3,c,x,1,BA,1,300,ok,2\n"
	"4,c,y,1,BA,2,400,ok,2\n"
	"5,c,y,2,AB,1,100,refused,2\n";

/* Every half second from 98.5 to 103.5, and the same later: host a uses 0.5 CPUs, host b 0.25; the
 * process of x uses 1 CPU at the source and nothing at the destination. */
static char *loads_text(void)
{
	char *text = calloc(1, 20000);
	size_t used = (size_t)sprintf(
		text,
		"migration,phase,clock_seconds,ask_seconds,host,vm,cpu_seconds,memory_bytes\n");

	for (int start = 100; start <= 300; start += 100)
		for (int half = -3; half <= 7; half++) {
			double clock = start + half / 2.0;
			double since = clock - 98.5;
			const char *source = start == 300 ? "b" : "a";

			used += (size_t)sprintf(text + used,
						"1,during,%g,0.001,a,,%g,1000\n"
						"1,during,%g,0.001,b,,%g,3000\n"
						"1,during,%g,0.001,%s,%s,%g,%d\n"
						"1,during,%g,0.001,a,other,%g,7\n",
						clock, since / 2, clock, since / 4, clock, source,
						start == 200 ? "y" : "x", since, start, clock,
						since);
		}
	return text;
}

static char folder[] = "/tmp/migstat-unit.XXXXXX";

static int make_folder(void **state)
{
	char *text = loads_text();

	(void)state;
	make_run_folder(folder, migrations);
	put_file(folder, "metrics.csv", text);
	free(text);
	return 0;
}

static int remove_folder(void **state)
{
	char path[64];

	(void)state;
	snprintf(path, sizeof path, "%s/metrics.csv", folder);
	unlink(path);
	remove_run_folder(folder);
	return 0;
}

static struct resources_bin bin_of(const struct resources *resources, struct resources_room *room,
				   enum entity entity, enum quantity quantity, size_t bin)
{
	return resources_bin(resources, room, 0, ALIGNED_START, entity, quantity, bin);
}

/* The bins of a migration's use of the source's processors; NULL: it has none. */
static const struct load_cell *cells_of(const struct resources *resources, size_t row,
					enum alignment alignment)
{
	size_t load = (row * ALIGNMENT_COUNT + alignment) * ENTITY_COUNT + ENTITY_SOURCE;

	return resources->loads[load * QUANTITY_COUNT + QUANTITY_CPU];
}

/* Of the first three migrations all is known; the fourth has no samples, the fifth no start. */
static void test_bins(void **state)
{
	struct texts by = { 0 };
	struct error err = { 0 };
	struct run run;
	struct groups groups;
	struct resources resources;
	struct resources_room room;
	const struct load_bins *bins;
	struct resources_bin bin;

	(void)state;
	assert_true(run_read(&run, folder, &err));
	assert_true(groups_of(&groups, &run, &by, &err));
	if (!resources_of(&resources, &run, &groups, &err))
		fail_msg("%s", err.text);
	room = resources_room_of(&resources);
	assert_close(resources.margin, 1, 0);
	assert_int_equal(resources.vms, 2);
	assert_int_equal(resources.vm_of[0], resources.vm_of[2]);
	assert_int_equal(resources.vm_of[1], resources.vm_of[4]);
	assert_true(resources.vm_of[0] != resources.vm_of[1]);
	bins = resources_bins(&resources, 0, ALIGNED_START);
	/* 2 s and a margin of 1 s on both sides, in bins of 0.1 s */
	assert_close(bins->first, -1, 1e-12);
	assert_close(bins->width, 0.1, 1e-12);
	assert_int_equal(bins->count, 40);
	bins = resources_bins(&resources, 0, ALIGNED_SWITCHOVER);
	assert_close(bins->first, -3, 1e-12); /* the switchover is the end */
	assert_int_equal(bins->count, 40);
	for (size_t i = 0; i < 40; i++) {
		/* two have a as source, one b */
		bin = bin_of(&resources, &room, ENTITY_SOURCE, QUANTITY_CPU, i);
		assert_int_equal(bin.n, 3);
		assert_int_equal(bin.vms, 2);
		assert_close(bin.median, 0.5, 1e-9);
		assert_close(bin.p25, 0.375, 1e-9); /* halfway from 0.25 to 0.5 */
		assert_close(bin.p75, 0.5, 1e-9);
		bin = bin_of(&resources, &room, ENTITY_DESTINATION, QUANTITY_CPU, i);
		assert_close(bin.median, 0.25, 1e-9);
		assert_close(bin.p25, 0.25, 1e-9);
		assert_close(bin.p75, 0.375, 1e-9);
		bin = bin_of(&resources, &room, ENTITY_DESTINATION, QUANTITY_MEMORY, i);
		assert_close(bin.median, 3000, 1e-12);
		assert_close(bin.p75, 3000, 1e-12);
		assert_close(bin.p25, 2000, 1e-12);
		/* a VM's process is its own migrations' alone */
		bin = bin_of(&resources, &room, ENTITY_VM_AT_SOURCE, QUANTITY_CPU, i);
		assert_int_equal(bin.n, 3);
		assert_close(bin.median, 1, 1e-9);
		bin = bin_of(&resources, &room, ENTITY_VM_AT_SOURCE, QUANTITY_MEMORY, i);
		assert_close(bin.median, 200, 1e-12);
		assert_close(bin.p25, 150, 1e-12);
		assert_close(bin.p75, 250, 1e-12);
		bin = bin_of(&resources, &room, ENTITY_VM_AT_DESTINATION, QUANTITY_CPU, i);
		assert_int_equal(bin.n, 0);
		bin = bin_of(&resources, &room, ENTITY_SOURCE, QUANTITY_DISK_READ, i);
		assert_int_equal(bin.n, 0);
	}
	assert_null(cells_of(&resources, 3, ALIGNED_START));
	assert_null(cells_of(&resources, 4, ALIGNED_START));
	assert_non_null(cells_of(&resources, 2, ALIGNED_SWITCHOVER));
	resources_room_free(&room);
	resources_free(&resources);
	assert_null(resources.run);
	groups_free(&groups);
	run_free(&run);
}

/* Each group has bins of its own. */
static void test_groups(void **state)
{
	struct texts by = { 0 };
	struct error err = { 0 };
	struct run run;
	struct groups groups;
	struct resources resources;
	struct resources_room room;

	(void)state;
	assert_true(texts_add_list(&by, "direction"));
	assert_true(run_read(&run, folder, &err));
	assert_true(groups_of(&groups, &run, &by, &err));
	assert_true(resources_of(&resources, &run, &groups, &err));
	room = resources_room_of(&resources);
	for (size_t row = 0; row < 5; row++)
		assert_int_equal(resources.group_of[row], row == 2 || row == 3);
	for (size_t g = 0; g < 2; g++) {
		struct resources_bin bin = resources_bin(&resources, &room, g, ALIGNED_SWITCHOVER,
							 ENTITY_SOURCE, QUANTITY_CPU, 5);

		assert_int_equal(resources_bins(&resources, g, ALIGNED_START)->count, 40);
		assert_int_equal(bin.n, g == 0 ? 2 : 1);
		assert_int_equal(bin.vms, g == 0 ? 2 : 1);
		assert_close(bin.median, g == 0 ? 0.5 : 0.25, 1e-9);
	}
	resources_room_free(&room);
	resources_free(&resources);
	groups_free(&groups);
	run_free(&run);
	texts_free(&by);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bins),
		cmocka_unit_test(test_groups),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
