/*
 * osic-vms.c — lines of the OSIC study's text log that name VMs: which there are, which were
 * left behind, and what they lost.
 */
#include "osic-log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "u'KEY'": the text between the quotes, and where it ends; NULL if there is none. */
static char *next_quoted(char *text, char word[OSIC_WORD])
{
	char *start = strchr(text, '\'');
	char *end = start ? strchr(start + 1, '\'') : NULL;

	if (!end)
		return NULL;
	osic_take_word(word, start + 1, "'");
	return end + 1;
}

/* The VMs of "{u'172.22.148.59': u'spark-1', ...}". */
bool osic_take_vms(struct osic_log *log, char *text)
{
	if (!osic_log_end_evacuation(log))
		return false;
	log->known = 0;
	while (log->known < OSIC_VMS) {
		struct known_vm *vm = &log->vms[log->known];
		char *next = next_quoted(text, vm->address);

		if (!next)
			break;
		text = next_quoted(next, vm->name);
		if (!text)
			return osic_log_complain(log, next, "an address and a name in quotes");
		log->known++;
	}
	log->osic.vms = log->known;
	return true;
}

/* "{u'ADDRESS': u'NAME', ...} failed to migrate from HOST": who was left on the source. */
bool osic_take_left(struct osic_log *log, char *text)
{
	struct osic_evacuation *evacuation = &log->evacuation;
	char detail[256];
	char where[160];

	if (!evacuation->under_way)
		return osic_log_complain(log, log->lines.text,
					 "right here: no evacuation has begun");
	osic_where(&log->osic, evacuation, where, sizeof where);
	snprintf(detail, sizeof detail, "left on %s (%s)", evacuation->from, where);
	for (evacuation->left = 0; evacuation->left < OSIC_VMS; evacuation->left++) {
		struct known_vm vm;
		char name[2 * OSIC_WORD];
		char *next = next_quoted(text, vm.address);
		size_t used = strlen(evacuation->names);

		if (!next)
			break;
		text = next_quoted(next, vm.name);
		if (!text)
			return osic_log_complain(log, next, "an address and a name in quotes");
		snprintf(name, sizeof name, "%.*s %.*s", OSIC_WORD - 2, vm.address, OSIC_WORD - 2,
			 vm.name);
		snprintf(evacuation->names + used, sizeof evacuation->names - used, "%s%s",
			 used > 0 ? ", " : "", name);
		if (!osic_log_event(log, "left_on_source", name, detail))
			return false;
	}
	return true;
}

static const char *name_of(const struct osic_log *log, const char *address)
{
	for (int i = 0; i < log->known; i++)
		if (strcmp(log->vms[i].address, address) == 0)
			return log->vms[i].name;
	return NULL;
}

/* "172.22.148.59 : 16.5 seconds" */
bool osic_take_downtime(struct osic_log *log, char *text)
{
	char address[OSIC_WORD];
	char *colon = strchr(text, ':');

	if (!osic_log_end_evacuation(log))
		return false;
	osic_take_word(address, text, " :");
	if (!colon)
		return osic_log_complain(log, text, "an address, a colon and a time");
	colon += 1 + strspn(colon + 1, " ");
	return osic_add_lost_pings(&log->osic, address, name_of(log, address), colon, log->err) ||
	       (log->err->text[0] == '\0' &&
		osic_log_complain(log, colon, "a time such as 4.5 seconds")) ||
	       false;
}

bool osic_take_stream(struct osic_log *log, char *text)
{
	char address[OSIC_WORD];

	osic_take_word(address, text, " ");
	return osic_add_stream(&log->osic, address, name_of(log, address), log->lines.text,
			       log->err);
}

/* "a spark slice (6 nodes)": older logs name no VMs. */
bool osic_take_slice(struct osic_log *log, char *text)
{
	char *bracket = strchr(text, '(');

	if (!osic_log_end_evacuation(log))
		return false;
	log->known = 0;
	if (bracket)
		log->osic.vms = atoi(bracket + 1);
	if (log->osic.vms < 0 || log->osic.vms > OSIC_VMS)
		return osic_log_complain(log, bracket + 1, "a number of VMs up to 200");
	return true;
}
