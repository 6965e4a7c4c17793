/* trials.c — which questions are asked in which worlds, at which sizes. */
#include "trials.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdlib.h>

/* A world by its name. */
struct named {
	const char *name;
	struct world world;
	const char *no_promise;
};

/* How large a study is; NULL: the words promise. */
struct size {
	size_t vms, cycles;
	const char *no_promise;
};

static const char *const two_vms = "2 VMs";
static const char *const two_cycles = "2 cycles";
static const char *const one_session = "one session a side";
static const char *const other_kinds = "VMs of a kind not drawn";
static const char *const slow_time = "neighbours resemble too much";

/* clang-format off */
static const struct named mean_worlds[] = {
	{ "rows alone",                        { .row_sd = .15 }, NULL },
	{ "VMs 10 %",                          { .row_sd = .15, .vm_sd = .1 }, NULL },
	{ "cycles 5 %, VMs 5 %",               { .row_sd = .15, .vm_sd = .05, .cycle_sd = .05 }, NULL },
	{ "cycles 10 %, VMs 5 %",              { .row_sd = .15, .vm_sd = .05, .cycle_sd = .1 }, NULL },
	{ "cycles 20 %, VMs 5 %",              { .row_sd = .15, .vm_sd = .05, .cycle_sd = .2 }, NULL },
	{ "the study's own, rho .3",           { .row_sd = .168, .vm_sd = .01, .cycle_sd = .087, .direction_sd = .075, .rho = .3 }, NULL },
	{ "cycles 10 %, rho .3",               { .row_sd = .15, .vm_sd = .05, .cycle_sd = .1, .rho = .3 }, NULL },
	{ "cycles 10 %, rho .5",               { .row_sd = .15, .vm_sd = .05, .cycle_sd = .1, .rho = .5 }, NULL },
	{ "cycles 10 %, rho .8",               { .row_sd = .15, .vm_sd = .05, .cycle_sd = .1, .rho = .8 }, slow_time },
	{ "sessions 5 %",                      { .row_sd = .15, .vm_sd = .05, .session_sd = .05 }, one_session },
	{ "VMs log-normal .5, cycles 10 %",    { .vm_kind = VMS_LOG_NORMAL, .row_sd = .15, .vm_sd = .5, .cycle_sd = .1 }, NULL },
	{ "VMs log-normal 1, cycles 10 %",     { .vm_kind = VMS_LOG_NORMAL, .row_sd = .15, .vm_sd = 1, .cycle_sd = .1 }, NULL },
	{ "3 of 10 VMs 3 times as long",       { .vm_kind = VMS_TWO_KINDS, .row_sd = .15, .vm_sd = .05, .kind_share = .3, .kind_factor = 3, .cycle_sd = .05 }, other_kinds },
	{ "1 of 10 rows missing, cycles 10 %", { .row_sd = .15, .vm_sd = .05, .cycle_sd = .1, .missing = .1 }, NULL },
	{ "unequal cycles, cycles 10 %",       { .row_sd = .15, .vm_sd = .05, .cycle_sd = .1, .unequal = true }, NULL },
	{ "way back 30 % missing, 20 % longer", { .row_sd = .15, .vm_sd = .05, .cycle_sd = .05, .step = .2, .missing_back = .3 }, NULL },
};

static const struct size mean_sizes[] = {
	{ 2, 10, two_vms }, { 3, 5, NULL }, { 3, 20, NULL }, { 6, 2, two_cycles }, { 6, 3, NULL },
	{ 6, 5, NULL }, { 6, 10, NULL }, { 6, 20, NULL }, { 20, 5, NULL }, { 20, 20, NULL },
	{ 1, 20, NULL },
};

