/* svg-words.c — writes the words of a figure into its SVG: texts that can be searched and copied,
 * and what a mark says when it is pointed at. */
#include "inside.h"

#include "datasets/xml.h"

#include <math.h>

/* As cairo writes colours, so that svg_write_variable finds them. */
static void print_colour(FILE *stream, struct colour colour)
{
	fprintf(stream, "rgb(%.6f%%,%.6f%%,%.6f%%)", 100 * colour.red, 100 * colour.green,
		100 * colour.blue);
}

/* Another font than the one that it was measured in is set as wide. */
static void print_word(FILE *stream, const struct word *word)
{
	fprintf(stream, "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%.2f\" textLength=\"%.2f\" ",
		word->x, word->y, word->size, word->width);
	fputs("lengthAdjust=\"spacingAndGlyphs\"", stream);
	if (word->bold)
		fputs(" font-weight=\"bold\"", stream);
	if (fabs(word->degrees) > 0.01)
		fprintf(stream, " transform=\"rotate(%.2f %.2f %.2f)\"", word->degrees, word->x,
			word->y);
	fputs(" style=\"fill:", stream);
	print_colour(stream, word->colour);
	if (word->has_rim) {
		fputs(";paint-order:stroke;stroke:", stream);
		print_colour(stream, word->rim);
		fprintf(stream, ";stroke-width:%.1f;stroke-linejoin:round", word->rim_width);
	}
	fputs(";\">", stream);
	xml_print(stream, word->text);
	fputs("</text>\n", stream);
}

static void print_hint(FILE *stream, const struct hint *hint)
{
	fprintf(stream, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>",
		hint->x - hint->width / 2, hint->y - hint->height / 2, hint->width, hint->height);
	xml_print(stream, hint->text);
	fputs("</title></rect>\n", stream);
}

void svg_write_words(FILE *stream, const struct words *words)
{
	fputs("<g font-family=\"'DejaVu Sans', Verdana, sans-serif\" xml:space=\"preserve\">\n",
	      stream);
	for (size_t i = 0; i < words->count; i++)
		print_word(stream, &words->at[i]);
	fputs("</g>\n", stream);
	if (words->hint_count == 0)
		return;
	fputs("<g fill=\"none\" pointer-events=\"all\">\n", stream);
	for (size_t i = 0; i < words->hint_count; i++)
		print_hint(stream, &words->hints[i]);
	fputs("</g>\n", stream);
}
