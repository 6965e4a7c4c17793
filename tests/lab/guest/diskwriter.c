/*
 * diskwriter FILE MBPS: writes MBPS megabytes a second into FILE, round and round.
 *
 * The file keeps its size (the lab makes it beforehand), so the disk never
 * fills and a block migration always has the same amount to copy.
 */
#include "../pace.h"

#include <fcntl.h>
#include <stdint.h>
#include <unistd.h>

enum { BLOCK = 65536 };

int main(int argc, char **argv)
{
	static uint64_t block[BLOCK / sizeof(uint64_t)];
	uint64_t x = 88172645463325252U;
	off_t size, at = 0;
	struct pace pace;
	int file;

	if (argc != 3) {
		fprintf(stderr, "usage: diskwriter FILE MBPS\n");
		return 2;
	}
	pace_start(&pace, number_or_exit(argv[2], "MBPS", 0, 65536) * 1e6, 0);
	pace.burst = pace.rate > BLOCK ? pace.rate : BLOCK; /* a second's worth, at least a block */
	file = open(argv[1], O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (file < 0 || (size = lseek(file, 0, SEEK_END)) < 0) {
		perror("diskwriter");
		return 1;
	}
	if (size < BLOCK)
		size = 16 * 1024 * 1024;
	for (;;) {
		while (pace_due(&pace) >= BLOCK) {
			for (size_t i = 0; i < BLOCK / sizeof x; i++) {
				x ^= x << 13;
				x ^= x >> 7;
				x ^= x << 17;
				block[i] = x;
			}
			if (pwrite(file, block, BLOCK, at) < 0)
				perror("diskwriter");
			at = at + 2 * BLOCK > size ? 0 : at + BLOCK;
			pace.owed -= BLOCK;
		}
		sleep_milliseconds(10);
	}
}
