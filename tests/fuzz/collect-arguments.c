/* collect-arguments.c — fuzzes what the user writes: cases, VMs, and their JSON in a run. */
#include "fuzzing.h"

#include "collect/case.h"
#include "collect/vm.h"

#include <stdlib.h>
#include <string.h>

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
		     again.at[0].storage != cases.at[0].storage ||
		     again.at[0].bandwidth_mib_per_second != cases.at[0].bandwidth_mib_per_second))
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
