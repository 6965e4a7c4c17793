/* number-text.c — numbers as they stand in a cell. */
#include "number-text.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

/* 10^15 < 2^53, and no power above 10^15 is needed for so few digits */
enum { SHORT_DIGITS = 15 };

static const double powers[SHORT_DIGITS + 1] = {
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
};

/* A sign, digits, perhaps a point and digits: at most SHORT_DIGITS. False: take the long way. */
static bool short_number(const char *text, double *value)
{
	bool minus = *text == '-';
	uint64_t digits = 0;
	int count = 0;
	int decimals = 0;
	bool point = false;

	for (text += minus; *text != '\0'; text++) {
		if (*text == '.' && !point) {
			point = true;
			continue;
		}
		if (*text < '0' || *text > '9' || count == SHORT_DIGITS)
			return false;
		digits = 10 * digits + (uint64_t)(*text - '0');
		decimals += point;
		count++;
	}
	if (count == 0)
		return false;
	*value = (double)digits / powers[decimals];
	if (minus && digits > 0) /* as below */
		*value = -*value;
	return true;
}

bool number_of_text(const char *text, double *value)
{
	char *end;

	if (short_number(text, value))
		return true;
	/* strtod alone would also take " 1", "0x1p3", "inf" and "nan" */
	if (text[0] == '\0' || text[strspn(text, "0123456789+-.eE")] != '\0')
		return false;
	*value = strtod(text, &end) + 0.0; /* "-0" is 0: no measurement has a sign without a size */
	return end != text && *end == '\0' && isfinite(*value);
}

bool integer_of_text(const char *text, long long low, long long high, long long *value)
{
	char *end;

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
