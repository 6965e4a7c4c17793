/* report-options.c — which runs, sides and files a call names, and which calls are refused. */
#include "testing.h"

#include "report/draw/theme.h"
#include "report/figures/figures.h"
#include "report/options.h"

#include <string.h>

/* What a call without options has. */
static struct report_options plain(void)
{
	return (struct report_options){ .theme = &themes[0],
					.outputs = { "a.pdf" },
					.output_count = 1 };
}

static void runs_are_operands_or_sides(void **state)
{
	char one[] = "one";
	char two[] = "two";
	char *operands[] = { one, two };
	char before[] = "a,bb";
	char after[] = "c";
	struct report_options options = plain();
	struct error err = { 0 };

	(void)state;
	assert_true(report_options_finish(&options, 2, operands, &err));
	assert_int_equal(options.run_count, 2);
	assert_int_equal(options.before_count, 0);
	assert_ptr_equal(options.runs[1], two);
	assert_close(options.wish.width_mm, MM_USUAL, 0);
	assert_int_equal(options.dpi, DPI_USUAL);
	options = plain();
	options.before = before;
	options.after = after;
	assert_true(report_options_finish(&options, 0, NULL, &err));
	assert_int_equal(options.run_count, 3);
	assert_int_equal(options.before_count, 2);
	assert_string_equal(options.runs[0], "a");
	assert_string_equal(options.runs[1], "bb");
	assert_string_equal(options.runs[2], "c");
}

static void a_side_names_every_run(void **state)
{
	static const char *const lists[] = { "", ",bb", "a,", "a,,bb" };

	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		char before[8];
		char after[] = "c";
		struct report_options options = plain();
		struct error err = { 0 };

		strcpy(before, lists[i]);
		options.before = before;
		options.after = after;
		assert_false(report_options_finish(&options, 0, NULL, &err));
		assert_string_equal(err.text, "--before: a run is missing beside a comma");
	}
}

/* The call of a run with these options. */
static void check_call(struct report_options options, const char *wanted)
{
	char run[] = "run";
	char *operands[] = { run };
	struct error err = { 0 };
	bool good = report_options_finish(&options, 1, operands, &err);

	assert_int_equal(good, !wanted);
	if (wanted && !strstr(err.text, wanted))
		fail_msg("'%s' does not stand in: %s", wanted, err.text);
}

static void a_run_is_no_operand_beside_a_side(void **state)
{
	(void)state;
	for (int side = 0; side < 2; side++) {
		char list[] = "a";
		struct report_options options = plain();

		options.before = side == 0 ? list : NULL;
		options.after = side == 1 ? list : NULL;
		check_call(options, "run: with --before and --after every run belongs to a side");
	}
}

static void there_is_an_end_of_runs(void **state)
{
	char name[] = "run";
	char *operands[RUNS_MOST + 1];
	struct report_options options = plain();
	struct error err = { 0 };

	(void)state;
	for (size_t i = 0; i <= RUNS_MOST; i++)
		operands[i] = name;
	assert_true(report_options_finish(&options, RUNS_MOST, operands, &err));
	options = plain();
	assert_false(report_options_finish(&options, RUNS_MOST + 1, operands, &err));
	assert_non_null(strstr(err.text, "runs in one call"));
}

static void what_does_not_go_together_is_refused(void **state)
{
	struct report_options options = plain();

	(void)state;
	check_call(options, NULL);
	options.dpi = 1;
	check_call(options, "--dpi tells of a figure");
	options = plain();
	options.wish.migration = 1;
	check_call(options, "--migration tells of a figure");
	options = plain();
	options.wish.width_mm = 0.5;
	check_call(options, "--width tells of a figure");
	options = plain();
	options.wish.height_mm = 0.5;
	check_call(options, "--height tells of a figure");
	options = plain();
	options.theme = &themes[1];
	check_call(options, "--theme tells of a figure");
	options = plain();
	options.output_count = 0;
	check_call(options, "no file is named to write to");
	options.latex = "folder";
	check_call(options, NULL);
	options.wish.title = "title";
	check_call(options, "--title and --caption");
	options.wish.title = NULL;
	options.wish.caption = "caption";
	check_call(options, "--title and --caption");
	options = plain();
	options.latex = "folder";
	check_call(options, "--latex writes a folder of its own");
}

static void files_say_what_is_made(void **state)
{
	char run[] = "run";
	char *operands[] = { run };
	struct report_options options = plain();
	struct error err = { 0 };

	(void)state;
	options.figure = &figures[0];
	options.outputs[1] = "b.html";
	options.output_count = 2;
	check_call(options, "--output b.html: a figure is");
	options.figure = NULL;
	check_call(options, NULL);
	options.outputs[1] = "b.PNG";
	check_call(options, "--output b.PNG is a figure, and --output a.pdf");
	options.outputs[0] = "a.svg";
	assert_true(report_options_finish(&options, 1, operands, &err));
	assert_ptr_equal(options.figure, &figures[0]);
	assert_true(options_is_html("a.HTML"));
	assert_false(options_is_html("a.htm.pdf"));
}

/* A picture alone is the figure means; a figure that is named stays, and a page is a report. */
static void pictures_are_of_a_figure(void **state)
{
	static const struct {
		const char *output;
		size_t named, made; /* number of the figure; 9: none */
	} cases[] = {
		{ "a.svg", 9, 0 }, { "a.png", 9, 0 }, { "a.svg", 3, 3 },
		{ "a.pdf", 3, 3 }, { "a.pdf", 9, 9 }, { "a.html", 9, 9 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char run[] = "run";
		char output[8];
		char *operands[] = { run };
		struct report_options options = plain();
		struct error err = { 0 };

		strcpy(output, cases[i].output);
		options.outputs[0] = output;
		options.figure = cases[i].named < 9 ? &figures[cases[i].named] : NULL;
		assert_true(report_options_finish(&options, 1, operands, &err));
		assert_ptr_equal(options.figure,
				 cases[i].made < 9 ? &figures[cases[i].made] : NULL);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(runs_are_operands_or_sides),
		cmocka_unit_test(a_side_names_every_run),
		cmocka_unit_test(a_run_is_no_operand_beside_a_side),
		cmocka_unit_test(there_is_an_end_of_runs),
		cmocka_unit_test(what_does_not_go_together_is_refused),
		cmocka_unit_test(files_say_what_is_made),
		cmocka_unit_test(pictures_are_of_a_figure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
