/*
 * plain-text.h — the text of a foreign file as its reader expects it, whatever program saved it.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_PLAIN_TEXT_H
#define MIGSTAT_COLLECT_IMPORT_KIT_PLAIN_TEXT_H

#include "source.h"

#include "datasets/error.h"

#include <stdbool.h>

/* Turns source->text, just read, into UTF-8 without a byte-order mark and with lines that end with
 * \n. False with *err if it is broken UTF-16, or without memory. */
bool source_make_plain(struct import_source *source, struct error *err);

#endif
