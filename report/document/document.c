/* document.c — a report as headings, paragraphs, tables and figures. */
#include "document.h"

#include "report/draw/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Makes room for one more element of that size in an array. */
static bool grow(void **array, size_t count, size_t *room, size_t size)
{
	size_t wanted = *room > 0 ? 2 * *room : 16;
	void *bigger;

	if (count < *room)
		return true;
	bigger = realloc(*array, wanted * size);
	if (!bigger)
		return false;
	*array = bigger;
	*room = wanted;
	return true;
}

/* What the format says, cleaned; NULL without memory. */
__attribute__((format(printf, 1, 0))) static char *text_of(const char *format, va_list arguments)
{
	char *text = NULL;
	char *clean;

	if (vasprintf(&text, format, arguments) < 0)
		return NULL;
	clean = utf8_clean(text);
	free(text);
	return clean;
}

/* A cleaned copy of text, NULL of NULL. */
static char *copy(struct document *document, const char *text)
{
	char *clean = text ? utf8_clean(text) : NULL;

	document->failed = document->failed || (text && !clean);
	return clean;
}

static struct block *last(struct document *document)
{
	return &document->blocks[document->count - 1];
}

/* The new block, NULL without memory; takes text over. */
static struct block *add(struct document *document, enum block_kind kind, char *text)
{
	document->failed = document->failed || !text ||
			   !grow((void **)&document->blocks, document->count, &document->room,
				 sizeof *document->blocks);
	if (document->failed) {
		free(text);
		return NULL;
	}
	document->blocks[document->count++] = (struct block){ .kind = kind, .text = text };
	return last(document);
}

void document_name(struct document *document, const char *title, const char *subtitle,
		   const char *subject)
{
	document->title = copy(document, title);
	document->subtitle = copy(document, subtitle);
	document->subject = copy(document, subject);
}

void document_heading(struct document *document, int level, const char *format, ...)
{
	struct block *block;
	va_list arguments;

	va_start(arguments, format);
	block = add(document, BLOCK_HEADING, text_of(format, arguments));
	va_end(arguments);
	if (block)
		block->level = level;
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
	struct block *block;
	va_list arguments;

	va_start(arguments, format);
	block = add(document, BLOCK_ITEM, text_of(format, arguments));
	va_end(arguments);
	if (block)
		block->lead = copy(document, lead);
}

void document_code(struct document *document, const char *text)
{
	add(document, BLOCK_CODE, utf8_clean(text));
}

void document_table(struct document *document, size_t keys, const char *format, ...)
{
	struct block *block;
	va_list arguments;

	va_start(arguments, format);
	block = add(document, BLOCK_TABLE, text_of(format, arguments));
	va_end(arguments);
	if (block)
		block->grid.keys = keys;
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

	if (block) {
		block->drawing = drawing;
		block->basis = basis;
	} else {
		figure_free(drawing, basis);
	}
}

void document_source(struct document *document, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = text_of(format, arguments);
	va_end(arguments);
	document->failed = document->failed || !text;
	if (document->failed) {
		free(text);
		return;
	}
	free(last(document)->source);
	last(document)->source = text;
}

void grid_column(struct document *document, const char *head, bool is_numbers, const char *meaning)
{
	struct grid *grid = document->failed ? NULL : &last(document)->grid;

	if (!grid)
		return;
	if (!grow((void **)&grid->columns, grid->column_count, &grid->column_room,
		  sizeof *grid->columns)) {
		document->failed = true;
		return;
	}
	grid->columns[grid->column_count++] =
		(struct grid_column){ copy(document, head), copy(document, meaning), is_numbers };
}

void grid_cell(struct document *document, const char *format, ...)
{
	struct grid *grid = document->failed ? NULL : &last(document)->grid;
	va_list arguments;
	char *text;

	if (!grid)
		return;
	va_start(arguments, format);
	text = text_of(format, arguments);
	va_end(arguments);
	document->failed = !text || !grow((void **)&grid->cells, grid->cell_count, &grid->cell_room,
					  sizeof *grid->cells);
	if (document->failed)
		free(text);
	else
		grid->cells[grid->cell_count++] = (struct grid_cell){ text, NULL };
}

void grid_source(struct document *document, const char *exact, const char *path, long line)
{
	char *source = NULL;

	if (document->failed)
		return;
	if (asprintf(&source, "%s, %s:%ld", exact, path, line) < 0)
		source = NULL;
	last(document)->grid.cells[last(document)->grid.cell_count - 1].source =
		source ? copy(document, source) : NULL;
	document->failed = document->failed || !source;
	free(source);
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

bool document_check(const struct document *document, struct error *err)
{
	return !document->failed || error_memory(err);
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
		figure_free(block->drawing, block->basis);
	}
	free(document->blocks);
	free(document->title);
	free(document->subtitle);
	free(document->subject);
	*document = (struct document){ 0 };
}
