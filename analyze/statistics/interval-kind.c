/* interval-kind.c — the kinds of intervals of a mean, and their words. */
#include "interval-kind.h"

#include <stddef.h>

const char *const interval_kind_words[KIND_COUNT + 1] = {
	[KIND_AUTO] = "auto",
	[KIND_TWO_WAY] = "two-way",
	[KIND_TWO_WAY_LOG] = "two-way-log",
	[KIND_VM_MEANS] = "vm-means",
	[KIND_LOG] = "log",
	[KIND_BCA] = "bca",
};

const char *interval_kind_word(enum interval_kind kind)
{
	return interval_kind_words[kind];
}

const char *const interval_kind_shorts[KIND_COUNT] = {
	[KIND_AUTO] = "-",        [KIND_TWO_WAY] = "t",  [KIND_TWO_WAY_LOG] = "log",
	[KIND_VM_MEANS] = "VM t", [KIND_LOG] = "VM log", [KIND_BCA] = "BCa",
};
