/* datasets-stage.c — tests of a folder whose files come together: with what else stands in it,
 * where that cannot be done in one step, and after a death at any place. */
#include "testing.h"

#include "datasets/exchange.h"
#include "datasets/litter.h"
#include "datasets/stage.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int set_up(void **state)
{
	char *folder = strdup("/tmp/migstat-stage-XXXXXX");

	*state = folder;
	return folder && mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
	litter_remove_folder(*state);
	free(*state);
	return 0;
}

static void path_in(char path[256], const char *folder, const char *name)
{
	assert_in_range(snprintf(path, 256, "%s/%s", folder, name), 1, 255);
}

static void write_text(const char *folder, const char *name, const char *text)
{
	char path[256];
	FILE *file;

	path_in(path, folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

/* The file's text; NULL: there is none. */
static void assert_text(const char *folder, const char *name, const char *wanted)
{
	char path[256];
	char text[64] = "";
	FILE *file;

	path_in(path, folder, name);
	file = fopen(path, "r");
	if (!wanted) {
		assert_null(file);
		return;
	}
	assert_non_null(file);
	assert_int_equal(fread(text, 1, sizeof text - 1, file), strlen(wanted));
	assert_string_equal(text, wanted);
	fclose(file);
}

static size_t entries_of(const char *folder)
{
	DIR *dir = opendir(folder);
	size_t count = 0;

	assert_non_null(dir);
	while (readdir(dir))
		count++;
	closedir(dir);
	return count - 2;
}

/* FOLDER/out with a file of each kind. */
static void old_folder(const char *folder, char out[256])
{
	path_in(out, folder, "out");
	assert_int_equal(mkdir(out, 0751), 0);
	assert_int_equal(chmod(out, 0751), 0);
	write_text(out, "table", "old");
	write_text(out, "seal", "old");
	write_text(out, "stale", "old");
	write_text(out, "foreign", "mine");
	write_text(out, "table.999999999.tmp", "torn");
}

static void fill(struct stage *stage, const char *folder)
{
	struct error err = { 0 };

	assert_true(stage_open(stage, folder, &err));
	stage_seal(stage, "seal");
	stage_drop(stage, "stale");
	write_text(stage->beside, "table", "new");
	write_text(stage->beside, "seal", "new");
}

static void put(const char *folder)
{
	struct stage stage;
	struct error err = { 0 };

	fill(&stage, folder);
	assert_true(stage_commit(&stage, NULL, &err));
	assert_null(stage.folder);
	assert_string_equal(err.text, "");
}

static void assert_new(const char *out)
{
	assert_text(out, "table", "new");
	assert_text(out, "seal", "new");
	assert_text(out, "stale", NULL);
	assert_text(out, "foreign", "mine");
	assert_text(out, ".migstat-lock", NULL);
}

static void new_folder(void **state)
{
	char out[256];

	path_in(out, *state, "out");
	put(out);
	assert_text(out, "table", "new");
	assert_int_equal(entries_of(out), 2);
	assert_int_equal(entries_of(*state), 1);
}

/* The whole folder is another one, with its mode; the user's file is the same one. */
static void exchanged(void **state)
{
	char out[256];
	char foreign[256];
	struct stat before;
	struct stat after;

	old_folder(*state, out);
	path_in(foreign, out, "foreign");
	assert_int_equal(stat(foreign, &before), 0);
	put(out);
	assert_new(out);
	assert_int_equal(entries_of(out), 3);
	assert_int_equal(entries_of(*state), 1);
	assert_int_equal(stat(foreign, &after), 0);
	assert_int_equal(after.st_ino, before.st_ino);
	assert_int_equal(after.st_nlink, 1);
	assert_int_equal(stat(out, &after), 0);
	assert_int_equal(after.st_mode & 07777, 0751);
}

/* A folder in it, or the shell that called stands in it: file by file; the folder stays the same.
 */
static void file_by_file(void **state)
{
	char out[256];
	char sub[256];
	char here[256];
	struct stat before;
	struct stat after;

	old_folder(*state, out);
	path_in(sub, out, "notes");
	assert_int_equal(mkdir(sub, 0777), 0);
	write_text(sub, "one", "mine");
	assert_int_equal(stat(out, &before), 0);
	put(out);
	assert_new(out);
	assert_text(sub, "one", "mine");
	assert_int_equal(stat(out, &after), 0);
	assert_int_equal(after.st_ino, before.st_ino);
	assert_int_equal(entries_of(*state), 1);

	litter_remove_folder(sub);
	write_text(out, "table", "old");
	write_text(out, "stale", "old");
	assert_non_null(getcwd(here, sizeof here));
	assert_int_equal(chdir(out), 0);
	put(".");
	assert_int_equal(chdir(here), 0);
	assert_new(out);
	assert_int_equal(stat(out, &after), 0);
	assert_int_equal(after.st_ino, before.st_ino);
	assert_int_equal(entries_of(*state), 1);
}

static void behind_a_link(void **state)
{
	char out[256];
	char link[256];
	struct stat status;

	old_folder(*state, out);
	path_in(link, *state, "link");
	assert_int_equal(symlink("out", link), 0);
	put(link);
	assert_new(out);
	assert_int_equal(lstat(link, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_int_equal(entries_of(*state), 2);
}

static bool not_the_table(const char *path, struct error *err)
{
	return !strstr(path, "/table") || error_set(err, "%s is yours", path);
}

static void refused(void **state)
{
	char out[256];
	struct stage stage;
	struct error err = { 0 };

	old_folder(*state, out);
	fill(&stage, out);
	assert_false(stage_commit(&stage, not_the_table, &err));
	assert_non_null(strstr(err.text, "/table is yours"));
	assert_text(out, "table", "old");
	assert_text(out, "seal", "old");
	assert_text(out, "stale", "old");
	assert_text(out, ".migstat-lock", NULL);
	assert_int_equal(entries_of(*state), 1);
}

/* A folder of the user's under a name of ours is not replaced, nor is a link. */
static void only_files(void **state)
{
	char out[256];
	char table[256];
	struct stage stage;
	struct error err = { 0 };

	old_folder(*state, out);
	path_in(table, out, "table");
	assert_int_equal(unlink(table), 0);
	assert_int_equal(mkdir(table, 0777), 0);
	write_text(table, "one", "mine");
	fill(&stage, out);
	assert_false(stage_commit(&stage, NULL, &err));
	assert_non_null(strstr(err.text, strerror(EISDIR)));
	assert_text(table, "one", "mine");

	litter_remove_folder(table);
	assert_int_equal(symlink("foreign", table), 0);
	error_clear(&err);
	fill(&stage, out);
	assert_false(stage_commit(&stage, NULL, &err));
	assert_non_null(strstr(err.text, "no regular file"));
	assert_text(out, "foreign", "mine");
	assert_text(out, "seal", "old");
	assert_int_equal(entries_of(*state), 1);
}

/* One at a time; what the dead left is removed. */
static void claimed(void **state)
{
	char out[256];
	struct stage stage;
	struct stage second;
	struct error err = { 0 };
	pid_t child;
	int status;

	old_folder(*state, out);
	child = fork();
	if (child == 0) {
		struct stage left;

		fill(&left, out);
		_exit(0); /* as if it were killed */
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(entries_of(*state), 2);
	fill(&stage, out);
	assert_int_equal(entries_of(*state), 2);
	child = fork();
	if (child == 0)
		_exit(stage_open(&second, out, &err) || !strstr(err.text, "another process"));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(stage_commit(&stage, NULL, &err));
	assert_new(out);
	assert_int_equal(entries_of(*state), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(new_folder, set_up, tear_down),
		cmocka_unit_test_setup_teardown(exchanged, set_up, tear_down),
		cmocka_unit_test_setup_teardown(file_by_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(behind_a_link, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(only_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(claimed, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
