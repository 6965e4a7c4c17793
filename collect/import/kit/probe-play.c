/* probe-play.c — a log of probes, played to collect's own arithmetic. */
#include "probe-play.h"

#include "datasets/metric.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_number(const void *left, const void *right)
{
	const struct logged_answer *a = left;
	const struct logged_answer *b = right;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return (a->arrived > b->arrived) - (a->arrived < b->arrived);
}

static int by_value(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

/* The median spacing of two probes; 0: there are no two, or the log's times make no sense. */
static double interval_of(const struct logged_answer *sends, size_t count)
{
	double *spacings = malloc((count + 1) * sizeof *spacings);
	size_t known = 0;
	double median = 0;

	for (size_t i = 1; spacings && i < count; i++) {
		uint32_t steps = sends[i].number - sends[i - 1].number;

		if (steps > 0)
			spacings[known++] = (sends[i].sent - sends[i - 1].sent) / steps;
	}
	if (known > 0) {
		qsort(spacings, known, sizeof *spacings, by_value);
		median = spacings[known / 2];
	}
	free(spacings);
	return fmax(0, median);
}

void player_free(struct player *player)
{
	track_free(&player->track);
	free(player->sends);
}

/* Answers know best when their probe was sent: they come first of their number. */
static void collect_sends(struct player *player)
{
	const struct probe_log *log = player->log;
	size_t count = 0;

	if (log->count > 0)
		memcpy(player->sends, log->answers, log->count * sizeof *player->sends);
	if (log->send_count > 0)
		memcpy(player->sends + log->count, log->sends,
		       log->send_count * sizeof *player->sends);
	qsort(player->sends, log->count + log->send_count, sizeof *player->sends, by_number);
	for (size_t i = 0; i < log->count + log->send_count; i++)
		if (count == 0 || player->sends[i].number != player->sends[count - 1].number)
			player->sends[count++] = player->sends[i];
	player->send_count = count;
}

bool player_open(struct player *player, const struct probe_log *log, struct error *err)
{
	*player = (struct player){
		.log = log, .send = log->first, .sent_at = -DBL_MAX, .watched_until = -DBL_MAX
	};
	player->sends = malloc((log->count + log->send_count + 1) * sizeof *player->sends);
	if (!player->sends)
		return error_memory(err);
	collect_sends(player);
	player->interval = interval_of(player->sends, player->send_count);
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

bool player_watch(struct player *player, double begin, double end, const struct gaps_place *place,
		  const char *probe, double *value, struct import_sink *sink, struct error *err)
{
	struct track_baseline baseline;

	play_until(player, begin);
	baseline = baseline_of(player);
	if (isnan(baseline.threshold_seconds)) {
		sink_note(sink, "fewer than 10 answers before it: no baseline, and so no gaps");
		return true;
	}
	track_watch(&player->track, &baseline);
	end = play_window(player, fmin(end, player->log->end));
	track_end(&player->track, end);
	player->watched_until = end;
	if (isnan(value[METRIC_GAP_THRESHOLD_SECONDS]))
		gaps_fill_network(value, &player->track);
	else
		sink_note(sink,
			  "the columns downtime_network_* were known already: the gaps of this "
			  "log stand in gaps.csv alone");
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
