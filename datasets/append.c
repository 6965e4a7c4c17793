/* append.c — a file that grows by whole lines and survives signals, a full disk and kill -9. */
#include "append.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

struct append {
	int fd;
	char *path;
	off_t length; /* of the whole lines */
};

/* The length of the part of the file that ends with the last \n. */
static bool whole_lines(int fd, off_t *length)
{
	char block[4096];
	off_t end = lseek(fd, 0, SEEK_END);

	if (end < 0)
		return false;
	while (end > 0) {
		off_t start = end > (off_t)sizeof block ? end - (off_t)sizeof block : 0;
		ssize_t got = pread(fd, block, (size_t)(end - start), start);

		if (got != end - start)
			return false;
		for (ssize_t i = got; i > 0; i--) {
			if (block[i - 1] == '\n') {
				*length = start + i;
				return true;
			}
		}
		end = start;
	}
	*length = 0;
	return true;
}

bool append_open(struct append **result, const char *path, bool *torn, struct error *err)
{
	struct append *file = calloc(1, sizeof *file);

	*result = NULL;
	*torn = false;
	if (!file)
		return error_memory(err);
	file->path = strdup(path);
	file->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (!file->path || file->fd < 0 || !whole_lines(file->fd, &file->length)) {
		error_system(err, "%s: %s", path, strerror(errno));
		append_close(file);
		return false;
	}
	*torn = lseek(file->fd, 0, SEEK_END) != file->length;
	if (*torn && ftruncate(file->fd, file->length) != 0) {
		error_system(err, "%s: its torn last line cannot be cut off: %s", path,
			     strerror(errno));
		append_close(file);
		return false;
	}
	*result = file;
	return true;
}

void append_reserve(struct append *file, size_t bytes)
{
	fallocate(file->fd, FALLOC_FL_KEEP_SIZE, file->length, (off_t)bytes);
}

bool append_line(struct append *file, const char *text, size_t length, struct error *err)
{
	size_t done = 0;

	while (done < length) {
		ssize_t wrote =
			pwrite(file->fd, text + done, length - done, file->length + (off_t)done);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0) {
			error_system(err, "%s: %s; this line is not in it: %.*s", file->path,
				     strerror(errno), (int)(length - 1), text);
			/* nothing to be done if even this fails: readers leave a torn line out */
			(void)!ftruncate(file->fd, file->length);
			return false;
		}
		done += (size_t)wrote;
	}
	file->length += (off_t)length;
	return true;
}

bool append_sync(struct append *file, struct error *err)
{
	if (fdatasync(file->fd) == 0)
		return true;
	return error_system(err, "%s: cannot be put on the disk: %s", file->path, strerror(errno));
}

bool append_is_empty(const struct append *file)
{
	return file->length == 0;
}

void append_close(struct append *file)
{
	if (!file)
		return;
	if (file->fd >= 0)
		close(file->fd);
	free(file->path);
	free(file);
}
