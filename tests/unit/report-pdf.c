/* report-pdf.c — the completion of cairo's PDFs: their syntax, the tree of tags, what is refused.
 */
#include "testing.h"

#include "report/canvas/inside.h"
#include "report/draw/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct pdf_slice slice(const char *text)
{
	return (struct pdf_slice){ text, strlen(text) };
}

static void values_end_where_they_end(void **state)
{
	static const struct {
		const char *text, *first;
	} cases[] = {
		{ "12 0 R 13", "12 0 R" },
		{ "12 0 obj", "12" },
		{ " % said\n /Name/Next", "/Name" },
		{ "(a (b) \\) c) d", "(a (b) \\) c)" },
		{ "<FEFF00> 1", "<FEFF00>" },
		{ "<< /A << /B [ 1 (]>>) ] >> >> 2", "<< /A << /B [ 1 (]>>) ] >> >>" },
		{ "[ 3\n << /Type /MCR >> ]/K", "[ 3\n << /Type /MCR >> ]" },
		{ "-1.5 2", "-1.5" },
		{ "true false", "true" },
	};
	static const char *const broken[] = { "",      "  ",  "%",    ">> 1",  "] 1", "(a",
					      "(a\\)", "<12", "<< 1", "[ [ ]", ")",   "}" };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pdf_slice rest = slice(cases[i].text);
		struct pdf_slice value;

		assert_true(pdf_value_next(&rest, &value));
		assert_int_equal(value.length, strlen(cases[i].first));
		assert_memory_equal(value.at, cases[i].first, value.length);
	}
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct pdf_slice rest = slice(broken[i]);
		struct pdf_slice value;

		assert_false(pdf_value_next(&rest, &value));
	}
}

static void dictionaries_are_looked_up(void **state)
{
	struct pdf_slice inside;
	struct pdf_slice value;
	size_t number = 0;

	(void)state;
	assert_true(pdf_dictionary_inside(slice("<< /A 1 /B << /C 2 >> /D 7 0 R >>"), &inside));
	assert_true(pdf_entry_find(inside, "/D", &value));
	assert_true(pdf_reference(value, &number));
	assert_int_equal(number, 7);
	assert_false(pdf_entry_find(inside, "/C", &value)); /* stands deeper */
	assert_false(pdf_entry_find(slice("/A 1 2 /B 3"), "/B", &value));
	assert_false(pdf_reference(slice("7 1 R"), &number));
	assert_false(pdf_reference(slice("7 0 R 8"), &number));
	assert_false(pdf_number(slice("1234567890"), &number));
	assert_false(pdf_number(slice("-1"), &number));
	assert_false(pdf_dictionary_inside(slice("<>"), &inside));
	assert_false(pdf_array_inside(slice("["), &inside));
}

/* ISO 32000-1, 7.9.2.2: UTF-16, big end first, with a byte order mark; the clef is U+1D11E, the
 * pair D834 DD1E (Unicode 15, table 3-5 gives the rule). */
static void texts_are_utf_16(void **state)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);

	(void)state;
	pdf_text_print(stream, "aé日\xF0\x9D\x84\x9E\xFF");
	assert_int_equal(fclose(stream), 0);
	assert_string_equal(text, "<FEFF006100E965E5D834DD1EFFFD>");
	free(text);
}

static const struct canvas_page page = { 60, 40, 72, { 1, 1, 1 } };
static const struct canvas_description about = { .title = "Time & <space>",
						 .subject = "What is drawn",
						 .keywords = "a, b",
						 .creator = "test",
						 .created = "2026-01-31T12:00:00Z",
						 .language = "de-AT",
						 .tagged = true };

static void say(cairo_t *cr, enum tag tag, const char *text)
{
	tag_begin(cr, tag);
	cairo_move_to(cr, 10, 20);
	cairo_show_text(cr, text);
	tag_end(cr, tag);
}

static void figure(cairo_t *cr, const char *alternative)
{
	cairo_save(cr);
	cairo_translate(cr, 10, 20);
	tag_figure_begin(cr, alternative, 100, 50);
	cairo_rectangle(cr, 0, 0, 100, 50);
	cairo_fill(cr);
	tag_end(cr, TAG_FIGURE);
	cairo_restore(cr);
}

