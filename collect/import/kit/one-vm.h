/*
 * one-vm.h — whether the samples of a log that names no VM can be those of one.
 *
 * A VM has one job at a time. So a job whose clock is behind that of the sample before has begun
 * since then; another one that is over has, too, since the one before was told to be. And in one
 * job neither its clock nor what it has sent goes back, nor does its memory grow. Samples of one
 * moment (the stamps are of whole seconds, or stand before several) tell less: of one VM that is
 * asked evenly they are as far apart as others.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_ONE_VM_H
#define MIGSTAT_COLLECT_IMPORT_KIT_ONE_VM_H

#include <stdbool.h>
#include <stddef.h>

/* What is known of the running samples so far. Begin with one_vm_blank. */
struct one_vm {
	double when, elapsed;  /* of the last one; when: NaN = not known */
	double asked;          /* the last moment that is known */
	double sent, memory;   /* of the last one, in bytes; NaN = not known */
	double inside, across; /* the least rise of the job's clock from one to the next of the same
				  moment, and of another */
	double step_most;      /* the largest rise */
	size_t steps;          /* how many rises there were */
	double begin, begin_before; /* of this job and, if nobody saw its end, of the one before */
};

/* A sample of a running job, its parts as above. */
struct one_vm_sample {
	double when, elapsed, sent, memory;
};

struct one_vm one_vm_blank(void);

/* Takes the next sample of a running job. open: a job is under way. False: it is another VM's. */
bool one_vm_running(struct one_vm *seen, const struct one_vm_sample *sample, bool open);

/* Whether a job that took `elapsed` seconds and is told at `when` to be over can have begun after
 * `before`, when another one was told to be. */
bool one_vm_over(double before, double when, double elapsed);

/* Whether the samples of the job, which ends, were those of one VM that was asked evenly. */
bool one_vm_even(const struct one_vm *seen);

#endif
