/* export.c — the verb `export`: a run goes out to other programs. */
#include "export.h"

#include "inside.h"

#include "datasets/output.h"
#include "datasets/schema.h"

#include <stdlib.h>
#include <sys/stat.h>

/* Whether both paths are one file that exists. */
static bool same_file(const char *left, const char *right)
{
	struct stat a;
	struct stat b;

	return stat(left, &a) == 0 && stat(right, &b) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}

static bool is_file_of(const char *path, const char *folder, const char *name, bool *is,
		       struct error *err)
{
	char *own = path_join(folder, name, err);

	*is = own && same_file(path, own);
	free(own);
	return own != NULL;
}

/* The measurements cannot be measured again: no slip of the hand may write over them. */
static bool spares_run(const struct export_options *options, struct error *err)
{
	bool is = false;

	if (!is_file_of(options->output, options->run, "datapackage.json", &is, err))
		return false;
	for (size_t i = 0; !is && schema_run_tables[i]; i++)
		if (!is_file_of(options->output, options->run, schema_run_tables[i]->file, &is,
				err))
			return false;
	return !is || error_set(err, "--output %s is a file of the run itself; give another",
				options->output);
}

static bool write_file(const struct export_options *options, const struct export_data *data,
		       char *note, struct error *err)
{
	struct output output;
	bool good;

	if (!spares_run(options, err) || !output_open(&output, options->output, err))
		return false;
	good = options->format->write(data, output.stream, note, err) &&
	       output_commit(&output, err);
	output_abandon(&output);
	return good;
}

bool export_run(const struct export_options *options, FILE *stream, FILE *notes, struct error *err)
{
	struct export_data data;
	char note[EXPORT_NOTE_SIZE] = "";
	bool good;

	if (!export_data_read(&data, options->run, err))
		return false;
	good = !options->format->utf8 || export_data_is_utf8(&data, err);
	if (good)
		good = options->output ? write_file(options, &data, note, err)
				       : options->format->write(&data, stream, note, err);
	if (good && data.run.migrations.torn.line > 0)
		fprintf(notes,
			"migstat-collect: warning: %s:%ld: the last line is torn and was left "
			"out\n",
			data.run.migrations.torn.file, data.run.migrations.torn.line);
	if (good && note[0] != '\0')
		fprintf(notes, "migstat-collect: note: %s\n", note);
	export_data_free(&data);
	return good;
}
