/* silent.c — the VMs of a group that were probed and never answered. */
#include "silent.h"

#include "datasets/must.h"
#include "datasets/package.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So many VMs are named. */
enum { MOST_NAMED = 6 };

const char silent_metric[] = "downtime_network_seconds";

struct probed {
	const char *vm, *address;
	size_t attempts;
	bool answered;
};

static const json_t *plan_of(const struct run *run)
{
	return json_object_get(package_provenance(run->package), "plan");
}

/* Whether collect sent probes at all; where the plan does not tell, that is not known. */
static bool was_probing(const struct run *run)
{
	const json_t *observe = json_object_get(plan_of(run), "observe");
	const char *probes = json_string_value(json_object_get(observe, "probe"));

	return probes && strcmp(probes, "none") != 0 &&
	       json_number_value(json_object_get(observe, "margin_seconds")) > 0;
}

static int by_name(const void *left, const void *right)
{
	return strcmp(((const struct probed *)left)->vm, ((const struct probed *)right)->vm);
}

/* The VMs that have an address, in the order of their names. Free the array. */
static struct probed *probed_of(const struct run *run, size_t *count)
{
	const json_t *vms = json_object_get(plan_of(run), "vms");
	struct probed *all = must_alloc(json_array_size(vms), sizeof *all);

	*count = 0;
	for (size_t i = 0; i < json_array_size(vms); i++) {
		const json_t *vm = json_array_get(vms, i);
		const char *name = json_string_value(json_object_get(vm, "vm"));
		const char *address = json_string_value(json_object_get(vm, "address"));

		if (name && address)
			all[(*count)++] = (struct probed){ .vm = name, .address = address };
	}
	qsort(all, *count, sizeof *all, by_name);
	return all;
}

/* NULL: not probed, or not attempted. */
static struct probed *probed_in(const struct run *run, size_t row, struct probed *all, size_t count)
{
	struct probed wanted = { .vm = run_text(run, row, "vm") };

	if (run_outcome(run, row) == OUTCOME_NOT_ATTEMPTED)
		return NULL;
	return bsearch(&wanted, all, count, sizeof *all, by_name);
}

static bool is_silent(const struct probed *one)
{
	return one->attempts > 0 && !one->answered;
}

static void say(struct silent *silent, const struct probed *all, size_t count)
{
	size_t size;
	FILE *stream = must_open_text(&silent->sentence, &size);
	size_t named = 0;

	fprintf(stream, "%zu of %zu VM%s that %s probed answered no probe before any migration:",
		silent->vms, silent->probed, silent->probed > 1 ? "s" : "",
		silent->probed > 1 ? "were" : "was");
	for (size_t i = 0; i < count && named < MOST_NAMED; i++)
		if (is_silent(&all[i]))
			fprintf(stream, "%s %s (%s)", named++ > 0 ? "," : "", all[i].vm,
				all[i].address);
	fprintf(stream,
		"%s. For how long nobody reached %s is not known, and is in no mean: see whether "
		"the address is right, and whether it answers ping.",
		silent->vms > MOST_NAMED ? ", and more" : "", silent->vms > 1 ? "them" : "it");
	must_close_text(stream);
}

/* The numbers of the silent ones' migrations, with blanks. */
static char *numbers(const struct run *run, const size_t *rows, size_t row_count,
		     struct probed *all, size_t count)
{
	char *text;
	size_t size;
	FILE *stream = must_open_text(&text, &size);
	const char *between = "";

	for (size_t i = 0; i < row_count; i++) {
		const struct probed *one = probed_in(run, rows[i], all, count);

		if (!one || !is_silent(one))
			continue;
		fprintf(stream, "%s%s", between, run_text(run, rows[i], "migration"));
		between = " ";
	}
	must_close_text(stream);
	return text;
}

struct silent silent_of(const struct run *run, const size_t *rows, size_t count)
{
	struct silent silent = { 0 };
	struct probed *all;
	size_t vms;

	if (!was_probing(run))
		return silent;
	all = probed_of(run, &vms);
	for (size_t i = 0; i < count; i++) {
		struct probed *one = probed_in(run, rows[i], all, vms);

		if (!one)
			continue;
		one->attempts++;
		/* a threshold comes of answers in the margin */
		if (run_text(run, rows[i], "gap_threshold_seconds")[0] != '\0' ||
		    run_text(run, rows[i], silent_metric)[0] != '\0')
			one->answered = true;
	}
	for (size_t i = 0; i < vms; i++) {
		silent.probed += all[i].attempts > 0;
		silent.vms += is_silent(&all[i]);
	}
	if (silent.vms > 0) {
		say(&silent, all, vms);
		silent.rows = numbers(run, rows, count, all, vms);
	}
	free(all);
	return silent;
}

void silent_free(struct silent *silent)
{
	free(silent->rows);
	free(silent->sentence);
	*silent = (struct silent){ 0 };
}
