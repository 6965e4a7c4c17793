/* measure.c — one trial of the study, and when its answers are as good as they should be. */
#include "measures.h"

#include <math.h>

size_t measure(const struct task *task, struct line *lines)
{
	static size_t (*const measures[])(const struct task *, struct line *) = {
		[ASK_MEAN] = measure_mean,           [ASK_SHARE] = measure_share,
		[ASK_CHANGE] = measure_change,       [ASK_FAILURES] = measure_failures,
		[ASK_SURVIVORS] = measure_survivors, [ASK_PLAN] = measure_plan,
		[ASK_UNTIL] = measure_until,         [ASK_EVACUATION] = measure_evacuation,
		[ASK_TREND] = measure_trend,
	};

	return measures[task->trial->question](task, lines);
}

size_t batch_of(const struct trial *trial, size_t left)
{
	enum { MOST_STUDIES = 200, MOST_ROWS = 40000 };
	size_t rows = trial->vms * (trial->cycles[0] + trial->cycles[1]) * WORLD_DIRECTIONS *
		      (trial->question == ASK_TREND ? trial->runs[0] * trial->runs[1] / 2 : 1);
	size_t most = 1 + MOST_ROWS / (rows + 1);

	if (most > MOST_STUDIES)
		most = MOST_STUDIES;
	return left < most ? left : most;
}

void count_held(struct line *line, enum method method, double low, double high, double truth)
{
	if (isnan(low) || isnan(high))
		return;
	line->answers[method]++;
	line->hits[method] += low <= truth && truth <= high;
	if (method == BY_DEFAULT)
		line->width += (high - low) / 2 / truth;
}

void count_alarm(struct line *line, enum method method, double p)
{
	if (isnan(p))
		return;
	line->answers[method]++;
	line->hits[method] += p <= 0.05;
}

double line_share(const struct line *line, enum method method)
{
	size_t of = line->hit == HIT_ALARM && line->answers[method] > 0 ? line->rounds
									: line->answers[method];

	return of > 0 ? (double)line->hits[method] / (double)of : NAN;
}

int line_off(const struct line *line, enum method method)
{
	static const struct {
		double low, high;
	} bands[] = {
		[HIT_HELD] = { 0.93, 0.98 },
		[HIT_ALARM] = { 0.02, 0.06 },
		[HIT_FOUND] = { 0.75, 0.95 },
		[HIT_EXCEEDED] = { 0.02, 0.07 },
	};
	double share = line_share(line, method);
	double low = bands[line->hit].low;
	double high = bands[line->hit].high;
	double n = (double)(line->hit == HIT_ALARM ? line->rounds : line->answers[method]);

	if (n < 20)
		return 0;
	if (share < low - 3 * sqrt(low * (1 - low) / n))
		return -1;
	return share > high + 3 * sqrt(high * (1 - high) / n);
}
