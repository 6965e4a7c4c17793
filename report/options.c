/* options.c — what the user asks of `migstat report`. */
#include "options.h"

#include "report/canvas/canvas.h"
#include "report/figures/figures.h"

#include "datasets/array.h"

#include <stdlib.h>
#include <string.h>

static const struct flag flags[] = {
	{ "output", 'o', "FILE",
	  "Write to FILE; the ending says how. A report: .pdf or .html. A figure (--figure): .pdf, "
	  ".png or .svg, with the numbers drawn beside it, in the same name with the ending .csv. "
	  "May be given more than once." },
	{ "before", 0, "RUN[,RUN...]",
	  "Report on these runs against those of --after, as `migstat compare` judged them." },
	{ "after", 0, "RUN[,RUN...]", "The runs after; belongs to --before." },
	{ "latex", 0, "FOLDER",
	  "Write figures and tables for a paper into FOLDER, with report.tex, which takes all of "
	  "them in: \\input{FOLDER/report}." },
	{ "figure", 'f', "NAME",
	  "Draw this figure instead of a report. Without it, .png and .svg get the figure means." },
	{ "list-figures", 0, NULL, "List the figures and the question each answers, and exit." },
	{ "metric", 'm', "NAME",
	  "Which metric to show; the default depends on the figure. `migstat analyze "
	  "--list-metrics` lists them." },
	{ "case", 0, "NAME", "Show only this case." },
	{ "vm", 0, "NAME", "Show only this VM." },
	{ "migration", 0, "N", "Show this migration, by its number in migrations.csv." },
	{ "comparisons", 0, "FILE",
	  "The table that `migstat compare` wrote about the runs that are shown; the default is "
	  "analysis/comparisons.csv of the first run after." },
	{ "width", 'w', "LENGTH",
	  "Exact width of the figure, as 88mm (the default, one column), 180mm, 18cm or 3.5in; a "
	  "bare number is mm. 40 to 400 mm." },
	{ "height", 0, "LENGTH",
	  "Exact height, likewise. Without it the figure is as high as its contents need." },
	{ "dpi", 0, "N", "Dots per inch of a PNG, 50 to 1200; the default is 300." },
	{ "theme", 0, "NAME", "How it looks: print (the default), screen or dark." },
	{ "lang", 0, "TAG",
	  "Write numbers as this language does: en (the default), de, fr and others. Words stay "
	  "English." },
	{ "labels", 0, "FILE",
	  "A CSV table with the columns name (or case, vm, run) and label: what the paper calls "
	  "them." },
	{ "title", 't', "TEXT",
	  "The title of the report; over a figure there is none without it, as papers want it." },
	{ "caption", 0, "TEXT", "Draw this caption under the figure instead of its own." },
};

const struct verb report_verb = {
	.name = "report",
	.operands = "{RUN... | --before RUN[,RUN...] --after RUN[,RUN...]}",
	.purpose = "Write a report of analyzed runs, or draw a figure of them.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue = "A RUN is a folder that migstat collect or import wrote and migstat analyze "
		    "analyzed.\n"
		    "Exit status: 0 done, 1 failed, 2 called wrongly.\n",
};

/* Options that mean something to figures alone; NULL: none was given. */
static const char *figure_only(const struct options *options)
{
	const struct figure_wish *wish = &options->wish;

	return wish->metric                   ? "metric"
	       : wish->case_name              ? "case"
	       : wish->vm                     ? "vm"
	       : wish->migration > 0          ? "migration"
	       : wish->width_mm > 0           ? "width"
	       : wish->height_mm > 0          ? "height"
	       : wish->caption                ? "caption"
	       : options->dpi > 0             ? "dpi"
	       : options->theme != &themes[0] ? "theme"
					      : NULL;
}

/* Whether a file can only be a figure: a picture. */
static bool is_picture(const char *path)
{
	enum canvas_format format = canvas_format_of(path);

	return format == CANVAS_PNG || format == CANVAS_SVG;
}

