/* progress.c — a line on a terminal that says how far long work is. */
#include "progress.h"

#include "clock.h"

#include <dirent.h>
#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of short work nothing is shown; faster than so often nobody reads. */
static const double first_seconds = 1;
static const double step_seconds = 0.2;

FILE *progress_terminal(FILE *stream)
{
	return isatty(fileno(stream)) == 1 ? stream : NULL;
}

/* Three digits, as 1.23 GB. */
static void bytes_text(char text[32], double bytes)
{
	static const char *const units[] = { "B", "kB", "MB", "GB", "TB", "PB", "EB" };
	size_t unit = 0;

	for (; bytes >= 999.5 && unit + 1 < sizeof units / sizeof *units; unit++)
		bytes /= 1000;
	snprintf(text, 32, "%.*f %s",
		 unit == 0 || bytes >= 99.95 ? 0
		 : bytes >= 9.995            ? 1
					     : 2,
		 bytes, units[unit]);
}

void progress_text(char text[PROGRESS_TEXT_SIZE], double seconds, uint64_t done, uint64_t total)
{
	double rate = (double)done / seconds;
	double left = total > done && rate > 0 ? ceil((double)(total - done) / rate) : 0;
	char so_far[32];
	char all[32];
	char each[32];

	bytes_text(so_far, (double)done);
	bytes_text(all, (double)total);
	bytes_text(each, rate);
	if (total == 0)
		snprintf(text, PROGRESS_TEXT_SIZE, "%s, %s/s", so_far, each);
	else if (left < 60)
		snprintf(text, PROGRESS_TEXT_SIZE, "%s of %s, %s/s, %.0f s left", so_far, all, each,
			 left);
	else
		snprintf(text, PROGRESS_TEXT_SIZE, "%s of %s, %s/s, %.0f min left", so_far, all,
			 each, ceil(left / 60));
}

void progress_show(void *closure, uint64_t done, uint64_t total)
{
	struct progress *progress = closure;
	char text[PROGRESS_TEXT_SIZE];
	double now;

	if (!progress->to)
		return;
	now = clock_seconds();
	if (done == 0 && total == 0) {
		if (progress->shown)
			fprintf(progress->to, "\r\033[K");
		progress->shown = false;
		fflush(progress->to);
		return;
	}
	if (!(progress->begin > 0))
		progress->begin = now;
	if (now - progress->begin < first_seconds || now - progress->last < step_seconds)
		return;
	progress_text(text, now - progress->begin, done, total);
	fprintf(progress->to, "\r%s\033[K", text);
	fflush(progress->to);
	progress->last = now;
	progress->shown = true;
}

/* ---- in shares ---- */

void progress_begin(struct progress *progress, uint64_t bytes)
{
	if (!progress || !progress->to || bytes == 0)
		return;
	progress->total = bytes;
	progress->before = progress->part = 0;
	progress->begin = clock_seconds();
}

void progress_part(struct progress *progress, unsigned percent)
{
	if (!progress || progress->total == 0)
		return;
	progress->before += progress->part;
	progress->part = progress->total / 100 * percent;
	progress_share(progress, 0, 1);
}

void progress_share(struct progress *progress, uint64_t step, uint64_t steps)
{
	uint64_t done;

	if (!progress || progress->total == 0 || steps == 0)
		return;
	done = progress->before +
	       (uint64_t)((double)progress->part * ((double)step / (double)steps));
	if (done > 0)
		progress_show(progress, done, progress->total);
}

void progress_end(struct progress *progress)
{
	if (progress)
		progress_show(progress, 0, 0);
}

static uint64_t bytes_in(DIR *folder)
{
	uint64_t bytes = 0;

	for (const struct dirent *entry; (entry = readdir(folder));) {
		struct stat of;

		if (fstatat(dirfd(folder), entry->d_name, &of, 0) == 0 && S_ISREG(of.st_mode))
			bytes += (uint64_t)of.st_size;
	}
	return bytes;
}

uint64_t progress_bytes(const char *path)
{
	DIR *folder = opendir(path);
	struct stat of;
	uint64_t bytes;

	if (!folder)
		return stat(path, &of) == 0 && S_ISREG(of.st_mode) ? (uint64_t)of.st_size : 0;
	bytes = bytes_in(folder);
	closedir(folder);
	return bytes;
}
