/* stage.c — the files of a folder, made in a folder beside it. */
#include "stage.h"

#include "exchange.h"
#include "litter.h"
#include "output.h"

#include <dirent.h>
#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How often the folder beside is made anew where another process, which found it without a lock,
 * removed it. */
enum { TRIES_MOST = 5 };

static void forget(struct stage *stage)
{
	lock_release(&stage->lock);
	lock_release(&stage->own_lock);
	texts_free(&stage->drops);
	texts_free(&stage->seals);
	texts_free(&stage->keeps);
	free(stage->folder);
	free(stage->given);
	free(stage->beside);
	*stage = (struct stage){ 0 };
}

/* ---- where it is made ---- */

static bool is_there(const struct stage *stage)
{
	struct stat status;

	return lstat(stage->folder, &status) == 0;
}

/* The folder behind its links; one that is not there yet is as it is called. */
static char *place_of(const char *folder)
{
	char *real = realpath(folder, NULL);
	size_t length = strlen(folder);

	if (real)
		return real;
	while (length > 1 && folder[length - 1] == '/')
		length--;
	return strndup(folder, length);
}

/* Whether files beside the folder can be moved into it, or its whole place be taken. */
static bool parent_serves(const struct stage *stage)
{
	struct stat own;
	struct stat above;
	char *copy = strdup(stage->folder);
	const char *parent = copy ? dirname(copy) : "/";
	bool serves = access(parent, W_OK | X_OK) == 0 && stat(parent, &above) == 0 &&
		      stat(stage->folder, &own) == 0 && own.st_dev == above.st_dev;

	free(copy);
	return serves;
}

static bool name_beside(struct stage *stage, const char *folder, struct error *err)
{
	size_t size;
	const char *slash;
	int parent;

	*stage = (struct stage){ .folder = place_of(folder), .given = strdup(folder) };
	size = stage->folder ? 2 * strlen(stage->folder) + 40 : 1;
	stage->beside = malloc(size);
	if (!stage->folder || !stage->given || !stage->beside) {
		forget(stage);
		error_memory(err);
		return false;
	}
	stage->inside = is_there(stage) && !parent_serves(stage);
	slash = strrchr(stage->folder, '/');
	parent = slash ? (int)(slash - stage->folder) + 1 : 0;
	if (stage->inside)
		snprintf(stage->beside, size, "%s/.%s.%ld.tmp", stage->folder,
			 stage->folder + parent, (long)getpid());
	else
		snprintf(stage->beside, size, "%.*s.%s.%ld.tmp", parent, stage->folder,
			 stage->folder + parent, (long)getpid());
	return true;
}

/* Removes what dead processes left beside or inside. */
static bool sweep(const struct stage *stage, struct error *err)
{
	const char *slash = strrchr(stage->folder, '/');
	char *inside = path_join(stage->folder, slash ? slash + 1 : stage->folder, err);
	bool good = inside && litter_sweep_folders(stage->folder, err) &&
		    litter_sweep_folders(inside, err);

	free(inside);
	return good;
}

static bool make_beside(struct stage *stage, struct error *err)
{
	bool good = false;

	for (int i = 0; !good && i < TRIES_MOST; i++) {
		*err = (struct error){ 0 };
		good = folder_make(stage->beside, err) &&
		       lock_take(&stage->lock, stage->beside, err);
		if (!good && access(stage->beside, F_OK) == 0)
			break;
	}
	return good;
}

bool stage_open(struct stage *stage, const char *folder, struct error *err)
{
	if (!name_beside(stage, folder, err))
		return false;
	if ((!is_there(stage) || folder_make(stage->folder, err)) && sweep(stage, err) &&
	    make_beside(stage, err) &&
	    (!is_there(stage) || lock_take(&stage->own_lock, stage->folder, err)))
		return true;
	stage_tell(stage, err);
	stage_abandon(stage);
	return false;
}

void stage_drop(struct stage *stage, const char *name)
{
	texts_add(&stage->drops, "%s", name);
}

