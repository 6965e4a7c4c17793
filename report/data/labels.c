/* labels.c — what the paper calls the cases, runs and VMs. */
#include "labels.h"

#include "report/draw/utf8.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const name_columns[] = { "name", "case", "vm", "run" };

enum { NAME_COLUMNS = COUNT(name_columns) };

static const struct column columns[] = {
	{ "name", COLUMN_TEXT, "", false, "Name of a case, VM or run, as the files have it.",
	  NULL },
	{ "case", COLUMN_TEXT, "", false, "The same.", NULL },
	{ "vm", COLUMN_TEXT, "", false, "The same.", NULL },
	{ "run", COLUMN_TEXT, "", false, "The same.", NULL },
	{ "label", COLUMN_TEXT, "", true, "What the figure is to call it.", NULL },
};

static const struct schema schema_labels = { .name = "labels",
					     .file = "a table of labels",
					     .row = "One name and its label.",
					     .leading = columns,
					     .leading_count = COUNT(columns) };

static bool find_name_column(struct labels *labels, struct error *err)
{
	const struct table *table = &labels->table;
	size_t found = 0;

	for (size_t i = 0; i < NAME_COLUMNS; i++) {
		size_t column = table_column(table, name_columns[i]);

		if (column < table->columns) {
			labels->name = column;
			found++;
		}
	}
	if (found == 1)
		return true;
	return error_at(err, (struct place){ table->path, 1, 0 },
			"wanted are two columns: name (or case, vm, run), and label");
}

static bool check_row(const struct labels *labels, size_t row, struct error *err)
{
	const struct table *table = &labels->table;
	const char *name = table_text(table, row, labels->name);

	if (name[0] == '\0')
		return error_at(err, table_place(table, row, labels->name),
				"column '%s' is empty: it is to say what the label is for",
				table->names[labels->name]);
	for (size_t i = 0; i < row; i++)
		if (strcmp(table_text(table, i, labels->name), name) == 0)
			return error_at(err, table_place(table, row, labels->name),
					"column '%s': '%s' has a label already, in line %ld",
					table->names[labels->name], name,
					table_place(table, i, labels->name).line);
	return true;
}

bool labels_read(struct labels *labels, const char *path, struct error *err)
{
	bool good;

	*labels = (struct labels){ 0 };
	if (!table_read(&labels->table, path, &schema_labels, CSV_TORN_IS_ROW,
			TABLE_UNKNOWN_IS_ERROR, err))
		return false;
	labels->label = table_column(&labels->table, "label");
	good = find_name_column(labels, err);
	for (size_t row = 0; good && row < labels->table.rows; row++)
		good = check_row(labels, row, err);
	if (!good)
		labels_free(labels);
	return good;
}

void labels_free(struct labels *labels)
{
	table_free(&labels->table);
	*labels = (struct labels){ 0 };
}

char *labels_text(const struct labels *labels, const char *name)
{
	const char *label = name;

	for (size_t row = 0; labels && row < labels->table.rows; row++)
		if (strcmp(table_text(&labels->table, row, labels->name), name) == 0)
			label = table_text(&labels->table, row, labels->label);
	return utf8_clean(label);
}

void labels_print(FILE *out, const struct labels *labels, const char *name)
{
	char *text = labels_text(labels, name);

	fputs(text, out);
	free(text);
}

char *labels_run_text(const struct labels *labels, const char *name)
{
	char *label = labels_text(labels, name);
	char *quoted;

	if (strcasecmp(label, "run") != 0)
		return label;
	quoted = must_print("‘%s’", label);
	free(label);
	return quoted;
}

void labels_print_run(FILE *out, const struct labels *labels, const char *name)
{
	char *text = labels_run_text(labels, name);

	fputs(text, out);
	free(text);
}
