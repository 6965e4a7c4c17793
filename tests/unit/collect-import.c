/* collect-import.c — tests of what all importers share: units, fields, JSON with places, sources.
 */
#include "testing.h"

#include "collect/import/formats/formats.h"
#include "collect/import/kit/column.h"
#include "collect/import/kit/inside.h"
#include "collect/import/kit/unit.h"

#include "datasets/metric.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void units_convert_and_differ(void **state)
{
	static const struct {
		const char *from, *to;
		double factor;
	} good[] = {
		{ "ms", "s", 1e-3 },
		{ "us", "s", 1e-6 },
		{ "s", "s", 1 },
		{ "KiB", "B", 1024 },
		{ "MiB/s", "B/s", 1048576 },
		{ "Mbit/s", "B/s", 125000 },
		{ "MB/s", "B/s", 1e6 },
		{ "%", "", 0.01 },
		{ "page/s", "B/s", 4096 },
		{ "page", "B", 4096 },
		{ "", "", 1 },
		{ "MiB/s", "MiB/s", 1 },
	};
	double factor;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(unit_factor(good[i].from, good[i].to, 4096, &factor));
		assert_true(fabs(factor - good[i].factor) <= 1e-12 * good[i].factor);
	}
	assert_true(unit_factor("page/s", "B/s", NAN, &factor));
	assert_true(isnan(factor));
	assert_false(unit_factor("ms", "B", 4096, &factor));
	assert_false(unit_factor("B", "B/s", 4096, &factor));
	assert_false(unit_factor("page", "B/s", 4096, &factor));
	assert_false(unit_factor("", "s", 4096, &factor));
	assert_false(unit_factor("furlong", "s", 4096, &factor));
}

/* Each names a column that there is, in a unit that fits it. */
static void check_fields(const struct import_format *format, import_fields *fields)
{
	for (const struct import_field *field = fields; field && field->field; field++) {
		const char *unit = field_column_unit(field);
		double factor;

		if (!unit || !unit_factor(field->unit, unit, 4096, &factor))
			fail_msg("%s: %s [%s] does not fit %s.%s [%s]", format->name, field->field,
				 field->unit, field->table, field->column,
				 unit ? unit : "no such column");
	}
}

static void all_fields_fit_their_columns(void **state)
{
	(void)state;
	for (size_t i = 0; i < import_format_count(); i++) {
		const struct import_format *format = import_format_at(i);

		assert_non_null(format->name);
		assert_true(strlen(format->producer) > 0 && strlen(format->holds) > 0);
		assert_ptr_equal(import_format_find(format->name), format);
		for (const char *const *name = format->columns; name && *name; name++)
			assert_non_null(import_column(*name));
		assert_non_null(format->fields);
		check_fields(format, format->fields);
		check_fields(format, format->derived);
	}
	assert_null(import_format_find("nothing"));
}

/* No further column hides one of the schema's. */
static void further_columns_are_new(void **state)
{
	(void)state;
	for (size_t i = 0; i < schema_count(&schema_migrations); i++)
		assert_null(import_column(schema_column(&schema_migrations, i)->name));
}

static struct import_source source_of(const char *text)
{
	struct import_source source;
	struct error err = { 0 };

	assert_true(source_of_text(&source, "some.json", text, strlen(text), &err));
	return source;
}

/* FIPS 180-2, appendix B.1. */
static void a_source_knows_its_hash_and_places(void **state)
{
	struct import_source source = source_of("abc");
	struct place at;
	struct error err = { 0 };

	(void)state;
	assert_string_equal(source.sha256,
			    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	source_free(&source);
	source = source_of("a\nbcd\n");
	at = source_place(&source, source.text + 4);
	assert_int_equal(at.line, 2);
	assert_int_equal(at.column, 3);
	source_free(&source);
	assert_false(source_of_text(&source, "some.json", "a\nb\0c", 5, &err));
	assert_string_equal(err.text, "some.json:2:2: a NUL byte: this is no text file");
	err = (struct error){ 0 };
	assert_true(source_of_text(&source, "some.json", "", 0, &err));
	assert_string_equal(source.text, "");
	source_free(&source);
}

/* Files as long as the buffer that reads them, and a byte more or less. */
static void files_of_any_length_are_read(void **state)
{
	static const size_t lengths[] = { 1, 65534, 65535, 65536, 65537, 131071, 131072, 200000 };
	char path[] = "/tmp/migstat-source-XXXXXX";
	int fd = mkstemp(path);
	struct import_source source;
	struct error err = { 0 };

	(void)state;
	close(fd);
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		FILE *file = fopen(path, "w");

		for (size_t k = 0; k < lengths[i]; k++)
			fputc('a' + (int)(k % 23), file);
		assert_int_equal(fclose(file), 0);
		assert_true(source_read(&source, path, &err));
		assert_int_equal(source.length, lengths[i]);
		assert_int_equal(strlen(source.text), lengths[i]);
		for (size_t k = 0; k < lengths[i]; k++)
			assert_int_equal(source.text[k], 'a' + (int)(k % 23));
		assert_true(source_has(&source, "a"));
		assert_false(source_has(&source, "xyz"));
		source_free(&source);
		assert_null(source.text);
	}
	unlink(path);
	assert_false(source_read(&source, path, &err));
	assert_non_null(strstr(err.text, ": No such file or directory"));
	err = (struct error){ 0 };
	assert_false(source_read(&source, "/tmp", &err));
	assert_string_equal(err.text, "/tmp: Is a directory");
}

