/*
 * palette.h — the colours of the figures.
 *
 * Okabe and Ito's colours (M. Okabe, K. Ito: Color Universal Design, 2008) are told apart by
 * colour-blind readers. The two directions differ in lightness and in shape as well, so that grey
 * print works.
 */
#ifndef MIGSTAT_REPORT_PALETTE_H
#define MIGSTAT_REPORT_PALETTE_H

struct colour {
	double red, green, blue; /* 0 to 1 */
};

static const struct colour colour_blue = { 0.000, 0.447, 0.698 };   /* #0072B2 */
static const struct colour colour_orange = { 0.902, 0.624, 0.000 }; /* #E69F00 */
static const struct colour colour_ink = { 0.0, 0.0, 0.0 };
static const struct colour colour_soft = { 0.33, 0.33, 0.33 }; /* text of the second rank */
static const struct colour colour_grid = { 0.87, 0.87, 0.87 };
static const struct colour colour_paper = { 1.0, 1.0, 1.0 };

#endif