/* Within a run: what two cases have in common is in it, and should not matter. */
static const struct named case_worlds[] = {
	{ "rows alone",                              { .row_sd = .15 }, NULL },
	{ "cycles 10 %, VMs 10 %",                   { .row_sd = .15, .vm_sd = .1, .cycle_sd = .1 }, NULL },
	{ "cycles 10 %, case by cycle 5 %",          { .row_sd = .15, .vm_sd = .1, .cycle_sd = .1, .case_cycle_sd = .05 }, NULL },
	{ "cycles 10 %, rho .3, case by cycle 10 %", { .row_sd = .15, .vm_sd = .1, .cycle_sd = .1, .rho = .3, .case_cycle_sd = .1 }, NULL },
	{ "the same, VM by case 3 %",                { .row_sd = .15, .vm_sd = .1, .cycle_sd = .1, .rho = .3, .case_cycle_sd = .1, .vm_session_sd = .03 }, NULL },
	{ "VMs log-normal .5, case by cycle 10 %",   { .vm_kind = VMS_LOG_NORMAL, .row_sd = .15, .vm_sd = .5, .cycle_sd = .1, .case_cycle_sd = .1 }, NULL },
	{ "1 of 10 rows missing, case by cycle 10 %", { .row_sd = .15, .vm_sd = .1, .cycle_sd = .1, .case_cycle_sd = .1, .missing = .1 }, NULL },
};

