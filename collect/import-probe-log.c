/* import-probe-log.c — what a foreign prober wrote down, played again to collect's arithmetic. */
#include "import-probe-log.h"

#include "gaps.h"
#include "probe-track.h"

#include "datasets/clock.h"
#include "datasets/metric.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* As collect's own default. */
static const double margin_seconds = 1;

/* A log on its way through the track. */
struct player {
	const struct probe_log *log;
	struct probe_answer *sends; /* the probes whose sending is known, by number */
	size_t send_count;
	struct track track;
	double interval;
	size_t answer;  /* the next one to be heard */
	size_t sent;    /* the next answered probe among sends */
	uint32_t send;  /* the next probe to be sent */
	double sent_at; /* the last one */
};

void probe_log_free(struct probe_log *log)
{
	free(log->address);
	free(log->answers);
	free(log->sends);
	*log = (struct probe_log){ 0 };
}

void probe_log_missed(struct probe_log *log, uint32_t number, double when)
{
	if (!log->begun || number < log->first)
		log->first = number;
	if (!log->begun || number > log->last)
		log->last = number;
	log->begun = true;
	log->end = fmax(log->end, when);
}

/* Adds one to a growing list. */
static bool add(struct probe_answer **list, size_t *count, size_t *capacity,
		struct probe_answer answer, struct error *err)
{
	if (*count == *capacity) {
		size_t wanted = 2 * *capacity + 64;
		struct probe_answer *bigger = realloc(*list, wanted * sizeof *bigger);

		if (!bigger)
			return error_memory(err);
		*list = bigger;
		*capacity = wanted;
	}
	(*list)[(*count)++] = answer;
	return true;
}

bool probe_log_heard(struct probe_log *log, uint32_t number, double arrived, double round_trip,
		     struct error *err)
{
	const struct probe_answer answer = { number, arrived - round_trip, arrived };

	probe_log_missed(log, number, arrived);
	return add(&log->answers, &log->count, &log->capacity, answer, err);
}

bool probe_log_sent(struct probe_log *log, uint32_t number, double when, struct error *err)
{
	const struct probe_answer answer = { number, when, INFINITY };

	return add(&log->sends, &log->send_count, &log->send_capacity, answer, err);
}

static int by_number(const void *left, const void *right)
{
	const struct probe_answer *a = left;
	const struct probe_answer *b = right;

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
static double interval_of(const struct probe_answer *sends, size_t count)
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

static void player_free(struct player *player)
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

static bool player_open(struct player *player, const struct probe_log *log, struct error *err)
{
	*player = (struct player){ .log = log, .send = log->first, .sent_at = -DBL_MAX };
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
	const struct probe_answer *after = &player->sends[player->sent];
	const struct probe_answer *before = after - 1;
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
	const struct probe_answer *heard = &player->log->answers[player->answer++];
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

/* Watches from begin to end, writes the gaps and fills the cells of a migration. */
static bool watch(struct player *player, double begin, double end, const struct gaps_place *place,
		  const char *probe, double *value, struct import_sink *sink, struct error *err)
{
	struct track_baseline baseline;

	play_until(player, begin);
	baseline = track_baseline_since(&player->track, -DBL_MAX);
	if (isnan(baseline.threshold_seconds)) {
		sink_note(sink, "fewer than 10 answers before it: no baseline, and so no gaps");
		return true;
	}
	track_watch(&player->track, &baseline);
	end = play_window(player, fmin(end, player->log->end));
	track_end(&player->track, end);
	if (isnan(value[metric_find("gap_threshold_seconds")]))
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

/* Around the migrations of one VM. */
static bool attach(struct player *player, const char *vm, const char *probe,
		   struct import_sink *sink, struct error *err)
{
	size_t count;
	const struct sink_window *windows = sink_windows(sink, &count);
	size_t attached = 0;

	for (size_t i = 0; i < count; i++) {
		const struct sink_window *window = &windows[i];
		const struct gaps_place place = { NULL, window->migration, window->vm };

		if (strcmp(window->vm, vm) != 0 || !(window->begin < player->log->end) ||
		    !(window->end > player->log->answers[0].arrived))
			continue;
		attached++;
		if (!watch(player, window->begin, window->end + margin_seconds, &place, probe,
			   window->value, sink, err))
			return false;
	}
	if (attached == 0)
		sink_note(sink, "no migration of known length falls into the time of this log");
	return true;
}

/* The first probe that was not answered within two intervals: when it was sent; else the log's
 * end. */
static double first_trouble(const struct player *player)
{
	const struct probe_answer *sends = player->sends;

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

/* The whole log as one observation. */
static bool observe(struct player *player, const char *probe, struct import_sink *sink,
		    struct error *err)
{
	const struct probe_log *log = player->log;
	struct migration_row row = sink_blank_migration();
	const char *set = sink_set(sink, "vm");
	struct gaps_place place = { NULL, sink_number(sink), set ? set : log->address };
	double begin = first_trouble(player);

	row.migration = place.migration;
	row.vm = place.vm;
	row.outcome = OUTCOME_UNKNOWN;
	row.error = "a log of probes does not tell what became of a migration";
	row.clock_seconds = log->answers[0].arrived;
	clock_utc_text_of(row.clock_seconds, row.started_at);
	return watch(player, begin, log->end, &place, probe, row.value, sink, err) &&
	       sink_migration(sink, &row, NULL, 0, err);
}

/* The VM of a log: the only one there is, or the one with the log's address for a name; NULL. */
static const char *vm_of(const struct probe_log *log, bool only, struct import_sink *sink)
{
	size_t count;
	const struct sink_window *windows = sink_windows(sink, &count);
	bool alone = only;

	for (size_t i = 0; i < count; i++) {
		if (strcmp(windows[i].vm, log->address) == 0)
			return windows[i].vm;
		alone = alone && strcmp(windows[i].vm, windows[0].vm) == 0;
	}
	return alone && count > 0 ? windows[0].vm : NULL;
}

static bool write_log(const struct probe_log *log, const char *vm, const char *probe,
		      struct import_sink *sink, struct error *err)
{
	struct player player;
	bool good = player_open(&player, log, err);

	if (good && (player.interval == 0 || log->count < 2))
		good = error_set(err, "%s: fewer than two answers from %s, or all at the same time",
				 sink_path(sink), log->address);
	good = good &&
	       (vm ? attach(&player, vm, probe, sink, err) : observe(&player, probe, sink, err));
	player_free(&player);
	return good;
}

bool probe_logs_write(const struct probe_log *logs, size_t count, const char *probe,
		      struct import_sink *sink, struct error *err)
{
	const char *address = sink_set(sink, "address");
	size_t windows;
	size_t written = 0;

	(void)sink_windows(sink, &windows);
	for (size_t i = 0; i < count; i++) {
		bool only = count == 1 || address;
		const char *vm = vm_of(&logs[i], only, sink);

		if ((address && strcmp(address, logs[i].address) != 0) || (windows > 0 && !vm))
			continue;
		if (!write_log(&logs[i], windows > 0 ? vm : NULL, probe, sink, err))
			return false;
		written++;
	}
	if (written > 0)
		return true;
	if (address)
		return error_set(err, "%s: it holds nothing from --set address=%s", sink_path(sink),
				 address);
	return error_set(err,
			 "%s: whose address it is is not clear: the migrations are of other VMs; "
			 "import one VM's migrations, with --set address=ADDRESS",
			 sink_path(sink));
}
