/* trials-short.c — the few trials that `make test` asks. */
#include "trials.h"

#include "datasets/array.h"

/* 95 % then has a standard error of 1.3 points, and 5 % of alarms. */
enum { ROUNDS = 300 };

/* clang-format off */
static const struct short_trial trials[] = {
	/* the default must hold; the old method is seen to fail in the worlds in which time is chance */
	{ { ASK_MEAN, ARMS_RUNS, "VMs 10 %", { .row_sd = .15, .vm_sd = .1 }, 0, 0, 6, { 10, 10 }, { 1, 1 }, NULL }, ROUNDS, false },
	{ { ASK_MEAN, ARMS_RUNS, "cycles 10 %, VMs 5 %", { .row_sd = .15, .vm_sd = .05, .cycle_sd = .1 }, 0, 0, 6, { 10, 10 }, { 1, 1 }, NULL }, ROUNDS, true },
	{ { ASK_MEAN, ARMS_RUNS, "cycles 10 %, rho .3", { .row_sd = .15, .vm_sd = .05, .cycle_sd = .1, .rho = .3 }, 0, 0, 6, { 20, 20 }, { 1, 1 }, NULL }, ROUNDS, true },
	{ { ASK_MEAN, ARMS_RUNS, "cycles 10 %, VMs 5 %", { .row_sd = .15, .vm_sd = .05, .cycle_sd = .1 }, 0, 0, 3, { 5, 5 }, { 1, 1 }, NULL }, ROUNDS, false },
	{ { ASK_MEAN, ARMS_RUNS, "unequal cycles, cycles 10 %", { .row_sd = .15, .vm_sd = .05, .cycle_sd = .1, .unequal = true }, 0, 0, 6, { 10, 10 }, { 1, 1 }, NULL }, ROUNDS, true },
	{ { ASK_MEAN, ARMS_RUNS, "one VM, cycles 10 %", { .row_sd = .15, .cycle_sd = .1 }, 0, 0, 1, { 10, 10 }, { 1, 1 }, NULL }, ROUNDS, false },
	{ { ASK_CHANGE, ARMS_CASES, "cycles 10 %, case by cycle 10 %", { .row_sd = .15, .vm_sd = .1, .cycle_sd = .1, .case_cycle_sd = .1 }, 0, 0, 6, { 10, 10 }, { 1, 1 }, NULL }, ROUNDS, true },
	{ { ASK_CHANGE, ARMS_RUNS, "cycles 10 %, rho .3", { .row_sd = .15, .vm_sd = .1, .cycle_sd = .1, .rho = .3 }, 0, 0, 6, { 10, 10 }, { 1, 1 }, NULL }, ROUNDS, true },
	{ { ASK_CHANGE, ARMS_OTHER_VMS, "cycles 10 %", { .row_sd = .15, .vm_sd = .05, .cycle_sd = .1 }, 0, 0, 6, { 10, 10 }, { 1, 1 }, NULL }, ROUNDS, true },
	{ { ASK_CHANGE, ARMS_RUNS, "3 cycles and 10", { .row_sd = .15, .vm_sd = .1 }, 0, 0, 6, { 3, 10 }, { 1, 1 }, NULL }, ROUNDS, false },
	{ { ASK_CHANGE, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 6, { 5, 5 }, { 3, 3 }, NULL }, ROUNDS, false },
	{ { ASK_SURVIVORS, ARMS_RUNS, "slow ones become time-outs", { .row_sd = .07, .vm_sd = .05, .slow_share = .2, .slow_factor = 3.3, .limit = 100 }, 0, 6, 8, { 5, 5 }, { 1, 1 }, NULL }, 40, true },
	{ { ASK_SHARE, ARMS_RUNS, "10 % fail, in bursts", { .row_sd = .15, .fail_share = .1, .fail_kind = FAIL_BY_CYCLE, .fail_grain = 2 }, 0, 0, 6, { 10, 10 }, { 1, 1 }, NULL }, ROUNDS, true },
	{ { ASK_FAILURES, ARMS_OTHER_VMS, "10 % fail, in bursts", { .row_sd = .15, .fail_share = .1, .fail_kind = FAIL_BY_CYCLE, .fail_grain = 2 }, 0, 0, 6, { 10, 10 }, { 1, 1 }, NULL }, ROUNDS, true },
	{ { ASK_PLAN, ARMS_RUNS, "cycles 5 %", { .row_sd = .1, .vm_sd = .02, .cycle_sd = .05 }, 0, 0, 6, { 20, 20 }, { 1, 1 }, NULL }, 60, false },
	{ { ASK_UNTIL, ARMS_RUNS, "cycles 5 %, VMs 5 %", { .row_sd = .15, .vm_sd = .05, .cycle_sd = .05 }, 0, 0, 20, { 0, 0 }, { 1, 1 }, NULL }, ROUNDS, true },
	{ { ASK_EVACUATION, ARMS_RUNS, "cycles 20 %", { .row_sd = .15, .vm_sd = .05, .cycle_sd = .2 }, 0, 0, 6, { 10, 10 }, { 1, 1 }, NULL }, ROUNDS, true },
	{ { ASK_TREND, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 6, { 5, 5 }, { 2, 4 }, NULL }, 200, false },
	{ { ASK_TREND, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 6, { 5, 5 }, { 3, 3 }, NULL }, ROUNDS, false },
	{ { ASK_TREND, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 3, { 3, 3 }, { 5, 3 }, NULL }, 200, false },
	{ { ASK_TREND, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 4, { 3, 3 }, { 1, 9 }, NULL }, 200, false },
};
/* clang-format on */

struct short_trials trials_short(void)
{
	return (struct short_trials){ trials, COUNT(trials) };
}
