/*
 * panels.h — a figure made of plots that share their axes: what is drawn in them, their layout,
 * their sidecar.
 *
 * A figure fills the panels with curves, notes and marks in base units and calls panels_finish; the
 * engine makes the axes, gives everything its place, paints it and writes the numbers. Nothing is
 * computed here but places. Plots stand in rows and columns, each row with a vertical axis and each
 * column with a horizontal one; or they are tiles, as many beside each other as have room, all of
 * one scale (panels_new_tiles).
 *
 * In: curves, notes, marks and words of a figure.
 *
 * Out: a drawing (kit.h).
 *
 * Doors: this header.
 */
#ifndef MIGSTAT_REPORT_FIGURES_PANELS_PANELS_H
#define MIGSTAT_REPORT_FIGURES_PANELS_PANELS_H

#include "report/draw/axis.h"
#include "report/draw/legend.h"
#include "report/draw/tiles.h"
#include "report/figures/kit/kit.h"
#include "report/figures/kit/sheet.h"

#include <stdbool.h>
#include <stddef.h>

enum curve_kind {
	CURVE_LINE,      /* through the points; a NaN in y breaks it */
	CURVE_STEPS,     /* each y holds until the next x */
	CURVE_POINTS,    /* marks in the look's shape */
	CURVE_BAND,      /* the area from low to high; a NaN breaks it */
	CURVE_BARS,      /* from low to high along x, at the height y */
	CURVE_INTERVALS, /* a mark at y and a line from low to high, with caps */
	CURVE_ACROSS     /* the same lying down: from low to high along x, at the height y; the mark
			  * is the mean's, at x, if there is one */
};

struct curve_point {
	double x, y, low, high; /* NaN: none; CURVE_BARS has no x, others low and high as told */
	long long n, vms;       /* 0: none; only for the sidecar */
};

/* Free with its panels. Texts are its own. */
struct curve {
	enum curve_kind kind;
	const struct look *look;
	bool dotted;             /* CURVE_LINE: its points are shown, too */
	bool faint;              /* CURVE_BAND: in the theme's faint colour, under everything */
	bool rimmed;             /* CURVE_POINTS: each has a rim, to stand out of a line */
	double radius;           /* CURVE_POINTS: of a point; 0: as their number suggests.
				  * CURVE_BARS: half a bar's thickness; 0: as its lane suggests */
	size_t pattern;          /* CURVE_BARS: its stripes (marks_pattern); 0: none */
	double thinness;         /* of a line: its share of the usual width; 0: that width */
	char *name;              /* of the series, as the sidecar has it */
	char *label;             /* written beside it in the plot; NULL: the legend tells */
	double label_x, label_y; /* left edge and middle of that label, once it is laid out */
	struct curve_point *at;
	size_t count, capacity;
};

/* Words at a place of a plot. */
struct note {
	double x, y;          /* in base units; NaN: in the corner where they cover least */
	char *text;           /* owned */
	struct anchor anchor; /* which corner of the words lies there */
	struct rect box;      /* where they stand, once they are laid out */
	bool hidden;          /* there was no room */
};

struct panel {
	struct curve **curves;
	size_t curve_count, curve_capacity;
	struct note *notes;
	size_t note_count, note_capacity;
	char *title;    /* over the plot; NULL: none */
	bool bold;      /* of the title */
	bool outdented; /* the title of a row's first plot: it begins over the row's names */
	char *subtitle; /* of a tile, under its title; NULL: none */
	char *empty;    /* what to say if there is nothing to draw; NULL: no such panel */
	size_t row, column;
	struct rect plot;  /* its place, given by panels_finish, and */
	struct scale x, y; /* the scales of its axes there */
};

/* An axis of a row or a column. The figure makes axis and shown of tiles itself, and where it is
 * ready; what it wants otherwise it tells with the rest. */
struct panels_axis {
	enum axis_kind kind;
	const char *unit; /* base unit */
	char *title;      /* without unit; NULL: none */
	char *shown;      /* the same with the unit, made by panels_finish */
	char **names;     /* of categories: number i stands at i; NULL: numbers */
	size_t name_count, name_capacity;
	int name_lines; /* that a name of a row may take; 1 at first */
	char **beside;  /* of a row with names: words right of its plots, one for each; or NULL */
	const char *beside_title; /* over them; NULL: none */
	bool grid;  /* of a column: a line through its plots at each tick. What it shows begins
		     * at zero: the base line stands there, not at the bottom */
	bool ready; /* the figure has made axis */
	bool from_zero;
	double low, high; /* if not NaN: it reaches at least so far */
	struct axis axis; /* made by panels_finish, unless it is ready */
};

