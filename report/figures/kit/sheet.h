/*
 * sheet.h — the page of a figure: title, legend, body, caption, from top to bottom.
 *
 * The body is the figure's own: plots with their axes. Everything else is the same in all figures.
 */
#ifndef MIGSTAT_REPORT_FIGURES_KIT_SHEET_H
#define MIGSTAT_REPORT_FIGURES_KIT_SHEET_H

#include "kit.h"
#include "report/draw/legend.h"
#include "report/draw/paper.h"

struct sheet {
	struct rect page, title, legend, body, caption; /* height 0 = there is none */
};

/* The width between the margins, known before anything is laid out. */
double sheet_width(const struct figure_job *job);

/* The usual height of one plot at the width wished for. */
double sheet_plot_height(const struct figure_job *job);

/* The heights that title and caption of the drawing take on the page; 0: it has none. */
double sheet_title_height(const struct figure_job *job, const struct drawing *drawing);
double sheet_caption_height(const struct figure_job *job, const struct drawing *drawing);

/* Puts them there, from these heights down. */
void sheet_place_words(const struct figure_job *job, struct drawing *drawing, double title_y,
		       double caption_y);

/*
 * Stacks the parts. drawing has its title and caption already; legend may be NULL. body_height is
 * what the body likes to have: it gets that if no height is wished for (rounded up so that the page
 * is whole millimetres), else what the page leaves. Sets the drawing's size, head and foot. False
 * with *err if less than body_least is left.
 */
bool sheet_lay_out(struct sheet *sheet, const struct figure_job *job, struct drawing *drawing,
		   struct legend *legend, double body_height, double body_least, struct error *err);

/* Paints the legend; title and caption are painted by drawing_paint, in tags of their own. */
void sheet_paint(const struct sheet *sheet, const struct figure_job *job,
		 const struct legend *legend, cairo_t *cr);

/* Paints words in the middle of a plot that has no data: "no downtime was measured". */
void sheet_paint_empty(const struct style *style, const struct rect *plot, const char *words,
		       cairo_t *cr);

#endif
