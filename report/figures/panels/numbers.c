/* numbers.c — the sidecar of a figure made of panels: every point, note and mark. */
#include "inside.h"

#include "report/figures/kit/sidecar.h"

#include "datasets/array.h"

#include <math.h>

/* clang-format off */
#define PANELS_COLUMNS(C) \
	C(RUN,    "run",    TEXT,    "", OPTIONAL, "Name of the run.") \
	C(CASE,   "case",   TEXT,    "", OPTIONAL, "Name of the case.") \
	C(PANEL,  "panel",  TEXT,    "", OPTIONAL, "The plot: what is written over it or beside it; empty: a mark through all of them.") \
	C(SERIES, "series", TEXT,    "", REQUIRED, "What the mark belongs to.") \
	C(KIND,   "kind",   TEXT,    "", REQUIRED, "line, steps, points, band, bars, intervals or across: how it is drawn; mark: a moment or span of the x axis; note: words.") \
	C(X,      "x",      NUMBER,  "", OPTIONAL, "Where on the x axis.") \
	C(X_UNIT, "x_unit", TEXT,    "", OPTIONAL, "Unit of x, and of low and high of bars and marks.") \
	C(Y,      "y",      NUMBER,  "", OPTIONAL, "Where on the y axis.") \
	C(LOW,    "low",    NUMBER,  "", OPTIONAL, "Of a band or interval: its lower end; of a bar or mark: its beginning.") \
	C(HIGH,   "high",   NUMBER,  "", OPTIONAL, "The other end of the same.") \
	C(UNIT,   "unit",   TEXT,    "", OPTIONAL, "Unit of y, and of low and high of bands and intervals.") \
	C(N,      "n",      INTEGER, "", OPTIONAL, "Migrations behind it.") \
	C(VMS,    "vms",    INTEGER, "", OPTIONAL, "VMs they are of.") \
	C(LABEL,  "label",  TEXT,    "", OPTIONAL, "What is written there.")
/* clang-format on */

enum panels_column { PANELS_COLUMNS(SIDECAR_INDEX) };
static const struct column panels_columns[] = { PANELS_COLUMNS(SIDECAR_COLUMN) };

const struct schema panels_numbers = { .name = "panels",
				       .file = "the sidecar of a figure",
				       .row = "One point, note or mark.",
				       LEADING(panels_columns) };

static const char *const kind_words[] = {
	[CURVE_LINE] = "line",     [CURVE_STEPS] = "steps", [CURVE_POINTS] = "points",
	[CURVE_BAND] = "band",     [CURVE_BARS] = "bars",   [CURVE_INTERVALS] = "intervals",
	[CURVE_ACROSS] = "across",
};

/* What tells the panel apart: its own title, its row's heading or axis title. */
static const char *panel_name(const struct panels *panels, const struct panel *panel)
{
	if (panels->headings[panel->row])
		return panels->headings[panel->row];
	return panel->title ? panel->title : panels->y[panel->row].title;
}

static void add_start(const struct panels *panels, struct sidecar *sidecar, const char *panel,
		      const char *series, const char *kind)
{
	sidecar_text(sidecar, COLUMN_RUN, panels->run);
	sidecar_text(sidecar, COLUMN_CASE, panels->case_name);
	sidecar_text(sidecar, COLUMN_PANEL, panel);
	sidecar_text(sidecar, COLUMN_SERIES, series);
	sidecar_text(sidecar, COLUMN_KIND, kind);
}

static void write_point(const struct panels *panels, struct sidecar *sidecar,
			const struct panel *panel, const struct curve *curve, size_t index)
{
	const struct curve_point *point = &curve->at[index];
	const struct panels_axis *axis = panels_x_axis(panels, panel->column);
	const char *name = NULL;

	if (axis->names && point->x >= -0.5)
		name = axis->names[(size_t)(point->x + 0.5)];
	add_start(panels, sidecar, panel_name(panels, panel), curve->name, kind_words[curve->kind]);
	if (curve->kind != CURVE_BARS)
		sidecar_number(sidecar, COLUMN_X, point->x);
	sidecar_text(sidecar, COLUMN_X_UNIT, axis->unit);
	sidecar_number(sidecar, COLUMN_Y, point->y);
	sidecar_number(sidecar, COLUMN_LOW, point->low);
	sidecar_number(sidecar, COLUMN_HIGH, point->high);
	sidecar_text(sidecar, COLUMN_UNIT, panels->y[panel->row].unit);
	if (point->n > 0)
		sidecar_integer(sidecar, COLUMN_N, point->n);
	if (point->vms > 0)
		sidecar_integer(sidecar, COLUMN_VMS, point->vms);
	sidecar_text(sidecar, COLUMN_LABEL, name ? name : index == 0 ? curve->label : NULL);
	sidecar_row(sidecar);
}

/* A point without a number only breaks its line. */
static bool is_drawn(const struct curve_point *point)
{
	return !isnan(point->y) || !isnan(point->low);
}

static void write_note(const struct panels *panels, struct sidecar *sidecar,
		       const struct panel *panel, const struct note *note)
{
	add_start(panels, sidecar, panel_name(panels, panel), "note", "note");
	sidecar_number(sidecar, COLUMN_X, note->x);
	sidecar_text(sidecar, COLUMN_X_UNIT, panels_x_axis(panels, panel->column)->unit);
	sidecar_number(sidecar, COLUMN_Y, note->y);
	sidecar_text(sidecar, COLUMN_UNIT, panels->y[panel->row].unit);
	sidecar_text(sidecar, COLUMN_LABEL, note->text);
	sidecar_row(sidecar);
}

static void write_panel(const struct panels *panels, struct sidecar *sidecar,
			const struct panel *panel)
{
	for (size_t i = 0; i < panel->curve_count; i++)
		for (size_t j = 0; j < panel->curves[i]->count; j++)
			if (is_drawn(&panel->curves[i]->at[j]))
				write_point(panels, sidecar, panel, panel->curves[i], j);
	for (size_t i = 0; i < panel->note_count; i++)
		if (!panel->notes[i].hidden)
			write_note(panels, sidecar, panel, &panel->notes[i]);
}

static void write_mark(const struct panels *panels, struct sidecar *sidecar,
		       const struct column_mark *mark)
{
	add_start(panels, sidecar, NULL, mark->name, "mark");
	if (mark->from == mark->to)
		sidecar_number(sidecar, COLUMN_X, mark->from);
	sidecar_text(sidecar, COLUMN_X_UNIT, panels_x_axis(panels, mark->column)->unit);
	if (mark->from != mark->to) {
		sidecar_number(sidecar, COLUMN_LOW, mark->from);
		sidecar_number(sidecar, COLUMN_HIGH, mark->to);
	}
	if (!mark->hidden)
		sidecar_text(sidecar, COLUMN_LABEL, mark->label);
	sidecar_row(sidecar);
}

void panels_write_numbers(const struct drawing *drawing, struct sidecar *sidecar)
{
	const struct panels *panels = (const struct panels *)drawing;

	for (size_t i = 0; i < panels->mark_count; i++)
		write_mark(panels, sidecar, &panels->marks[i]);
	for (size_t i = 0; i < panels->rows * panels->columns; i++)
		write_panel(panels, sidecar, &panels->at[i]);
}
