/* folder.c — folders and paths. */
#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
	struct stat status;
	int reason;

	if (mkdir(folder, 0777) == 0)
		return true;
	reason = errno;
	if (reason == EEXIST && stat(folder, &status) == 0) {
		if (S_ISDIR(status.st_mode))
			return true;
		reason = ENOTDIR;
	}
	return error_system(err, "%s: the folder cannot be made: %s", folder, strerror(reason));
}

bool folder_is_free(const char *folder, struct error *err)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	bool empty = true;

	if (!dir)
		return errno == ENOENT || error_system(err, "%s: %s", folder, strerror(errno));
	while ((entry = readdir(dir)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
		    strcmp(entry->d_name, LOCK_FILE) != 0)
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
		error_system(err, "%s: %s", folder, strerror(errno));
	if (fd >= 0)
		close(fd);
	return good;
}
