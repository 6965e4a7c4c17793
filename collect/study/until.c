/* until.c — when a study has seen enough. */
#include "until.h"

#include "student.h"

#include <math.h>
#include <stdlib.h>

bool until_open(struct until *until, size_t cases, size_t vms, struct error *err)
{
	until->cases = cases;
	until->vms = vms;
	until->tally = calloc(cases * vms, sizeof *until->tally);
	return until->tally || error_memory(err);
}

void until_add(struct until *until, size_t case_index, size_t vm_index, double value)
{
	struct until_tally *tally = &until->tally[case_index * until->vms + vm_index];

	if (isnan(value))
		return;
	tally->sum += value;
	tally->count++;
}

bool until_interval(const struct until *until, size_t case_index, double *mean, double *half)
{
	const struct until_tally *tally = &until->tally[case_index * until->vms];
	double n = (double)until->vms;
	double squares = 0;

	*mean = 0;
	for (size_t i = 0; i < until->vms; i++) {
		if (tally[i].count == 0)
			return false;
		*mean += tally[i].sum / (double)tally[i].count / n;
	}
	for (size_t i = 0; i < until->vms; i++)
		squares += pow(tally[i].sum / (double)tally[i].count - *mean, 2);
	if (until->vms < 2)
		return false;
	*half = student_two_sided(UNTIL_LEVEL, (int)until->vms - 1) * sqrt(squares / (n - 1) / n);
	return true;
}

bool until_narrow(const struct until *until, size_t case_index)
{
	double mean;
	double half;

	return until_interval(until, case_index, &mean, &half) && half <= until->ratio * fabs(mean);
}

void until_close(struct until *until)
{
	free(until->tally);
	until->tally = NULL;
}
