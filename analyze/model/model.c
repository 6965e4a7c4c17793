/* model.c — what a migration's time is made of, and whether pre-copy comes to an end. */
#include "model.h"

#include "datasets/must.h"
#include "datasets/vm-key.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const line_words[] = { "good", "few_rows", "little_spread", "not_rising" };
const char *const convergence_words[] = { "unknown", "yes", "no", "undecided" };

static const struct estimate none = { NAN, { NAN, NAN } };

/* The row's cycle; those that tell none are of one. */
static long cycle_of(const struct run *run, size_t row, size_t column)
{
	double cycle = table_number(&run->migrations, row, column);

	return isnan(cycle) ? 0 : (long)cycle;
}

/* The migrations that have a time of a whole migration, and both values. */
static size_t take_points(struct fit_point *points, const struct run *run, const size_t *rows,
			  size_t count, const char *x, const char *y)
{
	size_t of_x = table_column(&run->migrations, x);
	size_t of_y = table_column(&run->migrations, y);
	size_t of_cycle = table_column(&run->migrations, "cycle");
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		struct fit_point point = {
			table_number(&run->migrations, rows[i], of_x),
			table_number(&run->migrations, rows[i], of_y),
			run_vm(run, rows[i]),
			cycle_of(run, rows[i], of_cycle),
		};

		if (outcome_info(run_outcome(run, rows[i]))->timed && !isnan(point.x) &&
		    !isnan(point.y))
			points[n++] = point;
	}
	return n;
}

static void take_spread(struct line *line, const struct fit_point *points)
{
	double least = INFINITY;
	double most = -INFINITY;
	double sum = 0;

	for (size_t i = 0; i < line->rows; i++) {
		least = fmin(least, points[i].x);
		most = fmax(most, points[i].x);
		sum += points[i].x;
	}
	line->least_x = least;
	line->most_x = most;
	line->mean_x = line->rows > 0 ? sum / (double)line->rows : NAN;
	line->spread = line->rows > 0 && sum > 0 ? (most - least) / line->mean_x : NAN;
}

/* Values that are all equal leave a slope of some 1e-17 behind. */
static bool is_rising(const struct line *line)
{
	double rise = line->fit.slope * (line->most_x - line->least_x);

	return rise > 1e-12 * fabs(line->fit.level);
}

static struct line line_of(const struct run *run, const size_t *rows, size_t count, const char *x,
			   const char *y)
{
	struct fit_point *points = must_alloc(count, sizeof *points);
	struct line line = { .state = LINE_FEW_ROWS };

	line.rows = take_points(points, run, rows, count, x, y);
	take_spread(&line, points);
	if (line.rows >= MODEL_ROWS_MIN) {
		line.state = LINE_LITTLE_SPREAD;
		if (100 * line.spread >= MODEL_SPREAD_PERCENT_MIN) {
			line.fit = fit_of(points, line.rows);
			line.state = is_rising(&line) ? LINE_GOOD : LINE_NOT_RISING;
		}
	}
	free(points);
	return line;
}

/* 1 / slope. Where the slope may be zero, the bandwidth has no upper end. */
static struct estimate bandwidth_of(const struct fit *fit, double level)
{
	struct estimate slope = fit_slope(fit, level);

	return (struct estimate){ 1 / slope.value,
				  { 1 / slope.interval.high,
				    slope.interval.low > 0 ? 1 / slope.interval.low : NAN } };
}

/* The time of a VM that writes twice as fast, through both lines. */
static struct estimate through_both(const struct model *model)
{
	const struct fit *time = &model->time.fit;
	const struct fit *bytes = &model->bytes.fit;
	double rate = 2 * model->bytes.mean_x;
	double moved = fit_mean(bytes, rate, model->level).value;
	double value = fit_mean(time, moved, model->level).value;
	struct fit_chance of_bytes = fit_chance_at(bytes, rate, model->level);
	struct fit_chance of_time = fit_chance_at(time, moved, model->level);
	double variance =
		time->sigma * time->sigma + of_time.variance +
		time->slope * time->slope * (bytes->sigma * bytes->sigma + of_bytes.variance);
	double half =
		student_t(model->level, fmin(of_time.degrees, of_bytes.degrees)) * sqrt(variance);

	return (struct estimate){ value, { value - half, value + half } };
}

static enum convergence convergence_of(const struct interval *ratio)
{
	if (ratio->high < 1)
		return CONVERGENCE_YES;
	return ratio->low >= 1 ? CONVERGENCE_NO : CONVERGENCE_UNDECIDED;
}

/* The dirty rate is taken as it was measured; what is not sure is the bandwidth. */
static void take_convergence(struct model *model, double dirty_rate)
{
	const struct estimate *bandwidth = &model->bandwidth;

	if (isnan(bandwidth->value) || isnan(dirty_rate))
		return;
	model->ratio.value = dirty_rate / bandwidth->value;
	model->ratio.interval.high = dirty_rate / bandwidth->interval.low;
	model->ratio.interval.low =
		isnan(bandwidth->interval.high) ? 0 : dirty_rate / bandwidth->interval.high;
	model->convergence = convergence_of(&model->ratio.interval);
}

/* Rounds until what remains fits the pause; memory in bytes. */
static double rounds_of(const struct model *model, double memory)
{
	double fits = model->bandwidth.value * MODEL_PAUSE_SECONDS;

	if (!(model->ratio.value > 0) || model->ratio.value >= 1 || isnan(memory))
		return NAN;
	return memory <= fits ? 0 : ceil(log(fits / memory) / log(model->ratio.value));
}

static double mean_of(const struct run *run, const size_t *rows, size_t count, const char *name)
{
	size_t column = table_column(&run->migrations, name);
	double sum = 0;
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		double value = table_number(&run->migrations, rows[i], column);

		if (isnan(value) || !outcome_info(run_outcome(run, rows[i]))->timed)
			continue;
		sum += value;
		n++;
	}
	return n > 0 ? sum / (double)n : NAN;
}

struct model model_of(const struct run *run, const size_t *rows, size_t count, double level)
{
	struct model model = {
		.time = line_of(run, rows, count, "data_moved_bytes", "total_time_seconds"),
		.bytes = line_of(run, rows, count, "dirty_rate_max_bytes_per_second",
				 "data_moved_bytes"),
		.level = level,
		.fixed = none,
		.bandwidth = none,
		.twice_bytes = none,
		.base = none,
		.per_rate = none,
		.twice_rate = none,
		.ratio = none,
	};

	if (model.time.state == LINE_GOOD) {
		model.fixed = fit_mean(&model.time.fit, 0, level);
		model.bandwidth = bandwidth_of(&model.time.fit, level);
		model.twice_bytes = fit_prediction(&model.time.fit, 2 * model.time.mean_x, level);
	}
	if (model.bytes.state == LINE_GOOD) {
		model.base = fit_mean(&model.bytes.fit, 0, level);
		model.per_rate = fit_slope(&model.bytes.fit, level);
	}
	if (model.time.state == LINE_GOOD && model.bytes.state == LINE_GOOD)
		model.twice_rate = through_both(&model);
	take_convergence(&model, model.bytes.mean_x);
	model.rounds = rounds_of(&model, mean_of(run, rows, count, "memory_total_bytes"));
	return model;
}
