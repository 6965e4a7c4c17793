/* panels.c — what is drawn in the plots of a figure: curves, notes, marks, legend. */
#include "panels.h"

#include "inside.h"
#include "report/draw/utf8.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

#define ROW_HEIGHT 56.0

static void curve_free(struct curve *curve)
{
	free(curve->name);
	free(curve->label);
	free(curve->at);
	free(curve);
}

static void panel_free(struct panel *panel)
{
	for (size_t i = 0; i < panel->curve_count; i++)
		curve_free(panel->curves[i]);
	for (size_t i = 0; i < panel->note_count; i++)
		free(panel->notes[i].text);
	free(panel->curves);
	free(panel->notes);
	free(panel->title);
	free(panel->subtitle);
	free(panel->empty);
}

static void axes_free(struct panels_axis *axes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(axes[i].title);
		free(axes[i].shown);
		for (size_t j = 0; j < axes[i].name_count; j++) {
			free(axes[i].names[j]);
			free(axes[i].beside ? axes[i].beside[j] : NULL);
		}
		free(axes[i].names);
		free(axes[i].beside);
	}
	free(axes);
}

void panels_free(struct panels *panels)
{
	if (!panels)
		return;
	for (size_t i = 0; i < panels->rows * panels->columns; i++)
		panel_free(&panels->at[i]);
	for (size_t i = 0; i < panels->rows; i++)
		free(panels->headings[i]);
	for (size_t i = 0; i < panels->mark_count; i++)
		free(panels->marks[i].label);
	for (size_t i = 0; i < panels->legend_text_count; i++)
		free(panels->legend_texts[i]);
	if (panels->free_own)
		panels->free_own(panels->own);
	axes_free(panels->y, panels->rows);
	axes_free(panels->x, panels->columns);
	free(panels->at);
	free(panels->headings);
	free(panels->heights);
	free(panels->marks);
	free(panels->legend_texts);
	free(panels->case_name);
	drawing_free_words(&panels->drawing);
	free(panels);
}

static void free_drawing(struct drawing *drawing)
{
	panels_free((struct panels *)drawing);
}

static struct panels_axis *new_axes(size_t count)
{
	struct panels_axis *axes = must_alloc(count, sizeof *axes);

	for (size_t i = 0; i < count; i++)
		axes[i] = (struct panels_axis){
			.unit = "", .name_lines = 1, .low = NAN, .high = NAN
		};
	return axes;
}

struct panels *panels_new(const struct figure_job *job, size_t rows, size_t columns)
{
	struct panels *panels = must_alloc(1, sizeof *panels);

	panels->job = job;
	panels->drawing.width_mm = job->wish->width_mm;
	panels->ink = (struct look){ .colour = job->style.theme->ink };
	panels->title_lines = 1;
	panels->gap = PANELS_COLUMN_GAP;
	panels->rows = rows;
	panels->columns = columns;
	panels->at = must_alloc(rows * columns, sizeof *panels->at);
	panels->y = new_axes(rows);
	panels->x = new_axes(columns);
	panels->heights = must_alloc(rows, sizeof *panels->heights);
	panels->headings = must_alloc(rows, sizeof *panels->headings);
	for (size_t i = 0; i < rows; i++)
		panels->heights[i] = ROW_HEIGHT;
	for (size_t i = 0; i < rows * columns; i++) {
		panels->at[i].row = i / columns;
		panels->at[i].column = i % columns;
	}
	return panels;
}

struct panels *panels_new_grid(const struct figure_job *job, size_t count, double plot_width)
{
	double fit = fmax(floor(sheet_width(job) / plot_width), 1);
	size_t columns = (size_t)fmin(fit, (double)count);

	return panels_new(job, (count + columns - 1) / columns, columns);
}

struct panels *panels_new_tiles(const struct figure_job *job, size_t count,
				const struct tiling *tiling)
{
	struct panels *panels = panels_new(job, 1, count);

	for (size_t i = 0; i < count; i++)
		panels->at[i].bold = true;
	panels->tiling = tiling;
	panels->tiles.count = count;
	return panels;
}

struct panel *panels_at(struct panels *panels, size_t row, size_t column)
{
	return &panels->at[row * panels->columns + column];
}

