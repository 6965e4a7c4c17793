/* making.c — the folder of a run in the making, beside the place it will have. */
#include "inside.h"

#include "datasets/litter.h"
#include "datasets/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The run's name: its folder's last part. */
static const char *name_of(const char *folder)
{
	const char *slash = strrchr(folder, '/');

	return slash ? slash + 1 : folder;
}

bool making_open(struct making *making, const char *folder, struct error *err)
{
	size_t size = strlen(folder) + 32;
	char *outer = malloc(size);

	*making = (struct making){ .folder = strdup(folder) };
	if (!outer || !making->folder) {
		free(outer);
		return error_memory(err);
	}
	for (char *end = strchr(making->folder, '\0'); end - making->folder > 1 && end[-1] == '/';)
		*--end = '\0';
	snprintf(outer, size, "%.*s.%s.%ld.tmp", (int)(name_of(making->folder) - making->folder),
		 making->folder, name_of(making->folder), (long)getpid());
	if (!folder_is_free(making->folder, err) || !litter_sweep_folders(making->folder, err) ||
	    !folder_make(outer, err)) {
		free(outer);
		return false;
	}
	making->outer = outer;
	if (!lock_take(&making->lock, outer, err))
		return false;
	making->inner = path_join(outer, name_of(making->folder), err);
	return making->inner != NULL;
}

bool making_commit(struct making *making, struct error *err)
{
	if (!folder_sync(making->inner, err))
		return false;
	if (rename(making->inner, making->folder) != 0)
		return error_set(err, "%s: cannot be put in its place: %s", making->folder,
				 strerror(errno));
	lock_release(&making->lock);
	rmdir(making->outer);
	free(making->outer);
	making->outer = NULL;
	return true;
}

void making_free(struct making *making)
{
	if (making->outer)
		litter_remove_folder(making->outer);
	lock_release(&making->lock);
	free(making->folder);
	free(making->outer);
	free(making->inner);
	*making = (struct making){ 0 };
}
