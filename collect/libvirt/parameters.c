/* parameters.c — a case's parameters as the flags and typed parameters of libvirt's API. */
#include "inside.h"
#include "xml.h"

#include "datasets/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Names that came after libvirt 9.0. The library passes on what it does not know, so one that was
 * built with older headers can ask a newer daemon for them; an older daemon refuses them in words,
 * which is a result.
 */
#ifndef VIR_MIGRATE_PARAM_COMPRESSION_ZLIB_LEVEL /* 9.1 */
#define VIR_MIGRATE_PARAM_COMPRESSION_ZLIB_LEVEL "compression.zlib.level"
#endif
#ifndef VIR_MIGRATE_PARAM_COMPRESSION_ZSTD_LEVEL /* 9.1 */
#define VIR_MIGRATE_PARAM_COMPRESSION_ZSTD_LEVEL "compression.zstd.level"
#endif
#ifndef VIR_MIGRATE_PARAM_MIGRATE_DISKS_DETECT_ZEROES /* 10.9 */
#define VIR_MIGRATE_PARAM_MIGRATE_DISKS_DETECT_ZEROES "migrate_disks_detect_zeroes"
#endif
#ifndef VIR_MIGRATE_PARAM_BANDWIDTH_AVAIL_SWITCHOVER /* 11.1 */
#define VIR_MIGRATE_PARAM_BANDWIDTH_AVAIL_SWITCHOVER "bandwidth.avail.switchover"
#endif
#ifndef VIR_MIGRATE_PARAM_MIGRATE_DISKS_TARGET_ZERO /* after 11.3 */
#define VIR_MIGRATE_PARAM_MIGRATE_DISKS_TARGET_ZERO "migrate_disks_target_zero"
#endif

unsigned libvirt_flags_of(const struct migration_case *parameters, bool persistent)
{
	const struct {
		bool asked;
		unsigned flag;
	} flags[] = {
		{ case_word(parameters, PARAMETER_STORAGE) == STORAGE_BLOCK,
		  VIR_MIGRATE_NON_SHARED_DISK },
		{ case_word(parameters, PARAMETER_CONTROL) == CONTROL_PEER_TO_PEER,
		  VIR_MIGRATE_PEER2PEER },
		{ case_is(parameters, PARAMETER_TUNNELLED), VIR_MIGRATE_TUNNELLED },
		{ case_is(parameters, PARAMETER_TLS), VIR_MIGRATE_TLS },
		{ case_is(parameters, PARAMETER_UNSAFE), VIR_MIGRATE_UNSAFE },
		{ case_number(parameters, PARAMETER_CONNECTIONS) > 0, VIR_MIGRATE_PARALLEL },
		{ case_word(parameters, PARAMETER_COMPRESSION) != COMPRESSION_NONE,
		  VIR_MIGRATE_COMPRESSED },
		{ case_is(parameters, PARAMETER_AUTO_CONVERGE), VIR_MIGRATE_AUTO_CONVERGE },
		{ case_is(parameters, PARAMETER_POST_COPY) ||
			  case_word(parameters, PARAMETER_AT_DEADLINE) == AT_DEADLINE_POST_COPY,
		  VIR_MIGRATE_POSTCOPY },
		/* a persistent VM takes its definition along, so that it stands in one place only;
		   a transient one has none */
		{ persistent, VIR_MIGRATE_PERSIST_DEST | VIR_MIGRATE_UNDEFINE_SOURCE },
	};
	unsigned result = VIR_MIGRATE_LIVE;

	for (size_t i = 0; i < COUNT(flags); i++)
		if (flags[i].asked)
			result |= flags[i].flag;
	return result;
}

static bool add_whole(struct libvirt_params *params, const char *name, double number)
{
	return number == 0 || virTypedParamsAddInt(&params->at, &params->count, &params->room, name,
						   (int)number) == 0;
}

static bool add_wide(struct libvirt_params *params, const char *name, double number)
{
	return number == 0 || virTypedParamsAddULLong(&params->at, &params->count, &params->room,
						      name, (unsigned long long)number) == 0;
}

static bool add_text(struct libvirt_params *params, const char *name, const char *text)
{
	return virTypedParamsAddString(&params->at, &params->count, &params->room, name, text) == 0;
}

static bool add_compression(struct libvirt_params *params, const struct migration_case *parameters)
{
	int method = case_word(parameters, PARAMETER_COMPRESSION);
	double level = case_number(parameters, PARAMETER_LEVEL);

	if (method == COMPRESSION_NONE)
		return true;
	return add_text(params, VIR_MIGRATE_PARAM_COMPRESSION,
			parameter_word(PARAMETER_COMPRESSION, method)) &&
	       add_whole(params,
			 method == COMPRESSION_ZLIB   ? VIR_MIGRATE_PARAM_COMPRESSION_ZLIB_LEVEL
			 : method == COMPRESSION_ZSTD ? VIR_MIGRATE_PARAM_COMPRESSION_ZSTD_LEVEL
						      : VIR_MIGRATE_PARAM_COMPRESSION_MT_LEVEL,
			 level) &&
	       add_whole(params, VIR_MIGRATE_PARAM_COMPRESSION_MT_THREADS,
			 case_number(parameters, PARAMETER_THREADS)) &&
	       add_wide(params, VIR_MIGRATE_PARAM_COMPRESSION_XBZRLE_CACHE,
			case_number(parameters, PARAMETER_XBZRLE_CACHE) * 1048576);
}

