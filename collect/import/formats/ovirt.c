/*
 * ovirt.c — oVirt's (and RHV's) events of migrations: lines of engine.log, of the events page, or
 * the JSON that GET /ovirt-engine/api/events answers; all hold the same sentences.
 *
 * A migration is told by the event that ends it. Its start is the event `Migration started` of the
 * same VM before it, where that is in the file.
 */
#include "collect/import/kit/iso-time.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/clock.h"
#include "datasets/metric.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "VM",                  "",  "migrations", "vm",                 NULL },
	{ "Source",              "",  "migrations", "source",             NULL },
	{ "Destination",         "",  "migrations", "destination",        NULL },
	{ "Migration completed", "",  "migrations", "outcome",            "ok; failed error_returned, cancelled aborted_by_manager; one that started and tells no end unknown" },
	{ "Migration started",   "",  "migrations", "started_at",         "the event's own time; and clock_seconds" },
	{ "Total",               "s", "migrations", "total_time_seconds", "in steps of a second; older events have Duration alone" },
	{ "Duration",            "s", "migrations", "job_time_seconds",   "of the migration on its hosts, in steps of a second" },
	{ "Actual downtime",     "s", "migrations", "downtime_seconds",   "(N/A) is empty" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

enum { TEXT_SIZE = 128 };

/* A migration that has started and not ended yet. */
struct under_way {
	char vm[TEXT_SIZE], source[TEXT_SIZE], destination[TEXT_SIZE];
	double started; /* NaN = not known */
};

struct reader {
	struct import_lines lines;
	struct import_sink *sink;
	struct under_way *at;
	size_t count, capacity;
};

/* What stands behind `NAME: ` within the brackets, up to the comma or the bracket; "" = nothing. */
static void member_of(const char *brackets, const char *name, char value[TEXT_SIZE])
{
	char words[40];
	const char *at;

	snprintf(words, sizeof words, "%s: ", name);
	at = strstr(brackets, words);
	value[0] = '\0';
	if (at)
		snprintf(value, TEXT_SIZE, "%.*s", (int)strcspn(at + strlen(words), ",)"),
			 at + strlen(words));
}

/* "1 minute 12 seconds", "57ms", "0.3 seconds"; NaN: "(N/A)" and all else. */
static double seconds_of(const char *text)
{
	static const struct {
		const char *word;
		double seconds;
	} units[] = { { "ms", 0.001 }, { "millisecond", 0.001 }, { "sec", 1 },
		      { "min", 60 },   { "hour", 3600 },         { "day", 86400 } };
	double seconds = NAN;

	while (*text != '\0') {
		char *end;
		double number = strtod(text, &end);
		size_t i = 0;

		if (end == text || !isdigit((unsigned char)*text))
			return NAN;
		end += strspn(end, " ");
		while (i < COUNT(units) && strncmp(end, units[i].word, strlen(units[i].word)) != 0)
			i++;
		if (i == COUNT(units))
			return NAN;
		seconds = (isnan(seconds) ? 0 : seconds) + number * units[i].seconds;
		text = end + strcspn(end, " ");
		text += strspn(text, " ");
	}
	return seconds;
}

static struct under_way *find(struct reader *reader, const char *vm)
{
	for (size_t i = 0; i < reader->count; i++)
		if (strcmp(reader->at[i].vm, vm) == 0)
			return &reader->at[i];
	return NULL;
}

static const char *known(const char *text)
{
	return text[0] != '\0' ? text : NULL;
}

/* Writes the row of a migration that is over. */
static bool add_row(struct reader *reader, const struct under_way *it, struct migration_row *row,
		    struct error *err)
{
	row->vm = known(it->vm);
	row->source = known(it->source);
	row->destination = known(it->destination);
	row->direction = sink_direction(reader->sink, row->source, row->destination);
	row->clock_seconds = it->started;
	clock_utc_text_of(it->started, row->started_at);
	return sink_is_repeat(reader->sink, row, true) ||
	       sink_migration(reader->sink, row, NULL, 0, err);
}

/* One that started and of whose end nothing is told, before another one of the same VM or at the
 * file's end. */
static bool add_unended(struct reader *reader, const struct under_way *it, struct error *err)
{
	struct migration_row row = sink_blank_migration();

	row.outcome = OUTCOME_UNKNOWN;
	row.error = "the events do not say how it ended";
	return add_row(reader, it, &row, err);
}

static bool take_start(struct reader *reader, const struct under_way *it, struct error *err)
{
	struct under_way *before = find(reader, it->vm);

	if (before) {
		if (!add_unended(reader, before, err))
			return false;
		*before = *it;
		return true;
	}
	if (!array_grow(&reader->at, &reader->capacity, reader->count, sizeof *reader->at))
		return error_memory(err);
	reader->at[reader->count++] = *it;
	return true;
}

/* How a migration ended, by the sentence that tells it. */
static bool end_of(const char *sentence, enum outcome *outcome)
{
	static const struct {
		const char *words;
		enum outcome outcome;
	} ends[] = { { "Migration completed", OUTCOME_OK },
		     { "Migration failed", OUTCOME_ERROR_RETURNED },
		     { "Migration cancelled", OUTCOME_ABORTED_BY_MANAGER },
		     { "Migration canceled", OUTCOME_ABORTED_BY_MANAGER } };

	for (size_t i = 0; i < COUNT(ends); i++) {
		*outcome = ends[i].outcome;
		if (strncmp(sentence, ends[i].words, strlen(ends[i].words)) == 0)
			return true;
	}
	return false;
}

static void fill_times(const char *brackets, struct migration_row *row)
{
	static const struct {
		const char *member;
		enum metric_index metric;
	} times[] = { { "Total", METRIC_TOTAL_TIME_SECONDS },
		      { "Duration", METRIC_JOB_TIME_SECONDS },
		      { "Actual downtime", METRIC_DOWNTIME_SECONDS } };
	char text[TEXT_SIZE];

	for (size_t i = 0; i < COUNT(times); i++) {
		member_of(brackets, times[i].member, text);
		row->value[times[i].metric] = seconds_of(text);
	}
}

static bool take_end(struct reader *reader, const struct under_way *it, const char *sentence,
		     enum outcome outcome, struct error *err)
{
	struct migration_row row = sink_blank_migration();
	struct under_way *start = find(reader, it->vm);
	struct under_way whole = *it;

	whole.started = start ? start->started : NAN;
	if (start && whole.destination[0] == '\0')
		memcpy(whole.destination, start->destination, sizeof whole.destination);
	row.outcome = outcome;
	if (outcome == OUTCOME_OK)
		fill_times(sentence, &row);
	else
		row.error = sentence;
	if (start)
		*start = reader->at[--reader->count];
	return add_row(reader, &whole, &row, err);
}

/* One event: its sentence, and when it was. */
static bool take_event(struct reader *reader, const char *sentence, double when, struct error *err)
{
	const char *brackets = strstr(sentence, "(VM: ");
	struct under_way it = { .started = when };
	enum outcome outcome;

	if (!brackets)
		return true;
	member_of(brackets, "VM", it.vm);
	member_of(brackets, "Source", it.source);
	member_of(brackets, "Destination", it.destination);
	if (strncmp(sentence, "Migration started", 17) == 0 ||
	    strncmp(sentence, "Migration initiated by system", 29) == 0)
		return take_start(reader, &it, err);
	/* it goes on to another host: a new event will tell */
	if (strstr(sentence, "Trying to migrate to another Host"))
		return true;
	return !end_of(sentence, &outcome) || take_end(reader, &it, sentence, outcome, err);
}

/* `2026-05-04 12:26:31,123+02 INFO ...`, also with Z or a whole offset, or without any. */
static double time_at(struct reader *reader, const char *text)
{
	char copy[40];
	char *zone;
	double when;

	snprintf(copy, sizeof copy, "%.*s", (int)strcspn(text + 11, " ,+Z") + 11,
		 strlen(text) > 19 ? text : "                    ");
	if (!time_of_iso(copy, &when))
		return NAN;
	text += strlen(copy);
	if (*text == ',') {
		when += strtod(text + 1, &zone) / 1000;
		text = zone;
	}
	if (*text == 'Z')
		return when;
	if ((*text == '+' || *text == '-') && isdigit((unsigned char)text[1])) {
		double hours = strtod(text + 1, &zone);
		double minutes = *zone == ':' ? strtod(zone + 1, NULL) : 0;

		return when - (*text == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
	}
	return sink_utc(reader->sink, when, "");
}

static bool take_line(void *closure, struct error *err)
{
	struct reader *reader = closure;
	const char *text = reader->lines.text;
	const char *sentence = strstr(text, "Migration ");
	double when =
		isdigit((unsigned char)text[0]) && strlen(text) > 19 ? time_at(reader, text) : NAN;

	return !sentence || take_event(reader, sentence, when, err);
}

static bool take_json_event(void *closure, const struct json_at *event, struct error *err)
{
	struct reader *reader = closure;
	const struct json_at time = json_key_of(event, "time");
	const char *sentence;
	double when;

	if (!json_need(event, JSON_OBJECT, err) ||
	    !json_text_of(event, "description", &sentence, err) ||
	    !json_number_at(&time, &when, err))
		return false;
	when /= 1000;
	if (!isnan(when) && !is_epoch(when))
		return json_fail(&time, err, "%g is no time in milliseconds since 1970",
				 when * 1000);
	return !sentence || take_event(reader, sentence, when, err);
}

/* The API lists the newest event first. */
static bool take_root(void *closure, const struct json_at *root, struct error *err)
{
	const struct json_at events = json_key_of(root, "event");

	if (!json_need(&events, JSON_ARRAY, err))
		return false;
	for (size_t i = json_size_of(&events); i > 0; i--) {
		const struct json_at event = json_item_of(&events, i - 1);

		if (!take_json_event(closure, &event, err))
			return false;
	}
	return true;
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .lines = { .source = source }, .sink = sink };
	bool json = source->text[strspn(source->text, " \t\n")] == '{';
	bool good = json ? json_read(source, take_root, &reader, err)
			 : lines_each(&reader.lines, take_line, &reader, err);
	bool told;

	for (size_t i = 0; good && i < reader.count; i++)
		good = add_unended(&reader, &reader.at[i], err);
	free(reader.at);
	sink_note(sink, "oVirt's times are in steps of a second; its Duration is job_time_seconds, "
			"its Total total_time_seconds");
	told = sink_tell_repeats(sink);
	if (good && sink_migrations_here(sink) == 0)
		sink_nothing(sink, told ? "all that it tells of was told already"
					: "no event tells of a migration");
	return good;
}

const struct import_format import_ovirt = {
	.name = "ovirt",
	.producer = "oVirt, events of migrations: engine.log, or GET /api/events as JSON",
	.holds = "migrations",
	.has_all = { "Migration ", "(VM: ", "Source: " },
	.read = read_file,
	.fields = fields,
};
