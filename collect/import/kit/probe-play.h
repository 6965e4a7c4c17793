/*
 * probe-play.h — a log of probes, played to collect's own arithmetic (probe-track.h): what
 * was sent and what was heard, in the order of time, once from the beginning to the end.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_PROBE_PLAY_H
#define MIGSTAT_COLLECT_IMPORT_KIT_PROBE_PLAY_H

#include "collect/observe/gaps.h"
#include "collect/observe/probe-track.h"
#include "probe-log.h"
#include "sink.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A log on its way through the track. Free with player_free, also after player_open failed. */
struct player {
	const struct probe_log *log;
	struct logged_answer *sends; /* the probes whose sending is known, by number */
	size_t send_count;
	struct track track;
	double interval;
	size_t answer;        /* the next one to be heard */
	size_t sent;          /* the next answered probe among sends */
	uint32_t send;        /* the next probe to be sent */
	double sent_at;       /* the last one */
	double watched_until; /* the end of the last window */
};

/* Borrows log. False with *err without memory. interval 0: the log has too few answers to be
 * played, or they make no sense. */
bool player_open(struct player *player, const struct probe_log *log, struct error *err);
void player_free(struct player *player);

/* What is watched, in seconds since 1970. */
struct watch_window {
	double begin, end;
	double from,
		needed; /* a log that stood still in this time, or ends in it, did not see all */
};

/*
 * Plays on to the window's begin, takes what was heard since the window before for the baseline (if
 * that is too little, all that was heard), and watches from there to its end, or to the answer that
 * ends a silence at it. Writes the gaps, and fills the cells of the network's downtime in value[]
 * if they are empty and the log saw the whole window. Windows must be told in their order. False
 * with *err if a gap could not be written; a log without a baseline, or one that ends too early, is
 * none, but a note.
 */
bool player_watch(struct player *player, const struct watch_window *window,
		  const struct gaps_place *place, const char *probe, double *value,
		  struct import_sink *sink, struct error *err);

/* Just before the first probe that was not answered within two intervals was sent; the log's end if
 * all were. */
double player_first_trouble(const struct player *player);

/* Whether the log would tell of probes that were lost after its last answer. */
bool player_knows_the_end(const struct player *player);

#endif