/* A run may take the place of nothing or of an empty folder, not of files; what is not committed
 * leaves nothing behind. */
static void a_run_in_the_making_has_its_own_folder(void **state)
{
	char parent[] = "/tmp/migstat-making-XXXXXX";
	char folder[64], given[80], path[128];
	struct making making;
	struct error err = { 0 };

	(void)state;
	assert_non_null(mkdtemp(parent));
	snprintf(folder, sizeof folder, "%s/run", parent);
	snprintf(given, sizeof given, "%s//", folder);
	for (int there = 0; there < 2; there++) { /* none, then an empty one */
		assert_true(making_open(&making, given, &err));
		assert_string_equal(making.folder, folder);
		snprintf(path, sizeof path, "%s/.run.%ld.tmp", parent, (long)getpid());
		assert_string_equal(making.outer, path);
		snprintf(path, sizeof path, "%s/.run.%ld.tmp/run", parent, (long)getpid());
		assert_string_equal(making.inner, path);
		assert_int_equal(mkdir(making.inner, 0777), 0);
		snprintf(path, sizeof path, "%s/a.csv", making.inner);
		fclose(fopen(path, "w"));
		making_free(&making);
		assert_null(making.outer);
		if (there == 0)
			assert_int_equal(mkdir(folder, 0777), 0);
	}
	assert_true(making_open(&making, folder, &err));
	assert_int_equal(mkdir(making.inner, 0777), 0);
	snprintf(path, sizeof path, "%s/a.csv", making.inner);
	fclose(fopen(path, "w"));
	assert_true(making_commit(&making, &err));
	making_free(&making);
	assert_false(making_open(&making, folder, &err));
	snprintf(path, sizeof path, "%s: the folder is not empty; give a new one", folder);
	assert_string_equal(err.text, path);
	making_free(&making);
	err = (struct error){ 0 };
	snprintf(path, sizeof path, "%s/nowhere/run", parent);
	assert_false(making_open(&making, path, &err));
	making_free(&making);
	snprintf(path, sizeof path, "%s/a.csv", folder);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0);
	assert_int_equal(rmdir(parent), 0); /* nothing else is in it */
}

/* Written as `printf x | iconv -t UTF-16LE` does; the hash is that of the file. */
static void a_source_is_plain_text(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *text; /* NULL: refused */
	} cases[] = {
		{ "\xef\xbb\xbfPING", 7, "PING" },
		{ "a\r\nb\r\n", 6, "a\nb\n" },
		{ "a\rb\r", 4, "a\rb\r" },
		{ "\xff\xfe"
		  "a\0\r\0\n\0",
		  8, "a\n" },
		{ "\xfe\xff\0a\x20\xac", 6, "a\xe2\x82\xac" },
		{ "\xff\xfe\x3d\xd8\x00\xde", 6, "\xf0\x9f\x98\x80" },
		{ "\xff\xfe\xe4\0", 4, "\xc3\xa4" },
		{ "\xff\xfe\x3d\xd8", 4, NULL },
		{ "\xff\xfe\x3d\xd8"
		  "a\0",
		  6, NULL },
		{ "\xff\xfe\x00\xde", 4, NULL },
		{ "\xff\xfe"
		  "a",
		  3, NULL },
		{ "\xff\xfe", 2, "" },
		{ "\xef\xbb\xbf", 3, "" },
		{ "\xff\xfe\0\0", 4, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct import_source source;
		struct error err = { 0 };
		bool good =
			source_of_text(&source, "some.txt", cases[i].bytes, cases[i].length, &err);

		if (good != (cases[i].text != NULL))
			fail_msg("case %zu", i);
		if (!good)
			continue;
		assert_string_equal(source.text, cases[i].text);
		assert_int_equal(source.length, strlen(cases[i].text));
		assert_int_equal(source.bytes, cases[i].length);
		source_free(&source);
	}
}

