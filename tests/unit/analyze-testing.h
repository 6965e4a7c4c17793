/*
 * analyze-testing.h — samples made from texts, for the unit tests of analyze/.
 */
#ifndef MIGSTAT_ANALYZE_TESTING_H
#define MIGSTAT_ANALYZE_TESTING_H

#include "analyze/statistics/samples.h"
#include "testing.h"

#include <stdlib.h>

static const char *const vm_names[] = { "vm0", "vm1", "vm2", "vm3", "vm4", "vm5", "vm6", "vm7" };

/* Value i belongs to VM number i mod vms (from 0). Free with samples_free; texts are borrowed. */
static inline struct samples samples_of_texts(const char *const *texts, size_t count, size_t vms)
{
	struct samples samples = { .at = calloc(count + 1, sizeof *samples.at), .count = count };

	assert_non_null(samples.at);
	assert_true(vms >= 1 && vms <= sizeof vm_names / sizeof *vm_names);
	for (size_t i = 0; i < count; i++)
		samples.at[i] =
			(struct sample){ .vm = vm_names[i % vms], .text = texts[i], .row = i };
	samples_prepare(&samples);
	return samples;
}

#endif
