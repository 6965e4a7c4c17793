/* options.c — what the user asks of `migstat report`: runs, defaults, contradictions. */
#include "options.h"

#include "report/canvas/canvas.h"
#include "report/figures/figures.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool options_is_html(const char *path)
{
	const char *ending = strrchr(path, '.');

	return ending && (strcasecmp(ending, ".html") == 0 || strcasecmp(ending, ".htm") == 0);
}

/* Options that mean something to figures alone; NULL: none was given. */
static const char *figure_only(const struct report_options *options)
{
	const struct figure_wish *wish = &options->wish;

	return wish->metric                   ? "metric"
	       : wish->case_name              ? "case"
	       : wish->vm                     ? "vm"
	       : wish->migration > 0          ? "migration"
	       : wish->whisker                ? "whisker"
	       : wish->width_mm > 0           ? "width"
	       : wish->height_mm > 0          ? "height"
	       : wish->caption                ? "caption"
	       : wish->no_caption             ? "no-caption"
	       : wish->legend != LEGEND_TOP   ? "legend"
	       : wish->by.count > 0           ? (options->of_csv ? "panels" : "by")
	       : wish->order.count > 0        ? "order"
	       : wish->limited                ? "limits"
	       : wish->log                    ? "log"
	       : options->style               ? "style"
	       : options->font                ? "font"
	       : options->look.font_size > 0  ? "font-size"
	       : options->look.mono           ? "mono"
	       : options->look.palette.count  ? "palette"
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
static bool choose(struct report_options *options, struct error *err)
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

static bool check_report(const struct report_options *options, struct error *err)
{
	const char *option = figure_only(options);

	return !option || error_set(err,
				    "--%s tells of a figure, and %s is to be a report: name the "
				    "figure, as --figure %s",
				    option, options->outputs[0], figures[0].name);
}

/* --full is of a report's pages. */
static bool check_full(const struct report_options *options, struct error *err)
{
	if (options->full && options->of_csv)
		return error_set(err, "--full is of runs: the report of a CSV file has all there "
				      "is");
	if (!options->full || (!options->figure && !options->latex))
		return true;
	return error_set(err, "--full tells of a report, and %s is none",
			 options->latex ? "--latex" : options->figure->name);
}

static bool check_latex(const struct report_options *options, struct error *err)
{
	if (options->output_count > 0)
		return error_set(err, "--output %s: --latex writes a folder of its own",
				 options->outputs[0]);
	if (options->wish.title || options->wish.caption)
		return error_set(err, "--title and --caption: with --latex a figure's words are in "
				      "its file .tex, to be changed there");
	return !options->figure || figure_takes(options->figure, &options->wish, err);
}

static bool check(struct report_options *options, struct error *err)
{
	if (options->list_figures)
		return true;
	if (!options->before != !options->after)
		return error_set(err, "--before and --after belong together");
	if (options->run_count == 0 && !options->of_csv)
		return error_set(
			err, "no run is named: migstat report RUN... -o FILE (--help tells more)");
	if (options->latex)
		return check_full(options, err) && check_latex(options, err);
	if (options->output_count == 0)
		return error_set(err,
				 "no file is named to write to: -o FILE.pdf or .html; a figure "
				 "also .png or .svg");
	if (!choose(options, err))
		return false;
	return options->figure ? check_full(options, err) &&
					 figure_takes(options->figure, &options->wish, err)
			       : check_full(options, err) && check_report(options, err);
}

/* ---- CSV files ---- */

/* A name with a comma stands in quotes. */
static void add_column(struct report_options *options, const char *name)
{
	const char *quote = strpbrk(name, ",\"") ? "\"" : "";

	texts_add(&options->analyze, "--by=%s%s%s", quote, name, quote);
}

/* What --by names are groups, as to analyze; what --panels names has plots of its own, too. */
static void group_rows(struct report_options *options)
{
	struct figure_wish *wish = &options->wish;

	for (size_t i = 0; i < wish->by.count; i++)
		add_column(options, wish->by.at[i]);
	for (size_t i = 0; i < options->panels.count; i++)
		if (!texts_have(&wish->by, options->panels.at[i]))
			add_column(options, options->panels.at[i]);
	texts_free(&wish->by);
	wish->by = options->panels;
	options->panels = (struct texts){ 0 };
}

/* Options that mean nothing to a CSV file. */
static const char *run_only(const struct report_options *options)
{
	return options->before || options->after ? "before and --after"
	       : options->wish.metrics.count > 0 ? "metric"
	       : options->wish.migration > 0     ? "migration"
	       : options->wish.comparisons       ? "comparisons"
						 : NULL;
}

/* Operands are further files. */
static bool take_files(struct report_options *options, size_t count, char **operands,
		       struct error *err)
{
	const char *option = run_only(options);

	if (option)
		return error_set(err,
				 "--%s is for runs; of a CSV file --value names the columns, --by "
				 "what is compared",
				 option);
	for (size_t i = 0; i < count; i++)
		texts_add(&options->analyze, "--csv=%s", operands[i]);
	group_rows(options);
	return true;
}

/* Of runs --panels is another word for --by. */
static bool take_panels(struct report_options *options, struct error *err)
{
	if (options->csv_told)
		return error_set(err, "--value, --unit-of, --cycle, --time, --where, --delimiter, "
				      "--no-header, --missing, --better, --level, --interval and "
				      "--limit tell of a CSV file: name it by --csv FILE");
	if (options->panels.count > 0 && options->wish.by.count > 0)
		return error_set(err, "--by and --panels: of runs both mean the same");
	if (options->panels.count > 0) {
		options->wish.by = options->panels;
		options->panels = (struct texts){ 0 };
	}
	return true;
}

static bool add_run(struct report_options *options, char *folder, struct error *err)
{
	if (options->run_count == RUNS_MOST)
		return error_set(err, "%s: at most %d runs in one call", folder, RUNS_MOST);
	options->runs[options->run_count++] = folder;
	return true;
}

/* Cuts the list at its commas. */
static bool add_list(struct report_options *options, const char *name, char *list,
		     struct error *err)
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

static bool add_runs(struct report_options *options, size_t count, char **operands,
		     struct error *err)
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
	for (size_t i = 0; i < count; i++)
		if (!add_run(options, operands[i], err))
			return false;
	return true;
}

