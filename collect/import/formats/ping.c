/*
 * ping.c — logs of `ping -D`, with or without -O: every answer with its time of day.
 *
 * ping counts its probes in 16 bits; numbers that fall far back are taken for the next round.
 */
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/probe-log.h"
#include "formats.h"

#include "datasets/table.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "PING",      "",   "gaps", "vm",            "the address, or the VM that --set or another file names; of a log alone also migrations.vm" },
	{ "[SECONDS]", "s",  "gaps", "clock_seconds", "when the last answer before the gap came" },
	{ "icmp_seq",  "",   "gaps", "probes",        "how many were sent after the last one that was answered before the gap" },
	{ "time",      "ms", "gaps", "gap_seconds",   "a probe was sent this long before its answer; a gap is found as collect finds it" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

enum { ROUND = 65536 };

struct reader {
	struct import_lines lines;
	struct probe_log log;
	bool begun;
	uint32_t newest; /* the highest number so far, with the rounds */
};

/* The address in `PING NAME (ADDRESS) ...`, or of IPv6 `PING NAME(NAME (ADDRESS)) ...`. */
static bool take_header(struct reader *reader, struct error *err)
{
	const char *end = strchr(reader->lines.text, ')');
	const char *begin = end;

	while (begin && begin > reader->lines.text && begin[-1] != '(')
		begin--;
	if (!end || begin == end || begin == reader->lines.text || reader->log.address)
		return true;
	reader->log.address = strndup(begin, (size_t)(end - begin));
	return reader->log.address || error_memory(err);
}

/* A number behind the words in the line; false with *err if they stand there without one. *found
 * tells whether they do. */
static bool number_behind(const struct reader *reader, const char *words, double *number,
			  bool *found, struct error *err)
{
	const char *at = strstr(reader->lines.text, words);
	char *end;

	*found = at != NULL;
	if (!at)
		return true;
	at += strlen(words);
	*number = strtod(at, &end);
	if (isdigit((unsigned char)*at) && end != at && *number >= 0 && *number < 1e12)
		return true;
	return error_at(err, lines_place(&reader->lines, at), "'%.20s' is not a number behind '%s'",
			at, words);
}

/* The probe's number without its rounds. */
static uint32_t unwrap(struct reader *reader, uint32_t number)
{
	uint32_t rounds = reader->newest / ROUND * ROUND;
	uint32_t whole = rounds + number % ROUND;

	if (reader->begun && whole + ROUND / 2 < reader->newest)
		whole += ROUND;
	else if (reader->begun && rounds > 0 && whole > reader->newest + ROUND / 2)
		whole -= ROUND;
	if (!reader->begun || whole > reader->newest)
		reader->newest = whole;
	reader->begun = true;
	return whole;
}

/* `[SECONDS] ...` */
static bool take_answer(struct reader *reader, struct error *err)
{
	const char *text = reader->lines.text;
	double when;
	double number;
	double milliseconds;
	bool numbered;
	bool answered;
	uint32_t whole;
	char *end;

	when = strtod(text + 1, &end);
	if (!isdigit((unsigned char)text[1]) || *end != ']' || !is_epoch(when))
		return error_at(err, lines_place(&reader->lines, text),
				"'%.20s' should be a time such as [1700000000.123456]", text);
	if (!number_behind(reader, "icmp_seq=", &number, &numbered, err) ||
	    !number_behind(reader, " time=", &milliseconds, &answered, err))
		return false;
	if (!numbered || strstr(text, "(DUP!)"))
		return true;
	if (number >= ROUND)
		return error_at(err, lines_place(&reader->lines, text),
				"icmp_seq=%.0f: ping's numbers end at 65535", number);
	if (answered)
		return probe_log_heard(&reader->log, unwrap(reader, (uint32_t)number), when,
				       milliseconds / 1000, err);
	whole = unwrap(reader, (uint32_t)number);
	probe_log_missed(&reader->log, whole, when);
	/* -O says so when it sends the next one */
	return !strstr(text, "no answer yet") || probe_log_sent(&reader->log, whole + 1, when, err);
}

static bool take_line(void *closure, struct error *err)
{
	struct reader *reader = closure;
	const char *text = reader->lines.text;

	if (strncmp(text, "PING ", 5) == 0)
		return take_header(reader, err);
	if (text[0] == '[')
		return take_answer(reader, err);
	return !isdigit((unsigned char)text[0]) || !strstr(text, "icmp_seq=") ||
	       error_at(err, lines_place(&reader->lines, text),
			"no time stands before the answer: ping needs -D");
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .lines = { .source = source } };
	bool good = lines_each(&reader.lines, take_line, &reader, err);

	if (good && !reader.log.address)
		good = error_at(err, (struct place){ source->path, 1, 0 },
				"no line `PING NAME (ADDRESS)` tells whom the answers are from");
	good = good && probe_logs_write(&reader.log, 1, "icmp", sink, err);
	probe_log_free(&reader.log);
	return good;
}

const struct import_format import_ping = {
	.name = "ping",
	.producer = "ping -D, with or without -O (iputils)",
	.holds = "gaps; a migration if there is no other",
	.begins = { "PING " },
	.has_all = { "icmp_seq=" },
	.read = read_file,
	.fields = fields,
	.order = IMPORT_OBSERVATIONS,
};
