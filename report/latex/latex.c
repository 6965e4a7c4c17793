/* latex.c — the files of a folder for LaTeX, and those of a figure. */
#include "latex.h"

#include "report/figures/figures.h"
#include "report/figures/grid/grid.h"
#include "report/figures/kit/file.h"

#include "datasets/array.h"
#include "datasets/flags.h"
#include "datasets/latex.h"
#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

#define WRITTEN_BY "% Written by migstat "

/* FOLDER/KIND-NAME.ENDING, or FOLDER/KIND.ENDING where name is NULL. The caller frees it. */
static char *path_of(const char *folder, const char *kind, const char *name, const char *ending)
{
	return must_print("%s/%s%s%s%s", folder, kind, name ? "-" : "", name ? name : "", ending);
}

static bool is_ours(const char *path)
{
	FILE *stream = fopen(path, "rbe");
	char first[sizeof WRITTEN_BY] = "";
	bool ours;

	if (!stream)
		return false;
	ours = fgets(first, sizeof first, stream) && strcmp(first, WRITTEN_BY) == 0;
	fclose(stream);
	return ours;
}

static bool ends_with(const char *path, const char *ending)
{
	size_t length = strlen(path);
	size_t wanted = strlen(ending);

	return length >= wanted && strcmp(path + length - wanted, ending) == 0;
}

bool latex_may_replace(const char *path, struct error *err)
{
	if (ends_with(path, ".csv"))
		return sidecar_may_write(path, err);
	if (!ends_with(path, ".tex") || is_ours(path))
		return true;
	return error_set(err,
			 "%s is there already, and migstat did not write it: name another folder",
			 path);
}

void latex_figure_drop(struct stage *stage, const struct figure *figure)
{
	static const char *const endings[] = { ".csv", ".pdf", ".tex" };
	char *tex = path_of(stage->folder, "figure", figure->name, ".tex");

	for (size_t i = 0; i < COUNT(endings) && is_ours(tex); i++) {
		/* the one that says whose they are goes last */
		char *name = must_print("figure-%s%s", figure->name, endings[i]);

		stage_drop(stage, name);
		free(name);
	}
	free(tex);
}

bool latex_file_open(struct output *output, const char *folder, const char *kind, const char *name,
		     struct error *err)
{
	char *path = path_of(folder, kind, name, ".tex");
	bool good = output_open(output, path, err);

	if (good)
		fputs(WRITTEN_BY MIGSTAT_VERSION "\n", output->stream);
	free(path);
	return good;
}

/* ---- a figure ---- */

/* Wider figures do not fit a column of two. */
#define COLUMN_MM 100.0

/* The words behind the figure's question, which a paper does not ask; n is a variable. */
static void print_caption(FILE *stream, const struct figure_job *job, const struct drawing *drawing)
{
	static const char count[] = "n\u00A0=\u00A0";
	const char *text = drawing->caption;
	size_t asked = strlen(figure_question(job));

	if (strncmp(text, figure_question(job), asked) == 0 && text[asked] == ' ')
		text += asked + 1;
	for (const char *next; (next = strstr(text, count)); text = next + strlen(count)) {
		char *part = must_copy_part(text, (size_t)(next - text));

		latex_print(stream, part);
		fputs("$n$~=~", stream);
		free(part);
	}
	latex_print(stream, text);
}

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
	print_caption(stream, job, drawing);
	fprintf(stream, "}\n\\label{fig:migstat-%s}\n\\end{figure%s}\n", job->figure->name, star);
}

static bool write_parts(const char *folder, const struct figure_job *job,
			const struct drawing *drawing, struct error *err)
{
	struct output output;
	char *picture = path_of(folder, "figure", job->figure->name, ".pdf");
	char *numbers = path_of(folder, "figure", job->figure->name, ".csv");
	bool good = figure_file_write(job, drawing, 0, picture, NULL, err) &&
		    sidecar_write(numbers, drawing, job->figure->numbers, NULL, err) &&
		    latex_file_open(&output, folder, "figure", job->figure->name, err);

	if (good) {
		print_environment(output.stream, job, drawing);
		good = output_commit(&output, err);
	}
	free(picture);
	free(numbers);
	return good;
}

bool latex_figure_write(const char *folder, const struct figure_job *job, bool even_empty,
			struct error *err)
{
	struct drawing *drawing = figure_draw(job, err);
	bool lacks = drawing && drawing->lacks && !even_empty;
	bool good = drawing && !lacks && write_parts(folder, job, drawing, err);

	if (lacks) {
		error_set(err, "%s", drawing->lacks);
		drawing->free(drawing);
		return false;
	}

	/* what is drawn applies: that it cannot be written is another matter */
	if (drawing && !good)
		err->of_system = true;
	if (drawing)
		drawing->free(drawing);
	return good;
}
