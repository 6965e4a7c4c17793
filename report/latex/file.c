/* file.c — the files of a folder for LaTeX. */
#include "file.h"

#include "datasets/flags.h"

#include <stdlib.h>
#include <string.h>

#define WRITTEN_BY "% Written by migstat "

char *latex_path(const char *folder, const char *kind, const char *name, const char *ending,
		 struct error *err)
{
	char *path = NULL;

	if (asprintf(&path, "%s/%s%s%s%s", folder, kind, name ? "-" : "", name ? name : "",
		     ending) >= 0)
		return path;
	error_memory(err);
	return NULL;
}

/* Is there nothing at path, or a file of ours? */
static bool may_write(const char *path, struct error *err)
{
	FILE *stream = fopen(path, "rbe");
	char first[sizeof WRITTEN_BY] = "";
	bool ours;

	if (!stream)
		return true; /* not there; or not to be read, and then writing it tells why */
	ours = fgets(first, sizeof first, stream) && strcmp(first, WRITTEN_BY) == 0;
	fclose(stream);
	return ours || error_set(err,
				 "%s is there already, and migstat did not write it: name another "
				 "folder",
				 path);
}

bool latex_file_open(struct output *output, const char *folder, const char *kind, const char *name,
		     struct error *err)
{
	char *path = latex_path(folder, kind, name, ".tex", err);
	bool good = path && may_write(path, err) && output_open(output, path, err);

	if (good)
		fputs(WRITTEN_BY MIGSTAT_VERSION "\n", output->stream);
	free(path);
	return good;
}
