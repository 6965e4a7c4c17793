/* words.c — caption, alternative text and sidecar of the figure of cycles. */
#include "cycles.h"

#include "report/figures/kit/captions.h"
#include "report/figures/kit/sidecar.h"
#include "report/figures/kit/values.h"
#include "report/figures/panels/panels.h"

#include "datasets/array.h"

#include <math.h>
#include <stdio.h>

static bool has_drift(const struct cycles *cycles)
{
	for (size_t i = 0; i < cycles->data.group_count; i++)
		if (!isnan(cycles->drifts[i].low))
			return true;
	return false;
}

void cycles_caption(FILE *out, const void *figure)
{
	const struct cycles *cycles = figure;
	const struct language *language = cycles->job->style.language;
	const char *vm = cycles->job->wish->vm;

	fprintf(out, "%s over the cycle, by ", cycles->data.metric->title);
	caption_print_by(out, &cycles->data);
	if (vm)
		fprintf(out, ", VM %s", cycles->vm_count > 0 ? cycles->vm_labels[0] : "");
	fprintf(out, ". Points: single %ss; ", figure_data_row_word(&cycles->data));
	fputs(!cycles->by_vm      ? "with so many VMs no lines are drawn. "
	      : cycles->data.file ? "lines join those of one VM in consecutive cycles. "
				  : "lines join those of one VM in one direction in consecutive "
				    "cycles. ",
	      out);
	if (cycles->y.kind == AXIS_LOG)
		fputs("The vertical axis is logarithmic: the same height is the same ratio. ", out);
	else if (cycles->y.low > 0)
		fputs("The vertical axis does not begin at zero. ", out);
	values_print_beyond(out, cycles->beyond, language);
	if (has_drift(cycles))
		fprintf(out, "Drift: change per cycle within the VMs%s, with its interval. ",
			vm ? ", all of them" : "");
	if (vm) {
		number_print_count(out, (long long)cycles->point_count, language);
		fprintf(out, " %ss of this VM are drawn. ", figure_data_row_word(&cycles->data));
		return;
	}
	caption_print_counts(out, &cycles->data, language);
	caption_print_absent(out, &cycles->data, language);
}

void cycles_alt(FILE *out, const void *figure)
{
	const struct cycles *cycles = figure;
	const struct figure_data *data = &cycles->data;

	fprintf(out,
		"One panel for each group. Horizontal axis: cycle. Vertical axis: %s, "
		"%s.",
		data->metric->title, cycles->y.unit.text);
	for (size_t i = 0; i < data->group_count; i++) {
		const struct drift *drift = &cycles->drifts[i];

		fputc(' ', out);
		group_print_name(out, data, &data->groups[i]);
		fprintf(out, ": %lld %ss, %s.", data->groups[i].n, figure_data_row_word(data),
			drift->known ? drift->words : "drift not told");
	}
}

/* VM to VALUE are the cells of sidecar_point. */
/* clang-format off */
#define CYCLES_COLUMNS(C) \
	C(KIND,      "kind",      TEXT,    "", REQUIRED, "point: one migration; drift: change per cycle.") \
	C(VM,        "vm",        TEXT,    "", OPTIONAL, "Of a point: name of the VM.") \
	C(DIRECTION, "direction", TEXT,    "", OPTIONAL, "Of a point: AB or BA.") \
	C(CYCLE,     "cycle",     INTEGER, "", OPTIONAL, "Of a point: its cycle.") \
	C(VALUE,     "value",     NUMBER,  "", OPTIONAL, "The value drawn, or the change per cycle.") \
	C(LOW,       "low",       NUMBER,  "", OPTIONAL, "Of a drift: lower end of its interval.") \
	C(HIGH,      "high",      NUMBER,  "", OPTIONAL, "Upper end of the same.") \
	C(FINDING,   "finding",   TEXT,    "", OPTIONAL, "Of a drift: found, not_found or not_checked.")
/* clang-format on */

enum cycles_column { COLUMN_LEADING = SIDECAR_UNIT, CYCLES_COLUMNS(SIDECAR_INDEX) };
static const struct column cycles_columns[] = { CYCLES_COLUMNS(SIDECAR_COLUMN) };

const struct schema figure_cycles_numbers = { .name = "cycles",
					      .file = "the sidecar of cycles",
					      .row = "One point, or the drift of a group.",
					      LEADING(sidecar_leading),
					      .grouped = true,
					      TRAILING(cycles_columns) };

void cycles_write_numbers(const struct drawing *drawing, struct sidecar *sidecar)
{
	const struct cycles *cycles = ((const struct panels *)drawing)->own;
	const struct figure_data *data = &cycles->data;

	for (size_t i = 0; i < cycles->point_count; i++) {
		const struct cycle_point *point = &cycles->points[i];

		sidecar_group(sidecar, data, &data->groups[point->group], "point");
		sidecar_point(sidecar, COLUMN_VM, point->point);
		sidecar_row(sidecar);
	}
	for (size_t i = 0; i < data->group_count; i++) {
		const struct drift *drift = &cycles->drifts[i];

		if (!drift->known)
			continue;
		sidecar_group(sidecar, data, &data->groups[i], "drift");
		sidecar_number(sidecar, COLUMN_VALUE, drift->value);
		sidecar_number(sidecar, COLUMN_LOW, drift->low);
		sidecar_number(sidecar, COLUMN_HIGH, drift->high);
		sidecar_text(sidecar, COLUMN_FINDING, drift->finding);
		sidecar_row(sidecar);
	}
}
