/*
 * domjobinfo.c — what `virsh domjobinfo` prints, as text or by --rawstats: one migration's
 * statistics, or a log of many with a line `timestamp: SECONDS` before each (as pbench writes it).
 *
 * Which lines there are depends on the version, the side and the state of the job, so every one of
 * them may be missing. Lines that are not known are skipped.
 */
#include "domjobinfo.h"
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/job.h"
#include "collect/import/kit/log-line.h"
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
	{ "Operation",              "",       "package",    "no_migration",                 "jobs that are no migration are left out, and incoming ones if the log has outgoing ones" },
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

/* What the job does: virDomainJobOperation. */
enum operation { OPERATION_MIGRATION, OPERATION_INCOMING, OPERATION_OTHER };

/* A block: the lines of one call of virsh. */
struct block {
	struct import_lines lines;
	struct jobs jobs;
	struct job *job; /* of the VM that was named last */
	struct job_sample sample;
	struct place at; /* of its first line */
	enum operation operation;
	bool outgoing; /* the file tells of the side that migrations start from */
	size_t others; /* jobs that were no migration */
	size_t incoming;
	double when;  /* the time that was told last; NaN = none yet */
	long stamp;   /* the line that told the time; 0 = none yet */
	bool begun;   /* it has a line of its own, other than the timestamp */
	double pages; /* dirty rate in pages a second; NaN = none */
	double page_bytes;
	char error[256];
};

/* Puts the line into all cells that the table of fields names for its label. */
static bool take_value(struct block *block, const struct virsh_line *line, struct error *err)
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
			if (!virsh_number(line, &block->pages, err))
				return false;
			continue; /* the page size comes after it */
		}
		if (!virsh_convert(line, field, NAN, &cells[index], err))
			return false;
	}
	return true;
}

static bool take_type(struct block *block, const struct virsh_line *line, struct error *err)
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
			"Cancelled; if that is another language, run virsh as LC_ALL=C virsh",
			line->value);
}

/* An older virsh does not tell the operation: only migrations had statistics then. */
static void take_operation(struct block *block, const char *value)
{
	/* clang-format off */
	static const struct import_word words[] = { /* of the text (its first word), of --rawstats */
		{ "Outgoing", OPERATION_MIGRATION }, { "5", OPERATION_MIGRATION },
		{ "Incoming", OPERATION_INCOMING },  { "4", OPERATION_INCOMING },
		{ "Unknown",  OPERATION_MIGRATION }, { "0", OPERATION_MIGRATION },
		{ NULL, OPERATION_OTHER },
	};
	/* clang-format on */

	block->operation = (enum operation)import_word_number(words, value);
}

/* Puts the block to its job, if that is a migration and not told by the other side, too. */
static bool add_block(struct block *block, struct error *err)
{
	bool over = block->sample.state != JOB_RUNNING;

	if (block->operation == OPERATION_OTHER) {
		block->others += over;
		return true;
	}
	if (block->operation == OPERATION_INCOMING && block->outgoing) {
		block->incoming += over;
		return true;
	}
	block->sample.progress[PROGRESS_DIRTY_RATE_BYTES_PER_SECOND] =
		block->pages * block->page_bytes;
	block->sample.error = block->error[0] != '\0' ? block->error : NULL;
	block->jobs.at = block->at;
	if (block->stamp > 0 && block->job->stamp == block->stamp)
		block->sample.when = NAN; /* a time is that of one sample of each VM */
	block->job->stamp = block->stamp;
	return job_add(&block->jobs, block->job, &block->sample, err);
}

static bool end_block(struct block *block, struct error *err)
{
	double when = block->when;
	bool good = !block->begun || add_block(block, err);

	block->sample = job_sample_blank();
	block->sample.when = when;
	block->begun = false;
	block->operation = OPERATION_MIGRATION;
	block->pages = NAN;
	block->page_bytes = NAN;
	block->error[0] = '\0';
	return good;
}

/* A new block, of that time. */
static bool take_time(struct block *block, double when, struct error *err)
{
	if (!end_block(block, err))
		return false;
	block->sample.when = block->when = when;
	block->stamp = block->lines.number;
	return true;
}

static bool take_timestamp(struct block *block, const struct virsh_line *line, struct error *err)
{
	double when;

	if (!virsh_number(line, &when, err))
		return false;
	if (!is_epoch(when))
		return error_at(err, lines_place(line->lines, line->value),
				"'timestamp': '%s' is no time in seconds since 1970", line->value);
	return take_time(block, when, err);
}

