/* numbers.c — the sidecar of a figure made of panels: every point, note and mark. */
#include "inside.h"

#include "report/figures/kit/sidecar.h"

#include <math.h>

enum numbers_column {
	COLUMN_RUN,
	COLUMN_CASE,
	COLUMN_PANEL,
	COLUMN_SERIES,
	COLUMN_KIND,
	COLUMN_X,
	COLUMN_X_UNIT,
	COLUMN_Y,
	COLUMN_LOW,
	COLUMN_HIGH,
	COLUMN_UNIT,
	COLUMN_N,
	COLUMN_VMS,
	COLUMN_LABEL,
	COLUMN_COUNT
};

static const struct column columns[COLUMN_COUNT] = {
	[COLUMN_RUN] = { "run", COLUMN_TEXT, "", false, "Name of the run.", NULL },
	[COLUMN_CASE] = { "case", COLUMN_TEXT, "", false, "Name of the case.", NULL },
	[COLUMN_PANEL] = { "panel", COLUMN_TEXT, "", false,
			   "The plot: what is written over it or beside it; empty: a mark through "
			   "all of them.",
			   NULL },
	[COLUMN_SERIES] = { "series", COLUMN_TEXT, "", true, "What the mark belongs to.", NULL },
	[COLUMN_KIND] = { "kind", COLUMN_TEXT, "", true,
			  "line, steps, points, band, bars or intervals: how it is drawn; mark: a "
			  "moment or span of the x axis; note: words.",
			  NULL },
	[COLUMN_X] = { "x", COLUMN_NUMBER, "", false, "Where on the x axis.", NULL },
	[COLUMN_X_UNIT] = { "x_unit", COLUMN_TEXT, "", false,
			    "Unit of x, and of low and high of bars and marks.", NULL },
	[COLUMN_Y] = { "y", COLUMN_NUMBER, "", false, "Where on the y axis.", NULL },
	[COLUMN_LOW] = { "low", COLUMN_NUMBER, "", false,
			 "Of a band or interval: its lower end; of a bar or mark: its beginning.",
			 NULL },
	[COLUMN_HIGH] = { "high", COLUMN_NUMBER, "", false, "The other end of the same.", NULL },
	[COLUMN_UNIT] = { "unit", COLUMN_TEXT, "", false,
			  "Unit of y, and of low and high of bands and intervals.", NULL },
	[COLUMN_N] = { "n", COLUMN_INTEGER, "", false, "Migrations behind it.", NULL },
	[COLUMN_VMS] = { "vms", COLUMN_INTEGER, "", false, "VMs they are of.", NULL },
	[COLUMN_LABEL] = { "label", COLUMN_TEXT, "", false, "What is written there.", NULL },
};

const struct schema panels_numbers = { .name = "panels",
				       .file = "the sidecar of a figure",
				       .row = "One point, note or mark.",
				       .leading = columns,
				       .leading_count = COLUMN_COUNT };

static const char *const kind_words[] = {
	[CURVE_LINE] = "line", [CURVE_STEPS] = "steps", [CURVE_POINTS] = "points",
	[CURVE_BAND] = "band", [CURVE_BARS] = "bars",   [CURVE_INTERVALS] = "intervals",
};

/* What tells the panel apart: its own title, its row's heading or axis title. */
static const char *panel_name(const struct panels *panels, size_t row, size_t column)
{
	const struct panel *panel = &panels->at[row * panels->columns + column];

	if (panels->headings[row])
		return panels->headings[row];
	return panel->title ? panel->title : panels->y[row].title;
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

static void write_point(const struct panels *panels, struct sidecar *sidecar, size_t row,
			size_t column, const struct curve *curve, size_t index)
{
	const struct curve_point *point = &curve->at[index];
	const struct panels_axis *axis = panels_x_axis(panels, column);
	const char *name = NULL;

	if (axis->names && point->x >= -0.5)
		name = axis->names[(size_t)(point->x + 0.5)];
	add_start(panels, sidecar, panel_name(panels, row, column), curve->name,
		  kind_words[curve->kind]);
	if (curve->kind != CURVE_BARS)
		sidecar_number(sidecar, COLUMN_X, point->x);
	sidecar_text(sidecar, COLUMN_X_UNIT, axis->unit);
	sidecar_number(sidecar, COLUMN_Y, point->y);
	sidecar_number(sidecar, COLUMN_LOW, point->low);
	sidecar_number(sidecar, COLUMN_HIGH, point->high);
	sidecar_text(sidecar, COLUMN_UNIT, panels->y[row].unit);
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

static void write_note(const struct panels *panels, struct sidecar *sidecar, size_t row,
		       size_t column, const struct note *note)
{
	add_start(panels, sidecar, panel_name(panels, row, column), "note", "note");
	sidecar_number(sidecar, COLUMN_X, note->x);
	sidecar_text(sidecar, COLUMN_X_UNIT, panels_x_axis(panels, column)->unit);
	sidecar_number(sidecar, COLUMN_Y, note->y);
	sidecar_text(sidecar, COLUMN_UNIT, panels->y[row].unit);
	sidecar_text(sidecar, COLUMN_LABEL, note->text);
	sidecar_row(sidecar);
}

static void write_panel(const struct panels *panels, struct sidecar *sidecar, size_t row,
			size_t column)
{
	const struct panel *panel = &panels->at[row * panels->columns + column];

	for (size_t i = 0; i < panel->curve_count; i++)
		for (size_t j = 0; j < panel->curves[i]->count; j++)
			if (is_drawn(&panel->curves[i]->at[j]))
				write_point(panels, sidecar, row, column, panel->curves[i], j);
	for (size_t i = 0; i < panel->note_count; i++)
		if (!panel->notes[i].hidden)
			write_note(panels, sidecar, row, column, &panel->notes[i]);
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
	for (size_t r = 0; r < panels->rows; r++)
		for (size_t c = 0; c < panels->columns; c++)
			write_panel(panels, sidecar, r, c);
}
