/*
 * quantity.h — a number with its unit, as it stands in a text: "318 ms", "112 MB/s".
 */
#ifndef MIGSTAT_REPORT_DRAW_QUANTITY_H
#define MIGSTAT_REPORT_DRAW_QUANTITY_H

#include "language.h"
#include "number.h"

enum { QUANTITY_TEXT_SIZE = 72 };

/* value, in base_unit, with three significant digits and the unit's prefix that fits it. Seconds
 * from 300 on are minutes, from three hours on hours. NaN: "–". No line breaks within. */
void quantity_text(char text[QUANTITY_TEXT_SIZE], double value, const char *base_unit,
		   const struct language *language);

/* Several numbers that are compared with each other: the unit for the greatest of them, and one of
 * them in that unit. */
struct unit quantity_unit(double most, const char *base_unit);
void quantity_text_in(char text[QUANTITY_TEXT_SIZE], double value, const struct unit *unit,
		      const struct language *language);

#endif
