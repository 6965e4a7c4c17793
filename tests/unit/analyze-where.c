/* The expression of --where: what it means, and where it says that it is wrong. */
#include "testing.h"

#include "analyze/rows/where.h"

#include <stdio.h>
#include <string.h>

/* The row that all expressions are asked of; `empty` is an empty cell. */
static const struct cell names[] = { { "case", { 0 } },
				     { "cycle", { 0 } },
				     { "time (ms)", { 0 } },
				     { "empty", { 0 } },
				     { "größe", { 0 } } };
static const struct cell cells[] = { { "block", { "f.csv", 2, 1 } },
				     { "10", { "f.csv", 2, 7 } },
				     { "1.5", { "f.csv", 2, 10 } },
				     { "", { "f.csv", 2, 14 } },
				     { "it's \"so\"", { "f.csv", 2, 15 } } };
static const struct csv_row header = { names, sizeof names / sizeof *names };
static const struct csv_row row = { cells, sizeof cells / sizeof *cells };

/* 1 or 0 as the row fits or not; -1 with *err. */
static int answer(const char *text, struct error *err)
{
	struct where *where;
	bool fits = false;
	bool good = where_parse(&where, "--where", text, err);

	if (good)
		good = where_bind(where, &header, err) && where_fits(where, &row, &fits, err);
	where_free(where);
	return good ? fits : -1;
}

static void test_meaning(void **state)
{
	static const struct {
		const char *text;
		int answer;
	} cases[] = {
		{ "case = block", 1 },
		{ "case != block", 0 },
		{ "case='block'", 1 },
		{ "case = \"block\"", 1 },
		{ "\"case\" = block", 1 },
		{ "case = Block", 0 },
		{ "case < c", 1 },
		{ "case >= blocks", 0 },
		/* a number is compared as a number, in quotes as text: "10" is before "9" */
		{ "cycle = 10.0", 1 },
		{ "cycle > 9", 1 },
		{ "cycle > '9'", 0 },
		{ "cycle <= 1e1", 1 },
		{ "cycle<-5", 0 },
		{ "\"time (ms)\" = 1.50", 1 },
		{ "\"time (ms)\" < 1.5", 0 },
		{ "größe != x", 1 },
		{ "größe = 'it''s \"so\"'", 1 },
		{ "größe = \"it's \"\"so\"\"\"", 1 },
		/* an empty cell is not known: no comparison with a number holds */
		{ "empty = 0", 0 },
		{ "empty != 0", 0 },
		{ "not empty = 0", 1 },
		{ "empty = ''", 1 },
		/* and binds more than or, not more than and */
		{ "case = block or case = x and cycle = 0", 1 },
		{ "(case = block or case = x) and cycle = 0", 0 },
		{ "not case = x and cycle = 10", 1 },
		{ "not (case = block and cycle = 10)", 0 },
		{ "not not case = block", 1 },
		{ "((((case = block))))", 1 },
		{ "case = x or case = y or case = block", 1 },
		{ "\tcase\n=\tblock ", 1 },
		/* a keyword in quotes is a text */
		{ "case = 'and' or case=block", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error err = { 0 };
		int got = answer(cases[i].text, &err);

		if (got != cases[i].answer)
			fail_msg("%s: %d, not %d %s", cases[i].text, got, cases[i].answer,
				 err.text);
	}
}

static void test_errors(void **state)
{
	static const struct {
		const char *text;
		const char *error;
	} cases[] = {
		{ "", "at its end (character 1): wanted is a column, 'not' or '('" },
		{ "case", "at its end (character 5): wanted is a comparison: = != < <= > >=" },
		{ "case = ", "at its end (character 8): wanted is a number or a text" },
		{ "case == block", "at character 7 ('= block'): wanted is a number or a text" },
		{ "case is block", "at character 6 ('is block'): wanted is a comparison" },
		{ "case = a b", "at character 10 ('b'): wanted is 'and', 'or' or the end" },
		{ "case = a and", "at its end (character 13): wanted is a column" },
		{ "case = and", "at character 8 ('and'): wanted is a number or a text" },
		{ "or case = a", "at character 1 ('or case = a'): wanted is a column" },
		{ "(case = a", "at its end (character 10): wanted is 'and', 'or' or ')'" },
		{ "case = a)", "at character 9 (')'): wanted is 'and', 'or' or the end" },
		{ "case = 'a", "at character 8 (''a'): a quote that is never closed" },
		{ "'case' = a", "at character 1 (''case' = a'): wanted is a column" },
		{ "caze = a",
		  "at character 1: the file has no column 'caze'; did you mean 'case'?" },
		{ "cycle = 1 and x = 2", "at character 15: the file has no column 'x'" },
		{ "case > 5", "f.csv:2:1: column 'case': 'block' is not a number, but --where "
			      "compares it with 5 (in quotes: as text)" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error err = { 0 };

		assert_int_equal(answer(cases[i].text, &err), -1);
		if (!strstr(err.text, cases[i].error))
			fail_msg("%s: %s", cases[i].text, err.text);
	}
}

/* Neither many brackets nor a long chain may overflow the stack. */
static void test_depth(void **state)
{
	static char text[100000];
	struct error err = { 0 };

	(void)state;
	memset(text, '(', sizeof text - 1);
	assert_int_equal(answer(text, &err), -1);
	assert_non_null(strstr(err.text, "within each other"));
	for (size_t brackets = 99; brackets <= 100; brackets++) { /* a hundred conditions at most */
		memset(text, '(', brackets);
		snprintf(text + brackets, 10, "case = x");
		memset(text + brackets + 8, ')', brackets);
		text[2 * brackets + 8] = '\0';
		err = (struct error){ 0 };
		assert_int_equal(answer(text, &err), brackets == 99 ? 0 : -1);
	}
	text[0] = '\0';
	for (size_t used = 0; used + 20 < sizeof text;)
		used += (size_t)snprintf(text + used, sizeof text - used, "%scycle=10",
					 used > 0 ? " and " : "");
	err = (struct error){ 0 };
	assert_int_equal(answer(text, &err), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_meaning),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
