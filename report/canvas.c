/* canvas.c — a page that becomes a PDF, PNG or SVG file. */
#include "canvas.h"

#include "length.h"
#include "png-dpi.h"
#include "svg-id.h"

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

static bool put(struct canvas_sink *sink, const unsigned char *bytes, size_t count)
{
	if (fwrite(bytes, 1, count, sink->stream) == count)
		return true;
	sink->error = errno;
	return false;
}

static cairo_status_t write_bytes(void *closure, const unsigned char *bytes, unsigned count)
{
	struct canvas_sink *sink = closure;
	size_t before = count;
	unsigned char chunk[PNG_DPI_SIZE];

	if (sink->dpi > 0 && sink->written <= PNG_DPI_PLACE &&
	    sink->written + count >= PNG_DPI_PLACE) {
		before = PNG_DPI_PLACE - sink->written;
		png_dpi_chunk(chunk, sink->dpi);
		sink->dpi = 0; /* once is enough */
		if (!put(sink, bytes, before) || !put(sink, chunk, sizeof chunk))
			return CAIRO_STATUS_WRITE_ERROR;
		if (!put(sink, bytes + before, count - before))
			return CAIRO_STATUS_WRITE_ERROR;
	} else if (!put(sink, bytes, count)) {
		return CAIRO_STATUS_WRITE_ERROR;
	}
	sink->written += count;
	return CAIRO_STATUS_SUCCESS;
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

static cairo_surface_t *surface_of(struct canvas *canvas, const struct canvas_page *page,
				   const struct canvas_description *description)
{
	double width = length_points(page->width_mm);
	double height = length_points(page->height_mm);
	cairo_surface_t *surface = NULL;

	switch (canvas->format) {
	case CANVAS_PDF:
		surface = cairo_pdf_surface_create_for_stream(write_bytes, &canvas->sink, width,
							      height);
		describe_pdf(surface, description);
		break;
	case CANVAS_SVG:
		surface = cairo_svg_surface_create_for_stream(write_bytes, &canvas->sink, width,
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

bool canvas_open(struct canvas *canvas, const char *path, const struct canvas_page *page,
		 const struct canvas_description *description, struct error *err)
{
	*canvas = (struct canvas){ .format = canvas_format_of(path) };
	if (!output_open(&canvas->output, path, err))
		return false;
	canvas->sink.stream = canvas->output.stream;
	if (canvas->format == CANVAS_SVG)
		canvas->sink.stream = open_memstream(&canvas->sink.text, &canvas->sink.length);
	if (!canvas->sink.stream) {
		output_abandon(&canvas->output);
		return error_memory(err);
	}
	canvas->surface = surface_of(canvas, page, description);
	canvas->cr = cairo_create(canvas->surface);
	if (canvas->format == CANVAS_PNG)
		cairo_scale(canvas->cr, page->dpi / POINTS_PER_INCH, page->dpi / POINTS_PER_INCH);
	cairo_set_source_rgb(canvas->cr, page->paper.red, page->paper.green, page->paper.blue);
	cairo_paint(canvas->cr);
	return true;
}

/* Moves an SVG from memory into its file. */
static bool write_svg(struct canvas *canvas)
{
	bool good = fclose(canvas->sink.stream) == 0 &&
		    svg_write_steady(canvas->output.stream, canvas->sink.text, canvas->sink.length);

	if (!good)
		canvas->sink.error = errno;
	free(canvas->sink.text);
	return good;
}

static cairo_status_t finish(struct canvas *canvas)
{
	cairo_status_t status = cairo_status(canvas->cr);

	if (status == CAIRO_STATUS_SUCCESS && canvas->format == CANVAS_PNG)
		status = cairo_surface_write_to_png_stream(canvas->surface, write_bytes,
							   &canvas->sink);
	cairo_destroy(canvas->cr);
	cairo_surface_finish(canvas->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(canvas->surface);
	cairo_surface_destroy(canvas->surface);
	return status;
}

bool canvas_commit(struct canvas *canvas, struct error *err)
{
	cairo_status_t status = finish(canvas);
	bool good = (canvas->format != CANVAS_SVG || write_svg(canvas)) &&
		    status == CAIRO_STATUS_SUCCESS;

	if (!good)
		error_set(err, "%s: cannot be %s: %s", canvas->output.path,
			  canvas->sink.error ? "written" : "drawn",
			  canvas->sink.error ? strerror(canvas->sink.error)
					     : cairo_status_to_string(status));
	else
		good = output_commit(&canvas->output, err);
	output_abandon(&canvas->output);
	*canvas = (struct canvas){ 0 };
	return good;
}
