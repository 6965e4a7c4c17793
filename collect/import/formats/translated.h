/*
 * translated.h — what virsh domjobinfo prints in another language, whose words nobody can know: so
 * that its refusal can say how to run it.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_TRANSLATED_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_TRANSLATED_H

#include "collect/import/kit/source.h"

#include <stdbool.h>

/* Whether the file may be it: a label and a colon, also a wide one, on each line; behind some of
 * them a word, behind others a number and its unit. */
bool virsh_may_be_translated(const struct import_source *source);

#endif
