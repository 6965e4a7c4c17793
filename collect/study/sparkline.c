/* sparkline.c — how a value went, in a few signs. */
#include "sparkline.h"

#include "datasets/array.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const blocks[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
static const char *const darks[] = { ".", ":", "-", "=", "+", "*", "#", "@" };

/* Two points become one, which is the later one. */
static void halve(struct sparkline *line)
{
	for (size_t i = 0; i < line->count / 2; i++)
		line->at[i] = line->at[2 * i + 1];
	line->count /= 2;
	line->each *= 2;
}

void sparkline_add(struct sparkline *line, double value)
{
	if (line->each == 0)
		line->each = line->in_last = 1;
	if (line->count == 0 || line->in_last == line->each) {
		if (line->count == SPARKLINE_MOST)
			halve(line);
		line->count++;
		line->in_last = 0;
	}
	line->at[line->count - 1] = value;
	line->in_last++;
}

void sparkline_text(const struct sparkline *line, size_t most, bool utf8, char text[SPARKLINE_SIZE])
{
	const char *const *signs = utf8 ? blocks : darks;
	size_t first = line->count > most ? line->count - most : 0;
	const size_t levels = COUNT(blocks);
	double largest = 0;
	size_t used = 0;

	for (size_t i = first; i < line->count; i++)
		largest = fmax(largest, line->at[i]);
	text[0] = '\0';
	for (size_t i = first; i < line->count; i++) {
		double share = largest > 0 ? line->at[i] / largest : 0;
		size_t level = (size_t)fmax(0, ceil(share * (double)levels) - 1);

		used += (size_t)snprintf(text + used, SPARKLINE_SIZE - used, "%s", signs[level]);
	}
}
