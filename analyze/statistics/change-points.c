/* change-points.c — where a short series changed its level. */
#include "change-points.h"

#include "random.h"

#include "datasets/must.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- one segment ---- */

/* The numbers of a segment, in their order, and after how many of them a place ends. */
struct stretch {
	double *at; /* less their mean, so that nothing is lost to a large one */
	size_t count;
	size_t *cut; /* numbers before each place but the first: where a split may be */
	size_t cuts;
	size_t first_place;
};

static struct stretch stretch_of(const struct change_series *series, struct change_segment segment)
{
	struct stretch stretch = {
		.at = must_alloc(series->count, sizeof(double)),
		.cut = must_alloc(series->count, sizeof(size_t)),
		.first_place = segment.first,
	};
	size_t last = segment.first;
	double sum = 0;

	for (size_t i = 0; i < series->count; i++) {
		if (series->place[i] < segment.first || series->place[i] >= segment.end)
			continue;
		if (series->place[i] != last)
			stretch.cut[stretch.cuts++] = stretch.count;
		last = series->place[i];
		stretch.at[stretch.count++] = series->at[i];
		sum += series->at[i];
	}
	for (size_t i = 0; i < stretch.count; i++)
		stretch.at[i] -= sum / (double)stretch.count;
	return stretch;
}

static void stretch_free(struct stretch *stretch)
{
	free(stretch->at);
	free(stretch->cut);
}

/* What a split of the numbers after the first `left` takes away from their sum of squares. The sum
 * of all is 0. */
static double gain_of(double sum_of_left, size_t left, size_t count)
{
	return sum_of_left * sum_of_left * (double)count / (double)left / (double)(count - left);
}

/* The largest gain of all cuts of the numbers in this order, and at which; one cut's own. */
struct gains {
	double best, own;
	size_t cut;
};

static struct gains gains_of(const struct stretch *stretch, const double *at, size_t own)
{
	struct gains gains = { -1, 0, 0 };
	double sum = 0;
	size_t i = 0;

	for (size_t k = 0; k < stretch->cuts; k++) {
		double gain;

		while (i < stretch->cut[k])
			sum += at[i++];
		gain = gain_of(sum, stretch->cut[k], stretch->count);
		if (gain > gains.best * (1 + 1e-12)) {
			gains.best = gain;
			gains.cut = k;
		}
		if (k == own)
			gains.own = gain;
	}
	return gains;
}

/* ---- all orders, or many ---- */

/* What is asked of an order of the numbers, and how often it is at least as large as seen. */
struct orders {
	const struct stretch *stretch;
	size_t cut; /* NO_CUT: the best gain; else by how much the best is above that of this cut */
	double seen;
	double counted, far;
};
#define NO_CUT ((size_t)-1)

static double asked_of(const struct orders *orders, const double *at)
{
	struct gains gains = gains_of(orders->stretch, at, orders->cut);

	return orders->cut == NO_CUT ? gains.best : gains.best - gains.own;
}

static void count_order(struct orders *orders, const double *at, double scale)
{
	orders->counted++;
	orders->far += asked_of(orders, at) >= orders->seen - 1e-9 * scale;
}

/* Every order of at[from] to before at[end], and with each the next part's, if there is one. */
static void permute(struct orders *orders, double *at, size_t from, size_t end, size_t next_end,
		    double scale)
{
	if (from == end && end == next_end) {
		count_order(orders, at, scale);
		return;
	}
	if (from == end) {
		permute(orders, at, end, next_end, next_end, scale);
		return;
	}
	for (size_t i = from; i < end; i++) {
		double other = at[i];

		at[i] = at[from];
		at[from] = other;
		permute(orders, at, from + 1, end, next_end, scale);
		at[from] = at[i];
		at[i] = other;
	}
}

static void shuffle(double *at, size_t count, struct random *random)
{
	for (size_t i = 0; i + 1 < count; i++) {
		size_t other = i + random_index(random, count - i);
		double number = at[other];

		at[other] = at[i];
		at[i] = number;
	}
}

/* The share of the orders that are as far as the one seen. The first `parted` numbers change places
 * among themselves, and so do the others. */
static double p_of_orders(struct orders *orders, size_t parted)
{
	const struct stretch *stretch = orders->stretch;
	struct random random = random_of_seed(RANDOM_SEED);
	double *at = must_alloc(stretch->count, sizeof *at);
	double scale = 0;

	memcpy(at, stretch->at, stretch->count * sizeof *at);
	for (size_t i = 0; i < stretch->count; i++)
		scale += at[i] * at[i];
	if (stretch->count <= CHANGE_EXACT) {
		permute(orders, at, 0, parted, stretch->count, scale);
	} else {
		count_order(orders, stretch->at, scale);
		for (size_t draw = 0; draw < CHANGE_DRAWS; draw++) {
			shuffle(at, parted, &random);
			shuffle(at + parted, stretch->count - parted, &random);
			count_order(orders, at, scale);
		}
	}
	free(at);
	return orders->far / orders->counted;
}

