/* svg-id.c — makes cairo's SVG the same whatever else was drawn before it. */
#include "svg-id.h"

#include <ctype.h>
#include <string.h>

bool svg_write_steady(FILE *stream, const char *svg, size_t length)
{
	static const char name[] = "id=\"surface";
	const char *end = svg + length;

	while (svg < end) {
		const char *found = memmem(svg, (size_t)(end - svg), name, sizeof name - 1);
		const char *stop = found ? found + sizeof name - 1 : end;

		if (fwrite(svg, 1, (size_t)(stop - svg), stream) != (size_t)(stop - svg))
			return false;
		svg = stop;
		while (svg < end && isdigit((unsigned char)*svg))
			svg++;
	}
	return true;
}
