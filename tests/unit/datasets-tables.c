/* datasets-tables.c — tests of the tables that define a run, and of reading a file by them. */
#include "testing.h"

#include "datasets/metric.h"
#include "datasets/outcome.h"
#include "datasets/row.h"
#include "datasets/run-rows.h"
#include "datasets/schema-analysis.h"
#include "datasets/schema-run.h"
#include "datasets/table.h"

#include <ctype.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void schemas_are_sound(void **state)
{
	(void)state;
	for (size_t s = 0; schema_all_tables[s]; s++) {
		const struct schema *schema = schema_all_tables[s];

		for (size_t i = 0; i < schema_count(schema); i++) {
			const struct column *column = schema_column(schema, i);
			size_t length = strlen(column->meaning);

			assert_int_equal(schema_find(schema, column->name), i); /* unique */
			for (const char *c = column->name; *c; c++)
				assert_true(islower((unsigned char)*c) ||
					    isdigit((unsigned char)*c) || *c == '_' || *c == '-');
			assert_true(length > 5);
			assert_true(column->meaning[length - 1] == '.');
			assert_true(column->type != COLUMN_WORD || column->words);
		}
		assert_int_equal(schema_find(schema, "nothing"), schema_count(schema));
	}
}

/* Names carry base units, as in Prometheus. */
static void metrics_name_their_unit(void **state)
{
	static const struct {
		const char *unit, *ending;
	} endings[] = { { "s", "_seconds" }, { "B", "_bytes" }, { "B/s", "_bytes_per_second" } };

	(void)state;
	assert_true(metric_count() > 5);
	for (size_t i = 0; i < metric_count(); i++) {
		const struct metric *metric = metric_at(i);
		size_t length = strlen(metric->column.name);

		assert_int_equal(metric_find(metric->column.name), i);
		assert_true(metric->title[0] != '\0');
		assert_true(!metric->job_field || metric->job_scale > 0);
		for (size_t e = 0; e < 3; e++) {
			size_t ending = strlen(endings[e].ending);

			if (strcmp(metric->column.unit, endings[e].unit) == 0)
				assert_string_equal(metric->column.name + length - ending,
						    endings[e].ending);
		}
	}
	assert_int_equal(metric_find("nothing"), metric_count());
}

static void outcomes_are_sound(void **state)
{
	(void)state;
	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		assert_non_null(outcome_words[i]);
		assert_int_equal(outcome_find(outcome_words[i]), i);
		assert_true(strlen(outcome_info((enum outcome)i)->meaning) > 5);
		if (outcome_info((enum outcome)i)->class == CLASS_OK)
			assert_true(outcome_info((enum outcome)i)->timed);
	}
	assert_null(outcome_words[OUTCOME_COUNT]);
	assert_int_equal(outcome_find("OK"), OUTCOME_COUNT);
}

/* "mean_of_vms" for "MEAN_OF_VMS". */
static void assert_same_name(const char *index, const char *name)
{
	assert_int_equal(strlen(index), strlen(name));
	for (size_t i = 0; index[i] != '\0'; i++)
		assert_int_equal(tolower((unsigned char)index[i]), name[i]);
}

#define NAMES(id, name, ...) { #id, name },

/* An index in capitals is the column's own name: who greps for one finds the other. */
static void indices_are_called_as_their_columns(void **state)
{
	static const char *const names[][2] = {
		METRICS(NAMES) PROGRESS_NUMBERS(NAMES) METRICS_NUMBERS(NAMES) SCHEMA_SUMMARY(NAMES)
			SCHEMA_BY_VM(NAMES) SCHEMA_OUTCOMES(NAMES) SCHEMA_DIAGNOSTICS(NAMES)
				SCHEMA_MODEL(NAMES) SCHEMA_MODEL_LINE(NAMES) SCHEMA_RESOURCES(NAMES)
					SCHEMA_EVACUATION(NAMES) SCHEMA_COMPARISONS(NAMES)
	};

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++)
		assert_same_name(names[i][0], names[i][1]);
	assert_string_equal(schema_summary.trailing[SUMMARY_MEAN_OF_VMS].name, "mean_of_vms");
	assert_int_equal(schema_summary.trailing_count, SUMMARY_COLUMNS);
	assert_int_equal(schema_comparisons.trailing_count, COMPARISONS_COLUMNS);
	assert_string_equal(metric_at(METRIC_WORK_LOSS)->column.name, "work_loss");
}

