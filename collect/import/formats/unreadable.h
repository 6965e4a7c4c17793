/*
 * unreadable.h — files of programs that import knows, in a form that it cannot read or that tells
 * too little: what to run instead is said where they are refused.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_UNREADABLE_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_UNREADABLE_H

#include "collect/import/kit/source.h"

#include "datasets/error.h"

/* Refuses a file that looks like none of the formats: with what to do about it, where that is
 * known. Always false, with *err. */
bool import_unreadable(const struct import_source *source, struct error *err);

#endif
