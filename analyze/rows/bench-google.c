/* bench-google.c — Google Benchmark's CSV, as a plain CSV file. */
#include "bench-inside.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

double bench_seconds(const char *unit)
{
	static const struct {
		const char *name;
		double seconds;
	} units[] = { { "ps", 1e-12 }, { "ns", 1e-9 }, { "us", 1e-6 }, { "ms", 1e-3 }, { "s", 1 } };

	for (size_t i = 0; unit && i < COUNT(units); i++)
		if (strcmp(unit, units[i].name) == 0)
			return units[i].seconds;
	return NAN;
}

void bench_add_number(struct bench *bench, double number)
{
	char text[32] = "";

	if (isfinite(number))
		snprintf(text, sizeof text, "%.15g", number);
	csv_line_text(&bench->line, text);
}

bool bench_end_row(struct bench *bench)
{
	return csv_line_print(&bench->line, bench->stream, bench->err);
}

const char bench_google_header[] = "name,iterations,real_time,cpu_time,time_unit,";

enum { NAME, ITERATIONS, REAL, CPU, UNIT, GOOGLE_CELLS };

static bool is_aggregate(const char *name)
{
	static const char *const ends[] = { "_mean", "_median", "_stddev", "_cv",
					    "_min",  "_max",    "_BigO",   "_RMS" };
	size_t length = strlen(name);

	for (size_t i = 0; i < COUNT(ends); i++)
		if (length > strlen(ends[i]) &&
		    strcmp(name + length - strlen(ends[i]), ends[i]) == 0)
			return true;
	return false;
}

static bool add_time(struct bench *bench, const struct cell *cell, double unit)
{
	double number;

	if (cell->text[0] == '\0') {
		csv_line_text(&bench->line, NULL);
		return true;
	}
	if (!number_of_text(cell->text, &number))
		return error_at(bench->err, cell->at, "'%s' is not a number such as 1.25",
				cell->text);
	bench_add_number(bench, number * unit);
	return true;
}

static bool add_google_row(struct bench *bench, const struct csv_row *row)
{
	const struct cell *cells = row->cells;
	double unit = row->count > UNIT ? bench_seconds(cells[UNIT].text) : NAN;

	if (row->count <= UNIT)
		return error_at(bench->err, cells[0].at,
				"%zu cells where there should be %d or "
				"more",
				row->count, GOOGLE_CELLS);
	if (is_aggregate(cells[NAME].text))
		return true;
	if (isnan(unit) && cells[REAL].text[0] != '\0')
		return error_at(bench->err, cells[UNIT].at,
				"'%s' is no unit of time: ns, us, ms, s", cells[UNIT].text);
	csv_line_text(&bench->line, cells[NAME].text);
	csv_line_text(&bench->line, cells[ITERATIONS].text);
	return add_time(bench, &cells[REAL], unit) && add_time(bench, &cells[CPU], unit) &&
	       bench_end_row(bench);
}

/* Before the header stands what is said of the machine. */
bool bench_google(struct bench *bench, const char *text, size_t length)
{
	static const char *const names[] = { "benchmark", "iterations", "real_time_seconds",
					     "cpu_time_seconds" };
	const char *header = strstr(text, bench_google_header);
	struct csv_form form = { 0 };
	struct csv_reader *reader;
	struct csv_row row;
	bool good;

	for (const char *c = text; c < header; c++)
		form.skip += *c == '\n';
	if (!csv_open_text(&reader, bench->path, text, length, bench->err))
		return false;
	csv_set_form(reader, &form);
	for (size_t i = 0; i < COUNT(names); i++)
		csv_line_text(&bench->line, names[i]);
	good = bench_end_row(bench) && csv_next(reader, &row, bench->err);
	while (good && (good = csv_next(reader, &row, bench->err)) && row.count > 0)
		good = add_google_row(bench, &row);
	csv_close(reader);
	return good;
}