static const struct named run_worlds[] = {
	{ "rows alone",                 { .row_sd = .15 }, NULL },
	{ "cycles 5 %",                 { .row_sd = .15, .vm_sd = .1, .cycle_sd = .05 }, NULL },
	{ "cycles 10 %",                { .row_sd = .15, .vm_sd = .1, .cycle_sd = .1 }, NULL },
	{ "cycles 10 %, rho .3",        { .row_sd = .15, .vm_sd = .1, .cycle_sd = .1, .rho = .3 }, NULL },
	{ "cycles 10 %, rho .5",        { .row_sd = .15, .vm_sd = .1, .cycle_sd = .1, .rho = .5 }, slow_time },
	{ "the study's own, rho .3",    { .row_sd = .168, .vm_sd = .01, .cycle_sd = .087, .direction_sd = .075, .rho = .3 }, NULL },
	{ "VMs log-normal .5",          { .vm_kind = VMS_LOG_NORMAL, .row_sd = .15, .vm_sd = .5, .cycle_sd = .1 }, NULL },
	{ "3 of 10 VMs 3 times as long", { .vm_kind = VMS_TWO_KINDS, .row_sd = .15, .vm_sd = .05, .kind_share = .3, .kind_factor = 3, .cycle_sd = .05 }, NULL },
	{ "way back 30 % missing, 20 % longer", { .row_sd = .05, .vm_sd = .1, .cycle_sd = .02, .step = .2, .missing_back = .3 }, NULL },
	{ "sessions 2 %",               { .row_sd = .15, .vm_sd = .1, .session_sd = .02 }, one_session },
	{ "sessions 5 %",               { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, one_session },
};

static const struct size change_sizes[] = { { 3, 5, NULL }, { 6, 3, NULL }, { 6, 5, NULL }, { 6, 20, NULL }, { 20, 10, NULL } };

/* Several runs a side, or different numbers of cycles. */
static const struct trial change_trials[] = {
	{ ASK_CHANGE, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 6, { 10, 10 }, { 2, 2 }, NULL },
	{ ASK_CHANGE, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 6, { 10, 10 }, { 3, 3 }, NULL },
	{ ASK_CHANGE, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 6, { 10, 10 }, { 5, 5 }, NULL },
	{ ASK_CHANGE, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 6, { 10, 10 }, { 1, 3 }, NULL },
	{ ASK_CHANGE, ARMS_RUNS, "sessions 2 %, VM by run 3 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .02, .vm_session_sd = .03, .cycle_sd = .05 }, 0, 0, 6, { 10, 10 }, { 3, 3 }, NULL },
	{ ASK_CHANGE, ARMS_RUNS, "2 cycles and 20", { .row_sd = .15, .vm_sd = .1 }, 0, 0, 6, { 2, 20 }, { 1, 1 }, NULL },
	{ ASK_CHANGE, ARMS_RUNS, "5 cycles and 20", { .row_sd = .15, .vm_sd = .1 }, 0, 0, 6, { 5, 20 }, { 1, 1 }, NULL },
	{ ASK_CHANGE, ARMS_RUNS, "5 cycles and 20", { .row_sd = .15, .vm_sd = .1 }, 0, 0, 20, { 5, 20 }, { 1, 1 }, NULL },
	{ ASK_TREND, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 6, { 10, 10 }, { 2, 5 }, NULL },
	{ ASK_TREND, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 6, { 10, 10 }, { 3, 5 }, NULL },
	{ ASK_TREND, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 6, { 10, 10 }, { 5, 5 }, NULL },
	{ ASK_TREND, ARMS_RUNS, "sessions 5 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .05 }, 0, 0, 6, { 10, 10 }, { 1, 10 }, NULL },
	{ ASK_TREND, ARMS_RUNS, "sessions 2 %, VM by run 3 %", { .row_sd = .15, .vm_sd = .1, .session_sd = .02, .vm_session_sd = .03, .cycle_sd = .05 }, 0, 0, 6, { 10, 10 }, { 3, 5 }, NULL },
	{ ASK_TREND, ARMS_RUNS, "VMs log-normal .5, cycles 10 %", { .vm_kind = VMS_LOG_NORMAL, .row_sd = .15, .vm_sd = .5, .cycle_sd = .1, .session_sd = .05 }, 0, 0, 6, { 10, 10 }, { 3, 5 }, NULL },
	{ ASK_CHANGE, ARMS_RUNS, "ended by --until-ci, VMs 3 %, cycles 5 %", { .row_sd = .15, .vm_sd = .03, .vm_session_sd = .03, .cycle_sd = .05, .until = .08 }, 0, 0, 6, { 60, 60 }, { 1, 1 }, NULL },
	{ ASK_CHANGE, ARMS_RUNS, "ended by --until-ci, cycles 10 %, rho .3", { .row_sd = .15, .vm_sd = .02, .cycle_sd = .1, .rho = .3, .until = .08 }, 0, 0, 6, { 60, 60 }, { 1, 1 }, NULL },
	{ ASK_CHANGE, ARMS_CASES, "ended by --until-ci, case by cycle 5 %", { .row_sd = .15, .vm_sd = .03, .cycle_sd = .05, .case_cycle_sd = .05, .until = .07 }, 0, 0, 6, { 60, 60 }, { 1, 1 }, NULL },
	{ ASK_CHANGE, ARMS_OTHER_VMS, "ended by --until-ci, VMs 5 %", { .row_sd = .15, .vm_sd = .05, .cycle_sd = .05, .until = .07 }, 0, 0, 6, { 60, 60 }, { 1, 1 }, NULL },
	{ ASK_SURVIVORS, ARMS_RUNS, "slow ones become time-outs", { .row_sd = .07, .vm_sd = .05, .slow_share = .2, .slow_factor = 3.3, .limit = 100 }, 0, 6, 8, { 10, 10 }, { 1, 1 }, NULL },
	{ ASK_SURVIVORS, ARMS_RUNS, "time-outs on both sides", { .row_sd = .07, .vm_sd = .05, .slow_share = .2, .slow_factor = 6, .limit = 100 }, 0, 0, 8, { 10, 10 }, { 1, 1 }, NULL },
};

static const struct named fail_worlds[] = {
	{ "10 % fail, each by itself",     { .row_sd = .15, .fail_share = .1 }, NULL },
	{ "10 % fail, in bursts",          { .row_sd = .15, .fail_share = .1, .fail_kind = FAIL_BY_CYCLE, .fail_grain = 2 }, NULL },
	{ "10 % fail, in whole cycles",    { .row_sd = .15, .fail_share = .1, .fail_kind = FAIL_BY_CYCLE, .fail_grain = .3 }, NULL },
	{ "10 % fail, by VM",              { .row_sd = .15, .fail_share = .1, .fail_kind = FAIL_BY_VM, .fail_grain = 2 }, NULL },
};

static const struct named plan_worlds[] = {
	{ "rows alone",                        { .row_sd = .15, .vm_sd = .03 }, NULL },
	{ "cycles 5 %",                        { .row_sd = .15, .vm_sd = .03, .cycle_sd = .05 }, NULL },
	{ "cycles 10 %, rho .3",               { .row_sd = .15, .vm_sd = .03, .cycle_sd = .1, .rho = .3 }, NULL },
	{ "VM by session 5 %",                 { .row_sd = .15, .vm_sd = .03, .vm_session_sd = .05 }, "VM by session is in no pilot" },
};

static const struct named evacuation_worlds[] = {
	{ "rows alone",             { .row_sd = .15, .vm_sd = .05 }, NULL },
	{ "cycles 10 %",            { .row_sd = .15, .vm_sd = .05, .cycle_sd = .1 }, NULL },
	{ "cycles 10 %, VMs 20 %",  { .row_sd = .15, .vm_sd = .2, .cycle_sd = .1 }, NULL },
};
/* clang-format on */

static void add(struct trials *trials, struct trial trial)
{
	must_grow(&trials->at, &trials->capacity, trials->count, sizeof *trials->at);
	trials->at[trials->count++] = trial;
}

/* Every world at every size, one run a side. */
static void add_all(struct trials *trials, enum question question, enum arms arms,
		    const struct named *worlds, size_t world_count, const struct size *sizes,
		    size_t size_count)
{
	for (size_t w = 0; w < world_count; w++)
		for (size_t s = 0; s < size_count; s++)
			add(trials,
			    (struct trial){
				    .question = question,
				    .arms = arms,
				    .name = worlds[w].name,
				    .world = worlds[w].world,
				    .vms = sizes[s].vms,
				    .cycles = { sizes[s].cycles, sizes[s].cycles },
				    .runs = { 1, 1 },
				    .no_promise = sizes[s].no_promise ? sizes[s].no_promise
								      : worlds[w].no_promise,
			    });
}

struct trials trials_all(void)
{
	static const struct size fail_sizes[] = { { 6, 5, NULL },
						  { 6, 20, NULL },
						  { 20, 10, NULL } };
	static const struct size plan_sizes[] = { { 6, 5, NULL },
						  { 6, 10, NULL },
						  { 6, 20, NULL } };
	static const struct size until_sizes[] = { { 2, 0, two_vms }, { 3, 0, NULL },
						   { 4, 0, NULL },    { 6, 0, NULL },
						   { 10, 0, NULL },   { 20, 0, NULL } };
	struct trials trials = { 0 };

	add_all(&trials, ASK_MEAN, ARMS_RUNS, mean_worlds, COUNT(mean_worlds), mean_sizes,
		COUNT(mean_sizes));
	add_all(&trials, ASK_CHANGE, ARMS_CASES, case_worlds, COUNT(case_worlds), change_sizes,
		COUNT(change_sizes));
	add_all(&trials, ASK_CHANGE, ARMS_RUNS, run_worlds, COUNT(run_worlds), change_sizes,
		COUNT(change_sizes));
	add_all(&trials, ASK_CHANGE, ARMS_OTHER_VMS, run_worlds, 6, change_sizes,
		COUNT(change_sizes));
	for (size_t i = 0; i < COUNT(change_trials); i++)
		add(&trials, change_trials[i]);
	add_all(&trials, ASK_SHARE, ARMS_RUNS, fail_worlds, COUNT(fail_worlds), fail_sizes,
		COUNT(fail_sizes));
	add_all(&trials, ASK_FAILURES, ARMS_OTHER_VMS, fail_worlds, COUNT(fail_worlds), fail_sizes,
		COUNT(fail_sizes));
	add_all(&trials, ASK_PLAN, ARMS_RUNS, plan_worlds, COUNT(plan_worlds), plan_sizes,
		COUNT(plan_sizes));
	add_all(&trials, ASK_UNTIL, ARMS_RUNS, mean_worlds, 8, until_sizes, COUNT(until_sizes));
	add_all(&trials, ASK_EVACUATION, ARMS_RUNS, evacuation_worlds, COUNT(evacuation_worlds),
		plan_sizes, COUNT(plan_sizes));
	return trials;
}

void trials_free(struct trials *trials)
{
	free(trials->at);
	*trials = (struct trials){ 0 };
}
