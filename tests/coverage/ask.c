/* ask.c — the programs themselves, asked about made-up runs. */
#include "ask.h"

#include "study-run.h"

#include "datasets/must.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <math.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

extern char **environ;

enum { MOST_ARGUMENTS = 40 };

static _Noreturn void give_up(const char *what, const char *why)
{
	fprintf(stderr, "%s: %s\n", what, why);
	exit(2);
}

struct asker asker_open(const char *programs)
{
	struct asker asker = { .programs = programs };
	const char *under = getenv("TMPDIR");

	if (snprintf(asker.folder, sizeof asker.folder, "%s/migstat-worlds.XXXXXX",
		     under ? under : "/tmp") >= (int)sizeof asker.folder ||
	    !mkdtemp(asker.folder))
		give_up(asker.folder, strerror(errno));
	return asker;
}

static int remove_one(const char *path, const struct stat *status, int flag, struct FTW *at)
{
	(void)status;
	(void)flag;
	(void)at;
	return remove(path);
}

void asker_close(struct asker *asker)
{
	nftw(asker->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

char *asker_path(const struct asker *asker, const char *name)
{
	return must_print("%s/%s", asker->folder, name);
}

void asker_clear(const struct asker *asker, const char *name)
{
	char *path = asker_path(asker, name);

	nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(path);
}

static void show(const char *path)
{
	FILE *file = fopen(path, "r");
	char line[512];

	while (file && fgets(line, sizeof line, file))
		fputs(line, stderr);
	if (file)
		fclose(file);
}

/* Its process; words and complaints go to files of the folder. */
static pid_t start(char *const *argv, const char *words, const char *complaints)
{
	posix_spawn_file_actions_t actions;
	pid_t process;
	int error;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 1, words, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	posix_spawn_file_actions_addopen(&actions, 2, complaints, O_WRONLY | O_CREAT | O_TRUNC,
					 0666);
	error = posix_spawn(&process, argv[0], &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (error != 0)
		give_up(argv[0], strerror(error));
	return process;
}

int asker_run(const struct asker *asker, const char *const *arguments)
{
	char *program = must_print("%s/migstat-analyze", asker->programs);
	char *words = asker_path(asker, "words");
	char *complaints = asker_path(asker, "complaints");
	char *argv[MOST_ARGUMENTS] = { program };
	int status;
	int code;

	for (size_t i = 0; arguments[i] && i + 2 < MOST_ARGUMENTS; i++)
		argv[i + 1] = (char *)arguments[i];
	if (waitpid(start(argv, words, complaints), &status, 0) < 0)
		give_up(program, strerror(errno));
	code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	if (code != 0 && code != 3 && code != 4) {
		show(complaints);
		give_up(program, "failed on a made-up run");
	}
	free(program);
	free(words);
	free(complaints);
	return code;
}

struct table asker_table(const struct asker *asker, const struct schema *schema)
{
	char *path = must_print("%s/out/%s", asker->folder, schema->file);
	struct error error = { 0 };
	struct table table;

	if (!table_read(&table, path, schema, CSV_TORN_IS_ROW, TABLE_UNKNOWN_PASSES, &error))
		give_up("a table of the program's own", error.text);
	free(path);
	return table;
}

double table_tells(const struct table *table, size_t row, const char *column)
{
	size_t index = table_find(table, column);

	return index < table->columns ? table_number(table, row, index) : NAN;
}

size_t table_study(const struct table *table, size_t row, size_t studies)
{
	size_t column = table_find(table, STUDY_COLUMN);
	const char *text = column < table->columns ? table_text(table, row, column) : "";
	size_t number = text[0] == 's' ? strtoul(text + 1, NULL, 10) : 0;

	if (number < 1 || number > studies)
		give_up(text, "is no study that was asked about");
	return number - 1;
}
