/* probe-play.c — a log of probes, played to collect's own arithmetic. */
#include "probe-play.h"

#include "datasets/metric.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void player_free(struct player *player)
{
	track_free(&player->track);
	free(player->sends);
}

bool player_open(struct player *player, const struct probe_log *log, struct error *err)
{
	*player = (struct player){
		.log = log, .send = log->first, .sent_at = -DBL_MAX, .watched_until = -DBL_MAX
	};
	if (!probe_log_sends(log, &player->sends, &player->send_count, err))
		return false;
	player->interval = probe_interval(player->sends, player->send_count);
	if (player->interval > 0 &&
	    !track_init(&player->track, player->interval, FLT_MAX * player->interval))
		return error_memory(err);
	return true;
}

/* When the next probe was sent; infinity after the last one. */
static double next_send(const struct player *player)
{
	const struct logged_answer *after = &player->sends[player->sent];
	const struct logged_answer *before = player->sent > 0 ? after - 1 : after;
	double at;

	if (player->send - player->log->first > player->log->last - player->log->first)
		return INFINITY;
	if (player->sent == player->send_count) /* lost ones at the end */
		at = before->sent + player->interval * (player->send - before->number);
	else if (player->sent == 0) /* lost ones at the beginning */
		at = after->sent - player->interval * (after->number - player->send);
	else if (after->number == player->send)
		at = after->sent;
	else
		at = before->sent + (after->sent - before->sent) * (player->send - before->number) /
					    (after->number - before->number);
	return fmax(at, player->sent_at);
}

static void play_send(struct player *player, double when)
{
	while (player->sent < player->send_count &&
	       player->sends[player->sent].number <= player->send)
		player->sent++;
	track_sent(&player->track, when);
	player->sent_at = when;
	player->send++;
}

static void play_answer(struct player *player)
{
	const struct logged_answer *heard = &player->log->answers[player->answer++];
	uint32_t number = heard->number - player->log->first;
	const struct track_answer answer = {
		.number = number,
		.sent = heard->sent,
		.previous = heard->sent - (number > 0 ? player->interval : 0),
		.arrived = heard->arrived,
	};

	track_heard(&player->track, &answer);
}

static double next_answer(const struct player *player)
{
	return player->answer < player->log->count ? player->log->answers[player->answer].arrived
						   : INFINITY;
}

/* Everything that happened before that moment. */
static void play_until(struct player *player, double moment)
{
	for (;;) {
		double send = next_send(player);
		double answer = next_answer(player);

		if (!(fmin(send, answer) < moment))
			return;
		if (send <= answer)
			play_send(player, send);
		else
			play_answer(player);
	}
}

/* Plays to the end of a window, or to the answer that ends a silence at it; its end. */
static double play_window(struct player *player, double end)
{
	play_until(player, end);
	while (track_silent(&player->track, end) > 0 && isfinite(next_answer(player))) {
		end = fmax(end, nextafter(next_answer(player), INFINITY));
		play_until(player, end);
	}
	return end;
}

/* What was heard since the window before, so that its gaps are no part of it; if that is too
 * little, since the beginning. */
static struct track_baseline baseline_of(const struct player *player)
{
	struct track_baseline baseline =
		track_baseline_since(&player->track, player->watched_until);

	return isnan(baseline.threshold_seconds) ? track_baseline_since(&player->track, -DBL_MAX)
						 : baseline;
}

/* How long at most no probe was sent in that time although the numbers go on, as only a prober
 * does that stood still, or whose clock was set; 0: it went on. */
static double stood_still(const struct player *player, double begin, double end)
{
	enum { STILL_INTERVALS = 5 }; /* a busy machine is a few late */
	const struct logged_answer *sends = player->sends;
	double longest = 0;

	for (size_t i = 1; i < player->send_count; i++) {
		double step = (sends[i].sent - sends[i - 1].sent) /
			      (sends[i].number - sends[i - 1].number);
		double from = fmin(sends[i - 1].sent, sends[i].sent);
		double to = fmax(sends[i - 1].sent, sends[i].sent);

		if (fabs(step) > STILL_INTERVALS * player->interval && from < end && to > begin)
			longest = fmax(longest, to - from);
	}
	return longest;
}

