/*
 * domjobinfo.c — what `virsh domjobinfo` prints, as text or by --rawstats: one migration's
 * statistics, or a log of many with a line `timestamp: SECONDS` before each (as pbench writes it).
 *
 * Which lines there are depends on the version, the side and the state of the job, so every one of
 * them may be missing. Lines that are not known are skipped.
 */
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/job.h"
#include "collect/import/kit/unit.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/metric.h"
#include "datasets/table.h"

#include <math.h>
#include <string.h>

/* Both spellings of a line stand here; where virsh prints a unit, that unit counts. */
/* clang-format off */
static const struct import_field fields[] = {
	{ "timestamp",              "s",      "progress",   "clock_seconds",                "and at" },
	{ "Time elapsed",           "ms",     "progress",   "job_time_seconds",             NULL },
	{ "Data total",             "B",      "progress",   "data_total_bytes",             "virsh rounds sizes to three decimals of their unit; --rawstats does not" },
	{ "Data processed",         "B",      "progress",   "data_processed_bytes",         NULL },
	{ "Data remaining",         "B",      "progress",   "data_remaining_bytes",         NULL },
	{ "Memory total",           "B",      "progress",   "memory_total_bytes",           NULL },
	{ "Memory processed",       "B",      "progress",   "memory_processed_bytes",       NULL },
	{ "Memory remaining",       "B",      "progress",   "memory_remaining_bytes",       NULL },
	{ "Memory bandwidth",       "B/s",    "progress",   "memory_rate_bytes_per_second", NULL },
	{ "Dirty rate",             "page/s", "progress",   "dirty_rate_bytes_per_second",  "times Page size; empty without it" },
	{ "Iteration",              "",       "progress",   "iteration",                    NULL },
	{ "File total",             "B",      "progress",   "disk_total_bytes",             NULL },
	{ "File processed",         "B",      "progress",   "disk_processed_bytes",         NULL },
	{ "File remaining",         "B",      "progress",   "disk_remaining_bytes",         NULL },
	{ "Auto converge throttle", "%",      "progress",   "throttle_ratio",               NULL },
	{ "time_elapsed",           "ms",     "progress",   "job_time_seconds",             NULL },
	{ "data_total",             "B",      "progress",   "data_total_bytes",             NULL },
	{ "data_processed",         "B",      "progress",   "data_processed_bytes",         NULL },
	{ "data_remaining",         "B",      "progress",   "data_remaining_bytes",         NULL },
	{ "memory_total",           "B",      "progress",   "memory_total_bytes",           NULL },
	{ "memory_processed",       "B",      "progress",   "memory_processed_bytes",       NULL },
	{ "memory_remaining",       "B",      "progress",   "memory_remaining_bytes",       NULL },
	{ "memory_bps",             "B/s",    "progress",   "memory_rate_bytes_per_second", NULL },
	{ "memory_dirty_rate",      "page/s", "progress",   "dirty_rate_bytes_per_second",  "times memory_page_size" },
	{ "memory_iteration",       "",       "progress",   "iteration",                    NULL },
	{ "disk_total",             "B",      "progress",   "disk_total_bytes",             NULL },
	{ "disk_processed",         "B",      "progress",   "disk_processed_bytes",         NULL },
	{ "disk_remaining",         "B",      "progress",   "disk_remaining_bytes",         NULL },
	{ "auto_converge_throttle", "%",      "progress",   "throttle_ratio",               NULL },
	{ "Job type",               "",       "migrations", "outcome",                      "Completed is ok, Failed error_returned, Cancelled aborted_by_manager; unknown where the log ends, or the job is gone, before one of these" },
	{ "timestamp",              "s",      "migrations", "clock_seconds",                "of the first sample, less its Time elapsed; and started_at" },
	{ "Time elapsed",           "ms",     "migrations", "job_time_seconds",             "of a job that is over, as all below" },
	{ "Total downtime",         "ms",     "migrations", "downtime_seconds",             "of a completed job only" },
	{ "Setup time",             "ms",     "migrations", "setup_time_seconds",           NULL },
	{ "Data processed",         "B",      "migrations", "data_moved_bytes",             NULL },
	{ "Memory processed",       "B",      "migrations", "memory_moved_bytes",           NULL },
	{ "Memory total",           "B",      "migrations", "memory_total_bytes",           NULL },
	{ "Normal data",            "B",      "migrations", "memory_normal_bytes",          NULL },
	{ "Memory bandwidth",       "B/s",    "migrations", "memory_rate_bytes_per_second", NULL },
	{ "File processed",         "B",      "migrations", "disk_moved_bytes",             NULL },
	{ "File total",             "B",      "migrations", "disk_total_bytes",             NULL },
	{ "Iteration",              "",       "migrations", "iterations",                   NULL },
	{ "time_elapsed",           "ms",     "migrations", "job_time_seconds",             NULL },
	{ "downtime",               "ms",     "migrations", "downtime_seconds",             "of a completed job only" },
	{ "setup_time",             "ms",     "migrations", "setup_time_seconds",           NULL },
	{ "data_processed",         "B",      "migrations", "data_moved_bytes",             NULL },
	{ "memory_processed",       "B",      "migrations", "memory_moved_bytes",           NULL },
	{ "memory_total",           "B",      "migrations", "memory_total_bytes",           NULL },
	{ "memory_normal_bytes",    "B",      "migrations", "memory_normal_bytes",          NULL },
	{ "memory_bps",             "B/s",    "migrations", "memory_rate_bytes_per_second", NULL },
	{ "disk_processed",         "B",      "migrations", "disk_moved_bytes",             NULL },
	{ "disk_total",             "B",      "migrations", "disk_total_bytes",             NULL },
	{ "memory_iteration",       "",       "migrations", "iterations",                   NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* One line: a label, and after the colon a value and perhaps a unit. */
struct line {
	const struct import_lines *lines;
	char *label, *value, *unit;
};

/* A block: the lines of one call of virsh. */
struct block {
	struct import_lines lines;
	struct job job;
	struct job_sample sample;
	bool begun;   /* it has a line of its own, other than the timestamp */
	double pages; /* dirty rate in pages a second; NaN = none */
	double page_bytes;
	char error[256];
};

/* Cuts the line in its three parts; false if it has no colon. */
static bool split(const struct import_lines *lines, struct line *line)
{
	char *colon = strchr(lines->text, ':');
	char *end;

	if (!colon)
		return false;
	*colon = '\0';
	*line = (struct line){ lines, lines->text + strspn(lines->text, " \t"), NULL, NULL };
	line->value = colon + 1 + strspn(colon + 1, " \t");
	for (end = line->value + strlen(line->value); end > line->value && strchr(" \t", end[-1]);)
		*--end = '\0';
	line->unit = line->value + strcspn(line->value, " \t");
	if (*line->unit != '\0') {
		*line->unit++ = '\0';
		line->unit += strspn(line->unit, " \t");
	}
	return true;
}

/* virsh's word for a unit as import/kit/unit.h has it. */
static const char *unit_name(const char *unit)
{
	static const struct {
		const char *theirs, *ours;
	} words[] = { { "bytes", "B" }, { "pages/s", "page/s" } };

	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(unit, words[i].theirs) == 0)
			return words[i].ours;
	return unit;
}

static bool number_of(const struct line *line, double *number, struct error *err)
{
	if (number_of_text(line->value, number) && *number >= 0)
		return true;
	return error_at(err, lines_place(line->lines, line->value),
			"'%s': '%s' is not a number from 0 on", line->label, line->value);
}

/* The line's value in the unit of the field's column. */
static bool convert(const struct line *line, const struct import_field *field, double page_bytes,
		    double *value, struct error *err)
{
	const char *unit = *line->unit != '\0' ? unit_name(line->unit) : field->unit;
	double factor;

	if (!number_of(line, value, err))
		return false;
	if (!unit_factor(unit, field_column_unit(field), page_bytes, &factor))
		return error_at(err, lines_place(line->lines, line->unit),
				"'%s': '%s' is not a unit of it; it should be %s or the like",
				line->label, line->unit, field->unit);
	*value = import_unit_scale(*value, factor);
	return true;
}

/* Puts the line into all cells that the table of fields names for its label. */
static bool take_value(struct block *block, const struct line *line, struct error *err)
{
	for (const struct import_field *field = fields; field->field; field++) {
		bool progress = strcmp(field->table, "progress") == 0;
		const struct schema *table = progress ? &schema_progress : &schema_migrations;
		double *cells = progress ? block->sample.progress : block->sample.value;
		size_t count = progress ? PROGRESS_VALUES : metric_count();
		size_t index = field_index(field, table);

		if (strcmp(field->field, line->label) != 0 || index >= count)
			continue;
		if (strcmp(field->unit, "page/s") == 0) {
			if (!number_of(line, &block->pages, err))
				return false;
			continue; /* the page size comes after it */
		}
		if (!convert(line, field, NAN, &cells[index], err))
			return false;
	}
	return true;
}

static bool take_type(struct block *block, const struct line *line, struct error *err)
{
	/* clang-format off */
	static const struct import_word types[] = { /* of the text, and of --rawstats */
		{ "None",      JOB_NONE },      { "0", JOB_NONE },
		{ "Bounded",   JOB_RUNNING },   { "1", JOB_RUNNING },
		{ "Unbounded", JOB_RUNNING },   { "2", JOB_RUNNING },
		{ "Completed", JOB_COMPLETED }, { "3", JOB_COMPLETED },
		{ "Failed",    JOB_FAILED },    { "4", JOB_FAILED },
		{ "Cancelled", JOB_CANCELLED }, { "5", JOB_CANCELLED },
		{ NULL, -1 },
	};
	/* clang-format on */
	int state = import_word_number(types, line->value);

	block->sample.state = state < 0 ? JOB_NONE : (enum job_state)state;
	if (state >= 0)
		return true;
	return error_at(err, lines_place(line->lines, line->value),
			"'Job type': '%s' is none of None, Bounded, Unbounded, Completed, Failed, "
			"Cancelled",
			line->value);
}

/* Text of a line behind its label, together again. */
static void join(const struct line *line, char *text, size_t size)
{
	snprintf(text, size, "%s%s%s", line->value, *line->unit ? " " : "", line->unit);
}

static bool end_block(struct block *block, struct error *err)
{
	double when = block->sample.when;
	bool good = true;

	if (block->begun) {
		block->sample.progress[PROGRESS_DIRTY_RATE_BYTES_PER_SECOND] =
			block->pages * block->page_bytes;
		block->sample.error = block->error[0] != '\0' ? block->error : NULL;
		good = job_add(&block->job, &block->sample, err);
	}
	block->sample = job_sample_blank();
	block->sample.when = when;
	block->begun = false;
	block->pages = NAN;
	block->page_bytes = NAN;
	block->error[0] = '\0';
	return good;
}

/* A new block begins with its timestamp, or without one with its Job type. */
static bool take_parts(struct block *block, const struct line *line, struct error *err)
{
	if (strcmp(line->label, "timestamp") == 0) {
		if (!end_block(block, err) || !number_of(line, &block->sample.when, err))
			return false;
		return is_epoch(block->sample.when) ||
		       error_at(err, lines_place(line->lines, line->value),
				"'timestamp': '%s' is no time in seconds since 1970", line->value);
	}
	if (strcmp(line->label, "Job type") == 0) {
		if (block->begun && !end_block(block, err))
			return false;
		block->begun = true;
		return take_type(block, line, err);
	}
	if (strcmp(line->label, "error") ==
	    0) { /* virsh's own: there is no job, or no VM any more */
		block->begun = true;
		return true;
	}
	if (strcmp(line->label, "Error message") == 0 || strcmp(line->label, "errmsg") == 0) {
		join(line, block->error, sizeof block->error);
		return true;
	}
	if (strcmp(line->label, "Page size") == 0 || strcmp(line->label, "memory_page_size") == 0)
		return number_of(line, &block->page_bytes, err);
	return take_value(block, line, err);
}

static bool take_line(void *closure, struct error *err)
{
	struct block *block = closure;
	struct line line;

	return !split(&block->lines, &line) || take_parts(block, &line, err);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct block block = { .lines = { .source = source }, .job = { .sink = sink } };
	bool good;

	block.sample = job_sample_blank();
	block.pages = block.page_bytes = NAN;
	if (source_has(source, "iB\n"))
		sink_note(sink, "sizes were rounded by virsh to three decimals of KiB, MiB or GiB");
	good = lines_each(&block.lines, take_line, &block, err) && end_block(&block, err) &&
	       job_end(&block.job, err);
	if (good && sink_migrations_here(sink) == 0)
		return error_at(err, (struct place){ source->path, 1, 0 },
				"no job: every 'Job type' is None");
	return good;
}

const struct import_format import_domjobinfo = {
	.name = "domjobinfo",
	.producer = "virsh domjobinfo, also by --rawstats, alone or as a log with timestamps",
	.holds = "migrations, progress",
	.has_all = { "Job type:" },
	.has_one = { "Time elapsed:", "time_elapsed:", "timestamp:", "None" },
	.read = read_file,
	.fields = fields,
};
