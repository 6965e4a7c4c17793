/* decimal.c — decimal numbers without the rounding to binary. */
#include "decimal.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Beyond it no double is: 1e-99999 is 0, and is left to strtold. */
enum { EXPONENT_MAX = 99999 };

/* More than the 21 that a long double of 64 bits can tell apart. */
enum { RATIO_DIGITS = 25 };

/* 10^DECIMAL_DIGITS */
static const int128 limit = (int128)10000000000000000000U * 1000000000000000000;

/* Multiplies by 10^count; false if that would be too many digits. */
static bool shift_left(int128 *digits, long count)
{
	if (*digits == 0)
		return true;
	for (; count > 0; count--) {
		*digits *= 10;
		if (*digits >= limit || *digits <= -limit)
			return false;
	}
	return true;
}

/* Reads the digits up to an e or the end. Zeros wait until a digit follows: 1.50 is 15 · 10^-1. */
static bool read_digits(const char *text, struct decimal *decimal)
{
	bool after_point = false;
	long zeros = 0;

	for (; *text != '\0' && *text != 'e' && *text != 'E'; text++) {
		if (*text == '.') {
			after_point = true;
			continue;
		}
		decimal->exponent -= after_point;
		zeros++;
		if (*text == '0')
			continue;
		if (!shift_left(&decimal->digits, zeros))
			return false;
		decimal->digits += *text - '0';
		if (decimal->digits >= limit)
			return false;
		zeros = 0;
	}
	decimal->exponent += (int)zeros;
	return true;
}

/* Nearly all numbers have few digits: one pass over them. */
static struct decimal short_decimal(struct short_number number)
{
	int exponent = -number.decimals;

	for (; number.digits != 0 && number.digits % 10 == 0; exponent++)
		number.digits /= 10;
	return (struct decimal){
		.digits = number.minus ? -(int128)number.digits : (int128)number.digits,
		.exponent = number.digits == 0 ? 0 : exponent,
	};
}

static bool long_decimal(const char *text, struct decimal *decimal)
{
	const char *power;
	bool negative = text[0] == '-';
	long exponent;
	double number;

	power = text + strcspn(text, "eE");
	exponent = *power != '\0' ? strtol(power + 1, NULL, 10) : 0;
	*decimal = (struct decimal){ 0 };
	if (!number_of_text(text, &number) || strlen(text) > EXPONENT_MAX)
		return false;
	if (!read_digits(text + strspn(text, "+-"), decimal) || labs(exponent) > EXPONENT_MAX) {
		bool zero = decimal->digits == 0;

		*decimal = (struct decimal){ 0 };
		return zero;
	}
	if (negative)
		decimal->digits = -decimal->digits;
	decimal->exponent = decimal->digits == 0 ? 0 : decimal->exponent + (int)exponent;
	return true;
}

bool decimal_of_text(const char *text, struct decimal *decimal)
{
	struct short_number number;

	if (!short_number_of(text, strlen(text), &number))
		return long_decimal(text, decimal);
	*decimal = short_decimal(number);
	return true;
}

/* Powers of ten up to 10^27 are exact in a long double of 64 bits, and so are 18 digits: one
 * division rounds once. */
static const long double powers[] = {
	1e0L,  1e1L,  1e2L,  1e3L,  1e4L,  1e5L,  1e6L,  1e7L,  1e8L,  1e9L,
	1e10L, 1e11L, 1e12L, 1e13L, 1e14L, 1e15L, 1e16L, 1e17L, 1e18L, 1e19L,
	1e20L, 1e21L, 1e22L, 1e23L, 1e24L, 1e25L, 1e26L, 1e27L,
};

static long double short_rounded(struct short_number number)
{
	long double value = (long double)number.digits / powers[number.decimals];

	return number.minus ? -value : value;
}

long double decimal_rounded(const char *text)
{
	struct short_number number;

	if (LDBL_MANT_DIG < 64 || !short_number_of(text, strlen(text), &number))
		return strtold(text, NULL);
	return short_rounded(number);
}

bool decimal_and_rounded(const char *text, struct decimal *decimal, long double *rounded)
{
	struct short_number number;

	if (LDBL_MANT_DIG < 64 || !short_number_of(text, strlen(text), &number)) {
		*rounded = strtold(text, NULL);
		return decimal_of_text(text, decimal);
	}
	*rounded = short_rounded(number);
	*decimal = short_decimal(number);
	return true;
}

/* The usual case: what is scaled fits 64 bits. */
static bool scaled_shortly(const struct decimal *decimal, int exponent, int128 *digits)
{
	static const int64_t tens[] = {
		1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
	};
	int64_t few = (int64_t)decimal->digits;
	int shift = decimal->exponent - exponent;
	int64_t result;

	if (few != decimal->digits || shift < 0 || shift >= (int)COUNT(tens) ||
	    __builtin_mul_overflow(few, tens[shift], &result))
		return false;
	*digits = result;
	return true;
}

bool decimal_at(struct decimal decimal, int exponent, int128 *digits)
{
	*digits = decimal.digits;
	if (decimal.digits == 0 || scaled_shortly(&decimal, exponent, digits))
		return true;
	return decimal.exponent >= exponent &&
	       shift_left(digits, (long)decimal.exponent - exponent);
}

/* Writes a whole number that is not negative; returns how many characters. */
static int write_whole(unsigned128 whole, char *text)
{
	char reversed[40];
	int count = 0;

	do {
		reversed[count++] = (char)('0' + (int)(whole % 10));
		whole /= 10;
	} while (whole > 0);
	for (int i = 0; i < count; i++)
		text[i] = reversed[count - 1 - i];
	return count;
}

bool decimal_ratio(int128 numerator, int128 denominator, int exponent, char text[DECIMAL_TEXT_SIZE])
{
	/* unsigned, because the least int128 has no positive twin */
	unsigned128 size = numerator < 0 ? -(unsigned128)numerator : (unsigned128)numerator;
	unsigned128 divisor = (unsigned128)denominator;
	unsigned128 rest;
	int used = 0;
	int significant;

	if (denominator < 1 || denominator >= limit)
		return false;
	if (numerator < 0)
		text[used++] = '-';
	significant = write_whole(size / divisor, text + used);
	used += significant;
	if (size / divisor == 0)
		significant = 0;
	for (rest = size % divisor; rest != 0 && significant < RATIO_DIGITS;
	     rest = rest % divisor) {
		rest *= 10;
		text[used++] = (char)('0' + (int)(rest / divisor));
		exponent--;
		significant += significant > 0 || rest >= divisor;
	}
	if (rest != 0) {
		text[used++] = '1'; /* above the cut, so that no tie is seen where there is none */
		exponent--;
	}
	snprintf(text + used, (size_t)(DECIMAL_TEXT_SIZE - used), "e%d", exponent);
	return true;
}

/* The inverses of powers of ten are not exact. */
long double decimal_scaled(int128 digits, int exponent)
{
	if (exponent <= 0 && -exponent < (int)COUNT(powers)) {
		long long few = (long long)digits; /* is a long double sooner */

		return (few == digits ? (long double)few : (long double)digits) / powers[-exponent];
	}
	return exponent < 0 ? (long double)digits / powl(10, -exponent)
			    : (long double)digits * powl(10, exponent);
}
