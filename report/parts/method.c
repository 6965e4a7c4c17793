/* method.c — how it was measured: the plan, and the parameters as they were really in force.
 */
#include "table.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the plan says, in the words of a sentence each; %s is the member. */
static const struct {
	const char *part, *key; /* part: of the plan; NULL: the plan itself */
	const char *lead, *format;
	bool in_short;
} sayings[] = {
	{ NULL, "order", "Order.", "%s.", true },
	{ NULL, "seed", "Seed of the order.", "%s.", false },
	{ NULL, "parallel", "VMs at once.", "%s.", true },
	{ NULL, "cycles", "Cycles.", "%s there and back, for every VM in every case.", false },
	{ NULL, "warm_up", "Warm-up.", "%s cycles before the first, which are not recorded.",
	  false },
	{ NULL, "settle_seconds", "Pause.", "%s s after each migration.", true },
	{ NULL, "interval_seconds", "Progress.", "Job statistics were read every %s s.", false },
	{ NULL, "hook_failure", "When a command fails.", "%s.", false },
	{ "observe", "probe", "Probes.", "%s, sent to every VM that has an address.", true },
	{ "observe", "probe_interval_seconds", "Spacing of the probes.", "%s s.", false },
	{ "observe", "margin_seconds", "Margin.",
	  "Probes and samples began %s s before each migration and went on as long after it.",
	  false },
	{ "observe", "lost_after_seconds", "Lost.",
	  "A VM that did not answer for %s s after its migration counts as lost.", false },
	{ "observe", "sample_interval_seconds", "Samples.",
	  "Loads of hosts and VMs were read every %s s.", false },
	{ "until", "ratio", "Until.",
	  "Cycles went on until the mean was known to within this share of itself: %s. A run that "
	  "ended so is one in which VMs and cycles agreed by chance, too: intervals and tests of "
	  "the "
	  "metric that it was looked at for count the looks, and are wider for that.",
	  true },
};

static void add_sayings(struct report *report, const json_t *plan, bool in_short)
{
	for (size_t i = 0; i < COUNT(sayings); i++) {
		const json_t *object =
			sayings[i].part ? json_object_get(plan, sayings[i].part) : plan;
		char fact[FACT_SIZE];
		const char *hole = strstr(sayings[i].format, "%s");

		fact_text(fact, object, sayings[i].key);
		if (fact[0] == '\0' || (in_short && !sayings[i].in_short))
			continue;
		document_item(report->document, sayings[i].lead, "%.*s%s%s",
			      (int)(hole - sayings[i].format), sayings[i].format, fact, hole + 2);
		document_source(report->document, "datapackage.json: plan%s%s/%s",
				sayings[i].part ? "/" : "", sayings[i].part ? sayings[i].part : "",
				sayings[i].key);
	}
}

static void add_hooks(struct report *report, const json_t *plan)
{
	json_t *hooks = json_object_get(plan, "hooks");

	for (void *at = json_object_iter(hooks); at; at = json_object_iter_next(hooks, at)) {
		const char *command = json_string_value(json_object_iter_value(at));

		document_item(report->document, "Command.", "%s: %s", json_object_iter_key(at),
			      command ? command : "");
		document_source(report->document, "datapackage.json: plan/hooks");
	}
}

/* The command line, words with blanks in single quotes. */
static void add_command(struct report *report, const struct run *run)
{
	const json_t *command = fact_part(run, "command");
	char *line;
	size_t size;
	FILE *stream = must_open_text(&line, &size);

	fputs("migstat", stream);
	for (size_t i = 0; i < json_array_size(command); i++) {
		const char *word = json_string_value(json_array_get(command, i));

		if (word)
			fprintf(stream, strpbrk(word, " \"$*;&|<>") ? " '%s'" : " %s", word);
	}
	must_close_text(stream);
	if (json_array_size(command) > 0) {
		document_text(report->document, "The call that made the run:");
		document_source(report->document, "datapackage.json: command");
		document_code(report->document, line);
	}
	free(line);
}

/* ---- parameters ---- */

/* One parameter of one case: as asked, as in force, and how often. */
struct setting {
	const char *name, *parameter, *asked, *in_force, *told_by;
	size_t count;
	long first_line;
};

struct settings {
	struct setting *at;
	size_t count, room;
};

static bool is_same(const struct setting *one, const struct setting *other)
{
	return strcmp(one->name, other->name) == 0 &&
	       strcmp(one->parameter, other->parameter) == 0 &&
	       strcmp(one->asked, other->asked) == 0 &&
	       strcmp(one->in_force, other->in_force) == 0 &&
	       strcmp(one->told_by, other->told_by) == 0;
}

static void count_setting(struct settings *settings, const struct setting *setting)
{
	size_t i = 0;

	while (i < settings->count && !is_same(&settings->at[i], setting))
		i++;
	if (i == settings->count) {
		must_grow(&settings->at, &settings->room, settings->count, sizeof *settings->at);
		settings->at[settings->count++] = *setting;
	}
	settings->at[i].count++;
}

