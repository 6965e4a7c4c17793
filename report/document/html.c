/* html.c — a report as one HTML page. */
#include "html.h"

#include "datasets/must.h"
#include "datasets/output.h"
#include "datasets/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is being written, and where in it the pen stands. */
struct html_page {
	FILE *stream;
	const struct document *document;
	const char *language;
	const struct theme *theme; /* of the figures */
	size_t index;              /* of the block */
	bool in_list;
	int open_level; /* of the sections that are open */
};

static void print_lines(FILE *stream, const char *const *lines)
{
	for (; *lines; lines++)
		fprintf(stream, "%s\n", *lines);
}

static void print_source(FILE *stream, const char *source)
{
	if (!source)
		return;
	fputs(" <span class=\"source\">[", stream);
	xml_print(stream, source);
	fputs("]</span>", stream);
}

static void print_lead(FILE *stream, const char *lead)
{
	if (!lead)
		return;
	/* bdi: behind a name in Hebrew or Arabic the sentence goes on to the right */
	fputs("<strong><bdi>", stream);
	xml_print(stream, lead);
	fputs("</bdi></strong> ", stream);
}

/* ---- the head of the page ---- */

static void print_meta(FILE *stream, const char *name, const char *content)
{
	if (!content)
		return;
	fprintf(stream, "<meta name=\"%s\" content=\"", name);
	xml_print(stream, content);
	fputs("\"/>\n", stream);
}

static void print_head(const struct html_page *page, const struct canvas_description *about)
{
	FILE *stream = page->stream;

	fprintf(stream,
		"<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
		"lang=\"%s\" xml:lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
		"<title>",
		page->language, page->language);
	xml_print(stream, page->document->title);
	fputs("</title>\n", stream);
	print_meta(stream, "description", page->document->subject);
	print_meta(stream, "generator", about->creator);
	print_meta(stream, "dcterms.created", about->created);
	fputs("<style>\n", stream);
	print_lines(stream, html_style);
	fputs("@media screen and (prefers-color-scheme: dark) { :root { ", stream);
	svg_write_variables(stream, html_theme("dark"));
	fputs(" } }\n</style>\n</head>\n", stream);
}

/* The headings of levels 1 and 2, the second as lists inside of the first. */
static void print_contents(const struct html_page *page)
{
	FILE *stream = page->stream;
	int level = 0;

	fputs("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n", stream);
	for (size_t i = 0; i < page->document->count; i++) {
		const struct block *block = &page->document->blocks[i];
		char number[BLOCK_NUMBER_SIZE];

		if (block->kind != BLOCK_HEADING || block->level > 2)
			continue;
		for (; level > block->level; level--)
			fputs("</li></ol>", stream);
		if (level == block->level)
			fputs("</li>\n", stream);
		for (; level < block->level; level++)
			fputs("<ol>\n", stream);
		block_number(page->document, i, number);
		fprintf(stream, "<li><a href=\"#s%zu\"><span class=\"number\">%s</span>", i,
			number);
		html_print(stream, block->text);
		fputs("</a>", stream);
	}
	for (; level > 0; level--)
		fputs("</li></ol>", stream);
	fputs("\n</nav>\n", stream);
}

static void print_top(const struct html_page *page)
{
	FILE *stream = page->stream;

	fputs("<body>\n<a class=\"skip\" href=\"#report\">Skip to the report</a>\n<header>\n"
	      "<h1>",
	      stream);
	xml_print(stream, page->document->title);
	fputs("</h1>\n<p class=\"subtitle\">", stream);
	xml_print(stream, page->document->subtitle);
	fputs(" <a class=\"below\" href=\"#contents\">Contents</a></p>\n</header>\n", stream);
	fputs("<main id=\"report\">\n", stream);
}

/* ---- blocks ---- */

static void print_heading(struct html_page *page, const struct block *block)
{
	char number[BLOCK_NUMBER_SIZE];

	block_number(page->document, page->index, number);
	for (; page->open_level >= block->level; page->open_level--)
		fputs("</section>\n", page->stream);
	for (; page->open_level < block->level; page->open_level++)
		fputs("<section>\n", page->stream);
	fprintf(page->stream, "<h%d id=\"s%zu\"%s><span class=\"number\">%s</span>",
		block->level + 1, page->index, block->quiet ? " class=\"quiet\"" : "", number);
	html_print(page->stream, block->text);
	fprintf(page->stream, "</h%d>\n", block->level + 1);
}

static void print_text(const struct html_page *page, const struct block *block, const char *element,
		       const char *attributes)
{
	fprintf(page->stream, "<%s%s>", element, attributes);
	print_lead(page->stream, block->lead);
	html_linked_print(page->stream, page->document, page->index);
	print_source(page->stream, block->source);
	html_seen_print(page->stream, page->document, page->index);
	fprintf(page->stream, "</%s>\n", element);
}

