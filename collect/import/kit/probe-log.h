/*
 * probe-log.h — what a foreign prober wrote down, played again to collect's own arithmetic.
 *
 * Gaps are found by probe-track.h, so that they mean what collect's mean. That needs to know when
 * each probe was sent: an answered one its round trip before its answer; a lost one when the log
 * tells it, or evenly between its neighbours.
 *
 * A log is read either for migrations that other files of the same call tell of: around each
 * of its VM, gaps count from the start until a second after the end (or the next answer, if the VM
 * is silent then), and the baseline is what was heard since the migration before. Or, where there
 * are no migrations, as one observation: one row of migrations.csv whose window begins with the
 * first probe that was not answered in time (within two intervals); the baseline is all that was
 * heard before that.
 *
 * What nobody watched is not known: where the log ends before the migration does, or lines of it
 * are missing, the gaps that it tells of are written, but the migration's cells stay empty, and a
 * note says so. A file may hold several logs of one address, one appended to the other: probes are
 * numbered anew in each.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_PROBE_LOG_H
#define MIGSTAT_COLLECT_IMPORT_KIT_PROBE_LOG_H

#include "field.h"
#include "sink.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the course of a log tells, for --list (kit.h). */
extern const struct import_field probe_log_fields[];

struct logged_answer {
	uint32_t number;
	double sent, arrived; /* seconds since 1970 */
};

/* One address of one log. Zero it before use; free with probe_log_free. */
struct probe_log {
	char *address;
	struct logged_answer *answers; /* in the order of their arrival */
	size_t count, capacity;
	struct logged_answer *sends; /* when lost ones were sent, as far as the log tells */
	size_t send_count, send_capacity;
	bool begun;
	uint32_t first, last; /* numbers of the first and the last probe that the log tells of */
	double end;           /* the last time in the log */
	uint32_t newest;      /* the highest number that was answered, and when it was sent */
	double newest_sent;
	long line;       /* of the file, of the last thing that it tells; set by the reader */
	bool closed;     /* the prober's closing statistics are there (probe_log_closed) */
	double received; /* how many answers they count */
};

/* The logs of one file, in its order. Zero it before use; free with probe_logs_free. */
struct probe_logs {
	struct probe_log *at;
	size_t count, capacity;
};

void probe_logs_free(struct probe_logs *logs);

/* A new log of that address (length bytes), good until the next one is added; NULL without memory.
 */
struct probe_log *probe_logs_add(struct probe_logs *logs, const char *address, size_t length);

/* The newest log of that address; NULL: there is none. */
struct probe_log *probe_logs_of(const struct probe_logs *logs, const char *address, size_t length);

/* Whether an answer to probe `number`, which was sent then, may be one of this log: a lower number
 * that was sent after a higher one is the first of another log. */
bool probe_log_continues(const struct probe_log *log, uint32_t number, double sent);

void probe_log_free(struct probe_log *log);

/* An answer to probe `number`, counted from any number and never around. False with *err without
 * memory. */
bool probe_log_heard(struct probe_log *log, uint32_t number, double arrived, double round_trip,
		     struct error *err);

/* The log says at `when` that probe `number` has no answer (yet). */
void probe_log_missed(struct probe_log *log, uint32_t number, double when);

/* Probe `number` was sent then, whether it was answered or not. False with *err without memory. */
bool probe_log_sent(struct probe_log *log, uint32_t number, double when, struct error *err);

/* The prober's closing statistics: the number of its last probe, and how many answers it counted
 * in all. Probes after the last answer that the log says nothing else of were sent and lost. */
void probe_log_closed(struct probe_log *log, uint32_t last, double received);

/* The probes whose sending is known, by number, each once: answers know best when their probe was
 * sent. As new memory for the caller to free. False with *err without memory. */
bool probe_log_sends(const struct probe_log *log, struct logged_answer **sends, size_t *count,
		     struct error *err);

/* The median spacing of two probes; 0: there are no two, or the log's times make no sense. */
double probe_interval(const struct logged_answer *sends, size_t count);

/*
 * Writes the gaps of the logs of one file: of each whose VM has its address for a name; of the only
 * address, or of that which --set address= names, if its VM is clear: the file is called for it, or
 * there is no other. Without migrations, of each. False with *err: it has too few answers, or its
 * VM is not clear (probe-match.c).
 */
bool probe_logs_write(const struct probe_logs *logs, const char *probe, struct import_sink *sink,
		      struct error *err);

#endif
