/* quantity.c — a number with its unit, as it stands in a text. */
#include "quantity.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define NO_BREAK "\u00A0"

/* From so many seconds on. */
#define MINUTES_FROM 300.0
#define HOURS_FROM   10800.0

struct unit quantity_unit(double most, const char *base_unit)
{
	if (strcmp(base_unit, "s") == 0 && most >= HOURS_FROM)
		return (struct unit){ 1 / 3600.0, "h" };
	if (strcmp(base_unit, "s") == 0 && most >= MINUTES_FROM)
		return (struct unit){ 1 / 60.0, "min" };
	return unit_of(base_unit, most);
}

void quantity_text_in(char text[QUANTITY_TEXT_SIZE], double value, const struct unit *unit,
		      const struct language *language)
{
	char number[NUMBER_TEXT_SIZE];

	if (isnan(value)) {
		snprintf(text, QUANTITY_TEXT_SIZE, "–");
		return;
	}
	number_short(number, value * unit->factor, language);
	snprintf(text, QUANTITY_TEXT_SIZE, "%s%s%s", number, unit->text[0] != '\0' ? NO_BREAK : "",
		 unit->text);
}

void quantity_text(char text[QUANTITY_TEXT_SIZE], double value, const char *base_unit,
		   const struct language *language)
{
	struct unit unit = quantity_unit(fabs(value), base_unit);

	quantity_text_in(text, value, &unit, language);
}
