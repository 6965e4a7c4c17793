/* The number of a VM; evacuations and the size of a study that follow from it: by hand. */
#include "testing.h"

#include "analyze/compare/vm-number.h"

#include <gsl/gsl_errno.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define LIST(array)                                                                                \
	{                                                                                          \
		(array), COUNT(array), NULL, false                                                 \
	}

/* What was given up stays out of the mean, and counts as the limit elsewhere. */
static void test_at_limit(void **state)
{
	static struct measured at[] = {
		{ "a", "AB", 10, 0, false, 1 },
		{ "a", "AB", 14, 0, false, 1 },
		{ "a", "AB", 400, 0, true, 1 },
	};
	double scratch[3];

	(void)state;
	assert_close(vm_number(at, 3, ASPECT_MEAN, scratch), 12, 1e-12);
	assert_close(vm_number(at, 3, ASPECT_MEDIAN, scratch), 14, 1e-12);
	assert_close(vm_number(at, 3, ASPECT_SPREAD, scratch), (4 + 0 + 386) / 3.0, 1e-12);
	assert_close(vm_number(at, 3, ASPECT_TAIL, scratch), 14 + 0.9 * 386, 1e-12);
	assert_close(vm_mean_variance(at, 3), 8 / 2.0, 1e-12);
	assert_true(isnan(vm_number(at + 2, 1, ASPECT_MEAN, scratch)));
	assert_true(isnan(vm_number(at, 0, ASPECT_MEDIAN, scratch)));
}

static int set_up(void **state)
{
	(void)state;
	gsl_set_error_handler_off();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_at_limit),
	};

	return cmocka_run_group_tests_name("units", tests, set_up, NULL);
}
