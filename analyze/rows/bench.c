/* bench.c — what benchmark programs write that is no plain CSV file, as one. */
#include "bench.h"
#include "bench-inside.h"

#include "datasets/array.h"
#include "datasets/json-error.h"
#include "datasets/must.h"
#include "datasets/table.h"

#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool complain(const struct bench *bench, const char *what)
{
	return error_set(bench->err, "%s: %s", bench->path, what);
}

/* ---- hyperfine ---- */

/* The names of all parameters are those of the first result. */
static bool add_hyperfine_header(struct bench *bench, const json_t *parameters)
{
	const char *name;
	json_t *value;

	csv_line_text(&bench->line, "command");
	csv_line_text(&bench->line, "run");
	csv_line_text(&bench->line, "time_seconds");
	csv_line_text(&bench->line, "exit_code");
	json_object_foreach((json_t *)parameters, name, value)
	{
		csv_line_text(&bench->line, name);
	}
	return bench_end_row(bench);
}

static bool add_hyperfine_result(struct bench *bench, const json_t *result, const json_t *names)
{
	const json_t *times = json_object_get(result, "times");
	const json_t *codes = json_object_get(result, "exit_codes");
	const json_t *parameters = json_object_get(result, "parameters");
	const char *name;
	json_t *value;

	if (!json_is_array(times))
		return complain(bench, "a result of hyperfine without its times: export with "
				       "--export-json, not with a summary alone");
	for (size_t i = 0; i < json_array_size(times); i++) {
		const json_t *code = json_array_get(codes, i);

		csv_line_text(&bench->line, json_string_value(json_object_get(result, "command")));
		csv_line_integer(&bench->line, (long long)i + 1);
		bench_add_number(bench, json_number_value(json_array_get(times, i)));
		if (json_is_integer(code))
			csv_line_integer(&bench->line, json_integer_value(code));
		else
			csv_line_text(&bench->line, NULL);
		json_object_foreach((json_t *)names, name, value)
		{
			csv_line_text(&bench->line,
				      json_string_value(json_object_get(parameters, name)));
		}
		if (!bench_end_row(bench))
			return false;
	}
	return true;
}

static bool make_hyperfine(struct bench *bench, const json_t *root)
{
	const json_t *results = json_object_get(root, "results");
	const json_t *names = json_object_get(json_array_get(results, 0), "parameters");

	if (!add_hyperfine_header(bench, names))
		return false;
	for (size_t i = 0; i < json_array_size(results); i++)
		if (!add_hyperfine_result(bench, json_array_get(results, i), names))
			return false;
	return true;
}

/* ---- Criterion ---- */

static bool add_criterion_header(struct bench *bench)
{
	static const char *const names[] = { "benchmark", "sample", "iterations", "time_seconds" };

	for (size_t i = 0; i < COUNT(names); i++)
		csv_line_text(&bench->line, names[i]);
	return bench_end_row(bench);
}

/* Samples: how many iterations each had, and what they took together, in units of so many seconds.
 */
static bool add_samples(struct bench *bench, const char *name, const json_t *counts,
			const json_t *times, double unit)
{
	if (!json_is_array(counts) || json_array_size(counts) != json_array_size(times))
		return complain(bench, "a benchmark of Criterion with other numbers of times than "
				       "of iterations");
	for (size_t i = 0; i < json_array_size(times); i++) {
		double iterations = json_number_value(json_array_get(counts, i));

		csv_line_text(&bench->line, name);
		csv_line_integer(&bench->line, (long long)i + 1);
		bench_add_number(bench, iterations);
		bench_add_number(bench,
				 json_number_value(json_array_get(times, i)) * unit / iterations);
		if (!bench_end_row(bench))
			return false;
	}
	return true;
}

/* One message of cargo criterion; others than a complete benchmark are passed over. */
static bool add_message(struct bench *bench, const json_t *message)
{
	const char *reason = json_string_value(json_object_get(message, "reason"));
	double unit = bench_seconds(json_string_value(json_object_get(message, "unit")));

	if (!reason || strcmp(reason, "benchmark-complete") != 0)
		return true;
	if (isnan(unit))
		return complain(bench, "a benchmark of Criterion that measures no time");
	return add_samples(bench, json_string_value(json_object_get(message, "id")),
			   json_object_get(message, "iteration_count"),
			   json_object_get(message, "measured_values"), unit);
}

/* Messages stand one after the other. */
static bool make_messages(struct bench *bench, const char *text, size_t length)
{
	size_t at = 0;
	bool good = add_criterion_header(bench);

	while (good && at + strspn(text + at, " \t\r\n") < length) {
		json_error_t where;
		json_t *message =
			json_loadb(text + at, length - at, JSON_DISABLE_EOF_CHECK, &where);

		good = message ? add_message(bench, message)
			       : complain(bench, "bad JSON among the messages of Criterion");
		at += message ? (size_t)where.position : 0;
		json_decref(message);
	}
	return good;
}

/* sample.json does not tell its name; the folder that it lies in does. */
static bool make_sample(struct bench *bench, const json_t *root)
{
	return add_criterion_header(bench) && add_samples(bench, "", json_object_get(root, "iters"),
							  json_object_get(root, "times"), 1e-9);
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

	if (*begin == '{' && strstr(copy, "\"reason\""))
		program = CRITERION_MESSAGES;
	else if (*begin == '{' && strstr(copy, "\"sampling_mode\""))
		program = CRITERION_SAMPLE;
	else if (*begin == '{' && strstr(copy, "\"results\"") && strstr(copy, "\"command\""))
		program = HYPERFINE;
	else if (strstr(copy, bench_google_header))
		program = GOOGLE;
	free(copy);
	return program;
}

static bool make(struct bench *bench, enum program program, const char *text, size_t length)
{
	json_error_t where;
	json_t *root;
	bool good;

	if (program == GOOGLE)
		return bench_google(bench, text, length);
	if (program == CRITERION_MESSAGES)
		return make_messages(bench, text, length);
	errno = 0;
	root = json_loadb(text, length, 0, &where);
	if (!root)
		return json_error(bench->err,
				  (struct place){ bench->path, where.line, where.column }, &where);
	good = program == HYPERFINE ? make_hyperfine(bench, root) : make_sample(bench, root);
	json_decref(root);
	return good;
}

/* The file becomes CSV in memory, and the reader one of that. */
static bool convert(struct csv_reader **reader, const char *path, enum program program, char **text,
		    struct error *err)
{
	struct bench bench = { .path = path, .err = err };
	char *whole;
	size_t length;
	bool good = csv_rest(*reader, &whole, &length, err);

	csv_close(*reader);
	*reader = NULL;
	if (!good)
		return false;
	bench.stream = open_memstream(&bench.text, &bench.length);
	must_have(bench.stream);
	good = make(&bench, program, whole, length);
	fclose(bench.stream);
	csv_line_free(&bench.line);
	free(whole);
	*text = bench.text;
	return good && csv_open_text(reader, path, bench.text, bench.length, err);
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
