/* report-svg.c — fuzzes the dressing of SVGs and their colours: no bytes may bring them down. */
#include "fuzzing.h"

#include "report/canvas/inside.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct canvas_description about = { .title = "t", .subject = "s" };
	const struct svg_dress dresses[] = { { &about, NULL }, { &about, "p" } };
	char *svg = calloc(1, size + 1);

	if (!svg)
		abort();
	memcpy(svg, data, size);
	for (size_t i = 0; i < 2; i++) {
		char *text = NULL;
		size_t length;
		FILE *stream = open_memstream(&text, &length);

		if (!svg_write(stream, svg, size, &dresses[i]))
			abort();
		svg_write_variable(stream, svg, size, &themes[i]);
		if (fclose(stream) != 0)
			abort();
		free(text);
	}
	free(svg);
	return 0;
}
