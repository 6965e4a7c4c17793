/* litter.c — what processes that were killed left beside the place of their output. */
#include "litter.h"

#include "folder.h"
#include "lock.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is done with one that another process made; false ends the search. */
typedef bool found(const char *path, pid_t maker, struct error *err);

/* Whether name is PREFIX + place + ".PID.tmp"; the number into *maker. */
static bool is_made(const char *name, const char *prefix, const char *place, pid_t *maker)
{
	size_t before = strlen(prefix);
	size_t length = strlen(place);
	char *end;
	long number;

	if (strncmp(name, prefix, before) != 0 || strncmp(name + before, place, length) != 0 ||
	    name[before + length] != '.')
		return false;
	name += before + length + 1;
	number = strtol(name, &end, 10);
	*maker = (pid_t)number;
	return end > name && number > 0 && strcmp(end, ".tmp") == 0;
}

static bool search_folder(const char *folder, const char *prefix, const char *place, found *each,
			  struct error *err)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	bool good = true;
	pid_t maker;

	while (dir && good && (entry = readdir(dir))) {
		char *path;

		if (!is_made(entry->d_name, prefix, place, &maker))
			continue;
		path = path_join(folder, entry->d_name, err);
		good = path && each(path, maker, err);
		free(path);
	}
	if (dir)
		closedir(dir);
	return good;
}

/* Looks beside path for what is named after it. */
static bool search(const char *path, const char *prefix, found *each, struct error *err)
{
	char *folder = strdup(path);
	char *place = strdup(path);
	bool good = (folder && place) || error_memory(err);

	if (good)
		good = search_folder(dirname(folder), prefix, basename(place), each, err);
	free(folder);
	free(place);
	return good;
}

static bool remove_file(const char *path, pid_t maker, struct error *err)
{
	int fd;

	(void)err;
	if (kill(maker, 0) == 0 || errno != ESRCH)
		return true;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
		unlink(path);
	if (fd >= 0)
		close(fd);
	return true;
}

void litter_sweep(const char *path)
{
	search(path, "", remove_file, &(struct error){ 0 });
}

static bool remove_dead_folder(const char *path, pid_t maker, struct error *err)
{
	struct lock lock;

	(void)maker;
	if (!lock_take(&lock, path, err))
		return false;
	litter_remove_folder(path);
	lock_release(&lock);
	return true;
}

bool litter_sweep_folders(const char *path, struct error *err)
{
	return search(path, ".", remove_dead_folder, err);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
	(void)status;
	(void)kind;
	(void)where;
	remove(path);
	return 0;
}

void litter_remove_folder(const char *folder)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}
