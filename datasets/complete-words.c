/* complete-words.c — a word that may be typed next, and paths, each on its line. */
#include "complete-inside.h"

#include "folder.h"
#include "must.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void completion_pass(struct completion *completion, char mark)
{
	const char *last = strrchr(completion->typed, mark);

	if (!last)
		return;
	completion->typed = last + 1;
	completion->stem_length = (int)(completion->typed - completion->stem);
}

/* A name with a line's end in it cannot be told to a shell. */
static bool is_plain(const char *word)
{
	while (*word != '\0' && !iscntrl((unsigned char)*word))
		word++;
	return *word == '\0';
}

void completion_offer(const struct completion *completion, const char *word, const char *end,
		      const char *help)
{
	if (strncmp(word, completion->typed, strlen(completion->typed)) != 0 || !is_plain(word))
		return;
	fprintf(completion->stream, "%.*s%s%s", completion->stem_length, completion->stem, word,
		end);
	if (help) {
		const char *stop = strstr(help, ". ");

		fprintf(completion->stream, "\t%.*s", stop ? (int)(stop - help) : (int)strlen(help),
			help);
	}
	fputc('\n', completion->stream);
}

static bool has_file(const char *folder, const char *name)
{
	char *path = path_join(folder, name, &(struct error){ 0 });
	bool has = path && access(path, F_OK) == 0;

	free(path);
	return has;
}

/* An analysis has a package, too. */
static bool is_run(const char *path)
{
	return has_file(path, "datapackage.json") && has_file(path, schema_migrations.file);
}

/* One entry of a folder; shown is what is typed to name it, path where it is. */
static void offer_path(const struct completion *completion, enum completion_paths what,
		       const char *shown, const char *path)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return;
	if (S_ISDIR(status.st_mode) && what == PATHS_RUNS && is_run(path))
		completion_offer(completion, shown, "", "a run");
	else if (S_ISDIR(status.st_mode))
		completion_offer(completion, shown, "/", NULL);
	else if (what == PATHS_FILES)
		completion_offer(completion, shown, "", NULL);
}

/* The folder in which what is typed would be. Free it. */
static char *folder_of(const char *typed, int length)
{
	const char *home = getenv("HOME");

	if (length == 0)
		return must_print("./");
	if (strncmp(typed, "~/", 2) == 0 && home)
		return must_print("%s%.*s", home, length - 1, typed + 1);
	return must_print("%.*s", length, typed);
}

void completion_paths(const struct completion *completion, enum completion_paths what)
{
	const char *slash = strrchr(completion->typed, '/');
	int length = slash ? (int)(slash - completion->typed) + 1 : 0;
	char *folder = folder_of(completion->typed, length);
	DIR *entries = opendir(folder);
	const struct dirent *entry;

	while (entries && (entry = readdir(entries))) {
		char *shown = must_print("%.*s%s", length, completion->typed, entry->d_name);
		char *path = must_print("%s%s", folder, entry->d_name);

		/* hidden files are offered to those who ask for them */
		if (entry->d_name[0] != '.' || completion->typed[length] == '.')
			offer_path(completion, what, shown, path);
		free(shown);
		free(path);
	}
	if (entries)
		closedir(entries);
	free(folder);
}
