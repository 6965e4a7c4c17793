/* vm.c — the virtual machines of a study. */
#include "vm.h"

#include "datasets/array.h"
#include "datasets/characters.h"
#include "datasets/schema.h"
#include "datasets/table.h"

#include <arpa/inet.h>
#include <netdb.h>
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

/* Letters, digits, hyphens and dots, and not such as only an address has. */
static bool is_host_name(const char *text)
{
	return text[0] != '-' && text[strspn(text, "0123456789.")] != '\0' &&
	       text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				 "0123456789.-_")] == '\0';
}

static bool is_numeric(const char *text)
{
	struct in6_addr six;

	return inet_pton(AF_INET, text, &six) == 1 || inet_pton(AF_INET6, text, &six) == 1;
}

static bool check_address(const char *name, const char *text, struct error *err)
{
	struct in6_addr six;
	struct in_addr four;
	bool is4 = inet_pton(AF_INET, text, &four) == 1;

	if (!is4 && is_host_name(text))
		return true;
	if (!is4 && inet_pton(AF_INET6, text, &six) != 1)
		return error_set(err,
				 "VM '%s': '%s' is no IPv4 or IPv6 address such as 10.0.0.5, and "
				 "no host's name",
				 name, text);
	return !(is4 ? is_no_host4(&four) : is_no_host6(&six)) ||
	       error_set(err,
			 "VM '%s': '%s' is the address of no single host (unspecified, multicast, "
			 "broadcast or reserved)",
			 name, text);
}

bool vms_append(struct vms *vms, const char *name, const char *address, struct error *err)
{
	struct vm *vm;
	bool none = address && strcmp(address, "none") == 0;

	if (name[0] == '\0')
		return error_set(err, "a VM needs a name: NAME[=ADDRESS]");
	if (!text_is_plain(name))
		return error_set(err,
				 "VM '%s': its name has a character that would act where it is "
				 "shown (a line's end, ESC), or is no UTF-8",
				 name);
	address = none ? NULL : address;
	if (address && !check_address(name, address, err))
		return false;
	for (size_t i = 0; i < vms->count; i++)
		if (strcmp(vms->at[i].name, name) == 0)
			return error_set(err, "VM '%s' is there twice", name);
	if (!array_grow(&vms->at, &vms->capacity, vms->count, sizeof *vms->at))
		return error_memory(err);
	vm = &vms->at[vms->count++];
	*vm = (struct vm){ .name = strdup(name),
			   .address = address ? strdup(address) : NULL,
			   .no_address = none };
	if (!vm->name || (address && !vm->address))
		return error_memory(err);
	return true;
}

bool vm_is_pattern(const char *name)
{
	return strpbrk(name, "*?[") != NULL;
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
	good = vms_append(vms, name, equals ? equals + 1 : NULL, err);
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

		good = vms_append(vms, table_text(&table, row, column), address[0] ? address : NULL,
				  &why);
		if (!good)
			error_at(err, table_place(&table, row, column), "%s", why.text);
	}
	if (good && table.rows == 0)
		good = error_set(err, "%s: no VM in it, only the header", path);
	table_free(&table);
	return good;
}

bool vm_set_address(struct vm *vm, const char *address, struct error *err)
{
	char *copy;

	if (!is_numeric(address) || !check_address(vm->name, address, err))
		return error_set(err, "VM '%s': '%s' is no address", vm->name, address);
	copy = strdup(address);
	if (!copy)
		return error_memory(err);
	free(vm->address);
	vm->address = copy;
	return true;
}

/* The first address that the resolver gives, as it orders them. */
static bool look_up(const char *name, char text[INET6_ADDRSTRLEN], struct error *err)
{
	const struct addrinfo hints = { .ai_socktype = SOCK_DGRAM };
	struct addrinfo *found = NULL;
	int code = getaddrinfo(name, NULL, &hints, &found);

	if (code == 0)
		code = getnameinfo(found->ai_addr, found->ai_addrlen, text, INET6_ADDRSTRLEN, NULL,
				   0, NI_NUMERICHOST);
	if (found)
		freeaddrinfo(found);
	return code == 0 || error_set(err, "%s", gai_strerror(code));
}

bool vms_resolve(struct vms *vms,
		 void (*told)(void *closure, const struct vm *vm, const char *address),
		 void *closure, struct error *err)
{
	for (size_t i = 0; i < vms->count; i++) {
		struct vm *vm = &vms->at[i];
		char address[INET6_ADDRSTRLEN];
		struct error why = { 0 };

		if (!vm->address || is_numeric(vm->address))
			continue;
		if (!look_up(vm->address, address, &why))
			return error_set(err,
					 "VM '%s': '%s' is no address such as 10.0.0.5, and no "
					 "host's name that is known: %s",
					 vm->name, vm->address, why.text);
		if (told)
			told(closure, vm, address);
		if (!vm_set_address(vm, address, err))
			return false;
	}
	return true;
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

		if (!vms_append(vms, name ? name : "",
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
