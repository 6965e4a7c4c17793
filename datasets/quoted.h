/*
 * quoted.h — a text in double quotes, in which everything can stand in one line that is seen as it
 * is: \" \\ \n \t, and \xHH for a byte that acts on a terminal or is no UTF-8.
 */
#ifndef MIGSTAT_QUOTED_H
#define MIGSTAT_QUOTED_H

#include "error.h"

#include <stdio.h>

/* Writes it. */
void quoted_print(const char *text, FILE *stream);

/*
 * Reads what begins with a quote, and goes to the end of text, in place: without the quotes. NULL,
 * or where it is wrong, with *err, which tells what is.
 */
const char *quoted_read(char *text, struct error *err);

#endif
