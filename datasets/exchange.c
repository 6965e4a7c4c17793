/* exchange.c — a folder takes the place of another in one step. */
#include "exchange.h"

#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

/* Both folders, open; they stay the same ones whatever they are called. */
struct folders {
	int made, place;
	const struct texts *drops;
};

static bool same_inode(const struct stat *one, const struct stat *other)
{
	return one->st_ino == other->st_ino && one->st_dev == other->st_dev;
}

/* ---- what comes along ---- */

/* Does something to a file of place; false ends it. */
typedef bool each_file(const struct folders *folders, const char *name);

static bool for_each(const struct folders *folders, int folder, each_file *what)
{
	int own = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = own >= 0 ? fdopendir(own) : NULL;
	struct dirent *entry;
	bool good = dir != NULL;

	if (!dir && own >= 0)
		close(own);
	for (errno = 0; good && (entry = readdir(dir)); errno = 0)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
		    strcmp(entry->d_name, LOCK_FILE) != 0)
			good = what(folders, entry->d_name);
	good = good && errno == 0;
	if (dir)
		closedir(dir);
	return good;
}

/* Whether the file of place is neither made anew nor dropped. */
static bool is_foreign(const struct folders *folders, const char *name)
{
	struct stat status;

	return !texts_have(folders->drops, name) &&
	       fstatat(folders->made, name, &status, AT_SYMLINK_NOFOLLOW) != 0;
}

/* A folder cannot have a second name. */
static bool bring_along(const struct folders *folders, const char *name)
{
	return !is_foreign(folders, name) ||
	       linkat(folders->place, name, folders->made, name, 0) == 0;
}

static bool take_back(const struct folders *folders, const char *name)
{
	struct stat here;
	struct stat there;

	if (fstatat(folders->made, name, &here, AT_SYMLINK_NOFOLLOW) == 0 &&
	    fstatat(folders->place, name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
	    same_inode(&here, &there))
		unlinkat(folders->made, name, 0);
	return true;
}

/* What came between our looking and the exchange. */
static bool move_after(const struct folders *folders, const char *name)
{
	if (is_foreign(folders, name))
		renameat2(folders->place, name, folders->made, name, RENAME_NOREPLACE);
	return true;
}

/* ---- the folder itself ---- */

static bool is_working_directory(const struct stat *place)
{
	struct stat here;

	return stat(".", &here) != 0 || same_inode(&here, place);
}

/* Who may read it must not change, and lists of the same names may say other things. */
static bool has_access_list(int folder)
{
	return fgetxattr(folder, "system.posix_acl_access", NULL, 0) >= 0 ||
	       fgetxattr(folder, "system.posix_acl_default", NULL, 0) >= 0;
}

/* Mode and owner become those of place; attributes such as access lists are not made anew. */
static bool alike(const struct folders *folders)
{
	struct stat made;
	struct stat place;

	if (fstat(folders->made, &made) != 0 || fstat(folders->place, &place) != 0 ||
	    made.st_dev != place.st_dev || is_working_directory(&place) ||
	    flistxattr(folders->made, NULL, 0) != flistxattr(folders->place, NULL, 0) ||
	    has_access_list(folders->place))
		return false;
	if ((made.st_uid != place.st_uid || made.st_gid != place.st_gid) &&
	    fchown(folders->made, place.st_uid, place.st_gid) != 0)
		return false;
	return (made.st_mode == place.st_mode || fchmod(folders->made, place.st_mode & 07777) == 0);
}

static bool exchange(const struct folders *folders, const char *made, const char *place)
{
	bool good = alike(folders) && for_each(folders, folders->place, bring_along) &&
		    fsync(folders->made) == 0 &&
		    renameat2(AT_FDCWD, made, AT_FDCWD, place, RENAME_EXCHANGE) == 0;

	for_each(folders, good ? folders->place : folders->made, good ? move_after : take_back);
	return good;
}

bool folder_exchange(const char *made, const char *place, const struct texts *drops)
{
	struct folders folders = {
		.made = open(made, O_RDONLY | O_DIRECTORY | O_CLOEXEC),
		.place = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW),
		.drops = drops,
	};
	bool good = folders.made >= 0 && folders.place >= 0 && exchange(&folders, made, place);

	if (folders.made >= 0)
		close(folders.made);
	if (folders.place >= 0)
		close(folders.place);
	return good;
}