static void link_to(cairo_t *cr, const char *place, const char *words)
{
	tag_begin(cr, TAG_PARAGRAPH);
	tag_link_begin(cr, place, words);
	cairo_move_to(cr, 10, 20);
	cairo_show_text(cr, "link");
	tag_end(cr, TAG_LINK);
	tag_end(cr, TAG_PARAGRAPH);
}

/* A report as it may be: a paragraph over two pages, a table, two figures, two links. */
static void paint_report(struct canvas *canvas)
{
	cairo_t *cr = canvas->cr;

	say(cr, TAG_HEADING_1, "Head");
	figure(cr, "the first: µ");
	link_to(cr, "there", "To µ");
	link_to(cr, "there", "once more");
	tag_begin(cr, TAG_PARAGRAPH);
	cairo_move_to(cr, 10, 20);
	cairo_show_text(cr, "begun");
	canvas_next_page(canvas);
	tag_place(cr, "there", 10, 20);
	cairo_move_to(cr, 10, 20);
	cairo_show_text(cr, "ended");
	tag_end(cr, TAG_PARAGRAPH);
	tag_begin(cr, TAG_TABLE);
	tag_begin(cr, TAG_ROW);
	say(cr, TAG_COLUMN_HEAD, "column");
	tag_end(cr, TAG_ROW);
	tag_begin(cr, TAG_ROW);
	say(cr, TAG_ROW_HEAD, "row");
	say(cr, TAG_CELL, "cell");
	tag_end(cr, TAG_ROW);
	tag_end(cr, TAG_TABLE);
	figure(cr, "the second");
}

/* The bytes of the file; the caller frees them. */
static char *read_whole(const char *path, size_t *length)
{
	FILE *stream = fopen(path, "rbe");
	char *bytes = calloc(1, 1 << 20);

	assert_non_null(stream);
	assert_non_null(bytes);
	*length = fread(bytes, 1, 1 << 20, stream);
	assert_int_equal(fclose(stream), 0);
	return bytes;
}

static char *report_bytes(size_t *length)
{
	char path[] = "/tmp/migstat-report-pdf.XXXXXX.pdf";
	int file = mkstemps(path, 4);
	struct canvas canvas;
	struct error err = { 0 };
	char *bytes;

	assert_true(file >= 0);
	close(file);
	assert_true(canvas_open(&canvas, path, &page, &about, NULL, &err));
	paint_report(&canvas);
	assert_true(canvas_commit(&canvas, &err));
	bytes = read_whole(path, length);
	unlink(path);
	return bytes;
}

static bool holds(const char *bytes, size_t length, const char *text)
{
	return memmem(bytes, length, text, strlen(text));
}

/* The page is 60 x 40 mm = 170.079 x 113.386 points. */
static void report_is_completed(void **state)
{
	static const char *const wanted[] = {
		"/Alt <FEFF007400680065002000660069007200730074003A002000B5>",
		"/Alt <FEFF0074006800650020007300650063006F006E0064>",
		"/BBox [ 10.000 43.386 110.000 93.386 ]",
		"/A << /O /Table /Scope /Column >>",
		"/A << /O /Table /Scope /Row >>",
		"/Contents <FEFF0054006F002000B5>",
		"/Tabs /S",
		"/Lang <FEFF00640065002D00410054>",
		"/Version /1.7",
		"/ViewerPreferences << /DisplayDocTitle true >>",
		"<rdf:li xml:lang=\"x-default\">Time &amp; &lt;space&gt;</rdf:li>",
		"<pdfuaid:part>1</pdfuaid:part>",
		"<xmp:CreateDate>2026-01-31T12:00:00Z</xmp:CreateDate>",
	};
	size_t length;
	char *bytes = report_bytes(&length);
	size_t again;
	char *same = report_bytes(&again);

	(void)state;
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		assert_true(holds(bytes, length, wanted[i]));
	/* by its name or, by cairo since 1.18, where that stands on the page */
	assert_true(holds(bytes, length, "/Dest (there)") ||
		    holds(bytes, length, " 0 R /XYZ 10 93.385827 0]"));
	assert_int_equal(length, again);
	assert_memory_equal(bytes, same, length);
	free(same);
	free(bytes);
}

