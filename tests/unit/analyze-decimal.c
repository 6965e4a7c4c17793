/* Decimal text to whole numbers and powers of ten, and ratios back to doubles. */
#include "analyze/statistics/decimal.h"
#include "testing.h"

#include <stdlib.h>

static void parses(const char *text, long long digits, int exponent)
{
	struct decimal decimal;

	if (!decimal_of_text(text, &decimal) || decimal.digits != digits ||
	    decimal.exponent != exponent) {
		print_error("%s: %lld e%d, expected %lld e%d\n", text, (long long)decimal.digits,
			    decimal.exponent, digits, exponent);
		fail();
	}
}

static void refuses(const char *text)
{
	struct decimal decimal;

	if (decimal_of_text(text, &decimal)) {
		print_error("%s was taken for a decimal that fits\n", text);
		fail();
	}
	assert_true(decimal.digits == 0 && decimal.exponent == 0);
}

static void test_parsing(void **state)
{
	(void)state;
	parses("0", 0, 0);
	parses("-0.000", 0, 0);
	parses("0e-99", 0, 0);
	parses("12", 12, 0);
	parses("+12", 12, 0);
	parses("-12.50", -125, -1);
	parses("000.0125", 125, -4);
	parses("1200", 12, 2);
	parses("1.2e3", 12, 2);
	parses("1.2E-3", 12, -4);
	parses(".5", 5, -1);
	parses("5.", 5, 0);
	parses("10000000.2", 100000002, -1);
	parses("1000000000000000000000000000000000000000000000", 1, 45);
	parses("0.00000000000000000000000000000000000000000000001", 1, -47);
	parses("1.00000000000000000000000000000000000000000000000", 1, 0);
	parses("1e-300", 1, -300);
}

static void test_what_is_no_decimal(void **state)
{
	(void)state;
	refuses("");
	refuses("1,5");
	refuses("0x10");
	refuses("nan");
	refuses("inf");
	refuses("1e999");
	refuses(" 1");
	refuses("1.2.3");
	refuses("--1");
}

static void test_too_many_digits(void **state)
{
	struct decimal decimal;

	(void)state;
	assert_true(decimal_of_text("9999999999999999999999999999999999999", &decimal));
	refuses("99999999999999999999999999999999999999");
	refuses("1000000000000000000000000000000000000.5");
	refuses("-0.12345678901234567890123456789012345678");
}

static void test_common_exponent(void **state)
{
	int128 digits;

	(void)state;
	assert_true(decimal_at((struct decimal){ 15, -1 }, -3, &digits));
	assert_true(digits == 1500);
	assert_true(decimal_at((struct decimal){ 0, 0 }, 5, &digits));
	assert_true(digits == 0);
	assert_false(decimal_at((struct decimal){ 15, -1 }, 0, &digits));
	assert_true(decimal_at((struct decimal){ -1, 36 }, 0, &digits));
	assert_false(decimal_at((struct decimal){ -1, 37 }, 0, &digits));
}

/* The double nearest to a / b · 10^exponent must be the one that the text reads as. */
static void ratio_is(int128 a, int128 b, int exponent, double expected)
{
	char text[DECIMAL_TEXT_SIZE];

	assert_true(decimal_ratio(a, b, exponent, text));
	if (strtod(text, NULL) != expected) {
		print_error("%s, expected %.17g\n", text, expected);
		fail();
	}
}

static void test_ratios(void **state)
{
	char text[DECIMAL_TEXT_SIZE];
	int128 big = (int128)1 << 126;
	int128 most = 1;

	(void)state;
	ratio_is(0, 1, 0, 0);
	ratio_is(1, 3, 0, 1.0 / 3);
	ratio_is(-2, 3, 0, -2.0 / 3);
	ratio_is(11, 1, -1, 1.1);
	ratio_is(33, 3, -1, 1.1);
	ratio_is(1, 8, 3, 125);
	ratio_is(5, 2, 0, 2.5);
	ratio_is(big, 1, 0, 0x1p126);
	ratio_is(-big - big, 1, 0, -0x1p127);
	ratio_is(1, 1, -300, 1e-300);
	/* a tie, and just above a tie: 2^53 + 1 lies halfway between two doubles */
	ratio_is(((int128)1 << 53) + 1, 1, 0, 0x1p53);
	ratio_is(((int128)10000000000000 << 53) + 10000000000001, 10000000000000, 0, 0x1p53 + 2);
	for (int i = 0; i < 37; i++)
		most *= 10;
	ratio_is(1, most - 1, 0, 1e-37);
	assert_false(decimal_ratio(1, most, 0, text));
	assert_false(decimal_ratio(1, 0, 0, text));
	assert_false(decimal_ratio(1, -1, 0, text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parsing),         cmocka_unit_test(test_what_is_no_decimal),
		cmocka_unit_test(test_too_many_digits), cmocka_unit_test(test_common_exponent),
		cmocka_unit_test(test_ratios),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
