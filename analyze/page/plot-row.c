/* plot-row.c — one line of a plot. */
#include "plot.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BRAILLE = 0x2800, BRAILLE_COLUMNS = 2 };

/* The dots of a braille cell from the bottom up, left and right column. Unicode 15, 22.2. */
static const uint8_t braille_dots[BRAILLE_COLUMNS][PLOT_DOTS_HIGH] = {
	{ 0x40, 0x04, 0x02, 0x01 },
	{ 0x80, 0x20, 0x10, 0x08 },
};

/* The same drawing in two character sets. */
struct glyphs {
	uint32_t cap_low, cap_high, bar, centre, zero, bound;
};
static const struct glyphs glyphs_utf8 = { 0x251C, 0x2524, 0x2500, 0x25CF, 0x2502, 0x250A };
static const struct glyphs glyphs_ascii = { '[', ']', '-', 'o', '|', ':' };

static const struct glyphs *glyphs_of(const struct plot_look *look)
{
	return look->utf8 ? &glyphs_utf8 : &glyphs_ascii;
}

static void put(struct plot_row *row, size_t cell, uint32_t glyph, enum plot_tone tone)
{
	row->glyphs[cell] = glyph;
	row->tones[cell] = tone;
}

size_t plot_row_columns(const struct plot_row *row, const struct plot_look *look)
{
	return look->utf8 ? BRAILLE_COLUMNS * row->cells : row->cells;
}

static size_t height_of(size_t count, size_t fullest)
{
	if (fullest <= PLOT_DOTS_HIGH)
		return count;
	return (count * PLOT_DOTS_HIGH + fullest - 1) / fullest; /* upwards: none vanishes */
}

void plot_row_points(struct plot_row *row, const struct plot_look *look, const size_t *counts)
{
	size_t columns = plot_row_columns(row, look);
	size_t each = columns / row->cells;
	size_t fullest = 0;

	for (size_t i = 0; i < columns; i++)
		if (counts[i] > fullest)
			fullest = counts[i];
	for (size_t i = 0; i < columns; i++) {
		size_t height = height_of(counts[i], fullest);
		uint32_t glyph = row->glyphs[i / each];

		if (height == 0)
			continue;
		if (!look->utf8)
			glyph = (uint32_t) " .:*#"[height];
		else if (glyph < BRAILLE)
			glyph = BRAILLE;
		for (size_t dot = 0; look->utf8 && dot < height; dot++)
			glyph |= braille_dots[i % each][dot];
		put(row, i / each, glyph, TONE_PLAIN);
	}
}

void plot_row_line(struct plot_row *row, const struct plot_look *look, const struct plot_axis *axis,
		   double value, enum plot_line line)
{
	const struct glyphs *glyphs = glyphs_of(look);

	if (isfinite(value) && value >= axis->low && value <= axis->high)
		put(row, plot_axis_place(axis, value, row->cells),
		    line == LINE_ZERO ? glyphs->zero : glyphs->bound, TONE_PLAIN);
}

/* Lines stay to be seen where a bar crosses them. */
static void put_bar(struct plot_row *row, size_t cell, uint32_t bar, enum plot_tone tone)
{
	if (row->glyphs[cell] == 0)
		put(row, cell, bar, tone);
}

void plot_row_interval(struct plot_row *row, const struct plot_look *look,
		       const struct plot_axis *axis, const struct interval *interval, double centre,
		       enum plot_tone tone)
{
	const struct glyphs *glyphs = glyphs_of(look);
	size_t low;
	size_t high;

	if (!isnan(interval->low) && !isnan(interval->high)) {
		low = plot_axis_place(axis, interval->low, row->cells);
		high = plot_axis_place(axis, interval->high, row->cells);
		for (size_t cell = low + 1; cell < high; cell++)
			put_bar(row, cell, glyphs->bar, tone);
		put(row, low, interval->low < axis->low ? '<' : glyphs->cap_low, tone);
		put(row, high, interval->high > axis->high ? '>' : glyphs->cap_high, tone);
	}
	if (!isnan(centre))
		put(row, plot_axis_place(axis, centre, row->cells), glyphs->centre, tone);
}

/* The code point at *text, which is moved behind it; what is no UTF-8 becomes '?'. */
static uint32_t next_character(const char **text)
{
	const unsigned char *bytes = (const unsigned char *)*text;
	size_t length = bytes[0] < 0x80 ? 1 : bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4;
	uint32_t character = length == 1 ? bytes[0] : bytes[0] & (0xFFU >> (length + 1));

	for (size_t i = 1; i < length; i++) {
		if ((bytes[i] & 0xC0) != 0x80) {
			*text += i;
			return '?';
		}
		character = character << 6 | (bytes[i] & 0x3FU);
	}
	*text += length;
	return character < 0x10000 ? character : '?';
}

void plot_row_write(struct plot_row *row, size_t first, const char *text)
{
	for (size_t cell = first; cell < row->cells && *text != '\0'; cell++)
		put(row, cell, next_character(&text), TONE_PLAIN);
}

static void print_character(FILE *stream, uint32_t character)
{
	if (character >= 0x800) {
		fputc((int)(0xE0 | character >> 12), stream);
		fputc((int)(0x80 | (character >> 6 & 0x3F)), stream);
	} else if (character >= 0x80) {
		fputc((int)(0xC0 | character >> 6), stream);
	}
	fputc((int)(character < 0x80 ? character : 0x80 | (character & 0x3F)), stream);
}

/* Cyan and yellow are told apart by colour-blind readers, on light and on dark. */
static const char *const tone_codes[] = {
	[TONE_PLAIN] = "\033[0m",
	[TONE_GOOD] = "\033[36m",
	[TONE_BAD] = "\033[33m",
};

static void print_cells(FILE *stream, const struct plot_row *row, const struct plot_look *look)
{
	enum plot_tone tone = TONE_PLAIN;
	size_t end = row->cells;

	while (end > 0 && row->glyphs[end - 1] == 0)
		end--;
	for (size_t cell = 0; cell < end; cell++) {
		uint32_t glyph = row->glyphs[cell];

		if (look->colour && glyph != 0 && row->tones[cell] != tone) {
			tone = row->tones[cell];
			fputs(tone_codes[tone], stream);
		}
		print_character(stream, glyph != 0 ? glyph : ' ');
	}
	if (tone != TONE_PLAIN)
		fputs(tone_codes[TONE_PLAIN], stream);
}

/* The label, and blanks up to its width; of one that is too long the head and the tail. */
static void print_label(FILE *stream, const char *label, size_t cells)
{
	size_t width = text_width(label);
	size_t tail = (cells - 2) / 2;
	size_t head = width > cells ? cells - 2 - tail : cells;
	size_t at = 0;

	for (const char *next = label; *next != '\0'; at++) {
		uint32_t character = next_character(&next);

		if (at < head || at + tail >= width)
			print_character(stream, character);
		else if (at == head)
			fputs("..", stream);
	}
	fprintf(stream, "%*s", width < cells ? (int)(cells - width) : 0, "");
}

void plot_row_add(struct texts *lines, const struct plot_row *row, const struct plot_look *look,
		  const char *label, size_t label_cells)
{
	char *line = NULL;
	size_t size = 0;
	FILE *stream = must_open_text(&line, &size);

	print_label(stream, label, label_cells);
	fputs("  ", stream);
	print_cells(stream, row, look);
	must_close_text(stream);
	texts_add(lines, "%s", line);
	free(line);
}
