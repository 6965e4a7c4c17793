/* datasets-text.c — text for XML, HTML and LaTeX. */
#include "testing.h"

#include "datasets/latex.h"
#include "datasets/xml.h"

#include <stdio.h>
#include <stdlib.h>

static void expect(void (*print)(FILE *stream, const char *text), const char *text,
		   const char *wanted)
{
	char *got = NULL;
	size_t size;
	FILE *stream = open_memstream(&got, &size);

	assert_non_null(stream);
	print(stream, text);
	assert_int_equal(fclose(stream), 0);
	assert_string_equal(got, wanted);
	free(got);
}

static void xml_is_escaped(void **state)
{
	(void)state;
	expect(xml_print, "", "");
	expect(xml_print, "a<b>\"&'日", "a&lt;b&gt;&quot;&amp;'日");
	expect(xml_print, "a\nb\x01\x7F", "a?b??");
}

static void latex_is_escaped(void **state)
{
	(void)state;
	expect(latex_print, "", "");
	expect(latex_print, "a_b&c%d$e#f{g}", "a\\_b\\&c\\%d\\$e\\#f\\{g\\}");
	expect(latex_print, "\\~^<>|",
	       "\\textbackslash{}\\textasciitilde{}\\textasciicircum{}"
	       "\\textless{}\\textgreater{}\\textbar{}");
	expect(latex_print, "[1]\"", "{[}1{]}\\char34{}");
	expect(latex_print, "−1 → 2 ≥ 3 µs", "$-$1 $\\rightarrow$ 2 $\\geq$ 3 $\\mu$s");
	expect(latex_print, "95\u00A0% 12\u202F345 a\u200Bb", "95~\\% 12\\,345 ab");
	expect(latex_print, "VM’s “x” – …", "VM's ``x'' -- \\dots{}");
	expect(latex_print, "Größe 日", "Größe 日");
	expect(latex_print, "a\nb\tc", "a b c");
	expect(latex_print, "\xE2\x88", "\xE2\x88"); /* cut off: not our sign */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(xml_is_escaped),
		cmocka_unit_test(latex_is_escaped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
