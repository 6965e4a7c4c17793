/* options.c — what the user asks of `migstat report`. */
#include "options.h"

#include "canvas.h"
#include "length.h"

#include "datasets/nearest.h"
#include "datasets/table.h"

#include <string.h>

enum { DPI_LEAST = 50, DPI_MOST = 1200, DPI_USUAL = 300 };
enum { MM_LEAST = 40, MM_MOST = 400, MM_USUAL = 88 };

static const struct flag flags[] = {
	{ "output", 'o', "FILE",
	  "Write the figure to FILE; the ending says how: .pdf, .png or .svg. May be given more "
	  "than "
	  "once. The numbers drawn go beside it, into the same name with the ending .csv." },
	{ "metric", 'm', "NAME",
	  "Which metric to show; the default is total_time_seconds. `migstat analyze "
	  "--list-metrics` lists them." },
	{ "width", 'w', "LENGTH",
	  "Exact width of the figure, as 88mm (the default, one column), 180mm, 18cm or 3.5in; a "
	  "bare number is mm. 40 to 400 mm." },
	{ "height", 0, "LENGTH",
	  "Exact height, likewise. Without it the figure is as high as its contents need." },
	{ "dpi", 0, "N", "Dots per inch of a PNG, 50 to 1200; the default is 300." },
	{ "title", 't', "TEXT",
	  "Draw a title over the figure. Without it there is none, as papers want it." },
};

const struct verb report_verb = {
	.name = "report",
	.operands = "RUN...",
	.purpose = "Draw the figure of analyzed runs: mean, confidence interval and every single "
		   "migration, by case.",
	.flags = flags,
	.flag_count = sizeof flags / sizeof *flags,
	.epilogue = "A RUN is a folder that migstat collect or import wrote and migstat analyze "
		    "analyzed.\n"
		    "Exit status: 0 done, 1 failed, 2 called wrongly.\n",
};

static bool take_output(struct options *options, const char *path, struct error *err)
{
	if (canvas_format_of(path) == CANVAS_FORMATS)
		return error_set(
			err,
			"--output %s: the file's ending says what to draw: wanted is .pdf, "
			".png or .svg",
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
		options->metric = metric_at(metric);
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

static bool take(void *closure, const char *name, const char *value, struct error *err)
{
	struct options *options = closure;

	if (strcmp(name, "output") == 0)
		return take_output(options, value, err);
	if (strcmp(name, "metric") == 0)
		return take_metric(options, value, err);
	if (strcmp(name, "width") == 0)
		return take_length(&options->wish.width_mm, name, value, err);
	if (strcmp(name, "height") == 0)
		return take_length(&options->wish.height_mm, name, value, err);
	if (strcmp(name, "dpi") == 0)
		return take_dpi(options, value, err);
	options->wish.title = value;
	return true;
}

enum flags_result options_parse(struct options *options, int argc, char **argv, struct error *err)
{
	enum flags_result result;
	int first = argc;

	*options = (struct options){ .metric = metric_at(metric_find("total_time_seconds")),
				     .wish = { .width_mm = MM_USUAL },
				     .dpi = DPI_USUAL };
	result = flags_parse(&report_verb, argc, argv, take, options, &first, err);
	if (result != FLAGS_RUN)
		return result;
	options->runs = argv + first;
	options->run_count = (size_t)(argc - first);
	if (options->run_count == 0)
		error_set(err,
			  "no run is named: migstat report RUN... -o FILE (--help tells more)");
	else if (options->output_count == 0)
		error_set(err, "no file is named to draw into: -o FILE.pdf, .png or .svg");
	else
		return FLAGS_RUN;
	return FLAGS_WRONG;
}
