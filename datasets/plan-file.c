/* plan-file.c — the bytes of a plan file. */
#include "input.h"
#include "said.h"

#include <stdlib.h>
#include <string.h>

enum { PLAN_MOST = 1 << 20 };

/* Without a byte-order mark. */
static bool read_whole(struct input *input, char *text, size_t *length, struct error *err)
{
	size_t got = 1;

	for (*length = 0; *length < PLAN_MOST && got > 0; *length += got)
		if (!input_read(input, text + *length, PLAN_MOST - *length, &got, err))
			return false;
	text[*length] = '\0';
	if (strncmp(text, "\xef\xbb\xbf", 3) == 0) {
		*length -= 3;
		memmove(text, text + 3, *length + 1);
	}
	return true;
}

bool plan_file_read(struct plan_file *file, const char *path, struct error *err)
{
	struct input *input;
	size_t length = 0;
	bool good;

	free(file->path);
	free(file->text);
	file->path = strdup(path);
	file->text = malloc(PLAN_MOST + 1);
	if (!file->path || !file->text)
		return error_memory(err);
	if (!input_open(&input, path, err))
		return false;
	good = read_whole(input, file->text, &length, err);
	input_close(input);
	if (good && length == PLAN_MOST)
		return error_set(err, "%s: longer than %d KiB: this is no plan", path,
				 PLAN_MOST / 1024);
	if (good && strlen(file->text) < length)
		return error_set(err, "%s: it holds a NUL: this is no plan", path);
	return good;
}
