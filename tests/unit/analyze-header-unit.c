/* Units in headers, and decimal numbers packed into doubles. */
#include "testing.h"

#include "analyze/rows/header-unit.h"
#include "analyze/rows/packed.h"

#include "datasets/csv.h"

#include <stdio.h>
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
		{ "rate (MBps)", "rate_bytes_per_second", "B/s", 1000000 },
		{ "write_MBps", "write_bytes_per_second", "B/s", 1000000 },
		{ "bw_kBps", "bw_bytes_per_second", "B/s", 1000 },
		{ "bw_kbps", "bw_bytes_per_second", "B/s", 125 },
		{ "bw_MBPS", "bw_MBPS", "", 1 },
		{ "cpu (%)", "cpu_ratio", "", 0.01 },
		{ "steal_percent", "steal_ratio", "", 0.01 },
		{ "a (b) (ns)", "a_(b)_seconds", "s", 1e-9 },
		{ "time (\xce\xbcs)", "time_seconds", "s", 1e-6 }, /* U+03BC */
		{ "p99_\xce\xbcs", "p99_seconds", "s", 1e-6 },
		{ "p99_\xc2\xb5s", "p99_seconds", "s", 1e-6 },
		{ "latency/ms", "latency_seconds", "s", 1e-3 },
		{ "time in ms", "time_seconds", "s", 1e-3 },
		{ "down time ms", "down_time_seconds", "s", 1e-3 },
		{ "time \xce\xbcs", "time_seconds", "s", 1e-6 },
		{ "seen by us", "seen by us", "", 1 },
		{ "plural s", "plural s", "", 1 },
		{ " ms", " ms", "", 1 },
		{ "total time in seconds", "total_time_seconds", "s", 1 },
		{ "size in MiB", "size_bytes", "B", 1048576 },
		{ "throughput_mb_s", "throughput_bytes_per_second", "B/s", 1e6 },
		{ "rx_KiB_sec", "rx_bytes_per_second", "B/s", 1024 },
		{ "wait_s", "wait_seconds", "s", 1 },
		{ "wait_sec", "wait_seconds", "s", 1 },
		/* rates of what is counted */
		{ "trans_sec", "trans_sec", "", 1 },
		{ "req_s", "req_s", "", 1 },
		{ "cpu_bogo_ops_s", "cpu_bogo_ops_s", "", 1 },
		{ "ops_second", "ops_second", "", 1 },
		{ "ops/s", "ops/s", "", 1 },
		{ "MB/s", "MB/s", "", 1 },
		{ "shops_s", "shops_seconds", "s", 1 }, /* no ops */
		/* no unit, or none that can be told */
		{ "/ms", "/ms", "", 1 },
		{ "in ms", "in ms", "", 1 },
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

/* Every word: what 1 of it is, in brackets, and as the suffix of a name where it may be one. Powers
 * of 1000 and of 1024; a bit is an eighth of a byte; only bytes make rates. */
