/* bench.c — what benchmark programs write that is no plain CSV file, as one. */
#include "bench.h"

#include "datasets/array.h"
#include "datasets/must.h"
#include "datasets/table.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A file on its way to CSV. */
struct making {
	const char *path;
	struct csv_line line;
	char *text; /* of malloc */
	size_t length;
	FILE *stream; /* into text */
	struct error *err;
};

static void add_number(struct making *making, double number)
{
	char text[32] = "";

	if (isfinite(number))
		snprintf(text, sizeof text, "%.15g", number);
	csv_line_text(&making->line, text);
}

static bool end_row(struct making *making)
{
	return csv_line_print(&making->line, making->stream, making->err);
}

static bool complain(const struct making *making, const char *what)
{
	return error_set(making->err, "%s: %s", making->path, what);
}

/* ---- hyperfine ---- */

/* The names of all parameters are those of the first result. */
static bool add_hyperfine_header(struct making *making, const json_t *parameters)
{
	const char *name;
	json_t *value;

	csv_line_text(&making->line, "command");
	csv_line_text(&making->line, "run");
	csv_line_text(&making->line, "time_seconds");
	csv_line_text(&making->line, "exit_code");
	json_object_foreach((json_t *)parameters, name, value) csv_line_text(&making->line, name);
	return end_row(making);
}

static bool add_hyperfine_result(struct making *making, const json_t *result, const json_t *names)
{
	const json_t *times = json_object_get(result, "times");
	const json_t *codes = json_object_get(result, "exit_codes");
	const json_t *parameters = json_object_get(result, "parameters");
	const char *name;
	json_t *value;

	if (!json_is_array(times))
		return complain(making, "a result of hyperfine without its times: export with "
					"--export-json, not with a summary alone");
	for (size_t i = 0; i < json_array_size(times); i++) {
		const json_t *code = json_array_get(codes, i);

		csv_line_text(&making->line, json_string_value(json_object_get(result, "command")));
		csv_line_integer(&making->line, (long long)i + 1);
		add_number(making, json_number_value(json_array_get(times, i)));
		if (json_is_integer(code))
			csv_line_integer(&making->line, json_integer_value(code));
		else
			csv_line_text(&making->line, NULL);
		json_object_foreach((json_t *)names, name, value) csv_line_text(
			&making->line, json_string_value(json_object_get(parameters, name)));
		if (!end_row(making))
			return false;
	}
	return true;
}

static bool make_hyperfine(struct making *making, const json_t *root)
{
	const json_t *results = json_object_get(root, "results");
	const json_t *names = json_object_get(json_array_get(results, 0), "parameters");

	if (!add_hyperfine_header(making, names))
		return false;
	for (size_t i = 0; i < json_array_size(results); i++)
		if (!add_hyperfine_result(making, json_array_get(results, i), names))
			return false;
	return true;
}

/* ---- Criterion ---- */

static bool add_criterion_header(struct making *making)
{
	static const char *const names[] = { "benchmark", "sample", "iterations", "time_seconds" };

	for (size_t i = 0; i < COUNT(names); i++)
		csv_line_text(&making->line, names[i]);
	return end_row(making);
}

/* Samples: how many iterations each had, and what they took together, in units of so many seconds.
 */
static bool add_samples(struct making *making, const char *name, const json_t *counts,
			const json_t *times, double unit)
{
	if (!json_is_array(counts) || json_array_size(counts) != json_array_size(times))
		return complain(making, "a benchmark of Criterion with other numbers of times than "
					"of iterations");
	for (size_t i = 0; i < json_array_size(times); i++) {
		double iterations = json_number_value(json_array_get(counts, i));

		csv_line_text(&making->line, name);
		csv_line_integer(&making->line, (long long)i + 1);
		add_number(making, iterations);
		add_number(making, json_number_value(json_array_get(times, i)) * unit / iterations);
		if (!end_row(making))
			return false;
	}
	return true;
}

/* The seconds of a unit of time; NaN: it is none. */
static double seconds_of(const char *unit)
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

/* One message of cargo criterion; others than a complete benchmark are passed over. */
static bool add_message(struct making *making, const json_t *message)
{
	const char *reason = json_string_value(json_object_get(message, "reason"));
	double unit = seconds_of(json_string_value(json_object_get(message, "unit")));

	if (!reason || strcmp(reason, "benchmark-complete") != 0)
		return true;
	if (isnan(unit))
		return complain(making, "a benchmark of Criterion that measures no time");
	return add_samples(making, json_string_value(json_object_get(message, "id")),
			   json_object_get(message, "iteration_count"),
			   json_object_get(message, "measured_values"), unit);
}

/* Messages stand one after the other. */
static bool make_messages(struct making *making, const char *text, size_t length)
{
	size_t at = 0;
	bool good = add_criterion_header(making);

	while (good && at + strspn(text + at, " \t\r\n") < length) {
		json_error_t where;
		json_t *message =
			json_loadb(text + at, length - at, JSON_DISABLE_EOF_CHECK, &where);

		good = message ? add_message(making, message)
			       : complain(making, "bad JSON among the messages of Criterion");
		at += message ? (size_t)where.position : 0;
		json_decref(message);
	}
	return good;
}

/* sample.json does not tell its name; the folder that it lies in does. */
static bool make_sample(struct making *making, const json_t *root)
{
	return add_criterion_header(making) &&
	       add_samples(making, "", json_object_get(root, "iters"),
			   json_object_get(root, "times"), 1e-9);
}

/* ---- Google Benchmark ---- */

static const char google_header[] = "name,iterations,real_time,cpu_time,time_unit,";

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

