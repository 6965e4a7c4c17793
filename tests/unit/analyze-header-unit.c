/* Units in headers, and decimal numbers packed into doubles. */
#include "testing.h"

#include "analyze/rows/header-unit.h"
#include "analyze/rows/packed.h"

#include "datasets/csv.h"

#include <stdlib.h>
#include <string.h>

static void test_headers(void **state)
{
	/* what 1 of the column's numbers becomes */
	static const struct {
		const char *header, *name, *base;
		double factor;
	} cases[] = {
		{ "total_time_seconds", "total_time_seconds", "s", 1 },
		{ "downtime_ms", "downtime_seconds", "s", 1e-3 },
		{ "time (ms)", "time_seconds", "s", 1e-3 },
		{ "time [µs]", "time_seconds", "s", 1e-6 },
		{ "total time(h)", "total_time_seconds", "s", 3600 },
		{ "wait (min) ", "wait_seconds", "s", 60 },
		{ "size [MiB]", "size_bytes", "B", 1048576 },
		{ "moved_mb", "moved_bytes", "B", 1e6 },
		{ "moved_kB", "moved_bytes", "B", 1e3 },
		{ "RAM_GiB", "RAM_bytes", "B", 1073741824 },
		{ "rate_bytes_per_second", "rate_bytes_per_second", "B/s", 1 },
		{ "rate_mib_per_s", "rate_bytes_per_second", "B/s", 1048576 },
		{ "rate (Mbit/s)", "rate_bytes_per_second", "B/s", 125000 },
		{ "rate (bit/s)", "rate_bytes_per_second", "B/s", 0.125 },
		{ "rate (Mbps)", "rate_bytes_per_second", "B/s", 125000 },
		{ "cpu (%)", "cpu_ratio", "", 0.01 },
		{ "steal_percent", "steal_ratio", "", 0.01 },
		{ "a (b) (ns)", "a_(b)_seconds", "s", 1e-9 },
		/* no unit, or none that can be told */
		{ "iterations", "iterations", "", 1 },
		{ "total_time_min", "total_time_min", "", 1 },
		{ "requests_per_second", "requests_per_second", "", 1 },
		{ "seconds", "seconds", "", 1 },
		{ "(ms)", "(ms)", "", 1 },
		{ "_ms", "_ms", "", 1 },
		{ "time (parsecs)", "time (parsecs)", "", 1 },
		{ "size (mib)", "size (mib)", "", 1 },
		{ "items", "items", "", 1 },
		{ "rate (s/s)", "rate (s/s)", "", 1 },
		{ "time (ms", "time (ms", "", 1 },
		{ "time ms)", "time ms)", "", 1 },
		{ "", "", "", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct header_unit unit = header_unit_of(cases[i].header);
		char *name = header_name(&unit, cases[i].header);
		char scaled[UNIT_TEXT_SIZE];

		assert_string_equal(name, cases[i].name);
		assert_string_equal(unit.base, cases[i].base);
		assert_true(header_unit_scale(&unit, "1", scaled));
		assert_true(strtod(scaled, NULL) == cases[i].factor);
		assert_true(header_unit_scales(&unit) == (cases[i].factor != 1));
		free(name);
	}
}

/* Scaling is exact: 0.1 ms is the double 1e-4, which 0.1 * 0.001 is not. */
static void test_scale(void **state)
{
	struct header_unit ms = header_unit_of("time (ms)");
	struct header_unit tebibytes = header_unit_of("size (TiB)");
	char scaled[UNIT_TEXT_SIZE];

	(void)state;
	assert_true(header_unit_scale(&ms, "0.1", scaled));
	assert_true(strtod(scaled, NULL) == 1e-4);
	assert_true(header_unit_scale(&ms, "-123456789.123456789123456789", scaled));
	assert_true(strtold(scaled, NULL) == -123456.789123456789123456789L);
	/* too many digits to be exact: the nearest double */
	assert_true(header_unit_scale(&tebibytes, "1234567890123456789012345678901234567", scaled));
	assert_close(strtod(scaled, NULL), 1234567890123456789012345678901234567.0 * 0x1p40, 1e-15);
	assert_true(header_unit_scale(&tebibytes, "0", scaled));
	assert_true(strtod(scaled, NULL) == 0);
	assert_false(header_unit_scale(&tebibytes, "1e308", scaled));
	assert_false(header_unit_scale(&ms, "1,5", scaled));
	assert_false(header_unit_scale(&ms, "", scaled));
}

static void test_packed(void **state)
{
	/* the last two are no double's shortest text, and one is below the normal doubles */
	static const char *const texts[] = {
		"0",
		"-0.0",
		"1.10",
		"-12.5e3",
		"246.24029131847269",
		"1e-300",
		"1e300",
		"0.1000000000000000055511",
		"3e-310",
	};
	enum { COUNT = sizeof texts / sizeof *texts };
	struct packed packed = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT; i++)
		packed_add(&packed, texts[i]);
	assert_int_equal(packed.count, COUNT);
	assert_int_equal(packed.odd.count, 2);
	for (size_t i = 0; i < COUNT; i++) {
		char buffer[PACKED_TEXT_SIZE];
		const char *back = packed_text(&packed, i, buffer);
		struct decimal before;
		struct decimal after;

		assert_true(packed_number(&packed, i) == strtod(texts[i], NULL));
		assert_true(decimal_of_text(texts[i], &before) && decimal_of_text(back, &after));
		assert_true(before.digits == after.digits && before.exponent == after.exponent);
	}
	packed_free(&packed);
}

static void test_packed_digits(void **state)
{
	static const char *const texts[] = { "1.1", "-0.003", "1e9", "123456789012.345",
					     "246.24029131847269" };
	static const long long wanted[] = { 1100, -3, 1000000000000, 123456789012345 };
	struct packed packed = { 0 };
	int128 digits;

	(void)state;
	for (size_t i = 0; i < 5; i++)
		packed_add(&packed, texts[i]);
	assert_int_equal(packed.exponent, -14);
	for (size_t i = 0; i < 4; i++) {
		assert_true(packed_digits(&packed, i, -3, &digits));
		assert_true(digits == wanted[i]);
	}
	assert_true(packed_digits(&packed, 4, -14, &digits));
	assert_true(digits == 24624029131847269);
	assert_false(packed_digits(&packed, 4, -13, &digits)); /* not whole */
	packed_add(&packed, "0.1000000000000000055511");
	assert_false(packed_digits(&packed, 5, -30, &digits));
	packed_free(&packed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headers),
		cmocka_unit_test(test_scale),
		cmocka_unit_test(test_packed),
		cmocka_unit_test(test_packed_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
