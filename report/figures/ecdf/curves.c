/* curves.c — which groups are which curves in which panels. */
#include "ecdf.h"

#include "datasets/must.h"
#include "datasets/order.h"

#include <stdlib.h>
#include <string.h>

static void take_values(struct steps *curve, const struct figure_data *data)
{
	const struct group *group = curve->group;

	curve->values = must_alloc(group->point_count, sizeof *curve->values);
	curve->count = group->point_count;
	curve->total = (double)(group->point_count + (size_t)group->censored);
	for (size_t i = 0; i < curve->count; i++)
		curve->values[i] = data->points[group->first_point + i].value;
	numbers_sort(curve->values, curve->count);
	while (curve->zeros < curve->count && curve->values[curve->zeros] <= 0)
		curve->zeros++;
}

/* In which order the texts of a key first appear. */
static size_t order_of_key(const struct figure_data *data, size_t group, size_t key)
{
	size_t order = 0;

	for (size_t i = 0; i <= group; i++) {
		size_t earlier = 0;

		if (strcmp(data->groups[i].keys[key], data->groups[group].keys[key]) == 0)
			return order;
		while (strcmp(data->groups[earlier].keys[key], data->groups[i].keys[key]) != 0)
			earlier++;
		order += earlier == i;
	}
	return order;
}

/* Several runs by one column: a panel for each case, so that the runs lie over each other. */
static void panel_by_case(struct ecdf *ecdf, size_t index)
{
	const struct figure_data *data = &ecdf->data;
	struct steps *curve = &ecdf->curves[index];

	curve->panel = order_of_key(data, index, 0);
	curve->look = curve->group->run;
	curve->label = data->runs[curve->group->run].label;
	ecdf->panel_labels[curve->panel] = curve->group->label;
}

static void panel_by_cluster(struct ecdf *ecdf, size_t index)
{
	const struct figure_data *data = &ecdf->data;
	struct steps *curve = &ecdf->curves[index];

	curve->panel = curve->group->cluster;
	curve->look = order_of_key(data, index, data->by_count - 1);
	curve->label = curve->group->label;
	ecdf->panel_labels[curve->panel] = data->clusters[curve->panel].label;
}

/* Too many curves to be told apart: each its own panel. */
static void panel_each(struct ecdf *ecdf)
{
	for (size_t i = 0; i < ecdf->curve_count; i++) {
		struct steps *curve = &ecdf->curves[i];

		curve->panel = i;
		curve->look = 0;
		curve->label = curve->group->label;
		ecdf->panel_labels[i] = curve->group->label;
	}
	ecdf->panel_count = ecdf->curve_count;
}

/* Panel by panel, as the table under them lists the curves. */
static int by_panel(const void *a, const void *b)
{
	const struct steps *first = a;
	const struct steps *second = b;

	if (first->panel != second->panel)
		return first->panel < second->panel ? -1 : 1;
	return first->look < second->look ? -1 : first->look > second->look;
}

void ecdf_make_curves(struct ecdf *ecdf)
{
	const struct figure_data *data = &ecdf->data;
	size_t looks = 0;

	ecdf->curves = must_alloc(data->group_count, sizeof *ecdf->curves);
	ecdf->panel_labels = must_alloc(data->group_count, sizeof *ecdf->panel_labels);
	for (size_t i = 0; i < data->group_count; i++) {
		struct steps *curve = &ecdf->curves[ecdf->curve_count++];

		curve->group = &data->groups[i];
		take_values(curve, data);
		if (data->run_count > 1 && data->by_count == 1)
			panel_by_case(ecdf, i);
		else
			panel_by_cluster(ecdf, i);
		looks = curve->look + 1 > looks ? curve->look + 1 : looks;
		if (curve->panel + 1 > ecdf->panel_count)
			ecdf->panel_count = curve->panel + 1;
	}
	if (looks > LOOK_COUNT)
		panel_each(ecdf);
	qsort(ecdf->curves, ecdf->curve_count, sizeof *ecdf->curves, by_panel);
}
