/* moments.c — mean and standard deviation, of the values or of the VMs' means. */
#include "moments.h"

#include "sums.h"

#include <math.h>
#include <stdlib.h>

static bool sums_of_vm(const struct samples *samples, size_t first, size_t end,
		       struct vm_sums *sums)
{
	*sums = (struct vm_sums){ 0 };
	for (size_t i = first; i < end; i++)
		if (!vm_sums_add(sums, samples->at[i].digits - samples->at[0].digits))
			return false;
	return true;
}

static bool exact_moments(const struct samples *samples, enum moments_unit unit,
			  struct moments *moments)
{
	struct vm_sums *vms = samples->exact ? calloc(samples->vms, sizeof *vms) : NULL;
	struct sums sums = { vms, samples->vms, samples->at[0].digits, samples->exponent };
	bool good = vms != NULL; /* without memory, rounded ones are better than none */
	size_t vm = 0;
	size_t end;

	for (size_t i = 0; good && i < samples->count; i = end) {
		end = samples_vm_end(samples, i);
		good = sums_of_vm(samples, i, end, &vms[vm++]);
	}
	good = good && moments_of_sums(&sums, unit, moments);
	free(vms);
	return good;
}

/* The index behind the observation that begins at first. */
static size_t observation_end(const struct samples *samples, size_t first, enum moments_unit unit)
{
	return unit == UNIT_VM ? samples_vm_end(samples, first) : first + 1;
}

/* The mean of the values from first to end, less the shift. */
static long double shifted_mean(const struct samples *samples, size_t first, size_t end,
				long double shift)
{
	long double sum = 0;

	for (size_t i = first; i < end; i++)
		sum += samples->at[i].value - shift;
	return sum / (long double)(end - first);
}

/* The sum of the observations' distances from the centre, and of their squares. */
static void distances(const struct samples *samples, enum moments_unit unit, long double centre,
		      struct moments *moments, long double *sum, long double *squares)
{
	size_t end;

	moments->n = 0;
	*sum = *squares = 0;
	for (size_t i = 0; i < samples->count; i = end) {
		long double distance;

		end = observation_end(samples, i, unit);
		distance = shifted_mean(samples, i, end, centre);
		*sum += distance;
		*squares += distance * distance;
		moments->n++;
	}
}

static struct moments rounded_moments(const struct samples *samples, enum moments_unit unit)
{
	struct moments moments;
	long double centre = samples->at[0].value;
	long double sum;
	long double squares;
	long double n;

	distances(samples, unit, centre, &moments, &sum, &squares);
	n = (long double)moments.n;
	centre += sum / n;
	distances(samples, unit, centre, &moments, &sum, &squares);
	moments.mean = (double)(centre + sum / n);
	/* sum would be 0 but for rounding; its square takes most of that error out again */
	moments.sd = moments.n < 2 ? NAN : (double)sqrtl((squares - sum * sum / n) / (n - 1));
	return moments;
}

struct moments moments_of(const struct samples *samples, enum moments_unit unit)
{
	struct moments moments = { 0, NAN, NAN };

	if (samples->count == 0 || exact_moments(samples, unit, &moments))
		return moments;
	return rounded_moments(samples, unit);
}
