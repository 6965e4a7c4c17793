/* probe-match.c — to which migrations a log of probes belongs: the log of whose VM it is. */
#include "probe-log.h"
#include "probe-play.h"

#include "datasets/clock.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* As collect's own default. */
static const double margin_seconds = 1;

/* Around the migrations of one VM; counts them in *attached. */
static bool attach(struct player *player, const char *vm, const char *probe, size_t *attached,
		   struct import_sink *sink, struct error *err)
{
	size_t count;
	const struct sink_window *windows = sink_windows(sink, &count);

	for (size_t i = 0; i < count; i++) {
		const struct sink_window *window = &windows[i];
		const struct gaps_place place = { NULL, window->migration, window->vm };
		const struct watch_window watched = { window->begin, window->end + margin_seconds,
						      window->begin, window->end };

		if (strcmp(window->vm, vm) != 0 || !(window->begin < player->log->end) ||
		    !(window->end > player->log->answers[0].arrived))
			continue;
		++*attached;
		if (!player_watch(player, &watched, &place, probe, window->value, sink, err))
			return false;
	}
	return true;
}

/* The window of a log alone: from the first trouble on; the prober must have gone on in all of it.
 */
static struct watch_window window_of(const struct player *player)
{
	const struct probe_log *log = player->log;

	return (struct watch_window){ player_first_trouble(player), log->end, player->sends[0].sent,
				      log->end };
}

/* Whether the log alone tells anything: without any trouble all probes that it tells of were
 * answered, but one that ends so, and has no closing statistics, may have been left silent. */
static bool tells(const struct player *player, const struct watch_window *window,
		  struct import_sink *sink)
{
	const struct probe_log *log = player->log;
	char text[360];

	if (window->begin < log->end || player_knows_the_end(player))
		return true;
	snprintf(text, sizeof text,
		 "%.120s:%ld: the log of %.40s ends with an answer and without the closing "
		 "statistics: whether the VM answered after that is not known, and so no network "
		 "downtime",
		 sink_path(sink), log->line, log->address);
	sink_note(sink, text);
	return false;
}

/* The whole log as one observation. */
static bool observe(struct player *player, const char *probe, struct import_sink *sink,
		    struct error *err)
{
	const struct probe_log *log = player->log;
	struct migration_row row = sink_blank_migration();
	const char *set = sink_set(sink, "vm");
	struct gaps_place place = { NULL, sink_number(sink), set ? set : log->address };
	const struct watch_window window = window_of(player);

	row.migration = place.migration;
	row.vm = place.vm;
	row.outcome = OUTCOME_UNKNOWN;
	row.error = "a log of probes does not tell what became of a migration";
	row.clock_seconds = log->answers[0].arrived;
	clock_utc_text_of(row.clock_seconds, row.started_at);
	return (!tells(player, &window, sink) ||
		player_watch(player, &window, &place, probe, row.value, sink, err)) &&
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

/* Whether all logs of the file are of one address. */
static bool of_one_address(const struct probe_logs *logs)
{
	for (size_t i = 1; i < logs->count; i++)
		if (strcmp(logs->at[i].address, logs->at[0].address) != 0)
			return false;
	return true;
}

static bool write_log(const struct probe_log *log, const char *vm, const char *probe,
		      size_t *attached, struct import_sink *sink, struct error *err)
{
	struct player player;
	bool good = player_open(&player, log, err);

	if (good && player.interval == 0)
		good = error_at(err, (struct place){ sink_path(sink), log->line, 0 },
				"all answers from %s came at the same time", log->address);
	good = good && (vm ? attach(&player, vm, probe, attached, sink, err)
			   : observe(&player, probe, sink, err));
	player_free(&player);
	return good;
}

/* None of the file's logs is of the address that is set, or of a VM that is known. */
static bool nothing_written(bool found, bool left_out, struct import_sink *sink, struct error *err)
{
	if (left_out) {
		sink_nothing(sink, "it holds no migration, and too few answers to tell of any: "
				   "fewer than two from each address");
		return true;
	}
	if (found)
		return error_set(err,
				 "%s: whose address it is is not clear: call the file after the "
				 "VM, as VM.log; of several addresses in it, name one by --set "
				 "address=ADDRESS",
				 sink_path(sink));
	return error_set(err, "%s: it holds nothing from --set address=%s", sink_path(sink),
			 sink_set(sink, "address"));
}

/* A log of an address of which there was one before. */
static void note_appended(const struct probe_logs *logs, struct import_sink *sink)
{
	for (size_t i = 1; i < logs->count; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(logs->at[i].address, logs->at[k].address) == 0) {
				sink_note(sink, "it holds several logs, one appended to the other: "
						"each is taken for itself");
				return;
			}
}

bool probe_logs_write(const struct probe_logs *logs, const char *probe, struct import_sink *sink,
		      struct error *err)
{
	const char *address = sink_set(sink, "address");
	bool only = of_one_address(logs) || address;
	size_t windows;
	size_t attached = 0;
	bool found = false;
	bool written = false;
	bool left_out = false;
	bool unclear = false;

	sink_windows(sink, &windows);
	note_appended(logs, sink);
	for (size_t i = 0; i < logs->count; i++) {
		const struct probe_log *log = &logs->at[i];
		const char *vm = vm_of(log, only, sink);

		if (address && strcmp(address, log->address) != 0)
			continue;
		found = true;
		if (windows > 0 && !vm)
			unclear = true;
		else if (log->count < 2)
			left_out = true;
		else if (!write_log(log, windows > 0 ? vm : NULL, probe, &attached, sink, err))
			return false;
		else
			written = true;
	}
	if (!written)
		return nothing_written(found, left_out && !unclear, sink, err);
	if (left_out)
		sink_note(sink, "one of its logs has fewer than two answers: left out");
	if (windows > 0 && attached == 0)
		sink_note(sink, "no migration of known length falls into the time of this log");
	return true;
}
