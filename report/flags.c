/* flags.c — the flags of `migstat report`. */
#include "options.h"

#include "report/canvas/canvas.h"
#include "report/draw/paper.h"
#include "report/figures/figures.h"

#include "datasets/array.h"
#include "datasets/must.h"
#include "datasets/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool take_output(void *place, const struct flag *flag, const char *path, struct error *err)
{
	struct report_options *options = place;

	if (canvas_format_of(path) == CANVAS_FORMATS && !options_is_html(path))
		return error_set(err,
				 "--%s %s: the file's ending says what to write: wanted is .pdf or "
				 ".html, of a figure .pdf, .png or .svg",
				 flag->name, path);
	if (options->output_count == OUTPUTS_MOST)
		return error_set(err, "--%s %s: at most %d files in one call", flag->name, path,
				 OUTPUTS_MOST);
	options->outputs[options->output_count++] = path;
	return true;
}

static bool take_length(void *place, const struct flag *flag, const char *text, struct error *err)
{
	double value;

	/* the range is widened by a hair, so that 15.748in is still 400 mm */
	if (length_parse(text, &value) && value >= MM_LEAST - 1e-3 && value <= MM_MOST + 1e-3) {
		*(double *)place = value;
		return true;
	}
	return error_set(
		err, "--%s %s: wanted is a length from %d to %d mm, such as 88mm, 18cm or 3.5in",
		flag->name, text, MM_LEAST, MM_MOST);
}

static bool take_language(void *place, const struct flag *flag, const char *tag, struct error *err)
{
	const struct language *language = language_find(tag, err);

	(void)flag;
	*(const struct language **)place = language;
	return language != NULL;
}

static bool take_points(void *place, const struct flag *flag, const char *text, struct error *err)
{
	enum { LEAST = 4, MOST = 24 };
	char *end;
	double value = strtod(text, &end);

	if (end == text || (*end != '\0' && strcmp(end, "pt") != 0) || !(value >= LEAST) ||
	    value > MOST)
		return error_set(err, "--%s %s: wanted is a size from %d to %d points, such as 8",
				 flag->name, text, LEAST, MOST);
	*(double *)place = value;
	return true;
}

static bool take_palette(void *place, const struct flag *flag, const char *text, struct error *err)
{
	return palette_parse(place, text) ||
	       error_set(
		       err,
		       "--%s %s: wanted is okabe-ito, tol-bright or tol-high-contrast, or up to %d "
		       "colours such as #004488,#DDAA33",
		       flag->name, text, PALETTE_MOST);
}

/* In the order of enum legend_place. */
static const char *const legend_words[] = { "top", "none", "bottom", "left", "right", NULL };

/* A case's name may hold a comma: each is given by itself. */
static bool take_case(void *place, const struct flag *flag, const char *name, struct error *err)
{
	struct figure_wish *wish = place;

	if (texts_have(&wish->cases, name))
		return error_set(err, "--%s %s: it is named twice", flag->name, name);
	texts_add(&wish->cases, "%s", name);
	wish->case_name = wish->cases.at[0];
	return true;
}

/* Numbers in the metric's base unit: "0,2.5". */
static bool take_limits(void *place, const struct flag *flag, const char *text, struct error *err)
{
	struct figure_wish *wish = place;
	char *behind;

	wish->low = strtod(text, &behind);
	wish->limited = behind != text && *behind == ',' &&
			number_of_text(behind + 1, &wish->high) && isfinite(wish->low) &&
			wish->low < wish->high;
	return wish->limited ||
	       error_set(err,
			 "--%s %s: wanted are two numbers in the metric's base unit, the lower one "
			 "first, such as 0,2.5",
			 flag->name, text);
}

/* A list may be given more than once: "a,b" and "c" are "a,b,c". */
static bool take_side(void *place, const struct flag *flag, const char *value, struct error *err)
{
	char **list = place;
	char *longer;

	if (value[0] == '\0')
		return error_set(err, "--%s: no run is named", flag->name);
	longer = must_print("%s%s%s", *list ? *list : "", *list ? "," : "", value);
	free(*list);
	*list = longer;
	return true;
}

/* What analyze takes as it is; it knows what is right. */
static bool take_for_analyze(void *place, const struct flag *flag, const char *value,
			     struct error *err)
{
	struct report_options *options = place;

	(void)err;
	options->csv_told = true;
	options->of_csv = options->of_csv || strcmp(flag->name, "csv") == 0;
	if (value)
		texts_add(&options->analyze, "--%s=%s", flag->name, value);
	else
		texts_add(&options->analyze, "--%s", flag->name);
	return true;
}

#define INTO(member) FLAG_INTO(struct report_options, member)