/* Whether the log saw all of the window; a note says what it did not. */
static bool saw_all(const struct player *player, const struct watch_window *window,
		    const struct gaps_place *place, struct import_sink *sink)
{
	const struct probe_log *log = player->log;
	double needed = window->needed;
	double still = stood_still(player, window->from, needed);
	char text[320];

	if (log->closed && log->received != (double)log->count)
		snprintf(text, sizeof text,
			 "%.120s:%ld: the closing statistics count %.0f answers, but the log holds "
			 "%zu: %s, and no network downtime is known",
			 sink_path(sink), log->line, log->received, log->count,
			 log->received > (double)log->count ? "lines of it are missing"
							    : "they are of another log");
	else if (log->end < needed)
		snprintf(text, sizeof text,
			 "%.120s:%ld: the log ends %.3f s before migration %ld does, and nobody "
			 "knows whether the VM answered after that: its network downtime is not "
			 "known",
			 sink_path(sink), log->line, needed - log->end, place->migration);
	else if (still > 0)
		snprintf(text, sizeof text,
			 "%.120s: no probe was sent for %.3f s during migration %ld, though their "
			 "numbers go on: the prober stood still, or its clock was set, and no "
			 "network downtime is known",
			 sink_path(sink), still, place->migration);
	else
		return true;
	sink_note(sink, text);
	return false;
}

/* A VM that did not answer any more. */
static void note_silence(const struct player *player, struct import_sink *sink)
{
	const struct track *track = &player->track;
	char text[320];

	if (track->gap_count == 0 || !track->gaps[track->gap_count - 1].open)
		return;
	snprintf(text, sizeof text,
		 "%.120s:%ld: the last probes were lost and no answer came any more: the network "
		 "downtime is not known, only that it is longer than the open gap in gaps.csv",
		 sink_path(sink), player->log->line);
	sink_note(sink, text);
}

/* What the window tells goes into the migration's cells. */
static void fill_cells(const struct player *player, const struct watch_window *window,
		       const struct gaps_place *place, double *value, struct import_sink *sink)
{
	if (!saw_all(player, window, place, sink))
		return;
	note_silence(player, sink);
	if (isnan(value[METRIC_GAP_THRESHOLD_SECONDS]))
		gaps_fill_network(value, &player->track);
	else
		sink_note(sink,
			  "the columns downtime_network_* were known already: the gaps of this "
			  "log stand in gaps.csv alone");
}

bool player_watch(struct player *player, const struct watch_window *window,
		  const struct gaps_place *place, const char *probe, double *value,
		  struct import_sink *sink, struct error *err)
{
	struct track_baseline baseline;
	double end;

	play_until(player, window->begin);
	baseline = baseline_of(player);
	if (isnan(baseline.threshold_seconds)) {
		sink_note(sink, "fewer than 10 answers before it: no baseline, and so no gaps");
		return true;
	}
	track_watch(&player->track, &baseline);
	end = play_window(player, fmin(window->end, player->log->end));
	track_end(&player->track, end);
	player->watched_until = end;
	fill_cells(player, window, place, value, sink);
	for (size_t i = 0; i < player->track.gap_count; i++) {
		const struct gap_row row = gaps_row(place, probe, &player->track, i);

		if (!sink_gap(sink, &row, err))
			return false;
	}
	return !player->track.gaps_lost || error_memory(err);
}

double player_first_trouble(const struct player *player)
{
	const struct logged_answer *sends = player->sends;

	for (size_t i = 0; i < player->send_count; i++) {
		if (i > 0 && sends[i].number > sends[i - 1].number + 1)
			return sends[i - 1].sent + player->interval / 2;
		if (sends[i].arrived - sends[i].sent > 2 * player->interval)
			return sends[i].sent - player->interval / 2;
	}
	if (player->log->last > sends[player->send_count - 1].number)
		return sends[player->send_count - 1].sent + player->interval / 2;
	return player->log->end;
}

bool player_knows_the_end(const struct player *player)
{
	const struct probe_log *log = player->log;

	return log->closed || log->last > log->newest;
}