char *stage_source(const struct stage *stage, const char *name)
{
	struct error none = { 0 };
	char *path = path_join(stage->beside, name, &none);

	if (path && access(path, F_OK) == 0)
		return path;
	free(path);
	path = path_join(stage->folder, name, &none);
	if (path && !texts_have(&stage->drops, name) && access(path, F_OK) == 0)
		return path;
	free(path);
	return NULL;
}

void stage_keep(struct stage *stage, const char *path)
{
	texts_add(&stage->keeps, "%s", path);
}

void stage_seal(struct stage *stage, const char *name)
{
	texts_add(&stage->seals, "%s", name);
}

/* ---- how it comes to its place ---- */

/* Does something to each file beside: from there, to its place. */
typedef bool each_file(const struct stage *stage, const char *from, const char *to, stage_may *may,
		       struct error *err);

enum which { ALL_FILES, BUT_SEALS, SEALS };

static bool is_of(const struct stage *stage, const char *name, enum which which)
{
	return name[0] != '.' &&
	       (which == ALL_FILES || texts_have(&stage->seals, name) == (which == SEALS));
}

static bool for_each(const struct stage *stage, enum which which, each_file *what, stage_may *may,
		     struct error *err)
{
	DIR *dir = opendir(stage->beside);
	struct dirent *entry;
	bool good = dir != NULL;

	if (!dir)
		return error_system(err, "%s: %s", stage->beside, strerror(errno));
	for (errno = 0; good && (entry = readdir(dir)); errno = 0) {
		char *from;
		char *to;

		if (!is_of(stage, entry->d_name, which))
			continue;
		from = path_join(stage->beside, entry->d_name, err);
		to = path_join(stage->folder, entry->d_name, err);
		good = from && to && what(stage, from, to, may, err);
		free(from);
		free(to);
	}
	if (good && errno != 0)
		good = error_system(err, "%s: %s", stage->beside, strerror(errno));
	closedir(dir);
	return good;
}

/* What is read is not ours to replace, by whatever name. */
static bool check_keeps(const struct stage *stage, const char *path, struct error *err)
{
	struct stat old;
	struct stat kept;

	if (stat(path, &old) != 0)
		return true;
	for (size_t i = 0; i < stage->keeps.count; i++)
		if (stat(stage->keeps.at[i], &kept) == 0 && kept.st_dev == old.st_dev &&
		    kept.st_ino == old.st_ino)
			return error_set(err,
					 "%s is read, and would be replaced or removed by what is "
					 "written: name another folder",
					 path);
	return true;
}

/* What is dropped is a file of an earlier call, not a folder of somebody's. */
static bool check_drops(const struct stage *stage, struct error *err)
{
	bool good = true;

	for (size_t i = 0; good && i < stage->drops.count; i++) {
		char *path = path_join(stage->folder, stage->drops.at[i], err);
		struct stat status;

		good = path != NULL;
		if (good && lstat(path, &status) == 0 && S_ISDIR(status.st_mode))
			good = error_set(err, "%s: is a folder, where a file of this name goes",
					 path);
		good = good && check_keeps(stage, path, err);
		free(path);
	}
	return good;
}

/* May it go there? What an earlier migstat left in the making beside it goes. */
static bool check(const struct stage *stage, const char *from, const char *to, stage_may *may,
		  struct error *err)
{
	struct stat status;

	(void)from;
	litter_sweep(to);
	if (lstat(to, &status) != 0)
		return true;
	if (!S_ISREG(status.st_mode))
		return error_system(err, "%s: cannot be written: %s", to,
				    S_ISDIR(status.st_mode) ? strerror(EISDIR)
							    : "it is no regular file");
	return check_keeps(stage, to, err) && (!may || may(to, err));
}

static bool move(const struct stage *stage, const char *from, const char *to, stage_may *may,
		 struct error *err)
{
	(void)stage;
	(void)may;
	return rename(from, to) == 0 ||
	       error_system(err, "%s: cannot be put in its place: %s", to, strerror(errno));
}

