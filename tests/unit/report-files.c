/* report-files.c — what goes into the files: the PNG's resolution, the SVG's names, clean text. */
#include "testing.h"

#include "report/canvas/inside.h"
#include "report/draw/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "123456789" gives CBF43926: the check value of CRC-32 in every catalogue of CRCs; the CRC of an
 * empty IEND chunk, AE426082, ends every PNG. */
static void crc_is_that_of_png(void **state)
{
	(void)state;
	assert_int_equal(png_crc((const unsigned char *)"123456789", 9), 0xCBF43926);
	assert_int_equal(png_crc((const unsigned char *)"IEND", 4), 0xAE426082);
	assert_int_equal(png_crc((const unsigned char *)"", 0), 0);
}

/* As libpng writes it for 11811 dots per metre (300 dpi): pngcheck and ImageMagick agree. */
static void chunk_says_the_resolution(void **state)
{
	unsigned char chunk[PNG_DPI_SIZE];
	static const unsigned char start[] = { 0, 0,    0,    9, 'p', 'H',  'Y',  's', 0,
					       0, 0x2E, 0x23, 0, 0,   0x2E, 0x23, 1 };

	(void)state;
	png_dpi_chunk(chunk, 300);
	assert_memory_equal(chunk, start, sizeof start);
	assert_int_equal(chunk[17], 0x78); /* the CRC: 78A53F76 */
	assert_int_equal(chunk[18], 0xA5);
	assert_int_equal(chunk[19], 0x3F);
	assert_int_equal(chunk[20], 0x76);
}

/* Writes the first bytes of the alphabet in parts of that size; where the chunk stands, or -1. */
static int place_of_chunk(struct canvas_sink sink, unsigned count, unsigned part)
{
	static const unsigned char letters[] =
		"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
	unsigned char chunk[PNG_DPI_SIZE];
	char *bytes = NULL;
	size_t size;
	int place = -1;

	png_dpi_chunk(chunk, sink.dpi);
	sink.stream = open_memstream(&bytes, &size);
	assert_non_null(sink.stream);
	for (unsigned at = 0; at < count; at += part)
		assert_int_equal(
			sink_write(&sink, letters + at, part < count - at ? part : count - at),
			CAIRO_STATUS_SUCCESS);
	assert_int_equal(fclose(sink.stream), 0);
	if (size > count) {
		char *found = memmem(bytes, size, chunk, sizeof chunk);

		assert_int_equal(size, count + PNG_DPI_SIZE);
		assert_non_null(found);
		place = (int)(found - bytes);
		memmove(found, found + PNG_DPI_SIZE, count - (size_t)place);
	}
	assert_memory_equal(bytes, letters, count);
	free(bytes);
	return place;
}

/* However cairo shares out its bytes, and down to one dot per inch. */
static void resolution_stands_behind_the_head(void **state)
{
	(void)state;
	for (unsigned part = 1; part <= 50; part++) {
		assert_int_equal(place_of_chunk((struct canvas_sink){ .dpi = 300 }, 50, part), 33);
		assert_int_equal(place_of_chunk((struct canvas_sink){ .dpi = 0 }, 50, part), -1);
	}
	assert_int_equal(place_of_chunk((struct canvas_sink){ .dpi = 1 }, 50, 50), 33);
	assert_int_equal(place_of_chunk((struct canvas_sink){ .dpi = 300 }, 33, 33), 33);
	assert_int_equal(place_of_chunk((struct canvas_sink){ .dpi = 300 }, 32, 32), -1);
	assert_int_equal(place_of_chunk((struct canvas_sink){ .dpi = 300, .written = 33 }, 5, 5),
			 0);
	assert_int_equal(place_of_chunk((struct canvas_sink){ .dpi = 300, .written = 34 }, 5, 5),
			 -1);
}

static void a_full_disk_is_noticed(void **state)
{
	static const unsigned char bytes[40];

	(void)state;
	for (int dpi = 0; dpi <= 300; dpi += 300) {
		struct canvas_sink sink = { .stream = fopen("/dev/full", "w"), .dpi = dpi };

		assert_non_null(sink.stream);
		setbuf(sink.stream, NULL);
		assert_int_equal(sink_write(&sink, bytes, 40), CAIRO_STATUS_WRITE_ERROR);
		assert_int_equal(sink.error, ENOSPC);
		fclose(sink.stream);
	}
}

static void endings_say_the_format(void **state)
{
	(void)state;
	assert_int_equal(canvas_format_of("a.pdf"), CANVAS_PDF);
	assert_int_equal(canvas_format_of("a.b/c.PNG"), CANVAS_PNG);
	assert_int_equal(canvas_format_of("a.svg"), CANVAS_SVG);
	assert_int_equal(canvas_format_of("a.pdf.txt"), CANVAS_FORMATS);
	assert_int_equal(canvas_format_of("pdf"), CANVAS_FORMATS);
	assert_int_equal(canvas_format_of(""), CANVAS_FORMATS);
	assert_int_equal(canvas_format_of("a."), CANVAS_FORMATS);
}

static char *dressed(const char *svg, const char *prefix)
{
	static const struct canvas_description about = { .title = "A & B", .subject = "\"C\"" };
	struct svg_dress dress = { &about, prefix, NULL };
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);

	assert_non_null(stream);
	assert_true(svg_write(stream, svg, strlen(svg), &dress));
	assert_int_equal(fclose(stream), 0);
	return text;
}

