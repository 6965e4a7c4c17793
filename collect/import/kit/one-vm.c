/* one-vm.c — whether the samples of a log that names no VM can be those of one. */
#include "one-vm.h"

#include <math.h>

/* Two samples of one job agree on its beginning so well, whatever the asking took. */
static const double same_begin_seconds = 0.05;

/* Stamps may be of whole seconds. */
static const double stamp_seconds = 1;

struct one_vm one_vm_blank(void)
{
	return (struct one_vm){ NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0, NAN, NAN };
}

/* The job's clock is behind: whether that is a job that began since the sample before. Without
 * stamps it should be no further than two samples have been apart so far. */
static bool may_begin(const struct one_vm *seen, const struct one_vm_sample *sample)
{
	double since = sample->when - seen->asked;

	if (!isnan(since))
		return sample->elapsed <= since + stamp_seconds;
	return seen->steps < 2 || sample->elapsed <= seen->step_most;
}

/* The job's clock goes on. */
static bool goes_on(struct one_vm *seen, const struct one_vm_sample *sample)
{
	double step = sample->elapsed - seen->elapsed;
	bool inside = isnan(sample->when) || sample->when == seen->when;

	if (sample->sent < seen->sent)
		return false;
	if (sample->memory > 0 && seen->memory > 0 && sample->memory != seen->memory)
		return false;
	if (isnan(step) || step == 0)
		return true;
	if (!isnan(seen->asked) && inside)
		seen->inside = fmin(seen->inside, step);
	else if (!isnan(seen->asked))
		seen->across = fmin(seen->across, step);
	seen->step_most = fmax(seen->step_most, step);
	seen->steps++;
	return true;
}

static void remember(struct one_vm *seen, const struct one_vm_sample *sample)
{
	seen->when = sample->when;
	seen->elapsed = sample->elapsed;
	seen->asked = isnan(sample->when) ? seen->asked : sample->when;
	seen->sent = sample->sent;
	seen->memory = sample->memory;
}

bool one_vm_running(struct one_vm *seen, const struct one_vm_sample *sample, bool open)
{
	bool falls = sample->elapsed < seen->elapsed;
	double begin = sample->when - sample->elapsed;
	bool good = true;

	if (open && falls)
		good = may_begin(seen, sample);
	else if (open)
		good = goes_on(seen, sample);
	if (open && fabs(begin - seen->begin_before) < same_begin_seconds)
		good = false;
	if (!open || falls) {
		seen->begin_before = open ? seen->begin : NAN;
		seen->begin = begin;
		seen->inside = seen->across = NAN;
	}
	remember(seen, sample);
	return good;
}

bool one_vm_over(double before, double when, double elapsed)
{
	return !(elapsed > when - before + stamp_seconds);
}

bool one_vm_even(const struct one_vm *seen)
{
	return !(seen->inside > 2 * seen->across) && !(seen->across > 2 * seen->inside);
}
