/* resources.c — what hosts and VM use around the migrations of each group. */
#include "inside.h"

#include "analyze/statistics/sorted.h"

#include "datasets/must.h"
#include "datasets/package.h"
#include "datasets/vm-key.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MARGIN_SECONDS 1.0
#define REACH          0.9 /* quantile of the group's times that the bins reach to */

/* Of one migration. */
enum { LOADS = ALIGNMENT_COUNT * ENTITY_COUNT * QUANTITY_COUNT };

const char *const alignment_words[] = { "start", "switchover" };
const char *const entity_words[] = { "source", "destination", "vm_at_source", "vm_at_destination" };

static double margin_of(const struct run *run)
{
	const json_t *plan = json_object_get(package_provenance(run->package), "plan");
	const json_t *margin = json_object_get(json_object_get(plan, "observe"), "margin_seconds");

	return json_is_number(margin) ? json_number_value(margin) : MARGIN_SECONDS;
}

/* The reach of end less begin over the group's placed migrations; 0 without any. values: room for
 * the group. */
static double reach_of(const struct resources *resources, size_t group, size_t begin, size_t end,
		       double *values)
{
	const struct group *rows = &resources->groups->at[group];
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const char *anchor = (const char *)&resources->anchors[rows->rows[i]];
		double from;
		double to;

		memcpy(&from, anchor + begin, sizeof from);
		memcpy(&to, anchor + end, sizeof to);
		if (!isnan(resources->anchors[rows->rows[i]].start))
			values[count++] = to - from;
	}
	if (count == 0)
		return 0;
	numbers_sort(values, count);
	return fmax(numbers_quantile(values, count, REACH), 0);
}

static void take_bins(struct resources *resources, size_t group, double *values)
{
	const size_t start = offsetof(struct anchor, start);
	const size_t switchover = offsetof(struct anchor, switchover);
	const size_t end = offsetof(struct anchor, end);
	struct load_bins *bins = &resources->bins[group * ALIGNMENT_COUNT];
	double margin = resources->margin;
	double whole = reach_of(resources, group, start, end, values);
	double before = reach_of(resources, group, start, switchover, values);
	double after = reach_of(resources, group, switchover, end, values);
	double width = load_bin_width(whole + 2 * margin);

	bins[ALIGNED_START] = load_bins_of(-margin, whole + margin, width);
	bins[ALIGNED_SWITCHOVER] = load_bins_of(-before - margin, after + margin, width);
}

static int by_text(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Numbers the VMs (vm-key.h tells one from another). */
static void number_vms(struct resources *resources)
{
	const struct table *migrations = &resources->run->migrations;
	size_t rows = run_rows(resources->run);
	const struct run_facts *facts = &resources->run->facts;
	const char **names;

	resources->vms = facts->vms;
	for (size_t row = 0; facts->at && row < rows; row++)
		resources->vm_of[row] = facts->at[row].vm_rank;
	if (facts->at)
		return;
	names = must_alloc(rows, sizeof *names);
	for (size_t row = 0; row < rows; row++)
		names[row] = vm_key(migrations, row);
	qsort(names, rows, sizeof *names, by_text);
	for (size_t row = 0; row < rows; row++)
		if (row == 0 || strcmp(names[row], names[resources->vms - 1]) != 0)
			names[resources->vms++] = names[row];
	for (size_t row = 0; row < rows; row++) {
		const char *name = vm_key(migrations, row);
		const char **found = bsearch(&name, names, resources->vms, sizeof *names, by_text);

		resources->vm_of[row] = (size_t)(found - names);
	}
	free(names);
}

static void take_groups(struct resources *resources)
{
	double *values = must_alloc(run_rows(resources->run), sizeof *values);

	for (size_t g = 0; g < resources->groups->count; g++) {
		const struct group *group = &resources->groups->at[g];

		for (size_t i = 0; i < group->count; i++)
			resources->group_of[group->rows[i]] = g;
		take_bins(resources, g, values);
	}
	free(values);
}

bool resources_of(struct resources *resources, const struct run *run, const struct groups *groups,
		  struct error *err)
{
	size_t rows = run_rows(run);

	*resources = (struct resources){
		.run = run,
		.groups = groups,
		.anchors = anchors_of(run, err),
		.margin = margin_of(run),
		.bins = must_alloc(groups->count * ALIGNMENT_COUNT, sizeof *resources->bins),
		.group_of = must_alloc(rows, sizeof *resources->group_of),
		.loads = must_alloc(rows * LOADS, sizeof(struct load_cell *)),
		.vm_of = must_alloc(rows, sizeof *resources->vm_of),
	};
	if (resources->anchors) {
		number_vms(resources);
		take_groups(resources);
		if (resources_read(resources, err))
			return true;
	}
	resources_free(resources);
	return false;
}

void resources_free(struct resources *resources)
{
	size_t loads = resources->any ? run_rows(resources->run) * LOADS : 0;

	for (size_t i = 0; i < loads; i++)
		free(resources->loads[i]);
	free(resources->loads);
	free(resources->anchors);
	free(resources->bins);
	free(resources->group_of);
	free(resources->vm_of);
	*resources = (struct resources){ 0 };
}
