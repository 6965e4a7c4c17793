/* status.c — the exit status that a call of compare ends with. */
#include "status.h"

enum exit_status compare_status(const struct comparisons *comparisons,
				const struct compare_options *options)
{
	if (options->fail_on == FAIL_ON_NEVER)
		return EXIT_DONE;
	if (comparisons->verdicts[VERDICT_WORSE] > 0)
		return EXIT_WORSE;
	if (options->fail_on == FAIL_ON_UNDECIDED && comparisons->verdicts[VERDICT_UNDECIDED] > 0)
		return EXIT_UNDECIDED;
	return EXIT_DONE;
}