static void test_every_word(void **state)
{
	static const struct {
		const char *word, *base, *suffix;
		double factor;
		bool in_names;
	} words[] = {
		{ "s", "s", "_seconds", 1, true },
		{ "sec", "s", "_seconds", 1, true },
		{ "secs", "s", "_seconds", 1, true },
		{ "second", "s", "_seconds", 1, true },
		{ "seconds", "s", "_seconds", 1, true },
		{ "ms", "s", "_seconds", 1e-3, true },
		{ "msec", "s", "_seconds", 1e-3, true },
		{ "milliseconds", "s", "_seconds", 1e-3, true },
		{ "us", "s", "_seconds", 1e-6, true },
		{ "µs", "s", "_seconds", 1e-6, true },
		{ "usec", "s", "_seconds", 1e-6, true },
		{ "microseconds", "s", "_seconds", 1e-6, true },
		{ "ns", "s", "_seconds", 1e-9, true },
		{ "nsec", "s", "_seconds", 1e-9, true },
		{ "nanoseconds", "s", "_seconds", 1e-9, true },
		{ "min", "s", "_seconds", 60, false },
		{ "minutes", "s", "_seconds", 60, true },
		{ "h", "s", "_seconds", 3600, false },
		{ "hours", "s", "_seconds", 3600, true },
		{ "B", "B", "_bytes", 1, false },
		{ "byte", "B", "_bytes", 1, true },
		{ "bytes", "B", "_bytes", 1, true },
		{ "kB", "B", "_bytes", 1e3, true },
		{ "KB", "B", "_bytes", 1e3, true }, /* as kb */
		{ "MB", "B", "_bytes", 1e6, true },
		{ "GB", "B", "_bytes", 1e9, true },
		{ "TB", "B", "_bytes", 1e12, true },
		{ "KiB", "B", "_bytes", 1024, true },
		{ "MiB", "B", "_bytes", 1048576, true },
		{ "GiB", "B", "_bytes", 1073741824, true },
		{ "TiB", "B", "_bytes", 1099511627776, true },
		{ "bit", "B", "_bytes", 0.125, true },
		{ "bits", "B", "_bytes", 0.125, true },
		{ "kbit", "B", "_bytes", 125, true },
		{ "Mbit", "B", "_bytes", 125e3, true },
		{ "Gbit", "B", "_bytes", 125e6, true },
		{ "bps", "B/s", "_bytes_per_second", 0.125, true },
		{ "kbps", "B/s", "_bytes_per_second", 125, true },
		{ "Mbps", "B/s", "_bytes_per_second", 125e3, true },
		{ "Gbps", "B/s", "_bytes_per_second", 125e6, true },
		{ "%", "", "_ratio", 0.01, false },
		{ "percent", "", "_ratio", 0.01, true },
		{ "ratio", "", "_ratio", 1, true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		static const char *const around[][2] = { { " (", ")" },
							 { " [", "]" },
							 { "_", "" } };

		for (size_t form = 0; form < 3; form++) {
			char header[40];
			char scaled[UNIT_TEXT_SIZE];
			struct header_unit unit;
			bool known = form < 2 || words[i].in_names;

			snprintf(header, sizeof header, "x%s%s%s", around[form][0], words[i].word,
				 around[form][1]);
			unit = header_unit_of(header);
			assert_string_equal(unit.base, known ? words[i].base : "");
			assert_string_equal(unit.suffix, known ? words[i].suffix : "");
			assert_int_equal(unit.name_length, known ? 1 : strlen(header));
			assert_true(header_unit_scale(&unit, "1", scaled));
			assert_true(strtod(scaled, NULL) == (known ? words[i].factor : 1));
		}
	}
}

static void test_every_rate(void **state)
{
	static const char *const rates[] = { "x (MB/s)",        "x [MB/sec]",   "x (MB/second)",
					     "x_mb_per_second", "x_MB_per_sec", "x_mb_per_s" };
	static const char *const none[] = { "x (ms/s)", "x_ms_per_s", "x (MB/h)", "x (bps/s)" };

	(void)state;
	for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
		struct header_unit unit = header_unit_of(rates[i]);

		assert_string_equal(unit.base, "B/s");
		assert_string_equal(unit.suffix, "_bytes_per_second");
		assert_int_equal(unit.exponent, 6);
		assert_int_equal(unit.name_length, 1);
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_string_equal(header_unit_of(none[i]).suffix, "");
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

/* What is dropped stands at the limit or above; odd ones, too. The others keep their order. */
static void test_packed_drop(void **state)
{
	static const char *const texts[] = {
		"5",     "1", "0.1000000000000000055511", "7.5", "5.0000000000000000055511",
		"4.999", "-3"
	};
	struct packed packed = { 0 };

	(void)state;
	for (size_t i = 0; i < 7; i++)
		packed_add(&packed, texts[i]);
	assert_int_equal(packed_drop(&packed, 5), 3);
	assert_int_equal(packed.count, 4);
	assert_true(packed_number(&packed, 0) == 1 && packed_number(&packed, 1) == 0.1);
	assert_true(packed_number(&packed, 2) == 4.999 && packed_number(&packed, 3) == -3);
	assert_int_equal(packed_drop(&packed, 5), 0);
	packed_free(&packed);
}

/* 15 digits come back whatever they are; of 16 only those that are a double's shortest text. Whole
 * numbers from 10^15 on, and powers beyond 10^22, take the way over a text. */
static void test_packed_limits(void **state)
{
	static const struct {
		const char *text;
		bool odd;
	} cases[] = {
		{ "999999999999999", false },     { "-999999999999999", false },
		{ "9007199254740993", true },     { "-9007199254740993", true },
		{ "9007199254740992", false },    { "2.2250738585072014e-308", false },
		{ "2.2250738585072e-308", true }, { "0.00", false },
	};
	struct packed packed = { 0 };
	int128 digits;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t before = packed.odd.count;

		packed_add(&packed, cases[i].text);
		assert_int_equal(packed.odd.count - before, cases[i].odd);
	}
	assert_true(packed_digits(&packed, 0, 0, &digits) && digits == 999999999999999);
	assert_true(packed_digits(&packed, 1, -1, &digits) && digits == -9999999999999990);
	assert_true(packed_digits(&packed, 4, 0, &digits) && digits == 9007199254740992);
	assert_true(packed_digits(&packed, 7, -30, &digits) && digits == 0);
	packed_free(&packed);
	packed_add(&packed, "1e-23");
	packed_add(&packed, "2e-22");
	packed_add(&packed, "3");
	assert_int_equal(packed.exponent, -23);
	assert_true(packed_digits(&packed, 0, -23, &digits) && digits == 1);
	assert_true(packed_digits(&packed, 1, -23, &digits) && digits == 20);
	assert_true(packed_digits(&packed, 1, -22, &digits) && digits == 2);
	assert_true(packed_digits(&packed, 2, 0, &digits) && digits == 3);
	packed_free(&packed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headers),     cmocka_unit_test(test_every_word),
		cmocka_unit_test(test_every_rate),  cmocka_unit_test(test_scale),
		cmocka_unit_test(test_packed),      cmocka_unit_test(test_packed_digits),
		cmocka_unit_test(test_packed_drop), cmocka_unit_test(test_packed_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
