/* describe.c — what the cloud, its two hosts and the VMs are, for the run's provenance. */
#include "inside.h"

#include <stdio.h>
#include <string.h>

static json_t *version_text(int minor)
{
	return json_sprintf("2.%d", minor);
}

/* A member as it is, where there is one. */
static void keep(json_t *to, const json_t *from, const char *key)
{
	json_t *value = json_object_get(from, key);

	if (value && !json_is_null(value))
		json_object_set(to, key, value);
}

static json_t *describe_host(struct nova_driver *driver, enum side side, const json_t *hypervisors)
{
	json_t *object = hypervisor_facts(hypervisors, driver->host[side]);

	if (driver->libvirt[side])
		json_object_set_new(object, "libvirt_uri", json_string(driver->libvirt[side]));
	return object;
}

/* Of a server what makes it a VM; nothing that its owner may have put into it. */
static json_t *describe_server(struct nova_driver *driver, const struct nova_server *server)
{
	static const char *const kept[] = { "id",
					    "name",
					    "flavor",
					    "created",
					    "config_drive",
					    "OS-EXT-SRV-ATTR:instance_name",
					    "os-extended-volumes:volumes_attached" };
	struct error ignored = { 0 };
	json_t *object = json_object();
	char path[64];
	json_t *root;

	snprintf(path, sizeof path, "/servers/%s", server->id);
	root = client_get(driver->client, path, client_minor(driver->client), NULL, &ignored);
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		keep(object, json_object_get(root, "server"), kept[i]);
	json_decref(root);
	return object;
}

json_t *nova_describe(struct driver *base, const struct vms *vms)
{
	struct nova_driver *driver = nova_self(base);
	const struct cloud *cloud = client_cloud(driver->client);
	struct error ignored = { 0 };
	json_t *hypervisors = client_get(driver->client, "/os-hypervisors/detail",
					 client_minor(driver->client), NULL, &ignored);
	json_t *servers = json_object();
	json_t *object;

	for (size_t i = 0; i < driver->count; i++)
		json_object_set_new(servers, driver->servers[i].name,
				    describe_server(driver, &driver->servers[i]));
	object = json_pack("{s:s, s:s*, s:s*, s:s*, s:s, s:s, s:o, s:o, s:{s:o, s:o*}, s:o, s:o*}",
			   "platform", "openstack", "cloud", driver->cloud, "region",
			   cloud->text[CLOUD_REGION_NAME], "interface",
			   cloud->text[CLOUD_INTERFACE], "auth_url", cloud->text[CLOUD_AUTH_URL],
			   "compute_url", client_url(driver->client), "api_version",
			   version_text(client_minor(driver->client)), "api_newest",
			   version_text(client_newest(driver->client)), "hosts", "a",
			   describe_host(driver, SIDE_A, hypervisors), "b",
			   driver->host[SIDE_B] ? describe_host(driver, SIDE_B, hypervisors) : NULL,
			   "vm_definitions", servers, "libvirt",
			   driver->hosts ? nova_describe_beside(driver, vms) : NULL);
	json_decref(hypervisors);
	return object;
}
