/* document.c — a report as headings, paragraphs, tables and figures. */
#include "document.h"

#include "report/draw/utf8.h"

#include "datasets/must.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the format says, cleaned. */
__attribute__((format(printf, 1, 0))) static char *text_of(const char *format, va_list arguments)
{
	char *text;
	size_t length;
	FILE *stream = must_open_text(&text, &length);
	char *clean;

	vfprintf(stream, format, arguments);
	must_close_text(stream);
	clean = utf8_clean(text);
	free(text);
	return clean;
}

/* A cleaned copy of text, NULL of NULL. */
static char *copy(const char *text)
{
	return text ? utf8_clean(text) : NULL;
}

static struct block *last(struct document *document)
{
	return &document->blocks[document->count - 1];
}

/* The new block; takes text over. */
static struct block *add(struct document *document, enum block_kind kind, char *text)
{
	must_grow(&document->blocks, &document->room, document->count, sizeof *document->blocks);
	document->blocks[document->count++] = (struct block){ .kind = kind, .text = text };
	return last(document);
}

void document_name(struct document *document, const char *title, const char *subtitle,
		   const char *subject)
{
	document->title = copy(title);
	document->subtitle = copy(subtitle);
	document->subject = copy(subject);
}

void document_heading(struct document *document, int level, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(document, BLOCK_HEADING, text_of(format, arguments))->level = level;
	va_end(arguments);
}

void document_quiet(struct document *document)
{
	last(document)->quiet = true;
}

void document_lead(struct document *document, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(document, BLOCK_LEAD, text_of(format, arguments));
	va_end(arguments);
}

void document_text(struct document *document, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(document, BLOCK_TEXT, text_of(format, arguments));
	va_end(arguments);
}

void document_item(struct document *document, const char *lead, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(document, BLOCK_ITEM, text_of(format, arguments))->lead = copy(lead);
	va_end(arguments);
}

void document_code(struct document *document, const char *text)
{
	add(document, BLOCK_CODE, utf8_clean(text));
}

void document_contents(struct document *document)
{
	add(document, BLOCK_CONTENTS, utf8_clean("Contents"));
}

void document_table(struct document *document, size_t keys, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(document, BLOCK_TABLE, text_of(format, arguments))->grid.keys = keys;
	va_end(arguments);
}

void basis_free(struct basis *basis)
{
	if (basis)
		sources_free(basis->own);
	free(basis);
}

static void figure_free(struct drawing *drawing, struct basis *basis)
{
	if (drawing)
		drawing->free(drawing);
	basis_free(basis);
}

void document_figure(struct document *document, struct drawing *drawing, struct basis *basis)
{
	struct block *block = add(document, BLOCK_FIGURE, utf8_clean(drawing->caption));

	block->drawing = drawing;
	block->basis = basis;
}

void document_source(struct document *document, const char *format, ...)
{
	va_list arguments;

	if (document->uncited)
		return;
	free(last(document)->source);
	va_start(arguments, format);
	last(document)->source = text_of(format, arguments);
	va_end(arguments);
}

void grid_column(struct document *document, const char *head, bool is_numbers, const char *meaning)
{
	struct grid *grid = &last(document)->grid;

	must_grow(&grid->columns, &grid->column_room, grid->column_count, sizeof *grid->columns);
	grid->columns[grid->column_count++] =
		(struct grid_column){ copy(head), copy(meaning), is_numbers, false };
}

void grid_whole(struct document *document)
{
	struct grid *grid = &last(document)->grid;

	grid->columns[grid->column_count - 1].is_whole = true;
}

void grid_cell(struct document *document, const char *format, ...)
{
	struct grid *grid = &last(document)->grid;
	va_list arguments;

	must_grow(&grid->cells, &grid->cell_room, grid->cell_count, sizeof *grid->cells);
	va_start(arguments, format);
	grid->cells[grid->cell_count++] = (struct grid_cell){ .text = text_of(format, arguments) };
	va_end(arguments);
}

void grid_source(struct document *document, const char *exact, const char *path, long line)
{
	struct grid *grid = &last(document)->grid;
	char *source =
		document->uncited ? must_copy(exact) : must_print("%s, %s:%ld", exact, path, line);

	grid->cells[grid->cell_count - 1].source = utf8_clean(source);
	free(source);
}

void grid_about(struct document *document, const char *about)
{
	struct grid *grid = &last(document)->grid;

	if (about[0] != '\0')
		grid->cells[grid->cell_count - 1].about = must_copy(about);
}

const char *const tone_words[TONES] = { "", "better", "worse", "changed", "equal", "undecided" };

enum tone tone_of(const char *word)
{
	for (enum tone tone = TONE_BETTER; tone < TONES; tone++)
		if (strcmp(word, tone_words[tone]) == 0)
			return tone;
	return TONE_NONE;
}

void grid_tone(struct document *document, enum tone tone)
{
	struct grid *grid = &last(document)->grid;

	grid->cells[grid->cell_count - 1].tone = tone;
}

size_t grid_rows(const struct grid *grid)
{
	return grid->column_count > 0 ? grid->cell_count / grid->column_count : 0;
}

const struct grid_cell *grid_at(const struct grid *grid, size_t row, size_t column)
{
	return &grid->cells[row * grid->column_count + column];
}

static void heading_number(const struct document *document, size_t index,
			   char text[BLOCK_NUMBER_SIZE])
{
	int counts[4] = { 0 };

	for (size_t i = 0; i <= index; i++) {
		const struct block *block = &document->blocks[i];

		if (block->kind != BLOCK_HEADING)
			continue;
		counts[block->level]++;
		for (int level = block->level + 1; level < 4; level++)
			counts[level] = 0;
	}
	switch (document->blocks[index].level) {
	case 1:
		snprintf(text, BLOCK_NUMBER_SIZE, "%d", counts[1]);
		break;
	case 2:
		snprintf(text, BLOCK_NUMBER_SIZE, "%d.%d", counts[1], counts[2]);
		break;
	default:
		snprintf(text, BLOCK_NUMBER_SIZE, "%d.%d.%d", counts[1], counts[2], counts[3]);
		break;
	}
}

void block_number(const struct document *document, size_t index, char text[BLOCK_NUMBER_SIZE])
{
	enum block_kind kind = document->blocks[index].kind;
	size_t count = 0;

	if (kind == BLOCK_HEADING) {
		heading_number(document, index, text);
		return;
	}
	for (size_t i = 0; i <= index; i++)
		count += document->blocks[i].kind == kind;
	snprintf(text, BLOCK_NUMBER_SIZE, "%zu", count);
}

static void grid_free(struct grid *grid)
{
	for (size_t i = 0; i < grid->column_count; i++) {
		free(grid->columns[i].head);
		free(grid->columns[i].meaning);
	}
	for (size_t i = 0; i < grid->cell_count; i++) {
		free(grid->cells[i].text);
		free(grid->cells[i].source);
		free(grid->cells[i].about);
	}
	free(grid->columns);
	free(grid->cells);
}

void document_free(struct document *document)
{
	for (size_t i = 0; i < document->count; i++) {
		struct block *block = &document->blocks[i];

		grid_free(&block->grid);
		free(block->lead);
		free(block->text);
		free(block->source);
		free(block->about);
		free(block->numbers);
		figure_free(block->drawing, block->basis);
	}
	free(document->blocks);
	free(document->title);
	free(document->subtitle);
	free(document->subject);
	*document = (struct document){ 0 };
}
