/*
 * plain-text.h — the text of a foreign file as its reader expects it, whatever program saved it.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_PLAIN_TEXT_H
#define MIGSTAT_COLLECT_IMPORT_KIT_PLAIN_TEXT_H

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Turns the text (length bytes and a '\0', of malloc; path names it in complaints) into UTF-8
 * without a byte-order mark and with lines that end with \n. False with *err if it is broken
 * UTF-16, or without memory. */
bool plain_text(char **text, size_t *length, const char *path, struct error *err);

#endif
