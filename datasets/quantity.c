/* quantity.c — a number with its unit. */
#include "quantity.h"

#include "array.h"
#include "number-text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum dimension { DIMENSION_TIME, DIMENSION_SIZE, DIMENSION_RATE };

enum { KIBI = 1024, MEBI = KIBI * KIBI, GIBI = KIBI * MEBI };
#define TEBI (1024.0 * GIBI)

/* A unit is times * 10^tens of its dimension's base: a second, an eighth of a byte (a bit). */
static const struct unit {
	const char *name;
	double times;
	int tens;
	enum dimension dimension;
} units[] = {
	{ "ns", 1, -9, DIMENSION_TIME },
	{ "us", 1, -6, DIMENSION_TIME },
	{ "µs", 1, -6, DIMENSION_TIME },
	{ "ms", 1, -3, DIMENSION_TIME },
	{ "s", 1, 0, DIMENSION_TIME },
	{ "min", 60, 0, DIMENSION_TIME },
	{ "h", 3600, 0, DIMENSION_TIME },
	{ "d", 86400, 0, DIMENSION_TIME },
	{ "bit", 1, 0, DIMENSION_SIZE },
	{ "kbit", 1, 3, DIMENSION_SIZE },
	{ "Mbit", 1, 6, DIMENSION_SIZE },
	{ "Gbit", 1, 9, DIMENSION_SIZE },
	{ "B", 8, 0, DIMENSION_SIZE },
	{ "kB", 8, 3, DIMENSION_SIZE },
	{ "MB", 8, 6, DIMENSION_SIZE },
	{ "GB", 8, 9, DIMENSION_SIZE },
	{ "TB", 8, 12, DIMENSION_SIZE },
	{ "KiB", 8.0 * KIBI, 0, DIMENSION_SIZE },
	{ "MiB", 8.0 * MEBI, 0, DIMENSION_SIZE },
	{ "GiB", 8.0 * GIBI, 0, DIMENSION_SIZE },
	{ "TiB", 8 * TEBI, 0, DIMENSION_SIZE },
};

/* A rate is a size with "/s" behind it. */
static const struct unit *find(const char *name, enum dimension *dimension)
{
	size_t length = strlen(name);
	bool rate = length > 2 && strcmp(name + length - 2, "/s") == 0;

	if (rate)
		length -= 2;
	for (size_t i = 0; i < COUNT(units); i++) {
		if (strlen(units[i].name) != length || strncmp(units[i].name, name, length) != 0 ||
		    (rate && units[i].dimension != DIMENSION_SIZE))
			continue;
		*dimension = rate ? DIMENSION_RATE : units[i].dimension;
		return &units[i];
	}
	return NULL;
}

/* Where the number ends; an e is its exponent's only before digits. */
static size_t number_length(const char *text)
{
	size_t length = strspn(text, "+-.0123456789");

	if (length > 0 && (text[length] == 'e' || text[length] == 'E')) {
		size_t sign = strspn(text + length + 1, "+-");
		size_t digits = strspn(text + length + 1 + sign, "0123456789");

		if (digits > 0)
			length += 1 + sign + digits;
	}
	return length;
}

/* The power of ten becomes the number's exponent, so that it is rounded once: 500ms is the double
 * 0.5. One that has an exponent of its own is multiplied. */
static bool scaled_number(const char *text, size_t length, int tens, double *value)
{
	char number[64];

	if (length == 0 || length > sizeof number - 8)
		return false;
	if (tens == 0 || strcspn(text, "eE") < length) {
		snprintf(number, sizeof number, "%.*s", (int)length, text);
		if (!number_of_text(number, value))
			return false;
		*value *= pow(10, tens);
		return true;
	}
	snprintf(number, sizeof number, "%.*se%d", (int)length, text, tens);
	return number_of_text(number, value);
}

bool quantity_of_text(const char *text, const char *unit, double *value)
{
	size_t length = number_length(text);
	const char *own = text + length + strspn(text + length, " ");
	enum dimension wanted_dimension = DIMENSION_TIME;
	enum dimension own_dimension = DIMENSION_TIME;
	const struct unit *wanted = find(unit, &wanted_dimension);
	const struct unit *given = find(own, &own_dimension);
	double number;

	if (text[length] == '\0' || strcmp(own, unit) == 0) {
		if (!scaled_number(text, length, 0, &number))
			return false;
	} else if (!wanted || !given || wanted_dimension != own_dimension ||
		   !scaled_number(text, length, given->tens - wanted->tens, &number)) {
		return false;
	} else {
		number = number * given->times / wanted->times;
	}
	if (!isfinite(number))
		return false;
	*value = number;
	return true;
}

const char *quantity_units(const char *unit)
{
	enum dimension dimension;

	if (!find(unit, &dimension))
		return "";
	switch (dimension) {
	case DIMENSION_TIME:
		return "ms, s, min, h";
	case DIMENSION_SIZE:
		return "MB, GB, MiB, GiB";
	case DIMENSION_RATE:
		return "MB/s, MiB/s, GiB/s, Mbit/s, Gbit/s";
	}
	return "";
}
