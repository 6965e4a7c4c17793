/* collect-arguments.c — fuzzes what the user writes: cases, VMs, and their JSON in a run. */
#include "fuzzing.h"

#include "collect/plan/case.h"
#include "collect/plan/vm.h"

#include <stdlib.h>
#include <string.h>

static bool same_values(const struct migration_case *a, const struct migration_case *b)
{
	for (unsigned i = 0; i < PARAMETER_COUNT; i++) {
		char texts[2][PARAMETER_TEXT_SIZE];

		parameter_text(&a->value[i], i, texts[0]);
		parameter_text(&b->value[i], i, texts[1]);
		if (strcmp(texts[0], texts[1]) != 0)
			return false;
	}
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = strndup((const char *)data, size);
	struct cases cases = { 0 };
	struct cases again = { 0 };
	struct vms vms = { 0 };
	struct error err = { 0 };
	json_t *json;

	if (cases_add(&cases, text, &err)) {
		json = cases_to_json(&cases);
		/* names that are no UTF-8 cannot stand in JSON: collect refuses them later */
		if (json_array_size(json) == 1 && json_array_get(json, 0) &&
		    (!cases_of_json(&again, json, &err) ||
		     !same_values(&again.at[0], &cases.at[0])))
			abort();
		json_decref(json);
	} else if (err.text[0] == '\0') {
		abort();
	}
	err = (struct error){ 0 };
	if (!vms_add(&vms, text, &err) && err.text[0] == '\0')
		abort();
	cases_free(&cases);
	cases_free(&again);
	vms_free(&vms);
	free(text);
	return 0;
}
