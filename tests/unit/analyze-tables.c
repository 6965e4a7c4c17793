/*
 * Printed tables: critical values of Mann and Whitney's U, and Student's t, against R's exact
 * distributions and the table that tests/golden/oracles-tables.R cites; Clopper and Pearson's
 * limits against R's.
 */
#include "testing.h"

#include "analyze/statistics/interval.h"
#include "analyze/statistics/ranks.h"

#include "datasets/csv.h"

#include <stdlib.h>

enum { MOST_UNITS = 20 };

/* Two samples without ties of which u pairs have the second below the first: the first stands at
 * 10, 20, ...; each of the second below as many of these as are still wanted. */
static struct units samples_with_u(size_t n1, size_t n2, size_t u, double *first, double *second)
{
	for (size_t i = 0; i < n1; i++)
		first[i] = 10 * (double)(i + 1);
	for (size_t j = 0; j < n2; j++) {
		size_t below = u < n1 ? u : n1;

		second[j] = 10 * (double)(n1 - below) + 5 + 0.01 * (double)j;
		u -= below;
	}
	return (struct units){ DESIGN_UNPAIRED, first, second, n1, n2 };
}

static double p_of(size_t n1, size_t n2, size_t u)
{
	double first[MOST_UNITS];
	double second[MOST_UNITS];
	struct units units = samples_with_u(n1, n2, u, first, second);
	struct rank_test test = rank_test_of(&units);

	assert_true(test.exact);
	return test.p;
}

static size_t whole(const struct cell *cell)
{
	return (size_t)strtoul(cell->text, NULL, 10);
}

/* Whether the printed value is known to be another than the exact one; see oracles-tables.R. */
static bool is_misprint(size_t n1, size_t n2)
{
	return (n1 == 4 && n2 == 20) || (n1 == 14 && n2 == 17);
}

static void check_rank_row(const struct csv_row *row)
{
	size_t n1 = whole(&row->cells[1]);
	size_t n2 = whole(&row->cells[2]);
	size_t critical = whole(&row->cells[3]);
	double p = p_of(n1, n2, critical);
	double p_above = p_of(n1, n2, critical + 1);

	assert_true(p <= 0.05 && p_above > 0.05);
	assert_close(p, strtod(row->cells[4].text, NULL), 1e-12);
	assert_close(p_above, strtod(row->cells[5].text, NULL), 1e-12);
	if (row->cells[6].text[0] != '\0')
		assert_true((whole(&row->cells[6]) == critical) != is_misprint(n1, n2));
}

static void test_ranks(void **state)
{
	struct csv_reader *reader;
	struct csv_row row;
	struct error err = { 0 };
	size_t rows = 0;

	(void)state;
	assert_true(csv_open(&reader, "tests/golden/ranks-table.csv", CSV_TORN_IS_ROW, &err));
	assert_true(csv_next(reader, &row, &err));
	while (csv_next(reader, &row, &err) && row.count == 7) {
		check_rank_row(&row);
		rows++;
	}
	csv_close(reader);
	assert_int_equal(rows, 169);
}

static void test_t(void **state)
{
	struct csv_reader *reader;
	struct csv_row row;
	struct error err = { 0 };
	size_t rows = 0;

	(void)state;
	assert_true(csv_open(&reader, "tests/golden/t-table.csv", CSV_TORN_IS_ROW, &err));
	assert_true(csv_next(reader, &row, &err));
	while (csv_next(reader, &row, &err) && row.count == 3) {
		double t =
			student_t(strtod(row.cells[1].text, NULL), strtod(row.cells[0].text, NULL));

		assert_close(t, strtod(row.cells[2].text, NULL), 1e-12);
		rows++;
	}
	csv_close(reader);
	assert_int_equal(rows, 258);
}

/* Limits near 0 and 1 too: of 2 of 260 and 837 of 840, at which GSL's own inverse gives up. */
static void test_shares(void **state)
{
	struct csv_reader *reader;
	struct csv_row row;
	struct error err = { 0 };
	size_t rows = 0;

	(void)state;
	assert_true(csv_open(&reader, "tests/golden/shares-table.csv", CSV_TORN_IS_ROW, &err));
	assert_true(csv_next(reader, &row, &err));
	while (csv_next(reader, &row, &err) && row.count == 5) {
		struct interval limits = clopper_pearson(whole(&row.cells[0]), whole(&row.cells[1]),
							 strtod(row.cells[2].text, NULL));

		assert_close(limits.low, strtod(row.cells[3].text, NULL), 1e-10);
		assert_close(limits.high, strtod(row.cells[4].text, NULL), 1e-10);
		rows++;
	}
	csv_close(reader);
	assert_int_equal(rows, 618);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ranks),
		cmocka_unit_test(test_t),
		cmocka_unit_test(test_shares),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
