/*
 * strips.h — the figures of means and of distributions.
 *
 * For each group a strip: every single migration as a point, and beside the points one mark that
 * sums them up, with its number. A kind says which mark: the mean with its interval (means.c), or a
 * box of quartiles (distributions.c). strips.c makes the texts, layout.c and points.c give
 * everything its place, paint.c paints it, numbers.c writes the sidecar.
 *
 * In: one metric by group (data.h).
 *
 * Out: figure_means and figure_distributions, for the table of figures.
 *
 * Doors: this header.
 */
#ifndef MIGSTAT_REPORT_FIGURES_STRIPS_STRIPS_H
#define MIGSTAT_REPORT_FIGURES_STRIPS_STRIPS_H

#include "report/data/data.h"
#include "report/draw/axis.h"
#include "report/draw/layout.h"
#include "report/draw/legend.h"
#include "report/draw/marks.h"
#include "report/figures/kit/kit.h"

struct strips;

struct strips_kind {
	const char *title;             /* of the file: the words before the metric's name */
	const char *chart;             /* what kind of chart it is, for those who cannot see it */
	const char *row_name;          /* of the row of numbers above narrow slots */
	bool no_points;                /* single migrations are not drawn */
	bool from_zero;                /* the mark is told from zero: a bar */
	const struct whisker *whisker; /* of bars */
	double mark_half;              /* how far the mark reaches to each side; points */
	/* The group's number, which stands beside its mark; NaN: it has none. */
	double (*centre)(const struct figure_data *data, const struct group *group);
	struct axis (*axis)(const struct figure_data *data, int wanted);
	void (*add_legend)(struct strips *strips);
	void (*paint_mark)(const struct strips *strips, size_t group, cairo_t *cr);
	/* What the caption says behind its question, from a struct strips. */
	figure_printer *print_caption;
	/* The rows of the sidecar that are no points. */
	void (*write_mark)(struct sidecar *sidecar, const struct figure_data *data,
			   const struct group *group);
};

extern const struct strips_kind strips_of_means;
extern const struct strips_kind strips_of_boxes;

struct strips {
	struct drawing drawing; /* first, so that a pointer to it is one to the whole */
	struct figure_data data;
	const struct figure_job *job;
	const struct strips_kind *kind;
	struct axis axis;
	struct scale y;
	struct layout layout;
	struct legend legend;
	char legend_mark[64]; /* the words for the mark */
	char *axis_title;
	char **labels;     /* of the groups, with places to break, as short as need be */
	char **run_labels; /* of the clusters, likewise */
	char **absent;     /* what to write where a group has no point */
	char (*numbers)[NUMBER_TEXT_SIZE]; /* of the marks */
	double number_width;               /* of the widest of them */
	bool labels_upwards;
	double label_length;     /* of those that read upwards; 0 if they do not */
	struct position *points; /* in the order of data.points */
	struct position *painted[DIRECTION_COUNT]; /* the same, by direction */
	size_t painted_count[DIRECTION_COUNT];
	double radius; /* of a point */
	size_t beyond; /* values that --limits or --log leave no place for */
};

/* The blocks of text that both measure and paint need. */
struct text_block strips_axis_title(const struct strips *strips);
struct text_block strips_tick(const struct strips *strips, const char *text);
struct text_block strips_number(const struct strips *strips, size_t group);
struct text_block strips_label(const struct strips *strips, size_t group);
struct text_block strips_run_label(const struct strips *strips, size_t cluster);
struct text_size strips_measure(const struct strips *strips, const struct text_block *block);

/*
 * The figure of that kind of the job's metric (total_time_seconds if none is wished for); the
 * result is freed by its free(). NULL with *err.
 */
struct drawing *strips_draw(const struct figure_job *job, const struct strips_kind *kind,
			    struct error *err);

/* The same of data that were read already, which the drawing takes over: *data is empty afterwards.
 */
struct drawing *strips_of(struct figure_data *data, const struct figure_job *job,
			  const struct strips_kind *kind, struct error *err);

/* The axis, the user's or the kind's, fills strips->axis; values beyond it are taken out of their
 * groups and counted. False with *err: a mean or median would lie beyond. */
bool strips_make_axis(struct strips *strips, int wanted, struct error *err);

/* Gives everything but the points its place: fills layout. False with *err if there is no room. */
bool strips_lay_out(struct strips *strips, struct error *err);

/* Then the points: fills points, painted, radius and what of the slots depends on them. */
void strips_place_points(struct strips *strips);

void strips_paint(const struct drawing *drawing, cairo_t *cr);

/* The rows of the sidecar: every point, and every mark. */
void strips_write_numbers(const struct drawing *drawing, struct sidecar *sidecar);

/* The rows of the kinds of marks; of a whisker that is no confidence interval: what it is. */
void strips_write_mean(struct sidecar *sidecar, const struct figure_data *data,
		       const struct group *group);
void strips_write_whisker(struct sidecar *sidecar, const struct figure_data *data,
			  const struct group *group, const char *kind);
void strips_write_quantiles(struct sidecar *sidecar, const struct figure_data *data,
			    const struct group *group);

figure_function figure_means;
figure_function figure_bars;
figure_function figure_distributions;
extern const struct schema figure_strips_numbers;

#endif
