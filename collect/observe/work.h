/*
 * work.h — asks guests how much they have done: the counter of a workload that reports one.
 *
 * The workload answers any UDP datagram to a port with text in which "NAME=DIGITS" stands. A
 * thread asks at each tick and reads what has arrived since the last one, by the kernel's stamps;
 * each reading is a row of metrics.csv.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_WORK_H
#define MIGSTAT_COLLECT_OBSERVE_WORK_H

#include "collect/plan/vm.h"
#include "window.h"
#include "work-loss.h"

#include "datasets/error.h"
#include "datasets/run-write.h"

#include <stdbool.h>
#include <stdint.h>

/* What to ask: the text of --work-rate. */
struct work_plan {
	uint16_t port; /* 0 = nothing is asked */
	char name[32];
};

/* Reads "udp:PORT:NAME". False with *err. */
bool work_plan_read(struct work_plan *plan, const char *text, struct error *err);

enum { WORK_PLAN_TEXT_SIZE = 48 };
void work_plan_text(const struct work_plan *plan, char text[WORK_PLAN_TEXT_SIZE]);

/*
 * The number after "NAME=" at the text's beginning or after a blank; NaN if there is none. Decimal
 * digits alone make a number that is not below zero and has an end. *wrong, which may be NULL
 * before, is then the place in the text where something else began with a digit; else it stays.
 */
double work_count_in(const char *text, const char *name, const char **wrong);

struct work; /* opaque */

/* Starts the thread. VMs without an address are not asked. plan is copied, the others borrowed.
 * False with *err; close it all the same, after windows_close. */
bool work_open(struct work **work, const struct work_plan *plan, const struct vms *vms,
	       struct windows *windows, struct run_writer *run, double interval_seconds,
	       struct error *err);

/* Forgets what the VM has reported: its window begins. */
void work_begin(struct work *work, size_t vm);

/* See work_loss_of. */
bool work_loss(struct work *work, size_t vm, double from, double start, double end,
	       struct work_loss *loss);

/* Ends the thread. False with *err if some row could not be written. NULL is allowed. */
bool work_close(struct work *work, struct error *err);

#endif
