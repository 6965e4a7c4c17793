/* guests.c — the VMs that a host knows, from their definitions. */
#include "libvirt.h"

#include "inside.h"

#include "collect/patience/patience.h"
#include "xml.h"

#include "datasets/array.h"

#include <libvirt/virterror.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No value in a definition that is of use here is longer. */
enum { VALUE_SIZE = 1024 };

static const char disk_path[] = "/domain/devices/disk";

/* The first thing of a kind that is found is told. */
__attribute__((format(printf, 3, 4))) static void
hinder(struct guest *guest, enum hindrance hindrance, const char *format, ...)
{
	va_list arguments;
	char text[VALUE_SIZE + 128];

	if (guest->hindrance[hindrance])
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	guest->hindrance[hindrance] = strdup(text);
}

/* ---- disks ---- */

static bool begin_disk(struct guest *guest, const struct xml *xml)
{
	char device[32];
	char type[32];
	struct guest_disk *disks =
		realloc(guest->disks, (guest->disk_count + 1) * sizeof *guest->disks);

	if (!disks)
		return false;
	guest->disks = disks;
	xml_attribute(xml, "device", device, sizeof device);
	xml_attribute(xml, "type", type, sizeof type);
	disks[guest->disk_count] =
		(struct guest_disk){ .type = strdup(type),
				     .is_disk = device[0] == '\0' || strcmp(device, "disk") == 0 ||
						strcmp(device, "lun") == 0 };
	return disks[guest->disk_count++].type != NULL;
}

/* A path; or what a network disk is called, after its protocol; or a volume, after its pool. */
static char *source_of(const struct xml *xml)
{
	static const char *const plain[] = { "file", "dev", "dir" };
	static const char *const pairs[][2] = { { "protocol", "name" }, { "pool", "volume" } };
	char first[VALUE_SIZE];
	char second[VALUE_SIZE];
	char both[2 * VALUE_SIZE];

	for (size_t i = 0; i < COUNT(plain); i++)
		if (xml_attribute(xml, plain[i], first, sizeof first))
			return strdup(first);
	for (size_t i = 0; i < COUNT(pairs); i++)
		if (xml_attribute(xml, pairs[i][0], first, sizeof first) &&
		    xml_attribute(xml, pairs[i][1], second, sizeof second)) {
			snprintf(both, sizeof both, "%s:%s", first, second);
			return strdup(both);
		}
	return NULL;
}

static void take_disk_part(struct guest_disk *disk, const struct xml *xml)
{
	char value[VALUE_SIZE];

	if (xml_begins(xml, "/domain/devices/disk/source") && !disk->source)
		disk->source = source_of(xml);
	else if (xml_begins(xml, "/domain/devices/disk/readonly"))
		disk->read_only = true;
	else if (xml_begins(xml, "/domain/devices/disk/target") && !disk->target &&
		 xml_attribute(xml, "dev", value, sizeof value))
		disk->target = strdup(value);
	else if (xml_begins(xml, "/domain/devices/disk/driver") && !disk->cache &&
		 xml_attribute(xml, "cache", value, sizeof value))
		disk->cache = strdup(value);
}

static void end_disk(struct guest *guest)
{
	const struct guest_disk *disk = &guest->disks[guest->disk_count - 1];

	if (!disk->is_disk && disk->source)
		hinder(guest, HINDRANCE_IMAGE, "the image %s is in a drive", disk->source);
}

/* ---- what stands against moving it ---- */

static void take_device(struct guest *guest, const struct xml *xml)
{
	char value[VALUE_SIZE];

	if (xml_begins(xml, "/domain/devices/hostdev")) {
		xml_attribute(xml, "type", value, sizeof value);
		hinder(guest, HINDRANCE_DEVICE, "a device of the host's (%s)", value);
	} else if (xml_begins(xml, "/domain/devices/interface") &&
		   xml_attribute(xml, "type", value, sizeof value)) {
		if (strcmp(value, "hostdev") == 0 || strcmp(value, "vdpa") == 0)
			hinder(guest, HINDRANCE_DEVICE, "a network card of the host's (%s)", value);
		else if (strcmp(value, "direct") == 0)
			hinder(guest, HINDRANCE_NETWORK,
			       "it is tied to a network card that the other host must have, too");
	} else if (xml_begins(xml, "/domain/devices/filesystem/target")) {
		xml_attribute(xml, "dir", value, sizeof value);
		hinder(guest, HINDRANCE_FOLDER, "a folder of the host's (%s)", value);
	} else if (xml_begins(xml, "/domain/devices/shmem")) {
		xml_attribute(xml, "name", value, sizeof value);
		hinder(guest, HINDRANCE_MEMORY, "memory shared with others (%s)", value);
	} else if (xml_begins(xml, "/domain/launchSecurity")) {
		xml_attribute(xml, "type", value, sizeof value);
		hinder(guest, HINDRANCE_MEMORY, "encrypted memory (%s)", value);
	}
}

static bool take_definition(struct guest *guest, const char *text)
{
	struct xml xml = xml_of(text);

	while (xml_next(&xml)) {
		if (xml_begins(&xml, disk_path) && !begin_disk(guest, &xml))
			return false;
		if (strncmp(xml.path, disk_path, strlen(disk_path)) == 0 && guest->disk_count > 0)
			take_disk_part(&guest->disks[guest->disk_count - 1], &xml);
		if (xml_ends(&xml, disk_path) && guest->disk_count > 0)
			end_disk(guest);
		if (xml_begins(&xml, "/domain/cpu"))
			xml_attribute(&xml, "mode", guest->cpu_mode, sizeof guest->cpu_mode);
		take_device(guest, &xml);
	}
	return true;
}

