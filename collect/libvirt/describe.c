/* describe.c — what the hosts and the VMs are, for the run's provenance. */
#include "inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The text between the first `open` after `from` and the next `close`, into text; "" if none. The
 * capabilities are machine-made XML, and two plain values do not ask for an XML library. */
static void between(const char *from, const char *open, const char *close, char *text, size_t size)
{
	const char *start = from ? strstr(from, open) : NULL;
	const char *end = start ? strstr(start, close) : NULL;

	text[0] = '\0';
	if (!end)
		return;
	start += strlen(open);
	snprintf(text, size, "%.*s", (int)(end - start), start);
}

void libvirt_host_uuid(virConnectPtr connection, char uuid[VIR_UUID_STRING_BUFLEN])
{
	char *capabilities = virConnectGetCapabilities(connection);

	between(capabilities, "<uuid>", "</uuid>", uuid, VIR_UUID_STRING_BUFLEN);
	free(capabilities);
}

static void set_version(json_t *object, const char *key, unsigned long version)
{
	char text[32];

	snprintf(text, sizeof text, "%lu.%lu.%lu", version / 1000000, version / 1000 % 1000,
		 version % 1000);
	json_object_set_new(object, key, json_string(text));
}

static json_t *describe_host(struct libvirt_host *host)
{
	struct error err = { 0 };
	json_t *object = json_pack("{s:s, s:s, s:s}", "uri", host->uri, "peer_uri", host->peer,
				   "name", host->name);
	virConnectPtr connection = libvirt_connection(host, &err);
	char *capabilities;
	char text[256];
	unsigned long version;
	virNodeInfo node;

	if (!connection)
		return object;
	capabilities = virConnectGetCapabilities(connection);
	between(capabilities, "<uuid>", "</uuid>", text, sizeof text);
	json_object_set_new(object, "uuid", json_string(text));
	between(capabilities ? strstr(capabilities, "<cpu>") : NULL, "<model>", "</model>", text,
		sizeof text);
	json_object_set_new(object, "cpu_model", json_string(text));
	free(capabilities);
	if (virConnectGetLibVersion(connection, &version) == 0)
		set_version(object, "libvirt_version", version);
	if (virConnectGetVersion(connection, &version) == 0)
		set_version(object, "hypervisor_version", version);
	if (virNodeGetInfo(connection, &node) == 0) {
		json_object_set_new(object, "cpus", json_integer((json_int_t)node.cpus));
		json_object_set_new(object, "memory_bytes",
				    json_integer((json_int_t)node.memory * 1024));
	}
	virConnectClose(connection);
	return object;
}

/* The VM's definition as it runs, from whichever host has it. */
static json_t *describe_vm(struct libvirt_driver *driver, const struct vm *vm)
{
	for (int i = 0; i < 2; i++) {
		virDomainPtr domain = libvirt_domain(&driver->host[i], vm->name);
		char *xml = domain ? virDomainGetXMLDesc(domain, 0) : NULL;
		json_t *text = xml ? json_string(xml) : NULL;

		free(xml);
		if (domain)
			virDomainFree(domain);
		if (text)
			return text;
	}
	return json_null();
}

json_t *libvirt_describe(struct driver *base, const struct vms *vms)
{
	struct libvirt_driver *driver = libvirt_self(base);
	json_t *definitions = json_object();
	json_t *object;
	unsigned long version = 0;

	for (size_t i = 0; i < vms->count; i++)
		json_object_set_new(definitions, vms->at[i].name, describe_vm(driver, &vms->at[i]));
	object = json_pack("{s:s, s:{s:o, s:o}, s:o}", "platform", "libvirt", "hosts", "a",
			   describe_host(&driver->host[SIDE_A]), "b",
			   describe_host(&driver->host[SIDE_B]), "vm_definitions", definitions);
	if (virGetVersion(&version, NULL, NULL) == 0)
		set_version(object, "libvirt_client_version", version);
	return object;
}
