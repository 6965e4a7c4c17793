/* student.c — the quantile of Student's t. */
#include "student.h"

#include <math.h>

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
