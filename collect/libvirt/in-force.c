/*
 * in-force.c — which parameters are really in force while a migration runs.
 *
 * libvirt itself tells little of it (that disks are moved, in the job's statistics), so QEMU is
 * asked through libvirt's monitor passage, once a migration: query-migrate-capabilities and
 * query-migrate-parameters. libvirt marks the domain "tainted" by custom-monitor for it; the two
 * commands only read.
 */
#include "inside.h"

#include "datasets/csv.h"

#include <jansson.h>
#include <libvirt/libvirt-qemu.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MIB 1048576.0

/* The answer to a query, new reference; NULL: QEMU could not be asked. */
static json_t *ask(virDomainPtr domain, const char *query)
{
	char command[64];
	char *text = NULL;
	json_t *root = NULL;
	json_t *answer;

	snprintf(command, sizeof command, "{\"execute\":\"%s\"}", query);
	if (virDomainQemuMonitorCommand(domain, command, &text, 0) == 0)
		root = json_loads(text, 0, NULL);
	free(text);
	answer = json_incref(json_object_get(root, "return"));
	json_decref(root);
	return answer;
}

/* QEMU's answers about one migration. */
struct answers {
	json_t *capabilities, *parameters;
};

static bool has(const struct answers *answers, const char *capability)
{
	size_t index;
	json_t *one;

	json_array_foreach(answers->capabilities, index, one)
	{
		const char *name = json_string_value(json_object_get(one, "capability"));

		if (name && strcmp(name, capability) == 0)
			return json_is_true(json_object_get(one, "state"));
	}
	return false;
}

/* NaN if QEMU has no such parameter. */
static double number(const struct answers *answers, const char *parameter)
{
	const json_t *value = json_object_get(answers->parameters, parameter);

	return json_is_integer(value) ? json_number_value(value) : NAN;
}

static void tell(struct told *told, const char *told_by, const char *text)
{
	snprintf(told->in_force, sizeof told->in_force, "%s", text);
	told->told_by = told_by;
}

static void tell_number(struct told *told, double value)
{
	char text[32];

	if (isnan(value))
		return;
	csv_exact_text(text, value);
	tell(told, "qemu", text);
}

static void tell_yes(struct told *told, bool yes)
{
	tell(told, "qemu", yes ? "yes" : "no");
}

static int compression_of(const struct answers *answers)
{
	const char *multifd =
		json_string_value(json_object_get(answers->parameters, "multifd-compression"));

	if (has(answers, "xbzrle"))
		return COMPRESSION_XBZRLE;
	if (has(answers, "compress"))
		return COMPRESSION_MT;
	if (!has(answers, "multifd") || !multifd)
		return COMPRESSION_NONE;
	return strcmp(multifd, "zlib") == 0   ? COMPRESSION_ZLIB
	       : strcmp(multifd, "zstd") == 0 ? COMPRESSION_ZSTD
					      : COMPRESSION_NONE;
}

/* Details of a method that is not in use say nothing about the migration. */
static void tell_compression(const struct answers *answers, struct told told[PARAMETER_COUNT])
{
	static const char *const levels[] = { [COMPRESSION_MT] = "compress-level",
					      [COMPRESSION_ZLIB] = "multifd-zlib-level",
					      [COMPRESSION_ZSTD] = "multifd-zstd-level" };
	int method = compression_of(answers);

	tell(&told[PARAMETER_COMPRESSION], "qemu", parameter_word(PARAMETER_COMPRESSION, method));
	if (levels[method])
		tell_number(&told[PARAMETER_LEVEL], number(answers, levels[method]));
	if (method == COMPRESSION_MT)
		tell_number(&told[PARAMETER_THREADS], number(answers, "compress-threads"));
	if (method == COMPRESSION_XBZRLE)
		tell_number(&told[PARAMETER_XBZRLE_CACHE],
			    number(answers, "xbzrle-cache-size") / MIB);
}

static void tell_qemu(const struct answers *answers, struct told told[PARAMETER_COUNT])
{
	const char *tls = json_string_value(json_object_get(answers->parameters, "tls-creds"));

	tell_yes(&told[PARAMETER_TLS], tls && tls[0] != '\0');
	tell_number(&told[PARAMETER_BANDWIDTH], number(answers, "max-bandwidth") / MIB);
	tell_number(&told[PARAMETER_DOWNTIME], number(answers, "downtime-limit"));
	/* 0: what it measures by itself counts */
	if (number(answers, "avail-switchover-bandwidth") > 0)
		tell_number(&told[PARAMETER_SWITCHOVER_BANDWIDTH],
			    number(answers, "avail-switchover-bandwidth") / MIB);
	tell_yes(&told[PARAMETER_AUTO_CONVERGE], has(answers, "auto-converge"));
	if (has(answers, "auto-converge")) {
		tell_number(&told[PARAMETER_AUTO_INITIAL], number(answers, "cpu-throttle-initial"));
		tell_number(&told[PARAMETER_AUTO_INCREMENT],
			    number(answers, "cpu-throttle-increment"));
	}
	if (has(answers, "multifd"))
		tell_number(&told[PARAMETER_CONNECTIONS], number(answers, "multifd-channels"));
	tell_compression(answers, told);
	if (has(answers, "postcopy-ram"))
		tell_number(&told[PARAMETER_POST_COPY_BANDWIDTH],
			    number(answers, "max-postcopy-bandwidth") / MIB);
}

/* The disks are moved before the memory (NBD) or in the same stream (QEMU's old way, which older
 * libvirt asks for and which its statistics do not show). */
static void tell_storage(virDomainPtr domain, const struct answers *answers,
			 struct told told[PARAMETER_COUNT])
{
	virDomainJobInfo job;

	if (has(answers, "block"))
		tell(&told[PARAMETER_STORAGE], "qemu", "block");
	else if (virDomainGetJobInfo(domain, &job) == 0)
		tell(&told[PARAMETER_STORAGE], "libvirt", job.fileTotal > 0 ? "block" : "shared");
}

bool libvirt_in_force(struct driver *base, const struct migration_request *request,
		      struct told told[PARAMETER_COUNT])
{
	struct libvirt_driver *driver = libvirt_self(base);
	virDomainPtr domain = libvirt_domain(&driver->host[request->source], request->vm->name);
	struct answers answers = { 0 };
	bool good;

	if (!domain)
		return false;
	answers.capabilities = ask(domain, "query-migrate-capabilities");
	answers.parameters = ask(domain, "query-migrate-parameters");
	good = json_is_array(answers.capabilities) && json_is_object(answers.parameters);
	if (good) {
		tell_qemu(&answers, told);
		tell_storage(domain, &answers, told);
	}
	json_decref(answers.capabilities);
	json_decref(answers.parameters);
	virDomainFree(domain);
	return good;
}
