/* import.c — where an imported run comes from. */
#include "import.h"

#include "report/data/facts.h"

#include "datasets/array.h"

static void add_file(struct report *report, const json_t *file)
{
	static const char *const members[] = { "path", "format", "producer", "bytes", "sha256" };

	for (size_t i = 0; i < COUNT(members); i++) {
		char fact[FACT_SIZE];

		fact_text(fact, file, members[i]);
		grid_cell(report->document, "%s", fact[0] != '\0' ? fact : "–");
	}
}

static void add_files(struct report *report, const json_t *files)
{
	document_table(report->document, 1, "The files that the run was imported from.");
	document_source(report->document, "datapackage.json: import/files");
	grid_column(report->document, "file", false, NULL);
	grid_column(report->document, "format", false, NULL);
	grid_column(report->document, "written by", false, NULL);
	grid_column(report->document, "bytes", true, NULL);
	grid_column(report->document, "SHA-256", false, NULL);
	for (size_t i = 0; i < json_array_size(files); i++)
		add_file(report, json_array_get(files, i));
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

static void add_host(struct report *report, const json_t *host, const json_t *file)
{
	char fact[FACT_SIZE];

	fact_text(fact, host, "name");
	grid_cell(report->document, "%s", fact);
	fact_text(fact, host, "cpus");
	grid_cell(report->document, "%s", fact[0] != '\0' ? fact : "–");
	fact_text(fact, host, "memory_total_bytes");
	grid_cell(report->document, "%s", fact[0] != '\0' ? fact : "–");
	fact_text(fact, file, "path");
	grid_cell(report->document, "%s", fact);
}

bool part_import_hosts(struct report *report, const struct run *run)
{
	const json_t *files = json_object_get(fact_part(run, "import"), "files");
	bool any = false;

	for (size_t i = 0; i < json_array_size(files); i++) {
		const json_t *file = json_array_get(files, i);
		const json_t *hosts = json_object_get(file, "hosts");

		for (size_t k = 0; k < json_array_size(hosts); k++) {
			if (!any) {
				document_table(report->document, 1,
					       "The hosts, as the imported files tell of them.");
				document_source(report->document,
						"datapackage.json: import/files/hosts");
				grid_column(report->document, "host", false, NULL);
				grid_column(report->document, "CPUs", true, NULL);
				grid_column(report->document, "memory (bytes)", true, NULL);
				grid_column(report->document, "file", false, NULL);
			}
			any = true;
			add_host(report, json_array_get(hosts, k), file);
		}
	}
	return any;
}
