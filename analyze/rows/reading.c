/* reading.c — files of rows, one behind the other: how each is written, and that all have one
 * header. */
#include "bench.h"
#include "form.h"
#include "inside.h"

#include "datasets/csv-blocks.h"
#include "datasets/csv-range.h"
#include "datasets/must.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the header ---- */

static bool take_names(struct reading *reading, const struct csv_row *row)
{
	struct csv_row header;
	struct cell *cells = must_alloc(row->count, sizeof *cells);
	bool good;

	for (size_t i = 0; i < row->count; i++)
		cells[i] = (struct cell){ reading->header.at[i], row->cells[i].at };
	header = (struct csv_row){ cells, row->count };
	good = reading_take_header(reading, &header);
	free(cells);
	return good;
}

/* Of the first file. Columns without names are called 1, 2, ... */
static bool take_header(struct reading *reading, const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (reading->query->no_header)
			texts_add(&reading->header, "%zu", i + 1);
		else
			texts_add(&reading->header, "%s", row->cells[i].text);
	return take_names(reading, row);
}

/* Of another file: the same. */
static bool check_header(struct reading *reading, const struct csv_row *row)
{
	const struct texts *first = &reading->header;
	const char *path = reading->query->files->at[0];

	for (size_t i = 0; i < first->count && i < row->count; i++)
		if (strcmp(row->cells[i].text, first->at[i]) != 0)
			return error_at(reading->err, row->cells[i].at,
					"column %zu is called '%s', but in %s '%s': files that are "
					"read together have one header",
					i + 1, row->cells[i].text, path, first->at[i]);
	if (row->count > first->count)
		return error_at(reading->err, row->cells[first->count].at,
				"column %zu, '%s', is none of %s: files that are read together "
				"have one header",
				first->count + 1, row->cells[first->count].text, path);
	return row->count == first->count ||
	       error_at(reading->err, row->cells[0].at,
			"column %zu of %s, '%s', is not there: files that are read together have "
			"one header",
			row->count + 1, path, first->at[row->count]);
}

/* The first row: the header, or a row of columns without names, which is one that counts. */
static bool take_first(struct reading *reading, bool counts)
{
	const bool first = reading->header.count == 0;
	struct csv_row row;

	if (!csv_next(reading->reader, &row, reading->err))
		return false;
	if (row.count == 0)
		return error_at(reading->err, (struct place){ reading->path, 1, 0 },
				"the file is empty; its first line should name the columns");
	if (first && !take_header(reading, &row))
		return false;
	if (!reading->query->no_header)
		return first || check_header(reading, &row);
	return !counts || reading_take_row(reading, &row);
}

/* ---- a file ---- */

/* How the file is written, and what was made of that. */
static bool find_form(struct reading *reading, struct texts *said)
{
	const struct rows_query *query = reading->query;
	struct texts names = { 0 };
	const struct form_query wanted = { &names, query->values.count, query->delimiter,
					   query->no_header };
	struct rows_form form;
	bool good;

	for (size_t i = 0; i < query->values.count; i++)
		texts_add(&names, "%s", query->values.at[i]);
	for (size_t i = 0; i < query->by->count; i++)
		texts_add(&names, "%s", query->by->at[i]);
	if (query->unit_of)
		texts_add(&names, "%s", query->unit_of);
	good = form_find(reading->reader, &wanted, &form, said, reading->err);
	texts_free(&names);
	if (!good)
		return false;
	reading->form = (struct cell_form){ form.decimal_comma, &reading->query->missing };
	reading->delimiter = form.csv.delimiter;
	reading->comments = form.csv.comments;
	if (reading->where)
		where_set_form(reading->where, &reading->form);
	if (reading->failed)
		where_set_form(reading->failed, &reading->form);
	return true;
}

/* Counts quotes and line ends from where `file` stands up to the share's end. */
static bool count_bytes(struct rows_share *share, uint64_t from, FILE *file)
{
	static const size_t most = 1 << 20;
	char *text = must_alloc(most, 1);
	size_t got = 1;

	while (got > 0 && (share->to == 0 || from < share->to)) {
		size_t now = share->to > 0 && share->to - from < most ? (size_t)(share->to - from)
								      : most;

		got = fread(text, 1, now, file);
		from += got;
		for (const char *at = text; (at = memchr(at, '\n', got - (size_t)(at - text)));
		     at++)
			share->lines++;
		for (const char *at = text; (at = memchr(at, '"', got - (size_t)(at - text))); at++)
			share->quotes++;
	}
	free(text);
	return !ferror(file);
}

