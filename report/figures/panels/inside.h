/*
 * inside.h — what the files of the engine hand to each other; no figure includes it.
 */
#ifndef MIGSTAT_REPORT_FIGURES_PANELS_INSIDE_H
#define MIGSTAT_REPORT_FIGURES_PANELS_INSIDE_H

#include "panels.h"
#include "report/draw/axis-paint.h"

/* One plot being painted. */
struct plot_pen {
	const struct panels *panels;
	const struct panel *panel;
	const struct style *style;
	cairo_t *cr;
};

/* Makes the axes from the curves and marks; width and heights of the plots decide how many ticks.
 */
void panels_make_axes(struct panels *panels, double plot_width);

/* Gives panels, notes and labels their places. False with *err if there is no room. */
bool panels_lay_out(struct panels *panels, struct error *err);

/* The same for tiles, whose axes are there. */
bool panels_lay_out_tiles(struct panels *panels, struct error *err);

/* Gives notes and the labels of curves their places; hides notes and labels of marks that would
 * stand on others. */
void panels_place_words(struct panels *panels);

/* The block of a panel's title over a plot of that width. */
struct text_block panels_title_block(const struct panels *panels, const struct panel *panel,
				     double plot_width);

/* The names left of a row's plots: one that is too long loses its middle, and the row becomes as
 * high as they need; the room of an axis's names, and right of all plots of what stands beside
 * them. */
void panels_fit_names(struct panels *panels, size_t row);
double panels_name_room(const struct panels *panels, const struct panels_axis *axis);
double panels_beside_room(const struct panels *panels);
void panels_paint_row_names(const struct plot_pen *pen);

/* The block of a note's words. */
struct text_block panels_note_block(const struct panels *panels, const struct panel *panel,
				    const struct note *note);

/* Whether two rectangles share more than an edge. */
bool rects_overlap(const struct rect *a, const struct rect *b);

/* Where the label of a mark (it has one) stands over the first row: within the body. */
struct rect panels_mark_box(const struct panels *panels, const struct column_mark *mark);

/* How many points of the panel's curves lie in the box, large curves being looked at here and
 * there. */
int panels_points_in(const struct panel *panel, const struct rect *box);

/* The horizontal axis of a column. */
struct panels_axis *panels_x_axis(const struct panels *panels, size_t column);

/* How an axis is shown. */
struct axis_view panels_left_view(const struct panels *panels, size_t row, size_t column);
struct axis_view panels_bottom_view(const struct panels *panels, size_t row, size_t column);

/* Gives a panel its place and the scales there. */
void panels_place_plot(struct panels *panels, struct panel *panel, struct rect plot);

struct plot_pen panels_pen(const struct panels *panels, size_t index, cairo_t *cr);

/* Bands, lines, points, bars and intervals of the panel; curves.c. */
void panels_paint_curves(const struct plot_pen *pen);

/* Those of the panel's curves that are lines, or those that are marks. */
void panels_paint_kind(const struct plot_pen *pen, bool marks);

/* What the marks of the curve say when they are pointed at; hints.c. */
void panels_hint(const struct plot_pen *pen, const struct curve *curve);

/* How many marks there are in all: they decide whether they become an image (layer.h). */
size_t panels_count_marks(const struct panels *panels);

/* The base line; the labels of curves and the notes; paint.c. */
void panels_paint_base(const struct plot_pen *pen);
void panels_paint_words(const struct plot_pen *pen);

/* All tiles, with what stands below them; tiles.c. */
void panels_paint_tiles(const struct panels *panels, cairo_t *cr);

void panels_paint(const struct drawing *drawing, cairo_t *cr);
void panels_write_numbers(const struct drawing *drawing, struct sidecar *sidecar);

/* Space between headings, plots and axes. */
#define PANELS_GAP        5.0
#define PANELS_COLUMN_GAP 9.0
#define PANELS_TITLE_GAP  2.0
#define PANELS_NAME_GAP   3.0

#endif