/* clang-format off */
static const struct flag flags[] = {
	{ "output", 'o', "FILE",
	  "Write to FILE; the ending says how. A report: .pdf or .html. A figure (--figure): .pdf, "
	  ".png or .svg, with the numbers drawn beside it, in the same name with the ending .csv. "
	  "May be given more than once.",
	  FLAG_TAKE, .take = take_output },
	{ "before", 0, "RUN[,RUN...]",
	  "Report on these runs against those of --after, as `migstat compare` judged them.",
	  FLAG_TAKE, INTO(before), .take = take_side },
	{ "after", 0, "RUN[,RUN...]", "The runs after; belongs to --before.",
	  FLAG_TAKE, INTO(after), .take = take_side },
	{ "full", 0, NULL,
	  "Write the whole report: every metric, every check, every failure. Without it, it is "
	  "what answers, in a few pages.",
	  FLAG_SWITCH, INTO(full) },
	{ "latex", 0, "FOLDER",
	  "Write figures and tables for a paper into FOLDER, with report.tex, which takes all of "
	  "them in: \\input{FOLDER/report}.",
	  FLAG_TEXT, INTO(latex) },
	{ "figure", 'f', "NAME",
	  "Draw this figure instead of a report. Without it, .png and .svg get the figure means.",
	  FLAG_ENTRY, INTO(figure), .words = FLAG_TABLE(figures),
	  .wanted = "migstat report --list-figures lists them" },
	{ "list-figures", 0, NULL, "List the figures and the question each answers, and exit.",
	  FLAG_SWITCH, INTO(list_figures) },
	{ "metric", 'm', "NAME[,NAME...]",
	  "Which metric to show, or several, each in a plot of its own; the default depends on the "
	  "figure. `migstat analyze --list-metrics` lists them.",
	  FLAG_METRICS, INTO(wish.metrics) },
	{ "case", 0, "NAME", "Show only this case; given more than once: only these.",
	  FLAG_TAKE, INTO(wish), .take = take_case },
	{ "by", 0, "COLUMN[,COLUMN...]",
	  "Give each text of this column, by which the analysis is grouped, a plot of its own. With "
	  "--csv: group the rows by it, as analyze does.",
	  FLAG_TEXTS, INTO(wish.by), .wanted = "a column that the analysis is grouped by",
	  .once = true },
	{ "panels", 0, "COLUMN[,COLUMN...]",
	  "Give each text of this column a plot of its own; with --csv the rows are grouped by it, "
	  "too.",
	  FLAG_TEXTS, INTO(panels), .wanted = "a column", .once = true },
	{ "order", 0, "NAME[,NAME...]|name|value",
	  "The order of groups: these first; or by name; or by value, the smallest first.",
	  FLAG_TEXTS, INTO(wish.order), .wanted = "what a group is called", .once = true },
	{ "limits", 0, "LOW,HIGH",
	  "The axis of values goes from LOW to HIGH, in the metric's base unit.",
	  FLAG_TAKE, INTO(wish), .take = take_limits, .one_value = true },
	{ "log", 0, NULL, "The axis of values is logarithmic.",
	  FLAG_SWITCH, INTO(wish.log) },
	{ "vm", 0, "NAME", "Show only this VM.",
	  FLAG_TEXT, INTO(wish.vm) },
	{ "migration", 0, "N", "Show this migration, by its number in migrations.csv.",
	  FLAG_WHOLE, INTO(wish.migration), .least = 1, .most = 1LL << 53,
	  .wanted = "the number of a migration, as migrations.csv has it, such as 12" },
	{ "comparisons", 0, "FILE",
	  "The table that `migstat compare` wrote about the runs that are shown; the default is "
	  "analysis/comparisons.csv of the first run after.",
	  FLAG_TEXT, INTO(wish.comparisons) },
	{ "whisker", 0, "WORD",
	  "Of the figure bars: what its whiskers are: sd (standard deviation, the default), se "
	  "(standard error) or ci (confidence interval).",
	  FLAG_ENTRY, INTO(wish.whisker), .words = FLAG_TABLE(whiskers) },
	{ "width", 'w', "LENGTH",
	  "Exact width of the figure, as 88mm (the default, one column), 180mm, 18cm or 3.5in; a "
	  "bare number is mm. 40 to 400 mm.",
	  FLAG_TAKE, INTO(wish.width_mm), .take = take_length, .one_value = true },
	{ "height", 0, "LENGTH",
	  "Exact height, likewise. Without it the figure is as high as its contents need.",
	  FLAG_TAKE, INTO(wish.height_mm), .take = take_length, .one_value = true },
	{ "dpi", 0, "N", "Dots per inch of a PNG, 50 to 1200; the default is 300.",
	  FLAG_WHOLE, INTO(dpi), .least = 50, .most = 1200,
	  .wanted = "a whole number from 50 to 1200" },
	{ "theme", 0, "NAME", "How it looks: print (the default), screen or dark.",
	  FLAG_ENTRY, INTO(theme), .words = FLAG_TABLE(themes) },
	{ "style", 0, "NAME",
	  "Width and type of one column of a publisher: ieee, acm or springer; --width, --font and "
	  "--font-size go before it.",
	  FLAG_ENTRY, INTO(style), .words = FLAG_TABLE(column_styles) },
	{ "font", 0, "FAMILY", "Set the figure in this family of type, which must be installed.",
	  FLAG_TEXT, INTO(font), .least = 1 },
	{ "font-size", 0, "POINTS",
	  "Size of the type of the axes, 4 to 24; all other type keeps its proportion to it.",
	  FLAG_TAKE, INTO(look.font_size), .take = take_points, .one_value = true },
	{ "mono", 0, NULL, "No colours: shades, shapes, dashes and stripes tell series apart.",
	  FLAG_SWITCH, INTO(look.mono) },
	{ "palette", 0, "NAME|COLOURS",
	  "The colours of series: okabe-ito (that of the themes), tol-bright, tol-high-contrast, or "
	  "up to 7 colours such as #004488,#DDAA33.",
	  FLAG_TAKE, INTO(look.palette), .take = take_palette, .one_value = true },
	{ "legend", 0, "PLACE", "Where the legend stands: top (the default), bottom, left, right or none.",
	  FLAG_WORD, INTO(wish.legend), .words = FLAG_LIST(legend_words) },
	{ "no-caption", 0, NULL, "Draw no caption under the figure; the file's description keeps it.",
	  FLAG_SWITCH, INTO(wish.no_caption) },
	{ "lang", 0, "TAG",
	  "Write numbers as this language does: en (the default), de, fr and others. Words stay "
	  "English.",
	  FLAG_TAKE, INTO(language), .take = take_language, .one_value = true },
	{ "labels", 0, "FILE",
	  "A CSV table with the columns name (or case, vm, run) and label: what the paper calls "
	  "them.",
	  FLAG_TEXT, INTO(labels) },
	{ "csv", 0, "FILE",
	  "Draw, or report on, any CSV file with a header line instead of runs; - is standard "
	  "input. Several are read as one. This and the options below are those of migstat "
	  "analyze.",
	  FLAG_TAKE, .take = take_for_analyze },
	{ "value", 0, "COLUMN[,COLUMN...]", "With --csv: the columns of numbers.",
	  FLAG_TAKE, .take = take_for_analyze },
	{ "unit-of", 0, "COLUMN",
	  "With --csv: the column that tells the VM, whose rows resemble each other.",
	  FLAG_TAKE, .take = take_for_analyze, .one_value = true },
	{ "cycle", 0, "COLUMN", "With --csv: the column that tells the cycle; none: no column.",
	  FLAG_TAKE, .take = take_for_analyze, .one_value = true },
	{ "time", 0, "COLUMN", "With --csv: the column that tells when a row was measured.",
	  FLAG_TAKE, .take = take_for_analyze, .one_value = true },
	{ "where", 0, "EXPRESSION", "With --csv: only rows that fit.",
	  FLAG_TAKE, .take = take_for_analyze, .one_value = true },
	{ "delimiter", 0, "MARK", "With --csv: what stands between the cells.",
	  FLAG_TAKE, .take = take_for_analyze, .one_value = true },
	{ "no-header", 0, NULL, "With --csv: the first line is a row, too.",
	  FLAG_TAKE, .take = take_for_analyze },
	{ "missing", 0, "WORD[,WORD...]",
	  "With --csv: words that stand for a number that is not known.",
	  FLAG_TAKE, .take = take_for_analyze },
	{ "better", 0, "WORD", "With --csv: lower or higher is better.",
	  FLAG_TAKE, .take = take_for_analyze, .one_value = true },
	{ "level", 'l', "LEVEL", "With --csv: confidence level of the intervals, as 95%.",
	  FLAG_TAKE, .take = take_for_analyze, .one_value = true },
	{ "interval", 'i', "KIND", "With --csv: which interval of the mean to give.",
	  FLAG_TAKE, .take = take_for_analyze, .one_value = true },
	{ "limit", 0, "[COLUMN=]LIMIT|none",
	  "With --csv: a time at which the measuring program gave up.",
	  FLAG_TAKE, .take = take_for_analyze },
	{ "title", 't', "TEXT",
	  "The title of the report; over a figure there is none without it, as papers want it.",
	  FLAG_TEXT, INTO(wish.title) },
	{ "caption", 0, "TEXT", "Draw this caption under the figure instead of its own.",
	  FLAG_TEXT, INTO(wish.caption) },
	{ "quiet", 'q', NULL, "No progress: a line on the terminal that says how far long work is.",
	  FLAG_SWITCH, INTO(quiet) },
};
/* clang-format on */

const struct verb verb_report = {
	.name = "report",
	.operands = "{RUN... | --before RUN[,RUN...] --after RUN[,RUN...] | --csv FILE... --value "
		    "COLUMN}",
	.purpose = "Write a report of analyzed runs, or draw a figure of them.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue = "A RUN is a folder that migstat collect or import wrote and migstat analyze "
		    "analyzed.\n"
		    "Exit status: 0 done, 1 failed, 2 called wrongly.\n",
	.options_size = sizeof(struct report_options),
	.defaults =
		&(const struct report_options){ .theme = &themes[0], .language = &languages[0] },
	.finish = report_options_finish,
	.free = report_options_free,
};
