/*
 * report-document.c — a report's blocks, how its tables share out their width and break over pages,
 * what its page escapes, and how numbers are written in it.
 */
#include "testing.h"

#include "report/canvas/canvas.h"
#include "report/data/change.h"
#include "report/document/pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void headings_tables_and_figures_are_counted(void **state)
{
	static const char *const wanted[] = { "1", "1.1", "1", "1.2", "1.2.1", "2", "2" };
	struct document document = { 0 };

	(void)state;
	document_heading(&document, 1, "one");
	document_heading(&document, 2, "one one");
	document_table(&document, 1, "first");
	document_heading(&document, 2, "one two");
	document_heading(&document, 3, "one two one");
	document_heading(&document, 1, "two");
	document_table(&document, 1, "second");
	for (size_t i = 0; i < document.count; i++) {
		char number[BLOCK_NUMBER_SIZE];

		block_number(&document, i, number);
		assert_string_equal(number, wanted[i]);
	}
	document_free(&document);
}

static void texts_are_cleaned(void **state)
{
	struct document document = { 0 };

	(void)state;
	document_text(&document, "a\nb\x01%s", "\xff");
	document_source(&document, "%s:%d", "x\ty", 3);
	assert_string_equal(document.blocks[0].text, "a b \xEF\xBF\xBD");
	assert_string_equal(document.blocks[0].source, "x y:3");
	document_free(&document);
}

static void cells_have_sources(void **state)
{
	struct document document = { 0 };
	const struct grid *grid;

	(void)state;
	document_table(&document, 1, "table");
	grid_column(&document, "case", false, NULL);
	grid_column(&document, "mean", true, "Arithmetic mean.");
	grid_cell(&document, "block");
	grid_cell(&document, "%.1f", 0.84);
	grid_source(&document, "0.8475665", "analysis/summary.csv", 2);
	grid_cell(&document, "shared");
	grid = &document.blocks[0].grid;
	assert_int_equal(grid_rows(grid), 1); /* the second is not whole */
	assert_null(grid_at(grid, 0, 0)->source);
	assert_string_equal(grid_at(grid, 0, 1)->text, "0.8");
	assert_string_equal(grid_at(grid, 0, 1)->source, "0.8475665, analysis/summary.csv:2");
	document_free(&document);
}

static void widths_are_shared_out(void **state)
{
	const struct grid_width columns[] = { { 100, 20 }, { 50, 50 }, { 60, 30 } };
	double widths[3];

	(void)state;
	grid_widths(widths, columns, 3, 300);
	assert_close(widths[0], 100, 0);
	assert_close(widths[2], 60, 0);
	/* 100 for the least, 55 of the 110 that are lacking */
	grid_widths(widths, columns, 3, 155);
	assert_close(widths[0], 60, 1e-12);
	assert_close(widths[1], 50, 1e-12);
	assert_close(widths[2], 45, 1e-12);
	grid_widths(widths, columns, 3, 50);
	assert_close(widths[0], 10, 1e-12);
	assert_close(widths[1], 25, 1e-12);
	assert_close(widths[2], 15, 1e-12);
	grid_widths(widths, columns, 0, 50);
}

/* ---- pages ---- */

struct press {
	struct error err;
	struct text_setter *setter;
	struct style style;
	struct document document;
	struct pages pages;
};

static void press_open(struct press *press)
{
	*press = (struct press){ .setter = text_setter_new() };
	assert_non_null(press->setter);
	press->style = (struct style){ press->setter, &themes[0], &languages[0] };
	document_name(&press->document, "Title", "Subtitle", "Subject");
}

static void press_run(struct press *press)
{
	pages_of(&press->pages, &press->document, &press->style);
}

static void press_close(struct press *press)
{
	pages_free(&press->pages);
	document_free(&press->document);
	text_setter_free(press->setter);
}

static void add_table(struct document *document, size_t rows, const char *words)
{
	document_table(document, 1, "A table.");
	grid_column(document, "number", true, NULL);
	grid_column(document, "words", false, NULL);
	for (size_t row = 0; row < rows; row++) {
		grid_cell(document, "%zu", row);
		grid_cell(document, "%s", words);
	}
}

