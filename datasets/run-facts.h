/*
 * run-facts.h — what every statistic asks of a migration again and again, worked out once for all
 * rows of a run: its VM, its outcome, its place in the study.
 */
#ifndef MIGSTAT_RUN_FACTS_H
#define MIGSTAT_RUN_FACTS_H

#include "outcome.h"
#include "table.h"

#include <stdint.h>

enum { FACT_NO_DIRECTION, FACT_AB, FACT_BA };

struct run_fact {
	const char *vm;         /* its key (vm-key.h), the same pointer in all rows of one VM */
	long long cycle, order; /* from 1; 0: not known */
	uint32_t vm_rank;       /* which of the keys it is, in their order (strcmp), from 0 */
	uint8_t outcome, direction;
};

struct run_facts {
	struct run_fact *at; /* by row */
	size_t vms;          /* different ones */
};

/* Of migrations, which must outlive them. Free with run_facts_free. False with *err: no memory. */
bool run_facts_of(struct run_facts *facts, const struct table *migrations, struct error *err);

void run_facts_free(struct run_facts *facts);

#endif
