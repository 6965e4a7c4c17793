/*
 * length.h — lengths on paper as the user writes them: 88mm, 18cm, 3.5in, 88.
 */
#ifndef MIGSTAT_REPORT_DRAW_LENGTH_H
#define MIGSTAT_REPORT_DRAW_LENGTH_H

#include <stdbool.h>

/*
 * The length that text says, in millimetres; a bare number is millimetres. Any sign and size: the
 * caller checks the range. False if it is no length; *mm is then as it was.
 */
bool length_parse(const char *text, double *mm);

/* Millimetres as points of 1/72 inch, the unit of everything that is drawn. */
double length_points(double mm);

/* Points as millimetres. */
double length_mm(double points);

/* Millimetres as whole pixels, rounded to the nearest. */
int length_pixels(double mm, int dpi);

#endif
