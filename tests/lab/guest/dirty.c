/*
 * dirty MB MBPS: keeps a set of MB megabytes and dirties its pages, one after
 * the other, at MBPS megabytes of pages a second.
 *
 * The size of the set and the rate are what decides how long the memory phase
 * of a live migration takes, and whether it converges at all.
 */
#include "../pace.h"

#include <stdint.h>
#include <sys/mman.h>

enum { PAGE = 4096, PAGES_PER_MB = 256 };

static uint64_t next_random(uint64_t *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 7;
	*x ^= *x << 17;
	return *x;
}

/* Fills the set with random words: an all-zero page would migrate for free. */
static uint64_t *new_set(size_t pages, uint64_t *seed)
{
	uint64_t *set = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE,
			     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (set == MAP_FAILED)
		return NULL;
	for (size_t i = 0; i < pages * PAGE / sizeof *set; i++)
		set[i] = next_random(seed);
	return set;
}

int main(int argc, char **argv)
{
	uint64_t seed = 88172645463325252U;
	size_t pages, at = 0;
	struct pace pace;
	uint64_t *set;

	if (argc != 3) {
		fprintf(stderr, "usage: dirty MB MBPS\n");
		return 2;
	}
	pages = (size_t)number_or_exit(argv[1], "MB", 1, 65536) * PAGES_PER_MB;
	set = new_set(pages, &seed);
	if (set == NULL) {
		perror("dirty: no memory for the set");
		return 1;
	}
	/* at most a fifth of a second of work is made up for */
	pace_start(&pace, number_or_exit(argv[2], "MBPS", 0, 65536) * PAGES_PER_MB, 0);
	pace.burst = pace.rate / 5;
	for (;;) {
		pace_due(&pace);
		while (pace.owed >= 1) {
			uint64_t r = next_random(&seed);

			set[at * (PAGE / sizeof *set) + r % (PAGE / sizeof *set)] = r;
			at = (at + 1) % pages;
			pace.owed--;
		}
		sleep_milliseconds(5);
	}
}
