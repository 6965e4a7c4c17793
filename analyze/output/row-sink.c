/* row-sink.c — rows of a table, as lines of a CSV file or as objects of a JSON array. */
#include "row-sink.h"

#include "datasets/manifest.h"
#include "datasets/output-set.h"
#include "datasets/package-analysis.h"
#include "datasets/table-file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_text(const struct column *column)
{
	return column->type == COLUMN_TEXT || column->type == COLUMN_WORD;
}

static bool leads(const struct schema *schema, const char *name)
{
	size_t i = 0;

	while (i < schema->leading_count && strcmp(schema->leading[i].name, name) != 0)
		i++;
	return i < schema->leading_count;
}

/* The texts key[] of the columns grouped by; NULL: their names. */
static void add_key(struct row_sink *sink, const char *const *key)
{
	for (size_t i = 0; i < sink->by->count; i++)
		if (!leads(sink->schema, sink->by->at[i]))
			csv_line_text(&sink->line, key ? key[i] : sink->by->at[i]);
}

static void print_line(struct row_sink *sink)
{
	sink->failed = !csv_line_print(&sink->line, sink->stream, sink->err);
}

static void print_header(struct row_sink *sink)
{
	const struct schema *schema = sink->schema;

	for (size_t i = 0; i < schema->leading_count; i++)
		csv_line_text(&sink->line, schema->leading[i].name);
	add_key(sink, NULL);
	for (size_t i = 0; i < schema->trailing_count; i++)
		csv_line_text(&sink->line, schema->trailing[i].name);
	print_line(sink);
}

static void print_row(struct row_sink *sink, const struct sink_row *row)
{
	const struct schema *schema = sink->schema;

	for (size_t i = 0; i < schema->leading_count; i++)
		csv_line_text(&sink->line, row->leading[i]);
	add_key(sink, row->key);
	for (size_t i = 0; i < schema->trailing_count; i++)
		if (is_text(&schema->trailing[i]))
			csv_line_text(&sink->line, row->text[i]);
		else if (schema->trailing[i].type == COLUMN_INTEGER && !isnan(row->number[i]))
			csv_line_integer(&sink->line, (long long)row->number[i]);
		else
			csv_line_exact(&sink->line, row->number[i] + 0.0); /* never -0 */
	print_line(sink);
}

/* A word that is empty is none; a text may be. */
static json_t *value_of(const struct column *column, const struct sink_row *row, size_t i)
{
	if (column->type == COLUMN_WORD && row->text[i][0] == '\0')
		return json_null();
	if (is_text(column))
		return json_string(row->text[i]);
	if (!isfinite(row->number[i]))
		return json_null();
	return column->type == COLUMN_INTEGER ? json_integer((json_int_t)row->number[i])
					      : json_real(row->number[i] + 0.0); /* never -0 */
}

/* Each takes over the values; what is NULL, for it is not UTF-8, makes the whole object bad. */
static bool put_leading(json_t *object, const struct schema *schema, const struct sink_row *row)
{
	bool good = true;

	for (size_t i = 0; i < schema->leading_count; i++)
		good &= json_object_set_new(object, schema->leading[i].name,
					    json_string(row->leading[i])) == 0;
	return good;
}

static bool put_key(json_t *object, const struct texts *by, const struct sink_row *row)
{
	bool good = true;

	for (size_t i = 0; i < by->count; i++)
		good &= json_object_set_new(object, by->at[i], json_string(row->key[i])) == 0;
	return good;
}

static bool put_trailing(json_t *object, const struct schema *schema, const struct sink_row *row)
{
	bool good = true;

	for (size_t i = 0; i < schema->trailing_count; i++)
		good &= json_object_set_new(object, schema->trailing[i].name,
					    value_of(&schema->trailing[i], row, i)) == 0;
	return good;
}

static json_t *append_object(struct row_sink *sink, const struct sink_row *row)
{
	json_t *object = json_object();
	bool good = (!sink->key_first || put_key(object, sink->by, row)) &&
		    put_leading(object, sink->schema, row) &&
		    (sink->key_first || put_key(object, sink->by, row)) &&
		    put_trailing(object, sink->schema, row) &&
		    json_array_append(sink->array, object) == 0;

	json_decref(object);
	if (good)
		return object; /* which the array holds */
	sink->failed = true;
	error_set(sink->err, "--format json: a name in the run is not UTF-8 text, or no memory");
	return NULL;
}

json_t *row_sink_add(struct row_sink *sink, const struct sink_row *row)
{
	if (sink->failed)
		return NULL;
	if (!sink->stream)
		return append_object(sink, row);
	print_row(sink, row);
	return NULL;
}

bool row_sink_print(FILE *stream, const struct sink_table *table, struct error *err)
{
	struct row_sink sink = {
		.schema = table->schema, .by = table->by, .stream = stream, .err = err
	};

	print_header(&sink);
	table->rows(&sink, table->closure);
	csv_line_free(&sink.line);
	return !sink.failed;
}

static bool add_file(struct output_set *set, const char *folder, const struct sink_table *table,
		     struct error *err)
{
	char *path = path_join(folder, table->schema->file, err);
	FILE *stream = path ? output_set_open(set, path, err) : NULL;

	free(path);
	return stream && row_sink_print(stream, table, err);
}

bool row_sink_stage(struct stage *stage, const struct sink_table *tables, size_t count,
		    json_t *manifest, const char *name, struct error *err)
{
	struct output_set set = { 0 };
	char packed[TABLE_FILE_NAME_SIZE];
	bool good = true;

	stage_seal(stage, name);
	for (size_t i = 0; good && i < count; i++)
		good = add_file(&set, stage->beside, &tables[i], err);
	if (good)
		good = manifest_place(manifest, stage->beside, name, &set, err);
	for (size_t i = 0; i < count; i++) /* of an earlier call */
		for (size_t p = 0; table_file_packed(packed, tables[i].schema->file, p); p++)
			stage_drop(stage, packed);
	good = good && package_stage_analysis(stage, err);
	output_set_abandon(&set);
	stage_tell(stage, err);
	return good;
}

bool row_sink_write(const char *folder, const struct sink_table *tables, size_t count,
		    json_t *manifest, const char *name, struct error *err)
{
	struct stage stage;
	bool good = stage_open(&stage, folder, err) &&
		    row_sink_stage(&stage, tables, count, manifest, name, err) &&
		    stage_commit(&stage, NULL, err);

	stage_abandon(&stage);
	return good;
}

json_t *row_sink_array(const struct sink_table *table, bool key_first, struct error *err)
{
	struct row_sink sink = {
		.schema = table->schema,
		.by = table->by,
		.array = json_array(),
		.key_first = key_first,
		.err = err,
	};

	table->rows(&sink, table->closure);
	if (!sink.failed)
		return sink.array;
	json_decref(sink.array);
	return NULL;
}

void numbers_none(double *number, size_t count)
{
	for (size_t i = 0; i < count; i++)
		number[i] = NAN;
}

void numbers_put_interval(double *number, size_t low, const struct interval *interval)
{
	number[low] = interval->low;
	number[low + 1] = interval->high;
}
