/* random.c — random numbers that are the same on every machine. */
#include "random.h"

static uint64_t splitmix(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

struct random random_of_seed(uint64_t seed)
{
	struct random random;

	for (int i = 0; i < 4; i++)
		random.state[i] = splitmix(&seed);
	return random;
}

static uint64_t rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

uint64_t random_bits(struct random *random)
{
	uint64_t *s = random->state;
	uint64_t result = rotate(s[1] * 5, 7) * 9;
	uint64_t t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotate(s[3], 45);
	return result;
}

/* The high 32 bits as a fraction of `below`: no index is more likely than another by more than
 * below / 2^32, which no bootstrap can see. */
size_t random_index(struct random *random, size_t below)
{
	return (size_t)((random_bits(random) >> 32) * below >> 32);
}
