/* one-run.c — what figures of a single run have in common. */
#include "one-run.h"

#include "captions.h"

#include <stdlib.h>
#include <string.h>

const char *const probe_words[PROBE_COUNT] = { "icmp", "udp", "tcp" };

const struct run *one_run(const struct figure_job *job, struct error *err)
{
	if (sources_count(job->sources) == 1)
		return sources_run(job->sources, 0);
	error_set(err, "the figure %s shows one run, and %zu are named", job->figure->name,
		  sources_count(job->sources));
	return NULL;
}

static bool take_rows(struct table_stream *stream, one_row *take, void *closure, struct error *err)
{
	bool more = true;

	while (more) {
		if (!table_stream_next(stream, &more, err))
			return false;
		if (more)
			take(closure, stream);
	}
	return true;
}

bool each_row(const struct figure_job *job, const struct schema *schema, one_row *take,
	      void *closure, bool *there, struct error *err)
{
	struct table_stream stream;
	char *path;
	bool good;

	*there = sources_has(job->sources, 0, schema);
	if (!*there)
		return true;
	path = sources_path(job->sources, 0, schema);
	good = table_stream_open(&stream, path, schema, CSV_TORN_IS_LEFT_OUT, TABLE_UNKNOWN_PASSES,
				 err);
	free(path);
	if (!good)
		return false;
	good = take_rows(&stream, take, closure, err);
	table_stream_close(&stream);
	return good;
}

double row_number(const struct table_stream *stream, const char *column)
{
	return table_stream_number(stream, table_stream_column(stream, column));
}

const char *row_text(const struct table_stream *stream, const char *column)
{
	return table_stream_text(stream, table_stream_column(stream, column));
}

size_t row_probe(const struct table_stream *stream)
{
	const char *word = row_text(stream, "probe");
	size_t probe = 0;

	while (probe + 1 < PROBE_COUNT && strcmp(probe_words[probe], word) != 0)
		probe++;
	return probe;
}

bool is_by_case(const struct table *table, const char *folder, struct error *err)
{
	const char *by[BY_MOST];

	if (table->rows == 0 || (grouping_of(table, by) == 1 && strcmp(by[0], "case") == 0))
		return true;
	return error_set(err,
			 "it shows cases alone, and %s is by other columns: a copy of %s that is "
			 "analyzed without --by has what it wants",
			 table->path, folder);
}

double run_number(const struct run *run, size_t row, const char *column)
{
	return table_cell_number(&run->migrations, row, column);
}

const char *run_direction(const struct run *run, size_t row)
{
	return direction_words[run_text(run, row, "direction")[0] == 'B' ? DIRECTION_BA
									 : DIRECTION_AB];
}
