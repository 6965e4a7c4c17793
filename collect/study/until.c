/* until.c — when a study has seen enough: the width of an interval by Student's t. */
#include "until.h"

#include <math.h>
#include <stdlib.h>

double student_within(double t, int df)
{
	double theta = atan(t / sqrt(df));
	double cosine_squared = cos(theta) * cos(theta);
	double term = df % 2 == 1 ? cos(theta) : 1;
	double sum = df == 1 ? 0 : term;

	/* odd:  cos + 2/3 cos^3 + 2*4/(3*5) cos^5 + ...; even: 1 + 1/2 cos^2 + 1*3/(2*4) cos^4 ...
	 */
	for (int i = df % 2 == 1 ? 2 : 1; i <= df - 3; i += 2) {
		term *= cosine_squared * i / (i + 1);
		sum += term;
	}
	return df % 2 == 1 ? 2 / M_PI * (theta + sin(theta) * sum) : sin(theta) * sum;
}

/* By halving: the distribution is monotonic, and a study asks once a cycle. */
double student_two_sided(double level, int df)
{
	double low = 0;
	double high = 1;

	while (student_within(high, df) < level)
		high *= 2;
	for (int i = 0; i < 200 && high - low > 1e-12 * high; i++) {
		double middle = (low + high) / 2;

		if (student_within(middle, df) < level)
			low = middle;
		else
			high = middle;
	}
	return high;
}

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
