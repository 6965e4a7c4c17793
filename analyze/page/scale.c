/* scale.c — numbers as people read them. */
#include "scale.h"

#include "datasets/array.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Takes away what is left at the end of a character of UTF-8 that was cut through. */
static void drop_torn(char *text)
{
	size_t start = strlen(text);
	size_t bytes;
	unsigned char first;

	if (start == 0)
		return;
	do
		start--;
	while (start > 0 && ((unsigned char)text[start] & 0xc0) == 0x80);
	first = (unsigned char)text[start];
	bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
	if (strlen(text + start) < bytes)
		text[start] = '\0';
}

struct phrase phrase_of(const char *format, ...)
{
	struct phrase phrase;
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(phrase.text, sizeof phrase.text, format, arguments);
	va_end(arguments);
	if (length >= (int)sizeof phrase.text)
		drop_torn(phrase.text);
	return phrase;
}

/* Between these a number is written out; no double has more digits. */
static const double least_plain = 1e-6;
static const double most_plain = 1e15;

static size_t zeros_behind(const char *text)
{
	size_t length = strlen(text);
	size_t zeros = 0;

	while (zeros < length && text[length - 1 - zeros] == '0')
		zeros++;
	return zeros;
}

struct phrase digits_text(double number, int digits)
{
	struct phrase short_text = phrase_of("%.*g", digits, number);
	double size = fabs(number);
	struct phrase plain;

	if (!strchr(short_text.text, 'e') || size < least_plain || size >= most_plain)
		return short_text;
	plain = phrase_of("%.*f", size < 1 ? decimals_of(size, digits, 15) : 0, number);
	if (size < 1)
		plain.text[strlen(plain.text) - zeros_behind(plain.text)] = '\0';
	return plain;
}

static const struct scale bytes[] = {
	{ "T", 1e12, 12 }, { "G", 1e9, 9 }, { "M", 1e6, 6 }, { "k", 1e3, 3 }, { "", 1, 0 },
};
static const struct scale seconds[] = {
	{ "", 1, 0 },
	{ "m", 1e-3, -3 },
	{ "µ", 1e-6, -6 },
};

/* The first that largest reaches; the last one for what is smaller still. */
static struct scale first_reached(const struct scale *scales, size_t count, double largest)
{
	size_t i = 0;

	while (i + 1 < count && largest < scales[i].factor)
		i++;
	return scales[i];
}

struct scale scale_of(const char *unit, double largest)
{
	if (strcmp(unit, "B") == 0 || strcmp(unit, "B/s") == 0)
		return first_reached(bytes, COUNT(bytes), largest);
	if (strcmp(unit, "s") == 0 && largest > 0)
		return first_reached(seconds, COUNT(seconds), largest);
	return (struct scale){ "", 1, 0 };
}

int decimals_of(double number, int digits, int most)
{
	int decimals = number > 0 ? digits - 1 - (int)floor(log10(number)) : 0;

	decimals = decimals < most ? decimals : most;
	return decimals > 0 ? decimals : 0;
}
