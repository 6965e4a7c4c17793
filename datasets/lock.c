/* lock.c — a folder that one process at a time may write to. */
#include "lock.h"

#include "clock.h"
#include "folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HOLDER_BYTES = 256 };

/* Whether the file that is open is still the one at that path: its last holder may have removed it
 * between our open and our flock. */
static bool is_at(int fd, const char *path)
{
	struct stat here;
	struct stat there;

	return fstat(fd, &here) == 0 && stat(path, &there) == 0 && here.st_ino == there.st_ino &&
	       here.st_dev == there.st_dev;
}

/* The file, open and locked; -1 with errno: it cannot be opened, or another holds it. */
static int open_locked(const char *path)
{
	for (;;) {
		int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);

		if (fd < 0)
			return -1;
		if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
			int reason = errno;

			close(fd);
			errno = reason;
			return -1;
		}
		if (is_at(fd, path))
			return fd;
		close(fd);
	}
}

/* What the holder wrote about itself; it may not have come to that yet. */
static void read_holder(const char *path, char holder[HOLDER_BYTES])
{
	FILE *file = fopen(path, "re");

	if (!file || !fgets(holder, HOLDER_BYTES, file))
		snprintf(holder, HOLDER_BYTES, "it has not said yet who it is");
	holder[strcspn(holder, "\n")] = '\0';
	for (char *c = holder; *c != '\0'; c++)
		if ((unsigned char)*c < ' ' || (unsigned char)*c > '~')
			*c = '?';
	if (file)
		fclose(file);
}

/* A help for people only: that it cannot be written is no error. */
static void write_holder(int fd)
{
	char host[64] = "";
	char now[UTC_TEXT_SIZE];

	gethostname(host, sizeof host - 1);
	clock_utc_text(now);
	if (ftruncate(fd, 0) == 0)
		dprintf(fd, "%s, process %ld on host %s, since %s\n", program_invocation_short_name,
			(long)getpid(), host, now);
}

bool lock_take(struct lock *lock, const char *folder, struct error *err)
{
	char *path = path_join(folder, LOCK_FILE, err);
	char holder[HOLDER_BYTES];
	int fd;

	*lock = (struct lock){ 0 };
	if (!path)
		return false;
	fd = open_locked(path);
	if (fd >= 0) {
		write_holder(fd);
		*lock = (struct lock){ path, fd };
		return true;
	}
	if (errno == EWOULDBLOCK) {
		read_holder(path, holder);
		error_set(err,
			  "%s: another process is writing there: %s; one at a time may: wait "
			  "until it has ended, or end it",
			  folder, holder);
	} else {
		error_system(err, "%s: cannot be claimed for writing: %s", path, strerror(errno));
	}
	free(path);
	return false;
}

void lock_release(struct lock *lock)
{
	if (!lock->path)
		return;
	unlink(lock->path);
	close(lock->fd);
	free(lock->path);
	*lock = (struct lock){ 0 };
}
