/* kit.c — what all figures share: their words, and how they are put on paper. */
#include "kit.h"

#include "report/canvas/tags.h"
#include "report/draw/paper.h"
#include "report/draw/utf8.h"

#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void paint_text(const struct drawing *drawing, const struct drawing_text *text,
		       enum tag within, enum tag tag, cairo_t *cr)
{
	if (!text->block.text)
		return;
	if (within != tag)
		tag_begin(cr, within);
	tag_begin(cr, tag);
	text_paint(drawing->setter, cr, &text->block, text->x, text->y);
	tag_end(cr, tag);
	if (within != tag)
		tag_end(cr, within);
}

void drawing_paint(const struct drawing *drawing, cairo_t *cr, double x, double y)
{
	cairo_save(cr);
	cairo_translate(cr, x, y);
	paint_text(drawing, &drawing->head, TAG_HEADING_1, TAG_HEADING_1, cr);
	tag_figure_begin(cr, drawing->alt, length_points(drawing->width_mm),
			 length_points(drawing->height_mm));
	drawing->paint(drawing, cr);
	tag_end(cr, TAG_FIGURE);
	paint_text(drawing, &drawing->foot, TAG_CAPTION, TAG_PARAGRAPH, cr);
	cairo_restore(cr);
}

char *figure_text(figure_printer *print, const void *figure)
{
	char *text;
	size_t length;
	FILE *out = must_open_text(&text, &length);

	print(out, figure);
	must_close_text(out);
	return text;
}

/* The wish's own, else `usual`, which is freed; fit for drawing. */
static char *wished_or(const char *wished, char *usual)
{
	char *text = utf8_clean(wished ? wished : usual);

	free(usual);
	return text;
}

void drawing_set_words(struct drawing *drawing, const struct figure_job *job, char *usual,
		       char *rest, char *alt)
{
	const char *question = sources_file(job->sources) && job->figure->of_rows
				       ? job->figure->of_rows
				       : job->figure->question;
	char *caption = must_print("%s %s", question, rest);

	free(rest);
	drawing->title = wished_or(job->wish->title, usual);
	drawing->caption = job->wish->caption ? wished_or(job->wish->caption, caption) : caption;
	drawing->alt = alt;
	for (size_t length = strlen(drawing->caption);
	     length > 0 && drawing->caption[length - 1] == ' '; length--)
		drawing->caption[length - 1] = '\0';
}

void drawing_free_words(struct drawing *drawing)
{
	free(drawing->title);
	free(drawing->caption);
	free(drawing->alt);
	free(drawing->lacks);
}

struct data_wish figure_data_wish(const struct figure_job *job)
{
	const struct figure_wish *wish = job->wish;

	return (struct data_wish){ .cases = &wish->cases,
				   .fixed = wish->fixed,
				   .fixed_count = wish->fixed_count,
				   .order = &wish->order };
}

const struct metric *figure_metric(const struct figure_job *job, enum metric_index usual)
{
	enum metric_index time = sources_time(job->sources);

	if (job->wish->metric)
		return job->wish->metric;
	if (sources_file(job->sources))
		return sources_file(job->sources)->metrics;
	/* better the one time that there is than an empty frame */
	return metric_at(time == METRIC_JOB_TIME_SECONDS && !sources_measured(job->sources, usual)
				 ? time
				 : usual);
}
