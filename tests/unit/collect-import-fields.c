/* collect-import-fields.c — tests of what becomes of a file's fields: their columns and units, rows
 * of foreign CSV, and what a row is filled in with. */
#include "testing.h"

#include "collect/import/kit/csv.h"
#include "collect/import/kit/field.h"
#include "collect/import/kit/inside.h"

#include "datasets/metric.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static import_fields fields[] = {
	{ "vm", "", "migrations", "vm", NULL },
	{ "time", "ms", "migrations", "total_time_seconds", NULL },
	{ "time", "s", "progress", "job_time_seconds", NULL },
	{ "ram.moved.all", "KiB", "migrations", "data_moved_bytes", NULL },
	{ "ram.pages", "page", "migrations", "memory_normal_bytes", NULL },
	{ "ram.left", "B", "progress", "memory_remaining_bytes", NULL },
	{ "cpu", "ms", "metrics", "cpu_seconds", NULL },
	{ "host", "", "metrics", "host", NULL },
	{ "flavor", "", "migrations", "flavor", NULL },
	{ "memory", "MiB", "migrations", "guest_memory_bytes", NULL },
	{ "busy", "%", "metrics", "cpu_ratio", NULL },
	{ "limit", "ms", "parameters", "deadline", NULL },
	{ "knob", "furlong", "parameters", "of_the_producer_only", NULL },
	{ "version", "", "package", "producer", NULL },
	{ "lost", "s", "migrations", "no_such_column", NULL },
	{ "lost", "s", "no such table", "vm", NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};

static void columns_have_units(void **state)
{
	static const char *const units[] = { "", "s", "s", "B", "B",       "B", "s",  "",
					     "", "B", "",  "s", "furlong", "",  NULL, NULL };

	(void)state;
	for (size_t i = 0; fields[i].field; i++) {
		const char *unit = field_column_unit(&fields[i]);

		if (units[i] ? !unit || strcmp(unit, units[i]) != 0 : unit != NULL)
			fail_msg("%s: %s", fields[i].field, unit ? unit : "none");
	}
	assert_ptr_equal(field_find(fields, "vm", &schema_migrations), &fields[0]);
	assert_ptr_equal(field_find(fields, "time", &schema_migrations), &fields[1]);
	assert_ptr_equal(field_find(fields, "time", &schema_progress), &fields[2]);
	assert_ptr_equal(field_find(fields, "cpu", &schema_metrics), &fields[6]);
	assert_true(field_convert(&fields[1], 476, NAN) == 0.476);
	assert_true(field_convert(&fields[4], 3, 4096) == 12288);
	assert_true(isnan(field_convert(&fields[4], 3, NAN)));
}

/* The values of a row from that object; false: it is refused. */
static bool filled(const char *text, const struct schema *table, double *value)
{
	struct import_source source;
	struct json_file file;
	struct json_at root;
	struct error err = { 0 };
	bool good;

	assert_true(source_of_text(&source, "some.json", text, strlen(text), &err));
	assert_true(json_file_read(&file, &source, &err));
	root = json_root_of(&file);
	good = fields_fill(fields, table, &root, 4096, value, &err);
	json_file_free(&file);
	source_free(&source);
	return good;
}

static size_t known(const double *value, size_t count)
{
	size_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += isnan(value[i]) ? 0 : 1;
	return sum;
}

static void numbers_find_their_columns(void **state)
{
	static const char all[] =
		"{\"vm\": \"vm1\", \"time\": 1500, \"cpu\": 250, \"host\": \"x\", "
		"\"flavor\": \"m1\", \"memory\": 512, \"busy\": 50, "
		"\"ram\": {\"moved\": {\"all\": 2}, \"pages\": 0, \"left\": 7}}";
	struct metrics_row metrics = sink_blank_metrics(1);
	struct progress_row progress = sink_blank_progress(1);
	double value[METRIC_MAX];

	(void)state;
	assert_true(filled(all, &schema_migrations, value));
	assert_true(value[METRIC_TOTAL_TIME_SECONDS] == 1.5);
	assert_true(value[METRIC_DATA_MOVED_BYTES] == 2048);
	assert_true(value[METRIC_MEMORY_NORMAL_BYTES] == 0);
	assert_int_equal(known(value, metric_count()), 3);
	assert_true(filled(all, &schema_progress, progress.value));
	assert_true(progress.value[PROGRESS_JOB_TIME_SECONDS] == 1500);
	assert_true(progress.value[PROGRESS_MEMORY_REMAINING_BYTES] == 7);
	assert_int_equal(known(progress.value, sizeof progress.value / sizeof(double)), 2);
	assert_true(filled(all, &schema_metrics, metrics.value));
	assert_true(metrics.value[METRICS_CPU_SECONDS] == 0.25);
	assert_int_equal(known(metrics.value, sizeof metrics.value / sizeof(double)), 1);
	/* what stood there is forgotten; what is not there or null stays unknown */
	assert_true(
		filled("{\"time\": null, \"ram\": {\"moved\": {}}}", &schema_migrations, value));
	assert_int_equal(known(value, metric_count()), 0);
	assert_false(filled("{\"time\": -1}", &schema_migrations, value));
	assert_false(filled("{\"time\": \"1\"}", &schema_migrations, value));
	assert_false(filled("{\"ram\": {\"pages\": -0.5}}", &schema_migrations, value));
	assert_false(filled("{\"ram\": {\"moved\": {\"all\": []}}}", &schema_migrations, value));
}