/* A new block begins with its time, or without one with its Job type. */
static bool take_parts(struct block *block, const struct virsh_line *line, struct error *err)
{
	const char *label = line->label;

	if (strcmp(label, "timestamp") == 0)
		return take_timestamp(block, line, err);
	if (strcmp(label, "Job type") == 0) {
		if (block->begun && !end_block(block, err))
			return false;
		block->begun = true;
		block->at = lines_place(line->lines, line->lines->text);
		return take_type(block, line, err);
	}
	if (strcmp(label, "error") == 0) { /* virsh's own: there is no job, or no VM any more */
		block->begun = true;
		return true;
	}
	if (strcmp(label, "Operation") == 0 || strcmp(label, "operation") == 0) {
		take_operation(block, line->value);
		return true;
	}
	if (strcmp(label, "Error message") == 0 || strcmp(label, "errmsg") == 0) {
		virsh_join(line, block->error, sizeof block->error);
		return true;
	}
	if (strcmp(label, "Page size") == 0 || strcmp(label, "memory_page_size") == 0)
		return virsh_number(line, &block->page_bytes, err);
	return take_value(block, line, err);
}

/* A line between the blocks. */
static bool take_line(void *closure, struct error *err)
{
	struct block *block = closure;
	char name[LOG_NAME_SIZE];
	double when = NAN;
	struct virsh_line line;

	switch (log_line_read(block->lines.text, block->jobs.sink, &when, name)) {
	case LOG_EMPTY:
		return true;
	case LOG_TIME:
		return take_time(block, when, err);
	case LOG_VM:
		if (!end_block(block, err))
			return false;
		block->job = jobs_of(&block->jobs, name);
		return block->job || error_memory(err);
	case LOG_OTHER:
		break;
	}
	return !virsh_split(&block->lines, &line) || take_parts(block, &line, err);
}

/* What was left out, and why a file without a migration has none. */
static void tell(const struct block *block, const struct import_source *source,
		 struct import_sink *sink)
{
	char text[160];

	if (source_has(source, "iB\n"))
		sink_note(sink, "sizes were rounded by virsh to three decimals of KiB, MiB or GiB");
	if (source_has_wrapped(source))
		sink_note(sink, number_wrapped_note);
	snprintf(
		text, sizeof text,
		"%zu sample%s of jobs that are no migration (Operation: Save, Backup and the like) "
		"left out",
		block->others, block->others == 1 ? "" : "s");
	if (block->others > 0)
		sink_note(sink, text);
	if (block->incoming > 0)
		sink_note(sink, "the log tells of both sides: incoming migrations are the outgoing "
				"ones once more, and were left out");
	else if (block->operation == OPERATION_INCOMING || source_has(source, "Incoming migration"))
		sink_note(sink, "this is the destination's side (Incoming migration): with the log "
				"of the source each migration would be there twice");
	if (sink_migrations_here(sink) == 0)
		sink_nothing(sink,
			     block->others > 0 ? "no migration: every job is another operation"
			     : source_has(source, "Job type:")
				     ? "no job: every 'Job type' is None"
				     : "no line `Job type:`, which virsh domjobinfo prints (in "
				       "another language? run it as LC_ALL=C virsh domjobinfo)");
}

/* Whether it tells of the side that migrations start from. */
static bool is_outgoing(const struct import_source *source)
{
	return source_has(source, "Outgoing migration") || source_has(source, "operation: 5\n");
}

/* What virsh prints in another language: numbers of milliseconds and of bytes behind labels. */
static bool is_translated(const struct import_source *source)
{
	return !source_has(source, "Job type:") && source_has(source, " ms\n") &&
	       (source_has(source, " GiB\n") || source_has(source, " MiB\n")) &&
	       !source_has(source, "{");
}

static bool looks_like(const struct import_source *source)
{
	static const char *const words[] = { "Time elapsed:", "time_elapsed:", "timestamp:",
					     "None" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (source_has(source, "Job type:") && source_has(source, words[i]))
			return true;
	return is_translated(source) && source_has(source, "4096");
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct block block = { .lines = { .source = source },
			       .jobs = { .sink = sink },
			       .outgoing = is_outgoing(source) };
	bool good;

	if (is_translated(source))
		return error_at(err, (struct place){ source->path, 1, 0 },
				"no line `Job type:`: virsh spoke another language; run it as "
				"LC_ALL=C virsh domjobinfo");
	block.sample = job_sample_blank();
	block.pages = block.page_bytes = block.when = NAN;
	block.job = jobs_of(&block.jobs, NULL);
	good = (block.job || error_memory(err)) &&
	       lines_each(&block.lines, take_line, &block, err) && end_block(&block, err) &&
	       jobs_end(&block.jobs, err);
	jobs_free(&block.jobs);
	if (good)
		tell(&block, source, sink);
	return good;
}

const struct import_format import_domjobinfo = {
	.name = "domjobinfo",
	.producer = "virsh domjobinfo, also by --rawstats, alone or as a log with timestamps",
	.holds = "migrations, progress",
	.looks_like = looks_like,
	.read = read_file,
	.fields = fields,
	.derived = job_fields,
};