static bool take_number(void *closure, const struct json_at *at, struct error *err)
{
	double number;

	if (!json_need_number(at, 0, 9, &number, err))
		return false;
	*(double *)closure = *(double *)closure * 10 + number;
	return true;
}

/* Values one after the other have their places, too. */
static void json_comes_in_streams(void **state)
{
	static const struct {
		const char *text;
		double digits;
		const char *complaint; /* NULL: none */
	} cases[] = {
		{ "[1]", 1, NULL },
		{ " [1] [2,\n3]\n\n[4]", 1234, NULL },
		{ "[1]\n  x", 0, "some.json:2:3: bad JSON: '[' or '{' expected near 'x'" },
		{ "[1]\n [2,\n\"a\"]", 0,
		  "some.json:3:1: [1]: 'a' is a text where a number should be" },
		{ "[1] {", 0, "some.json:1:5: bad JSON: string or '}' expected near end of file" },
		{ "[1] {}", 0,
		  "some.json:1:5: the whole: is an object {...} where a number should be" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct import_source source = source_of(cases[i].text);
		struct error err = { 0 };
		double digits = 0;
		bool good = json_read_values(&source, take_number, &digits, &err);

		assert_true(good == !cases[i].complaint);
		if (good)
			assert_true(digits == cases[i].digits);
		else
			assert_string_equal(err.text, cases[i].complaint);
		source_free(&source);
	}
}

/* 2^64 - 1795 is -1795 in 64 bits. */
static void wrapped_numbers_are_not_known(void **state)
{
	struct import_source source = source_of("{\"a\": 18446744073709549821, \"b\": 5}");
	struct json_file file;
	struct json_at root;
	struct error err = { 0 };
	double number;

	(void)state;
	assert_true(json_file_read(&file, &source, &err));
	root = json_root_of(&file);
	assert_true(json_number_of(&root, "a", &number, &err) && isnan(number));
	assert_true(json_number_of(&root, "b", &number, &err) && number == 5);
	assert_true(source_has_wrapped(&source));
	json_file_free(&file);
	source_free(&source);
	assert_true(number_is_wrapped(9223372036854775808.0) && !number_is_wrapped(9e18));
	source = source_of("0.18446744073709549821 1844674407370954982 123");
	assert_false(source_has_wrapped(&source));
	source_free(&source);
}

struct line_reader {
	struct import_lines lines;
	long taken, most;
};

static bool take_line(void *closure, struct error *err)
{
	static const char *const wanted[] = { "one", "", "three", "", "\rx", "last" };
	static const size_t starts[] = { 0, 4, 5, 11, 12, 15 }; /* of the text without \r\n */
	struct line_reader *reader = closure;
	const struct import_lines *lines = &reader->lines;

	assert_true(reader->taken < 6);
	assert_string_equal(lines->text, wanted[reader->taken]);
	assert_int_equal(lines->start, starts[reader->taken]);
	assert_int_equal(lines->length, strlen(lines->text));
	assert_true(lines->capacity > lines->length);
	reader->taken++;
	assert_int_equal(lines->number, reader->taken);
	assert_int_equal(lines_place(lines, lines->text + 2).line, reader->taken);
	assert_int_equal(lines_place(lines, lines->text + 2).column, 3);
	return reader->taken < reader->most || error_set(err, "enough");
}

static void lines_come_without_their_ends(void **state)
{
	struct import_source source = source_of("one\n\nthree\r\n\r\n\rx\nlast");
	struct line_reader reader = { { .source = &source }, 0, 7 };
	struct error err = { 0 };

	(void)state;
	assert_true(lines_each(&reader.lines, take_line, &reader, &err));
	assert_int_equal(reader.taken, 6);
	assert_null(reader.lines.text);
	reader = (struct line_reader){ { .source = &source }, 0, 2 };
	assert_false(lines_each(&reader.lines, take_line, &reader, &err));
	assert_int_equal(reader.taken, 2);
	assert_string_equal(err.text, "enough");
	source_free(&source);
}

static void json_complaints_have_places(void **state)
{
	struct import_source source = source_of("{\"a\": [1, {\"b\\u0063\": \"x]\"},\n"
						"  {\"d\": -4, \"e\": {\"f\": [[], {}]}}]}\n");
	struct json_file file;
	struct json_at root, a, item, leaf, deep, deepest;
	struct error err = { 0 };
	double number;

	(void)state;
	assert_true(json_file_read(&file, &source, &err));
	root = json_root_of(&file);
	a = json_key_of(&root, "a");
	assert_int_equal(json_size_of(&a), 3);
	item = json_item_of(&a, 1);
	assert_false(json_number_of(&item, "bc", &number, &err));
	assert_string_equal(err.text, "some.json:1:23: a[1].bc: 'x]' is a text where a number "
				      "should be");
	err = (struct error){ 0 };
	item = json_item_of(&a, 2);
	leaf = json_key_of(&item, "d");
	assert_false(json_need_number(&leaf, 0, 9, &number, &err));
	assert_string_equal(err.text, "some.json:2:9: a[2].d: -4 is not from 0 to 9");
	err = (struct error){ 0 };
	leaf = json_key_of(&item, "nothing");
	assert_true(json_number_at(&leaf, &number, &err) && isnan(number));
	assert_false(json_need(&leaf, JSON_ARRAY, &err));
	assert_string_equal(err.text, "some.json:2:3: a[2].nothing: is missing; it should be an "
				      "array [...]");
	err = (struct error){ 0 };
	leaf = json_key_of(&item, "e");
	deep = json_key_of(&leaf, "f");
	deepest = json_item_of(&deep, 1);
	assert_false(json_need(&deepest, JSON_STRING, &err));
	assert_string_equal(err.text, "some.json:2:29: a[2].e.f[1]: is an object {...} where a "
				      "text should be");
	json_file_free(&file);
	assert_true(!file.root && !file.source);
	source_free(&source);
}

/* A way of 120 + 1 + 120 letters is cut at 199. */
static void a_long_way_is_cut(void **state)
{
	char text[300];
	char key[121];
	struct import_source source;
	struct json_file file;
	struct json_at root, outer, inner;
	struct error err = { 0 };
	double number;

	(void)state;
	memset(key, 'K', 120);
	key[120] = '\0';
	snprintf(text, sizeof text, "{\"%s\": {\"%s\": \"x\"}}", key, key);
	source = source_of(text);
	assert_true(json_file_read(&file, &source, &err));
	root = json_root_of(&file);
	outer = json_key_of(&root, key);
	inner = json_key_of(&outer, key);
	assert_false(json_number_at(&inner, &number, &err));
	assert_int_equal(strspn(strchr(err.text, 'K'), "K."), 199);
	json_file_free(&file);
	source_free(&source);
}

static void bad_json_is_refused_politely(void **state)
{
	static const struct {
		const char *text, *complaint;
	} bad[] = {
		{ "{\"a\": 1,\n \"a\": 2}",
		  "some.json:2:4: bad JSON: duplicate object key near '\"a\"'" },
		{ "{\"a\": 1e999}", "some.json:1:11: bad JSON: real number overflow near '1e999'" },
		{ "[1, 2", "some.json:1:5: bad JSON: ']' expected near end of file" },
		{ "[NaN]", "some.json:1:4: bad JSON: invalid token near 'NaN'" },
	};
	char deep[5001];

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct import_source source = source_of(bad[i].text);
		struct json_file file;
		struct error err = { 0 };

		assert_false(json_file_read(&file, &source, &err));
		assert_string_equal(err.text, bad[i].complaint);
		source_free(&source);
	}
	memset(deep, '[', sizeof deep - 1);
	deep[sizeof deep - 1] = '\0';
	{
		struct import_source source = source_of(deep);
		struct json_file file;
		struct error err = { 0 };

		assert_false(json_file_read(&file, &source, &err));
		assert_non_null(strstr(err.text, "maximum parsing depth reached"));
		source_free(&source);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_convert_and_differ),
		cmocka_unit_test(all_fields_fit_their_columns),
		cmocka_unit_test(further_columns_are_new),
		cmocka_unit_test(a_source_knows_its_hash_and_places),
		cmocka_unit_test(a_source_is_plain_text),
		cmocka_unit_test(json_comes_in_streams),
		cmocka_unit_test(wrapped_numbers_are_not_known),
		cmocka_unit_test(files_of_any_length_are_read),
		cmocka_unit_test(a_run_in_the_making_has_its_own_folder),
		cmocka_unit_test(lines_come_without_their_ends),
		cmocka_unit_test(json_complaints_have_places),
		cmocka_unit_test(a_long_way_is_cut),
		cmocka_unit_test(bad_json_is_refused_politely),
	};

	return cmocka_run_group_tests_name("collect-import", tests, NULL, NULL);
}
