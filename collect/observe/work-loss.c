/* work-loss.c — brown-out: how much less a guest worked because it was migrated. */
#include "work-loss.h"

#include <math.h>

#define BACK_RATIO 0.95

/* The counter at a moment between two samples; NaN outside of them. */
static double count_at(const struct work_sample *samples, size_t count, double when)
{
	for (size_t i = 1; i < count; i++) {
		const struct work_sample *a = &samples[i - 1];
		const struct work_sample *b = &samples[i];

		if (when < a->clock_seconds || when > b->clock_seconds)
			continue;
		if (b->clock_seconds <= a->clock_seconds)
			return b->count;
		return a->count + (b->count - a->count) * (when - a->clock_seconds) /
					  (b->clock_seconds - a->clock_seconds);
	}
	return NAN;
}

/* The sum of (baseline − rate), interval by interval, until the rate is back. */
static double area_of(const struct work_sample *samples, size_t count, double start, double end,
		      double baseline)
{
	double clock = start;
	double done = count_at(samples, count, start);
	double area = 0;

	for (size_t i = 0; i < count; i++) {
		double seconds = samples[i].clock_seconds - clock;
		double work = samples[i].count - done;

		if (seconds <= 0)
			continue;
		if (clock >= end && work >= BACK_RATIO * baseline * seconds)
			break;
		area += baseline * seconds - work;
		clock = samples[i].clock_seconds;
		done = samples[i].count;
	}
	return area;
}

bool work_loss_of(const struct work_sample *samples, size_t count, double from, double start,
		  double end, struct work_loss *loss)
{
	double first = count > 0 ? fmax(from, samples[0].clock_seconds) : NAN;
	double done = count_at(samples, count, start) - count_at(samples, count, first);

	*loss = (struct work_loss){ NAN, NAN, NAN };
	/* at least half of the baseline's time must be there */
	if (!(done > 0) || !(start - first >= (start - from) / 2) || !(end > start))
		return false;
	loss->baseline_per_second = done / (start - first);
	loss->ratio = 1 - (count_at(samples, count, end) - count_at(samples, count, start)) /
				  (end - start) / loss->baseline_per_second;
	if (isnan(loss->ratio)) {
		*loss = (struct work_loss){ NAN, NAN, NAN };
		return false;
	}
	loss->area = area_of(samples, count, start, end, loss->baseline_per_second);
	return true;
}
