/*
 * joins.h — where a line must not be broken: between a number and what it is a number of.
 *
 * "+42 %", "1.768 s", "4 of 8", "-13 to +35 %" and the number of "not attempted 4, …" stay together
 * in one line, in terminals, on paper and in pages of HTML alike; the text itself stays as it is.
 */
#ifndef MIGSTAT_JOINS_H
#define MIGSTAT_JOINS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether what stands before and behind the blank at text + blank belongs together. The words of
 * text are told apart by single blanks. */
bool joins_at(const char *text, size_t blank);

/* How many bytes from text on stand together up to the first blank that may be broken, or the end:
 * 0 where text begins with such a blank, or is empty. */
size_t joins_length(const char *text);

#endif
