/* kit.c — the figures there are. */
#include "kit.h"

#include "report/canvas/tags.h"
#include "report/draw/length.h"
#include "report/draw/utf8.h"
#include "report/figures/panels/panels.h"

#include "datasets/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct figure figures[] = {
	{ "means", "How does the mean differ from case to case, and how sure is it?", figure_means,
	  &figure_strips_numbers, FIGURE_METRIC | FIGURE_CASE },
	{ "distributions", "How do the single migrations scatter, case by case?",
	  figure_distributions, &figure_strips_numbers, FIGURE_METRIC | FIGURE_CASE },
	{ "ecdf",
	  "Which share of the migrations stays below a given value, and how far does the tail "
	  "reach?",
	  figure_ecdf, &figure_ecdf_numbers, FIGURE_METRIC | FIGURE_CASE },
	{ "before-after", "What changed from before to after, VM by VM, and how sure is it?",
	  figure_before_after, &figure_pairs_numbers,
	  FIGURE_METRIC | FIGURE_CASE | FIGURE_COMPARISONS },
	{ "outcomes", "How often do migrations fail, and in which way?", figure_outcomes,
	  &figure_outcomes_numbers, FIGURE_CASE },
	{ "cycles", "Does the value drift from cycle to cycle?", figure_cycles,
	  &figure_cycles_numbers, FIGURE_METRIC | FIGURE_CASE | FIGURE_VM },
	{ "anatomy", "What happened in this one migration, and when?", figure_anatomy,
	  &panels_numbers, FIGURE_MIGRATION },
	{ "continuity", "When were the VMs out of reach in the course of the run, and how long?",
	  figure_continuity, &panels_numbers, FIGURE_CASE | FIGURE_VM },
	{ "resources", "What do hosts and VM use around a migration?", figure_resources,
	  &panels_numbers, FIGURE_CASE },
	{ "model", "What is the time of a migration made of?", figure_model, &panels_numbers,
	  FIGURE_CASE },
	{ "evacuation", "How long does it take to empty a host?", figure_evacuation,
	  &panels_numbers, FIGURE_CASE },
	{ NULL, NULL, NULL, NULL, 0 },
};

static const struct {
	enum figure_option option;
	const char *flag;
} option_flags[] = {
	{ FIGURE_METRIC, "metric" },
	{ FIGURE_CASE, "case" },
	{ FIGURE_VM, "vm" },
	{ FIGURE_MIGRATION, "migration" },
	{ FIGURE_COMPARISONS, "comparisons" },
};

static unsigned wished_options(const struct figure_wish *wish)
{
	return (wish->metric ? FIGURE_METRIC : 0U) | (wish->case_name ? FIGURE_CASE : 0U) |
	       (wish->vm ? FIGURE_VM : 0U) | (wish->migration ? FIGURE_MIGRATION : 0U) |
	       (wish->comparisons ? FIGURE_COMPARISONS : 0U);
}

bool figure_takes(const struct figure *figure, const struct figure_wish *wish, struct error *err)
{
	unsigned left = wished_options(wish) & ~figure->options;

	for (size_t i = 0; i < COUNT(option_flags); i++)
		if (left & option_flags[i].option)
			return error_set(err, "--%s means nothing to the figure %s",
					 option_flags[i].flag, figure->name);
	return true;
}

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

char *figure_caption(const struct figure_job *job, const char *rest, struct error *err)
{
	char *text = NULL;

	if (job->wish->caption)
		text = utf8_clean(job->wish->caption);
	else if (asprintf(&text, "%s %s", job->figure->question, rest) < 0)
		text = NULL;
	if (!text) {
		error_memory(err);
		return NULL;
	}
	for (size_t length = strlen(text); length > 0 && text[length - 1] == ' '; length--)
		text[length - 1] = '\0';
	return text;
}

char *figure_text(figure_printer *print, const void *figure, struct error *err)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	bool good = out && print(out, figure);

	if (out && fclose(out) == 0 && good)
		return text;
	free(text);
	error_memory(err);
	return NULL;
}

char *figure_title(const struct figure_job *job, const char *usual, struct error *err)
{
	char *text = utf8_clean(job->wish->title ? job->wish->title : usual);

	if (!text)
		error_memory(err);
	return text;
}
