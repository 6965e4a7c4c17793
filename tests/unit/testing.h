/*
 * testing.h — what every unit test includes: cmocka with its headers, and comparison of doubles.
 */
#ifndef MIGSTAT_TESTING_H
#define MIGSTAT_TESTING_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* cmocka 1.1.5 compares floats only as float: too coarse for statistics. */
#define assert_close(actual, expected, relative)                                                   \
	close_or_fail((actual), (expected), (relative), #actual, __FILE__, __LINE__)

static inline void close_or_fail(double actual, double expected, double relative, const char *what,
				 const char *file, int line)
{
	double scale = fabs(expected) > 0 ? fabs(expected) : 1;

	if (isnan(actual) && isnan(expected))
		return;
	if (fabs(actual - expected) <= relative * scale)
		return;
	print_error("%s: %.17g, expected %.17g (relative %.1e)\n", what, actual, expected,
		    relative);
	_fail(file, line);
}

#endif