static bool remove_old(const struct stage *stage, const struct texts *names, bool even_made,
		       struct error *err)
{
	bool good = true;

	for (size_t i = 0; good && i < names->count; i++) {
		char *made = path_join(stage->beside, names->at[i], err);
		char *old = path_join(stage->folder, names->at[i], err);

		good = made && old;
		if (good && (even_made || access(made, F_OK) != 0) && unlink(old) != 0 &&
		    errno != ENOENT)
			good = error_system(err, "%s: cannot be replaced: %s", old,
					    strerror(errno));
		free(made);
		free(old);
	}
	return good;
}

/* The fall back: one after the other. */
static bool place_files(const struct stage *stage, struct error *err)
{
	return remove_old(stage, &stage->seals, true, err) && folder_sync(stage->folder, err) &&
	       remove_old(stage, &stage->drops, false, err) &&
	       for_each(stage, BUT_SEALS, move, NULL, err) && folder_sync(stage->folder, err) &&
	       for_each(stage, SEALS, move, NULL, err) && folder_sync(stage->folder, err);
}

static bool sync_parent(const struct stage *stage, struct error *err)
{
	char *copy = strdup(stage->folder);
	bool good = copy ? folder_sync(dirname(copy), err) : error_memory(err);

	free(copy);
	return good;
}

/* Their folders have changed places, and so have the locks in them. */
static void swap_locks(struct stage *stage)
{
	char *path = stage->lock.path;

	stage->lock.path = stage->own_lock.path;
	stage->own_lock.path = path;
}

static bool place_over(struct stage *stage, stage_may *may, struct error *err)
{
	if (!stage->own_lock.path && !lock_take(&stage->own_lock, stage->folder, err))
		return false;
	if (!for_each(stage, ALL_FILES, check, may, err) || !check_drops(stage, err))
		return false;
	if (stage->inside || !folder_exchange(stage->beside, stage->folder, &stage->drops))
		return place_files(stage, err);
	swap_locks(stage);
	return sync_parent(stage, err);
}

/* False with errno: something stands there by now, or it cannot be. */
static bool place_new(struct stage *stage)
{
	char *path = path_join(stage->folder, LOCK_FILE, &(struct error){ 0 });

	if (!path || rename(stage->beside, stage->folder) != 0) {
		int reason = path ? errno : ENOMEM;

		free(path);
		errno = reason;
		return false;
	}
	free(stage->lock.path); /* its file has come along */
	stage->lock.path = path;
	return true;
}

/* Where nothing stood the folder gets its name; where somebody made it meanwhile it is as if it had
 * been there. */
static bool place_all(struct stage *stage, stage_may *may, struct error *err)
{
	if (!is_there(stage)) {
		if (place_new(stage))
			return sync_parent(stage, err);
		if (errno != EEXIST && errno != ENOTEMPTY)
			return error_system(err, "%s: cannot be put in its place: %s", stage->given,
					    strerror(errno));
	}
	return place_over(stage, may, err);
}

bool stage_commit(struct stage *stage, stage_may *may, struct error *err)
{
	bool good = folder_sync(stage->beside, err) && place_all(stage, may, err);

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

/* The folder as it was named, where the text has that path. */
static void tell_as_given(const struct stage *stage, const char *path, struct error *err)
{
	struct error told = *err;
	char *at = path ? strstr(told.text, path) : NULL;

	if (!at)
		return;
	*at = '\0';
	err->text[0] = '\0';
	error_set(err, "%s%s%s", told.text, stage->given, at + strlen(path));
	err->of_system = told.of_system;
}

void stage_tell(const struct stage *stage, struct error *err)
{
	tell_as_given(stage, stage->beside, err);
	if (stage->folder && strcmp(stage->folder, stage->given) != 0)
		tell_as_given(stage, stage->folder, err);
}
