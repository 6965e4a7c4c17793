/* file.c — a drawing becomes a file. */
#include "file.h"

#include "report/canvas/canvas.h"
#include "report/data/facts.h"
#include "report/draw/utf8.h"

#include "datasets/flags.h"

#include <stdio.h>
#include <stdlib.h>

static char *keywords_of(const struct figure_job *job, const struct metric *metric,
			 struct error *err)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);

	if (stream) {
		fprintf(stream, "live migration, %s", job->figure->name);
		if (metric)
			fprintf(stream, ", %s", metric->column.name);
		for (size_t i = 0; i < sources_count(job->sources); i++) {
			char *name = utf8_clean(run_name(sources_run(job->sources, i)));

			fprintf(stream, ", %s", name ? name : "");
			free(name);
		}
		if (fclose(stream) == 0)
			return text;
	}
	free(text);
	error_memory(err);
	return NULL;
}

bool figure_file_write(const struct figure_job *job, const struct drawing *drawing, int dpi,
		       const char *path, struct error *err)
{
	char *keywords = keywords_of(job, drawing->metric, err);
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
	bool good = keywords && creation_date(created, sources_run(job->sources, 0), err) &&
		    canvas_open(&canvas, path, &page, &about, err);

	if (good) {
		drawing_paint(drawing, canvas.cr, 0, 0);
		good = canvas_commit(&canvas, err);
	}
	free(keywords);
	return good;
}
