/* packed.c — decimal numbers kept in 8 bytes each, without loss. */
#include "packed.h"

#include "datasets/array.h"
#include "datasets/csv.h"
#include "datasets/must.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A quiet NaN; its low bits hold the place in `odd`. */
#define ODD_BITS UINT64_C(0x7FF8000000000000)

static double odd_at(size_t place)
{
	uint64_t bits = ODD_BITS | (uint64_t)place;
	double value;

	memcpy(&value, &bits, sizeof value);
	return value;
}

static const char *odd_text(const struct packed *packed, double value)
{
	uint64_t bits;

	memcpy(&bits, &value, sizeof bits);
	return packed->odd.at[bits & ~ODD_BITS];
}

static bool has_more_digits(int128 digits, int128 limit)
{
	return digits >= limit || digits <= -limit;
}

/* Whether the shortest text of value says the very number that text says; it is then *decimal. */
static bool comes_back(const char *text, double value, struct decimal *decimal)
{
	char shortest[PACKED_TEXT_SIZE];
	struct decimal again;

	if (!decimal_of_text(text, decimal))
		return false;
	if (decimal->digits == 0)
		return true;
	if (fabs(value) < DBL_MIN)
		return false; /* the doubles near zero have fewer digits */
	if (!has_more_digits(decimal->digits, 1000000000000000))
		return true;
	csv_exact_text(shortest, value);
	return decimal_of_text(shortest, &again) && again.digits == decimal->digits &&
	       again.exponent == decimal->exponent;
}

void packed_add(struct packed *packed, const char *text)
{
	double value = strtod(text, NULL);
	struct decimal decimal;

	must_grow(&packed->at, &packed->capacity, packed->count, sizeof *packed->at);
	if (comes_back(text, value, &decimal)) {
		packed_lower(packed, decimal.exponent);
	} else {
		value = odd_at(packed->odd.count);
		texts_add(&packed->odd, "%s", text);
	}
	packed->at[packed->count++] = value;
}

void packed_add_double(struct packed *packed, double value)
{
	if (packed->count == packed->capacity)
		must_grow(&packed->at, &packed->capacity, packed->count, sizeof *packed->at);
	packed->at[packed->count++] = value;
}

void packed_lower(struct packed *packed, int exponent)
{
	if (exponent < packed->exponent)
		packed->exponent = exponent;
}

void packed_tag_next(struct packed *packed, uint32_t tag)
{
	if (packed->count == packed->tag_capacity)
		must_grow(&packed->tags, &packed->tag_capacity, packed->count,
			  sizeof *packed->tags);
	packed->tags[packed->count] = tag;
}

void packed_add_tagged(struct packed *packed, const char *text, uint32_t tag)
{
	packed_tag_next(packed, tag);
	packed_add(packed, text);
}

void packed_fit(struct packed *packed)
{
	if (packed->count == 0)
		return;
	packed->at = must_resize(packed->at, packed->count, sizeof *packed->at);
	packed->capacity = packed->count;
	if (packed->marks) {
		packed->marks = must_resize(packed->marks, packed->count, sizeof *packed->marks);
		packed->mark_capacity = packed->count;
	}
	if (!packed->tags)
		return;
	packed->tags = must_resize(packed->tags, packed->count, sizeof *packed->tags);
	packed->tag_capacity = packed->count;
}

uint32_t packed_tag(const struct packed *packed, size_t index)
{
	return packed->tags ? packed->tags[index] : 0;
}

void packed_mark_last(struct packed *packed, uint32_t mark)
{
	must_grow(&packed->marks, &packed->mark_capacity, packed->count - 1, sizeof *packed->marks);
	packed->marks[packed->count - 1] = mark;
}

uint32_t packed_mark(const struct packed *packed, size_t index)
{
	return packed->marks ? packed->marks[index] : 0;
}

void packed_unmark(struct packed *packed)
{
	free(packed->marks);
	packed->marks = NULL;
	packed->mark_capacity = 0;
}

double packed_number(const struct packed *packed, size_t index)
{
	double value = packed->at[index];

	/* "-0" is 0 */
	return 0.0 + (isnan(value) ? strtod(odd_text(packed, value), NULL) : value);
}

const char *packed_text(const struct packed *packed, size_t index, char buffer[PACKED_TEXT_SIZE])
{
	double value = packed->at[index];

	if (isnan(value))
		return odd_text(packed, value);
	csv_exact_text(buffer, value);
	return buffer;
}

/* 10^22 is the largest power of ten that is a double. */
static const double powers[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
				 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
				 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

static bool is_quick(int exponent)
{
	return exponent <= 0 && -exponent < (int)COUNT(powers);
}

double packed_value(double digits, int exponent)
{
	return digits / powers[-exponent];
}

/* The usual case, without a text in between: a whole number of fewer than 16 digits whose quotient
 * by the power of ten rounds to value is the only one. NaN has none. */
static bool quick_digits(double value, double power, double *digits)
{
	double scaled = value * power;

	if (!(fabs(scaled) < 1e15))
		return false;
	*digits = (double)(long long)(scaled + copysign(0.5, scaled));
	return *digits / power == value;
}

bool packed_all_digits(const struct packed *packed, int exponent, double *digits)
{
	if (!is_quick(exponent))
		return false;
	for (size_t i = 0; i < packed->count; i++)
		if (!quick_digits(packed->at[i], powers[-exponent], &digits[i]))
			return false;
	return true;
}

bool packed_digits(const struct packed *packed, size_t index, int exponent, int128 *digits)
{
	char text[PACKED_TEXT_SIZE];
	struct decimal decimal;
	double quick;

	if (isnan(packed->at[index]))
		return false;
	if (is_quick(exponent) && quick_digits(packed->at[index], powers[-exponent], &quick)) {
		*digits = (long long)quick;
		return true;
	}
	csv_exact_text(text, packed->at[index]);
	return decimal_of_text(text, &decimal) && decimal_at(decimal, exponent, digits);
}

size_t packed_drop(struct packed *packed, double limit)
{
	size_t kept = 0;
	size_t all = packed->count;

	for (size_t i = 0; i < all; i++) {
		if (packed_number(packed, i) >= limit)
			continue;
		packed->at[kept] = packed->at[i];
		if (packed->tags)
			packed->tags[kept] = packed->tags[i];
		if (packed->marks)
			packed->marks[kept] = packed->marks[i];
		kept++;
	}
	packed->count = kept;
	return all - kept;
}

void packed_free(struct packed *packed)
{
	free(packed->at);
	free(packed->tags);
	free(packed->marks);
	texts_free(&packed->odd);
	*packed = (struct packed){ 0 };
}