/* Nothing stands below the text's end, nothing above what was before it on its page. */
static void assert_in_order(const struct pages *pages)
{
	assert_int_equal(pages->page_count, pages->pieces[pages->count - 1].page + 1);
	for (size_t i = 0; i < pages->count; i++) {
		const struct piece *piece = &pages->pieces[i];
		double y = piece->y + piece->height;

		for (size_t row = piece->row; row < piece->row + piece->rows; row++)
			y += piece->table->heights[row];
		assert_true(y <= pages->bottom + 1e-6);
		if (i + 1 < pages->count && pages->pieces[i + 1].page == piece->page)
			assert_true(y <= pages->pieces[i + 1].y + 1e-6);
	}
}

static void long_tables_go_on_over_pages(void **state)
{
	struct press press;
	size_t rows = 0;

	(void)state;
	press_open(&press);
	document_heading(&press.document, 1, "Heading");
	add_table(&press.document, 300, "words");
	press_run(&press);
	assert_in_order(&press.pages);
	assert_true(press.pages.page_count > 3);
	for (size_t i = 1; i < press.pages.count; i++) {
		assert_int_equal(press.pages.pieces[i].row, rows);
		assert_int_equal(press.pages.pieces[i].is_first, i == 1);
		rows += press.pages.pieces[i].rows;
	}
	assert_int_equal(rows, 300);
	press_close(&press);
}

static void headings_and_small_tables_stay_together(void **state)
{
	struct press press;

	(void)state;
	press_open(&press);
	for (int i = 0; i < 60; i++) {
		document_heading(&press.document, 2, "Heading");
		document_text(&press.document, "What it means.");
		add_table(&press.document, 5, "words");
	}
	press_run(&press);
	assert_in_order(&press.pages);
	assert_int_equal(press.pages.count, 180);
	for (size_t i = 0; i < 180; i += 3) {
		assert_int_equal(press.pages.pieces[i].page, press.pages.pieces[i + 1].page);
		assert_int_equal(press.pages.pieces[i].page, press.pages.pieces[i + 2].page);
		assert_int_equal(pages_find(&press.pages, i), press.pages.pieces[i].page);
	}
	press_close(&press);
}

/* The page of a last paragraph behind so many others and items; beyond the end of the document lies
 * a table in memory, or nothing. */
static size_t last_page(int texts, int items, bool is_followed)
{
	struct press press;
	size_t page;

	press_open(&press);
	for (int i = 0; i < texts; i++)
		document_text(&press.document, "A paragraph.");
	for (int i = 0; i < items; i++)
		document_item(&press.document, NULL, "An item.");
	document_text(&press.document, "The last.");
	if (is_followed)
		add_table(&press.document, 12, "words");
	press.document.count -= is_followed;
	press_run(&press);
	page = pages_find(&press.pages, press.document.count - 1);
	pages_free(&press.pages);
	press.document.count += is_followed;
	document_free(&press.document);
	text_setter_free(press.setter);
	return page;
}

static void nothing_is_kept_with_what_lies_beyond_the_end(void **state)
{
	(void)state;
	for (int texts = 30; texts < 50; texts++)
		for (int items = 0; items < 4; items++)
			assert_int_equal(last_page(texts, items, true),
					 last_page(texts, items, false));
	assert_int_equal(last_page(30, 0, false), 0);
	assert_int_equal(last_page(49, 3, false), 1);
}

static void blocks_have_their_space(void **state)
{
	struct press press;
	const struct piece *piece;
	struct text_block code;

	(void)state;
	press_open(&press);
	document_text(&press.document, "A paragraph.");
	document_heading(&press.document, 1, "One");
	document_heading(&press.document, 2, "Two");
	document_code(&press.document, "make");
	document_contents(&press.document);
	document_heading(&press.document, 1, "Not in the document any more");
	press.document.count--;
	press_run(&press);
	piece = press.pages.pieces;
	assert_close(piece[1].y, piece[0].y + piece[0].height + 20, 1e-9);
	assert_close(piece[2].y, piece[1].y + piece[1].height + 13, 1e-9);
	code = pages_text(&press.pages, 3);
	assert_close(piece[3].height, text_measure(press.setter, &code).height + 2 * CODE_SPACE,
		     1e-9);
	pages_text_free(&code);
	assert_close(piece[4].height, CONTENTS_HEAD + CONTENTS_LINE, 1e-9);
	pages_free(&press.pages);
	press.document.count++;
	document_free(&press.document);
	text_setter_free(press.setter);
}

