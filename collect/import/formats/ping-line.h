/*
 * ping-line.h — one line of a ping: the time before it, and what it tells of, in the words of
 * iputils, of the BSDs and macOS, and of busybox.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_PING_LINE_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_PING_LINE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The time at the line's beginning, in seconds since 1970: [SECONDS], as ping -D writes it, or
 * SECONDS.FRACTION or DATETtime.FRACTIONzone, with brackets or without, as others do. *behind is
 * what follows. False: no such time stands there; a time of whole seconds is none, for outages are
 * shorter.
 */
bool ping_line_time(const char *text, double *when, const char **behind);

/* The words before the probe's number in the line, by which ping's author tells it. */
const char *ping_line_number_words(const char *text);

/* Whether the line says that a probe has no answer (yet), which is said when the next one is sent.
 */
bool ping_line_tells_loss(const char *text);

/* Where an answer or a loss begins in a line without a time; NULL: it tells of none. */
const char *ping_line_answer(const char *text);

/* The address in `64 bytes from ADDRESS: icmp_seq=...` or `... NAME (ADDRESS): ...`; false: the
 * line tells of none. */
bool ping_line_address(const char *text, const char **address, size_t *length);

/* Whether closing statistics that stand anywhere in the text count an answer: those of ping, of
 * fping. */
bool ping_counts_answers(const char *text);
bool fping_counts_answers(const char *text);

#endif