/* A moment or span that goes through all panels of a column. */
struct column_mark {
	size_t column;
	double from, to; /* equal: a line */
	bool strong;     /* a span of the faint colour; else a thin line */
	char *label;     /* over the first panel; NULL: none */
	const char *name;
	bool hidden; /* there was no room for the label */
};

/* How tiles are laid out; lengths in points. */
struct tiling {
	double width_least;  /* of a plot */
	double height_least; /* of a plot */
	double shape;        /* height of one of several plots, in its width */
	double row_share;    /* if all stand in one row: at least so much of the usual height */
};

struct panels {
	struct drawing drawing; /* first, so that a pointer to it is one to the whole */
	const struct figure_job *job;
	size_t rows, columns;
	struct panel *at;      /* row by row */
	struct panels_axis *y; /* by row */
	struct panels_axis *x; /* by column */
	double *heights;       /* by row, in points, as it likes to have them */
	char **headings;       /* by row, over the plots: what y is, instead of an axis title */
	bool one_x, one_y;     /* all columns, all rows have the same scale */
	double gap;            /* between two columns, at least */
	int title_lines;       /* that a title may take; 1 at first */
	struct column_mark *marks;
	size_t mark_count, mark_capacity;
	struct look ink; /* a solid line and a circle in the colour of the ink */
	struct legend legend;
	char **legend_texts; /* the words of the legend that are not constant */
	size_t legend_text_count, legend_text_capacity;
	struct sheet sheet;
	const char *run;             /* for the sidecar; borrowed; NULL: the panels' titles tell */
	char *case_name;             /* of all; NULL: none */
	double mark_room;            /* height of the marks' labels */
	const struct tiling *tiling; /* NULL: rows and columns */
	struct tiles tiles;
	struct rect tiles_span; /* along which the titles of the tiles' axes stand */
	/* Something of the figure's own under the tiles, which stands in `below`. */
	void (*paint_below)(const struct panels *panels, cairo_t *cr);
	struct rect below; /* the figure wishes for the height, the engine gives it its place */
	void *own;         /* what the figure needs as long as the drawing lives */
	void (*free_own)(void *own);
};

/* Panels without contents. Free with panels_free, or by the drawing that panels_finish gives. */
struct panels *panels_new(const struct figure_job *job, size_t rows, size_t columns);

/* The same of `count` panels (one at least) row by row, as many beside each other as find room for
 * about that width. Number i is at[i]. */
struct panels *panels_new_grid(const struct figure_job *job, size_t count, double plot_width);

/* The same as tiles (one at least): panels_at(panels, 0, number), and the axes x[0] and y[0] for
 * all. */
struct panels *panels_new_tiles(const struct figure_job *job, size_t count,
				const struct tiling *tiling);

void panels_free(struct panels *panels); /* NULL is allowed */

struct panel *panels_at(struct panels *panels, size_t row, size_t column);

/* Whether there is nothing to draw in the panel: no curve has a point. */
bool panel_is_empty(const struct panel *panel);

/* The next category of the axis; name is taken over. */
void panels_add_name(struct panels_axis *axis, char *name);

/* name and label are copied; label may be NULL. The curve is the panel's. */
struct curve *panel_add_curve(struct panel *panel, enum curve_kind kind, const struct look *look,
			      const char *name, const char *label);

void curve_add(struct curve *curve, struct curve_point point);
void curve_add_xy(struct curve *curve, double x, double y);
void curve_add_band(struct curve *curve, double x, double low, double high);
void curve_add_bar(struct curve *curve, double y, double from, double to);

/* text is copied. x and y may be NaN: in the emptiest corner, broken into lines that fit. */
void panel_add_note(struct panel *panel, double x, double y, struct anchor anchor,
		    const char *text);

/* name is borrowed, label copied (NULL: none). */
void panels_add_mark(struct panels *panels, size_t column, double from, double to, const char *name,
		     const char *label, bool strong);

/* A legend item whose words are copied. */
void panels_add_legend(struct panels *panels, enum legend_symbol symbol, const struct look *look,
		       const char *text);

/*
 * Lays everything out. title is the usual title, rest the caption after the figure's question, alt
 * the alternative text; all three are taken over and freed. The result owns the panels; its sidecar
 * has panels_numbers unless the figure has set drawing.write_numbers. Where all panels are empty it
 * lacks what the first of them says. NULL with *err (the panels are freed): no room.
 */
struct drawing *panels_finish(struct panels *panels, char *title, char *rest, char *alt,
			      struct error *err);

/* The sidecar's columns of all figures made of panels. */
extern const struct schema panels_numbers;

#endif
