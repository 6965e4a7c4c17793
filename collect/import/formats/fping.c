/* fping.c — logs of `fping -l -D`: every answer of every address with its time of day. */
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/probe-log.h"
#include "formats.h"

#include <ctype.h>
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
	struct probe_logs logs;
};

/* The log of an address that goes on with that probe, or a new one. Without memory NULL. */
static struct probe_log *log_of(struct reader *reader, const char *address, size_t length,
				uint32_t number, double sent)
{
	struct probe_log *log = probe_logs_of(&reader->logs, address, length);

	if (!log || !probe_log_continues(log, number, sent))
		log = probe_logs_add(&reader->logs, address, length);
	return log;
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

/* What stands behind the probe's number. */
struct heard {
	bool answered;
	double milliseconds;
};

static bool heard_of(const struct reader *reader, const char *rest, struct heard *heard,
		     struct error *err)
{
	double number_of_bytes;

	*heard = (struct heard){ false, 0 };
	if (pass(&rest, "timed out"))
		return true;
	heard->answered = true;
	return (number_at(&rest, &number_of_bytes) && pass(&rest, "bytes,") &&
		number_at(&rest, &heard->milliseconds) && pass(&rest, "ms")) ||
	       malformed(reader, rest, err);
}

static bool add_probe(struct reader *reader, struct probe_log *log, double number, double when,
		      const struct heard *heard, const char *rest, struct error *err)
{
	if (!log)
		return error_memory(err);
	if (log->begun &&
	    (number > (double)log->last + JUMP_MOST || number + JUMP_MOST < (double)log->first))
		return error_at(err, lines_place(&reader->lines, rest),
				"the probe's number %.0f is far from all others", number);
	log->line = reader->lines.number;
	if (heard->answered)
		return probe_log_heard(log, (uint32_t)number, when, heard->milliseconds / 1000,
				       err);
	if (log->count == 0 || number > log->newest)
		probe_log_missed(log, (uint32_t)number, when);
	return true;
}

/* Passes `ADDRESS ` or `NAME (ADDRESS) ` (fping -n -A) at *at. */
static bool address_at(const char **at, const char **address, size_t *length)
{
	*address = *at;
	*length = strcspn(*at, " ");
	*at += *length;
	if (strncmp(*at, " (", 2) == 0) {
		*address = *at + 2;
		*length = strcspn(*address, ")");
		*at = *address + *length;
		*at += **at == ')';
	}
	return *length > 0;
}

/* `[SECONDS] ADDRESS : [NUMBER], ...` */
static bool take_probe(struct reader *reader, struct error *err)
{
	const char *at = reader->lines.text + 1;
	const char *address;
	size_t length;
	double when;
	double number;
	struct heard heard;
	struct probe_log *log;

	if (!number_at(&at, &when) || !is_epoch(when) || !pass(&at, "]"))
		return malformed(reader, at, err);
	if (!address_at(&at, &address, &length) || !pass(&at, ": [") || !number_at(&at, &number) ||
	    number > UINT32_MAX / 2 || !pass(&at, "],"))
		return malformed(reader, at, err);
	if (!heard_of(reader, at, &heard, err))
		return false;
	/* a probe that timed out says nothing of when it was sent */
	log = log_of(reader, address, length, (uint32_t)number,
		     heard.answered ? when - heard.milliseconds / 1000 : 0);
	return add_probe(reader, log, number, when, &heard, at, err);
}

/* `ADDRESS : xmt/rcv/%loss = 46/20/56%, ...`: fping numbers its probes from 0 on. */
static bool take_statistics(struct reader *reader, const char *figures)
{
	const char *text = reader->lines.text;
	const char *at = text;
	const char *address;
	size_t length;
	struct probe_log *log = address_at(&at, &address, &length)
					? probe_logs_of(&reader->logs, address, length)
					: NULL;
	double sent;
	double received;

	at = strchr(figures, '=') + 1;
	at += strspn(at, " ");
	if (log && number_at(&at, &sent) && pass(&at, "/") && number_at(&at, &received) &&
	    sent >= 1 && sent < UINT32_MAX / 2)
		probe_log_closed(log, (uint32_t)sent - 1, received);
	return true;
}

static bool take_line(void *closure, struct error *err)
{
	struct reader *reader = closure;
	const char *text = reader->lines.text;
	const char *figures = strstr(text, " xmt/rcv/%loss = ");

	if (text[0] == '[')
		return take_probe(reader, err);
	if (figures)
		return take_statistics(reader, figures);
	return !strstr(text, " : [") ||
	       error_at(err, lines_place(&reader->lines, text),
			"no time stands before the answer: fping needs -D");
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .lines = { .source = source } };
	bool good = lines_each(&reader.lines, take_line, &reader, err) &&
		    (reader.logs.count > 0 ||
		     error_at(err, (struct place){ source->path, 1, 0 }, "it holds no answer")) &&
		    probe_logs_write(&reader.logs, "icmp", sink, err);

	probe_logs_free(&reader.logs);
	return good;
}

/* Answers of which one has a time; what fping says of errors may come before. */
static bool looks_like(const struct import_source *source)
{
	return source_has(source, " : [") && source_has(source, "% loss)") &&
	       (source->text[0] == '[' || source_has(source, "\n["));
}

const struct import_format import_fping = {
	.name = "fping",
	.producer = "fping -l -D",
	.holds = "gaps; a migration for each address if there is no other",
	.looks_like = looks_like,
	.read = read_file,
	.fields = fields,
	.derived = probe_log_fields,
	.order = IMPORT_OBSERVATIONS,
};
