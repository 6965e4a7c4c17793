/* numbers.c — the sidecar of the figures of strips: their points and their marks. */
#include "strips.h"

#include "report/figures/kit/sidecar.h"

#include "datasets/array.h"

/* VM to VALUE are the cells of sidecar_point. */
/* clang-format off */
#define STRIPS_COLUMNS(C) \
	C(KIND,      "kind",      TEXT,    "", REQUIRED, "point: one migration; mean, mean_of_vms, median, p5 … p95: of the group.") \
	C(VM,        "vm",        TEXT,    "", OPTIONAL, "Of a point: name of the VM.") \
	C(DIRECTION, "direction", TEXT,    "", OPTIONAL, "Of a point: AB or BA.") \
	C(CYCLE,     "cycle",     INTEGER, "", OPTIONAL, "Of a point: its cycle.") \
	C(VALUE,     "value",     NUMBER,  "", OPTIONAL, "The value drawn.") \
	C(LOW,       "low",       NUMBER,  "", OPTIONAL, "Of a mean: lower end of its confidence interval; of a bar: of its whisker.") \
	C(HIGH,      "high",      NUMBER,  "", OPTIONAL, "Upper end of the same.") \
	C(N,         "n",         INTEGER, "", OPTIONAL, "Of a group: number of values.") \
	C(VMS,       "vms",       INTEGER, "", OPTIONAL, "Of a group: number of VMs.") \
	C(LEVEL,     "level",     NUMBER,  "", OPTIONAL, "Of a mean: confidence level, 0 to 1.") \
	C(OUTCOME,   "outcome",   TEXT,    "", OPTIONAL, "What became of the migration; of a group: how many of each.")
/* clang-format on */

enum strips_column { COLUMN_LEADING = SIDECAR_UNIT, STRIPS_COLUMNS(SIDECAR_INDEX) };
static const struct column strips_columns[] = { STRIPS_COLUMNS(SIDECAR_COLUMN) };

const struct schema figure_strips_numbers = { .name = "strips",
					      .file = "the sidecar of means or distributions",
					      .row = "One point or one number of a group.",
					      LEADING(sidecar_leading),
					      .grouped = true,
					      TRAILING(strips_columns) };

static void write_point(struct sidecar *sidecar, const struct figure_data *data,
			const struct group *group, const struct point *point)
{
	sidecar_group(sidecar, data, group, "point");
	sidecar_point(sidecar, COLUMN_VM, point);
	sidecar_text(sidecar, COLUMN_OUTCOME, data->file ? "" : outcome_words[point->outcome]);
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

void strips_write_whisker(struct sidecar *sidecar, const struct figure_data *data,
			  const struct group *group, const char *kind)
{
	sidecar_group(sidecar, data, group, kind);
	sidecar_number(sidecar, COLUMN_VALUE, group->mean);
	sidecar_number(sidecar, COLUMN_LOW, group->low);
	sidecar_number(sidecar, COLUMN_HIGH, group->high);
	sidecar_integer(sidecar, COLUMN_N, group->n);
	sidecar_integer(sidecar, COLUMN_VMS, group->vms);
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

		for (size_t j = 0; !strips->kind->no_points && j < group->point_count; j++)
			write_point(sidecar, data, group, &data->points[group->first_point + j]);
		strips->kind->write_mark(sidecar, data, group);
	}
}