static bool add_time(struct making *making, const struct cell *cell, double unit)
{
	double number;

	if (cell->text[0] == '\0') {
		csv_line_text(&making->line, NULL);
		return true;
	}
	if (!number_of_text(cell->text, &number))
		return error_at(making->err, cell->at, "'%s' is not a number such as 1.25",
				cell->text);
	add_number(making, number * unit);
	return true;
}

static bool add_google_row(struct making *making, const struct csv_row *row)
{
	const struct cell *cells = row->cells;
	double unit = row->count > UNIT ? seconds_of(cells[UNIT].text) : NAN;

	if (row->count <= UNIT)
		return error_at(making->err, cells[0].at,
				"%zu cells where there should be %d or "
				"more",
				row->count, GOOGLE_CELLS);
	if (is_aggregate(cells[NAME].text))
		return true;
	if (isnan(unit) && cells[REAL].text[0] != '\0')
		return error_at(making->err, cells[UNIT].at,
				"'%s' is no unit of time: ns, us, ms, s", cells[UNIT].text);
	csv_line_text(&making->line, cells[NAME].text);
	csv_line_text(&making->line, cells[ITERATIONS].text);
	return add_time(making, &cells[REAL], unit) && add_time(making, &cells[CPU], unit) &&
	       end_row(making);
}

/* Before the header stands what is said of the machine. */
static bool make_google(struct making *making, const char *text, size_t length)
{
	static const char *const names[] = { "benchmark", "iterations", "real_time_seconds",
					     "cpu_time_seconds" };
	const char *header = strstr(text, google_header);
	struct csv_form form = { 0 };
	struct csv_reader *reader;
	struct csv_row row;
	bool good;

	for (const char *c = text; c < header; c++)
		form.skip += *c == '\n';
	if (!csv_open_text(&reader, making->path, text, length, making->err))
		return false;
	csv_set_form(reader, &form);
	for (size_t i = 0; i < COUNT(names); i++)
		csv_line_text(&making->line, names[i]);
	good = end_row(making) && csv_next(reader, &row, making->err);
	while (good && (good = csv_next(reader, &row, making->err)) && row.count > 0)
		good = add_google_row(making, &row);
	csv_close(reader);
	return good;
}

/* ---- which it is ---- */

enum program { NONE, HYPERFINE, CRITERION_SAMPLE, CRITERION_MESSAGES, GOOGLE };

static const char *const program_words[] = {
	[HYPERFINE] = "hyperfine's JSON: columns command, run, time_seconds, exit_code, and its "
		      "parameters.",
	[CRITERION_SAMPLE] = "Criterion's sample.json: columns benchmark, sample, iterations, "
			     "time_seconds (of one iteration).",
	[CRITERION_MESSAGES] = "Criterion's messages: columns benchmark, sample, iterations, "
			       "time_seconds (of one iteration).",
	[GOOGLE] = "Google Benchmark's CSV: columns benchmark, iterations, real_time_seconds, "
		   "cpu_time_seconds; its aggregates are left out.",
};

/* By the file's beginning. */
static enum program program_of(const char *text, size_t length)
{
	char *copy = must_print("%.*s", (int)length, text);
	const char *begin = copy + strspn(copy, " \t\r\n");
	enum program program = NONE;

	if (*begin == '{' && strstr(copy, "\"benchmark-complete\""))
		program = CRITERION_MESSAGES;
	else if (*begin == '{' && strstr(copy, "\"reason\""))
		program = CRITERION_MESSAGES;
	else if (*begin == '{' && strstr(copy, "\"sampling_mode\""))
		program = CRITERION_SAMPLE;
	else if (*begin == '{' && strstr(copy, "\"results\"") && strstr(copy, "\"command\""))
		program = HYPERFINE;
	else if (strstr(copy, google_header))
		program = GOOGLE;
	free(copy);
	return program;
}

static bool make(struct making *making, enum program program, const char *text, size_t length)
{
	json_error_t where;
	json_t *root;
	bool good;

	if (program == GOOGLE)
		return make_google(making, text, length);
	if (program == CRITERION_MESSAGES)
		return make_messages(making, text, length);
	root = json_loadb(text, length, 0, &where);
	if (!root)
		return error_at(making->err,
				(struct place){ making->path, where.line, where.column },
				"bad JSON: %s", where.text);
	good = program == HYPERFINE ? make_hyperfine(making, root) : make_sample(making, root);
	json_decref(root);
	return good;
}

/* The file becomes CSV in memory, and the reader one of that. */
static bool convert(struct csv_reader **reader, const char *path, enum program program, char **text,
		    struct error *err)
{
	struct making making = { .path = path, .err = err };
	char *whole;
	size_t length;
	bool good = csv_rest(*reader, &whole, &length, err);

	csv_close(*reader);
	*reader = NULL;
	if (!good)
		return false;
	making.stream = open_memstream(&making.text, &making.length);
	must_have(making.stream);
	good = make(&making, program, whole, length);
	fclose(making.stream);
	csv_line_free(&making.line);
	free(whole);
	*text = making.text;
	return good && csv_open_text(reader, path, making.text, making.length, err);
}

bool bench_open(struct csv_reader **reader, const char *path, char **text, struct texts *said,
		struct error *err)
{
	const char *begin;
	size_t length;
	enum program program;

	*text = NULL;
	if (!csv_open(reader, path, CSV_TORN_IS_ROW, err) ||
	    !csv_peek(*reader, &begin, &length, err))
		return false;
	program = program_of(begin, length);
	if (program == NONE)
		return true;
	texts_add(said, "The file is %s", program_words[program]);
	return convert(reader, path, program, text, err);
}
