/* model-columns.c — which number of a model stands in which column of model.csv. */
#include "analyze/model/model.h"

#include "analyze/data/members.h"

#include "datasets/array.h"

#include <math.h>
#include <string.h>

static const struct member numbers[] = {
	{ "fixed_seconds", offsetof(struct model, fixed.value) },
	{ "fixed_low", offsetof(struct model, fixed.interval.low) },
	{ "fixed_high", offsetof(struct model, fixed.interval.high) },
	{ "bandwidth_bytes_per_second", offsetof(struct model, bandwidth.value) },
	{ "bandwidth_low", offsetof(struct model, bandwidth.interval.low) },
	{ "bandwidth_high", offsetof(struct model, bandwidth.interval.high) },
	{ "mean_moved_bytes", offsetof(struct model, time.mean_x) },
	{ "twice_bytes_seconds", offsetof(struct model, twice_bytes.value) },
	{ "twice_bytes_low", offsetof(struct model, twice_bytes.interval.low) },
	{ "twice_bytes_high", offsetof(struct model, twice_bytes.interval.high) },
	{ "mean_dirty_rate_bytes_per_second", offsetof(struct model, bytes.mean_x) },
	{ "base_bytes", offsetof(struct model, base.value) },
	{ "base_low", offsetof(struct model, base.interval.low) },
	{ "base_high", offsetof(struct model, base.interval.high) },
	{ "per_dirty_rate_seconds", offsetof(struct model, per_rate.value) },
	{ "per_dirty_rate_low", offsetof(struct model, per_rate.interval.low) },
	{ "per_dirty_rate_high", offsetof(struct model, per_rate.interval.high) },
	{ "twice_dirty_rate_seconds", offsetof(struct model, twice_rate.value) },
	{ "twice_dirty_rate_low", offsetof(struct model, twice_rate.interval.low) },
	{ "twice_dirty_rate_high", offsetof(struct model, twice_rate.interval.high) },
	{ "dirty_ratio", offsetof(struct model, ratio.value) },
	{ "dirty_ratio_low", offsetof(struct model, ratio.interval.low) },
	{ "dirty_ratio_high", offsetof(struct model, ratio.interval.high) },
	{ "rounds", offsetof(struct model, rounds) },
	{ "level", offsetof(struct model, level) },
};

/* The numbers that a line has only where it was fitted. */
static bool line_number(const struct line *line, const char *column, double *number)
{
	bool fitted = line->state == LINE_GOOD || line->state == LINE_NOT_RISING;

	if (strcmp(column, "_n") == 0)
		*number = (double)line->rows;
	else if (strcmp(column, "_vms") == 0)
		*number = fitted ? (double)line->fit.vms : NAN;
	else if (strcmp(column, "_sd") == 0)
		*number = fitted ? line->fit.sigma : NAN;
	else if (strcmp(column, "_r_squared") == 0)
		*number = fitted ? line->fit.r_squared : NAN;
	else
		return false;
	return true;
}

double model_number(const struct model *model, const char *column)
{
	double number;

	if ((strncmp(column, "time", 4) == 0 && line_number(&model->time, column + 4, &number)) ||
	    (strncmp(column, "bytes", 5) == 0 && line_number(&model->bytes, column + 5, &number)))
		return number;
	return member_number(model, numbers, COUNT(numbers), column);
}

const char *model_word(const struct model *model, const char *column)
{
	const struct line *line = &model->time;

	if (strcmp(column, "converges") == 0)
		return convergence_words[model->convergence];
	if (strcmp(column, "bytes_line") == 0 || strcmp(column, "bytes_errors") == 0)
		line = &model->bytes;
	if (strcmp(column, "time_line") == 0 || strcmp(column, "bytes_line") == 0)
		return line_words[line->state];
	if (line->state != LINE_GOOD && line->state != LINE_NOT_RISING)
		return "";
	return line->fit.by_vm ? "vms" : "rows";
}
