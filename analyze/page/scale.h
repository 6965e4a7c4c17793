/*
 * scale.h — the decimal prefix that makes a number readable: 1.2 GB, not 1200000000 B.
 *
 * For what people read only. Files keep base units.
 */
#ifndef MIGSTAT_ANALYZE_PAGE_SCALE_H
#define MIGSTAT_ANALYZE_PAGE_SCALE_H

struct scale {
	const char *prefix; /* of the unit: "k", "m", "" */
	double factor;      /* 10^power */
	int power;
};

/* The prefix (SI: powers of 1000) with which `largest`, not negative, has one to three digits
 * before the point. Bytes are never divided, seconds never multiplied; other units stay as they
 * are. */
struct scale scale_of(const char *unit, double largest);

#endif
