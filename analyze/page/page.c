/* page.c — a page, its sections, and their tables by columns. */
#include "page.h"

#include "datasets/characters.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How many bytes one byte of a text may become: \\xff. */
enum { SHOWN_MOST = 4 };

struct section *page_add(struct page *page)
{
	must_grow(&page->sections, &page->capacity, page->count, sizeof *page->sections);
	page->sections[page->count] = (struct section){ .columns = 0 };
	return &page->sections[page->count++];
}

void page_free(struct page *page)
{
	for (size_t i = 0; i < page->count; i++) {
		texts_free(&page->sections[i].title);
		texts_free(&page->sections[i].heading);
		texts_free(&page->sections[i].cells);
		texts_free(&page->sections[i].plot);
		texts_free(&page->sections[i].notes);
	}
	texts_free(&page->legend);
	free(page->sections);
	*page = (struct page){ 0 };
}

const char *section_cell(const struct section *section, size_t row, size_t column)
{
	return section->cells.at[row * section->columns + column];
}

size_t section_rows(const struct section *section)
{
	return section->columns > 0 ? section->cells.count / section->columns : 0;
}

bool section_has_words(const struct section *section, size_t column)
{
	return column < section->keys || (section->words_last && column + 1 == section->columns);
}

char *text_clean(char *text)
{
	char *shown = text_shown(text[0] != '\0' ? text : "(empty)");

	free(text);
	return shown;
}

char *text_shown(const char *text)
{
	size_t size = SHOWN_MOST * strlen(text) + 1;
	char *shown = must_alloc(size, 1);

	text_visible(shown, size, text);
	return shown;
}

void texts_add_clean(struct texts *texts, const char *text)
{
	char *clean = text_clean(must_copy(text));

	texts_add(texts, "%s", clean);
	free(clean);
}

static bool is_shown(const struct page_column *column, const void *how)
{
	return !column->shown || column->shown(how);
}

void columns_head(struct section *section, const struct texts *by,
		  const struct page_columns *columns, const void *how)
{
	section->keys = columns->words + (by ? by->count : 0);
	for (size_t i = 0; by && i < by->count; i++)
		texts_add(&section->cells, "%s", by->at[i]);
	for (size_t i = 0; i < columns->count; i++) {
		const struct page_column *column = &columns->at[i];

		if (!is_shown(column, how))
			continue;
		if (column->add_heading)
			column->add_heading(&section->cells, how);
		else
			texts_add(&section->cells, "%s", column->heading);
	}
	section->columns = section->cells.count;
}

void columns_row(struct section *section, const char *const *key,
		 const struct page_columns *columns, const void *row, const void *how)
{
	for (size_t i = 0; i < section->keys - columns->words; i++)
		texts_add_clean(&section->cells, key[i]);
	for (size_t i = 0; i < columns->count; i++) {
		const struct page_column *column = &columns->at[i];
		const struct page_cell cell = {
			.row = row,
			.at = (const char *)row + column->offset,
			.how = how,
			.column = column,
		};

		if (is_shown(column, how))
			column->add(&section->cells, &cell);
	}
}

void column_count(struct texts *cells, const struct page_cell *cell)
{
	const size_t *count = cell->at;

	texts_add(cells, "%zu", *count);
}

void column_number(struct texts *cells, const struct page_cell *cell)
{
	const double *number = cell->at;

	if (isnan(*number))
		texts_add(cells, "-");
	else
		texts_add(cells, "%.*f", cell->column->decimals, *number);
}
