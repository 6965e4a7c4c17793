/*
 * ping.c — logs of `ping -D`, with or without -O: every answer with its time of day. Of a ping that
 * tells none (macOS, BSD, busybox) also behind the times of another program, such as ts %.s.
 *
 * ping counts its probes in 16 bits: numbers that fall far back, after a time in which so many
 * could be sent, are of the next round. Other numbers that fall, and each line PING, begin another
 * log.
 */
#include "collect/import/kit/probe-log.h"
#include "formats.h"
#include "ping-line.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "PING",      "",   "gaps", "vm",            "the address, or the VM that --set or another file names; of a log alone also migrations.vm" },
	{ "[SECONDS]", "s",  "gaps", "clock_seconds", "when the last answer before the gap came; also without brackets, or a date and time with its zone" },
	{ "icmp_seq",  "",   "gaps", "probes",        "how many were sent after the last one that was answered before the gap" },
	{ "time",      "ms", "gaps", "gap_seconds",   "a probe was sent this long before its answer; a gap is found as collect finds it" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

enum { ROUND = 65536 };

struct reader {
	struct import_lines lines;
	struct probe_logs logs;
	struct probe_log *log; /* the newest one; NULL = none yet */
	bool from_0;           /* its ping numbers from 0 on, as all but iputils' do */
};

static bool begin_log(struct reader *reader, const char *address, size_t length, struct error *err)
{
	reader->log = probe_logs_add(&reader->logs, address, length);
	return reader->log || error_memory(err);
}

/* The address in `PING NAME (ADDRESS) ...`, or of IPv6 `PING NAME(NAME (ADDRESS)) ...`. Each such
 * line begins a log. */
static bool take_header(struct reader *reader, struct error *err)
{
	const char *end = strchr(reader->lines.text, ')');
	const char *begin = end;

	reader->from_0 = !strstr(reader->lines.text, " bytes of data");
	while (begin && begin > reader->lines.text && begin[-1] != '(')
		begin--;
	if (!end || begin == end || begin == reader->lines.text)
		return true;
	return begin_log(reader, begin, (size_t)(end - begin), err);
}

/* What ping says in another language cannot be told from what it says of a lost probe. */
static bool other_language(const struct reader *reader, const char *at, struct error *err)
{
	return error_at(err, lines_place(&reader->lines, at),
			"'%.40s': neither an answer nor a lost probe in ping's English words; run "
			"it as LC_ALL=C ping -D",
			at);
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
	if (*end == ',' && isdigit((unsigned char)end[1]))
		return other_language(reader, at, err);
	if (isdigit((unsigned char)*at) && end != at && *number >= 0 && *number < 1e12)
		return true;
	return error_at(err, lines_place(&reader->lines, at), "'%.20s' is not a number behind '%s'",
			at, words);
}

/* The number of the probe that was sent then, with its rounds of 65536: that which is nearest to
 * the newest one, unless so many could not be sent in the time between. */
static uint32_t unwrap(const struct probe_log *log, uint32_t number, double sent)
{
	uint32_t whole = log->newest / ROUND * ROUND + number;
	uint32_t first = log->count > 0 ? log->answers[0].number : 0;
	double interval = log->newest > first ? (log->newest_sent - log->answers[0].sent) /
							(log->newest - first)
					      : 0;
	double least; /* that must have passed if it is of the next round */

	if (log->count == 0)
		return number;
	least = ((double)whole + ROUND - log->newest) * interval / 2;
	if (whole < log->newest && whole + ROUND / 2 < log->newest &&
	    sent - log->newest_sent > least)
		return whole + ROUND;
	if (whole >= ROUND && whole > log->newest + ROUND / 2)
		return whole - ROUND;
	return whole;
}

/* The log that the answer belongs to: another one if its number falls. A log whose first lines
 * are lost is of the address that answers. */
static bool log_of_answer(struct reader *reader, uint32_t number, double sent, struct error *err)
{
	const struct probe_log *log = reader->log;
	const char *address = log ? log->address : "";
	size_t length = strlen(address);
	bool good;
	char *copy;

	if (log && probe_log_continues(log, unwrap(log, number, sent), sent))
		return true;
	if (!log && !ping_line_address(reader->lines.text, &address, &length))
		return true;
	copy = strndup(address, length);
	good = copy ? begin_log(reader, copy, length, err) : error_memory(err);
	free(copy);
	return good;
}

static bool take_answer(struct reader *reader, uint32_t number, double when, double milliseconds,
			struct error *err)
{
	double sent = when - milliseconds / 1000;

	if (strstr(reader->lines.text, "(DUP!)"))
		return true;
	if (!log_of_answer(reader, number, sent, err))
		return false;
	return !reader->log || probe_log_heard(reader->log, unwrap(reader->log, number, sent), when,
					       milliseconds / 1000, err);
}

/* `no answer yet for icmp_seq=N` is said when the next one is sent (-O): a lower number than the
 * newest is one of another log. Hosts on the way (`From A icmp_seq=N ...`) may speak late. */
static bool take_lost(struct reader *reader, uint32_t number, double when, bool unanswered,
		      struct error *err)
{
	struct probe_log *log = reader->log;
	uint32_t whole;

	if (unanswered && log && !log_of_answer(reader, number, when, err))
		return false;
	log = reader->log;
	if (!log)
		return true;
	whole = unwrap(log, number, when);
	if (log->count > 0 && whole < log->newest)
		return true;
	probe_log_missed(log, whole, when);
	return !unanswered || probe_log_sent(log, whole + 1, when, err);
}

/* A line behind its time. */
static bool take_probe(struct reader *reader, double when, const char *said, struct error *err)
{
	const char *words = ping_line_number_words(said);
	bool unanswered = ping_line_tells_loss(said);
	double number;
	double milliseconds;
	bool numbered;
	bool answered;

	if (!number_behind(reader, words, &number, &numbered, err) ||
	    !number_behind(reader, " time=", &milliseconds, &answered, err))
		return false;
	if (!numbered)
		return true;
	if (number >= ROUND)
		return error_at(err, lines_place(&reader->lines, reader->lines.text),
				"icmp_seq=%.0f: ping's numbers end at 65535", number);
	if (answered)
		return take_answer(reader, (uint32_t)number, when, milliseconds, err);
	if (strstr(said, " bytes from "))
		return error_at(err, lines_place(&reader->lines, said),
				"the answer has no round trip: ping needs 16 bytes or more to "
				"measure one (-s 16)");
	if (!unanswered && strncmp(said, "From ", 5) != 0)
		return other_language(reader, said, err);
	return take_lost(reader, (uint32_t)number, when, unanswered, err);
}

/* `N packets transmitted, N received, ...`, or `N packets received`. */
static bool take_statistics(struct reader *reader, const char *said)
{
	static const char transmitted[] = " packets transmitted, ";
	const char *behind = strstr(said, transmitted);
	double sent = strtod(said, NULL);
	double received = behind ? strtod(behind + strlen(transmitted), NULL) : NAN;
	struct probe_log *log = reader->log;

	if (behind && log && sent >= 1 && sent < UINT32_MAX / 2 && received >= 0)
		probe_log_closed(
			log, (uint32_t)sent - (reader->from_0 || (log->begun && log->first == 0)),
			received);
	return true;
}

/* An answer or a loss without a time that could be used. */
static bool no_time(const struct reader *reader, const char *said, struct error *err)
{
	static const char other[] = "of a ping that has no such option (macOS, BSD, busybox): ping "
				    "ADDRESS | ts %.s";
	const char *text = reader->lines.text;

	if (said == text)
		return error_at(err, lines_place(&reader->lines, text),
				"no time stands before the answer: ping needs -D; %s", other);
	return error_at(err, lines_place(&reader->lines, text),
			"'%.*s' is no time that tells the day, the zone and fractions of a second: "
			"ping needs -D; %s",
			(int)(said - text < 40 ? said - text : 40), text, other);
}

static bool take_line(void *closure, struct error *err)
{
	struct reader *reader = closure;
	const char *text = reader->lines.text;
	const char *said = text;
	double when;
	bool stamped = ping_line_time(text, &when, &said);
	bool good = true;

	if (strncmp(said, "PING ", 5) == 0)
		good = take_header(reader, err);
	else if (strstr(said, " packets transmitted, "))
		return take_statistics(reader, said);
	else if (stamped)
		good = take_probe(reader, when, said, err);
	else if (text[0] == '[')
		good = error_at(err, lines_place(&reader->lines, text),
				"'%.20s' should be a time such as [1700000000.123456]", text);
	else if ((said = ping_line_answer(text)))
		return no_time(reader, said, err);
	else
		return true;
	if (good && reader->log)
		reader->log->line = reader->lines.number;
	return good;
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .lines = { .source = source } };
	bool good = lines_each(&reader.lines, take_line, &reader, err);

	if (good && reader.logs.count == 0)
		good = error_at(err, (struct place){ source->path, 1, 0 },
				"neither a line `PING NAME (ADDRESS)` nor an answer tells whom the "
				"probes went to");
	good = good && probe_logs_write(&reader.logs, "icmp", sink, err);
	probe_logs_free(&reader.logs);
	return good;
}

/* Its first line that says anything is a header or has a time, or answers are in it. */
static bool looks_like(const struct import_source *source)
{
	const char *line = source->text + strspn(source->text, " \t\r\n");
	size_t length = strcspn(line, "\n");
	const char *number = strstr(source->text, "icmp_seq");

	if (number &&
	    (strncmp(line, "PING ", 5) == 0 || (line[0] == '[' && number < line + length)))
		return true;
	return source_has(source, " bytes from ") &&
	       (source_has(source, ": icmp_seq=") || source_has(source, ": seq="));
}

const struct import_format import_ping = {
	.name = "ping",
	.producer = "ping -D, with or without -O (iputils), in English (LC_ALL=C); another ping | "
		    "ts %.s",
	.holds = "gaps; a migration if there is no other",
	.looks_like = looks_like,
	.read = read_file,
	.fields = fields,
	.derived = probe_log_fields,
	.order = IMPORT_OBSERVATIONS,
};