/* A log as error text, a name without blanks, a paragraph longer than a page, a table of nothing.
 */
static void monsters_fit(void **state)
{
	enum { LONG = 60000 };
	char *text = malloc(LONG + 1);
	struct press press;

	(void)state;
	assert_non_null(text);
	memset(text, 'x', LONG);
	text[LONG] = '\0';
	press_open(&press);
	add_table(&press.document, 3, text);
	document_text(&press.document, "%s", text);
	for (int i = 0; i < LONG; i += 8)
		text[i] = ' ';
	document_item(&press.document, "Lead.", "%s", text);
	document_source(&press.document, "%s", text);
	add_table(&press.document, 0, "");
	press_run(&press);
	assert_in_order(&press.pages);
	press_close(&press);
	free(text);
}

/* A table of so many columns of numbers, as wide as "114.114", behind two that name the row. */
static void add_wide_table(struct document *document, size_t columns, size_t rows)
{
	document_table(document, 2, "A wide table.");
	grid_column(document, "case", false, NULL);
	grid_column(document, "flavor", false, NULL);
	for (size_t i = 0; i < columns; i++)
		grid_column(document, i % 3 == 2 ? "design effect" : "p99", true, NULL);
	grid_column(document, "outcomes", false, NULL);
	for (size_t row = 0; row < rows; row++) {
		grid_cell(document, "block-tunnelled");
		grid_cell(document, "medium");
		for (size_t i = 0; i < columns; i++)
			grid_cell(document, "114.11%zu", row % 10);
		grid_cell(document, "ok 226; error_returned 7; not_attempted 7");
	}
}

/* No word of the text, set like that, is wider than its column. */
static void assert_untorn(const struct press *press, const struct text_block *set)
{
	struct text_block word = { .size = set->size, .bold = set->bold };
	char *words = strdup(set->text);

	assert_non_null(words);
	for (char *at = strtok(words, " "); at; at = strtok(NULL, " ")) {
		word.text = at;
		if (!(text_measure(press->setter, &word).width <= set->width))
			fail_msg("%s is torn: a column of %g", at, set->width);
	}
	free(words);
}

