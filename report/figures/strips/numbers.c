/* numbers.c — the sidecar of the figures of strips: their points and their marks. */
#include "strips.h"

#include "datasets/array.h"

#include <math.h>

enum leading { COLUMN_RUN, COLUMN_METRIC, COLUMN_UNIT, LEADING_COUNT };

enum trailing {
	COLUMN_KIND = LEADING_COUNT,
	COLUMN_VM,
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

static const struct column leading[] = {
	{ "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
	{ "metric", COLUMN_TEXT, "", true, "Name of the metric.", NULL },
	{ "unit", COLUMN_TEXT, "", false, "Unit of value, low and high.", NULL },
};

static const struct column trailing[] = {
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

const struct schema figure_strips_numbers = { "strips",
					      "the sidecar of means or distributions",
					      "One point or one number of a group.",
					      leading,
					      LEADING_COUNT,
					      false,
					      true,
					      trailing,
					      COUNT(trailing) };

static void add_start(struct sidecar *sidecar, const struct figure_data *data,
		      const struct group *group, const char *kind)
{
	sidecar_text(sidecar, COLUMN_RUN, run_name(data->runs[group->run].run));
	sidecar_text(sidecar, COLUMN_METRIC, data->metric->column.name);
	sidecar_text(sidecar, COLUMN_UNIT, data->metric->column.unit);
	for (size_t i = 0; i < data->by_count; i++)
		sidecar_key(sidecar, i, group->keys[i]);
	sidecar_text(sidecar, COLUMN_KIND, kind);
}

static bool write_point(struct sidecar *sidecar, const struct figure_data *data,
			const struct group *group, const struct point *point, struct error *err)
{
	add_start(sidecar, data, group, "point");
	sidecar_text(sidecar, COLUMN_VM, point->vm);
	sidecar_text(sidecar, COLUMN_DIRECTION, point->direction == DIRECTION_AB ? "AB" : "BA");
	sidecar_text(sidecar, COLUMN_CYCLE, point->cycle);
	sidecar_number(sidecar, COLUMN_VALUE, point->value);
	sidecar_text(sidecar, COLUMN_OUTCOME, outcome_words[point->outcome]);
	return sidecar_row(sidecar, err);
}

bool strips_write_mean(struct sidecar *sidecar, const struct figure_data *data,
		       const struct group *group, struct error *err)
{
	add_start(sidecar, data, group, group->mean_is_of_vms ? "mean_of_vms" : "mean");
	sidecar_number(sidecar, COLUMN_VALUE, group->mean);
	sidecar_number(sidecar, COLUMN_LOW, group->low);
	sidecar_number(sidecar, COLUMN_HIGH, group->high);
	sidecar_integer(sidecar, COLUMN_N, group->n);
	sidecar_integer(sidecar, COLUMN_VMS, group->vms);
	sidecar_number(sidecar, COLUMN_LEVEL, data->level);
	sidecar_text(sidecar, COLUMN_OUTCOME, group->by_outcome);
	return sidecar_row(sidecar, err);
}

bool strips_write_quantiles(struct sidecar *sidecar, const struct figure_data *data,
			    const struct group *group, struct error *err)
{
	static const char *const names[] = { "p5", "p25", "median", "p75", "p95" };
	bool good = true;

	for (size_t i = 0; good && i < COUNT(names); i++) {
		add_start(sidecar, data, group, names[i]);
		sidecar_number(sidecar, COLUMN_VALUE, group_number(data, group, names[i]));
		sidecar_integer(sidecar, COLUMN_N, group->n);
		sidecar_integer(sidecar, COLUMN_VMS, group->vms);
		sidecar_text(sidecar, COLUMN_OUTCOME, group->by_outcome);
		good = sidecar_row(sidecar, err);
	}
	return good;
}

bool strips_write_numbers(const struct drawing *drawing, struct sidecar *sidecar, struct error *err)
{
	const struct strips *strips = (const struct strips *)drawing;
	const struct figure_data *data = &strips->data;
	bool good = true;

	for (size_t i = 0; good && i < data->group_count; i++) {
		const struct group *group = &data->groups[i];

		for (size_t j = 0; good && j < group->point_count; j++)
			good = write_point(sidecar, data, group,
					   &data->points[group->first_point + j], err);
		good = good && strips->kind->write_mark(sidecar, data, group, err);
	}
	return good;
}
