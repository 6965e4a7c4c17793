/* verb.c — the verb `report`: from analyzed runs to figures and reports. */
#include "verb.h"

#include "from-csv.h"
#include "options.h"
#include "report/figures/figures.h"
#include "report/figures/grid/grid.h"
#include "report/figures/kit/file.h"
#include "write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Is there an output before number `index` whose sidecar is the same file? */
static bool shares_sidecar(const struct report_options *options, size_t index)
{
	const char *path = options->outputs[index];
	size_t stem = (size_t)(strrchr(path, '.') - path);

	for (size_t i = 0; i < index; i++) {
		const char *earlier = options->outputs[i];

		if ((size_t)(strrchr(earlier, '.') - earlier) == stem &&
		    strncmp(earlier, path, stem) == 0)
			return true;
	}
	return false;
}

/* Everything that can be refused is refused before the first file is written. */
static bool check_outputs(const struct report_options *options, struct error *err)
{
	bool good = true;

	for (size_t i = 0; good && i < options->output_count; i++) {
		char *path = sidecar_path(options->outputs[i]);

		good = sidecar_may_write(path, err);
		free(path);
	}
	return good;
}

static bool write_into(struct output_set *set, const struct report_options *options,
		       const struct figure_job *job, const struct drawing *drawing,
		       struct error *err)
{
	bool good = true;

	for (size_t i = 0; good && i < options->output_count; i++) {
		const char *output = options->outputs[i];

		good = figure_file_write(job, drawing, options->dpi, output, set, err);
		if (good && !shares_sidecar(options, i)) {
			char *path = sidecar_path(output);

			good = sidecar_write(path, drawing, options->figure->numbers, set, err);
			free(path);
		}
	}
	return good;
}

/* All pictures and their numbers come together. */
static bool write_all(const struct report_options *options, const struct figure_job *job,
		      const struct drawing *drawing, struct error *err)
{
	struct output_set set = { 0 };
	bool good = write_into(&set, options, job, drawing, err) && output_set_place(&set, err);

	output_set_abandon(&set);
	return good;
}

static bool draw(const struct report_options *options, const struct figure_job *job,
		 struct error *err)
{
	struct drawing *drawing = figure_draw(job, err);
	bool good = drawing && write_all(options, job, drawing, err);

	if (drawing)
		drawing->free(drawing);
	return good;
}

static void warn_of_font(const struct text_setter *setter, const char *what)
{
	if (!text_family_found(setter))
		fprintf(stderr,
			"%s: warning: the font %s is not installed%s; the %s will look different\n",
			program_invocation_short_name, text_setter_family(setter),
			strcmp(text_setter_family(setter), TEXT_FAMILY) == 0
				? " (Debian: fonts-dejavu-core)"
				: "",
			what);
}

static bool write_wanted(const struct report_options *options, const struct figure_job *job,
			 struct progress *progress, struct error *err)
{
	if (options->latex)
		return write_latex(options, job, err);
	if (options->figure && !check_outputs(options, err))
		return false;
	warn_of_font(job->style.setter, options->figure ? "figure" : "pages");
	return options->figure ? draw(options, job, err)
			       : write_report(options, job, progress, err);
}

/* Of several columns of a CSV file each has a plot of its own. */
static void wish_columns(struct figure_wish *wish, const struct sources *sources)
{
	const struct csv_file *file = sources_file(sources);

	for (size_t i = 0; file && file->metric_count > 1 && i < file->metric_count; i++)
		wish->metrics.at[wish->metrics.count++] = metric_count() + i;
	if (wish->metrics.count > 0)
		wish->metric = sources_metric(sources, wish->metrics.at[0]);
}

static void begin_progress(struct progress *progress, char *const *folders, size_t count)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < count; i++)
		bytes += progress_bytes(folders[i]);
	progress_begin(progress, bytes);
	progress_part(progress, REPORT_READ);
}

static bool open_and_write(const struct report_options *options, char *const *folders, size_t count,
			   struct error *err)
{
	struct figure_wish wish = options->wish;
	struct labels labels = { 0 };
	struct text_setter *setter = text_setter_new();
	struct theme theme = look_theme(options->theme, &options->look);
	struct figure_job job = { .figure = options->figure,
				  .wish = &wish,
				  .labels = &labels,
				  .style = { setter, &theme, options->language } };
	struct progress progress = { .to = options->quiet ? NULL : progress_terminal(stderr) };
	bool good;

	begin_progress(&progress, folders, count);
	if (options->font)
		text_setter_use(setter, options->font);
	good = (!options->labels || labels_read(&labels, options->labels, err)) &&
	       sources_open(&job.sources, folders, count, err);
	if (good)
		wish_columns(&wish, job.sources);
	progress_part(&progress, options->figure ? 100 - REPORT_READ : REPORT_PUT_TOGETHER);
	good = good && write_wanted(options, &job, &progress, err);
	progress_end(&progress);

	text_setter_free(setter);
	sources_free(job.sources);
	labels_free(&labels);
	return good;
}

static enum exit_status analyze_and_write(const struct report_options *options, struct error *err)
{
	struct csv_analysis analysis = { 0 };
	enum exit_status status;

	/* a large file takes its time */
	if (options->figure && !options->latex && !check_outputs(options, err))
		return EXIT_FAILED;
	status = csv_analysis_make(&analysis, &options->analyze, err);
	if (status == EXIT_DONE && !open_and_write(options, &analysis.folder, 1, err))
		status = EXIT_FAILED;
	csv_analysis_remove(&analysis);
	return status;
}

static void list_figures(void)
{
	for (const struct figure *figure = figures; figure->name; figure++)
		printf("%-14s  %s\n", figure->name, figure->question);
}

enum exit_status run_report(void *closure, int argc, char **argv, struct error *err)
{
	const struct report_options *options = closure;

	(void)argc;
	(void)argv;
	if (options->list_figures)
		list_figures();
	else if (options->of_csv)
		return analyze_and_write(options, err);
	else if (!open_and_write(options, options->runs, options->run_count, err))
		return EXIT_FAILED;
	return EXIT_DONE;
}
