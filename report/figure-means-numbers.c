/* figure-means-numbers.c — the sidecar of the figure of means: its points and its means. */
#include "figure-means.h"

enum numbers_column {
	COLUMN_RUN,
	COLUMN_METRIC,
	COLUMN_UNIT,
	COLUMN_CASE,
	COLUMN_KIND,
	COLUMN_VM,
	COLUMN_DIRECTION,
	COLUMN_CYCLE,
	COLUMN_VALUE,
	COLUMN_LOW,
	COLUMN_HIGH,
	COLUMN_N,
	COLUMN_VMS,
	COLUMN_LEVEL,
	COLUMN_OUTCOME,
	COLUMN_COUNT
};

static const struct column columns[COLUMN_COUNT] = {
	[COLUMN_RUN] = { "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
	[COLUMN_METRIC] = { "metric", COLUMN_TEXT, "", true, "Name of the metric.", NULL },
	[COLUMN_UNIT] = { "unit", COLUMN_TEXT, "", false, "Unit of value, low and high.", NULL },
	[COLUMN_CASE] = { "case", COLUMN_TEXT, "", true, "Name of the case.", NULL },
	[COLUMN_KIND] = { "kind", COLUMN_TEXT, "", true,
			  "point: one migration; mean or mean_of_vms: of the case.", NULL },
	[COLUMN_VM] = { "vm", COLUMN_TEXT, "", false, "Of a point: name of the VM.", NULL },
	[COLUMN_DIRECTION] = { "direction", COLUMN_TEXT, "", false, "Of a point: AB or BA.", NULL },
	[COLUMN_CYCLE] = { "cycle", COLUMN_INTEGER, "", false, "Of a point: its cycle.", NULL },
	[COLUMN_VALUE] = { "value", COLUMN_NUMBER, "", false, "The value drawn.", NULL },
	[COLUMN_LOW] = { "low", COLUMN_NUMBER, "", false,
			 "Of a mean: the lower end of its confidence interval.", NULL },
	[COLUMN_HIGH] = { "high", COLUMN_NUMBER, "", false, "The upper end of the same.", NULL },
	[COLUMN_N] = { "n", COLUMN_INTEGER, "", false, "Of a mean: number of values.", NULL },
	[COLUMN_VMS] = { "vms", COLUMN_INTEGER, "", false, "Of a mean: number of VMs.", NULL },
	[COLUMN_LEVEL] = { "level", COLUMN_NUMBER, "", false,
			   "Of a mean: confidence level, 0 to 1.", NULL },
	[COLUMN_OUTCOME] = { "outcome", COLUMN_TEXT, "", false,
			     "What became of the migration; of a mean: how many of each.", NULL },
};

const struct schema figure_means_numbers = { .name = "means",
					     .file = "the sidecar of the figure means",
					     .row = "One point or one mean.",
					     .leading = columns,
					     .leading_count = COLUMN_COUNT };

static void add_start(struct sidecar *sidecar, const struct figure_data *data,
		      const struct group *group)
{
	sidecar_text(sidecar, COLUMN_RUN, run_name(data->runs[group->run].run));
	sidecar_text(sidecar, COLUMN_METRIC, data->metric->column.name);
	sidecar_text(sidecar, COLUMN_UNIT, data->metric->column.unit);
	sidecar_text(sidecar, COLUMN_CASE, group->name);
}

static bool write_point(struct sidecar *sidecar, const struct figure_data *data,
			const struct group *group, const struct point *point, struct error *err)
{
	add_start(sidecar, data, group);
	sidecar_text(sidecar, COLUMN_KIND, "point");
	sidecar_text(sidecar, COLUMN_VM, point->vm);
	sidecar_text(sidecar, COLUMN_DIRECTION, point->direction == DIRECTION_AB ? "AB" : "BA");
	sidecar_text(sidecar, COLUMN_CYCLE, point->cycle);
	sidecar_number(sidecar, COLUMN_VALUE, point->value);
	sidecar_text(sidecar, COLUMN_OUTCOME, outcome_words[point->outcome]);
	return sidecar_row(sidecar, err);
}

static bool write_mean(struct sidecar *sidecar, const struct figure_data *data,
		       const struct group *group, struct error *err)
{
	add_start(sidecar, data, group);
	sidecar_text(sidecar, COLUMN_KIND, group->mean_is_of_vms ? "mean_of_vms" : "mean");
	sidecar_number(sidecar, COLUMN_VALUE, group->mean);
	sidecar_number(sidecar, COLUMN_LOW, group->low);
	sidecar_number(sidecar, COLUMN_HIGH, group->high);
	sidecar_integer(sidecar, COLUMN_N, group->n);
	sidecar_integer(sidecar, COLUMN_VMS, group->vms);
	sidecar_number(sidecar, COLUMN_LEVEL, data->level);
	sidecar_text(sidecar, COLUMN_OUTCOME, group->by_outcome);
	return sidecar_row(sidecar, err);
}

bool means_write_numbers(const struct drawing *drawing, struct sidecar *sidecar, struct error *err)
{
	const struct figure_data *data = &((const struct means *)drawing)->data;
	bool good = true;

	for (size_t i = 0; good && i < data->group_count; i++) {
		const struct group *group = &data->groups[i];

		for (size_t j = 0; good && j < group->point_count; j++)
			good = write_point(sidecar, data, group,
					   &data->points[group->first_point + j], err);
		good = good && write_mean(sidecar, data, group, err);
	}
	return good;
}
