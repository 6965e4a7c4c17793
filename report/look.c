/* look.c — styles of publishers' columns, type and colours of the author's. */
#include "look.h"

#include <stdlib.h>
#include <string.h>

/*
 * Width of one column and the type that captions or figures have there:
 * ieee: IEEEtran, \columnwidth 252 pt = 88.9 mm (3.5 in); figure text 8 to 10 pt, Times or
 * Helvetica. acm: acmart sigconf, \columnwidth 241.14749 pt = 84.8 mm; Linux Libertine, captions 9
 * pt. springer: LNCS llncs, \textwidth 122 mm; figure text at least 6 pt, Helvetica is recommended.
 */
const struct column_style column_styles[] = {
	{ "ieee", 88.9, "Nimbus Roman", 8 },
	{ "acm", 84.8, "Linux Libertine O", 8 },
	{ "springer", 122, "Nimbus Sans", 8 },
	{ NULL, 0, NULL, 0 },
};

#define HEX(rgb)                                                                                   \
	{                                                                                          \
		((rgb) >> 16 & 0xFF) / 255.0, ((rgb) >> 8 & 0xFF) / 255.0, ((rgb)&0xFF) / 255.0    \
	}

/* M. Okabe, K. Ito: Color Universal Design, 2008; P. Tol: Colour Schemes, SRON/EPS/TN/09-002, 2021.
 */
static const struct {
	const char *name;
	struct palette palette;
} named[] = {
	{ "okabe-ito",
	  { { HEX(0x0072B2), HEX(0xE69F00), HEX(0x000000), HEX(0x009E73), HEX(0xD55E00),
	      HEX(0x56B4E9), HEX(0xCC79A7) },
	    7 } },
	{ "tol-bright",
	  { { HEX(0x4477AA), HEX(0xEE6677), HEX(0x228833), HEX(0xCCBB44), HEX(0x66CCEE),
	      HEX(0xAA3377), HEX(0xBBBBBB) },
	    7 } },
	{ "tol-high-contrast", { { HEX(0x004488), HEX(0xDDAA33), HEX(0xBB5566) }, 3 } },
};
enum { NAMED = sizeof named / sizeof *named };

/* #RRGGBB, and what stands behind it. */
static bool parse_colour(struct colour *colour, const char *text, const char **end)
{
	char *behind;
	unsigned rgb;

	if (text[0] != '#' || strspn(text + 1, "0123456789abcdefABCDEF") != 6)
		return false;
	rgb = (unsigned)strtoul(text + 1, &behind, 16);
	*colour = (struct colour)HEX(rgb);
	*end = behind;
	return true;
}

bool palette_parse(struct palette *palette, const char *text)
{
	*palette = (struct palette){ .count = 0 };
	for (size_t i = 0; i < NAMED; i++)
		if (strcmp(named[i].name, text) == 0) {
			*palette = named[i].palette;
			return true;
		}
	for (;;) {
		if (palette->count == PALETTE_MOST ||
		    !parse_colour(&palette->at[palette->count], text, &text))
			return false;
		palette->count++;
		if (*text == '\0')
			return true;
		if (*text++ != ',')
			return false;
	}
}

/* Shades from the ink towards the paper, none of them so light that it would not be seen; every
 * second one is dark, for neighbours are to differ. */
static struct colour shade(const struct theme *theme, size_t index)
{
	static const double shares[LOOK_COUNT] = { 0, 0.55, 0.25, 0.65, 0.1, 0.45, 0.35 };
	double share = shares[index];

	return (struct colour){
		theme->ink.red + share * (theme->paper.red - theme->ink.red),
		theme->ink.green + share * (theme->paper.green - theme->ink.green),
		theme->ink.blue + share * (theme->paper.blue - theme->ink.blue),
	};
}

struct theme look_theme(const struct theme *theme, const struct look_wish *wish)
{
	struct theme own = *theme;

	for (size_t i = 0; wish->font_size > 0 && i < TYPE_ROLES; i++)
		own.type[i] = theme->type[i] * wish->font_size / theme->type[TYPE_AXIS];
	for (size_t i = 0; i < LOOK_COUNT; i++)
		if (wish->mono)
			own.looks[i].colour = shade(theme, i);
		else if (wish->palette.count > 0)
			own.looks[i].colour = wish->palette.at[i % wish->palette.count];
	return own;
}
