/* hypervisors.c — what is taken from GET /os-hypervisors/detail. */
#include "answers.h"

#include <string.h>

/* What a member of the hypervisor tells, under our name for it. */
static void copy(json_t *to, const char *name, const json_t *from, const char *key)
{
	json_t *value = json_object_get(from, key);

	if (value && !json_is_null(value))
		json_object_set(to, name, value);
}

/* By the host's service: that is what Nova's names are names of. */
static const json_t *hypervisor_of(const json_t *root, const char *host)
{
	const json_t *list = json_object_get(root, "hypervisors");
	size_t index;
	json_t *one;

	json_array_foreach(list, index, one)
	{
		const char *name =
			json_string_value(json_object_get(json_object_get(one, "service"), "host"));

		if (name && strcmp(name, host) == 0)
			return one;
	}
	return NULL;
}

/* In some versions the CPU is JSON, in older ones a text that holds it. */
static void copy_cpu(json_t *to, const json_t *from)
{
	json_t *cpu = json_object_get(from, "cpu_info");
	json_t *parsed = json_is_string(cpu) ? json_loads(json_string_value(cpu), 0, NULL) : NULL;

	copy(to, "cpu_model", parsed ? parsed : cpu, "model");
	json_decref(parsed);
}

json_t *hypervisor_facts(const json_t *root, const char *host)
{
	const json_t *from = hypervisor_of(root, host);
	json_t *object = json_pack("{s:s}", "name", host);

	copy(object, "hypervisor_hostname", from, "hypervisor_hostname");
	copy(object, "address", from, "host_ip");
	copy(object, "hypervisor", from, "hypervisor_type");
	copy(object, "hypervisor_version", from, "hypervisor_version");
	copy(object, "state", from, "state");
	copy(object, "status", from, "status");
	copy(object, "cpus", from, "vcpus");
	copy_cpu(object, from);
	return object;
}
