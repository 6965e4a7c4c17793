/* collect-import-guess.c — fuzzes the guess at a file's format, and what is said of one that has
 * none. */
#include "fuzzing.h"

#include "collect/import/formats/formats.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct import_source source;
	struct error err = { 0 };

	if (!source_of_text(&source, FUZZ_FILE, (const char *)data, size, &err))
		return 0;
	if (!import_format_guess(&source, &err) &&
	    strncmp(err.text, FUZZ_FILE ": ", strlen(FUZZ_FILE) + 2) != 0)
		abort();
	source_free(&source);
	return 0;
}
