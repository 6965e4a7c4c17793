/* file.c — a drawing becomes a file, and its numbers another. */
#include "file.h"

#include "report/canvas/canvas.h"
#include "report/data/facts.h"
#include "report/draw/utf8.h"
#include "sidecar.h"

#include "datasets/flags.h"
#include "datasets/must.h"
#include "datasets/output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *keywords_of(const struct figure_job *job, const struct metric *metric)
{
	char *text;
	size_t length;
	FILE *stream = must_open_text(&text, &length);

	fprintf(stream, "%s%s", sources_file(job->sources) ? "" : "live migration, ",
		job->figure->name);
	if (metric)
		fprintf(stream, ", %s", metric->column.name);
	for (size_t i = 0; i < sources_count(job->sources); i++) {
		char *name = utf8_clean(sources_name(job->sources, i));

		fprintf(stream, ", %s", name);
		free(name);
	}
	must_close_text(stream);
	return text;
}

bool figure_file_write(const struct figure_job *job, const struct drawing *drawing, int dpi,
		       const char *path, struct output_set *set, struct error *err)
{
	char *keywords = keywords_of(job, drawing->metric);
	char created[UTC_TEXT_SIZE];
	struct canvas_description about = { .title = drawing->title,
					    .subject = drawing->caption,
					    .keywords = keywords,
					    .creator = "migstat " MIGSTAT_VERSION,
					    .created = created,
					    .tagged = true };
	struct canvas_page page = { drawing->width_mm, drawing->height_mm, dpi,
				    job->style.theme->paper };
	struct canvas canvas;
	bool good = creation_date(created, sources_run(job->sources, 0), err) &&
		    canvas_open(&canvas, path, &page, &about, set, err);

	if (good) {
		drawing_paint(drawing, canvas.cr, 0, 0);
		good = canvas_commit(&canvas, err);
	}
	free(keywords);
	return good;
}

char *sidecar_path(const char *figure)
{
	const char *ending = strrchr(figure, '.');
	size_t stem = ending ? (size_t)(ending - figure) : strlen(figure);

	return must_print("%.*s.csv", (int)stem, figure);
}

bool sidecar_print(FILE *stream, const struct drawing *drawing, const struct schema *schema,
		   struct error *err)
{
	struct sidecar sidecar = { .stream = stream,
				   .schema = schema,
				   .by = drawing->by,
				   .by_count = schema->grouped ? drawing->by_count : 0 };

	sidecar_header(&sidecar);
	drawing->write_numbers(drawing, &sidecar);
	csv_line_free(&sidecar.line);
	return !sidecar.failed || error_memory(err);
}

bool sidecar_write(const char *path, const struct drawing *drawing, const struct schema *schema,
		   struct output_set *set, struct error *err)
{
	struct output output = { 0 };
	bool good = output_open(&output, path, err) &&
		    sidecar_print(output.stream, drawing, schema, err) &&
		    output_set_take(set, &output, err);

	output_abandon(&output);
	return good;
}
