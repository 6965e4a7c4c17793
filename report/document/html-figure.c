/* html-figure.c — a figure in a page: for wide windows, for narrow ones, and its numbers. */
#include "html.h"

#include "report/figures/kit/file.h"

#include "datasets/must.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* So wide is a figure on a phone, where its type is not to become smaller than on paper. */
static const double narrow_mm = 76;

/* More numbers would make the page heavy: they are for who draws the figure by itself. */
enum { NUMBERS_MOST = 262144 };

const struct theme *html_theme(const char *name)
{
	size_t i = 0;

	while (strcmp(themes[i].name, name) != 0)
		i++;
	return &themes[i];
}

/* Paints the drawing as an SVG into *svg, which the caller frees. letter: of its names. */
static bool paint_svg(const struct html_figure *figure, const struct drawing *drawing,
		      const struct theme *theme, char letter, char **svg, size_t *length,
		      struct error *err)
{
	struct canvas_page size = { drawing->width_mm, drawing->height_mm, 0, theme->paper };
	struct canvas_description about = { .title = drawing->title,
					    .subject = drawing->alt,
					    .language = figure->language };
	FILE *memory = must_open_text(svg, length);
	struct canvas canvas;
	char prefix[32];
	bool good;

	snprintf(prefix, sizeof prefix, "%c%zu", letter, figure->index);
	canvas_open_inline(&canvas, memory, prefix, &size, &about);
	drawing_paint(drawing, canvas.cr, 0, 0);
	good = canvas_commit(&canvas, err);
	must_close_text(memory);
	return good;
}

static bool print_svg(FILE *stream, const struct html_figure *figure, const struct drawing *drawing,
		      const struct theme *theme, const char *class, struct error *err)
{
	char *svg = NULL;
	size_t length = 0;
	bool good = paint_svg(figure, drawing, theme, class[0], &svg, &length, err);

	if (good) {
		fprintf(stream, "<div class=\"%s\">\n", class);
		svg_write_variable(stream, svg, length, theme);
		fputs("</div>\n", stream);
	}
	free(svg);
	return good;
}

/* The same figure, laid out for a narrow window, in the larger type of screens. Whether there is
 * one: where there is not, the wide one is moved sideways. */
static bool print_narrow(FILE *stream, const struct html_figure *figure)
{
	const struct basis *basis = figure->block->basis;
	struct figure_wish wish = basis->wish;
	struct figure_job job = basis->job;
	struct error ignored = { 0 };
	struct drawing *drawing;
	bool good;

	wish.width_mm = narrow_mm;
	wish.height_mm = 0;
	job.wish = &wish;
	job.style.theme = html_theme("screen");
	drawing = job.figure->drawing_of(&job, &ignored);
	if (!drawing)
		return false;
	good = print_svg(stream, figure, drawing, job.style.theme, "narrow", &ignored);
	drawing->free(drawing);
	return good;
}

bool html_figure_print(FILE *stream, const struct html_figure *figure, struct error *err)
{
	bool narrow = figure->block->basis && print_narrow(stream, figure);

	return print_svg(stream, figure, figure->block->drawing, figure->theme,
			 narrow ? "wide" : "only", err);
}

/* As a data: URL has it (RFC 2397, RFC 3986). */
static void print_escaped(FILE *stream, const char *text)
{
	for (; *text != '\0'; text++)
		if (isalnum((unsigned char)*text) || strchr("-._~,", *text))
			fputc(*text, stream);
		else
			fprintf(stream, "%%%02X", (unsigned)(unsigned char)*text);
}

void html_numbers_print(FILE *stream, const struct html_figure *figure)
{
	const struct basis *basis = figure->block->basis;
	struct error ignored = { 0 };
	char *numbers;
	size_t length;
	FILE *memory;
	bool good;

	if (!basis)
		return;
	memory = must_open_text(&numbers, &length);
	good = sidecar_print(memory, figure->block->drawing, basis->job.figure->numbers, &ignored);
	must_close_text(memory);
	if (good && length <= NUMBERS_MOST) {
		fprintf(stream,
			" <a class=\"numbers\" download=\"figure-%s.csv\" "
			"href=\"data:text/csv;charset=utf-8,",
			figure->number);
		print_escaped(stream, numbers);
		fputs("\">The numbers drawn (CSV)</a>", stream);
	}
	free(numbers);
}
