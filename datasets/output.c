/* output.c — a file that is written whole or not at all. */
#include "output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PROC_FD "/proc/self/fd" /* where a file without a name can be named */

char *path_join(const char *folder, const char *name, struct error *err)
{
	size_t size = strlen(folder) + strlen(name) + 2;
	char *path = malloc(size);

	if (!path) {
		error_memory(err);
		return NULL;
	}
	snprintf(path, size, "%s/%s", folder, name);
	return path;
}

bool folder_make(const char *folder, struct error *err)
{
	if (mkdir(folder, 0777) == 0 || errno == EEXIST)
		return true;
	return error_set(err, "%s: the folder cannot be made: %s", folder, strerror(errno));
}

bool folder_is_free(const char *folder, struct error *err)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	bool empty = true;

	if (!dir)
		return errno == ENOENT || error_set(err, "%s: %s", folder, strerror(errno));
	while ((entry = readdir(dir)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			empty = false;
	closedir(dir);
	return empty || error_set(err, "%s: the folder is not empty; give a new one", folder);
}

bool folder_sync(const char *folder, struct error *err)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	/* some filesystems cannot sync a folder and say EINVAL: nothing is lost by going on */
	bool good = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);

	if (!good)
		error_set(err, "%s: %s", folder, strerror(errno));
	if (fd >= 0)
		close(fd);
	return good;
}

static void forget(struct output *output)
{
	free(output->path);
	free(output->temporary);
	*output = (struct output){ 0 };
}

/*
 * A file without a name where the filesystem knows such: whatever ends the program, nothing of it
 * stays. It gets the temporary name just before it is put in its place. Else a named one.
 */
static FILE *open_stream(const char *path, const char *temporary, bool *nameless)
{
	char *copy = strdup(path);
	bool can_name = access(PROC_FD, X_OK) == 0;
	int fd =
		copy && can_name ? open(dirname(copy), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666) : -1;
	FILE *stream = fd >= 0 ? fdopen(fd, "wb") : NULL;

	free(copy);
	if (fd >= 0 && !stream)
		close(fd);
	*nameless = stream != NULL;
	return stream ? stream : fopen(temporary, "wbe");
}

/* Gives a nameless file its temporary name. */
static bool give_name(const struct output *output)
{
	char link[40];

	if (!output->nameless)
		return true;
	snprintf(link, sizeof link, PROC_FD "/%d", fileno(output->stream));
	unlink(output->temporary); /* what an earlier program of our number may have left */
	return linkat(AT_FDCWD, link, AT_FDCWD, output->temporary, AT_SYMLINK_FOLLOW) == 0;
}

bool output_open(struct output *output, const char *path, struct error *err)
{
	size_t size = strlen(path) + 32;

	*output = (struct output){ .path = strdup(path), .temporary = malloc(size) };
	if (!output->path || !output->temporary) {
		forget(output);
		return error_memory(err);
	}
	snprintf(output->temporary, size, "%s.%ld.tmp", path, (long)getpid());
	output->stream = open_stream(path, output->temporary, &output->nameless);
	if (!output->stream) {
		error_set(err, "%s: cannot be written: %s", path, strerror(errno));
		forget(output);
		return false;
	}
	return true;
}

bool output_commit(struct output *output, struct error *err)
{
	bool good = fflush(output->stream) == 0 && !ferror(output->stream) &&
		    fsync(fileno(output->stream)) == 0 && give_name(output);

	if (!good)
		error_set(err, "%s: cannot be written: %s", output->path, strerror(errno));
	if (fclose(output->stream) != 0 && good)
		good = error_set(err, "%s: cannot be written: %s", output->path, strerror(errno));
	if (good && rename(output->temporary, output->path) != 0)
		good = error_set(err, "%s: cannot be put in its place: %s", output->path,
				 strerror(errno));
	if (!good)
		unlink(output->temporary);
	forget(output);
	return good;
}

void output_abandon(struct output *output)
{
	if (!output->stream)
		return;
	fclose(output->stream);
	unlink(output->temporary);
	forget(output);
}
