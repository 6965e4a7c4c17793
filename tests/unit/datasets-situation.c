/* What a verdict may be said of: a text for every word that comparisons.csv may have, and none for
 * others. */
#include "datasets/situation.h"

#include "datasets/array.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void every_word_has_a_text(void **state)
{
	static const char *const words[] = { "in_run", "parts_of_run", "two_runs",
					     "runs",   "one_round",    "rows" };

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++) {
		char text[SITUATION_TEXT_SIZE];

		situation_text(text, words[i], 3, 4);
		assert_string_not_equal(text, "");
		assert_string_not_equal(text, words[i]);
	}
}

static void runs_are_counted(void **state)
{
	char text[SITUATION_TEXT_SIZE];

	(void)state;
	situation_text(text, "runs", 3, 4);
	assert_string_equal(text, "from 3 and 4 runs");
	situation_text(text, "runs", SIZE_MAX, SIZE_MAX);
	assert_string_equal(text, "from 18446744073709551615 and 18446744073709551615 runs");
}

static void no_other_word_has_one(void **state)
{
	static const char *const words[] = { "", "run", "in_run ", "undecided" };

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++) {
		char text[SITUATION_TEXT_SIZE] = "before";
		char caution[SITUATION_CAUTION_SIZE] = "before";

		situation_text(text, words[i], 1, 1);
		assert_string_equal(text, "");
		situation_caution(caution, words[i], 0.03);
		assert_string_equal(caution, "");
	}
}

/* Of one session a side, and of one round, the words by themselves say too little. */
static void two_need_a_caution(void **state)
{
	static const char *const words[] = { "two_runs", "one_round", "in_run", "runs" };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		char caution[SITUATION_CAUTION_SIZE] = "";

		situation_caution(caution, words[i], NAN);
		assert_int_equal(caution[0] != '\0', i < 2);
	}
}

/* What sessions differ by is told where it is in the interval: of two runs. */
static void sessions_are_told(void **state)
{
	char caution[SITUATION_CAUTION_SIZE];

	(void)state;
	situation_caution(caution, "two_runs", 0.025);
	assert_non_null(strstr(caution, " 2.5 % "));
	assert_null(strstr(caution, "not in the interval"));
	situation_caution(caution, "two_runs", 0.123);
	assert_non_null(strstr(caution, " 12 % "));
	situation_caution(caution, "runs", 0.03);
	assert_string_equal(caution, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_has_a_text), cmocka_unit_test(runs_are_counted),
		cmocka_unit_test(no_other_word_has_one), cmocka_unit_test(two_need_a_caution),
		cmocka_unit_test(sessions_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
