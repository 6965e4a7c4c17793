/* datasets-joins.c — where lines may be broken, and where a number would be torn from what it is
 * of. */
#include "testing.h"

#include "datasets/array.h"
#include "datasets/joins.h"

#include <stdio.h>
#include <string.h>

/* The text with every blank that holds together as _. */
static void check(const char *wanted)
{
	char text[256];
	char told[256];

	snprintf(text, sizeof text, "%s", wanted);
	for (char *at = text; *at != '\0'; at++)
		if (*at == '_')
			*at = ' ';
	memcpy(told, text, sizeof told);
	for (size_t i = 0; text[i] != '\0'; i++)
		if (text[i] == ' ' && joins_at(text, i))
			told[i] = '_';
	assert_string_equal(told, wanted);
}

static void numbers_stay_beside_what_they_are_of(void **state)
{
	static const char *const texts[] = {
		"worse in block (+42_%) and block-tunnelled (+75_%).",
		"worse: +42_% (+29_to_+57_%)",
		"undecided: -5_% (-100 to over +9999_%)",
		"refused_4, not attempted_4_of_8",
		"refused_4; failed_4.",
		"1.768_s before, 2.154_s after, 3_\xC2\xB5s at most",
		"a change of −6_to_+86_%",
		"4_of_4 failed, 0_of_8 before",
		"About 5_VMs, or 61_cycles would do",
		"in Figure 3 and in vm 2 then",
		"from 1 to many, of 7 or so, to 3",
		"a case named of 8 or to 9",
		"no number at all",
		"",
		" 4 of",
		"of",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		check(texts[i]);
}

static void the_rest_of_a_line_is_told(void **state)
{
	(void)state;
	assert_int_equal(joins_length("4 of 8 and"), strlen("4 of 8"));
	assert_int_equal(joins_length("and then 4 of 8"), strlen("and"));
	assert_int_equal(joins_length("attempted 4 of 8"), strlen("attempted 4 of 8"));
	assert_int_equal(joins_length("4 of 8"), strlen("4 of 8"));
	assert_int_equal(joins_length(""), 0);
	assert_int_equal(joins_length(" 4"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_stay_beside_what_they_are_of),
		cmocka_unit_test(the_rest_of_a_line_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
