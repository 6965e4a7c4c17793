/* table-file.c — where a table stands in its folder, plain or packed. */
#include "table-file.h"

#include "array.h"
#include "folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The plain one first. */
static const char *const endings[] = { "", ".gz", ".zst", ".xz", ".bz2" };

enum { ENDING_SIZE = 5 };

/* path with one ending more; it has room for it. */
static void end_in(char *path, size_t length, const char *ending)
{
	snprintf(path + length, ENDING_SIZE, "%s", ending);
}

/* As path_join, with room for an ending. */
static char *roomy_path(const char *folder, const char *file, struct error *err)
{
	size_t size = strlen(folder) + strlen(file) + 2 + ENDING_SIZE;
	char *path = malloc(size);

	if (!path)
		error_memory(err);
	else
		snprintf(path, size, "%s/%s", folder, file);
	return path;
}

char *table_file(const char *folder, const char *file, bool *there, struct error *err)
{
	char *path = roomy_path(folder, file, err);
	size_t length = path ? strlen(path) : 0;
	size_t found = 0;

	*there = false;
	for (size_t i = 0; path && i < COUNT(endings); i++) {
		end_in(path, length, endings[i]);
		if (access(path, F_OK) != 0)
			continue;
		if (*there) {
			error_set(
				err,
				"%s/%s%s and %s are both there, and may differ: keep the one that "
				"is right",
				folder, file, endings[found], path);
			free(path);
			return NULL;
		}
		*there = true;
		found = i;
	}
	if (path)
		end_in(path, length, endings[found]);
	return path;
}

bool table_file_is_packed(const char *path)
{
	size_t length = strlen(path);

	for (size_t i = 1; i < COUNT(endings); i++) {
		size_t ending = strlen(endings[i]);

		if (length > ending && strcmp(path + length - ending, endings[i]) == 0)
			return true;
	}
	return false;
}

bool table_file_digest(struct digest *digest, const char *path, struct error *err)
{
	return table_file_is_packed(path) ? digest_of_unpacked(digest, path, err)
					  : digest_of_file(digest, path, err);
}

bool table_file_packed(char name[TABLE_FILE_NAME_SIZE], const char *file, size_t way)
{
	if (way + 1 >= COUNT(endings))
		return false;
	snprintf(name, TABLE_FILE_NAME_SIZE, "%s%s", file, endings[way + 1]);
	return true;
}