/* Where cairo's own file ends: behind the first %%EOF. */
static size_t own_length(const char *bytes, size_t length)
{
	const char *end = memmem(bytes, length, "%%EOF\n", 6);

	assert_non_null(end);
	return (size_t)(end - bytes) + 6;
}

static void refused(struct pdf_slice file, const struct tags *tags, const char *why)
{
	struct pdf_completion completion = { &about, tags, 113.386 };
	struct error err = { 0 };
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);

	assert_false(pdf_complete(stream, file, &completion, &err));
	assert_int_equal(fclose(stream), 0);
	assert_int_equal(size, 0);
	if (!strstr(err.text, why))
		fail_msg("wanted '%s', got '%s'", why, err.text);
	free(text);
}

/* Changes one word of the file, of the same length, and back again. */
static void refused_with(char *bytes, size_t length, const char *word, const char *instead,
			 const char *why)
{
	struct tags tags = { 0 };
	char *at = memmem(bytes, length, word, strlen(word));

	assert_non_null(at);
	assert_int_equal(strlen(word), strlen(instead));
	memcpy(at, instead, strlen(instead));
	refused((struct pdf_slice){ bytes, length }, &tags, why);
	memcpy(at, word, strlen(word));
}

static void what_is_not_understood_is_refused(void **state)
{
	size_t length;
	char *bytes = report_bytes(&length);
	size_t own = own_length(bytes, length);
	struct tags tags = { 0 };

	(void)state;
	refused(slice(""), &tags, "does not begin with %PDF");
	refused(slice("%PDF-1.5\n"), &tags, "no startxref");
	refused(slice("%PDF-1.5\nstartxref\n99\n%%EOF\n"), &tags, "not a place in it");
	refused(slice("%PDF-1.5\nstartxref\n0\n%%EOF\n"), &tags, "another kind");
	refused((struct pdf_slice){ bytes, length }, &tags,
		"broken head"); /* was completed before */
	refused((struct pdf_slice){ bytes, own - 100 }, &tags, "no startxref");
	refused((struct pdf_slice){ bytes, own }, &tags, "another than what was painted");
	refused_with(bytes, own, "trailer", "trailed", "no trailer");
	refused_with(bytes, own, "/Root", "/Boot", "does not name its catalog");
	refused_with(bytes, own, "/Info", "/Prev", "completed before");
	refused_with(bytes, own, "00000 n", "00001 n", "table of objects is broken");
	refused_with(bytes, own, "/Type /Catalog", "/Type /Catalo(", "not the dictionary");
	refused_with(bytes, own, "/StructTreeRoot", "/ConstTreeRoot_", "another than");
	free(bytes);
}

/* Tags that were not painted, of another kind, or one too few. */
static void tree_must_be_that_of_the_tags(void **state)
{
	struct tag_record records[] = {
		{ .tag = TAG_DOCUMENT },
		{ .tag = TAG_HEADING_1 },
		{ .tag = TAG_CAPTION },
		{ .tag = TAG_PARAGRAPH },
	};
	struct tags tags = { records, 4, 4 };
	size_t length;
	char *bytes = report_bytes(&length);
	struct pdf_slice own = { bytes, own_length(bytes, length) };
	char *kid;

	(void)state;
	refused(own, &tags, "another than what was painted");
	tags.count = 2;
	refused(own, &tags, "another than what was painted");
	/* an element that is no dictionary */
	tags.count = 1;
	kid = memmem(bytes, length, "/S /Document", 12);
	assert_non_null(kid);
	kid[11] = '(';
	refused(own, &tags, "not the dictionary");
	free(bytes);
}

static void letters_are_read_one_by_one(void **state)
{
	const char *text = "aµ\xE6\x97";

	(void)state;
	assert_int_equal(utf8_next(&text), 'a');
	assert_int_equal(utf8_next(&text), 0xB5);
	assert_int_equal(utf8_next(&text), 0xFFFD); /* cut off */
	assert_int_equal(utf8_next(&text), 0xFFFD);
	assert_int_equal(*text, '\0');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_end_where_they_end),
		cmocka_unit_test(dictionaries_are_looked_up),
		cmocka_unit_test(texts_are_utf_16),
		cmocka_unit_test(report_is_completed),
		cmocka_unit_test(what_is_not_understood_is_refused),
		cmocka_unit_test(tree_must_be_that_of_the_tags),
		cmocka_unit_test(letters_are_read_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
