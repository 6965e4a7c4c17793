/*
 * figure-means.h — the inside of the figure of means, for its painter and its tests.
 *
 * For each case: every single migration as a point, beside it the mean with its number and its
 * confidence interval. figure-means.c makes its texts, figure-means-layout.c and -points.c give
 * everything its place, figure-means-paint.c paints it.
 */
#ifndef MIGSTAT_REPORT_FIGURE_MEANS_H
#define MIGSTAT_REPORT_FIGURE_MEANS_H

#include "axis.h"
#include "figure-data.h"
#include "figure.h"
#include "layout.h"
#include "legend.h"
#include "marks.h"

struct means {
	struct drawing drawing; /* first, so that a pointer to it is one to the whole */
	struct figure_data data;
	const struct figure_job *job;
	struct axis axis;
	struct scale y;
	struct layout layout;
	struct legend legend;
	char legend_mean[64];
	char *axis_title;
	char **labels; /* of the groups, with places to break, as short as need be */
	char **run_labels;
	char **absent;                     /* what to write where a group has no point */
	char (*numbers)[NUMBER_TEXT_SIZE]; /* of the means */
	double number_width;               /* of the widest of them */
	bool labels_upwards;
	double label_length;     /* of those that read upwards; 0 if they do not */
	struct position *points; /* in the order of data->points */
	struct position *painted[DIRECTION_COUNT]; /* the same, by direction */
	size_t painted_count[DIRECTION_COUNT];
	double radius; /* of a point */
};

/* The blocks of text that both measure and paint need. */
struct text_block means_title(const struct means *means);
struct text_block means_caption(const struct means *means);
struct text_block means_axis_title(const struct means *means);
struct text_block means_tick(const struct means *means, const char *text);
struct text_block means_number(const struct means *means, size_t group);
struct text_block means_label(const struct means *means, size_t group);
struct text_block means_run_label(const struct means *means, size_t run);
struct text_block means_absent(const struct means *means, size_t group);

/* The name of the row of numbers above narrow slots. */
#define MEANS_ROW_NAME "mean"

/* The axis of the means: it begins at zero, for the eye compares heights, unless a value is
 * negative. It follows points and means. An interval widens it a little; one that would dwarf the
 * points (two VMs: t = 12.7) does not, and is drawn cut. */
struct axis means_axis(const struct figure_data *data, int wanted);

/* Lays out data that were read already, which the drawing takes over: *data is empty afterwards. */
struct drawing *means_of(struct figure_data *data, const struct figure_job *job, struct error *err);

/* Gives everything but the points its place: fills layout. False with *err if there is no room. */
bool means_lay_out(struct means *means, struct error *err);

/* Then the points: fills points, painted, radius and what of the slots depends on them. */
bool means_place_points(struct means *means, struct error *err);

void means_paint(const struct drawing *drawing, cairo_t *cr);

/* The rows of the sidecar. */
bool means_write_numbers(const struct drawing *drawing, struct sidecar *sidecar, struct error *err);

#endif