/* A disk of the network's, or of a host that cannot tell, stays out. */
static void take_sizes(struct guest *guest, virDomainPtr domain)
{
	for (size_t i = 0; i < guest->disk_count; i++) {
		virDomainBlockInfo info;

		if (guest->disks[i].is_disk && guest->disks[i].target &&
		    virDomainGetBlockInfo(domain, guest->disks[i].target, &info, 0) == 0)
			guest->disk_bytes += (double)info.capacity;
	}
}

static void take_state(struct guest *guest, virDomainPtr domain)
{
	virDomainInfo info;
	virDomainJobInfo job;
	int snapshots = virDomainSnapshotNum(domain, 0);

	if (virDomainGetInfo(domain, &info) == 0) {
		guest->state = libvirt_state_of(info.state);
		guest->memory_bytes = (double)info.maxMem * 1024;
		guest->cpus = info.nrVirtCpu;
	}
	guest->persistent = virDomainIsPersistent(domain) == 1;
	if (guest->state != GUEST_RUNNING)
		hinder(guest, HINDRANCE_STATE, "it is %s", guest_state_word(guest->state));
	if (snapshots > 0)
		hinder(guest, HINDRANCE_SNAPSHOTS, "%d snapshot%s", snapshots,
		       snapshots > 1 ? "s" : "");
	if (guest->state == GUEST_RUNNING && virDomainGetJobInfo(domain, &job) == 0 &&
	    (job.type == VIR_DOMAIN_JOB_BOUNDED || job.type == VIR_DOMAIN_JOB_UNBOUNDED))
		hinder(guest, HINDRANCE_JOB, "a job of it is under way");
}

static bool add(struct guests *guests, virDomainPtr domain, struct error *err)
{
	struct guest *guest;

	if (!array_grow(&guests->at, &guests->capacity, guests->count, sizeof *guests->at))
		return error_memory(err);
	guest = &guests->at[guests->count];
	*guest = (struct guest){ .name = strdup(virDomainGetName(domain)) };
	if (!guest->name)
		return error_memory(err);
	guests->count++;
	virDomainGetUUIDString(domain, guest->uuid);
	take_state(guest, domain);
	/* one that is just going away tells nothing: its state says enough */
	guest->definition = virDomainGetXMLDesc(domain, 0);
	if (guest->definition && !take_definition(guest, guest->definition))
		return error_memory(err);
	take_sizes(guest, domain);
	return true;
}

bool libvirt_guests_of(virConnectPtr connection, struct guests *guests, struct error *err)
{
	virDomainPtr *domains = NULL;
	int count = virConnectListAllDomains(connection, &domains, 0);
	bool good = count >= 0 || libvirt_error(err, "the list of VMs");

	for (int i = 0; i < count; i++) {
		good = good && add(guests, domains[i], err);
		virDomainFree(domains[i]);
	}
	free(domains);
	guests_sort(guests);
	return good;
}

bool libvirt_list(struct driver *base, enum side side, struct guests *guests, struct error *err)
{
	virConnectPtr connection = libvirt_connection(&libvirt_self(base)->host[side], err);
	bool good = connection && libvirt_guests_of(connection, guests, err);

	if (connection)
		virConnectClose(connection);
	return good;
}

static void ask_addresses(virConnectPtr connection, const struct guests *guests,
			  char (*address)[GUEST_ADDRESS_SIZE])
{
	for (size_t i = 0; i < guests->count; i++) {
		virDomainPtr domain =
			guests->at[i].state == GUEST_RUNNING
				? virDomainLookupByName(connection, guests->at[i].name)
				: NULL;
		const char *from;

		if (domain) {
			libvirt_address_of(domain, address[i], &from);
			virDomainFree(domain);
		}
	}
}

/* The VMs of one host, with all that a thread needs that nobody waits for any more. */
struct survey {
	virConnectPtr connection;
	struct guests guests;
	char (*address)[GUEST_ADDRESS_SIZE];
	bool good;
	struct error error;
};

static void survey_run(void *closure)
{
	struct survey *survey = closure;

	survey->good = libvirt_guests_of(survey->connection, &survey->guests, &survey->error);
	if (survey->good) {
		survey->address = calloc(survey->guests.count + 1, sizeof *survey->address);
		survey->good = survey->address || error_memory(&survey->error);
	}
	if (survey->good)
		ask_addresses(survey->connection, &survey->guests, survey->address);
	virConnectClose(survey->connection);
}

static void survey_drop(void *closure)
{
	struct survey *survey = closure;

	guests_free(&survey->guests);
	free(survey->address);
	free(survey);
}

bool libvirt_guests(const char *uri, double seconds, struct guests *guests,
		    char (**address)[GUEST_ADDRESS_SIZE], struct error *err)
{
	struct survey *survey = calloc(1, sizeof *survey);
	struct error why = { 0 };
	bool good;

	*address = NULL;
	libvirt_quiet();
	if (!survey)
		return error_memory(err);
	survey->connection = libvirt_dial(uri, seconds, &why);
	if (!survey->connection) {
		free(survey);
		return error_set(err, "'%s' cannot be reached: %s", uri, why.text);
	}
	if (!patience_call(survey_run, survey_drop, survey, seconds))
		return error_set(err, "'%s': no answer within %g s to which VMs it has", uri,
				 seconds);
	good = survey->good || error_set(err, "'%s': %s", uri, survey->error.text);
	*guests = survey->guests;
	*address = survey->address;
	free(survey);
	return good;
}