/* Every column of a run is written from a member of its own. */
static void run_tables_are_whole(void **state)
{
	(void)state;
	for (size_t t = 0; t < RUN_TABLES; t++) {
		const struct run_table *table = &run_tables[t];

		assert_ptr_equal(table->schema, schema_run_tables[t]);
		assert_int_equal(table->count, schema_count(table->schema));
		for (size_t i = 0; i < table->count; i++) {
			assert_int_not_equal(table->members[i].kind, MEMBER_NONE);
			for (size_t k = 0; k < i; k++)
				assert_int_not_equal(table->members[k].offset,
						     table->members[i].offset);
		}
	}
	assert_null(schema_run_tables[RUN_TABLES]);
}

/* What fills value[] by the columns' places (import's fields) counts from the first of them. */
static void values_stand_as_their_columns(void **state)
{
	(void)state;
	assert_int_equal(schema_find(&schema_progress, "job_time_seconds") + PROGRESS_VALUES,
			 schema_count(&schema_progress));
	assert_int_equal(schema_find(&schema_progress, "throttle_ratio"),
			 schema_find(&schema_progress, "job_time_seconds") +
				 PROGRESS_THROTTLE_RATIO);
	assert_int_equal(schema_find(&schema_metrics, "cpu_seconds") + METRICS_VALUES,
			 schema_count(&schema_metrics));
	assert_int_equal(schema_find(&schema_metrics, "work"),
			 schema_find(&schema_metrics, "cpu_seconds") + METRICS_WORK);
}

enum color { RED, GREEN };

struct sample {
	const char *text, *none;
	char at[UTC_TEXT_SIZE];
	int few;
	long many;
	size_t size;
	double number, fixed, unknown;
	bool yes;
	enum color color;
};

static void rows_are_written_from_members(void **state)
{
	static const char *const colors[] = { "red", "green", NULL };
	static const struct member members[] = {
		MEMBER(struct sample, text),
		MEMBER(struct sample, none),
		MEMBER(struct sample, at),
		MEMBER(struct sample, few),
		MEMBER_FROM_1(struct sample, few),
		MEMBER_FROM_1(struct sample, many),
		MEMBER(struct sample, size),
		MEMBER(struct sample, number),
		MEMBER_FIXED(struct sample, fixed, 2),
		MEMBER(struct sample, unknown),
		{ .kind = MEMBER_NONE },
		MEMBER(struct sample, yes),
		MEMBER_IN(struct sample, color, colors),
	};
	const struct sample row = { .text = "a,b",
				    .at = "2026-01-31T12:00:00.000000Z",
				    .many = -7,
				    .size = 9,
				    .number = 0.1,
				    .fixed = 2,
				    .unknown = NAN,
				    .yes = true,
				    .color = GREEN };
	struct csv_line line = { 0 };

	(void)state;
	row_cells(&line, members, COUNT(members), &row);
	assert_true(csv_line_end(&line, &(struct error){ 0 }));
	assert_string_equal(line.text, "\"a,b\",,2026-01-31T12:00:00.000000Z,0,,-7,9,0.1,2.00,,,"
				       "yes,green\n");
	csv_line_free(&line);
}

static bool read_text(struct table *table, const char *text, const struct schema *schema,
		      enum table_unknown unknown, struct error *err)
{
	char path[] = "/tmp/migstat-table-XXXXXX";
	int fd = mkstemp(path);
	bool good;

	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	good = table_read(table, path, schema, CSV_TORN_IS_ROW, unknown, err);
	unlink(path);
	return good;
}

static void bad_tables_are_refused(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "", ":1: the file is empty" },
		{ "storage\n", ":1: column 'case' is missing" },
		{ "case,case\n", ":1:6: column 'case' stands there twice" },
		{ "case,storag\n",
		  ":1:6: unknown column 'storag'; cases.csv has 'case' and its like" },
		{ "case,storage\na,tape\n",
		  ":2:3: column 'storage': 'tape' is none of shared, block" },
		{ "case,bandwidth\na,fast\n",
		  ":2:3: column 'bandwidth': 'fast' is not a whole number" },
		{ "case,storage\n,block\n", ":2:1: column 'case' is empty" },
		{ "case,storage\na\n", ":2:1: 1 cells where the header has 2" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct table table;
		struct error err = { 0 };

		assert_false(read_text(&table, cases[i].text, &schema_cases, TABLE_UNKNOWN_IS_ERROR,
				       &err));
		assert_non_null(strstr(err.text, cases[i].message));
		assert_int_equal(table.rows, 0);
		table_free(&table);
	}
}