/* The reader has read the header. A file that is not cut needs no counts. */
static bool count_share(struct reading *reading, struct rows_share *share)
{
	const uint64_t header = csv_offset(reading->reader);
	const uint64_t from = share->from > header ? share->from : header;
	FILE *file;
	bool good;

	share->begun = header;
	share->lines = share->from == 0 ? (size_t)csv_here(reading->reader).line - 1 : 0;
	share->quotes = 0;
	if (share->from == 0 && share->to == 0)
		return true;
	file = fopen(reading->path, "rbe");
	good = file && fseeko(file, (off_t)from, SEEK_SET) == 0 && count_bytes(share, from, file);
	if (!good)
		error_system(reading->err, "%s: %s", reading->path, strerror(errno));
	if (file)
		fclose(file);
	return good;
}

/* The rows of the share; the reader has read the header. */
static bool take_share(struct reading *reading, struct rows_share *share)
{
	const struct csv_range range = { share->from, share->to, share->line };

	if (share->none)
		return true;
	if (reading->query->counting)
		return csv_choose(reading->reader, &(struct csv_range){ 0, 0, 0 }, reading->err) &&
		       count_share(reading, share);
	if (!csv_choose(reading->reader, &range, reading->err))
		return false;
	share->begun = csv_offset(reading->reader);
	share->first = share->from > 0 ? (size_t)csv_here(reading->reader).line : 1;
	if (!parts_read(reading) || !reading_take_rows(reading, reading->reader))
		return false;
	share->ended = csv_offset(reading->reader);
	share->lines = (size_t)csv_here(reading->reader).line - share->first;
	return true;
}

static bool take_rows(struct reading *reading, struct rows_share *share)
{
	if (share)
		return take_share(reading, share);
	return parts_read(reading) && reading_take_rows(reading, reading->reader);
}

/* What several files say alike is said once. */
static void say_once(struct texts *said, const struct texts *of_file)
{
	for (size_t i = 0; i < of_file->count; i++)
		if (!texts_have(said, of_file->at[i]))
			texts_add(said, "%s", of_file->at[i]);
}

/* Reads the file, or that part of it. */
static bool take_file(struct reading *reading, const char *path, struct rows_share *share)
{
	struct rows *rows = reading->rows;
	struct texts said = { 0 };
	char *bench = NULL; /* what the reader reads, where it is no CSV file */
	bool good;

	reading->path = path;
	if (share && share->none && reading->header.count > 0)
		return true;
	good = bench_open(&reading->reader, path, &bench, &said, reading->err);
	if (good)
		marks_next_file(&rows->marks, path, reading->lines, bench != NULL);
	good = good && find_form(reading, &said) &&
	       take_first(reading, !share || (share->from == 0 && !share->none)) &&
	       take_rows(reading, share);
	if (share)
		share->converted = bench != NULL;
	if (good && !(share && share->none)) {
		reading->lines += (size_t)csv_here(reading->reader).line;
		rows->comments += csv_comments(reading->reader);
	}
	if (!(share && share->none))
		say_once(&rows->said, &said);
	texts_free(&said);
	csv_close(reading->reader);
	reading->reader = NULL;
	free(bench);
	return good;
}

bool reading_has_shares(const struct rows_query *query, const char *path, bool *has,
			struct error *err)
{
	struct rows rows = { 0 };
	struct reading reading = { .rows = &rows, .query = query, .path = path, .err = err };
	struct texts said = { 0 };
	char *bench = NULL;
	bool good =
		bench_open(&reading.reader, path, &bench, &said, err) && find_form(&reading, &said);

	*has = good && !bench && csv_has_ranges(reading.reader);
	csv_close(reading.reader);
	texts_free(&said);
	free(bench);
	return good;
}

bool reading_take_files(struct reading *reading)
{
	const struct rows_query *query = reading->query;
	bool good = true;

	if (!query->files)
		return take_file(reading, query->path, NULL);
	for (size_t i = 0; good && i < query->files->count; i++)
		good = take_file(reading, query->files->at[i],
				 query->shares ? &query->shares[i] : NULL);
	return good;
}