void panels_add_name(struct panels_axis *axis, char *name)
{
	must_grow(&axis->names, &axis->name_capacity, axis->name_count, sizeof *axis->names);
	axis->names[axis->name_count++] = name;
}

/* A copy fit for drawing; NULL for NULL. */
static char *copy(const char *text)
{
	return text ? utf8_clean(text) : NULL;
}

struct curve *panel_add_curve(struct panel *panel, enum curve_kind kind, const struct look *look,
			      const char *name, const char *label)
{
	struct curve *curve = must_alloc(1, sizeof *curve);

	*curve = (struct curve){
		.kind = kind, .look = look, .name = copy(name), .label = copy(label)
	};
	must_grow(&panel->curves, &panel->curve_capacity, panel->curve_count,
		  sizeof(struct curve *));
	panel->curves[panel->curve_count++] = curve;
	return curve;
}

void curve_add(struct curve *curve, struct curve_point point)
{
	must_grow(&curve->at, &curve->capacity, curve->count, sizeof *curve->at);
	curve->at[curve->count++] = point;
}

void curve_add_xy(struct curve *curve, double x, double y)
{
	curve_add(curve, (struct curve_point){ .x = x, .y = y, .low = NAN, .high = NAN });
}

void curve_add_band(struct curve *curve, double x, double low, double high)
{
	curve_add(curve, (struct curve_point){ .x = x, .y = NAN, .low = low, .high = high });
}

void curve_add_bar(struct curve *curve, double y, double from, double to)
{
	curve_add(curve, (struct curve_point){ .x = NAN, .y = y, .low = from, .high = to });
}

void panel_add_note(struct panel *panel, double x, double y, struct anchor anchor, const char *text)
{
	must_grow(&panel->notes, &panel->note_capacity, panel->note_count, sizeof *panel->notes);
	panel->notes[panel->note_count++] =
		(struct note){ .x = x, .y = y, .text = copy(text), .anchor = anchor };
}

void panels_add_mark(struct panels *panels, size_t column, double from, double to, const char *name,
		     const char *label, bool strong)
{
	must_grow(&panels->marks, &panels->mark_capacity, panels->mark_count,
		  sizeof *panels->marks);
	panels->marks[panels->mark_count++] = (struct column_mark){ .column = column,
								    .from = from,
								    .to = to,
								    .strong = strong,
								    .name = name,
								    .label = copy(label) };
}

void panels_add_legend(struct panels *panels, enum legend_symbol symbol, const struct look *look,
		       const char *text)
{
	must_grow(&panels->legend_texts, &panels->legend_text_capacity, panels->legend_text_count,
		  sizeof *panels->legend_texts);
	panels->legend_texts[panels->legend_text_count] = copy(text);
	legend_add(&panels->legend, symbol, look, panels->legend_texts[panels->legend_text_count]);
	panels->legend_text_count++;
}

bool panel_is_empty(const struct panel *panel)
{
	for (size_t i = 0; i < panel->curve_count; i++)
		if (panel->curves[i]->count > 0)
			return false;
	return true;
}

/* Why there is nothing to see in any plot, as the first of them has it; NULL: there is. To be
 * freed.
 */
static char *lack_of(const struct panels *panels)
{
	const char *why = NULL;

	for (size_t i = 0; i < panels->rows * panels->columns; i++) {
		if (!panel_is_empty(&panels->at[i]))
			return NULL;
		if (!why)
			why = panels->at[i].empty;
	}
	return must_copy(why ? why : "no value");
}

struct drawing *panels_finish(struct panels *panels, char *title, char *rest, char *alt,
			      struct error *err)
{
	struct drawing *drawing = &panels->drawing;

	drawing_set_words(drawing, panels->job, title, rest, alt);
	drawing->lacks = lack_of(panels);
	drawing->legend = &panels->legend;
	drawing->paint = panels_paint;
	drawing->free = free_drawing;
	if (!drawing->write_numbers)
		drawing->write_numbers = panels_write_numbers;
	if (panels->tiling ? panels_lay_out_tiles(panels, err) : panels_lay_out(panels, err))
		return drawing;
	panels_free(panels);
	return NULL;
}