/* What was not said otherwise is as the publisher has it. */
static void apply_style(struct report_options *options)
{
	const struct column_style *style = options->style;

	if (!style)
		return;
	if (!(options->wish.width_mm > 0))
		options->wish.width_mm = style->width_mm;
	if (!options->font)
		options->font = style->font;
	if (!(options->look.font_size > 0))
		options->look.font_size = style->font_size;
}

bool report_options_finish(void *closure, size_t count, char **operands, struct error *err)
{
	struct report_options *options = closure;

	if (options->wish.metrics.count > 0)
		options->wish.metric = metric_at(options->wish.metrics.at[0]);
	if (options->of_csv
		    ? !take_files(options, count, operands, err)
		    : !take_panels(options, err) || !add_runs(options, count, operands, err))
		return false;
	if (!check(options, err))
		return false;
	if (options->wish.caption && options->wish.no_caption)
		return error_set(err, "--caption and --no-caption contradict each other");
	if (options->look.mono && options->look.palette.count > 0)
		return error_set(err, "--mono and --palette contradict each other");
	apply_style(options);
	if (!(options->wish.width_mm > 0))
		options->wish.width_mm = MM_USUAL;
	if (options->dpi == 0)
		options->dpi = DPI_USUAL;
	if (options->of_csv && options->quiet)
		texts_add(&options->analyze, "--quiet");
	return true;
}

void report_options_free(void *closure)
{
	struct report_options *options = closure;

	texts_free(&options->wish.cases);
	texts_free(&options->wish.by);
	texts_free(&options->wish.order);
	texts_free(&options->panels);
	texts_free(&options->analyze);
	free(options->before);
	free(options->after);
}
