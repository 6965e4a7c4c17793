/*
 * collect-plan.c — fuzzes the plan of a run that goes on, read back from its package, and the
 * user's tables of cases and VMs. What was taken comes back the same from what is written of it.
 */
#include "fuzzing.h"

#include "collect/plan/case.h"
#include "collect/plan/vm.h"
#include "collect/session/provenance.h"

#include "datasets/characters.h"

#include <string.h>

static void check_json_again(json_t *first, json_t *second)
{
	if (!first || !second || !json_equal(first, second))
		abort();
	json_decref(first);
	json_decref(second);
}

static void check_cases(struct cases *cases)
{
	struct cases again = { 0 };
	struct error err = { 0 };
	json_t *json = cases_to_json(cases);

	for (size_t i = 0; i < cases->count; i++)
		if (!text_is_plain(cases->at[i].name))
			abort();
	if (!cases_of_json(&again, json, &err))
		abort();
	check_json_again(json, cases_to_json(&again));
	cases_free(&again);
}

static void check_vms(struct vms *vms)
{
	struct vms again = { 0 };
	struct error err = { 0 };
	json_t *json = vms_to_json(vms);

	for (size_t i = 0; i < vms->count; i++)
		if (!text_is_plain(vms->at[i].name))
			abort();
	if (!vms_of_json(&again, json, &err))
		abort();
	check_json_again(json, vms_to_json(&again));
	vms_free(&again);
}

static void read_tables(void)
{
	struct cases cases = { 0 };
	struct vms vms = { 0 };
	struct error err = { 0 };

	if (cases_read(&cases, FUZZ_FILE, &err))
		check_cases(&cases);
	else if (strncmp(err.text, FUZZ_FILE, strlen(FUZZ_FILE)) != 0)
		abort();
	error_clear(&err);
	if (vms_read(&vms, FUZZ_FILE, &err))
		check_vms(&vms);
	else if (strncmp(err.text, FUZZ_FILE, strlen(FUZZ_FILE)) != 0)
		abort();
	cases_free(&cases);
	vms_free(&vms);
}

static void read_plan(const json_t *provenance)
{
	struct collect_options options = { .resume = strdup("run") };
	struct error err = { 0 };

	if (provenance_to_options(provenance, &options, &err)) {
		check_cases(&options.cases);
		check_vms(&options.vms);
	} else if (err.text[0] == '\0') {
		abort();
	}
	collect_options_free(&options);
}

/* A JSON object is a plan, and all else a table. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	json_t *provenance = json_loadb((const char *)data, size, 0, NULL);

	if (provenance) {
		read_plan(provenance);
	} else {
		fuzz_file_write(FUZZ_FILE, data, size);
		read_tables();
	}
	json_decref(provenance);
	return 0;
}