static void words_become_outcomes(void **state)
{
	static const struct import_word words[] = { { "done", OUTCOME_OK },
						    { "error", OUTCOME_ERROR_RETURNED },
						    { NULL, OUTCOME_UNKNOWN } };
	static const struct {
		const char *word;
		enum outcome outcome;
		const char *error;
	} cases[] = {
		{ "done", OUTCOME_OK, NULL },
		{ "error", OUTCOME_ERROR_RETURNED, "error" },
		{ "odd", OUTCOME_UNKNOWN, "odd" },
		{ NULL, OUTCOME_UNKNOWN, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct migration_row row = { 0 };

		import_take_status(&row, words, cases[i].word);
		assert_int_equal(row.outcome, cases[i].outcome);
		assert_ptr_equal(row.error, cases[i].error);
	}
}

/* ---- CSV ---- */

struct taken {
	size_t headers, rows, cells, most;
	size_t column; /* of "b" */
};

static bool take_header(void *closure, const struct csv_row *row, struct error *err)
{
	struct taken *taken = closure;

	(void)err;
	taken->headers++;
	taken->column = import_csv_column(row, "b");
	return taken->headers <= taken->most;
}

static bool take_row(void *closure, const struct csv_row *row, struct error *err)
{
	struct taken *taken = closure;

	taken->rows++;
	taken->cells += row->count;
	return taken->rows < taken->most || error_set(err, "enough");
}

static bool read_csv(const char *text, bool header, struct taken *taken)
{
	struct import_source source;
	struct error err = { 0 };
	bool good;

	assert_true(source_of_text(&source, "some.csv", text, strlen(text), &err));
	good = import_csv_read(&source, header ? take_header : NULL, take_row, taken, &err);
	source_free(&source);
	return good;
}

static void csv_comes_row_by_row(void **state)
{
	struct taken taken = { .most = 9 };

	(void)state;
	assert_true(read_csv("a,b,c\n1,2,3\n4,5,6\n", true, &taken));
	assert_true(taken.headers == 1 && taken.rows == 2 && taken.cells == 6 && taken.column == 1);
	taken = (struct taken){ .most = 9 };
	assert_true(read_csv("a,b,c\n1,2,3\n4,5,6\n", false, &taken));
	assert_true(taken.headers == 0 && taken.rows == 3 && taken.cells == 9);
	taken = (struct taken){ .most = 9 };
	assert_true(read_csv("b\n", true, &taken));
	assert_true(taken.headers == 1 && taken.rows == 0 && taken.column == 0);
	taken = (struct taken){ .most = 9 };
	assert_true(read_csv("a,c\n1,2\n", true, &taken));
	assert_int_equal(taken.column, 2); /* there is none */
	taken = (struct taken){ .most = 2 };
	assert_false(read_csv("1,2\n3,4\n5,6\n", false, &taken));
	assert_int_equal(taken.rows, 2);
	taken = (struct taken){ .most = 0 };
	assert_false(read_csv("a,b\n1,2\n", true, &taken));
	assert_int_equal(taken.rows, 0);
	taken = (struct taken){ .most = 9 };
	assert_false(read_csv("\"a\n", true, &taken));
	taken = (struct taken){ .most = 9 };
	assert_false(read_csv("a\n1\n\"2\n", true, &taken));
	assert_int_equal(taken.rows, 1);
}

static void cells_are_numbers_from_zero_on(void **state)
{
	static const struct {
		const char *text;
		double number; /* NaN: it is empty */
		bool good;
	} cases[] = {
		{ "", NAN, true },  { "0", 0, true },    { "1.5", 1.5, true },
		{ "-1", 0, false }, { "1 s", 0, false }, { "x", 0, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[8];
		struct cell cell = { .text = text };
		struct csv_row row = { .cells = &cell, .count = 1 };
		struct error err = { 0 };
		double number = 7;

		strcpy(text, cases[i].text);
		if (import_csv_number(&cell, "c", &number, &err) != cases[i].good)
			fail_msg("'%s'", text);
		if (cases[i].good)
			assert_true(isnan(cases[i].number) ? isnan(number)
							   : number == cases[i].number);
		assert_true(import_csv_fits(&row, 1, &err));
		assert_false(import_csv_fits(&row, 2, &err));
	}
}

/* ---- rows filled in ---- */

struct workplace {
	struct import_source source;
	json_t *description;
	struct import_sink *sink;
};

static void open_place(struct workplace *place, const struct import_settings *settings)
{
	static const char *const no_columns[] = { NULL };
	struct error err = { 0 };

	assert_true(source_of_text(&place->source, "log", "x", 1, &err));
	place->description = json_object();
	assert_true(sink_open(&place->sink, NULL, no_columns, false, settings, &err));
	sink_begin_file(place->sink, &place->source, place->description);
}

static void close_place(struct workplace *place)
{
	sink_free(place->sink);
	source_free(&place->source);
	json_decref(place->description);
}

/* Each VM, case and direction has its own cycles; what the file tells stays. */
static void cycles_are_counted(void **state)
{
	static const struct {
		const char *case_name, *vm, *direction;
		long number;
		int cycle, order;
		long number_wanted;
		int cycle_wanted, order_wanted;
	} rows[] = {
		{ NULL, NULL, NULL, 0, 0, 0, 1, 1, 1 },
		{ NULL, NULL, NULL, 0, 0, 0, 2, 2, 1 },
		{ NULL, NULL, "BA", 0, 0, 3, 3, 1, 3 },
		{ NULL, "vm2", NULL, 0, 0, 0, 4, 1, 1 },
		{ "other", NULL, NULL, 0, 0, 0, 5, 1, 1 },
		{ NULL, NULL, NULL, 77, 0, 0, 77, 3, 1 },
		{ NULL, NULL, NULL, 0, 9, 2, 6, 9, 2 },
		{ NULL, NULL, NULL, 0, 0, 0, 7, 4, 1 },
		{ NULL, "vm2", NULL, 0, 0, 0, 8, 2, 1 },
		{ "other", NULL, NULL, 0, 0, 0, 9, 2, 1 },
	};
	const struct import_settings none = { .utc_offset = NAN };
	struct workplace place;
	struct error err = { 0 };

	(void)state;
	open_place(&place, &none);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct migration_row row = sink_blank_migration();

		row.case_name = rows[i].case_name;
		row.vm = rows[i].vm;
		row.direction = rows[i].direction;
		row.migration = rows[i].number;
		row.cycle = rows[i].cycle;
		row.order = rows[i].order;
		assert_true(sink_migration(place.sink, &row, NULL, 0, &err));
		if (row.migration != rows[i].number_wanted || row.cycle != rows[i].cycle_wanted ||
		    row.order != rows[i].order_wanted)
			fail_msg("row %zu: number %ld, cycle %d, place %d", i, row.migration,
				 row.cycle, row.order);
		assert_string_equal(row.case_name,
				    rows[i].case_name ? rows[i].case_name : "imported");
		assert_string_equal(row.vm, rows[i].vm ? rows[i].vm : "vm");
		assert_string_equal(row.direction, rows[i].direction ? rows[i].direction : "AB");
	}
	assert_int_equal(sink_migrations(place.sink), sizeof rows / sizeof *rows);
	close_place(&place);
}

/* What is set fills what the file leaves open, and contradicts nothing but a case's name. */
static void settings_fill_in(void **state)
{
	static const struct {
		const char *column, *value, *told; /* NULL: the file does not tell it */
		bool good;
	} cases[] = {
		{ "vm", "vm7", NULL, true },
		{ "vm", "vm7", "vm7", true },
		{ "vm", "vm7", "vm8", false },
		{ "direction", "BA", NULL, true },
		{ "direction", "BA", "AB", false },
		{ "case", "c", NULL, true },
		{ "case", "c", "d", true },
		{ "outcome", "refused", NULL, true },
		{ "outcome", "refused", "refused", true },
		{ "outcome", "refused", "ok", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *column = strdup(cases[i].column);
		char *value = strdup(cases[i].value);
		struct import_setting setting = { column, value };
		const struct import_settings settings = { &setting, 1, NAN };
		struct migration_row row = sink_blank_migration();
		bool of_outcome = strcmp(column, "outcome") == 0;
		struct workplace place;
		struct error err = { 0 };

		open_place(&place, &settings);
		row.outcome = of_outcome && !cases[i].told ? OUTCOME_UNKNOWN : OUTCOME_OK;
		row.error = of_outcome ? "because" : NULL;
		if (of_outcome && cases[i].told)
			row.outcome = outcome_find(cases[i].told);
		row.vm = strcmp(column, "vm") == 0 ? cases[i].told : NULL;
		row.direction = strcmp(column, "direction") == 0 ? cases[i].told : NULL;
		row.case_name = strcmp(column, "case") == 0 ? cases[i].told : NULL;
		if (sink_migration(place.sink, &row, NULL, 0, &err) != cases[i].good)
			fail_msg("%s=%s, told %s", column, value, cases[i].told);
		if (cases[i].good) {
			const char *is = of_outcome       ? outcome_words[row.outcome]
					 : *column == 'v' ? row.vm
					 : *column == 'd' ? row.direction
							  : row.case_name;

			assert_string_equal(is, value);
			/* why it was not known what became of it is no error of what is set */
			assert_true(!of_outcome || (row.error != NULL) == (cases[i].told != NULL));
		}
		close_place(&place);
		free(column);
		free(value);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_have_units),
		cmocka_unit_test(numbers_find_their_columns),
		cmocka_unit_test(words_become_outcomes),
		cmocka_unit_test(csv_comes_row_by_row),
		cmocka_unit_test(cells_are_numbers_from_zero_on),
		cmocka_unit_test(cycles_are_counted),
		cmocka_unit_test(settings_fill_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
