/* output.c — a file that is written whole or not at all. */
#include "output.h"

#include "litter.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PROC    "/proc/"
#define PROC_FD PROC "self/fd" /* where a file without a name can be named */

enum { LINKS_MOST = 40 }; /* as the kernel follows */

struct output_file {
	int fd;
	int reason;   /* errno of the first write that went wrong; 0: none did */
	char *target; /* where it will stand: path behind its links; NULL: it stands there already
		       */
	char *temporary; /* beside it */
	bool nameless;   /* it has no name yet, not even the temporary one */
};

/* ---- the stream: it keeps the reason that stdio forgets ---- */

static ssize_t write_cookie(void *cookie, const char *bytes, size_t count)
{
	struct output_file *file = cookie;
	size_t done = 0;

	while (done < count) {
		ssize_t wrote = write(file->fd, bytes + done, count - done);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0) {
			if (file->reason == 0)
				file->reason = errno;
			return 0; /* stdio's word for: it failed */
		}
		done += (size_t)wrote;
	}
	return (ssize_t)count;
}

static FILE *stream_to(struct output_file *file)
{
	return fopencookie(file, "wb", (cookie_io_functions_t){ .write = write_cookie });
}

/* ---- where it goes ---- */

static void forget(struct output *output)
{
	struct output_file *file = output->file;

	if (file) {
		if (file->fd >= 0)
			close(file->fd);
		free(file->target);
		free(file->temporary);
		free(file);
	}
	free(output->path);
	*output = (struct output){ 0 };
}

/* Whether the path's folder is one where the kernel names open files. */
static bool names_open_file(const char *path)
{
	char *copy = strdup(path);
	char *folder = copy ? realpath(dirname(copy), NULL) : NULL;
	bool names = folder && strncmp(folder, PROC, strlen(PROC)) == 0;

	free(folder);
	free(copy);
	return names;
}

/* What the link at path points to, as a new path; NULL with errno. */
static char *behind_link(const char *path)
{
	char text[PATH_MAX];
	ssize_t length = readlink(path, text, sizeof text - 1);
	const char *slash = strrchr(path, '/');
	size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
	char *result;

	if (length < 0)
		return NULL;
	text[length] = '\0';
	if (text[0] == '/')
		folder = 0;
	result = malloc(folder + (size_t)length + 1);
	if (result) {
		memcpy(result, path, folder);
		memcpy(result + folder, text, (size_t)length + 1);
	}
	return result;
}

/* The place behind all links, which need not be there; *open: a link names an open file of a
 * process, which no name leads to. NULL with errno. */
static char *behind_links(const char *path, bool *open)
{
	char *place = strdup(path);
	struct stat status;

	*open = false;
	for (int i = 0; place && lstat(place, &status) == 0 && S_ISLNK(status.st_mode); i++) {
		char *next = NULL;

		if (names_open_file(place)) {
			*open = true;
			break;
		}
		if (i < LINKS_MOST)
			next = behind_link(place);
		else
			errno = ELOOP;
		free(place);
		place = next;
	}
	return place;
}

/* Opens what is there and is no regular file, or is open elsewhere: it is written to. */
static bool open_as_it_is(struct output_file *file, const char *path)
{
	file->fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY);
	return file->fd >= 0;
}

/*
 * A file without a name where the filesystem knows such: whatever ends the program, nothing of it
 * stays. It gets the temporary name just before it is put in its place. Else a named one. Its lock
 * tells others that somebody still writes it.
 */
static bool open_beside(struct output_file *file)
{
	char *copy = strdup(file->target);

	if (!copy)
		return false;
	litter_sweep(file->target);
	if (access(PROC_FD, X_OK) == 0)
		file->fd = open(dirname(copy), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
	free(copy);
	file->nameless = file->fd >= 0;
	if (file->fd < 0)
		file->fd = open(file->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	return file->fd >= 0 && (flock(file->fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK);
}

static bool open_file(struct output_file *file, const char *path)
{
	struct stat status;
	bool open;
	size_t size;

	file->target = behind_links(path, &open);
	if (!file->target)
		return false;
	if (open || (stat(path, &status) == 0 && !S_ISREG(status.st_mode))) {
		free(file->target);
		file->target = NULL;
		return open_as_it_is(file, path);
	}
	size = strlen(file->target) + 32;
	file->temporary = malloc(size);
	if (!file->temporary)
		return false;
	snprintf(file->temporary, size, "%s.%ld.tmp", file->target, (long)getpid());
	return open_beside(file);
}

bool output_open(struct output *output, const char *path, struct error *err)
{
	*output = (struct output){ .path = strdup(path), .file = calloc(1, sizeof *output->file) };
	if (output->file)
		output->file->fd = -1;
	if (!output->path || !output->file) {
		forget(output);
		return error_memory(err);
	}
	if (open_file(output->file, path)) {
		output->stream = stream_to(output->file);
		if (output->stream)
			return true;
	}
	error_system(err, "%s: cannot be written: %s", path, strerror(errno));
	output_abandon(output);
	return false;
}

/* Gives a nameless file its temporary name. */
static bool give_name(const struct output_file *file)
{
	char link[40];

	if (!file->nameless)
		return true;
	snprintf(link, sizeof link, PROC_FD "/%d", file->fd);
	unlink(file->temporary); /* what an earlier program of our number may have left */
	return linkat(AT_FDCWD, link, AT_FDCWD, file->temporary, AT_SYMLINK_FOLLOW) == 0;
}

bool output_finish(struct output *output, struct error *err)
{
	struct output_file *file = output->file;
	bool good = fflush(output->stream) == 0 && !ferror(output->stream);

	fclose(output->stream);
	output->stream = NULL;
	if (!good && file->reason == 0)
		file->reason = EIO; /* stdio itself failed, and keeps no reason */
	/* what cannot be synced is no file on a disk */
	if (good && file->target && fsync(file->fd) != 0)
		file->reason = errno;
	if (file->reason == 0)
		return true;
	error_system(err, "%s: cannot be written: %s", output->path, strerror(file->reason));
	output_abandon(output);
	return false;
}

bool output_place(struct output *output, struct error *err)
{
	struct output_file *file = output->file;
	bool good =
		!file->target || (give_name(file) && rename(file->temporary, file->target) == 0);

	if (!good) {
		error_system(err, "%s: cannot be put in its place: %s", output->path,
			     strerror(errno));
		unlink(file->temporary);
	}
	forget(output);
	return good;
}

bool output_commit(struct output *output, struct error *err)
{
	return output_finish(output, err) && output_place(output, err);
}

void output_abandon(struct output *output)
{
	struct output_file *file = output->file;

	if (output->stream)
		fclose(output->stream);
	if (file && file->temporary && file->fd >= 0 && !file->nameless)
		unlink(file->temporary);
	forget(output);
}
