/* figure.c — a figure for a paper. */
#include "figure.h"

#include "file.h"
#include "report/figures/figures.h"
#include "report/figures/kit/file.h"

#include "datasets/latex.h"

#include <stdlib.h>

/* Wider figures do not fit a column of two. */
#define COLUMN_MM 100.0

static void print_environment(FILE *stream, const struct figure_job *job,
			      const struct drawing *drawing)
{
	const char *star = drawing->width_mm > COLUMN_MM ? "*" : "";

	fprintf(stream,
		"\\begin{figure%s}\n\\centering\n"
		"\\includegraphics{" LATEX_FOLDER " figure-%s.pdf}\n\\caption[",
		star, job->figure->name);
	latex_print(stream, drawing->title);
	fputs("]{", stream);
	latex_print(stream, drawing->caption);
	fprintf(stream, "}\n\\label{fig:migstat-%s}\n\\end{figure%s}\n", job->figure->name, star);
}

static bool write_parts(const char *folder, const struct figure_job *job,
			const struct drawing *drawing, struct error *err)
{
	struct output output;
	char *picture = latex_path(folder, "figure", job->figure->name, ".pdf", err);
	char *numbers = latex_path(folder, "figure", job->figure->name, ".csv", err);
	bool good = picture && numbers && sidecar_may_write(numbers, err) &&
		    figure_file_write(job, drawing, 0, picture, err) &&
		    sidecar_write(numbers, drawing, job->figure->numbers, err) &&
		    latex_file_open(&output, folder, "figure", job->figure->name, err);

	if (good) {
		print_environment(output.stream, job, drawing);
		good = output_commit(&output, err);
	}
	free(picture);
	free(numbers);
	return good;
}

bool latex_figure_write(const char *folder, const struct figure_job *job, struct error *err)
{
	struct drawing *drawing = job->figure->drawing_of(job, err);
	bool good = drawing && write_parts(folder, job, drawing, err);

	if (drawing)
		drawing->free(drawing);
	return good;
}
