/* resources.c — what hosts and VM use around the migrations of each group. */
#include "resources.h"

#include "analyze/compare/vm-number.h"
#include "analyze/statistics/numbers.h"
#include "analyze/statistics/samples.h"
#include "read.h"

#include "datasets/package.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MARGIN_SECONDS 1.0
#define REACH          0.9 /* quantile of the group's times that the bins reach to */

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
	return fmax(quantile_of_sorted(values, count, REACH), 0);
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

/* Numbers the VMs (samples.h knows one by its UUID). */
static bool number_vms(struct resources *resources, struct error *err)
{
	size_t rows = run_rows(resources->run);
	const char **names = calloc(rows + 1, sizeof *names);

	if (!names)
		return error_memory(err);
	for (size_t row = 0; row < rows; row++)
		names[row] = vm_of_row(resources->run, row);
	if (rows > 0)
		qsort(names, rows, sizeof *names, by_text);
	for (size_t row = 0; row < rows; row++)
		if (row == 0 || strcmp(names[row], names[resources->vms - 1]) != 0)
			names[resources->vms++] = names[row];
	for (size_t row = 0; row < rows; row++) {
		const char *name = vm_of_row(resources->run, row);
		const char **found = bsearch(&name, names, resources->vms, sizeof *names, by_text);

		resources->vm_of[row] = (size_t)(found - names);
	}
	free(names);
	return true;
}

static bool reserve(struct resources *resources, struct error *err)
{
	size_t rows = run_rows(resources->run) + 1;
	size_t loads = (size_t)ALIGNMENT_COUNT * ENTITY_COUNT * QUANTITY_COUNT;

	resources->bins =
		calloc(resources->groups->count * ALIGNMENT_COUNT + 1, sizeof *resources->bins);
	resources->group_of = calloc(rows, sizeof *resources->group_of);
	resources->loads = calloc(rows * loads, sizeof *resources->loads);
	resources->vm_of = calloc(rows, sizeof *resources->vm_of);
	return (resources->bins && resources->group_of && resources->loads && resources->vm_of) ||
	       error_memory(err);
}

/* values: room for all rows. */
static void take_groups(struct resources *resources, double *values)
{
	for (size_t g = 0; g < resources->groups->count; g++) {
		const struct group *group = &resources->groups->at[g];

		for (size_t i = 0; i < group->count; i++)
			resources->group_of[group->rows[i]] = g;
		take_bins(resources, g, values);
	}
}

static bool prepare(struct resources *resources, struct error *err)
{
	double *values = calloc(run_rows(resources->run) + 1, sizeof *values);
	bool good;

	if (!values)
		return error_memory(err);
	good = reserve(resources, err) && number_vms(resources, err);
	if (good)
		take_groups(resources, values);
	free(values);
	return good;
}

bool resources_of(struct resources *resources, const struct run *run, const struct groups *groups,
		  struct error *err)
{
	*resources = (struct resources){ .run = run, .groups = groups, .margin = margin_of(run) };
	resources->anchors = anchors_of(run, err);
	if (resources->anchors && prepare(resources, err) && resources_read(resources, err))
		return true;
	resources_free(resources);
	return false;
}

static size_t cell_index(size_t row, enum alignment alignment, enum entity entity,
			 enum quantity quantity)
{
	return ((row * ALIGNMENT_COUNT + alignment) * ENTITY_COUNT + entity) * QUANTITY_COUNT +
	       quantity;
}

void resources_free(struct resources *resources)
{
	size_t loads = resources->loads ? cell_index(run_rows(resources->run), 0, 0, 0) : 0;

	for (size_t i = 0; i < loads; i++)
		free(resources->loads[i].cells);
	free(resources->loads);
	free(resources->anchors);
	free(resources->bins);
	free(resources->group_of);
	free(resources->vm_of);
	*resources = (struct resources){ 0 };
}

const struct load_bins *resources_bins(const struct resources *resources, size_t group,
				       enum alignment alignment)
{
	return &resources->bins[group * ALIGNMENT_COUNT + alignment];
}

struct load_cell *resources_cells(const struct resources *resources, size_t row,
				  enum alignment alignment, enum entity entity,
				  enum quantity quantity)
{
	return resources->loads[cell_index(row, alignment, entity, quantity)].cells;
}

bool resources_add(struct resources *resources, size_t row, enum entity entity,
		   const struct load_span *span, struct error *err)
{
	const struct anchor *anchor = &resources->anchors[row];
	const double zero[ALIGNMENT_COUNT] = { anchor->start, anchor->switchover };

	for (unsigned i = 0; i < ALIGNMENT_COUNT * QUANTITY_COUNT; i++) {
		enum alignment alignment = (enum alignment)(i / QUANTITY_COUNT);
		enum quantity quantity = (enum quantity)(i % QUANTITY_COUNT);
		const struct load_bins *bins =
			resources_bins(resources, resources->group_of[row], alignment);
		struct load_cell **cells =
			&resources->loads[cell_index(row, alignment, entity, quantity)].cells;

		if (isnan(span->value[quantity]))
			continue;
		if (!*cells)
			*cells = calloc(bins->count + 1, sizeof **cells);
		if (!*cells)
			return error_memory(err);
		load_share(*cells, bins, span->from - zero[alignment], span->to - zero[alignment],
			   span->value[quantity]);
	}
	return true;
}
