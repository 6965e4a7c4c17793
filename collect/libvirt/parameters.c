/* parameters.c — a case's parameters as the flags and typed parameters of libvirt's API. */
#include "inside.h"

#include "datasets/array.h"

#include <stdio.h>

/* Names that libvirt 9.1 and later know; an older daemon refuses them, which is a result. */
#define COMPRESSION_ZLIB_LEVEL "compression.zlib.level"
#define COMPRESSION_ZSTD_LEVEL "compression.zstd.level"

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
			 method == COMPRESSION_ZLIB   ? COMPRESSION_ZLIB_LEVEL
			 : method == COMPRESSION_ZSTD ? COMPRESSION_ZSTD_LEVEL
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

bool libvirt_params_of(struct libvirt_params *params, const struct migration_request *request)
{
	const struct migration_case *one = request->parameters;

	*params = (struct libvirt_params){ 0 };
	return add_wide(params, VIR_MIGRATE_PARAM_BANDWIDTH,
			case_number(one, PARAMETER_BANDWIDTH)) &&
	       add_wide(params, VIR_MIGRATE_PARAM_BANDWIDTH_POSTCOPY,
			case_number(one, PARAMETER_POST_COPY_BANDWIDTH)) &&
	       add_whole(params, VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS,
			 case_number(one, PARAMETER_CONNECTIONS)) &&
	       add_whole(params, VIR_MIGRATE_PARAM_AUTO_CONVERGE_INITIAL,
			 case_number(one, PARAMETER_AUTO_INITIAL)) &&
	       add_whole(params, VIR_MIGRATE_PARAM_AUTO_CONVERGE_INCREMENT,
			 case_number(one, PARAMETER_AUTO_INCREMENT)) &&
	       add_compression(params, one) && add_sockets(params, request);
}
