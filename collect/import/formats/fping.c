/* fping.c — logs of `fping -l -D`: every answer of every address with its time of day. */
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/probe-log.h"
#include "formats.h"

#include "datasets/array.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "ADDRESS",   "",   "gaps", "vm",            "or the VM that --set or another file names; of a log alone also migrations.vm" },
	{ "[SECONDS]", "s",  "gaps", "clock_seconds", "when the last answer before the gap came" },
	{ "[NUMBER]",  "",   "gaps", "probes",        "how many were sent after the last one that was answered before the gap" },
	{ "ms",        "ms", "gaps", "gap_seconds",   "a probe was sent this long before its answer; a gap is found as collect finds it" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* A probe that jumps further is no probe's number. */
enum { JUMP_MOST = 10000000 };

struct reader {
	struct import_lines lines;
	struct probe_log *logs; /* one for each address */
	size_t count, capacity;
};

static struct probe_log *log_of(struct reader *reader, const char *address, size_t length)
{
	struct probe_log *log;

	for (size_t i = 0; i < reader->count; i++)
		if (strlen(reader->logs[i].address) == length &&
		    memcmp(reader->logs[i].address, address, length) == 0)
			return &reader->logs[i];
	if (!array_grow(&reader->logs, &reader->capacity, reader->count, sizeof *reader->logs))
		return NULL;
	log = &reader->logs[reader->count];
	*log = (struct probe_log){ .address = strndup(address, length) };
	reader->count += log->address != NULL;
	return log->address ? log : NULL;
}

/* Passes the words at *at, and blanks around them; false if they do not stand there. */
static bool pass(const char **at, const char *words)
{
	*at += strspn(*at, " ");
	if (strncmp(*at, words, strlen(words)) != 0)
		return false;
	*at += strlen(words);
	*at += strspn(*at, " ");
	return true;
}

/* A number at *at, from 0 on. */
static bool number_at(const char **at, double *number)
{
	char *end;

	if (!isdigit((unsigned char)**at))
		return false;
	*number = strtod(*at, &end);
	*at = end;
	return true;
}

static bool malformed(const struct reader *reader, const char *at, struct error *err)
{
	return error_at(err, lines_place(&reader->lines, at),
			"'%.20s': a line should be [SECONDS] ADDRESS : [NUMBER], 64 bytes, 0.12 ms "
			"... or ... timed out",
			at);
}

static bool take_answer(struct probe_log *log, double number, double when, const char *rest,
			struct reader *reader, struct error *err)
{
	double number_of_bytes;
	double milliseconds;

	if (log->begun &&
	    (number > (double)log->last + JUMP_MOST || number + JUMP_MOST < (double)log->first))
		return error_at(err, lines_place(&reader->lines, rest),
				"the probe's number %.0f is far from all others", number);
	if (pass(&rest, "timed out")) {
		probe_log_missed(log, (uint32_t)number, when);
		return true;
	}
	if (number_at(&rest, &number_of_bytes) && pass(&rest, "bytes,") &&
	    number_at(&rest, &milliseconds) && pass(&rest, "ms"))
		return probe_log_heard(log, (uint32_t)number, when, milliseconds / 1000, err);
	return malformed(reader, rest, err);
}

/* `[SECONDS] ADDRESS : [NUMBER], ...` */
static bool take_probe(struct reader *reader, struct error *err)
{
	const char *at = reader->lines.text + 1;
	const char *address;
	size_t length;
	double when;
	double number;
	struct probe_log *log;

	if (!number_at(&at, &when) || !is_epoch(when) || !pass(&at, "]"))
		return malformed(reader, at, err);
	address = at;
	length = strcspn(at, " ");
	at += length;
	if (length == 0 || !pass(&at, ": [") || !number_at(&at, &number) ||
	    number > UINT32_MAX / 2 || !pass(&at, "],"))
		return malformed(reader, at, err);
	log = log_of(reader, address, length);
	return log ? take_answer(log, number, when, at, reader, err) : error_memory(err);
}

static bool take_line(void *closure, struct error *err)
{
	struct reader *reader = closure;
	const char *text = reader->lines.text;

	if (text[0] == '[')
		return take_probe(reader, err);
	return !strstr(text, " : [") ||
	       error_at(err, lines_place(&reader->lines, text),
			"no time stands before the answer: fping needs -D");
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .lines = { .source = source } };
	bool good = lines_each(&reader.lines, take_line, &reader, err) &&
		    (reader.count > 0 ||
		     error_at(err, (struct place){ source->path, 1, 0 }, "it holds no answer")) &&
		    probe_logs_write(reader.logs, reader.count, "icmp", sink, err);

	for (size_t i = 0; i < reader.count; i++)
		probe_log_free(&reader.logs[i]);
	free(reader.logs);
	return good;
}

const struct import_format import_fping = {
	.name = "fping",
	.producer = "fping -l -D",
	.holds = "gaps; a migration for each address if there is no other",
	.begins = { "[" },
	.has_all = { " : [", "% loss)" },
	.read = read_file,
	.fields = fields,
	.order = IMPORT_OBSERVATIONS,
};
