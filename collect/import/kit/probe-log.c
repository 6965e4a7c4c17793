/* probe-log.c — what a foreign prober wrote down, and to which migrations it belongs. */
#include "probe-log.h"

#include "probe-play.h"

#include "datasets/clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* As collect's own default. */
static const double margin_seconds = 1;

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
static bool add(struct logged_answer **list, size_t *count, size_t *capacity,
		struct logged_answer answer, struct error *err)
{
	if (*count == *capacity) {
		size_t wanted = 2 * *capacity + 64;
		struct logged_answer *bigger = realloc(*list, wanted * sizeof *bigger);

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
	const struct logged_answer answer = { number, arrived - round_trip, arrived };

	probe_log_missed(log, number, arrived);
	return add(&log->answers, &log->count, &log->capacity, answer, err);
}

bool probe_log_sent(struct probe_log *log, uint32_t number, double when, struct error *err)
{
	const struct logged_answer answer = { number, when, INFINITY };

	return add(&log->sends, &log->send_count, &log->send_capacity, answer, err);
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
		if (!player_watch(player, window->begin, window->end + margin_seconds, &place,
				  probe, window->value, sink, err))
			return false;
	}
	if (attached == 0)
		sink_note(sink, "no migration of known length falls into the time of this log");
	return true;
}

/* The whole log as one observation. */
static bool observe(struct player *player, const char *probe, struct import_sink *sink,
		    struct error *err)
{
	const struct probe_log *log = player->log;
	struct migration_row row = sink_blank_migration();
	const char *set = sink_set(sink, "vm");
	struct gaps_place place = { NULL, sink_number(sink), set ? set : log->address };
	double begin = player_first_trouble(player);

	row.migration = place.migration;
	row.vm = place.vm;
	row.outcome = OUTCOME_UNKNOWN;
	row.error = "a log of probes does not tell what became of a migration";
	row.clock_seconds = log->answers[0].arrived;
	clock_utc_text_of(row.clock_seconds, row.started_at);
	return player_watch(player, begin, log->end, &place, probe, row.value, sink, err) &&
	       sink_migration(sink, &row, NULL, 0, err);
}

/* Whether the file is called for that VM: vm1.log, or ping/vm1. */
static bool is_named_for(const char *path, const char *vm)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;
	size_t length = strlen(vm);

	return strncmp(base, vm, length) == 0 && (base[length] == '.' || base[length] == '\0');
}

/* The VM of a log: the one with its address for a name; of the only log of a file, the one for
 * which the file is called, or the only one there is; NULL. */
static const char *vm_of(const struct probe_log *log, bool only, struct import_sink *sink)
{
	size_t count;
	const struct sink_window *windows = sink_windows(sink, &count);
	bool alone = only;

	for (size_t i = 0; i < count; i++) {
		if (strcmp(windows[i].vm, log->address) == 0 ||
		    (only && is_named_for(sink_path(sink), windows[i].vm)))
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
	bool found = false;
	bool written = false;

	sink_windows(sink, &windows);
	for (size_t i = 0; i < count; i++) {
		const char *vm = vm_of(&logs[i], count == 1 || address, sink);

		if (address && strcmp(address, logs[i].address) != 0)
			continue;
		found = true;
		if (windows > 0 && !vm)
			continue;
		if (!write_log(&logs[i], windows > 0 ? vm : NULL, probe, sink, err))
			return false;
		written = true;
	}
	if (written)
		return true;
	return found ? error_set(
			       err,
			       "%s: whose address it is is not clear: call the file after the VM, "
			       "as VM.log; of several addresses in it, name one by --set "
			       "address=ADDRESS",
			       sink_path(sink))
		     : error_set(err, "%s: it holds nothing from --set address=%s", sink_path(sink),
				 address);
}
