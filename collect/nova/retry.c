/* retry.c — whether a request that went wrong is worth another try. */
#include "retry.h"

#include "datasets/clock.h"

#include <math.h>

/* So often in all, with 0.5, 1, 2 and 4 s between; a server that names a longer time gets it, up to
 * a minute. */
enum { TRIES = 5 };
#define FIRST_WAIT_SECONDS   0.5
#define LONGEST_WAIT_SECONDS 60.0

double retry_wait(const struct http_answer *answer, int tries)
{
	bool busy = answer->status == 429 || (answer->status >= 502 && answer->status <= 504);

	if (tries >= TRIES || (answer->status != 0 && !busy))
		return -1;
	return fmin(LONGEST_WAIT_SECONDS,
		    fmax(ldexp(FIRST_WAIT_SECONDS, tries - 1),
			 isnan(answer->retry_after) ? 0 : answer->retry_after));
}

void retry_pause(double seconds)
{
	clock_sleep_until(clock_seconds() + seconds);
}