/* The same of the columns behind the keys, where one of the keys has a name of 300 letters. */
static void numbers_stay_whole_beside_monstrous_names(void **state)
{
	struct press press;
	char name[301];

	(void)state;
	memset(name, 'x', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	press_open(&press);
	document_table(&press.document, 2, "Names.");
	grid_column(&press.document, "case", false, NULL);
	grid_column(&press.document, "VM", false, NULL);
	for (int i = 0; i < 12; i++)
		grid_column(&press.document, "interval", true, NULL);
	grid_cell(&press.document, "%s", name);
	grid_cell(&press.document, "vm1");
	for (int i = 0; i < 12; i++)
		grid_cell(&press.document, "1231.443 to 1244.068");
	press_run(&press);
	assert_in_order(&press.pages);
	for (const struct table_layout *table = press.pages.tables; table; table = table->next) {
		assert_true(table->width <= press.pages.width + 1e-6);
		for (size_t i = 1; i < 14; i++)
			if (i == 1 || table_has(table, &press.document.blocks[0].grid, i)) {
				struct text_block cell = pages_cell(&press.pages, 0, table, 0, i);

				assert_untorn(&press, &cell);
			}
	}
	press_close(&press);
}

/* Counts the parts of the table; all of each fits on the page, untorn, and every column is there
 * once, the keys in each. */
static size_t check_parts(const struct press *press, size_t block)
{
	const struct grid *grid = &press->document.blocks[block].grid;
	const struct table_layout *table = &press->pages.tables[block];
	size_t parts = 0;
	size_t shown = 0;

	for (; table; table = table->next, parts++) {
		assert_true(table->width <= press->pages.width + 1e-6);
		for (size_t i = 0; i < grid->column_count; i++) {
			struct text_block head = pages_head(&press->pages, block, table, i);

			if (!table_has(table, grid, i))
				continue;
			shown += i >= grid->keys;
			assert_untorn(press, &head);
			for (size_t row = 0; row < grid_rows(grid); row++) {
				struct text_block cell =
					pages_cell(&press->pages, block, table, row, i);

				assert_untorn(press, &cell);
			}
		}
	}
	assert_int_equal(shown, grid->column_count - grid->keys);
	return parts;
}

static void wide_tables_are_split_and_nothing_is_torn(void **state)
{
	(void)state;
	for (size_t columns = 1; columns < 40; columns++) {
		struct press press;
		size_t parts;

		press_open(&press);
		document_text(&press.document, "Before it.");
		add_wide_table(&press.document, columns, 3 + columns);
		document_text(&press.document, "After it.");
		press_run(&press);
		assert_in_order(&press.pages);
		parts = check_parts(&press, 1);
		assert_true(columns > 4 || parts == 1);
		assert_true(columns < 20 || parts > 1);
		assert_true(parts < 8);
		press_close(&press);
	}
}

static void no_row_is_left_over_alone(void **state)
{
	(void)state;
	for (size_t rows = 3; rows < 120; rows++) {
		struct press press;
		const struct piece *last;

		press_open(&press);
		add_table(&press.document, rows, "words");
		press_run(&press);
		assert_in_order(&press.pages);
		last = &press.pages.pieces[press.pages.count - 1];
		assert_true(last->rows > 1);
		assert_int_equal(last->row + last->rows, rows);
		press_close(&press);
	}
}

/* ---- what is painted ---- */

enum { DOTS = 3, PAPER_WIDTH = 600, PAPER_HEIGHT = 850 };

/* The page's ink, DOTS dots a point: 0 is white, 1 is black. */
struct sheet_of_ink {
	cairo_surface_t *surface;
};

static struct sheet_of_ink print_page(const struct pages *pages, size_t index)
{
	struct sheet_of_ink sheet = { cairo_image_surface_create(
		CAIRO_FORMAT_RGB24, PAPER_WIDTH * DOTS, PAPER_HEIGHT * DOTS) };
	struct canvas canvas = { .cr = cairo_create(sheet.surface) };

	cairo_set_source_rgb(canvas.cr, 1, 1, 1);
	cairo_paint(canvas.cr);
	cairo_scale(canvas.cr, DOTS, DOTS);
	pages_paint(pages, index, &canvas);
	cairo_destroy(canvas.cr);
	cairo_surface_flush(sheet.surface);
	return sheet;
}

static double darkness_at(const struct sheet_of_ink *sheet, int x, int y)
{
	return 1 -
	       cairo_image_surface_get_data(
		       sheet->surface)[y * cairo_image_surface_get_stride(sheet->surface) + 4 * x] /
		       255.0;
}

/* How far ink reaches in a part of the page, in points: from *left to *right and *top to *bottom;
 * NaN where there is none. */
struct reach {
	double left, right, top, bottom;
};

static struct reach reach_in(const struct sheet_of_ink *sheet, double left, double top,
			     double right, double bottom)
{
	struct reach reach = { NAN, NAN, NAN, NAN };

	for (int y = (int)(top * DOTS); y < (int)(bottom * DOTS); y++)
		for (int x = (int)(left * DOTS); x < (int)(right * DOTS); x++) {
			if (darkness_at(sheet, x, y) < 0.02)
				continue;
			reach.left = fmin(reach.left, (double)x / DOTS);
			reach.right = fmax(reach.right, (double)(x + 1) / DOTS);
			reach.top = fmin(reach.top, (double)y / DOTS);
			reach.bottom = fmax(reach.bottom, (double)(y + 1) / DOTS);
		}
	return reach;
}

/* Whether a rule lies there, from the left margin over that width and not further, so thick. */
static void rule_at(const struct sheet_of_ink *sheet, const struct pages *pages, double y,
		    double width, double thick)
{
	struct reach reach = reach_in(sheet, 5, y - 0.9, PAPER_WIDTH - 5, y + 0.9);
	double sum = 0;

	if (!(fabs(reach.left - pages->left) < 0.5) ||
	    !(fabs(reach.right - pages->left - width) < 0.5))
		fail_msg("a rule at %g: from %g to %g", y, reach.left, reach.right);
	for (int row = (int)((y - 0.9) * DOTS); row < (int)((y + 0.9) * DOTS); row++)
		sum += darkness_at(sheet, (int)((pages->left + width / 2) * DOTS), row) / DOTS;
	if (fabs(sum - thick) > 0.1)
		fail_msg("a rule at %g: %g thick", y, sum);
}

/* Rules under the heads and every row, numbers to the right, words to the left of their columns. */
static void tables_are_painted_in_their_places(void **state)
{
	const struct table_layout *table;
	const struct piece *piece;
	struct sheet_of_ink sheet;
	struct reach reach;
	struct press press;
	double second;
	double y;

	(void)state;
	press_open(&press);
	add_table(&press.document, 3, "words");
	press_run(&press);
	sheet = print_page(&press.pages, 0);
	piece = &press.pages.pieces[0];
	table = &press.pages.tables[0];
	second = press.pages.left + table->widths[0] + 7;
	y = piece->y + table->caption;
	reach = reach_in(&sheet, 5, y, PAPER_WIDTH - 5, y + table->head - 1);
	assert_true(reach.bottom > y + table->head - 6 && reach.bottom < y + table->head - 1);
	y += table->head;
	rule_at(&sheet, &press.pages, y, table->width, 0.8);
	for (size_t row = 0; row < 3; row++) {
		double bottom = y + table->heights[row];

		reach = reach_in(&sheet, 5, y + 1, second - 3, bottom - 1);
		assert_true(fabs(reach.right - (press.pages.left + table->widths[0])) < 1.5);
		assert_true(reach.left > press.pages.left + table->widths[0] / 2);
		assert_true(reach.top > y + 1.8 && reach.top < y + 6);
		reach = reach_in(&sheet, second - 3, y + 1, PAPER_WIDTH - 5, bottom - 1);
		assert_true(fabs(reach.left - second) < 1.5);
		rule_at(&sheet, &press.pages, bottom, table->width,
			0.4 * (1 - themes[0].grid.blue));
		y = bottom;
	}
	cairo_surface_destroy(sheet.surface);
	press_close(&press);
}

/* Text, an item, code, and what stands on top of the first page and at the foot of each. */
static void blocks_are_painted_in_their_places(void **state)
{
	struct sheet_of_ink sheet;
	const struct pages *pages;
	struct reach reach;
	struct press press;
	double contents;
	double right;

	(void)state;
	press_open(&press);
	document_contents(&press.document);
	document_heading(&press.document, 1, "First");
	document_item(&press.document, "Lead.", "what it is");
	document_code(&press.document, "code");
	document_heading(&press.document, 1, "Second");
	press_run(&press);
	pages = &press.pages;
	sheet = print_page(pages, 0);
	right = pages->left + pages->width;
	contents = pages->pieces[0].y;
	reach = reach_in(&sheet, 5, pages->top, PAPER_WIDTH - 5, pages->top + pages->title);
	assert_true(fabs(reach.left - pages->left) < 2.5);
	reach = reach_in(&sheet, 5, contents, PAPER_WIDTH - 5, contents + 17);
	assert_true(fabs(reach.left - pages->left) < 2.5);
	for (int i = 0; i < 2; i++) {
		double y = contents + 18 + 13 * i;

		reach = reach_in(&sheet, 5, y, PAPER_WIDTH - 5, y + 12.5);
		assert_true(fabs(reach.left - pages->left) < 2.5);
		assert_true(fabs(reach.right - right) < 2); /* the number of its page */
		assert_true(reach.top > y && reach.bottom < y + 12.5);
		reach = reach_in(&sheet, 5, y, right - 30, y + 12.5);
		assert_true(reach.right < pages->left + 60);
	}
	for (size_t i = 0; i < pages->count; i++) {
		const struct piece *piece = &pages->pieces[i];

		reach = reach_in(&sheet, 5, piece->y, PAPER_WIDTH - 5, piece->y + piece->height);
		if (press.document.blocks[piece->block].kind == BLOCK_CODE) {
			assert_true(fabs(reach.left - pages->left) < 0.5 &&
				    fabs(reach.right - right) < 0.5);
			assert_true(fabs(reach.top - piece->y) < 0.5 &&
				    fabs(reach.bottom - piece->y - piece->height) < 0.5);
		} else if (press.document.blocks[piece->block].kind == BLOCK_ITEM) {
			assert_true(reach.left > pages->left + 0.9 && reach.left < pages->left + 4);
			reach = reach_in(&sheet, pages->left + 8, piece->y, PAPER_WIDTH - 5,
					 piece->y + piece->height);
			assert_true(fabs(reach.left - pages->left - 11) < 1.5);
		} else {
			assert_true(fabs(reach.left - pages->left) < 2.5);
		}
	}
	reach = reach_in(&sheet, 5, pages->bottom + 15, PAPER_WIDTH - 5, pages->bottom + 40);
	assert_true(fabs(reach.left - pages->left) < 1.5 && fabs(reach.right - right) < 1.5);
	assert_true(reach.top > pages->bottom + 18 && reach.top < pages->bottom + 22);
	cairo_surface_destroy(sheet.surface);
	press_close(&press);
}

/* ---- the page of HTML ---- */

static char *html_of(const struct document *document)
{
	char path[] = "/tmp/migstat-unit.XXXXXX";
	struct canvas_description about = { .creator = "<maker>", .created = "2024" };
	struct error err = { 0 };
	char *text = NULL;
	size_t size = 0;
	int descriptor = mkstemp(path);
	FILE *stream;
	ssize_t length;

	assert_true(descriptor >= 0);
	close(descriptor);
	assert_true(document_write_html(document, path, &about, &themes[0], NULL, &err));
	stream = fopen(path, "re");
	assert_non_null(stream);
	length = getdelim(&text, &size, '\0', stream);
	assert_true(length > 0);
	fclose(stream);
	unlink(path);
	return text;
}

static void html_escapes_everything(void **state)
{
	static const char evil[] = "<script>\"&'</script>";
	static const char tame[] = "&lt;script&gt;&quot;&amp;'&lt;/script&gt;";
	struct document document = { 0 };
	size_t count = 0;
	char *html;

	(void)state;
	document_name(&document, evil, evil, evil);
	document_heading(&document, 1, "%s", evil);
	document_text(&document, "%s", evil);
	document_source(&document, "%s", evil);
	document_item(&document, evil, "%s", evil);
	document_code(&document, evil);
	document_table(&document, 1, "%s", evil);
	grid_column(&document, evil, false, evil);
	grid_column(&document, evil, true, NULL);
	grid_cell(&document, "%s", evil);
	grid_cell(&document, "%s", evil);
	grid_source(&document, evil, evil, 1);
	html = html_of(&document);
	assert_null(strstr(html, "<script>\""));
	assert_non_null(strstr(html, "Made by &lt;maker&gt;"));
	for (const char *at = html; (at = strstr(at, tame)); at++)
		count++;
	/* title, description, h1, subtitle, contents; heading, text, its source, lead, item, code,
	 * caption; two heads, a meaning, two cells, exact number and path of the second */
	assert_int_equal(count, 5 + 7 + 7);
	free(html);
	document_free(&document);
}

/* The cell of a table of one, as the page has it. */
static void assert_cell(const char *text, const char *wanted)
{
	struct document document = { 0 };
	char *html;

	document_name(&document, "t", "s", "s");
	document_table(&document, 0, "table");
	grid_column(&document, "words", false, NULL);
	grid_cell(&document, "%s", text);
	html = html_of(&document);
	if (!strstr(html, wanted))
		fail_msg("'%s' has no '%s'", text, wanted);
	free(html);
	document_free(&document);
}

#define LETTERS_32 "abcdefghijklmnopqrstuvwxyzabcdef"

/* Longer than 32 letters. */
static void long_words_may_be_broken(void **state)
{
	(void)state;
	assert_cell(LETTERS_32, "<td>" LETTERS_32 "</td>");
	assert_cell(LETTERS_32 "g", "<td class=\"long\">" LETTERS_32 "g</td>");
	assert_cell("a b " LETTERS_32 "g c", "<td class=\"long\">a b " LETTERS_32);
	assert_cell(LETTERS_32 " " LETTERS_32, "<td>" LETTERS_32 " " LETTERS_32 "</td>");
	assert_cell("", "<td></td>");
}

/* Copied into a spreadsheet they are numbers; a formula keeps its minus. */
static void numbers_of_a_page_can_be_copied(void **state)
{
	(void)state;
	assert_cell("−1.01 to −0.5", "<td><span class=\"j\">-1.01 to -0.5</span></td>");
	assert_cell("df = VMs − 1", "<td>df = VMs <span class=\"j\">− 1</span></td>");
	assert_cell("−", "<td>−</td>");
}

static void lists_and_sections_are_closed(void **state)
{
	struct document document = { 0 };
	char *html;

	(void)state;
	document_name(&document, "t", "s", "s");
	document_heading(&document, 1, "one");
	document_item(&document, NULL, "a");
	document_item(&document, NULL, "b");
	document_heading(&document, 3, "deep");
	document_heading(&document, 1, "two");
	document_item(&document, NULL, "c");
	html = html_of(&document);
	assert_non_null(strstr(html, "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"));
	assert_non_null(strstr(html, "<li>c</li>\n</ul>\n</section>\n</main>"));
	assert_non_null(
		strstr(html, "</section>\n</section>\n</section>\n<section>\n<h2 id=\"s4\">"));
	free(html);
	document_free(&document);
}

static void colours_become_variables(void **state)
{
	static const char svg[] =
		"a rgb(0%,0%,0%) b rgb(12%,34%,56%) c rgb(0%,44.705882%,69.803922%) d "
		"rgb(1%,2% e rgb(";
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	(void)state;
	assert_non_null(stream);
	svg_write_variable(stream, svg, sizeof svg - 1, &themes[0]);
	fclose(stream);
	assert_string_equal(text, "a var(--c0,rgb(0%,0%,0%)) b rgb(12%,34%,56%) c "
				  "var(--c5,rgb(0%,44.705882%,69.803922%)) d rgb(1%,2% e rgb(");
	free(text);
}

/* ---- numbers ---- */

static void measures_have_the_digits_that_tell(void **state)
{
	struct notation notation = notation_of("s", 1.3, 0.1362, &languages[0]);
	char text[NUMBER_TEXT_SIZE];
	char range[NOTATION_RANGE_SIZE];

	(void)state;
	notation_text(text, &notation, 0.8475665);
	assert_string_equal(text, "0.848");
	notation_range(range, &notation, -0.729, NAN);
	assert_string_equal(range, "−0.729 to ?");
	notation_range(range, &notation, NAN, NAN);
	assert_string_equal(range, "–");
	notation = notation_of("s", 0.3, NAN, &languages[0]); /* no spread: four digits */
	assert_string_equal(notation.unit.text, "ms");
	notation_text(text, &notation, 0.2875);
	assert_string_equal(text, "287.5");
	notation = notation_of("B", 0, NAN, &languages[0]);
	notation_text(text, &notation, 0);
	assert_string_equal(text, "0");
	notation = notation_of("s", 1e9 + 0.5, 1e-300, &languages[0]);
	notation_text(text, &notation, 1e9 + 0.5);
	assert_string_equal(text, "1,000,000,000.500000000");
}

/* A row of comparisons.csv, read from a file. */
static struct table comparison_of_text(const char *cells)
{
	char path[] = "/tmp/migstat-unit.XXXXXX";
	struct error err = { 0 };
	struct table table;
	int descriptor = mkstemp(path);
	FILE *stream;

	assert_true(descriptor >= 0);
	stream = fdopen(descriptor, "w");
	fprintf(stream,
		"before,after,metric,unit,aspect,verdict,before_units,after_units,before_n,"
		"after_n,before_value,after_value,difference,difference_low,difference_high,"
		"ratio,ratio_low,ratio_high,level,p_holm,tests,words\n%s\n",
		cells);
	fclose(stream);
	assert_true(table_read(&table, path, &schema_comparisons, CSV_TORN_IS_ROW,
			       TABLE_UNKNOWN_PASSES, &err));
	unlink(path);
	return table;
}

static void assert_change(const char *cells, const char *change, const char *range,
			  const char *before, const char *p)
{
	struct table table = comparison_of_text(cells);
	struct change of = change_of(&table, 0, &languages[0]);
	char text[CHANGE_TEXT_SIZE];

	change_signed(text, &of);
	assert_string_equal(text, change);
	change_range(text, &of);
	assert_string_equal(text, range);
	change_amount(text, &of, "before_value");
	assert_string_equal(text, before);
	change_p(text, &of);
	assert_string_equal(text, p);
	table_free(&table);
}

static void changes_are_told_in_the_unit_that_decides(void **state)
{
	(void)state;
	assert_change("a,b,total_time_seconds,s,mean,undecided,2,2,8,8,0.8475665,1.11828125,0.2707,"
		      "-0.1765,0.7179,1.31825,0.93672,1.85517,0.95,0.9264,15,w",
		      "+32 %", "−6 to +86 %", "0.848 s", "0.93");
	assert_change("a,b,downtime_seconds,s,mean,undecided,2,2,8,8,0.0,0.012,0.012,-0.004,0.028,"
		      ",,,0.95,,15,w",
		      "+12 ms", "−4 to +28 ms", "0.00 ms", "–");
	assert_change("a,b,,,failures,worse,8,8,1,4,0.125,0.5,0.375,0.05,0.6,,,,0.95,0.000001,15,w",
		      "+38 points", "+5 to +60 points", "12.5\u00A0%", "< 0.00001");
	/* without an interval four digits of the change itself */
	assert_change("a,b,total_time_seconds,s,mean,undecided,2,2,8,8,0.8,1.05,0.25,,,1.3125,,,"
		      "0.95,0.99,15,w",
		      "+31.25 %", "–", "0.800 s", "0.99");
	assert_change("a,b,downtime_seconds,s,mean,undecided,0,2,0,8,,0.5,,,,,,,0.95,,15,w", "–",
		      "–", "–", "–");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_tables_and_figures_are_counted),
		cmocka_unit_test(texts_are_cleaned),
		cmocka_unit_test(cells_have_sources),
		cmocka_unit_test(widths_are_shared_out),
		cmocka_unit_test(long_tables_go_on_over_pages),
		cmocka_unit_test(headings_and_small_tables_stay_together),
		cmocka_unit_test(nothing_is_kept_with_what_lies_beyond_the_end),
		cmocka_unit_test(blocks_have_their_space),
		cmocka_unit_test(wide_tables_are_split_and_nothing_is_torn),
		cmocka_unit_test(numbers_stay_whole_beside_monstrous_names),
		cmocka_unit_test(no_row_is_left_over_alone),
		cmocka_unit_test(monsters_fit),
		cmocka_unit_test(tables_are_painted_in_their_places),
		cmocka_unit_test(blocks_are_painted_in_their_places),
		cmocka_unit_test(html_escapes_everything),
		cmocka_unit_test(long_words_may_be_broken),
		cmocka_unit_test(numbers_of_a_page_can_be_copied),
		cmocka_unit_test(lists_and_sections_are_closed),
		cmocka_unit_test(colours_become_variables),
		cmocka_unit_test(measures_have_the_digits_that_tell),
		cmocka_unit_test(changes_are_told_in_the_unit_that_decides),
	};

	return cmocka_run_group_tests_name("report-document", tests, NULL, NULL);
}
