/*
 * order.h — many keys in order, digit by digit instead of by comparing (radix sort): as many steps
 * for each of a million keys as for each of a thousand.
 */
#ifndef MIGSTAT_ORDER_H
#define MIGSTAT_ORDER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Orders keys[count] upwards, and moves payload[count] (NULL: there is none) with them; what is
 * equal keeps its order. */
void order_keys(uint64_t *keys, uint32_t *payload, size_t count);

/* Keys that are in order as the numbers are. */
static inline uint64_t order_key_of_integer(int64_t number)
{
	return (uint64_t)number ^ UINT64_C(1) << 63;
}

/* The same of doubles that are not NaN; 0 and -0 have one key. */
static inline uint64_t order_key_of_number(double number)
{
	const uint64_t sign = UINT64_C(1) << 63;
	uint64_t bits;

	number += 0.0; /* -0 becomes 0 */
	memcpy(&bits, &number, sizeof bits);
	return bits & sign ? ~bits : bits | sign;
}

/* Orders values[count] upwards; none is NaN. */
void numbers_sort(double *values, size_t count);

/* ranks[count]: how many different ones of texts[count] are less than each (strcmp); NULL is "".
 * Returns how many different ones there are. */
size_t rank_texts(uint32_t *ranks, const char *const *texts, size_t count);

#endif