/* The row of migrations.csv with that number, which is mostly the row itself; its case. */
static const char *case_of(const struct run *run, const char *number)
{
	size_t guess = (size_t)strtoul(number, NULL, 10) - 1;

	if (guess < run_rows(run) && strcmp(run_text(run, guess, "migration"), number) == 0)
		return run_text(run, guess, "case");
	for (size_t row = 0; row < run_rows(run); row++)
		if (strcmp(run_text(run, row, "migration"), number) == 0)
			return run_text(run, row, "case");
	return "";
}

/* What was neither asked for nor told is left out. */
static void collect_settings(struct settings *settings, const struct run *run,
			     const struct table *table)
{
	for (size_t row = 0; row < table->rows; row++) {
		struct setting setting = {
			.name = case_of(run, table_cell(table, row, "migration")),
			.parameter = table_cell(table, row, "parameter"),
			.asked = table_cell(table, row, "asked"),
			.in_force = table_cell(table, row, "in_force"),
			.told_by = table_cell(table, row, "told_by"),
			.first_line = report_line(table, row),
		};

		if (setting.asked[0] != '\0' || setting.in_force[0] != '\0')
			count_setting(settings, &setting);
	}
}

/* As much as a rate can be in libvirt: how the hypervisors say that there is no limit. */
static const char no_limit[] = "8796093022207";

/* A value with the unit that cases.csv gives the parameter; `none` where there is no value. */
static void add_value(struct report *report, const char *parameter, const char *value,
		      const char *none)
{
	size_t column = schema_find(&schema_cases, parameter);
	const char *unit = column < schema_count(&schema_cases)
				   ? schema_column(&schema_cases, column)->unit
				   : "";

	if (value[0] == '\0')
		grid_cell(report->document, "%s", none);
	else if (strcmp(value, no_limit) == 0)
		grid_cell(report->document, "no limit (%s %s)", value, unit);
	else
		grid_cell(report->document, unit[0] != '\0' ? "%s %s" : "%s%s", value, unit);
}

static void add_setting(struct report *report, const struct setting *setting)
{
	struct document *document = report->document;

	report_add_name(report, setting->name);
	grid_cell(document, "%s", setting->parameter);
	add_value(report, setting->parameter, setting->asked, "–");
	add_value(report, setting->parameter, setting->in_force, "not told");
	grid_cell(document, "%s", setting->told_by);
	grid_cell(document, "%zu", setting->count);
	grid_cell(document, "%ld", setting->first_line);
}

static bool add_parameters(struct report *report, size_t index, struct error *err)
{
	const struct run *run = report_run(report, index);
	struct document *document = report->document;
	struct settings settings = { 0 };
	const struct table *table;
	char citation[CITATION_SIZE];

	if (!sources_has(report->job->sources, index, &schema_parameters))
		return true;
	table = sources_table(report->job->sources, index, &schema_parameters, err);
	if (!table)
		return false;
	collect_settings(&settings, run, table);
	if (settings.count > 0) {
		report_citation(citation, report, index, &schema_parameters);
		document_table(
			document, 2,
			"Parameters of every case: as asked, and as they were really in force "
			"while the migrations ran; in how many migrations; the first line of "
			"them.");
		document_source(document, "%s", citation);
		grid_column(document, "case", false, NULL);
		grid_column(document, "parameter", false, NULL);
		grid_column(document, "asked", false, NULL);
		grid_column(document, "in force", false, NULL);
		grid_column(document, "told by", false, NULL);
		grid_column(document, "migrations", true, NULL);
		grid_column(document, "line", true, "First line of parameters.csv.");
		for (size_t i = 0; i < settings.count; i++)
			add_setting(report, &settings.at[i]);
	}
	free(settings.at);
	return true;
}

static bool add_run(struct report *report, size_t index, struct error *err)
{
	const struct run *run = report_run(report, index);
	const json_t *plan = fact_part(run, "plan");

	if (report_runs(report) > 1)
		document_heading(report->document, 2, "%s", report_name(report, index));
	if (plan) {
		add_sayings(report, plan, false);
		add_hooks(report, plan);
	} else if (!part_import(report, run)) {
		document_text(report->document,
			      "The run holds no plan: it was not measured by migstat collect. How "
			      "it was measured is not known.");
	}
	add_command(report, run);
	return add_parameters(report, index, err);
}

void method_say(struct report *report, size_t index)
{
	const struct run *run = report_run(report, index);
	const json_t *plan = fact_part(run, "plan");

	if (plan)
		add_sayings(report, plan, true);
	else if (!part_import(report, run))
		document_item(report->document, "No plan.",
			      "The run was not measured by migstat collect; how it was measured is "
			      "not known.");
	add_command(report, run);
}

/* What the numbers then may claim. */
static void add_chance(struct report *report)
{
	if (report_runs(report) > 1)
		document_heading(report->document, 2, "What is chance");
	document_item(
		report->document, "Chance.",
		"Which VMs were measured, and when, are both chance: what moves a host moves "
		"all its VMs, so the migrations of one cycle resemble each other as those of "
		"one VM do. Intervals of means are for VMs like these, at times like those of "
		"the run; another day is not in them.");
}

bool part_method(struct report *report, struct error *err)
{
	document_heading(report->document, 1, "Method, as it was really run");
	for (size_t run = 0; run < report_runs(report); run++)
		if (!add_run(report, run, err))
			return false;
	add_chance(report);
	return true;
}