#define WORDS(prefix)                                                                              \
	" role=\"img\" lang=\"en\" xml:lang=\"en\" aria-labelledby=\"" prefix                      \
	"title\" aria-describedby=\"" prefix "desc\">\n<title id=\"" prefix                        \
	"title\">A &amp; B</title>\n<desc id=\"" prefix "desc\">&quot;C&quot;</desc>"

static void svg_is_dressed(void **state)
{
	static const char svg[] =
		"<?xml?>\n<svg version=\"1.1\">\n<g id=\"surface131\"><image id=\"image12\"/>"
		"<use xlink:href=\"#glyph0-1\"/><use xlink:href=\"#image12\"/>"
		"<g id=\"surface7\" clip-path=\"url(#clip1)\"/><use xlink:href=\"#surface131\"/>"
		"<g id=\"surface\"/></g></svg>";
	char *text = dressed(svg, NULL);

	(void)state;
	assert_string_equal(
		text, "<?xml?>\n<svg version=\"1.1\"" WORDS(
			      "") "\n<g id=\"surface0\"><image id=\"image1\"/>"
				  "<use xlink:href=\"#glyph0-1\"/><use xlink:href=\"#image1\"/>"
				  "<g id=\"surface2\" clip-path=\"url(#clip1)\"/>"
				  "<use xlink:href=\"#surface0\"/><g id=\"surface\"/></g></svg>");
	free(text);
	text = dressed(svg, "f1");
	assert_string_equal(
		text,
		"<svg version=\"1.1\"" WORDS(
			"f1") "\n<g id=\"f1surface0\"><image id=\"f1image1\"/>"
			      "<use xlink:href=\"#f1glyph0-1\"/><use xlink:href=\"#f1image1\"/>"
			      "<g id=\"f1surface2\" clip-path=\"url(#f1clip1)\"/>"
			      "<use xlink:href=\"#f1surface0\"/><g id=\"f1surface\"/></g></svg>");
	free(text);
}

static void text_is_made_clean(void **state)
{
	static const struct {
		const char *dirty, *clean;
	} cases[] = {
		{ "block", "block" },
		{ "日本語 µ 𝄞", "日本語 µ 𝄞" },
		{ "a\nb\tc\x7F", "a b c " },
		{ "refus\xE9", "refus\xEF\xBF\xBD" },                       /* Latin-1 */
		{ "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD" },                 /* a long form of / */
		{ "\xE6\x97", "\xEF\xBF\xBD\xEF\xBF\xBD" },                 /* cut off */
		{ "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" }, /* half a pair */
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *clean = utf8_clean(cases[i].dirty);

		assert_string_equal(clean, cases[i].clean);
		free(clean);
	}
}

/* What four bytes are by RFC 3629: the length of their first character, 0 if it is none. */
static unsigned length_by_rule(const unsigned char *bytes, unsigned *code)
{
	unsigned length = bytes[0] < 0x80             ? 1
			  : (bytes[0] & 0xE0) == 0xC0 ? 2
			  : (bytes[0] & 0xF0) == 0xE0 ? 3
			  : (bytes[0] & 0xF8) == 0xF0 ? 4
						      : 0;
	static const unsigned least[] = { 0, 0, 0x80, 0x800, 0x10000 };

	*code = length == 1 ? bytes[0] : bytes[0] & (0x7FU >> length);
	for (unsigned i = 1; i < length; i++) {
		if ((bytes[i] & 0xC0) != 0x80)
			return 0;
		*code = *code * 64 + (bytes[i] & 0x3F);
	}
	return *code < least[length] || *code > 0x10FFFF || (*code & 0xFFFFF800) == 0xD800 ? 0
											   : length;
}

static void every_byte_is_read_by_the_rule(void **state)
{
	static const unsigned char later[] = { 0x00, 0x7F, 0x80, 0x9A, 0xBF, 0xC0, 0xFF };
	enum { LATER = sizeof later };

	(void)state;
	for (unsigned i = 0x100; i < 0x10000; i++)
		for (unsigned j = 0; j < LATER * LATER; j++) {
			const unsigned char bytes[] = { (unsigned char)(i >> 8),
							(unsigned char)(i & 0xFF), later[j / LATER],
							later[j % LATER], 0 };
			const char *text = (const char *)bytes;
			unsigned code;
			unsigned length = length_by_rule(bytes, &code);

			assert_int_equal(utf8_next(&text), length > 0 ? code : 0xFFFD);
			assert_int_equal(text - (const char *)bytes, length > 0 ? length : 1);
		}
}

static void names_may_break_after_signs(void **state)
{
	char *text = utf8_breakable("a_b-c.d/");

	(void)state;
	assert_string_equal(text, "a_\u200Bb-c.\u200Bd/");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(crc_is_that_of_png),
		cmocka_unit_test(chunk_says_the_resolution),
		cmocka_unit_test(resolution_stands_behind_the_head),
		cmocka_unit_test(a_full_disk_is_noticed),
		cmocka_unit_test(endings_say_the_format),
		cmocka_unit_test(svg_is_dressed),
		cmocka_unit_test(text_is_made_clean),
		cmocka_unit_test(every_byte_is_read_by_the_rule),
		cmocka_unit_test(names_may_break_after_signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
