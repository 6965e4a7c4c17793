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
#include "figure.h"
#include "layout.h"
#include "marks.h"

enum { LEGEND_MOST = DIRECTION_COUNT + 1 };

struct legend_item {
	const char *text;
	bool is_mean; /* the diamond; else the points of one direction */
	bool has_interval;
	enum direction direction;
	struct layout_offset at; /* from the legend's corner */
};

struct means {
	struct drawing drawing; /* first, so that a pointer to it is one to the whole */
	const struct figure_data *data;
	const struct text_setter *setter;
	const struct figure_wish *wish;
	struct axis axis;
	struct scale y;
	struct layout layout;
	struct legend_item legend[LEGEND_MOST];
	size_t legend_count;
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
struct text_block means_tick(const char *text);
struct text_block means_legend(const struct legend_item *item);
struct text_block means_number(const struct means *means, size_t group);
struct text_block means_label(const struct means *means, size_t group);
struct text_block means_run_label(const struct means *means, size_t run);
struct text_block means_absent(const struct means *means, size_t group);

/* The name of the row of numbers above narrow slots. */
#define MEANS_ROW_NAME "mean"

/* Room of a legend's symbol before its text. */
#define LEGEND_SYMBOL 9.0

/* The radius of a point in the legend. */
#define LEGEND_RADIUS 1.5

/* Gives everything but the points its place: fills layout. False with *err if there is no room. */
bool means_lay_out(struct means *means, struct error *err);

/* Then the points: fills points, painted, radius and what of the slots depends on them. */
bool means_place_points(struct means *means, struct error *err);

void means_paint(const struct drawing *drawing, cairo_t *cr);

#endif
