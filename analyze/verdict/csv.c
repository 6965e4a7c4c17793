/* csv.c — comparisons.csv. */
#include "inside.h"
#include "options.h"

#include "analyze/output/group-columns.h"

#include "datasets/csv.h"
#include "datasets/output.h"
#include "datasets/schema.h"

#include <stdlib.h>

static bool add_cell(struct csv_line *line, const struct comparisons *comparisons,
		     const struct comparison *comparison, const struct column *column,
		     struct error *err)
{
	double number;
	char *text;

	if (!compare_cell(comparisons, comparison, column->name, &number, &text))
		return error_memory(err);
	if (text)
		csv_line_text(line, text);
	else
		csv_line_exact(line, number);
	free(text);
	return true;
}

static bool add_row(struct csv_line *line, const struct comparisons *comparisons,
		    const struct comparison *comparison, struct error *err)
{
	const struct schema *schema = &schema_comparisons;
	const struct texts *key = &comparisons->sides->groups[comparison->group].key;

	for (size_t i = 0; i < schema->leading_count; i++)
		if (!add_cell(line, comparisons, comparison, &schema->leading[i], err))
			return false;
	for (size_t i = 0; i < key->count; i++)
		csv_line_text(line, key->at[i]);
	for (size_t i = 0; i < schema->trailing_count; i++)
		if (!add_cell(line, comparisons, comparison, &schema->trailing[i], err))
			return false;
	return true;
}

bool compare_print_csv(FILE *stream, const struct comparisons *comparisons,
		       const struct compare_options *options, struct error *err)
{
	struct csv_line line = { 0 };
	bool good;

	group_columns_header(&line, &schema_comparisons, &options->by);
	good = csv_line_print(&line, stream, err);
	for (size_t i = 0; good && i < comparisons->count; i++)
		good = add_row(&line, comparisons, &comparisons->at[i], err) &&
		       csv_line_print(&line, stream, err);
	csv_line_free(&line);
	return good;
}

static bool write_into(const char *folder, const struct comparisons *comparisons,
		       const struct compare_options *options, struct error *err)
{
	struct output output = { 0 };
	char *path = path_join(folder, schema_comparisons.file, err);
	bool good = path && folder_make(folder, err) && output_open(&output, path, err) &&
		    compare_print_csv(output.stream, comparisons, options, err) &&
		    output_commit(&output, err) && folder_sync(folder, err);

	output_abandon(&output);
	free(path);
	return good;
}

bool compare_write(const struct comparisons *comparisons, const struct compare_options *options,
		   struct error *err)
{
	const struct texts *after = &options->sides[options->between_column ? BEFORE : AFTER];
	char *folder;
	bool good;

	if (options->output)
		return write_into(options->output, comparisons, options, err);
	if (options->csv)
		return true; /* a file has no folder for its analysis */
	folder = path_join(after->at[0], "analysis", err);
	good = folder && write_into(folder, comparisons, options, err);
	free(folder);
	return good;
}
