/* import.c — where an imported run comes from. */
#include "table.h"

#include "datasets/array.h"

static void add_files(struct report *report, const json_t *files)
{
	static const struct part_column columns[] = {
		{ "file", CELL_FACT, .column = "path" },
		{ "format", CELL_FACT, .column = "format" },
		{ "written by", CELL_FACT, .column = "producer" },
		{ "bytes", CELL_FACT_DIGITS, .column = "bytes" },
		{ "SHA-256", CELL_FACT, .column = "sha256" },
	};

	document_table(report->document, 1, "The files that the run was imported from.");
	document_source(report->document, "datapackage.json: import/files");
	part_heads(report, columns, COUNT(columns));
	for (size_t i = 0; i < json_array_size(files); i++)
		part_cells(report, columns, COUNT(columns),
			   &(struct part_row){ .facts = json_array_get(files, i) });
}

/* What no file said, and was taken from elsewhere. */
static void add_absent(struct report *report, const json_t *file)
{
	const json_t *absent = json_object_get(file, "not_in_the_file");
	char path[FACT_SIZE];

	fact_text(path, file, "path");
	for (size_t i = 0; i < json_array_size(absent); i++) {
		const json_t *item = json_array_get(absent, i);
		char column[FACT_SIZE];
		char value[FACT_SIZE];
		char from[FACT_SIZE];

		fact_text(column, item, "column");
		fact_text(value, item, "value");
		fact_text(from, item, "from");
		document_item(report->document, "Not in the file.", "%s of %s is ‘%s’, from %s.",
			      column, path, value, from);
		document_source(report->document, "datapackage.json: import/files");
	}
}

bool part_import(struct report *report, const struct run *run)
{
	const json_t *import = fact_part(run, "import");
	const json_t *files = json_object_get(import, "files");
	const json_t *notes = json_object_get(import, "notes");

	if (json_array_size(files) == 0)
		return false;
	document_text(report->document,
		      "The run was not measured by migstat collect but imported. Of the method "
		      "nothing else is known than what these files tell.");
	add_files(report, files);
	for (size_t i = 0; i < json_array_size(files); i++)
		add_absent(report, json_array_get(files, i));
	for (size_t i = 0; i < json_array_size(notes); i++) {
		const char *note = json_string_value(json_array_get(notes, i));

		if (note) {
			document_item(report->document, "Note.", "%s", note);
			document_source(report->document, "datapackage.json: import/notes");
		}
	}
	return true;
}

bool part_import_hosts(struct report *report, const struct run *run)
{
	static const struct part_column columns[] = {
		{ "host", CELL_FACT, .column = "name" },
		{ "CPUs", CELL_FACT_DIGITS, .column = "cpus" },
		{ "memory (bytes)", CELL_FACT_DIGITS, .column = "memory_total_bytes" },
	};
	const json_t *files = json_object_get(fact_part(run, "import"), "files");
	bool any = false;

	for (size_t i = 0; i < json_array_size(files); i++) {
		const json_t *file = json_array_get(files, i);
		const json_t *hosts = json_object_get(file, "hosts");
		char path[FACT_SIZE];

		fact_text(path, file, "path");
		if (!any && json_array_size(hosts) > 0) {
			document_table(report->document, 1,
				       "The hosts, as the imported files tell of them.");
			document_source(report->document, "datapackage.json: import/files/hosts");
			part_heads(report, columns, COUNT(columns));
			grid_column(report->document, "file", false, NULL);
		}
		any = any || json_array_size(hosts) > 0;
		for (size_t k = 0; k < json_array_size(hosts); k++) {
			part_cells(report, columns, COUNT(columns),
				   &(struct part_row){ .facts = json_array_get(hosts, k) });
			grid_cell(report->document, "%s", path);
		}
	}
	return any;
}
