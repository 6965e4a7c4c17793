/* manifest.c — what a verb made of what. */
#include "manifest.h"

#include "digest.h"
#include "flags.h"
#include "json-error.h"
#include "package.h"
#include "table-file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MANIFEST_FORMAT = 1 };

json_t *manifest_new(const char *verb)
{
	char maker[64];

	snprintf(maker, sizeof maker, "migstat %s " MIGSTAT_VERSION, verb);
	return json_pack("{s:i, s:s, s:[], s:{}}", "format", MANIFEST_FORMAT, "made_by", maker,
			 "from", "files");
}

/* ---- digests in JSON ---- */

static json_t *digest_to_json(const struct digest *digest)
{
	return json_pack("{s:I, s:s}", "bytes", (json_int_t)digest->bytes, "sha256",
			 digest->sha256);
}

static bool digest_is(const struct digest *digest, const json_t *object)
{
	struct digest told = { .bytes = json_integer_value(json_object_get(object, "bytes")) };
	const char *sha256 = json_string_value(json_object_get(object, "sha256"));

	snprintf(told.sha256, sizeof told.sha256, "%s", sha256 ? sha256 : "");
	return json_is_object(object) && digest_equal(digest, &told);
}

/* ---- what it is made from ---- */

static bool add_table(json_t *tables, const char *folder, const struct schema *table,
		      struct error *err)
{
	bool there;
	char *path = table_file(folder, table->file, &there, err);
	struct digest digest;
	bool good = path != NULL;

	if (good && there)
		good = table_file_digest(&digest, path, err) &&
		       (json_object_set_new(tables, table->file, digest_to_json(&digest)) == 0 ||
			error_memory(err));
	free(path);
	return good;
}

bool manifest_add_run(json_t *manifest, const char *folder, const char *side,
		      const struct schema *const *tables, struct error *err)
{
	json_t *package = package_read(folder, err);
	json_t *of = json_object();
	bool good = package != NULL;
	json_t *run;

	for (; good && *tables; tables++)
		good = add_table(of, folder, *tables, err);
	if (!good) {
		json_decref(package);
		json_decref(of);
		return false;
	}
	run = json_pack("{s:s, s:s*, s:o}", "run", package_text(package, "title"), "side", side,
			"tables", of);
	json_decref(package);
	return (run && json_array_append_new(json_object_get(manifest, "from"), run) == 0) ||
	       error_memory(err);
}

/* ---- the files ---- */

static const char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static bool add_outputs(json_t *manifest, const struct output_set *set, struct error *err)
{
	json_t *files = json_object_get(manifest, "files");

	for (size_t i = 0; i < set->count; i++) {
		struct digest digest;

		if (!output_digest(&set->at[i], &digest, err))
			return false;
		if (json_object_set_new(files, name_of(set->at[i].path), digest_to_json(&digest)) !=
		    0)
			return error_memory(err);
	}
	return true;
}

static bool add_itself(const json_t *manifest, const char *path, struct output_set *set,
		       struct error *err)
{
	FILE *stream = output_set_open(set, path, err);

	if (!stream)
		return false;
	json_dumpf(manifest, stream, JSON_INDENT(2));
	fputc('\n', stream);
	return output_set_finish(set, err);
}

bool manifest_place(json_t *manifest, const char *folder, const char *name, struct output_set *set,
		    struct error *err)
{
	char *path = path_join(folder, name, err);
	bool good = path && output_set_finish(set, err) && add_outputs(manifest, set, err) &&
		    add_itself(manifest, path, set, err);

	if (good && unlink(path) != 0 && errno != ENOENT)
		good = error_system(err, "%s: cannot be written: %s", path, strerror(errno));
	if (good)
		good = folder_sync(folder, err) && output_set_place(set, err) &&
		       folder_sync(folder, err);
	output_set_abandon(set);
	free(path);
	return good;
}

/* ---- reading ---- */

json_t *manifest_read(const char *folder, const char *name, struct error *err)
{
	char *path = path_join(folder, name, err);
	json_error_t where;
	json_t *root;

	if (!path)
		return NULL;
	if (access(path, F_OK) != 0) {
		error_set(err,
			  "%s is not there: an older migstat made this, or the call that made it "
			  "was broken off",
			  path);
		free(path);
		return NULL;
	}
	errno = 0;
	root = json_load_file(path, JSON_REJECT_DUPLICATES, &where);
	if (!root) {
		json_error(err, (struct place){ path, where.line, where.column }, &where);
	} else if (json_integer_value(json_object_get(root, "format")) != MANIFEST_FORMAT) {
		error_set(err, "%s: its \"format\" is not %d, which this migstat reads", path,
			  MANIFEST_FORMAT);
		json_decref(root);
		root = NULL;
	}
	free(path);
	return root;
}

bool manifest_has_file(const json_t *manifest, const char *folder, const char *file,
		       struct error *err)
{
	const json_t *told = json_object_get(json_object_get(manifest, "files"), file);
	bool there;
	char *path = table_file(folder, file, &there, err);
	struct digest digest;
	bool good = path != NULL;

	if (good && !told)
		good = error_set(err, "%s is not of the last call, which did not make it", path);
	good = good && table_file_digest(&digest, path, err);
	if (good && !digest_is(&digest, told))
		good = error_set(err, "%s is not as the call left it that made it", path);
	free(path);
	return good;
}

bool manifest_tells_of(const json_t *manifest, const char *path, struct error *err)
{
	json_t *files = json_object_get(manifest, "files");
	struct digest digest;
	const char *name;
	json_t *told;

	if (!table_file_digest(&digest, path, err))
		return false;
	json_object_foreach(files, name, told) if (digest_is(&digest, told)) return true;
	return error_set(err, "%s is not as the call left it that made it", path);
}

static bool is_side(const json_t *run, const char *side)
{
	const char *told = json_string_value(json_object_get(run, "side"));

	return !side || (told && strcmp(told, side) == 0);
}

bool manifest_is_from(const json_t *manifest, const char *folder, const char *side,
		      const struct schema *table, struct error *err)
{
	const json_t *from = json_object_get(manifest, "from");
	bool there;
	char *path = table_file(folder, table->file, &there, err);
	struct digest digest = { 0 };
	bool good = path && (!there || table_file_digest(&digest, path, err));
	bool is = false;

	for (size_t i = 0; good && i < json_array_size(from); i++) {
		const json_t *run = json_array_get(from, i);
		const json_t *told = json_object_get(json_object_get(run, "tables"), table->file);

		if (is_side(run, side))
			is = is || (there ? digest_is(&digest, told) : told == NULL);
	}
	if (good && !is)
		good = error_set(err, "it was made from another %s than %s is now", table->file,
				 path);
	free(path);
	return good;
}
