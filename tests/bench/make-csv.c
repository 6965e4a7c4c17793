/*
 * make-csv.c — make-csv ROWS [plain|quoted|crlf] [SEED]: a CSV file of exported migrations, for
 * tests/bench/csv. Columns case, host, vm, ts, migration_ms, downtime_ms, tcp_gap_ms, bytes; 4
 * cases on 4 hosts with 20 VMs each are 320 groups. The same arguments make the same bytes.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* S. Vigna's splitmix64. */
static uint64_t draw(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

/* Thousandths: some scale, times a sum of draws, so that most lie near the middle. */
static unsigned long thousandths(uint64_t *state, unsigned long low, unsigned long width)
{
	unsigned long sum = 0;

	for (int i = 0; i < 4; i++)
		sum += (unsigned long)(draw(state) % (width / 4));
	return low + sum;
}

static void row(uint64_t *state, time_t time, const char *quote, const char *end)
{
	static const char *const cases[] = { "shared", "shared-tunnelled", "block",
					     "block-tunnelled" };
	unsigned long total = thousandths(state, 1500000, 4000000);
	unsigned long down = thousandths(state, 20000, 300000);
	unsigned long gap = down + thousandths(state, 4000, 90000);
	uint64_t pick = draw(state);
	struct tm utc;
	char stamp[32];

	gmtime_r(&time, &utc);
	strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", &utc);
	printf("%s%s%s,%shost-%u%s,%svm-%02u%s,%s,%lu.%03lu,%lu.%03lu,%lu.%03lu,%llu%s", quote,
	       cases[pick % 4], quote, quote, (unsigned)(pick / 4 % 4), quote, quote,
	       (unsigned)(pick / 16 % 20), quote, stamp, total / 1000, total % 1000, down / 1000,
	       down % 1000, gap / 1000, gap % 1000,
	       (unsigned long long)(1000000000 + draw(state) % 4000000000U), end);
}

int main(int argc, char **argv)
{
	unsigned long rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	const char *form = argc > 2 ? argv[2] : "plain";
	uint64_t state = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
	const char *quote = strcmp(form, "quoted") == 0 ? "\"" : "";
	const char *end = strcmp(form, "crlf") == 0 ? "\r\n" : "\n";

	if (rows == 0) {
		fprintf(stderr, "make-csv ROWS [plain|quoted|crlf] [SEED]\n");
		return 2;
	}
	printf("case,host,vm,ts,migration_ms,downtime_ms,tcp_gap_ms,bytes%s", end);
	for (unsigned long i = 0; i < rows; i++)
		row(&state, (time_t)(1460000000 + i), quote, end);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
