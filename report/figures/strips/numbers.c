/* numbers.c — the sidecar of the figures of strips: their points and their marks. */
#include "strips.h"

#include "report/figures/kit/sidecar.h"

#include "datasets/array.h"

enum own_column {
	COLUMN_KIND = SIDECAR_LEADING,
	COLUMN_VM, /* from here on those of sidecar_point */
	COLUMN_DIRECTION,
	COLUMN_CYCLE,
	COLUMN_VALUE,
	COLUMN_LOW,
	COLUMN_HIGH,
	COLUMN_N,
	COLUMN_VMS,
	COLUMN_LEVEL,
	COLUMN_OUTCOME
};

static const struct column own_columns[] = {
	{ "kind", COLUMN_TEXT, "", true,
	  "point: one migration; mean, mean_of_vms, median, p5 … p95: of the group.", NULL },
	{ "vm", COLUMN_TEXT, "", false, "Of a point: name of the VM.", NULL },
	{ "direction", COLUMN_TEXT, "", false, "Of a point: AB or BA.", NULL },
	{ "cycle", COLUMN_INTEGER, "", false, "Of a point: its cycle.", NULL },
	{ "value", COLUMN_NUMBER, "", false, "The value drawn.", NULL },
	{ "low", COLUMN_NUMBER, "", false, "Of a mean: lower end of its confidence interval.",
	  NULL },
	{ "high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "n", COLUMN_INTEGER, "", false, "Of a group: number of values.", NULL },
	{ "vms", COLUMN_INTEGER, "", false, "Of a group: number of VMs.", NULL },
	{ "level", COLUMN_NUMBER, "", false, "Of a mean: confidence level, 0 to 1.", NULL },
	{ "outcome", COLUMN_TEXT, "", false,
	  "What became of the migration; of a group: how many of each.", NULL },
};

const struct schema figure_strips_numbers = { .name = "strips",
					      .file = "the sidecar of means or distributions",
					      .row = "One point or one number of a group.",
					      .leading = sidecar_leading,
					      .leading_count = SIDECAR_LEADING,
					      .grouped = true,
					      .trailing = own_columns,
					      .trailing_count = COUNT(own_columns) };

static void write_point(struct sidecar *sidecar, const struct figure_data *data,
			const struct group *group, const struct point *point)
{
	sidecar_group(sidecar, data, group, "point");
	sidecar_point(sidecar, COLUMN_VM, point);
	sidecar_text(sidecar, COLUMN_OUTCOME, outcome_words[point->outcome]);
	sidecar_row(sidecar);
}

void strips_write_mean(struct sidecar *sidecar, const struct figure_data *data,
		       const struct group *group)
{
	sidecar_group(sidecar, data, group, group->mean_is_of_vms ? "mean_of_vms" : "mean");
	sidecar_number(sidecar, COLUMN_VALUE, group->mean);
	sidecar_number(sidecar, COLUMN_LOW, group->low);
	sidecar_number(sidecar, COLUMN_HIGH, group->high);
	sidecar_integer(sidecar, COLUMN_N, group->n);
	sidecar_integer(sidecar, COLUMN_VMS, group->vms);
	sidecar_number(sidecar, COLUMN_LEVEL, data->level);
	sidecar_text(sidecar, COLUMN_OUTCOME, group->by_outcome);
	sidecar_row(sidecar);
}

void strips_write_quantiles(struct sidecar *sidecar, const struct figure_data *data,
			    const struct group *group)
{
	static const char *const names[] = { "p5", "p25", "median", "p75", "p95" };

	for (size_t i = 0; i < COUNT(names); i++) {
		sidecar_group(sidecar, data, group, names[i]);
		sidecar_number(sidecar, COLUMN_VALUE, group_number(data, group, names[i]));
		sidecar_integer(sidecar, COLUMN_N, group->n);
		sidecar_integer(sidecar, COLUMN_VMS, group->vms);
		sidecar_text(sidecar, COLUMN_OUTCOME, group->by_outcome);
		sidecar_row(sidecar);
	}
}

void strips_write_numbers(const struct drawing *drawing, struct sidecar *sidecar)
{
	const struct strips *strips = (const struct strips *)drawing;
	const struct figure_data *data = &strips->data;

	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];

		for (size_t j = 0; j < group->point_count; j++)
			write_point(sidecar, data, group, &data->points[group->first_point + j]);
		strips->kind->write_mark(sidecar, data, group);
	}
}