/* Memory and disks each have a socket of their own, named after the VM. */
static bool add_sockets(struct libvirt_params *params, const struct migration_request *request)
{
	const char *folder = request->parameters->value[PARAMETER_UNIX_SOCKET].text;
	char uri[512];

	if (!folder)
		return true;
	snprintf(uri, sizeof uri, "unix://%s/%.36s-memory", folder, request->vm->uuid);
	if (!add_text(params, VIR_MIGRATE_PARAM_URI, uri))
		return false;
	if (case_word(request->parameters, PARAMETER_STORAGE) != STORAGE_BLOCK)
		return true;
	snprintf(uri, sizeof uri, "unix://%s/%.36s-disk", folder, request->vm->uuid);
	return add_text(params, VIR_MIGRATE_PARAM_DISKS_URI, uri);
}

/* A disk while the definition is read. */
struct disk_seen {
	bool is_disk, read_only, shareable;
	char target[64];
};

static void see_disk(struct disk_seen *disk, const struct xml *xml)
{
	char device[32];

	if (xml_begins(xml, "/domain/devices/disk"))
		*disk = (struct disk_seen){
			.is_disk = !xml_attribute(xml, "device", device, sizeof device) ||
				   strcmp(device, "disk") == 0,
		};
	else if (xml_begins(xml, "/domain/devices/disk/target"))
		xml_attribute(xml, "dev", disk->target, sizeof disk->target);
	else if (xml_begins(xml, "/domain/devices/disk/readonly"))
		disk->read_only = true;
	else if (xml_begins(xml, "/domain/devices/disk/shareable"))
		disk->shareable = true;
}

/* Names each disk that libvirt copies along by itself: those that are neither read only nor shared
 * with other guests. */
static bool name_disks(struct libvirt_params *params, const char *name, const char *definition)
{
	struct xml xml = xml_of(definition);
	struct disk_seen disk = { 0 };
	bool good = true;

	while (good && xml_next(&xml)) {
		see_disk(&disk, &xml);
		if (xml_ends(&xml, "/domain/devices/disk") && disk.is_disk && !disk.read_only &&
		    !disk.shareable && disk.target[0] != '\0')
			good = add_text(params, name, disk.target);
	}
	return good;
}

bool libvirt_params_add_disks(struct libvirt_params *params,
			      const struct migration_case *parameters, const char *definition)
{
	return (!case_is(parameters, PARAMETER_DETECT_ZEROES) ||
		name_disks(params, VIR_MIGRATE_PARAM_MIGRATE_DISKS_DETECT_ZEROES, definition)) &&
	       (!case_is(parameters, PARAMETER_TARGET_ZERO) ||
		name_disks(params, VIR_MIGRATE_PARAM_MIGRATE_DISKS_TARGET_ZERO, definition));
}

static bool add_disks(struct libvirt_params *params, const struct migration_case *parameters,
		      virDomainPtr domain)
{
	char *definition;
	bool good;

	if (!case_is(parameters, PARAMETER_DETECT_ZEROES) &&
	    !case_is(parameters, PARAMETER_TARGET_ZERO))
		return true;
	definition = virDomainGetXMLDesc(domain, 0);
	good = definition && libvirt_params_add_disks(params, parameters, definition);
	free(definition);
	return good;
}

bool libvirt_params_of(struct libvirt_params *params, const struct migration_request *request,
		       virDomainPtr domain)
{
	const struct migration_case *one = request->parameters;

	*params = (struct libvirt_params){ 0 };
	return add_wide(params, VIR_MIGRATE_PARAM_BANDWIDTH,
			case_number(one, PARAMETER_BANDWIDTH)) &&
	       add_wide(params, VIR_MIGRATE_PARAM_BANDWIDTH_POSTCOPY,
			case_number(one, PARAMETER_POST_COPY_BANDWIDTH)) &&
	       add_wide(params, VIR_MIGRATE_PARAM_BANDWIDTH_AVAIL_SWITCHOVER,
			case_number(one, PARAMETER_SWITCHOVER_BANDWIDTH)) &&
	       add_whole(params, VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS,
			 case_number(one, PARAMETER_CONNECTIONS)) &&
	       add_whole(params, VIR_MIGRATE_PARAM_AUTO_CONVERGE_INITIAL,
			 case_number(one, PARAMETER_AUTO_INITIAL)) &&
	       add_whole(params, VIR_MIGRATE_PARAM_AUTO_CONVERGE_INCREMENT,
			 case_number(one, PARAMETER_AUTO_INCREMENT)) &&
	       add_compression(params, one) && add_sockets(params, request) &&
	       add_disks(params, one, domain);
}
