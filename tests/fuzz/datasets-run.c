/* datasets-run.c — fuzzes the reading of a whole run: its package and its migrations. */
#include "fuzzing.h"

#include "datasets/package.h"
#include "datasets/run.h"

#include <stdlib.h>
#include <string.h>

/* The input is datapackage.json, then a zero byte, then migrations.csv. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *cut = size > 0 ? memchr(data, 0, size) : NULL;
	size_t first = cut ? (size_t)(cut - data) : size;
	struct run run;
	struct error err = { 0 };

	fuzz_file_write("datapackage.json", data, first);
	fuzz_file_write("migrations.csv", cut ? cut + 1 : data, cut ? size - first - 1 : 0);
	if (run_read(&run, ".", &err)) {
		if (run_rows(&run) == 0 || run_outcome(&run, 0) >= OUTCOME_COUNT)
			abort();
		run_free(&run);
	} else if (err.text[0] == '\0') {
		abort();
	}
	return 0;
}
