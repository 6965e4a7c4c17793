/* changed.c — what else changed from before to after: versions, hosts, order, load, parameters.
 * What is compared is one change; whatever else differs may be the reason, too. */
#include "inside.h"

#include "report/data/facts.h"

#include "datasets/array.h"
#include "datasets/must.h"
#include "datasets/package.h"
#include "datasets/schema-cases.h"
#include "datasets/texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a run tells of itself: the way to it in datapackage.json, below "migstat". */
static const struct {
	const char *words, *part, *path[3];
} properties[] = {
	{ "migstat", "version", { NULL } },
	{ "hypervisor of host A", "platform", { "hosts", "a", "hypervisor_version" } },
	{ "hypervisor of host B", "platform", { "hosts", "b", "hypervisor_version" } },
	{ "libvirt of host A", "platform", { "hosts", "a", "libvirt_version" } },
	{ "libvirt of host B", "platform", { "hosts", "b", "libvirt_version" } },
	{ "kernel of host A", "platform", { "hosts", "a", "kernel" } },
	{ "kernel of host B", "platform", { "hosts", "b", "kernel" } },
	{ "CPU of host A", "platform", { "hosts", "a", "cpu_model" } },
	{ "CPU of host B", "platform", { "hosts", "b", "cpu_model" } },
	{ "CPUs of host A", "platform", { "hosts", "a", "cpus" } },
	{ "CPUs of host B", "platform", { "hosts", "b", "cpus" } },
	{ "memory of host A (bytes)", "platform", { "hosts", "a", "memory_bytes" } },
	{ "memory of host B (bytes)", "platform", { "hosts", "b", "memory_bytes" } },
	{ "name of host A", "platform", { "hosts", "a", "name" } },
	{ "name of host B", "platform", { "hosts", "b", "name" } },
	{ "measuring host", "collecting_host", { "name" } },
	{ "its kernel", "collecting_host", { "kernel" } },
	{ "order", "plan", { "order" } },
	{ "cycles", "plan", { "cycles" } },
	{ "VMs", "plan", { "vms" } },
	{ "VMs at once", "plan", { "parallel" } },
	{ "pause (s)", "plan", { "settle_seconds" } },
	{ "warm-up cycles", "plan", { "warm_up" } },
	{ "probes", "plan", { "observe", "probe" } },
	{ "spacing of the probes (s)", "plan", { "observe", "probe_interval_seconds" } },
	{ "the guest's work", "plan", { "observe", "work_rate" } },
};

/* How a host is told from others that have its name. */
static const char *const identity[] = { "uuid", "name" };

static void add_unique(struct texts *texts, const char *text)
{
	if (text[0] != '\0' && !texts_have(texts, text))
		texts_add(texts, "%s", text);
}

/* A number, a text, or how many a list has. */
static void fact_at(char text[FACT_SIZE], const struct run *run, const char *part,
		    const char *const path[3])
{
	const json_t *object = fact_part(run, part);
	size_t depth = 0;

	text[0] = '\0';
	if (!path[0]) {
		fact_text(text, package_provenance(run->package), part);
		return;
	}
	while (depth < 2 && path[depth + 1])
		object = json_object_get(object, path[depth++]);
	if (json_is_array(json_object_get(object, path[depth])))
		snprintf(text, FACT_SIZE, "%zu",
			 json_array_size(json_object_get(object, path[depth])));
	else
		fact_text(text, object, path[depth]);
}

/* What the runs of a side tell, each text once, with commas. The caller frees it. */
static char *told(const struct texts *texts)
{
	char *list;
	size_t size;
	FILE *stream = must_open_text(&list, &size);

	for (size_t i = 0; i < texts->count; i++)
		fprintf(stream, "%s%s", i > 0 ? ", " : "", texts->at[i]);
	must_close_text(stream);
	return list;
}

static char *of_side(const struct report *report, bool after, size_t property)
{
	size_t first = after ? report->job->before : 0;
	size_t end = after ? report_runs(report) : report->job->before;
	struct texts texts = { 0 };
	char *list;

	for (size_t run = first; run < end; run++) {
		char text[FACT_SIZE];

		fact_at(text, report_run(report, run), properties[property].part,
			properties[property].path);
		add_unique(&texts, text);
	}
	list = told(&texts);
	texts_free(&texts);
	return list;
}

/* ---- parameters of the cases of both sides ---- */

static const json_t *case_of(const struct run *run, const char *name)
{
	const json_t *cases = json_object_get(fact_part(run, "plan"), "cases");

	for (size_t i = 0; i < json_array_size(cases); i++) {
		char text[FACT_SIZE];

		fact_text(text, json_array_get(cases, i), "case");
		if (strcmp(text, name) == 0)
			return json_array_get(cases, i);
	}
	return NULL;
}

struct change_row {
	char *words, *before, *after;
};

struct change_rows {
	struct change_row *at;
	size_t count, room;
};

