/*
 * Rows of a table as CSV and as JSON: which columns there are, and what an empty cell is.
 */
#include "testing.h"

#include "analyze/output/row-sink.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* One row of vms.csv, and one of outcomes.csv, whose texts are the closure's. */
static void vm_row(struct row_sink *sink, const void *closure)
{
	const char *const leading[] = { closure, "downtime_seconds", "s", "vm, 1", "", "AB" };
	const char *const key[] = { "AB", "a" };
	double number[BY_VM_COLUMNS];

	numbers_none(number, BY_VM_COLUMNS);
	number[BY_VM_N] = 1e15;
	number[BY_VM_MEAN] = 0.1;
	number[BY_VM_SD] = INFINITY;
	row_sink_add(sink, &(struct sink_row){ leading, key, number, NULL });
}

static void model_row(struct row_sink *sink, const void *closure)
{
	const char *const leading[] = { closure };
	const char *text[MODEL_COLUMNS] = { NULL };
	const struct interval interval = { 2, 3 };
	double number[MODEL_COLUMNS];

	numbers_none(number, MODEL_COLUMNS);
	number[MODEL_TIME_N] = 7;
	numbers_put_interval(number, MODEL_FIXED_LOW, &interval);
	for (size_t i = 0; i < MODEL_COLUMNS; i++)
		text[i] = "";
	text[MODEL_CONVERGES] = "yes";
	row_sink_add(sink, &(struct sink_row){ leading, NULL, number, text });
}

static void test_csv(void **state)
{
	struct texts by = { 0 };
	const struct sink_table table = { &schema_by_vm, &by, vm_row, "r" };
	struct error err = { 0 };
	char *text;
	size_t length;
	FILE *stream = must_open_text(&text, &length);

	(void)state;
	texts_add(&by, "direction"); /* which leads already */
	texts_add(&by, "case");
	assert_true(row_sink_print(stream, &table, &err));
	must_close_text(stream);
	assert_string_equal(text,
			    "run,metric,unit,vm,vm_uuid,direction,case,n,censored,mean,sd,"
			    "median,min,max\n"
			    "r,downtime_seconds,s,\"vm, 1\",,AB,a,1000000000000000,,0.1,inf,,,\n");
	free(text);
	texts_free(&by);
}

static const char *key_at(json_t *object, int index)
{
	void *at = json_object_iter(object);

	while (index-- > 0)
		at = json_object_iter_next(object, at);
	return json_object_iter_key(at);
}

static void test_json(void **state)
{
	struct texts by = { 0 };
	const struct sink_table table = { &schema_by_vm, &by, vm_row, "r" };
	struct error err = { 0 };

	(void)state;
	texts_add(&by, "direction");
	texts_add(&by, "case");
	for (int key_first = 0; key_first < 2; key_first++) {
		json_t *array = row_sink_array(&table, key_first, &err);
		json_t *object = json_array_get(array, 0);

		assert_int_equal(json_array_size(array), 1);
		assert_string_equal(key_at(object, 0), key_first ? "direction" : "run");
		assert_string_equal(json_string_value(json_object_get(object, "case")), "a");
		assert_true(json_integer_value(json_object_get(object, "n")) == 1000000000000000);
		assert_true(json_real_value(json_object_get(object, "mean")) == 0.1);
		assert_true(json_is_null(json_object_get(object, "sd")));
		assert_true(json_is_null(json_object_get(object, "max")));
		json_decref(array);
	}
	texts_free(&by);
}

/* An empty word is none, and every column of the schema is there. */
static void test_words(void **state)
{
	const struct texts by = { 0 };
	const struct sink_table table = { &schema_model, &by, model_row, "r" };
	struct error err = { 0 };
	json_t *array = row_sink_array(&table, false, &err);
	json_t *object = json_array_get(array, 0);

	(void)state;
	assert_int_equal(json_object_size(object), schema_count(&schema_model));
	assert_true(json_is_null(json_object_get(object, "time_line")));
	assert_string_equal(json_string_value(json_object_get(object, "converges")), "yes");
	assert_true(json_is_integer(json_object_get(object, "time_n")));
	assert_true(json_is_null(json_object_get(object, "bytes_n")));
	assert_true(json_real_value(json_object_get(object, "fixed_high")) == 3);
	json_decref(array);
}

static void test_no_utf8(void **state)
{
	const struct texts by = { 0 };
	const struct sink_table table = { &schema_model, &by, model_row, "\xff" };
	struct error err = { 0 };

	(void)state;
	assert_null(row_sink_array(&table, false, &err));
	assert_non_null(strstr(err.text, "UTF-8"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_no_utf8),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