static void cells_are_found_by_name(void **state)
{
	struct table table;
	struct error err = { 0 };

	(void)state;
	assert_true(read_text(&table, "bandwidth,new,case\n12,x,a\n,y,b\n", &schema_cases,
			      TABLE_UNKNOWN_PASSES, &err));
	assert_int_equal(table.rows, 2);
	assert_string_equal(table_text(&table, 1, table_column(&table, "case")), "b");
	assert_close(table_number(&table, 0, table_column(&table, "bandwidth")), 12, 0);
	assert_true(isnan(table_number(&table, 1, table_column(&table, "bandwidth"))));
	assert_string_equal(table_text(&table, 0, table_column(&table, "storage")), "");
	assert_int_equal(table_place(&table, 1, 2).line, 3);
	assert_int_equal(table_place(&table, 1, 2).column, 4);
	table_free(&table);
}

static void ask_for_no_column(const struct table *table)
{
	table_cell(table, 0, "storag");
}

/* A column that the schema does not know ends the program, but not one of the file's own. */
static void mistyped_columns_end_the_program(void **state)
{
	struct table table;
	struct error err = { 0 };
	pid_t child;
	int status;

	(void)state;
	assert_true(
		read_text(&table, "new,case\nx,a\n", &schema_cases, TABLE_UNKNOWN_PASSES, &err));
	assert_int_equal(table_column(&table, "new"), 0);
	assert_int_equal(table_column(&table, "storage"), table.columns);
	assert_int_equal(table_find(&table, "storag"), table.columns);
	child = fork();
	if (child == 0) {
		assert_non_null(freopen("/dev/null", "w", stderr));
		signal(SIGABRT, SIG_DFL); /* cmocka's handler would call it a failed test */
		ask_for_no_column(&table);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	table_free(&table);
}

static void texts_of_a_column_come_once(void **state)
{
	const char *texts[1 + 4] = { "b" };
	struct table table;
	struct error err = { 0 };

	(void)state;
	assert_true(read_text(&table, "case,new\na,\nc,\na,\nb,\n", &schema_cases,
			      TABLE_UNKNOWN_PASSES, &err));
	assert_int_equal(table_add_texts(&table, "case", texts, 1), 3);
	assert_string_equal(texts[1], "a");
	assert_string_equal(texts[2], "c");
	assert_int_equal(table_add_texts(&table, "case", texts, 0), 3);
	assert_string_equal(texts[2], "b");
	assert_int_equal(table_add_texts(&table, "storage", texts, 0), 1); /* all are "" */
	table_free(&table);
}

static void numbers_are_decimal_and_whole(void **state)
{
	static const char *const bad[] = { "",    " 1",    "1 ",  "nan", "inf", "0x10",
					   "1,5", "1e999", "--1", "1e",  ".",   "+" };
	static const struct {
		const char *text;
		double value;
	} good[] = { { "1", 1 }, { "-2.5", -2.5 }, { "1e3", 1000 }, { ".5", .5 }, { "+7", 7 } };
	double value;
	long long integer;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(number_of_text(bad[i], &value));
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(number_of_text(good[i].text, &value));
		assert_close(value, good[i].value, 0);
	}
	assert_true(integer_of_text("12", 1, 12, &integer));
	assert_false(integer_of_text("13", 1, 12, &integer));
	assert_false(integer_of_text("1.5", 1, 12, &integer));
	assert_false(integer_of_text("99999999999999999999", 1, 12, &integer));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(schemas_are_sound),
		cmocka_unit_test(metrics_name_their_unit),
		cmocka_unit_test(outcomes_are_sound),
		cmocka_unit_test(indices_are_called_as_their_columns),
		cmocka_unit_test(run_tables_are_whole),
		cmocka_unit_test(values_stand_as_their_columns),
		cmocka_unit_test(rows_are_written_from_members),
		cmocka_unit_test(bad_tables_are_refused),
		cmocka_unit_test(cells_are_found_by_name),
		cmocka_unit_test(mistyped_columns_end_the_program),
		cmocka_unit_test(texts_of_a_column_come_once),
		cmocka_unit_test(numbers_are_decimal_and_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
