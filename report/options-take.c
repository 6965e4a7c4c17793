/* options-take.c — each option's value, checked and put in its place. */
#include "options.h"

#include "report/canvas/canvas.h"
#include "report/draw/paper.h"
#include "report/figures/figures.h"

#include "datasets/array.h"
#include "datasets/nearest.h"
#include "datasets/table.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool options_is_html(const char *path)
{
	const char *ending = strrchr(path, '.');

	return ending && (strcasecmp(ending, ".html") == 0 || strcasecmp(ending, ".htm") == 0);
}

static bool take_output(struct options *options, const char *path, struct error *err)
{
	if (canvas_format_of(path) == CANVAS_FORMATS && !options_is_html(path))
		return error_set(err,
				 "--output %s: the file's ending says what to write: wanted is "
				 ".pdf or .html, of a figure .pdf, .png or .svg",
				 path);
	if (options->output_count == OUTPUTS_MOST)
		return error_set(err, "--output %s: at most %d files in one call", path,
				 OUTPUTS_MOST);
	options->outputs[options->output_count++] = path;
	return true;
}

static bool take_metric(struct options *options, const char *name, struct error *err)
{
	struct nearest nearest = { .typed = name };
	char guess[NEAREST_TEXT_SIZE];
	size_t metric = metric_find(name);

	if (metric < metric_count()) {
		options->wish.metric = metric_at(metric);
		return true;
	}
	for (size_t i = 0; i < metric_count(); i++)
		nearest_offer(&nearest, metric_at(i)->column.name);
	nearest_text(&nearest, guess);
	return error_set(err,
			 "--metric %s: there is no such metric%s (migstat analyze --list-metrics "
			 "lists them)",
			 name, guess);
}

static bool take_length(double *mm, const char *name, const char *text, struct error *err)
{
	double value;

	/* the range is widened by a hair, so that 15.748in is still 400 mm */
	if (length_parse(text, &value) && value >= MM_LEAST - 1e-3 && value <= MM_MOST + 1e-3) {
		*mm = value;
		return true;
	}
	return error_set(
		err, "--%s %s: wanted is a length from %d to %d mm, such as 88mm, 18cm or 3.5in",
		name, text, MM_LEAST, MM_MOST);
}

static bool take_dpi(struct options *options, const char *text, struct error *err)
{
	long long dpi;

	if (!integer_of_text(text, DPI_LEAST, DPI_MOST, &dpi))
		return error_set(err, "--dpi %s: wanted is a whole number from %d to %d", text,
				 DPI_LEAST, DPI_MOST);
	options->dpi = (int)dpi;
	return true;
}

static bool take_migration(struct options *options, const char *text, struct error *err)
{
	if (integer_of_text(text, 1, LLONG_MAX, &options->wish.migration))
		return true;
	return error_set(err,
			 "--migration %s: wanted is the number of a migration, as migrations.csv "
			 "has it, such as 12",
			 text);
}

/* A list may be given more than once: "a,b" and "c" are "a,b,c". */
static bool take_side(char **list, const char *name, const char *value, struct error *err)
{
	char *longer = NULL;

	if (value[0] == '\0')
		return error_set(err, "--%s: no run is named", name);
	if (asprintf(&longer, "%s%s%s", *list ? *list : "", *list ? "," : "", value) < 0)
		return error_memory(err);
	free(*list);
	*list = longer;
	return true;
}

/* What looks a word up in a table, or measures it. */
static bool take_checked(struct options *options, const char *name, const char *value,
			 struct error *err)
{
	if (strcmp(name, "output") == 0)
		return take_output(options, value, err);
	if (strcmp(name, "figure") == 0)
		return (options->figure = figure_find(value, err)) != NULL;
	if (strcmp(name, "theme") == 0)
		return (options->theme = theme_find(value, err)) != NULL;
	if (strcmp(name, "lang") == 0)
		return (options->language = language_find(value, err)) != NULL;
	if (strcmp(name, "metric") == 0)
		return take_metric(options, value, err);
	if (strcmp(name, "width") == 0)
		return take_length(&options->wish.width_mm, name, value, err);
	if (strcmp(name, "height") == 0)
		return take_length(&options->wish.height_mm, name, value, err);
	if (strcmp(name, "before") == 0)
		return take_side(&options->before, name, value, err);
	if (strcmp(name, "after") == 0)
		return take_side(&options->after, name, value, err);
	if (strcmp(name, "migration") == 0)
		return take_migration(options, value, err);
	return take_dpi(options, value, err);
}

bool options_take(void *closure, const char *name, const char *value, struct error *err)
{
	struct options *options = closure;
	const struct {
		const char *name;
		const char **text;
	} texts[] = {
		{ "title", &options->wish.title }, { "caption", &options->wish.caption },
		{ "labels", &options->labels },    { "case", &options->wish.case_name },
		{ "vm", &options->wish.vm },       { "comparisons", &options->wish.comparisons },
		{ "latex", &options->latex },
	};

	if (strcmp(name, "list-figures") == 0) {
		options->list_figures = true;
		return true;
	}
	for (size_t i = 0; i < COUNT(texts); i++)
		if (strcmp(name, texts[i].name) == 0) {
			*texts[i].text = value;
			return true;
		}
	return take_checked(options, name, value, err);
}
