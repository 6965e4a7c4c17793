/* collect-plan-file.c — fuzzes plan files: what is read and written is the same when read again. */
#include "fuzzing.h"

#include "collect/session/options.h"

#include "datasets/said.h"

#include <stdlib.h>
#include <string.h>

static char *printed(const struct said_list *said)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	said_print(said, &verb_collect, stream);
	fclose(stream);
	return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[] = "plan.ini";
	struct plan_file file = { path, strndup((const char *)data, size) };
	struct said_list said = { 0 };
	struct said_list again = { 0 };
	struct error err = { 0 };

	if (said_of_file(&said, &verb_collect, &file, &err)) {
		struct plan_file written = { path, printed(&said) };
		char *second;

		if (!said_of_file(&again, &verb_collect, &written, &err))
			abort();
		second = printed(&again);
		if (strcmp(written.text, second) != 0)
			abort();
		free(second);
		free(written.text);
	} else if (strncmp(err.text, "plan.ini:", 9) != 0) {
		abort();
	}
	said_free(&said);
	said_free(&again);
	free(file.text);
	return 0;
}
