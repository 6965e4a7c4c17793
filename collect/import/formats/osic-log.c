/*
 * osic-log.c — the text log of the OSIC live-migration study.
 *
 * A line at a time: the hosts' specifications, then for each flavor (and each number of parallel
 * migrations) the evacuations, and after them what was lost of pings and TCP streams. Words that
 * are not known are passed over, for the study's scripts were changed between its runs; a line
 * that is known must be right.
 */
#include "osic-log.h"

#include "formats.h"

#include "datasets/table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "live migration duration for VMn",   "s", "migrations", "total_time_seconds", "Rally's action nova.live_migrate; from 400 s on it is Rally's limit" },
	{ "VMn",                               "",  "migrations", "vm",                 "a place in the evacuation's order, also in order" },
	{ "evacuating all VMs from",           "",  "migrations", "source",             "with ITERATION n it is AB of cycle n, without it BA; and destination" },
	{ "failed to migrate from",            "",  "migrations", "outcome",            "error_returned; where Rally told a time, too: completed_but_on_source, or unknown if it cannot be said whose; VMs that did not stand on the source: not_attempted" },
	{ "flavor of workloads used is",       "",  "migrations", "flavor",             NULL },
	{ "Tunneling",                         "",  "migrations", "tunnelled",          "on is yes, off is no" },
	{ "number of parallel migrations",     "",  "migrations", "parallel",           NULL },
	{ "the file's name",                   "",  "migrations", "storage",            "or --set storage" },
	{ "starting lvm at, finishing lvm at", "",  "events",     "at",                 "with --utc-offset" },
	{ "downtime for instance",             "",  "events",     "detail",             "seconds, a sum over all migrations of the VM" },
	{ "Loss of TCP stream",                "",  "events",     "detail",             NULL },
	{ "specs for server",                  "",  "package",    "hosts",              NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

bool osic_log_complain(struct osic_log *log, const char *at, const char *wanted)
{
	return error_at(log->err, lines_place(&log->lines, at), "'%.60s' is not %s", at, wanted);
}

/* What follows words in the line, blanks aside; NULL if they do not stand there. */
static char *after(const struct osic_log *log, const char *words)
{
	char *text = strstr(log->lines.text, words);

	if (!text)
		return NULL;
	text += strlen(words);
	return text + strspn(text, " \t");
}

void osic_take_word(char word[OSIC_WORD], const char *text, const char *ends)
{
	snprintf(word, OSIC_WORD, "%.*s", (int)strcspn(text, ends), text);
}

bool osic_log_event(struct osic_log *log, const char *event, const char *vm, const char *detail)
{
	struct event_row row = {
		.clock_seconds = NAN, .from = "import", .vm = vm, .event = event, .detail = detail
	};

	return sink_event(log->osic.sink, &row, log->err);
}

bool osic_log_end_evacuation(struct osic_log *log)
{
	return osic_evacuation_end(&log->osic, &log->evacuation, log->err);
}

/* "compute07 to compute04 ITERATION n: 1", or "compute04 to compute07:" for the way back. */
static bool take_evacuation(struct osic_log *log, char *text)
{
	char *to = strstr(text, " to ");
	char *iteration = strstr(text, "ITERATION n:");
	long long cycle = log->last_cycle;
	char detail[256];

	if (!osic_log_end_evacuation(log))
		return false;
	if (!to)
		return osic_log_complain(log, text, "'HOST to HOST'");
	if (iteration && !integer_of_text(iteration + strlen("ITERATION n:") +
						  strspn(iteration + strlen("ITERATION n:"), " "),
					  1, 1000000, &cycle))
		return osic_log_complain(log, iteration,
					 "'ITERATION n: ' and a whole number from 1 on");
	if (!iteration && cycle == 0)
		return osic_log_complain(log, text,
					 "an evacuation with an ITERATION, which comes first");
	if (iteration && cycle <= log->last_cycle) {
		snprintf(detail, sizeof detail, "iteration %lld again: here it is cycle %d", cycle,
			 log->last_cycle + 1);
		cycle = log->last_cycle + 1;
		if (!osic_log_event(log, "iteration_repeated", NULL, detail))
			return false;
		sink_note(log->osic.sink, "Iterations stand there twice (repeated after a break): "
					  "their cycles count on; events.csv names them.");
	}
	log->last_cycle = (int)cycle;
	osic_evacuation_begin(&log->evacuation, (int)cycle, !iteration);
	osic_take_word(log->evacuation.from, text, " ");
	osic_take_word(log->evacuation.to, to + strlen(" to "), " :");
	return true;
}

/* "3: 61.55703401565552"; some logs have null where there is no time. */
static bool take_time(struct osic_log *log, char *text)
{
	char *colon = strchr(text, ':');
	long long place;
	double seconds;
	char *number;

	if (!log->evacuation.under_way)
		return osic_log_complain(log, log->lines.text,
					 "right here: no evacuation has begun");
	if (!colon)
		return osic_log_complain(log, text, "a VM's number, a colon and a time");
	*colon = '\0';
	number = colon + 1 + strspn(colon + 1, " ");
	number[strcspn(number, " \t")] = '\0';
	if (!integer_of_text(text, 1, OSIC_VMS, &place))
		return osic_log_complain(log, text, "a VM's number from 1 to 200");
	if (place > log->evacuation.highest)
		log->evacuation.highest = (int)place;
	if (strcmp(number, "null") == 0 || strcmp(number, "None") == 0)
		return true;
	if (!number_of_text(number, &seconds) || seconds < 0)
		return osic_log_complain(log, number, "a time in seconds such as 61.5");
	if (!isnan(log->evacuation.seconds[place - 1]))
		return osic_log_complain(log, log->lines.text,
					 "right here: this evacuation has it already");
	log->evacuation.seconds[place - 1] = seconds;
	return true;
}

/* `date`'s own form: "Thu Feb  2 18:36:07 CST 2017". */
static bool local_of_date(const char *text, double *local, char zone[OSIC_WORD])
{
	struct tm parts = { 0 };
	const char *rest = strptime(text, "%a %b %d %H:%M:%S", &parts);
	long long year;

	if (!rest)
		return false;
	rest += strspn(rest, " ");
	osic_take_word(zone, rest, " ");
	rest += strlen(zone);
	rest += strspn(rest, " ");
	if (!integer_of_text(rest, 1970, 9999, &year))
		return false;
	parts.tm_year = (int)year - 1900;
	*local = (double)timegm(&parts);
	return true;
}

static bool take_date(struct osic_log *log, char *text, const char *event)
{
	struct event_row row = { .from = "import", .event = event };
	char zone[OSIC_WORD];
	char where[160];
	double utc;

	for (char *end = strchr(text, '\0'); end > text && end[-1] == ' ';)
		*--end = '\0';
	if (!local_of_date(text, &row.clock_seconds, zone))
		return osic_log_complain(log, text, "a date such as Thu Feb  2 18:36:07 UTC 2017");
	utc = sink_utc(log->osic.sink, row.clock_seconds, zone);
	clock_utc_text_of(utc, row.at);
	if (!isnan(utc))
		row.clock_seconds = utc;
	osic_where(&log->osic, &log->evacuation, where, sizeof where);
	row.detail = where;
	return sink_event(log->osic.sink, &row, log->err);
}

static bool take_tunnelling(struct osic_log *log, char *text)
{
	text[strcspn(text, " \t")] = '\0';
	return osic_log_end_evacuation(log) &&
	       (osic_set_tunnelling(&log->osic, text) || osic_log_complain(log, text, "on or off"));
}

/* A flavor, or a number of parallel migrations: the cycles begin anew. */
static bool take_part(struct osic_log *log, char *text, char word[OSIC_WORD])
{
	if (!osic_log_end_evacuation(log))
		return false;
	log->last_cycle = 0;
	if (word == log->osic.flavor)
		log->osic.level[0] = '\0';
	osic_take_word(word, text, " \t");
	return word[0] != '\0' ||
	       osic_log_complain(log, log->lines.text, "whole: a word is missing");
}

static bool take_finish(struct osic_log *log, char *text)
{
	log->evacuation.finished = true;
	return take_date(log, text, "evacuation_finished");
}

/* What each kind of line says; the order counts where one holds the words of another. */
static bool take_line(void *closure, struct error *err)
{
	struct osic_log *log = closure;
	char *text;

	(void)err; /* the log has it */
	if (osic_hosts_take(&log->hosts, log->lines.text))
		return true;
	if ((text = after(log, "live migration duration for VM")))
		return take_time(log, text);
	if (strstr(log->lines.text, "failed to migrate from"))
		return osic_take_left(log, log->lines.text);
	if ((text = after(log, "evacuating all VMs from ")))
		return take_evacuation(log, text);
	if ((text = after(log, "starting lvm at:")))
		return take_date(log, text, "evacuation_started");
	if ((text = after(log, "finishing lvm at:")))
		return take_finish(log, text);
	if ((text = after(log, "Tunneling:")))
		return take_tunnelling(log, text);
	if ((text = after(log, "testing against following environment:")))
		return osic_take_vms(log, text);
	if ((text = after(log, "testing the current environment:")))
		return osic_take_slice(log, text);
	if ((text = after(log, "flavor of workloads used is:")) ||
	    (text = after(log, "flavor of workloads used is ")))
		return take_part(log, text, log->osic.flavor);
	if ((text = after(log, "number of parallel migrations at once =")))
		return take_part(log, text, log->osic.level);
	if ((text = after(log, "downtime for instance with ip ")))
		return osic_take_downtime(log, text);
	if ((text = after(log, "Loss of TCP stream and data while LM for VM:")))
		return osic_take_stream(log, text);
	return true;
}

static bool read(const struct import_source *source, struct import_sink *sink, struct error *err)
{
	struct osic_log *log = calloc(1, sizeof *log);
	bool good;

	if (!log)
		return error_memory(err);
	log->err = err;
	log->lines.source = source;
	osic_begin(&log->osic, source, sink);
	log->osic.times_by_vm = source_has(source, "live migration duration for VM");
	log->osic.failures_named = true;
	good = lines_each(&log->lines, take_line, log, err) && osic_log_end_evacuation(log);
	if (good && sink_migrations_here(sink) == 0)
		good = error_set(err, "%s: no evacuation stands in it", source->path);
	if (good && log->hosts.list)
		sink_describe(sink, "hosts", json_incref(log->hosts.list));
	osic_hosts_free(&log->hosts);
	free(log);
	return good;
}

const struct import_format import_osic = {
	.name = "osic",
	.producer = "the OSIC live-migration study, text log",
	.holds = "migrations; evacuations, VMs left behind, lost pings, TCP streams (events)",
	.has_all = { "evacuating all VMs from " },
	.read = read,
	.fields = fields,
	.columns = osic_columns,
};
