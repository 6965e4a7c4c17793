/* number-text.c — numbers as they stand in a cell. */
#include "number-text.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* of SHORT_NUMBER_DIGITS digits no more can stand behind the point; all these powers are doubles */
static const double powers[SHORT_NUMBER_DIGITS + 1] = {
	1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
};

/* whole numbers up to it are doubles */
#define EXACT_MOST (UINT64_C(1) << 53)

bool short_number_of(const char *text, size_t length, struct short_number *number)
{
	const bool minus = length > 0 && *text == '-';
	const char *end = text + length;
	const char *point = NULL;
	uint64_t digits = 0;
	size_t count;

	text += minus;
	count = (size_t)(end - text);
	if (count > SHORT_NUMBER_DIGITS + 1)
		return false;
	for (const char *at = text; at < end; at++) {
		unsigned digit = (unsigned)(unsigned char)*at - '0';

		if (digit <= 9) {
			digits = 10 * digits + digit;
			continue;
		}
		if (*at != '.' || point)
			return false;
		point = at;
	}
	count -= point != NULL;
	*number = (struct short_number){ digits, point ? (int)(end - point) - 1 : 0, minus,
					 point != NULL };
	return count > 0 && count <= SHORT_NUMBER_DIGITS;
}

/* False: take the long way. */
static bool short_value(const char *text, double *value)
{
	struct short_number number;

	if (!short_number_of(text, strlen(text), &number) || number.digits > EXACT_MOST)
		return false;
	*value = (double)number.digits / powers[number.decimals];
	if (number.minus && number.digits > 0) /* as below */
		*value = -*value;
	return true;
}

bool number_of_text(const char *text, double *value)
{
	char *end;

	if (short_value(text, value))
		return true;
	/* strtod alone would also take " 1", "0x1p3", "inf" and "nan" */
	if (text[0] == '\0' || text[strspn(text, "0123456789+-.eE")] != '\0')
		return false;
	*value = strtod(text, &end) + 0.0; /* "-0" is 0: no measurement has a sign without a size */
	return end != text && *end == '\0' && isfinite(*value);
}

bool integer_of_text(const char *text, long long low, long long high, long long *value)
{
	struct short_number number;
	char *end;

	if (short_number_of(text, strlen(text), &number) && !number.point) {
		*value = number.minus ? -(long long)number.digits : (long long)number.digits;
		return *value >= low && *value <= high;
	}
	if (text[0] == '\0' || isspace((unsigned char)text[0]))
		return false;
	errno = 0;
	*value = strtoll(text, &end, 10);
	return errno == 0 && *end == '\0' && *value >= low && *value <= high;
}

/* The percent sign becomes an exponent, so that 99.9% is the same double as 0.999. */
bool share_of_text(const char *text, double *share)
{
	size_t length = strcspn(text, "%");
	char number[40];

	if (length >= sizeof number - 3 || text[strcspn(text, "eE")] != '\0' ||
	    (text[length] != '\0' && text[length + 1] != '\0'))
		return false;
	snprintf(number, sizeof number, "%.*s%s", (int)length, text,
		 text[length] == '%' ? "e-2" : "");
	return number_of_text(number, share) && *share > 0 && *share < 1;
}
