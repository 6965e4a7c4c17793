/* vm.c — the virtual machines of a study. */
#include "vm.h"

#include "datasets/array.h"
#include "datasets/characters.h"
#include "datasets/schema.h"
#include "datasets/table.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Not one of a single host: 0.0.0.0/8, 224.0.0.0 and above (multicast, reserved, broadcast). */
static bool is_no_host4(const struct in_addr *address)
{
	unsigned first = ntohl(address->s_addr) >> 24;

	return first == 0 || first >= 224;
}

static bool is_no_host6(const struct in6_addr *address)
{
	struct in_addr mapped;

	memcpy(&mapped, &address->s6_addr[12], sizeof mapped);
	return IN6_IS_ADDR_UNSPECIFIED(address) || IN6_IS_ADDR_MULTICAST(address) ||
	       (IN6_IS_ADDR_V4MAPPED(address) && is_no_host4(&mapped));
}

static bool check_address(const char *name, const char *text, struct error *err)
{
	struct in6_addr six;
	struct in_addr four;
	bool is4 = inet_pton(AF_INET, text, &four) == 1;

	if (!is4 && inet_pton(AF_INET6, text, &six) != 1)
		return error_set(err, "VM '%s': '%s' is no IPv4 or IPv6 address such as 10.0.0.5",
				 name, text);
	return !(is4 ? is_no_host4(&four) : is_no_host6(&six)) ||
	       error_set(err,
			 "VM '%s': '%s' is the address of no single host (unspecified, multicast, "
			 "broadcast or reserved)",
			 name, text);
}

static bool add(struct vms *vms, const char *name, const char *address, struct error *err)
{
	struct vm *vm;

	if (name[0] == '\0')
		return error_set(err, "a VM needs a name: NAME[=ADDRESS]");
	if (!text_is_plain(name))
		return error_set(err,
				 "VM '%s': its name has a character that would act where it is "
				 "shown (a line's end, ESC), or is no UTF-8",
				 name);
	if (address && !check_address(name, address, err))
		return false;
	for (size_t i = 0; i < vms->count; i++)
		if (strcmp(vms->at[i].name, name) == 0)
			return error_set(err, "VM '%s' is there twice", name);
	if (!array_grow(&vms->at, &vms->capacity, vms->count, sizeof *vms->at))
		return error_memory(err);
	vm = &vms->at[vms->count++];
	*vm = (struct vm){ .name = strdup(name), .address = address ? strdup(address) : NULL };
	if (!vm->name || (address && !vm->address))
		return error_memory(err);
	return true;
}

bool vms_add(struct vms *vms, const char *text, struct error *err)
{
	char *name = strdup(text);
	char *equals = name ? strchr(name, '=') : NULL;
	bool good;

	if (!name)
		return error_memory(err);
	if (equals)
		*equals = '\0';
	good = add(vms, name, equals ? equals + 1 : NULL, err);
	free(name);
	return good;
}

bool vms_read(struct vms *vms, const char *path, struct error *err)
{
	struct table table;
	bool good =
		table_read(&table, path, &schema_vms, CSV_TORN_IS_ROW, TABLE_UNKNOWN_IS_ERROR, err);

	if (!good)
		return false;
	for (size_t row = 0; good && row < table.rows; row++) {
		size_t column = table_column(&table, "vm");
		const char *address = table_text(&table, row, table_column(&table, "address"));
		struct error why = { 0 };

		good = add(vms, table_text(&table, row, column), address[0] ? address : NULL, &why);
		if (!good)
			error_at(err, table_place(&table, row, column), "%s", why.text);
	}
	if (good && table.rows == 0)
		good = error_set(err, "%s: no VM in it, only the header", path);
	table_free(&table);
	return good;
}

json_t *vms_to_json(const struct vms *vms)
{
	json_t *array = json_array();

	for (size_t i = 0; i < vms->count; i++)
		json_array_append_new(array, json_pack("{s:s, s:s*, s:s}", "vm", vms->at[i].name,
						       "address", vms->at[i].address, "uuid",
						       vms->at[i].uuid));
	return array;
}

bool vms_of_json(struct vms *vms, const json_t *array, struct error *err)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *object = json_array_get(array, i);
		const char *name = json_string_value(json_object_get(object, "vm"));
		const char *uuid = json_string_value(json_object_get(object, "uuid"));

		if (!add(vms, name ? name : "",
			 json_string_value(json_object_get(object, "address")), err))
			return false;
		snprintf(vms->at[i].uuid, sizeof vms->at[i].uuid, "%s", uuid ? uuid : "");
	}
	return true;
}

void vms_free(struct vms *vms)
{
	for (size_t i = 0; i < vms->count; i++) {
		free(vms->at[i].name);
		free(vms->at[i].address);
	}
	free(vms->at);
	*vms = (struct vms){ 0 };
}
