/* canvas.c — pages that become a PDF, PNG or SVG file. */
#include "inside.h"

#include "report/draw/paper.h"

#include "datasets/must.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define POINTS_PER_INCH 72.0

enum canvas_format canvas_format_of(const char *path)
{
	static const char *const endings[CANVAS_FORMATS] = { ".pdf", ".png", ".svg" };
	const char *ending = strrchr(path, '.');
	unsigned format = 0;

	while (format < CANVAS_FORMATS && (!ending || strcasecmp(ending, endings[format]) != 0))
		format++;
	return (enum canvas_format)format;
}

static void describe_pdf(cairo_surface_t *surface, const struct canvas_description *about)
{
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, about->title);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, about->subject);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, about->keywords);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, about->creator);
	/* else cairo takes now, in the local time zone, and no two files are the same */
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, about->created);
}

/* Since 1.18 cairo puts objects into compressed streams, where nobody can complete them, unless it
 * is held to a version of PDF that has none. */
static void keep_objects_apart(cairo_surface_t *surface)
{
	if (cairo_version() >= CAIRO_VERSION_ENCODE(1, 17, 0))
		cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
}

static cairo_surface_t *surface_of(struct canvas *canvas)
{
	const struct canvas_page *page = &canvas->page;
	double width = length_points(page->width_mm);
	double height = length_points(page->height_mm);
	cairo_surface_t *surface = NULL;

	switch (canvas->format) {
	case CANVAS_PDF:
		surface = cairo_pdf_surface_create_for_stream(sink_write, &canvas->sink, width,
							      height);
		keep_objects_apart(surface);
		describe_pdf(surface, &canvas->about);
		break;
	case CANVAS_SVG:
		surface = cairo_svg_surface_create_for_stream(sink_write, &canvas->sink, width,
							      height);
		break;
	case CANVAS_PNG:
	case CANVAS_FORMATS:
		canvas->sink.dpi = page->dpi;
		surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
						     length_pixels(page->width_mm, page->dpi),
						     length_pixels(page->height_mm, page->dpi));
		break;
	}
	return surface;
}

/* A PDF has white paper of its own: painted, it is contents in no tag. */
static void paint_paper(struct canvas *canvas)
{
	struct colour paper = canvas->page.paper;

	if (canvas->format == CANVAS_PDF && paper.red >= 1 && paper.green >= 1 && paper.blue >= 1)
		return;
	canvas->about.tagged = false;
	cairo_save(canvas->cr);
	cairo_set_source_rgb(canvas->cr, paper.red, paper.green, paper.blue);
	cairo_paint(canvas->cr);
	cairo_restore(canvas->cr);
}

/* What is common to both ways of opening; *canvas knows where it goes. */
static void begin(struct canvas *canvas)
{
	canvas->sink.stream = canvas->format == CANVAS_PNG
				      ? canvas->output.stream
				      : must_open_text(&canvas->sink.text, &canvas->sink.length);
	canvas->surface = surface_of(canvas);
	canvas->cr = cairo_create(canvas->surface);
	if (canvas->stream)
		words_keep(&canvas->words, canvas->surface);
	if (canvas->format == CANVAS_PDF)
		tags_keep(&canvas->tags, canvas->surface);
	if (canvas->format == CANVAS_PNG)
		cairo_scale(canvas->cr, canvas->page.dpi / POINTS_PER_INCH,
			    canvas->page.dpi / POINTS_PER_INCH);
	paint_paper(canvas);
	tag_begin(canvas->cr, TAG_DOCUMENT);
}

bool canvas_open(struct canvas *canvas, const char *path, const struct canvas_page *page,
		 const struct canvas_description *description, struct output_set *set,
		 struct error *err)
{
	*canvas = (struct canvas){
		.format = canvas_format_of(path), .page = *page, .about = *description, .set = set
	};
	if (!output_open(&canvas->output, path, err))
		return false;
	begin(canvas);
	return true;
}

void canvas_open_inline(struct canvas *canvas, FILE *stream, const char *prefix,
			const struct canvas_page *page,
			const struct canvas_description *description)
{
	*canvas = (struct canvas){ .format = CANVAS_SVG,
				   .page = *page,
				   .about = *description,
				   .prefix = prefix,
				   .stream = stream };
	begin(canvas);
}

void canvas_next_page(struct canvas *canvas)
{
	cairo_show_page(canvas->cr);
	paint_paper(canvas);
}

static cairo_status_t finish(struct canvas *canvas)
{
	cairo_status_t status;

	tag_end(canvas->cr, TAG_DOCUMENT);
	status = cairo_status(canvas->cr);
	if (status == CAIRO_STATUS_SUCCESS && canvas->format == CANVAS_PNG)
		status = cairo_surface_write_to_png_stream(canvas->surface, sink_write,
							   &canvas->sink);
	cairo_destroy(canvas->cr);
	cairo_surface_finish(canvas->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(canvas->surface);
	cairo_surface_destroy(canvas->surface);
	return status;
}

/* "PATH: cannot be written: why", or drawn. */
static bool fail(const struct canvas *canvas, const char *what, const char *why, struct error *err)
{
	return error_set(err, "%s%scannot be %s: %s",
			 canvas->output.path ? canvas->output.path : "the figure",
			 canvas->output.path ? ": " : " ", what, why);
}

/* Moves a PDF or SVG, which is in memory and finished, to where it goes, with what cairo left out.
 */
static bool deliver(struct canvas *canvas, struct error *err)
{
	FILE *stream = canvas->stream ? canvas->stream : canvas->output.stream;

	if (canvas->format == CANVAS_SVG) {
		struct svg_dress dress = { &canvas->about, canvas->prefix, &canvas->words };

		if (!svg_write(stream, canvas->sink.text, canvas->sink.length, &dress))
			return fail(canvas, "written", strerror(errno), err);
	} else if (canvas->format == CANVAS_PDF) {
		struct pdf_slice file = { canvas->sink.text, canvas->sink.length };
		struct pdf_completion completion = { &canvas->about, &canvas->tags,
						     length_points(canvas->page.height_mm) };

		if (!pdf_complete(stream, file, &completion, err))
			return false;
	}
	return true;
}

static bool finish_and_deliver(struct canvas *canvas, struct error *err)
{
	cairo_status_t status = finish(canvas);

	if (canvas->format != CANVAS_PNG)
		must_close_text(canvas->sink.stream);
	if (status == CAIRO_STATUS_SUCCESS)
		return deliver(canvas, err);
	if (canvas->sink.error)
		return fail(canvas, "written", strerror(canvas->sink.error), err);
	return fail(canvas, "drawn", cairo_status_to_string(status), err);
}

bool canvas_commit(struct canvas *canvas, struct error *err)
{
	bool good = finish_and_deliver(canvas, err) &&
		    (canvas->stream || output_set_take(canvas->set, &canvas->output, err));

	output_abandon(&canvas->output);
	free(canvas->sink.text);
	tags_free(&canvas->tags);
	words_free(&canvas->words);
	*canvas = (struct canvas){ 0 };
	return good;
}
