/* probe-log.c — what a foreign prober wrote down. */
#include "probe-log.h"

#include "datasets/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void probe_log_free(struct probe_log *log)
{
	free(log->address);
	free(log->answers);
	free(log->sends);
	*log = (struct probe_log){ 0 };
}

void probe_log_missed(struct probe_log *log, uint32_t number, double when)
{
	if (!log->begun || number < log->first)
		log->first = number;
	if (!log->begun || number > log->last)
		log->last = number;
	log->begun = true;
	log->end = fmax(log->end, when);
}

/* Adds one to a growing list. */
static bool add(struct logged_answer **list, size_t *count, size_t *capacity,
		struct logged_answer answer, struct error *err)
{
	if (!array_grow(list, capacity, *count, sizeof answer))
		return error_memory(err);
	(*list)[(*count)++] = answer;
	return true;
}

bool probe_log_heard(struct probe_log *log, uint32_t number, double arrived, double round_trip,
		     struct error *err)
{
	const struct logged_answer answer = { number, arrived - round_trip, arrived };

	probe_log_missed(log, number, arrived);
	return add(&log->answers, &log->count, &log->capacity, answer, err);
}

bool probe_log_sent(struct probe_log *log, uint32_t number, double when, struct error *err)
{
	const struct logged_answer answer = { number, when, INFINITY };

	return add(&log->sends, &log->send_count, &log->send_capacity, answer, err);
}

static int by_number(const void *left, const void *right)
{
	const struct logged_answer *a = left;
	const struct logged_answer *b = right;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return (a->arrived > b->arrived) - (a->arrived < b->arrived);
}

bool probe_log_sends(const struct probe_log *log, struct logged_answer **result,
		     size_t *result_count, struct error *err)
{
	size_t all = log->count + log->send_count;
	struct logged_answer *sends = malloc((all + 1) * sizeof *sends);
	size_t count = 0;

	if (!sends)
		return error_memory(err);
	if (log->count > 0)
		memcpy(sends, log->answers, log->count * sizeof *sends);
	if (log->send_count > 0)
		memcpy(sends + log->count, log->sends, log->send_count * sizeof *sends);
	qsort(sends, all, sizeof *sends, by_number);
	for (size_t i = 0; i < all; i++)
		if (count == 0 || sends[i].number != sends[count - 1].number)
			sends[count++] = sends[i];
	*result = sends;
	*result_count = count;
	return true;
}

static int by_value(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

double probe_interval(const struct logged_answer *sends, size_t count)
{
	double *spacings = malloc((count + 1) * sizeof *spacings);
	size_t known = 0;
	double median = 0;

	for (size_t i = 1; spacings && i < count; i++) {
		uint32_t steps = sends[i].number - sends[i - 1].number;

		if (steps > 0)
			spacings[known++] = (sends[i].sent - sends[i - 1].sent) / steps;
	}
	if (known > 0) {
		qsort(spacings, known, sizeof *spacings, by_value);
		median = spacings[known / 2];
	}
	free(spacings);
	return fmax(0, median);
}
