/*
 * kit.h — what a figure is to those who put it on paper, and what all figures share.
 *
 * In: runs and what the user wishes for (struct figure_job).
 *
 * Out: a drawing, and by it the picture, its words, its table of numbers (struct drawing).
 *
 * Doors: this header; values.h (the axis of values that is wished for); file.h (a drawing becomes a
 * file); sidecar.h (the rows of its table); sheet.h
 * (the parts of a page); captions.h (sentences that captions share); one-run.h (figures of one
 * run).
 *
 * To add a figure:
 * 1. Write its figure_function: it reads what it needs from job->sources (tables: sources.h; large
 *    ones row by row: datasets/table-stream.h), lays itself out in points at the width wished for,
 *    and returns a drawing. A figure of plots in rows and columns, or of plots of one scale side by
 *    side, only fills panels (panels.h).
 * 2. Name the columns of its sidecar in a schema (sidecar.h) and write exactly the plotted numbers.
 * 3. Add its line to figures.c. --figure, --list-figures, the manual page's test and the report
 *    loop over that table.
 *
 * The tools are in report/draw. A figure of nothing is a figure, too: sheet.h has the words for it.
 */
#ifndef MIGSTAT_REPORT_FIGURES_KIT_KIT_H
#define MIGSTAT_REPORT_FIGURES_KIT_KIT_H

#include "report/data/data.h"
#include "report/draw/axis.h"
#include "report/draw/draw.h"
#include "report/draw/legend.h"

#include "datasets/metric.h"
#include "datasets/schema.h"
#include "datasets/texts.h"

#include <cairo.h>

struct sidecar;

/* What the whiskers of bars are; the table (strips/bars.c) ends with one without a name, and begins
 * with the usual one. */
struct whisker {
	const char *name, *words;
};
extern const struct whisker whiskers[];

/* Where the legend stands; LEGEND_TOP is the usual place. */
enum legend_place { LEGEND_TOP, LEGEND_NONE, LEGEND_BOTTOM, LEGEND_LEFT, LEGEND_RIGHT };

/* What the user wants of it; texts are borrowed. NULL and 0: nothing is wanted, the figure decides.
 * A figure gets only those of the options (from metric on) that its line in figures.c names. */
struct figure_wish {
	double width_mm;
	double height_mm;    /* 0: as the contents need it */
	const char *title;   /* drawn at the top; NULL: none */
	const char *caption; /* instead of the figure's own */
	bool no_caption;     /* none is drawn; file and sidecar have it */
	enum legend_place legend;
	bool legend_apart; /* the drawing names its legend and does not draw it: drawing->legend */
	bool bare;         /* neither is drawn: whoever embeds the drawing sets them beside it */
	const struct metric *metric;  /* of several: the first */
	struct metric_list metrics;   /* each in a plot of its own */
	struct texts cases;           /* only these, each once; who wished for them frees them */
	const char *case_name;        /* the first of them */
	struct texts by;              /* columns: each text of them has a plot of its own */
	const struct key_text *fixed; /* of such a plot; as data_wish has them */
	size_t fixed_count;
	struct texts order; /* of groups; as data_wish has it */
	bool log;           /* the axis of values is logarithmic */
	bool limited;       /* and it goes from low to high, in the metric's base unit */
	double low, high;
	const char *vm;          /* only this VM */
	long long migration;     /* number in migrations.csv of the first run */
	const char *comparisons; /* path of a comparisons.csv that belongs to the runs */
	const struct whisker *whisker;
};

/* All that a figure is made from. Borrowed; must outlive the drawing. */
struct figure_job {
	const struct figure *figure; /* the line of the table that is being drawn */
	struct sources *sources;     /* one run at least */
	const struct figure_wish *wish;
	const struct labels *labels; /* may be empty */
	struct style style;
};

/* A text that stands beside the picture. */
struct drawing_text {
	struct text_block block; /* its text is borrowed; NULL: there is none */
	double x, y;
};

