/*
 * retry.h — whether a request that went wrong is worth another try, and when.
 */
#ifndef MIGSTAT_COLLECT_NOVA_RETRY_H
#define MIGSTAT_COLLECT_NOVA_RETRY_H

#include "http.h"

/*
 * How many seconds to wait after that many tries: 0.5, 1, 2, 4, or what a Retry-After says if that
 * is longer, up to a minute. Negative: another try is no use, for there were five, or the answer is
 * neither missing nor 429, 502, 503, 504.
 */
double retry_wait(const struct http_answer *answer, int tries);

void retry_pause(double seconds);

#endif
