/*
 * plain-text.h — the text of a foreign file as its reader expects it, whatever program saved it.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_PLAIN_TEXT_H
#define MIGSTAT_COLLECT_IMPORT_KIT_PLAIN_TEXT_H

#include <stddef.h>

/* Takes the byte-order mark of UTF-8 from the text (length bytes and a '\0'), and makes its lines
 * end with \n. UTF-16 is UTF-8 already when it is read (datasets/input.h). */
void plain_text(char *text, size_t *length);

#endif
