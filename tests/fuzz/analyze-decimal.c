/* analyze-decimal.c — fuzzes decimal numbers: what is read is what strtod reads, and what is read
 * exactly reads the same after it was written, or packed into 8 bytes. */
#include "fuzzing.h"

#include "analyze/rows/packed.h"
#include "analyze/statistics/decimal.h"

#include "datasets/table.h"

#include <stdlib.h>
#include <string.h>

static void same(const char *text, const struct decimal *decimal)
{
	struct decimal again;

	if (!decimal_of_text(text, &again) || again.digits != decimal->digits ||
	    again.exponent != decimal->exponent)
		abort();
}

/* In 8 bytes, whether a double holds it or not. */
static void check_packed(const char *text, const struct decimal *decimal)
{
	struct packed packed = { 0 };
	char buffer[PACKED_TEXT_SIZE];
	int128 digits;

	packed_add(&packed, text);
	if (packed_number(&packed, 0) != strtod(text, NULL))
		abort();
	if (decimal) {
		same(packed_text(&packed, 0, buffer), decimal);
		if (packed_digits(&packed, 0, decimal->exponent, &digits) &&
		    digits != decimal->digits)
			abort();
	}
	packed_free(&packed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = strndup((const char *)data, size);
	char written[DECIMAL_TEXT_SIZE];
	struct decimal decimal;
	double number;
	bool is_number = number_of_text(text, &number);
	bool exact = decimal_of_text(text, &decimal);

	if ((exact && !is_number) || (is_number && number != strtod(text, NULL)))
		abort();
	if (exact) {
		if (!decimal_ratio(decimal.digits, 1, decimal.exponent, written) ||
		    strtod(written, NULL) != number)
			abort();
		same(written, &decimal);
	}
	if (is_number)
		check_packed(text, exact ? &decimal : NULL);
	free(text);
	return 0;
}
