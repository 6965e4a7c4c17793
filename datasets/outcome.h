/*
 * outcome.h — what became of a planned migration, as one word: never a blank, never a guess.
 *
 * To add an outcome, add one line to OUTCOMES, and teach collect/migration/verdict.c when it holds.
 */
#ifndef MIGSTAT_OUTCOME_H
#define MIGSTAT_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Every outcome, one line each: its name in capitals for OUTCOME_..., its word, its class (below),
 * whether it is TIMED (the row's times are those of a whole migration and enter the statistics),
 * and its meaning.
 */
/* clang-format off */
#define OUTCOMES(O) \
	O(OK,                      "ok",                      OK,            TIMED,   "Moved: runs on the destination, nothing is left on the source.") \
	O(LATE,                    "late",                    OK,            TIMED,   "Moved, but only after the deadline; the time is the true one.") \
	O(REFUSED,                 "refused",                 FAILED,        UNTIMED, "The hypervisor returned an error before the destination had begun to take the VM in; the VM runs on the source.") \
	O(ERROR_RETURNED,          "error_returned",          FAILED,        UNTIMED, "The hypervisor returned an error after the destination had begun to take the VM in; the VM runs on the source.") \
	O(TIMEOUT_CANCELLED,       "timeout_cancelled",       FAILED,        UNTIMED, "Cancelled by collect at its time limit; the VM runs on the source.") \
	O(ABORTED_BY_MANAGER,      "aborted_by_manager",      FAILED,        UNTIMED, "The job was cancelled by somebody else than collect, or by a signal to it; the VM runs on the source.") \
	O(COMPLETED_BUT_ON_SOURCE, "completed_but_on_source", FAILED,        UNTIMED, "The call reported success, but the VM still runs on the source.") \
	O(COMPLETED_ON_WRONG_HOST, "completed_on_wrong_host", FAILED,        UNTIMED, "The call reported success, but the VM runs on neither the source nor the destination.") \
	O(RUNNING_ON_BOTH,         "running_on_both",         FAILED,        UNTIMED, "Split brain: the VM runs on both hosts.") \
	O(RUNNING_ON_NONE,         "running_on_none",         FAILED,        UNTIMED, "The VM runs on neither host.") \
	O(PAUSED_ON_TARGET,        "paused_on_target",        FAILED,        UNTIMED, "The VM stands paused on the destination and runs nowhere.") \
	O(STUCK_IN_PROGRESS,       "stuck_in_progress",       FAILED,        UNTIMED, "The call came back, but a migration job is still active on a host; or the call was given up, for nothing moved any more.") \
	O(API_ERROR_BUT_MOVED,     "api_error_but_moved",     FAILED,        UNTIMED, "The call returned an error, yet the VM runs on the destination.") \
	O(MOVED_BUT_LEFTOVER,      "moved_but_leftover",      FAILED,        TIMED,   "Moved, but the source kept a definition or a domain.") \
	O(PROBE_LOST,              "probe_lost",              FAILED,        TIMED,   "Moved, but the network to the VM did not come back.") \
	O(STATS_UNAVAILABLE,       "stats_unavailable",       OK,            TIMED,   "Moved, but the hypervisor gave no statistics of the job; collect's own times stand.") \
	O(MANAGER_DISAGREES,       "manager_disagrees",       FAILED,        UNTIMED, "The manager above the hosts contradicts them, or itself, about where the VM is; it is not moved any more.") \
	O(INTERRUPTED,             "interrupted",             FAILED,        UNTIMED, "Collect died while it ran; the next start found the VM on the destination, its time is not known.") \
	O(UNKNOWN,                 "unknown",                 FAILED,        UNTIMED, "A host could not be asked afterwards, so nothing is claimed.") \
	O(NOT_ATTEMPTED,           "not_attempted",           NOT_ATTEMPTED, UNTIMED, "Planned, but not started; the reason is in the column error.")
/* clang-format on */

#define OUTCOME_INDEX(id, ...) OUTCOME_##id,
enum outcome { OUTCOMES(OUTCOME_INDEX) OUTCOME_COUNT };
#undef OUTCOME_INDEX

/* The words as written in migrations.csv, indexed by the enum and ended by NULL. */
extern const char *const outcome_words[OUTCOME_COUNT + 1];

/* How outcomes.csv counts it. planned = ok + failed + not attempted. */
enum outcome_class { CLASS_OK, CLASS_FAILED, CLASS_NOT_ATTEMPTED };

struct outcome_info {
	enum outcome_class class;
	bool timed;
	const char *meaning;
};

/* The line of the table for outcome (below OUTCOME_COUNT). */
const struct outcome_info *outcome_info(enum outcome outcome);

/* The outcome with that word, or OUTCOME_COUNT if there is none. */
enum outcome outcome_find(const char *word);

#endif
