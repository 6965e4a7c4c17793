/* probe-log.c — what a foreign prober wrote down. */
#include "probe-log.h"

#include "datasets/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
const struct import_field probe_log_fields[] = {
	{ "the first answer",              "",  "migrations", "started_at",                          "and clock_seconds, of a log alone" },
	{ "the gaps of a migration",       "s", "migrations", "downtime_network_seconds",            "their sum; empty where nobody watched" },
	{ "the longest of them",           "s", "migrations", "downtime_network_max_seconds",        NULL },
	{ "how many there are",            "",  "migrations", "downtime_network_gaps",               NULL },
	{ "how far that may be wrong",     "s", "migrations", "downtime_network_resolution_seconds", "of each gap the interval of the probes; without gaps the threshold" },
	{ "three times the baseline",      "s", "migrations", "gap_threshold_seconds",               "a silence longer than this is a gap" },
	{ "the silence less the interval", "s", "gaps",       "gap_seconds",                         NULL },
	{ "from answer to answer",         "s", "gaps",       "silence_seconds",                     NULL },
	{ "the interval of the probes",    "s", "gaps",       "resolution_seconds",                  NULL },
	{ "the usual silence before",      "s", "gaps",       "baseline_seconds",                    "since the migration before" },
	{ "three times that",              "s", "gaps",       "threshold_seconds",                   NULL },
	{ "the log of another program",    "s", "gaps",       "own_late_seconds",                    "0: how late it was is not told" },
	{ "the kind of probe",             "",  "gaps",       "probe",                               NULL },
	{ "who was silent",                "",  "gaps",       "cause",                               "target: the VM, or the way there" },
	{ "whether it had no end",         "",  "gaps",       "open",                                "the VM never answered again" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* Round trips are written with three digits: two times of one sending may differ by so much. */
static const double rounding_seconds = 0.005;

void probe_log_free(struct probe_log *log)
{
	free(log->address);
	free(log->answers);
	free(log->sends);
	*log = (struct probe_log){ 0 };
}

void probe_logs_free(struct probe_logs *logs)
{
	for (size_t i = 0; i < logs->count; i++)
		probe_log_free(&logs->at[i]);
	free(logs->at);
	*logs = (struct probe_logs){ 0 };
}

struct probe_log *probe_logs_add(struct probe_logs *logs, const char *address, size_t length)
{
	struct probe_log *log;

	if (!array_grow(&logs->at, &logs->capacity, logs->count, sizeof *logs->at))
		return NULL;
	log = &logs->at[logs->count];
	*log = (struct probe_log){ .address = strndup(address, length) };
	logs->count += log->address != NULL;
	return log->address ? log : NULL;
}

struct probe_log *probe_logs_of(const struct probe_logs *logs, const char *address, size_t length)
{
	for (size_t i = logs->count; i > 0; i--) {
		struct probe_log *log = &logs->at[i - 1];

		if (strlen(log->address) == length && memcmp(log->address, address, length) == 0)
			return log;
	}
	return NULL;
}

bool probe_log_continues(const struct probe_log *log, uint32_t number, double sent)
{
	return log->count == 0 || number > log->newest ||
	       sent <= log->newest_sent + rounding_seconds;
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
	if (log->count == 0 || number > log->newest) {
		log->newest = number;
		log->newest_sent = answer.sent;
	}
	return add(&log->answers, &log->count, &log->capacity, answer, err);
}

bool probe_log_sent(struct probe_log *log, uint32_t number, double when, struct error *err)
{
	const struct logged_answer answer = { number, when, INFINITY };

	return add(&log->sends, &log->send_count, &log->send_capacity, answer, err);
}

/* From the first answered probe to the newest; 0: there are no two. */
static double mean_interval(const struct probe_log *log)
{
	uint32_t steps = log->newest - log->answers[0].number;

	return steps > 0 ? fmax(0, log->newest_sent - log->answers[0].sent) / steps : 0;
}

void probe_log_closed(struct probe_log *log, uint32_t last, double received)
{
	log->closed = true;
	log->received = received;
	if (log->count > 0 && last > log->newest)
		probe_log_missed(log, last,
				 log->newest_sent + mean_interval(log) * (last - log->newest));
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