static void print_code(const struct html_page *page, const struct block *block)
{
	fputs("<pre><code>", page->stream);
	html_print(page->stream, block->text);
	fputs("</code></pre>\n", page->stream);
}

/* place: what its own place is called, without its number. */
static void print_caption(const struct html_page *page, const struct block *block, const char *word,
			  const char *place)
{
	char number[BLOCK_NUMBER_SIZE];

	block_number(page->document, page->index, number);
	fprintf(page->stream, "<a class=\"here\" href=\"#%s-%s\"><strong>%s %s.</strong></a> ",
		place, number, word, number);
	html_print(page->stream, block->text);
	print_source(page->stream, block->source);
	html_seen_print(page->stream, page->document, page->index);
}

/* A table of no more rows is not broken over printed pages. */
enum { SMALL_TABLE = 15 };

/* One of more columns is printed on a page that lies on its side. */
enum { COLUMNS_UPRIGHT = 10 };

/* A table that is wider than the window is moved by itself, also from the keyboard. */
static void print_table(const struct html_page *page, const struct block *block)
{
	const struct grid *grid = &block->grid;
	FILE *stream = page->stream;
	char number[BLOCK_NUMBER_SIZE];

	block_number(page->document, page->index, number);
	fprintf(stream,
		"<div class=\"table%s%s\" id=\"table-%s\" role=\"region\" tabindex=\"0\" "
		"aria-labelledby=\"t%zu\">\n<table>\n<caption id=\"t%zu\">",
		grid_rows(grid) <= SMALL_TABLE ? " small" : "",
		grid->column_count > COLUMNS_UPRIGHT ? " wide" : "", number, page->index,
		page->index);
	fputs("<span class=\"all\">", stream);
	print_caption(page, block, "Table", "table");
	fputs("</span></caption>\n", stream);
	html_table_print(stream, page->document, page->index);
	fputs("</table>\n</div>\n", stream);
}

static bool print_figure(const struct html_page *page, const struct block *block, struct error *err)
{
	char number[BLOCK_NUMBER_SIZE];
	const struct html_figure figure = { block, page->index, number, page->language,
					    page->theme };

	block_number(page->document, page->index, number);
	fprintf(page->stream, "<figure id=\"figure-%s\">\n", number);
	if (!html_figure_print(page->stream, &figure, err))
		return false;
	fputs("<figcaption>", page->stream);
	print_caption(page, block, "Figure", "figure");
	html_numbers_print(page->stream, &figure);
	fputs("</figcaption>\n</figure>\n", page->stream);
	return true;
}

static bool print_block(struct html_page *page, struct error *err)
{
	const struct block *block = &page->document->blocks[page->index];

	if (page->in_list != (block->kind == BLOCK_ITEM)) {
		page->in_list = !page->in_list;
		fputs(page->in_list ? "<ul>\n" : "</ul>\n", page->stream);
	}
	switch (block->kind) {
	case BLOCK_HEADING:
		print_heading(page, block);
		break;
	case BLOCK_CONTENTS: /* they stand beside the page */
		break;
	case BLOCK_LEAD:
		print_text(page, block, "p", " class=\"answer\"");
		break;
	case BLOCK_TEXT:
		print_text(page, block, "p", "");
		break;
	case BLOCK_ITEM:
		print_text(page, block, "li", "");
		break;
	case BLOCK_CODE:
		print_code(page, block);
		break;
	case BLOCK_TABLE:
		print_table(page, block);
		break;
	case BLOCK_FIGURE:
		return print_figure(page, block, err);
	}
	return true;
}

static bool print_page(struct html_page *page, const struct canvas_description *about,
		       struct error *err)
{
	bool good = true;

	print_head(page, about);
	print_top(page);
	for (; good && page->index < page->document->count; page->index++)
		good = print_block(page, err);
	if (page->in_list)
		fputs("</ul>\n", page->stream);
	for (; page->open_level > 0; page->open_level--)
		fputs("</section>\n", page->stream);
	fputs("</main>\n", page->stream);
	print_contents(page);
	fputs("<footer>Made by ", page->stream);
	xml_print(page->stream, about->creator);
	fputs(".</footer>\n<script>\n", page->stream);
	print_lines(page->stream, html_script);
	fputs("</script>\n</body>\n</html>\n", page->stream);
	return good;
}

bool document_write_html(const struct document *document, const char *path,
			 const struct canvas_description *about, const struct theme *theme,
			 struct output_set *set, struct error *err)
{
	struct html_page page = { .document = document,
				  .theme = theme,
				  .language = about->language ? about->language : "en" };
	struct output output = { 0 };
	bool good = output_open(&output, path, err);

	page.stream = output.stream;
	good = good && print_page(&page, about, err) && output_set_take(set, &output, err);
	output_abandon(&output);
	return good;
}
