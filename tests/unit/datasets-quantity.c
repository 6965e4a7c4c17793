/* datasets-quantity.c — numbers with units: what they are in another unit, and what is none. */
#include "testing.h"

#include "datasets/array.h"
#include "datasets/quantity.h"

#include <string.h>

static void a_unit_becomes_another(void **state)
{
	static const struct {
		const char *text, *unit;
		double value;
	} good[] = {
		{ "5", "s", 5 },
		{ "5s", "s", 5 },
		{ "5 s", "s", 5 },
		{ "500ms", "s", 0.5 },
		{ "0.3ms", "s", 0.0003 },
		{ "7us", "s", 7e-6 },
		{ "7\xc2\xb5s", "s", 7e-6 },
		{ "3ns", "s", 3e-9 },
		{ "1.5min", "s", 90 },
		{ "2h", "s", 7200 },
		{ "1d", "s", 86400 },
		{ "1e3ms", "s", 1 },
		{ "-2s", "s", -2 },
		{ "0.5s", "ms", 500 },
		{ "300", "ms", 300 },
		{ "1min", "ms", 60000 },
		{ "1GiB", "MiB", 1024 },
		{ "1TiB", "GiB", 1024 },
		{ "1GiB", "B", 1073741824 },
		{ "1GB", "B", 1e9 },
		{ "1.5kB", "B", 1500 },
		{ "1TB", "GB", 1000 },
		{ "64", "MiB", 64 },
		{ "1GiB/s", "MiB/s", 1024 },
		{ "100", "MiB/s", 100 },
		{ "1048576B/s", "MiB/s", 1 },
		{ "8388608bit/s", "MiB/s", 1 },
		{ "8Mbit/s", "MB/s", 1 },
		{ "20%", "%", 20 },
		{ "20", "%", 20 },
		{ "4", "", 4 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		double value = -1;

		if (!quantity_of_text(good[i].text, good[i].unit, &value))
			fail_msg("%s is no quantity in %s", good[i].text, good[i].unit);
		if (memcmp(&value, &good[i].value, sizeof value) != 0)
			fail_msg("%s in %s is %.17g", good[i].text, good[i].unit, value);
	}
}

static void what_is_none(void **state)
{
	static const struct {
		const char *text, *unit;
	} bad[] = {
		{ "", "s" },
		{ "s", "s" },
		{ "5x", "s" },
		{ "5m", "s" },
		{ "5S", "s" },
		{ "5 s s", "s" },
		{ "5s5", "s" },
		{ "1GiB", "s" },
		{ "5s", "MiB" },
		{ "1GiB", "MiB/s" },
		{ "5s/s", "s" },
		{ "5/s", "MiB/s" },
		{ "1M", "MiB" },
		{ "inf", "s" },
		{ "nan", "s" },
		{ "1e999s", "s" },
		{ "0x5s", "s" },
		{ "5,5s", "s" },
		{ "1..5s", "s" },
		{ "5s", "" },
		{ "5%", "s" },
		{ "20s", "%" },
		{ "-", "s" },
		{ "1e5000000ms", "s" },
		{ "5 ", "s" },
		{ " 5s", "s" },
		{ "1.00000000000000000000000000000000000000000000000000000000000000s", "s" },
		{ "1e308d", "s" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		double value = -7;

		if (quantity_of_text(bad[i].text, bad[i].unit, &value))
			fail_msg("'%s' is %g %s", bad[i].text, value, bad[i].unit);
		assert_true(value == -7);
	}
}

static void units_are_told(void **state)
{
	(void)state;
	assert_non_null(strstr(quantity_units("s"), "ms"));
	assert_non_null(strstr(quantity_units("MiB"), "GiB"));
	assert_non_null(strstr(quantity_units("MiB/s"), "Gbit/s"));
	assert_string_equal(quantity_units("%"), "");
	assert_string_equal(quantity_units(""), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_unit_becomes_another),
		cmocka_unit_test(what_is_none),
		cmocka_unit_test(units_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