/* A figure that is laid out and can be painted on any number of surfaces. */
struct drawing {
	double width_mm, height_mm;
	const struct metric *metric; /* that it shows; NULL: none, or several */
	const char *const *by; /* names of the columns it is grouped by, for a sidecar whose */
	size_t by_count;       /* schema is `grouped`; borrowed */
	char *title;           /* of the file, in a few words; always there */
	char *caption; /* the question, then what is drawn: kind, n, VMs, what is left out and why
			*/
	char *lacks;   /* why it shows nothing measured; NULL: it shows something */
	char *alt; /* for those who cannot see it: kind of chart, axes, what it shows, in words */
	const struct legend *legend; /* laid out nowhere, if the wish has it apart; NULL: none */
	const struct axis *values;   /* the axis of values; NULL: several, or none */
	const struct text_setter *setter;
	struct drawing_text head, foot; /* title and caption on the page; drawing_paint sets them */
	/* Paints the picture: the upper left corner is the origin, cr is scaled to points of 1/72
	 * inch. Paints no paper: who opens the page does (theme->paper). Leaves cr as it was. */
	void (*paint)(const struct drawing *drawing, cairo_t *cr);
	/* Writes the rows of the sidecar, not its header. */
	void (*write_numbers)(const struct drawing *drawing, struct sidecar *sidecar);
	void (*free)(struct drawing *drawing); /* with all it owns */
};

/* Reads and lays a figure out; the result is freed by its free(). NULL with *err, which says what
 * to do. Data that are there but empty are no error: they make a figure that says so. */
typedef struct drawing *figure_function(const struct figure_job *job, struct error *err);

/* The options of figure_wish that a figure may understand. */
enum figure_option {
	FIGURE_METRIC = 1,
	FIGURE_CASE = 2,
	FIGURE_VM = 4,
	FIGURE_MIGRATION = 8,
	FIGURE_COMPARISONS = 16,
	FIGURE_WHISKER = 32,
	FIGURE_GROUPS = 64, /* it shows groups of the analysis: any number of cases in one plot */
	FIGURE_BY = 128,
	FIGURE_ORDER = 256,
	FIGURE_LIMITS = 512,
	FIGURE_LOG = 1024
};

struct figure {
	const char *name;
	const char *question; /* that it answers; the first sentence of its caption */
	figure_function *drawing_of;
	const struct schema *numbers; /* the columns of its sidecar */
	unsigned options;             /* of enum figure_option, those it understands */
	const char *of_rows; /* the question of rows of a CSV file; NULL: it is of migrations */
};

/* Paints the drawing with its upper left corner at x, y (points), each part in its tag (tags.h):
 * the title is a heading, the picture a figure with its words, the caption a caption. cr is left as
 * it was. */
void drawing_paint(const struct drawing *drawing, cairo_t *cr, double x, double y);

/* Prints something of a figure as text: its caption, its alternative text. */
typedef void figure_printer(FILE *out, const void *figure);

/* What print prints; the caller frees it. */
char *figure_text(figure_printer *print, const void *figure);

/*
 * Gives the drawing its words: the title of the wish, else `usual`; the caption of the wish, else
 * the question of the figure and then `rest`, whose trailing blanks go; alt. All three are taken
 * over.
 */
void drawing_set_words(struct drawing *drawing, const struct figure_job *job, char *usual,
		       char *rest, char *alt);

/* Frees them, and what it lacks. */
void drawing_free_words(struct drawing *drawing);

/* What the wish wants of groups. Borrowed from the job. */
struct data_wish figure_data_wish(const struct figure_job *job);

/* The metric that is wished for, else the usual one of the figure; where nobody measured that and
 * the job's own time is all that is known of the migrations, this. */
const struct metric *figure_metric(const struct figure_job *job, enum metric_index usual);

#endif
