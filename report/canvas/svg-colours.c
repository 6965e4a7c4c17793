/* svg-colours.c — lets an SVG inside a page follow the page into the dark. */
#include "canvas.h"

#include <math.h>
#include <string.h>

enum { PLAIN_COLOURS = 5, COLOURS = PLAIN_COLOURS + LOOK_COUNT };

static struct colour colour_at(const struct theme *theme, size_t index)
{
	const struct colour plain[PLAIN_COLOURS] = { theme->ink, theme->paper, theme->soft,
						     theme->grid, theme->faint };

	return index < PLAIN_COLOURS ? plain[index] : theme->looks[index - PLAIN_COLOURS].colour;
}

static bool is_near(double one, double other)
{
	return fabs(one - other) < 0.5 / 255;
}

/* The index of the theme's colour, COLOURS if it is none. */
static size_t find(const struct theme *theme, struct colour colour)
{
	size_t i = 0;

	for (; i < COLOURS; i++) {
		struct colour at = colour_at(theme, i);

		if (is_near(at.red, colour.red) && is_near(at.green, colour.green) &&
		    is_near(at.blue, colour.blue))
			break;
	}
	return i;
}

/* One "44.7%" of cairo's, and what must follow it; false if it is something else. Written in the C
 * locale's way, which cairo does in any. */
static bool take_percent(const char **at, const char *end, char next, double *share)
{
	double value = 0;
	double place = 1;
	bool is_fraction = false;

	for (; *at < end && ((**at >= '0' && **at <= '9') || **at == '.'); ++*at) {
		if (**at == '.') {
			is_fraction = true;
			continue;
		}
		value = value * 10 + (**at - '0');
		place *= is_fraction ? 10 : 1;
	}
	if (end - *at < 2 || (*at)[0] != '%' || (*at)[1] != next)
		return false;
	*at += 2;
	*share = value / place / 100;
	return true;
}

static bool take_colour(const char **at, const char *end, struct colour *colour)
{
	return take_percent(at, end, ',', &colour->red) &&
	       take_percent(at, end, ',', &colour->green) &&
	       take_percent(at, end, ')', &colour->blue);
}

void svg_write_variable(FILE *stream, const char *svg, size_t length, const struct theme *theme)
{
	static const char start[] = "rgb(";
	const char *end = svg + length;

	while (svg < end) {
		const char *found = memmem(svg, (size_t)(end - svg), start, sizeof start - 1);
		const char *at = found ? found + sizeof start - 1 : end;
		struct colour colour;
		size_t index;

		fwrite(svg, 1, (size_t)((found ? found : end) - svg), stream);
		svg = at;
		if (!found)
			return;
		index = take_colour(&at, end, &colour) ? find(theme, colour) : COLOURS;
		if (index == COLOURS) {
			fputs(start, stream);
			continue;
		}
		fprintf(stream, "var(--c%zu,%s%.*s)", index, start, (int)(at - svg), svg);
		svg = at;
	}
}

static int byte_of(double share)
{
	return (int)lround(share * 255);
}

void svg_write_variables(FILE *stream, const struct theme *theme)
{
	for (size_t i = 0; i < COLOURS; i++) {
		struct colour colour = colour_at(theme, i);

		fprintf(stream, "%s--c%zu: #%02x%02x%02x;", i > 0 ? " " : "", i,
			(unsigned)byte_of(colour.red), (unsigned)byte_of(colour.green),
			(unsigned)byte_of(colour.blue));
	}
}