/* Without --figure pictures are the figure means, all else is the report. */
static bool choose(struct options *options, struct error *err)
{
	const char *picture = NULL;
	const char *page = NULL;

	for (size_t i = 0; i < options->output_count; i++)
		if (is_picture(options->outputs[i]))
			picture = options->outputs[i];
		else if (!options->figure || options_is_html(options->outputs[i]))
			page = options->outputs[i];
	if (options->figure && page)
		return error_set(err, "--output %s: a figure is .pdf, .png or .svg", page);
	if (picture && page)
		return error_set(err,
				 "--output %s is a figure, and --output %s without --figure a "
				 "report: name the figure, as --figure %s, or make two calls",
				 picture, page, figures[0].name);
	if (picture && !options->figure)
		options->figure = &figures[0];
	return true;
}

static bool check_report(const struct options *options, struct error *err)
{
	const char *option = figure_only(options);

	return !option || error_set(err,
				    "--%s tells of a figure, and %s is to be a report: name the "
				    "figure, as --figure %s",
				    option, options->outputs[0], figures[0].name);
}

static bool check_latex(const struct options *options, struct error *err)
{
	if (options->output_count > 0)
		return error_set(err, "--output %s: --latex writes a folder of its own",
				 options->outputs[0]);
	if (options->wish.title || options->wish.caption)
		return error_set(err, "--title and --caption: with --latex a figure's words are in "
				      "its file .tex, to be changed there");
	return !options->figure || figure_takes(options->figure, &options->wish, err);
}

static bool check(struct options *options, struct error *err)
{
	if (options->list_figures)
		return true;
	if (!options->before != !options->after)
		return error_set(err, "--before and --after belong together");
	if (options->run_count == 0)
		return error_set(
			err, "no run is named: migstat report RUN... -o FILE (--help tells more)");
	if (options->latex)
		return check_latex(options, err);
	if (options->output_count == 0)
		return error_set(err,
				 "no file is named to write to: -o FILE.pdf or .html; a figure "
				 "also .png or .svg");
	if (!choose(options, err))
		return false;
	return options->figure ? figure_takes(options->figure, &options->wish, err)
			       : check_report(options, err);
}

static bool add_run(struct options *options, char *folder, struct error *err)
{
	if (options->run_count == RUNS_MOST)
		return error_set(err, "%s: at most %d runs in one call", folder, RUNS_MOST);
	options->runs[options->run_count++] = folder;
	return true;
}

/* Cuts the list at its commas. */
static bool add_list(struct options *options, const char *name, char *list, struct error *err)
{
	for (char *next; list; list = next) {
		next = strchr(list, ',');
		if (next)
			*next++ = '\0';
		if (list[0] == '\0')
			return error_set(err, "--%s: a run is missing beside a comma", name);
		if (!add_run(options, list, err))
			return false;
	}
	return true;
}

static bool add_runs(struct options *options, int count, char **operands, struct error *err)
{
	if ((options->before || options->after) && count > 0)
		return error_set(err,
				 "%s: with --before and --after every run belongs to a side, as "
				 "--before a,b --after c",
				 operands[0]);
	if (!add_list(options, "before", options->before, err))
		return false;
	options->before_count = options->run_count;
	if (!add_list(options, "after", options->after, err))
		return false;
	for (int i = 0; i < count; i++)
		if (!add_run(options, operands[i], err))
			return false;
	return true;
}

enum flags_result options_parse(struct options *options, int argc, char **argv, struct error *err)
{
	enum flags_result result;
	int first = argc;

	*options = (struct options){ .theme = &themes[0], .language = &languages[0] };
	result = flags_parse(&report_verb, argc, argv, options_take, options, &first, err);
	if (result != FLAGS_RUN)
		return result;
	if (!add_runs(options, argc - first, argv + first, err) || !check(options, err))
		return FLAGS_WRONG;
	if (!(options->wish.width_mm > 0))
		options->wish.width_mm = MM_USUAL;
	if (options->dpi == 0)
		options->dpi = DPI_USUAL;
	return FLAGS_RUN;
}

void options_free(struct options *options)
{
	free(options->before);
	free(options->after);
}
