/* options.c — what the user asks of `migstat report`. */
#include "options.h"

static const struct flag flags[] = {
	{ "output", 'o', "FILE",
	  "Write the figure to FILE; the ending says how: .pdf, .png or .svg. May be given more "
	  "than once. The numbers drawn go beside it, into the same name with the ending .csv." },
	{ "figure", 'f', "NAME", "Which figure to draw; the default is means." },
	{ "list-figures", 0, NULL, "List the figures and the question each answers, and exit." },
	{ "metric", 'm', "NAME",
	  "Which metric to show; the default depends on the figure. `migstat analyze "
	  "--list-metrics` lists them." },
	{ "case", 0, "NAME", "Show only this case." },
	{ "vm", 0, "NAME", "Show only this VM." },
	{ "migration", 0, "N", "Show this migration, by its number in migrations.csv." },
	{ "comparisons", 0, "FILE",
	  "The table that `migstat compare` wrote about the two runs that are shown." },
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
	  "Draw a title over the figure. Without it there is none, as papers want it." },
	{ "caption", 0, "TEXT", "Draw this caption under the figure instead of its own." },
};

const struct verb report_verb = {
	.name = "report",
	.operands = "RUN...",
	.purpose = "Draw a figure of analyzed runs.",
	.flags = flags,
	.flag_count = sizeof flags / sizeof *flags,
	.epilogue = "A RUN is a folder that migstat collect or import wrote and migstat analyze "
		    "analyzed.\n"
		    "Exit status: 0 done, 1 failed, 2 called wrongly.\n",
};

static bool check(const struct options *options, struct error *err)
{
	if (options->list_figures)
		return true;
	if (options->run_count == 0)
		return error_set(
			err, "no run is named: migstat report RUN... -o FILE (--help tells more)");
	if (options->output_count == 0)
		return error_set(err, "no file is named to draw into: -o FILE.pdf, .png or .svg");
	return figure_takes(options->figure, &options->wish, err);
}

enum flags_result options_parse(struct options *options, int argc, char **argv, struct error *err)
{
	enum flags_result result;
	int first = argc;

	*options = (struct options){ .figure = &figures[0],
				     .theme = &themes[0],
				     .language = &languages[0],
				     .wish = { .width_mm = MM_USUAL },
				     .dpi = DPI_USUAL };
	result = flags_parse(&report_verb, argc, argv, options_take, options, &first, err);
	if (result != FLAGS_RUN)
		return result;
	options->runs = argv + first;
	options->run_count = (size_t)(argc - first);
	return check(options, err) ? FLAGS_RUN : FLAGS_WRONG;
}
