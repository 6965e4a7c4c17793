/* collect-xml.c — XML as libvirt makes it is read element by element; what is none ends early. */
#include "testing.h"

#include "collect/libvirt/xml.h"

#include "datasets/array.h"

#include <stdio.h>
#include <string.h>

static void elements_come_in_order(void **state)
{
	static const char text[] =
		"<?xml version='1.0'?>\n<!-- <no> -->\n<domain type='qemu' id = \"1>2\">\n"
		"  <name>a &lt;&amp;&apos;&quot;&gt; &x;</name>\n  <devices><disk a='b'><source "
		"file='/x' id=''/></disk><readonly/></devices></domain>";
	static const char *const steps[] = {
		"+/domain",
		"+/domain/name",
		"-/domain/name",
		"+/domain/devices",
		"+/domain/devices/disk",
		"+/domain/devices/disk/source",
		"-/domain/devices/disk/source",
		"-/domain/devices/disk",
		"+/domain/devices/readonly",
		"-/domain/devices/readonly",
		"-/domain/devices",
		"-/domain",
	};
	struct xml xml = xml_of(text);
	char value[64];

	(void)state;
	for (size_t i = 0; i < COUNT(steps); i++) {
		assert_true(xml_next(&xml));
		assert_string_equal(xml.path, steps[i] + 1);
		assert_int_equal(xml_begins(&xml, steps[i] + 1), steps[i][0] == '+');
		assert_int_equal(xml_ends(&xml, steps[i] + 1), steps[i][0] == '-');
		if (i == 0) {
			assert_true(xml_attribute(&xml, "type", value, sizeof value));
			assert_string_equal(value, "qemu");
			assert_true(xml_attribute(&xml, "id", value, sizeof value));
			assert_string_equal(value, "1>2");
			assert_false(xml_attribute(&xml, "i", value, sizeof value));
			assert_string_equal(value, "");
			assert_false(xml_attribute(&xml, "type", value, 4));
			assert_string_equal(value, "qem");
		} else if (i == 1) {
			xml_content(&xml, value, sizeof value);
			assert_string_equal(value, "a <&'\"> &x;");
		} else if (i == 5) {
			assert_true(xml_attribute(&xml, "id", value, sizeof value));
			assert_string_equal(value, "");
			xml_content(&xml, value, sizeof value);
			assert_string_equal(value, "");
		}
	}
	assert_false(xml_next(&xml));
	assert_false(xml_next(&xml));
}

static void what_is_no_xml_ends(void **state)
{
	static const char *const bad[] = { "",       "text",          "<",       "<a",
					   "<a b='", "<a b='c",       "<a b=c",  "<!-- ",
					   "<!--",   "<?x",           "< >",     "</a",
					   "<a><b",  "<a b='c' d=/>", "<a>&#60;" };
	char deep[8 * XML_PATH_SIZE] = "";
	struct xml xml = xml_of(NULL);

	(void)state;
	assert_false(xml_next(&xml));
	for (size_t i = 0; i < COUNT(bad); i++) {
		int steps = 0;
		char value[8];

		xml = xml_of(bad[i]);
		while (xml_next(&xml)) {
			assert_true(steps++ < 4);
			xml_attribute(&xml, "d", value, sizeof value);
			xml_content(&xml, value, sizeof value);
		}
	}
	for (size_t i = 0; i < XML_PATH_SIZE; i++)
		strcat(deep, "<a>");
	xml = xml_of(deep);
	for (int i = 0; xml_next(&xml); i++)
		assert_true(i < XML_PATH_SIZE / 2);
	xml = xml_of("</a></a>"); /* more ends than beginnings */
	assert_true(xml_next(&xml) && xml_next(&xml) && !xml_next(&xml));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_come_in_order),
		cmocka_unit_test(what_is_no_xml_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
