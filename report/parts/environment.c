/* environment.c — hosts, VMs and versions. */
#include "table.h"

#include "datasets/array.h"
#include "datasets/package.h"

#include <string.h>

/* A line of the table of hosts: its words, and the member of each host. */
static const struct {
	const char *words, *host, *collector; /* NULL: that host has none */
} properties[] = {
	{ "name", "name", "name" },
	{ "URI", "uri", NULL },
	{ "system", "system", "system" },
	{ "kernel", "kernel", "kernel" },
	{ "architecture", "machine", "machine" },
	{ "CPU model", "cpu_model", "cpu_model" },
	{ "CPUs", "cpus", "cpus" },
	{ "memory (bytes)", "memory_bytes", "memory_bytes" },
	{ "libvirt", "libvirt_version", NULL },
	{ "hypervisor", "hypervisor_version", NULL },
};

static void add_property(struct report *report, const char *words, const char *const facts[3])
{
	grid_cell(report->document, "%s", words);
	for (size_t i = 0; i < 3; i++)
		grid_cell(report->document, "%s", facts[i][0] != '\0' ? facts[i] : "–");
}

static void add_hosts(struct report *report, const struct run *run)
{
	const json_t *platform = fact_part(run, "platform");
	const json_t *hosts = json_object_get(platform, "hosts");
	const json_t *collector = fact_part(run, "collecting_host");
	char name[FACT_SIZE];

	fact_text(name, platform, "platform");
	document_table(report->document, 1, "The two hosts%s%s, and the host that measured.",
		       name[0] != '\0' ? " as told by " : "", name);
	document_source(report->document, "datapackage.json: platform, collecting_host");
	grid_column(report->document, "property", false, NULL);
	grid_column(report->document, "host A", false, NULL);
	grid_column(report->document, "host B", false, NULL);
	grid_column(report->document, "measuring host", false, NULL);
	for (size_t i = 0; i < COUNT(properties); i++) {
		char facts[3][FACT_SIZE] = { "", "", "" };
		const char *texts[3] = { facts[0], facts[1], facts[2] };

		fact_text(facts[0], json_object_get(hosts, "a"), properties[i].host);
		fact_text(facts[1], json_object_get(hosts, "b"), properties[i].host);
		if (properties[i].collector)
			fact_text(facts[2], collector, properties[i].collector);
		if (facts[0][0] != '\0' || facts[1][0] != '\0' || facts[2][0] != '\0')
			add_property(report, properties[i].words, texts);
	}
}

/* The text of the first element of that name in a VM's definition; "" if there is none. */
static void element_text(char text[FACT_SIZE], const char *xml, const char *name)
{
	char tag[64];
	const char *at = xml;
	size_t length = (size_t)snprintf(tag, sizeof tag, "<%s", name);

	text[0] = '\0';
	while ((at = strstr(at, tag)) && at[length] != '>' && at[length] != ' ')
		at += length;
	at = at ? strchr(at, '>') : NULL;
	if (at)
		snprintf(text, FACT_SIZE, "%.*s", (int)strcspn(at + 1, "<"), at + 1);
}

/* What the plan says of a VM, and what the hypervisor had it defined as. */
static void add_vms(struct report *report, const struct run *run)
{
	static const struct part_column planned[] = {
		{ "VM", CELL_FACT, .column = "vm" },
		{ "UUID", CELL_FACT, .column = "uuid" },
		{ "address", CELL_FACT, .column = "address" },
	};
	static const struct part_column defined[] = {
		{ "CPUs", CELL_FACT_DIGITS, .column = "vcpu" },
		{ "memory (KiB)", CELL_FACT_DIGITS, .column = "memory" },
		{ "emulator", CELL_FACT, .column = "emulator" },
	};
	const json_t *vms = json_object_get(fact_part(run, "plan"), "vms");
	const json_t *definitions = json_object_get(fact_part(run, "platform"), "vm_definitions");

	if (json_array_size(vms) == 0)
		return;
	document_table(report->document, 1,
		       "The VMs, and what the hypervisor had them defined as.");
	document_source(report->document, "datapackage.json: plan/vms, platform/vm_definitions");
	part_heads(report, planned, COUNT(planned));
	part_heads(report, defined, COUNT(defined));
	for (size_t i = 0; i < json_array_size(vms); i++) {
		const json_t *vm = json_array_get(vms, i);
		char text[FACT_SIZE];
		const char *xml;

		fact_text(text, vm, "vm");
		xml = json_string_value(json_object_get(definitions, text));
		part_cells(report, planned, COUNT(planned), &(struct part_row){ .facts = vm });
		for (size_t k = 0; k < COUNT(defined); k++) {
			element_text(text, xml ? xml : "", defined[k].column);
			grid_cell(report->document, "%s", text[0] != '\0' ? text : "–");
		}
	}
}

static void add_run(struct report *report, size_t index)
{
	const struct run *run = report_run(report, index);
	char version[FACT_SIZE];

	if (report_runs(report) > 1)
		document_heading(report->document, 2, "%s", report_name(report, index));
	fact_text(version, package_provenance(run->package), "version");
	if (version[0] != '\0') {
		document_text(report->document, "%s by migstat %s, begun at %s UTC.",
			      fact_part(run, "import") ? "Imported" : "Measured", version,
			      run_created(run));
		document_source(report->document, "datapackage.json: version, created");
	}
	if (fact_part(run, "platform") || fact_part(run, "collecting_host"))
		add_hosts(report, run);
	else if (!part_import_hosts(report, run))
		document_text(report->document, "The run does not tell of its hosts.");
	add_vms(report, run);
}

void environment_say(struct report *report, size_t index)
{
	const struct run *run = report_run(report, index);

	if (fact_part(run, "platform") || fact_part(run, "collecting_host"))
		add_hosts(report, run);
	else
		part_import_hosts(report, run);
}

bool part_environment(struct report *report, struct error *err)
{
	(void)err;
	document_heading(report->document, 1, "Environment");
	for (size_t run = 0; run < report_runs(report); run++)
		add_run(report, run);
	return true;
}
