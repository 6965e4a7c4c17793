/* verb-report.c — the verb `report`: from analyzed runs to figures. */
#include "verb-report.h"

#include "canvas.h"
#include "figure.h"
#include "options.h"
#include "sidecar.h"
#include "utf8.h"

#include "datasets/clock.h"
#include "datasets/table.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/*
 * The date that a file says it was made: SOURCE_DATE_EPOCH
 * (https://reproducible-builds.org/specs/source-date-epoch/), else when the first run was
 * measured. Never now: the same input must give the same bytes.
 */
static bool creation_date(char text[UTC_TEXT_SIZE], const struct run *run, struct error *err)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long long seconds = 0;
	time_t when = 0;
	struct tm parts;

	if (epoch && epoch[0] != '\0') {
		if (!integer_of_text(epoch, 0, 253402300799, &seconds)) /* the year 9999 */
			return error_set(err, "SOURCE_DATE_EPOCH: '%s' is no number of seconds",
					 epoch);
		when = (time_t)seconds;
	} else if (!clock_of_utc_text(run_created(run), &when)) {
		when = 0; /* a foreign run without a date */
	}
	(void)gmtime_r(&when, &parts);
	(void)strftime(text, UTC_TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts);
	return true;
}

static char *keywords_of(const struct figure_job *job, const struct metric *metric,
			 struct error *err)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);

	if (stream) {
		(void)fprintf(stream, "live migration, %s", job->figure->name);
		if (metric)
			(void)fprintf(stream, ", %s", metric->column.name);
		for (size_t i = 0; i < sources_count(job->sources); i++) {
			char *name = utf8_clean(run_name(sources_run(job->sources, i)));

			(void)fprintf(stream, ", %s", name ? name : "");
			free(name);
		}
		if (fclose(stream) == 0)
			return text;
	}
	free(text);
	error_memory(err);
	return NULL;
}

/* Is there an output before number `index` whose sidecar is the same file? */
static bool shares_sidecar(const struct options *options, size_t index)
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
static bool check_outputs(const struct options *options, struct error *err)
{
	bool good = true;

	for (size_t i = 0; good && i < options->output_count; i++) {
		char *path = sidecar_path(options->outputs[i], err);

		good = path && sidecar_may_write(path, err);
		free(path);
	}
	return good;
}

static bool write_figure(const char *path, const struct drawing *drawing,
			 const struct options *options,
			 const struct canvas_description *description, struct error *err)
{
	struct canvas_page page = { drawing->width_mm, drawing->height_mm, options->dpi,
				    options->theme->paper };
	struct canvas canvas;

	if (!canvas_open(&canvas, path, &page, description, err))
		return false;
	drawing_paint(drawing, canvas.cr, 0, 0);
	return canvas_commit(&canvas, err);
}

static bool write_all(const struct options *options, const struct drawing *drawing,
		      const struct canvas_description *description, struct error *err)
{
	bool good = true;

	for (size_t i = 0; good && i < options->output_count; i++) {
		good = write_figure(options->outputs[i], drawing, options, description, err);
		if (good && !shares_sidecar(options, i)) {
			char *path = sidecar_path(options->outputs[i], err);

			good = path && sidecar_write(path, drawing, options->figure->numbers, err);
			free(path);
		}
	}
	return good;
}

static bool draw(const struct options *options, const struct figure_job *job, struct error *err)
{
	struct drawing *drawing = job->figure->drawing_of(job, err);
	char *keywords = drawing ? keywords_of(job, drawing->metric, err) : NULL;
	char created[UTC_TEXT_SIZE];
	struct canvas_description description = { .keywords = keywords,
						  .creator = "migstat " MIGSTAT_VERSION,
						  .created = created };
	bool good = keywords && creation_date(created, sources_run(job->sources, 0), err);

	if (good) {
		description.title = drawing->title;
		description.subject = drawing->caption;
		good = write_all(options, drawing, &description, err);
	}
	if (drawing)
		drawing->free(drawing);
	free(keywords);
	return good;
}

static bool report(const struct options *options, struct error *err)
{
	struct labels labels = { 0 };
	struct text_setter *setter = NULL;
	struct figure_job job = { .figure = options->figure,
				  .wish = &options->wish,
				  .labels = &labels,
				  .style = { NULL, options->theme, options->language } };
	bool good = (!options->labels || labels_read(&labels, options->labels, err)) &&
		    sources_open(&job.sources, options->runs, options->run_count, err) &&
		    check_outputs(options, err) && (setter = text_setter_new(err));

	if (good && !text_family_found(setter))
		(void)fprintf(stderr,
			      "migstat-report: warning: the font " TEXT_FAMILY " is not installed "
			      "(Debian: fonts-dejavu-core); the figure will look different\n");
	job.style.setter = setter;
	good = good && draw(options, &job, err);
	text_setter_free(setter);
	sources_free(job.sources);
	labels_free(&labels);
	return good;
}

static void list_figures(void)
{
	for (const struct figure *figure = figures; figure->name; figure++)
		(void)printf("%-14s  %s\n", figure->name, figure->question);
}

static bool flush_output(struct error *err)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	return error_set(err, "standard output: %s", strerror(errno));
}

enum exit_status verb_report(int argc, char **argv, struct error *err)
{
	struct options options;
	enum exit_status status = EXIT_DONE;

	switch (options_parse(&options, argc, argv, err)) {
	case FLAGS_WRONG:
		return EXIT_USAGE;
	case FLAGS_HELP:
		flags_help(&report_verb, stdout);
		break;
	case FLAGS_VERSION:
		flags_version(&report_verb, stdout);
		break;
	case FLAGS_RUN:
		if (options.list_figures)
			list_figures();
		else if (!report(&options, err))
			status = EXIT_FAILED;
		break;
	}
	if (status == EXIT_DONE && !flush_output(err))
		status = EXIT_FAILED;
	return status;
}
