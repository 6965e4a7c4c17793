/* numbers.c — the sidecar of the figure of cycles: every point, every drift. */
#include "cycles.h"

#include "datasets/array.h"

enum leading { COLUMN_RUN, COLUMN_METRIC, COLUMN_UNIT, LEADING_COUNT };

enum trailing {
	COLUMN_KIND = LEADING_COUNT,
	COLUMN_VM,
	COLUMN_DIRECTION,
	COLUMN_CYCLE,
	COLUMN_VALUE,
	COLUMN_LOW,
	COLUMN_HIGH,
	COLUMN_FINDING
};

static const struct column leading[] = {
	{ "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
	{ "metric", COLUMN_TEXT, "", true, "Name of the metric.", NULL },
	{ "unit", COLUMN_TEXT, "", false, "Unit of value, low and high.", NULL },
};

static const struct column trailing[] = {
	{ "kind", COLUMN_TEXT, "", true, "point: one migration; drift: change per cycle.", NULL },
	{ "vm", COLUMN_TEXT, "", false, "Of a point: name of the VM.", NULL },
	{ "direction", COLUMN_TEXT, "", false, "Of a point: AB or BA.", NULL },
	{ "cycle", COLUMN_INTEGER, "", false, "Of a point: its cycle.", NULL },
	{ "value", COLUMN_NUMBER, "", false, "The value drawn, or the change per cycle.", NULL },
	{ "low", COLUMN_NUMBER, "", false, "Of a drift: lower end of its interval.", NULL },
	{ "high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "finding", COLUMN_TEXT, "", false, "Of a drift: found, not_found or not_checked.", NULL },
};

const struct schema figure_cycles_numbers = { "cycles",
					      "the sidecar of cycles",
					      "One point, or the drift of a group.",
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

static bool write_point(struct sidecar *sidecar, const struct cycles *cycles,
			const struct cycle_point *point, struct error *err)
{
	add_start(sidecar, &cycles->data, &cycles->data.groups[point->group], "point");
	sidecar_text(sidecar, COLUMN_VM, point->point->vm);
	sidecar_text(sidecar, COLUMN_DIRECTION,
		     point->point->direction == DIRECTION_AB ? "AB" : "BA");
	sidecar_text(sidecar, COLUMN_CYCLE, point->point->cycle);
	sidecar_number(sidecar, COLUMN_VALUE, point->point->value);
	return sidecar_row(sidecar, err);
}

static bool write_drift(struct sidecar *sidecar, const struct cycles *cycles, size_t index,
			struct error *err)
{
	const struct drift *drift = &cycles->drifts[index];

	add_start(sidecar, &cycles->data, &cycles->data.groups[index], "drift");
	sidecar_number(sidecar, COLUMN_VALUE, drift->value);
	sidecar_number(sidecar, COLUMN_LOW, drift->low);
	sidecar_number(sidecar, COLUMN_HIGH, drift->high);
	sidecar_text(sidecar, COLUMN_FINDING, drift->finding);
	return sidecar_row(sidecar, err);
}

bool cycles_write_numbers(const struct drawing *drawing, struct sidecar *sidecar, struct error *err)
{
	const struct cycles *cycles = (const struct cycles *)drawing;
	bool good = true;

	for (size_t i = 0; good && i < cycles->point_count; i++)
		good = write_point(sidecar, cycles, &cycles->points[i], err);
	for (size_t i = 0; good && i < cycles->data.group_count; i++)
		if (cycles->drifts[i].known)
			good = write_drift(sidecar, cycles, i, err);
	return good;
}
