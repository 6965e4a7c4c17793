/* write-latex.c — from the options to a folder of figures and tables for a paper. */
#include "write.h"

#include "report/figures/figures.h"
#include "report/latex/latex.h"

#include "datasets/array.h"
#include "datasets/characters.h"
#include "datasets/stage.h"

#include <errno.h>
#include <stdio.h>

/* What report.tex takes in without being asked; the other tables stand in it behind a %. */
static const enum metric_index usual[] = { METRIC_TOTAL_TIME_SECONDS,
					   METRIC_DOWNTIME_NETWORK_SECONDS };

/* Room for every figure. */
enum { FIGURES_MOST = 64 };

struct writing {
	const struct report_options *options;
	const char *folder;       /* where it is made */
	bool drawn[FIGURES_MOST]; /* by place among the figures */
	struct figure_job job;    /* what every figure and table is made from */
	struct output output;     /* report.tex */
};

static void print_input(struct writing *writing, bool in, const char *kind, const char *name)
{
	fprintf(writing->output.stream, "%s\\input{" LATEX_FOLDER " %s-%s}\n", in ? "" : "% ", kind,
		name);
}

/* The user's wish, less what this figure does not understand; title and caption are LaTeX's. */
static struct figure_wish wish_for(const struct figure *figure, const struct figure_wish *wish)
{
	struct figure_wish own = *wish;

	own.bare = true;
	if (!(figure->options & FIGURE_METRIC)) {
		own.metric = NULL;
		own.metrics.count = 0;
	}
	if (!(figure->options & FIGURE_CASE)) {
		own.case_name = NULL;
		own.cases = (struct texts){ 0 };
	}
	if (!(figure->options & FIGURE_BY))
		own.by = (struct texts){ 0 };
	if (!(figure->options & FIGURE_ORDER))
		own.order = (struct texts){ 0 };
	if (!(figure->options & FIGURE_LIMITS))
		own.limited = false;
	if (!(figure->options & FIGURE_LOG))
		own.log = false;
	if (!(figure->options & FIGURE_VM))
		own.vm = NULL;
	if (!(figure->options & FIGURE_MIGRATION))
		own.migration = 0;
	if (!(figure->options & FIGURE_COMPARISONS))
		own.comparisons = NULL;
	return own;
}

static bool write_figure(struct writing *writing, const struct figure *figure, struct error *err)
{
	struct figure_wish wish = wish_for(figure, &writing->options->wish);
	struct figure_job job = writing->job;
	struct error why = { 0 };

	job.figure = figure;
	job.wish = &wish;
	if (latex_figure_write(writing->folder, &job, writing->options->figure, &why)) {
		writing->drawn[figure - figures] = true;
		print_input(writing, true, "figure", figure->name);
		return true;
	}
	/* a full disk is no property of the figure */
	if (why.of_system)
		return error_system(err, "%s", why.text);
	if (writing->options->figure)
		return error_set(err, "%s", why.text);
	visible_print(stderr, "%s: warning: the figure %s is left out: %s\n",
		      program_invocation_short_name, figure->name, why.text);
	fprintf(writing->output.stream, "%% figure-%s is left out: it could not be drawn\n",
		figure->name);
	return true;
}

static bool write_figures(struct writing *writing, struct error *err)
{
	if (writing->options->figure)
		return write_figure(writing, writing->options->figure, err);
	for (const struct figure *figure = figures; figure->name; figure++)
		if (!write_figure(writing, figure, err))
			return false;
	return true;
}

static bool is_usual(const struct writing *writing, size_t metric)
{
	if (metric == sources_time(writing->job.sources) ||
	    metric == sources_downtime(writing->job.sources))
		return true;
	for (size_t i = 0; i < COUNT(usual); i++)
		if (usual[i] == metric)
			return true;
	return false;
}

static bool is_listed(const struct metric_list *list, size_t metric)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->at[i] == metric)
			return true;
	return false;
}

static bool write_tables(struct writing *writing, struct error *err)
{
	const struct metric_list *wished = &writing->options->wish.metrics;
	const struct csv_file *file = sources_file(writing->job.sources);

	for (size_t i = 0; i < (file ? file->metric_count : metric_count()); i++) {
		const struct metric *metric = file ? &file->metrics[i] : metric_at(i);
		bool written;

		if (wished->count > 0 && !is_listed(wished, i))
			continue;
		if (!latex_table_metric(writing->folder, &writing->job, metric, &written, err))
			return false;
		if (written)
			print_input(writing, file || wished->count > 0 || is_usual(writing, i),
				    "table", metric->column.name);
	}
	if (file) /* nobody tells what became of its rows */
		return true;
	if (!latex_table_outcomes(writing->folder, &writing->job, err))
		return false;
	print_input(writing, true, "table", "outcomes");
	return true;
}

/* A file that is taken in does not know its folder; LaTeX of 2020-10 and later tells. */
static void print_head(FILE *stream)
{
	fputs("% Preamble: \\usepackage{booktabs,graphicx}   Here: \\input{FOLDER/report}\n"
	      "% A LaTeX older than 2020-10-01 wants \\newcommand" LATEX_FOLDER
	      "{FOLDER/} before that.\n"
	      "\\ifdefined\\CurrentFilePath\n"
	      "  \\ifx\\CurrentFilePath\\empty\\def" LATEX_FOLDER "{}\\else\n"
	      "  \\edef" LATEX_FOLDER "{\\CurrentFilePath/}\\fi\n"
	      "\\fi\n",
	      stream);
}

/* Everything, into the folder in which it is made. */
static bool write_folder(struct writing *writing, struct error *err)
{
	bool good = latex_file_open(&writing->output, writing->folder, "report", NULL, err);

	if (good) {
		print_head(writing->output.stream);
		good = write_figures(writing, err) && write_tables(writing, err) &&
		       output_commit(&writing->output, err);
	}
	output_abandon(&writing->output);
	return good;
}

/* Of a call for all figures no older one may stay beside the others. */
static void drop_left_out(const struct writing *writing, struct stage *stage)
{
	for (size_t i = 0; figures[i].name; i++)
		if (!writing->drawn[i])
			latex_figure_drop(stage, &figures[i]);
}

bool write_latex(const struct report_options *options, const struct figure_job *job,
		 struct error *err)
{
	struct writing writing = { .options = options, .job = *job };
	struct stage stage;
	bool good = stage_open(&stage, options->latex, err);

	if (!good)
		return false;
	writing.folder = stage.beside;
	good = write_folder(&writing, err);
	stage_tell(&stage, err);
	if (good && !options->figure)
		drop_left_out(&writing, &stage);
	stage_seal(&stage, "report.tex");
	if (good)
		good = stage_commit(&stage, latex_may_replace, err);
	stage_abandon(&stage);
	return good;
}
