/* files.c — which CSV files are meant. */
#include "files.h"

#include "datasets/must.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_pattern(const char *name)
{
	return strpbrk(name, "*?[") && access(name, F_OK) != 0;
}

static int by_bytes(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

static bool add_fitting(struct texts *files, const char *pattern, struct error *err)
{
	glob_t found = { 0 };
	int failed = glob(pattern, GLOB_NOSORT, NULL, &found);

	must_have(failed == GLOB_NOSPACE ? NULL : files);
	if (failed == 0)
		qsort(found.gl_pathv, found.gl_pathc, sizeof(char *), by_bytes);
	for (size_t i = 0; failed == 0 && i < found.gl_pathc; i++)
		texts_add(files, "%s", found.gl_pathv[i]);
	globfree(&found);
	return failed == 0 || error_set(err, "%s: no file has a name that fits", pattern);
}

bool files_add(struct texts *files, const char *name, struct error *err)
{
	if (is_pattern(name))
		return add_fitting(files, name, err);
	if (strcmp(name, "-") == 0 && texts_have(files, name))
		return error_set(err, "-: standard input can be read once");
	texts_add(files, "%s", name);
	return true;
}

char *files_name(const struct texts *files)
{
	return files->count == 1 ? must_copy(files->at[0])
				 : must_print("%s and %zu more", files->at[0], files->count - 1);
}
