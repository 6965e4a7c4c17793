/* stages.c — the folders that one call of analyze writes. */
#include "stages.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

struct stage *stages_of(struct stages *stages, const char *folder, struct error *err)
{
	struct stages_folder *next;
	char *real = realpath(folder, NULL); /* one folder may be called by two names */
	size_t i = 0;

	while (i < stages->count && strcmp(stages->at[i].folder, folder) != 0 &&
	       !(real && strcmp(stages->at[i].stage.folder, real) == 0))
		i++;
	free(real);
	if (i < stages->count)
		return &stages->at[i].stage;
	must_grow(&stages->at, &stages->capacity, stages->count, sizeof *stages->at);
	next = &stages->at[stages->count];
	if (!stage_open(&next->stage, folder, err))
		return NULL;
	next->folder = must_copy(folder);
	stages->count++;
	return &next->stage;
}

bool stages_commit(struct stages *stages, struct error *err)
{
	bool good = true;

	for (size_t i = 0; good && i < stages->count; i++)
		good = stage_commit(&stages->at[i].stage, NULL, err);
	stages_abandon(stages);
	return good;
}

void stages_abandon(struct stages *stages)
{
	for (size_t i = 0; i < stages->count; i++) {
		stage_abandon(&stages->at[i].stage);
		free(stages->at[i].folder);
	}
	free(stages->at);
	*stages = (struct stages){ 0 };
}