/* Takes the texts over. */
static void add_row(struct change_rows *rows, char *words, char *before, char *after)
{
	must_grow(&rows->at, &rows->room, rows->count, sizeof *rows->at);
	rows->at[rows->count++] = (struct change_row){ words, before, after };
}

/* The members that differ of a case that both first runs planned. */
static void add_case(struct change_rows *rows, const char *name, const json_t *one,
		     const json_t *other)
{
	for (size_t i = 0; i < schema_count(&schema_cases); i++) {
		const char *member = schema_column(&schema_cases, i)->name;
		char before[FACT_SIZE];
		char after[FACT_SIZE];

		fact_text(before, one, member);
		fact_text(after, other, member);
		if (strcmp(before, after) != 0)
			add_row(rows, must_print("%s: %s", name, member), must_copy(before),
				must_copy(after));
	}
}

static void add_cases(struct change_rows *rows, const struct report *report)
{
	const struct run *before = report_run(report, 0);
	const struct run *after = report_run(report, report->job->before);
	const json_t *cases = json_object_get(fact_part(before, "plan"), "cases");

	for (size_t i = 0; i < json_array_size(cases); i++) {
		char name[FACT_SIZE];
		const json_t *other;

		fact_text(name, json_array_get(cases, i), "case");
		other = case_of(after, name);
		if (other)
			add_case(rows, name, json_array_get(cases, i), other);
	}
}

/* ---- the part ---- */

/* Whether the hosts of the two sides can be told apart: by what both tell. */
static bool are_other_hosts(const struct report *report)
{
	static const char *const sides[] = { "a", "b" };
	const struct run *runs[] = { report_run(report, 0),
				     report_run(report, report->job->before) };

	for (size_t i = 0; i < COUNT(identity); i++) {
		bool known = false;

		for (size_t host = 0; host < COUNT(sides); host++) {
			const char *const path[3] = { "hosts", sides[host], identity[i] };
			char texts[2][FACT_SIZE];

			fact_at(texts[0], runs[0], "platform", path);
			fact_at(texts[1], runs[1], "platform", path);
			if (texts[0][0] == '\0' || texts[1][0] == '\0')
				continue;
			known = true;
			if (strcmp(texts[0], texts[1]) != 0)
				return true;
		}
		if (known)
			return false;
	}
	return false;
}

/* Rows of what differs; what is the same, and what neither tells, go into the lists. */
static void sort_out(struct change_rows *rows, struct texts *same, struct texts *unknown,
		     const struct report *report)
{
	for (size_t i = 0; i < COUNT(properties); i++) {
		char *before = of_side(report, false, i);
		char *after = of_side(report, true, i);

		if (before[0] == '\0' && after[0] == '\0')
			texts_add(unknown, "%s", properties[i].words);
		else if (strcmp(before, after) == 0)
			texts_add(same, "%s (%s)", properties[i].words, before);
		else {
			add_row(rows, must_copy(properties[i].words), before, after);
			continue;
		}
		free(before);
		free(after);
	}
	add_cases(rows, report);
}

static void add_cell(struct report *report, const char *text)
{
	if (text[0] == '\0')
		grid_cell(report->document, "not known");
	else
		grid_cell(report->document, "%s", text);
}

static void add_table(struct report *report, const struct change_rows *rows)
{
	document_table(
		report->document, 1,
		"What else differs between the two sides: a change may come from any of it.");
	document_source(report->document, "datapackage.json");
	grid_column(report->document, "what", false, NULL);
	grid_column(report->document, "before", false, NULL);
	grid_column(report->document, "after", false, NULL);
	for (size_t i = 0; i < rows->count; i++) {
		grid_cell(report->document, "%s", rows->at[i].words);
		add_cell(report, rows->at[i].before);
		add_cell(report, rows->at[i].after);
	}
}

static void add_list(struct report *report, const char *lead, const struct texts *texts)
{
	char *list = told(texts);

	if (texts->count > 0) {
		document_item(report->document, lead, "%s.", list);
		document_source(report->document, "datapackage.json");
	}
	free(list);
}

bool part_changed(struct report *report, struct error *err)
{
	struct change_rows rows = { 0 };
	struct texts same = { 0 };
	struct texts unknown = { 0 };

	(void)err;
	document_heading(report->document, 1, "What else changed");
	sort_out(&rows, &same, &unknown, report);
	if (are_other_hosts(report))
		document_item(report->document, "Warning: other hosts.",
			      "The runs after were not measured on the hosts of those before: what "
			      "the hosts differ in is in every change.");
	if (rows.count > 0)
		add_table(report, &rows);
	else
		document_text(report->document, "Nothing that the runs tell of.");
	add_list(report, "The same.", &same);
	add_list(report, "Not told by either side.", &unknown);
	for (size_t i = 0; i < rows.count; i++) {
		free(rows.at[i].words);
		free(rows.at[i].before);
		free(rows.at[i].after);
	}
	free(rows.at);
	texts_free(&same);
	texts_free(&unknown);
	return true;
}
