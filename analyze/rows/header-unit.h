/*
 * header-unit.h — the unit in a column's header, and the base unit that its numbers are brought to.
 *
 * Understood are a suffix as in Prometheus' names (downtime_ms, total_time_seconds, moved_mib,
 * rate_bytes_per_second, throughput_mb_s) and a unit behind the name: time (ms), size [MiB],
 * rate (Mbit/s), latency/ms, time in ms. Names of what is counted a second (trans_sec, req_s) are
 * rates, not seconds: they have no unit. Base units: s, B, B/s; a percentage becomes a ratio. K, M,
 * G, T are powers of 1000; Ki, Mi, Gi, Ti powers of 1024; 8 bit are a byte. A header without a
 * known unit is a name, and its numbers stay as they are.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_HEADER_UNIT_H
#define MIGSTAT_ANALYZE_ROWS_HEADER_UNIT_H

#include <stdbool.h>
#include <stddef.h>

/* One of the file's units is multiplier · 10^exponent base units. All texts are constant. */
struct header_unit {
	const char *base;   /* "s", "B", "B/s", "" */
	const char *suffix; /* of the base unit in our names: "_seconds", "_bytes", "" */
	long long multiplier;
	int exponent;
	size_t name_length; /* of the header without its unit */
};

/* The unit that a header tells. Without one: base "", multiplier 1, exponent 0. */
struct header_unit header_unit_of(const char *header);

/* Whether numbers of this unit are changed on their way to the base unit. */
bool header_unit_scales(const struct header_unit *unit);

enum { UNIT_TEXT_SIZE = 384 };

/*
 * The number that text says, in base units, as decimal text: exact, if its digits fit (decimal.h),
 * else the nearest double. False if text is no number, or too large a one; *scaled is then
 * undefined.
 */
bool header_unit_scale(const struct header_unit *unit, const char *text,
		       char scaled[UNIT_TEXT_SIZE]);

/* The column's name in base units: "downtime_ms" gives "downtime_seconds", "time (ms)" gives
 * "time_seconds". Free the result. */
char *header_name(const struct header_unit *unit, const char *header);

#endif