/* ---- splits ---- */

/* Of numbers that stand on two levels, split where they do: all orders that leave either level
 * together, at this end or at the other. */
static double least_p_of(const struct stretch *stretch)
{
	double least = 1;

	for (size_t k = 0; k < stretch->cuts; k++) {
		size_t left = stretch->cut[k];
		double p = exp(-gsl_sf_lnchoose((unsigned)stretch->count, (unsigned)left));

		for (size_t other = 0; other < stretch->cuts; other++)
			if (stretch->cut[other] == stretch->count - left) {
				p *= 2;
				break;
			}
		least = fmin(least, p);
	}
	return stretch->count <= CHANGE_EXACT ? least : fmax(least, 1.0 / (CHANGE_DRAWS + 1));
}

static struct change_split split_of(const struct change_series *series,
				    struct change_segment segment)
{
	struct stretch stretch = stretch_of(series, segment);
	struct gains gains = gains_of(&stretch, stretch.at, NO_CUT);
	struct orders orders = { &stretch, NO_CUT, gains.best, 0, 0 };
	struct change_split split = {
		.segment = segment,
		.place = stretch.first_place + gains.cut + 1,
		.p = p_of_orders(&orders, stretch.count),
		.least_p = least_p_of(&stretch),
	};

	stretch_free(&stretch);
	return split;
}

static bool can_split(const struct change_series *series, struct change_segment segment,
		      double most_p)
{
	struct stretch stretch = stretch_of(series, segment);
	bool can = stretch.cuts > 0 && least_p_of(&stretch) <= most_p;

	stretch_free(&stretch);
	return can;
}

/* Splits the segment, and then its parts; count: of those that are there. */
static size_t add_splits(const struct change_series *series, struct change_segment segment,
			 double most_p, double least, struct change_split *splits, size_t count)
{
	struct change_split split;

	if (segment.end - segment.first < 2 || !can_split(series, segment, most_p))
		return count;
	split = split_of(series, segment);
	split.p = fmax(split.p, least);
	splits[count++] = split;
	count = add_splits(series, (struct change_segment){ segment.first, split.place }, most_p,
			   split.p, splits, count);
	return add_splits(series, (struct change_segment){ split.place, segment.end }, most_p,
			  split.p, splits, count);
}

static size_t places_of(const struct change_series *series)
{
	return series->count > 0 ? series->place[series->count - 1] + 1 : 0;
}

double change_least_p(const struct change_series *series)
{
	struct stretch stretch =
		stretch_of(series, (struct change_segment){ 0, places_of(series) });
	double least = stretch.cuts > 0 ? least_p_of(&stretch) : NAN;

	stretch_free(&stretch);
	return least;
}

size_t change_splits(const struct change_series *series, double most_p, struct change_split *splits)
{
	return add_splits(series, (struct change_segment){ 0, places_of(series) }, most_p, 0,
			  splits, 0);
}

/* ---- where it began, and by how much ---- */

static void take_places(struct change_point *point, const struct stretch *stretch, double level)
{
	for (size_t k = 0; k < stretch->cuts; k++) {
		struct gains own = gains_of(stretch, stretch->at, k);
		struct orders orders = { stretch, k, own.best - own.own, 0, 0 };
		size_t place = stretch->first_place + k + 1;

		if (place == point->place || p_of_orders(&orders, stretch->cut[k]) <= 1 - level)
			continue;
		point->earliest = place < point->earliest ? place : point->earliest;
		point->latest = place > point->latest ? place : point->latest;
	}
}

static double mean_of(const double *at, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += at[i];
	return sum / (double)count;
}

static double squares_about(const double *at, size_t count, double mean)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += (at[i] - mean) * (at[i] - mean);
	return sum;
}

struct change_point change_point_of(const struct change_series *series,
				    struct change_segment segment, size_t place, double level)
{
	struct stretch stretch = stretch_of(series, segment);
	struct change_point point = {
		.place = place, .earliest = place, .latest = place, .interval = { NAN, NAN }
	};
	size_t first = 0;
	size_t left;
	size_t right;
	double squares;
	double df = (double)stretch.count - 2;

	take_places(&point, &stretch, level);
	left = stretch.cut[point.place - stretch.first_place - 1];
	right = stretch.count - left;
	while (series->place[first] < segment.first)
		first++;
	point.before = mean_of(series->at + first, left);
	point.after = mean_of(series->at + first + left, right);
	squares = squares_about(series->at + first, left, point.before) +
		  squares_about(series->at + first + left, right, point.after);
	if (df >= 1) {
		double half = student_t(level, df) *
			      sqrt(squares / df * (1 / (double)left + 1 / (double)right));

		point.interval = (struct interval){ point.after - point.before - half,
						    point.after - point.before + half };
	}
	stretch_free(&stretch);
	return point;
}
