/* stage.c — the files of a folder, made in a folder beside it. */
#include "stage.h"

#include "litter.h"
#include "output.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void forget(struct stage *stage)
{
	lock_release(&stage->lock);
	free(stage->folder);
	free(stage->beside);
	*stage = (struct stage){ 0 };
}

static bool name_beside(struct stage *stage, const char *folder, struct error *err)
{
	size_t size = strlen(folder) + 32;
	const char *slash;
	int parent;

	*stage = (struct stage){ .folder = strdup(folder), .beside = malloc(size) };
	if (!stage->folder || !stage->beside) {
		forget(stage);
		error_memory(err);
		return false;
	}
	for (char *end = strchr(stage->folder, '\0'); end - stage->folder > 1 && end[-1] == '/';)
		*--end = '\0';
	slash = strrchr(stage->folder, '/');
	parent = slash ? (int)(slash - stage->folder) + 1 : 0;
	snprintf(stage->beside, size, "%.*s.%s.%ld.tmp", parent, stage->folder,
		 stage->folder + parent, (long)getpid());
	return true;
}

bool stage_open(struct stage *stage, const char *folder, struct error *err)
{
	if (!name_beside(stage, folder, err))
		return false;
	if (litter_sweep_folders(stage->folder, err) && folder_make(stage->beside, err) &&
	    lock_take(&stage->lock, stage->beside, err))
		return true;
	stage_tell(stage, err);
	stage_abandon(stage);
	return false;
}

/* Does something to each file beside: from there, to its place. */
typedef bool each_file(const char *from, const char *to, stage_may *may, struct error *err);

static bool for_each(const struct stage *stage, each_file *what, stage_may *may, struct error *err)
{
	DIR *dir = opendir(stage->beside);
	struct dirent *entry;
	bool good = dir != NULL;

	if (!dir)
		return error_system(err, "%s: %s", stage->beside, strerror(errno));
	while (good && (entry = readdir(dir))) {
		char *from;
		char *to;

		if (entry->d_name[0] == '.')
			continue;
		from = path_join(stage->beside, entry->d_name, err);
		to = path_join(stage->folder, entry->d_name, err);
		good = from && to && what(from, to, may, err);
		free(from);
		free(to);
	}
	closedir(dir);
	return good;
}

static bool check(const char *from, const char *to, stage_may *may, struct error *err)
{
	(void)from;
	return access(to, F_OK) != 0 || !may || may(to, err);
}

static bool move(const char *from, const char *to, stage_may *may, struct error *err)
{
	(void)may;
	return rename(from, to) == 0 ||
	       error_system(err, "%s: cannot be put in its place: %s", to, strerror(errno));
}

bool stage_commit(struct stage *stage, stage_may *may, struct error *err)
{
	struct stat status;
	bool new_one = lstat(stage->folder, &status) != 0 && errno == ENOENT;
	bool good = folder_sync(stage->beside, err);

	if (good && new_one) {
		/* the lock's file must not come along; who is to be kept away finds the folder */
		lock_release(&stage->lock);
		good = rename(stage->beside, stage->folder) == 0 ||
		       error_system(err, "%s: cannot be put in its place: %s", stage->folder,
				    strerror(errno));
	} else if (good) {
		good = folder_make(stage->folder, err) && for_each(stage, check, may, err) &&
		       for_each(stage, move, may, err) && folder_sync(stage->folder, err);
	}
	stage_tell(stage, err);
	stage_abandon(stage);
	return good;
}

void stage_abandon(struct stage *stage)
{
	if (stage->beside)
		litter_remove_folder(stage->beside);
	forget(stage);
}

void stage_tell(const struct stage *stage, struct error *err)
{
	struct error told = *err;
	char *at = stage->beside ? strstr(told.text, stage->beside) : NULL;

	if (!at)
		return;
	*at = '\0';
	err->text[0] = '\0';
	error_set(err, "%s%s%s", told.text, stage->folder, at + strlen(stage->beside));
	err->of_system = told.of_system;
}
