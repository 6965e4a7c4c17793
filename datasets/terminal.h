/*
 * terminal.h — what the reader's terminal understands.
 */
#ifndef MIGSTAT_TERMINAL_H
#define MIGSTAT_TERMINAL_H

#include <stdbool.h>

/* Whether the environment's locale writes UTF-8. The program's own stays C, for the numbers' sake.
 */
bool terminal_speaks_utf8(void);

/* Whether $TERM names one that moves its cursor: it is set, and not "dumb". */
bool terminal_moves(void);

#endif
