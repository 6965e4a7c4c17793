/* grid-widths.c — how wide the columns of a table on paper get. */
#include "grid-widths.h"

void grid_widths(double *widths, const struct grid_width *columns, size_t count, double available)
{
	double natural = 0;
	double least = 0;
	double share;

	for (size_t i = 0; i < count; i++) {
		natural += columns[i].natural;
		least += columns[i].least;
	}
	if (natural <= available)
		share = 1;
	else if (least <= available)
		share = (available - least) / (natural - least);
	else
		share = -1;
	for (size_t i = 0; i < count; i++)
		widths[i] = share < 0 ? columns[i].least * available / least
				      : columns[i].least +
						share * (columns[i].natural - columns[i].least);
}
