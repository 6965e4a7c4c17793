/* tables-model.c — the rows of model.csv and model-line.csv. */
#include "inside.h"

#include <math.h>

static bool is_fitted(const struct line *line)
{
	return line->state == LINE_GOOD || line->state == LINE_NOT_RISING;
}

/* Value, lower and upper end stand beside each other. */
static void put_estimate(double *number, size_t value, const struct estimate *estimate)
{
	number[value] = estimate->value;
	numbers_put_interval(number, value + 1, &estimate->interval);
}

/* What a line has only where it was fitted. */
static void put_fit(double *number, const struct line *line, size_t vms, size_t sd,
		    size_t r_squared)
{
	if (!is_fitted(line))
		return;
	number[vms] = (double)line->fit.vms;
	number[sd] = line->fit.sigma;
	number[r_squared] = line->fit.r_squared;
}

static const char *errors_word(const struct line *line)
{
	static const char *const words[] = { [FIT_BY_VMS] = "vms",
					     [FIT_BY_CYCLES] = "cycles",
					     [FIT_BY_BOTH] = "both",
					     [FIT_BY_ROWS] = "rows" };

	return is_fitted(line) ? words[line->fit.errors] : "";
}

static void put_numbers(double *number, const struct model *model)
{
	numbers_none(number, MODEL_COLUMNS);
	number[MODEL_TIME_N] = (double)model->time.rows;
	put_fit(number, &model->time, MODEL_TIME_VMS, MODEL_TIME_SD, MODEL_TIME_R_SQUARED);
	put_estimate(number, MODEL_FIXED_SECONDS, &model->fixed);
	put_estimate(number, MODEL_BANDWIDTH_BYTES_PER_SECOND, &model->bandwidth);
	number[MODEL_MEAN_MOVED_BYTES] = model->time.mean_x;
	put_estimate(number, MODEL_TWICE_BYTES_SECONDS, &model->twice_bytes);
	number[MODEL_BYTES_N] = (double)model->bytes.rows;
	put_fit(number, &model->bytes, MODEL_BYTES_VMS, MODEL_BYTES_SD, MODEL_BYTES_R_SQUARED);
	number[MODEL_MEAN_DIRTY_RATE_BYTES_PER_SECOND] = model->bytes.mean_x;
	put_estimate(number, MODEL_BASE_BYTES, &model->base);
	put_estimate(number, MODEL_PER_DIRTY_RATE_SECONDS, &model->per_rate);
	put_estimate(number, MODEL_TWICE_DIRTY_RATE_SECONDS, &model->twice_rate);
	put_estimate(number, MODEL_DIRTY_RATIO, &model->ratio);
	number[MODEL_ROUNDS] = model->rounds;
	number[MODEL_LEVEL] = model->level;
}

void model_rows(struct row_sink *sink, const struct analysis *analysis)
{
	const char *const leading[] = { run_name(&analysis->run) };

	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct model *model = &analysis->models[g];
		const char *const text[MODEL_COLUMNS] = {
			[MODEL_TIME_LINE] = line_words[model->time.state],
			[MODEL_TIME_ERRORS] = errors_word(&model->time),
			[MODEL_BYTES_LINE] = line_words[model->bytes.state],
			[MODEL_BYTES_ERRORS] = errors_word(&model->bytes),
			[MODEL_CONVERGES] = convergence_words[model->convergence],
		};
		double number[MODEL_COLUMNS];

		put_numbers(number, model);
		group_row(sink, analysis, g, (struct sink_row){ leading, NULL, number, text });
	}
}

/* In how many places the line of total time by bytes moved is told, with its two bands. */
enum { LINE_PLACES = 41 };

static void add_place(struct row_sink *sink, const struct analysis *analysis, size_t g,
		      size_t place)
{
	const struct model *model = &analysis->models[g];
	const struct line *time = &model->time;
	double share = (double)place / (LINE_PLACES - 1);
	double x = time->least_x + share * (time->most_x - time->least_x);
	const struct estimate mean = fit_mean(&time->fit, x, model->level);
	const struct estimate new = fit_prediction(&time->fit, x, model->level);
	const char *const leading[] = { run_name(&analysis->run) };
	const double number[MODEL_LINE_COLUMNS] = {
		[MODEL_LINE_MOVED_BYTES] = x,
		[MODEL_LINE_TIME_SECONDS] = mean.value,
		[MODEL_LINE_MEAN_LOW] = mean.interval.low,
		[MODEL_LINE_MEAN_HIGH] = mean.interval.high,
		[MODEL_LINE_NEW_LOW] = new.interval.low,
		[MODEL_LINE_NEW_HIGH] = new.interval.high,
		[MODEL_LINE_LEVEL] = model->level,
	};

	group_row(sink, analysis, g, (struct sink_row){ leading, NULL, number, NULL });
}

void model_line_rows(struct row_sink *sink, const struct analysis *analysis)
{
	for (size_t g = 0; g < analysis->groups.count; g++)
		for (size_t place = 0; is_fitted(&analysis->models[g].time) && place < LINE_PLACES;
		     place++)
			add_place(sink, analysis, g, place);
}
