/*
 * quantity.h — a number with its unit, as a person types it: 5s, 500ms, 1.5min, 1GiB, 10Gbit/s.
 *
 * Units of time: ns, us (µs), ms, s, min, h, d. Of sizes: B, kB, MB, GB, TB (powers of 1000), KiB,
 * MiB, GiB, TiB (powers of 1024), and bit, kbit, Mbit, Gbit. Of rates: those of sizes a second, as
 * MiB/s. A single letter (5M) is none: programs do not agree on what it means. Upper and lower
 * case differ, as in the units themselves; a blank before the unit is allowed.
 */
#ifndef MIGSTAT_QUANTITY_H
#define MIGSTAT_QUANTITY_H

#include <stdbool.h>

/*
 * The quantity of text in that unit (one of the above, or another one, such as %, which then stands
 * only for itself; "": none); a number without a unit is in it already. The value is that of the
 * number as it would be written in the unit: 500ms is the same double as 0.5. False: no number, or
 * a unit that cannot be turned into this one; *value is unchanged.
 */
bool quantity_of_text(const char *text, const char *unit, double *value);

/* The units that stand for the same thing as this one, with commas, for a message; "" = none. */
const char *quantity_units(const char *unit);

#endif
