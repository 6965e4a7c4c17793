/* sheet.c — the page of a figure. */
#include "sheet.h"

#include "report/draw/paper.h"

#include <math.h>

#define EMPTY_SHARE 0.9 /* of the plot's width that words in an empty plot take at most */

double sheet_width(const struct figure_job *job)
{
	return length_points(job->wish->width_mm) - 2 * LAYOUT_MARGIN;
}

double sheet_plot_height(const struct figure_job *job)
{
	return layout_plot_height(length_points(job->wish->width_mm));
}

static struct text_block block_of(const struct figure_job *job, enum type_role role,
				  const char *text)
{
	struct text_block block = style_block(&job->style, role, text);

	block.width = sheet_width(job);
	return block;
}

/* The next part from y on, with a gap after it; returns where the one after it begins. */
static double stack(struct rect *part, const struct figure_job *job, double y, double height)
{
	*part = (struct rect){ LAYOUT_MARGIN, y, sheet_width(job), height };
	return height > 0 ? y + height + LAYOUT_GAP : y;
}

static double height_of(const struct figure_job *job, enum type_role role, const char *text)
{
	struct text_block block = block_of(job, role, text);

	return text_measure(job->style.setter, &block).height;
}

static bool has_title(const struct figure_job *job)
{
	return job->wish->title && !job->wish->bare;
}

double sheet_title_height(const struct figure_job *job, const struct drawing *drawing)
{
	return has_title(job) ? height_of(job, TYPE_TITLE, drawing->title) : 0;
}

double sheet_caption_height(const struct figure_job *job, const struct drawing *drawing)
{
	return job->wish->bare || job->wish->no_caption
		       ? 0
		       : height_of(job, TYPE_CAPTION, drawing->caption);
}

void sheet_place_words(const struct figure_job *job, struct drawing *drawing, double title_y,
		       double caption_y)
{
	drawing->setter = job->style.setter;
	if (has_title(job))
		drawing->head = (struct drawing_text){ block_of(job, TYPE_TITLE, drawing->title),
						       LAYOUT_MARGIN, title_y };
	if (!job->wish->bare && !job->wish->no_caption)
		drawing->foot =
			(struct drawing_text){ block_of(job, TYPE_CAPTION, drawing->caption),
					       LAYOUT_MARGIN, caption_y };
}

static bool has_legend(const struct figure_wish *wish)
{
	return wish->legend != LEGEND_NONE && !wish->legend_apart;
}

bool sheet_lay_out(struct sheet *sheet, const struct figure_job *job, struct drawing *drawing,
		   struct legend *legend, double body_height, double body_least, struct error *err)
{
	double title = sheet_title_height(job, drawing);
	double caption = sheet_caption_height(job, drawing);
	double keys = legend && has_legend(job->wish)
			      ? legend_lay_out(legend, &job->style, sheet_width(job))
			      : 0;
	double wished = length_points(job->wish->height_mm);
	double y = LAYOUT_MARGIN;
	double others;

	y = stack(&sheet->title, job, y, title);
	y = stack(&sheet->legend, job, y, keys);
	others = y + (caption > 0 ? LAYOUT_GAP + caption : 0) + LAYOUT_MARGIN;
	if (wished <= 0) /* a whole millimetre, which the user can repeat as --height */
		wished = length_points(ceil(length_mm(others + body_height) - 1e-6));
	if (wished - others < body_least - 1e-6)
		return error_set(err,
				 "the figure is too low for its texts and a plot: --height must be "
				 "at least %.0fmm at this width",
				 ceil(length_mm(others + body_least)));
	y = stack(&sheet->body, job, y, wished - others);
	stack(&sheet->caption, job, y, caption);
	sheet->page = (struct rect){ 0, 0, length_points(job->wish->width_mm), wished };
	sheet_place_words(job, drawing, sheet->title.y, sheet->caption.y);
	drawing->width_mm = job->wish->width_mm;
	drawing->height_mm = length_mm(wished);
	return true;
}

void sheet_paint(const struct sheet *sheet, const struct figure_job *job,
		 const struct legend *legend, cairo_t *cr)
{
	if (legend && has_legend(job->wish))
		legend_paint(legend, &job->style, cr, sheet->legend.x, sheet->legend.y);
}

void sheet_paint_empty(const struct style *style, const struct rect *plot, const char *words,
		       cairo_t *cr)
{
	struct text_block block = style_block(style, TYPE_AXIS, words);
	double width = plot->width * EMPTY_SHARE;

	block.width = width;
	block.align = ALIGN_CENTRE;
	block.colour = style->theme->soft;
	text_paint(style->setter, cr, &block, plot->x + (plot->width - width) / 2,
		   plot->y + (plot->height - text_measure(style->setter, &block).height) / 2);
}
