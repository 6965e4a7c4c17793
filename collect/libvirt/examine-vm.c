/* examine-vm.c — whether the other host can take a VM: its machine, CPU, networks and secrets. */
#include "examine.h"
#include "xml.h"

#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUE_SIZE = 512 };

/* What the destination must be able to build. */
struct machine {
	char virtual[32], arch[32], machine[64], emulator[VALUE_SIZE];
};

static struct machine machine_of(const char *definition)
{
	struct machine machine = { "", "", "", "" };
	struct xml xml = xml_of(definition);

	while (xml_next(&xml))
		if (xml_begins(&xml, "/domain")) {
			xml_attribute(&xml, "type", machine.virtual, sizeof machine.virtual);
		} else if (xml_begins(&xml, "/domain/os/type")) {
			xml_attribute(&xml, "arch", machine.arch, sizeof machine.arch);
			xml_attribute(&xml, "machine", machine.machine, sizeof machine.machine);
		} else if (xml_begins(&xml, "/domain/devices/emulator")) {
			xml_content(&xml, machine.emulator, sizeof machine.emulator);
		}
	return machine;
}

static const char *or_null(const char *text)
{
	return text[0] != '\0' ? text : NULL;
}

/* Whether the last error only says that this host cannot tell. */
static bool cannot_tell(void)
{
	return virGetLastErrorCode() == VIR_ERR_NO_SUPPORT;
}

static bool examine_machine(const struct examination *of, const char *about,
			    const struct machine *machine, virConnectPtr there)
{
	char *capabilities = virConnectGetDomainCapabilities(
		there, or_null(machine->emulator), or_null(machine->arch),
		or_null(machine->machine), or_null(machine->virtual), 0);
	bool good = capabilities != NULL;

	free(capabilities);
	if (!good && !cannot_tell())
		examine_tell(of, FINDING_MACHINE, about, NULL, "%s with %s: %s", machine->machine,
			     machine->emulator, virGetLastErrorMessage());
	return good;
}

/* The element as it stands in the definition. Free it; NULL: there is none. */
static char *cpu_of(const char *definition)
{
	const char *begin = strstr(definition, "<cpu ");
	const char *end = begin ? strstr(begin, "</cpu>") : NULL;

	return end ? strndup(begin, (size_t)(end - begin) + strlen("</cpu>")) : NULL;
}

/* A VM that has the CPU of its host needs one that can as much. */
static void examine_host_cpu(const struct examination *of, const char *about, enum side side)
{
	char *capabilities = virConnectGetCapabilities(of->connection[side]);
	const char *begin = capabilities ? strstr(capabilities, "<cpu>") : NULL;
	const char *end = begin ? strstr(begin, "</cpu>") : NULL;
	char *cpu = end ? strndup(begin, (size_t)(end - begin) + strlen("</cpu>")) : NULL;

	if (cpu && virConnectCompareCPU(of->connection[other_side(side)], cpu, 0) ==
			   VIR_CPU_COMPARE_INCOMPATIBLE)
		examine_tell(of, FINDING_CPU, about, NULL,
			     "it has the CPU of its host (host-passthrough), and the other host's "
			     "cannot do as much");
	free(cpu);
	free(capabilities);
}

static void examine_cpu(const struct examination *of, const char *about, const char *definition,
			const struct machine *machine, virConnectPtr there)
{
	char *cpu = cpu_of(definition);
	int compared;

	if (!cpu)
		return;
	compared = virConnectCompareHypervisorCPU(there, or_null(machine->emulator),
						  or_null(machine->arch), or_null(machine->machine),
						  or_null(machine->virtual), cpu, 0);
	if (compared == VIR_CPU_COMPARE_INCOMPATIBLE)
		examine_tell(of, FINDING_CPU, about, NULL,
			     "the other host's CPU has not all that the VM's has");
	else if (compared == VIR_CPU_COMPARE_ERROR && !of->scene->quick)
		examine_tell(of, FINDING_UNKNOWN, about, "compare the hosts: virsh capabilities",
			     "whether the other host's CPU will do: %s", virGetLastErrorMessage());
	free(cpu);
}

static void examine_network(const struct examination *of, const char *about, const char *name,
			    virConnectPtr there, enum side side)
{
	virNetworkPtr network = virNetworkLookupByName(there, name);
	const char *uri = of->driver->host[side].uri;

	if (!network && virGetLastErrorCode() == VIR_ERR_NO_NETWORK)
		examine_tell(of, FINDING_NETWORK, about, uri, "no network %s on host %s", name,
			     side_word(side));
	else if (network && virNetworkIsActive(network) == 0)
		examine_tell(of, FINDING_NETWORK, about, uri,
			     "the network %s is not active on host %s", name, side_word(side));
	if (network)
		virNetworkFree(network);
}

static void examine_secret(const struct examination *of, const char *about, const char *uuid,
			   virConnectPtr there, enum side side)
{
	virSecretPtr secret = virSecretLookupByUUIDString(there, uuid);

	if (!secret && virGetLastErrorCode() == VIR_ERR_NO_SECRET)
		examine_tell(of, FINDING_SECRET, about, of->driver->host[side].uri,
			     "no secret %s on host %s", uuid, side_word(side));
	if (secret)
		virSecretFree(secret);
}

static bool ends_in(const char *path, const char *end)
{
	size_t length = strlen(path);

	return length >= strlen(end) && strcmp(path + length - strlen(end), end) == 0;
}

void examine_vm(const struct examination *of, const struct guest *guest, enum side side)
{
	enum side other = other_side(side);
	virConnectPtr there = of->connection[other];
	struct machine machine;
	bool can_build;
	struct xml xml;
	char about[300];
	char value[VALUE_SIZE];

	if (!guest->definition)
		return;
	snprintf(about, sizeof about, "VM %s", guest->name);
	machine = machine_of(guest->definition);
	can_build = examine_machine(of, about, &machine, there);
	if (strcmp(guest->cpu_mode, "host-passthrough") == 0)
		examine_host_cpu(of, about, side);
	else if (can_build)
		examine_cpu(of, about, guest->definition, &machine, there);
	xml = xml_of(guest->definition);
	while (xml_next(&xml)) {
		if (xml_begins(&xml, "/domain/devices/interface/source") &&
		    xml_attribute(&xml, "network", value, sizeof value))
			examine_network(of, about, value, there, other);
		else if (!xml.ends && strncmp(xml.path, "/domain/devices/disk/", 21) == 0 &&
			 ends_in(xml.path, "/secret") &&
			 xml_attribute(&xml, "uuid", value, sizeof value))
			examine_secret(of, about, value, there, other);
	}
}
