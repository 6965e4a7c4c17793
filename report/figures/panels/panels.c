/* panels.c — what is drawn in the plots of a figure: curves, notes, marks, legend. */
#include "panels.h"

#include "inside.h"
#include "report/draw/utf8.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROW_HEIGHT 56.0

static void curve_free(struct curve *curve)
{
	free(curve->name);
	free(curve->label);
	free(curve->at);
}

static void panel_free(struct panel *panel)
{
	for (size_t i = 0; i < panel->curve_count; i++)
		curve_free(&panel->curves[i]);
	for (size_t i = 0; i < panel->note_count; i++)
		free(panel->notes[i].text);
	free(panel->curves);
	free(panel->notes);
	free(panel->title);
	free(panel->empty);
}

static void axes_free(struct panels_axis *axes, size_t count)
{
	for (size_t i = 0; axes && i < count; i++) {
		free(axes[i].title);
		free(axes[i].shown);
		for (size_t j = 0; j < axes[i].name_count; j++)
			free(axes[i].names[j]);
		free(axes[i].names);
	}
	free(axes);
}

void panels_free(struct panels *panels)
{
	if (!panels)
		return;
	for (size_t i = 0; panels->at && i < panels->rows * panels->columns; i++)
		panel_free(&panels->at[i]);
	for (size_t i = 0; panels->headings && i < panels->rows; i++)
		free(panels->headings[i]);
	for (size_t i = 0; i < panels->mark_count; i++)
		free(panels->marks[i].label);
	for (size_t i = 0; i < panels->legend_text_count; i++)
		free(panels->legend_texts[i]);
	axes_free(panels->y, panels->rows);
	axes_free(panels->x, panels->columns);
	free(panels->at);
	free(panels->headings);
	free(panels->heights);
	free(panels->marks);
	free(panels->legend_texts);
	free(panels->case_name);
	free(panels->drawing.title);
	free(panels->drawing.caption);
	free(panels->drawing.alt);
	free(panels);
}

static void free_drawing(struct drawing *drawing)
{
	panels_free((struct panels *)drawing);
}

struct panels *panels_new(const struct figure_job *job, size_t rows, size_t columns,
			  struct error *err)
{
	struct panels *panels = calloc(1, sizeof *panels);

	if (!panels) {
		error_memory(err);
		return NULL;
	}
	panels->job = job;
	panels->ink = (struct look){ .colour = job->style.theme->ink };
	panels->rows = rows;
	panels->columns = columns;
	panels->at = calloc(rows * columns, sizeof *panels->at);
	panels->y = calloc(rows, sizeof *panels->y);
	panels->x = calloc(columns, sizeof *panels->x);
	panels->heights = calloc(rows, sizeof *panels->heights);
	panels->headings = calloc(rows, sizeof *panels->headings);
	if (!panels->at || !panels->y || !panels->x || !panels->heights || !panels->headings) {
		panels_free(panels);
		error_memory(err);
		return NULL;
	}
	for (size_t i = 0; i < rows; i++) {
		panels->heights[i] = ROW_HEIGHT;
		panels->y[i].low = panels->y[i].high = NAN;
		panels->y[i].unit = "";
	}
	for (size_t i = 0; i < columns; i++) {
		panels->x[i].low = panels->x[i].high = NAN;
		panels->x[i].unit = "";
	}
	return panels;
}

struct panel *panels_at(struct panels *panels, size_t row, size_t column)
{
	return &panels->at[row * panels->columns + column];
}

/* Room for one more; false (panels->failed) without memory. */
static bool grow(struct panels *panels, void **array, size_t count, size_t *capacity, size_t size)
{
	size_t wanted = *capacity ? 2 * *capacity : 8;
	void *bigger;

	if (count < *capacity)
		return true;
	bigger = realloc(*array, wanted * size);
	if (!bigger) {
		panels->failed = true;
		return false;
	}
	*array = bigger;
	*capacity = wanted;
	return true;
}

/* A copy fit for drawing; NULL for NULL. */
static char *copy(struct panels *panels, const char *text)
{
	char *copied = text ? utf8_clean(text) : NULL;

	panels->failed = panels->failed || (text && !copied);
	return copied;
}

struct curve *panels_add_curve(struct panels *panels, struct panel *panel, enum curve_kind kind,
			       const struct look *look, const char *name, const char *label)
{
	struct curve *curve;

	if (!grow(panels, (void **)&panel->curves, panel->curve_count, &panel->curve_capacity,
		  sizeof *panel->curves))
		return NULL;
	curve = &panel->curves[panel->curve_count++];
	*curve = (struct curve){
		.kind = kind, .look = look, .name = copy(panels, name), .label = copy(panels, label)
	};
	return curve;
}

void panels_add_point(struct panels *panels, struct curve *curve, struct curve_point point)
{
	if (curve &&
	    grow(panels, (void **)&curve->at, curve->count, &curve->capacity, sizeof *curve->at))
		curve->at[curve->count++] = point;
}

void panels_add_note(struct panels *panels, struct panel *panel, double x, double y,
		     struct anchor anchor, const char *text)
{
	if (grow(panels, (void **)&panel->notes, panel->note_count, &panel->note_capacity,
		 sizeof *panel->notes))
		panel->notes[panel->note_count++] = (struct note){
			.x = x, .y = y, .text = copy(panels, text), .anchor = anchor
		};
}

void panels_add_mark(struct panels *panels, size_t column, double from, double to, const char *name,
		     const char *label, bool strong)
{
	if (grow(panels, (void **)&panels->marks, panels->mark_count, &panels->mark_capacity,
		 sizeof *panels->marks))
		panels->marks[panels->mark_count++] =
			(struct column_mark){ .column = column,
					      .from = from,
					      .to = to,
					      .strong = strong,
					      .name = name,
					      .label = copy(panels, label) };
}

void panels_add_legend(struct panels *panels, enum legend_symbol symbol, const struct look *look,
		       const char *text)
{
	char **bigger = realloc(panels->legend_texts,
				(panels->legend_text_count + 1) * sizeof *panels->legend_texts);
	char *words = copy(panels, text);

	if (bigger)
		panels->legend_texts = bigger;
	if (!bigger || !words) {
		panels->failed = true;
		free(words);
		return;
	}
	panels->legend_texts[panels->legend_text_count++] = words;
	legend_add(&panels->legend, symbol, look, words);
}

char *panels_text(struct panels *panels, const char *format, ...)
{
	char *text = NULL;
	va_list arguments;

	va_start(arguments, format);
	if (vasprintf(&text, format, arguments) < 0) {
		text = NULL;
		panels->failed = true;
	}
	va_end(arguments);
	return text;
}

bool panel_is_empty(const struct panel *panel)
{
	for (size_t i = 0; i < panel->curve_count; i++)
		if (panel->curves[i].count > 0)
			return false;
	return true;
}

static bool take_words(struct panels *panels, const char *title, const char *rest, char *alt,
		       struct error *err)
{
	struct drawing *drawing = &panels->drawing;

	drawing->alt = alt;
	if (panels->failed || !title || !rest || !alt)
		return error_memory(err);
	drawing->title = figure_title(panels->job, title, err);
	drawing->caption = figure_caption(panels->job, rest, err);
	return drawing->title && drawing->caption;
}

struct drawing *panels_finish(struct panels *panels, char *title, char *rest, char *alt,
			      struct error *err)
{
	bool good = take_words(panels, title, rest, alt, err) && panels_lay_out(panels, err);

	free(title);
	free(rest);
	if (!good) {
		panels_free(panels);
		return NULL;
	}
	panels->drawing.paint = panels_paint;
	panels->drawing.write_numbers = panels_write_numbers;
	panels->drawing.free = free_drawing;
	return &panels->drawing;
}
