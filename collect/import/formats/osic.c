/* osic.c — evacuations of the OSIC study, from its text log or its JSON. */
#include "osic.h"

#include "datasets/array.h"
#include "datasets/metric.h"
#include "datasets/table.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

const char *const osic_columns[] = { "storage", "tunnelled", "flavor", "parallel", NULL };

/* The storage kind that the file's own name tells, as in lvm_tun_on_block_storage_sml.txt. */
static const char *storage_of_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	bool block = strstr(name, "block") != NULL;
	bool shared = strstr(name, "shared") != NULL;

	if (block == shared)
		return NULL;
	return block ? "block" : "shared";
}

void osic_begin(struct osic *osic, const struct import_source *source, struct import_sink *sink)
{
	const char *set = sink_set(sink, "storage");

	*osic = (struct osic){ .source = source,
			       .sink = sink,
			       .storage = set ? set : storage_of_name(source->path) };
	if (osic->storage && !set)
		sink_said(sink, "storage", osic->storage, "the file's name");
	if (!osic->storage)
		sink_note(sink, "The storage is not known: give --set storage=shared or block.");
	/* the file's own names, and a place has an effect of its own (the first one is the
	 * slowest), so that the same place of two runs is compared with itself */
	sink_note(sink, "VM1, VM2 and so on are places in the order of each evacuation, not VMs: "
			"after a failure they belong to others.");
	sink_note(sink, "The cells of this study are case and flavor: analyze --by case,flavor.");
	sink_note(sink, "The times come from Rally, which looked every 2 s and gave up at 400 s: a "
			"time of 400 s or a little more is that limit.");
	sink_note(sink,
		  "Downtime is a sum of lost pings over all migrations of a VM: events.csv has "
		  "it, no migration does.");
}

bool osic_set_tunnelling(struct osic *osic, const char *word)
{
	if (strcmp(word, "on") == 0)
		osic->tunnelled = "yes";
	else if (strcmp(word, "off") == 0)
		osic->tunnelled = "no";
	else
		return false;
	return true;
}

void osic_evacuation_begin(struct osic_evacuation *evacuation, int cycle, bool back)
{
	*evacuation = (struct osic_evacuation){ .under_way = true, .cycle = cycle, .back = back };
	values_forget(evacuation->seconds, OSIC_VMS);
}

/* How an evacuation's places divide. */
struct shares {
	int planned;
	int timed;     /* with a time */
	int attempted; /* tried, with or without a time */
	int untimed;   /* attempted, without a time */
};

static struct shares shares_of(const struct osic *osic, const struct osic_evacuation *evacuation)
{
	struct shares shares = { 0 };
	int tried;

	for (int i = 0; i < evacuation->highest; i++)
		shares.timed += !isnan(evacuation->seconds[i]);
	tried = shares.timed + evacuation->left;
	if (osic->vms > 0 && tried > osic->vms)
		tried = osic->vms;
	shares.attempted = tried > evacuation->highest ? tried : evacuation->highest;
	shares.planned = shares.attempted > osic->vms ? shares.attempted : osic->vms;
	if (!osic->times_by_vm || !osic->failures_named || !evacuation->finished)
		shares.attempted = shares.planned;
	if (shares.planned > OSIC_VMS)
		shares.planned = shares.attempted = OSIC_VMS;
	shares.untimed = shares.attempted - shares.timed;
	return shares;
}

/* What became of the VM at a place, and in words why. before: attempted places without a time that
 * come before it. */
static enum outcome outcome_of(const struct osic *osic, const struct osic_evacuation *evacuation,
			       const struct shares *shares, int place, int before, char *why,
			       size_t size)
{
	const bool timed = !isnan(evacuation->seconds[place]);
	const int left = evacuation->left;

	why[0] = '\0';
	if (!evacuation->finished && !timed) {
		snprintf(why, size, "the log breaks off before the end of the evacuation");
		return OUTCOME_UNKNOWN;
	}
	if (place >= shares->attempted) {
		snprintf(why, size, "it did not stand on the source");
		return OUTCOME_NOT_ATTEMPTED;
	}
	if (timed && left > shares->untimed) {
		snprintf(why, size, "Rally told %.3f s, but left on the source were: %s",
			 evacuation->seconds[place], evacuation->names);
		return left >= shares->attempted ? OUTCOME_COMPLETED_BUT_ON_SOURCE
						 : OUTCOME_UNKNOWN;
	}
	if (timed)
		return OUTCOME_OK;
	if (before < left) {
		snprintf(why, size, "left on the source%s: %s", left > 1 ? ", one of" : "",
			 evacuation->names);
		return OUTCOME_ERROR_RETURNED;
	}
	if (!osic->times_by_vm)
		return OUTCOME_OK;
	snprintf(why, size, "no time, %s",
		 osic->failures_named ? "and not among those left on the source"
				      : "and the file does not say why");
	return OUTCOME_UNKNOWN;
}

/* "block-tunnelled", "shared-parallel-4": the study's own cases. */
static void case_name(const struct osic *osic, char *text, size_t size)
{
	const bool tunnelled = osic->tunnelled && strcmp(osic->tunnelled, "yes") == 0;

	snprintf(text, size, "%s%s%s%s", osic->storage ? osic->storage : "osic",
		 tunnelled ? "-tunnelled" : "", osic->level[0] ? "-parallel-" : "", osic->level);
}

static bool add_row(struct osic *osic, const struct osic_evacuation *evacuation, int place,
		    enum outcome outcome, const char *why, struct error *err)
{
	const struct import_cell cells[] = {
		{ "storage", osic->storage },
		{ "tunnelled", osic->tunnelled },
		{ "flavor", osic->flavor[0] ? osic->flavor : NULL },
		{ "parallel", osic->level[0] ? osic->level : "1" },
	};
	struct migration_row row = sink_blank_migration();
	char name[2 * OSIC_WORD];
	char vm[16];

	case_name(osic, name, sizeof name);
	snprintf(vm, sizeof vm, "VM%d", place + 1);
	row.case_name = name;
	row.vm = vm;
	row.cycle = evacuation->cycle;
	row.direction = evacuation->back ? "BA" : "AB";
	row.order = place + 1;
	row.source = evacuation->from;
	row.destination = evacuation->to;
	row.outcome = outcome;
	row.error = why;
	if (outcome_info(outcome)->timed)
		row.value[METRIC_TOTAL_TIME_SECONDS] = evacuation->seconds[place];
	return sink_migration(osic->sink, &row, cells, COUNT(cells), err);
}

bool osic_evacuation_end(struct osic *osic, struct osic_evacuation *evacuation, struct error *err)
{
	const struct shares shares = shares_of(osic, evacuation);
	int untimed = 0;

	if (!evacuation->under_way)
		return true;
	evacuation->under_way = false;
	for (int place = 0; place < shares.planned; place++) {
		char why[800];
		enum outcome outcome =
			outcome_of(osic, evacuation, &shares, place, untimed, why, sizeof why);

		untimed += isnan(evacuation->seconds[place]);
		if (!add_row(osic, evacuation, place, outcome, why, err))
			return false;
	}
	return true;
}

void osic_where(const struct osic *osic, const struct osic_evacuation *evacuation, char *text,
		size_t size)
{
	snprintf(text, size, "%s%s%s, %s, cycle %d", osic->flavor,
		 osic->level[0] ? ", parallel " : "", osic->level, evacuation->back ? "BA" : "AB",
		 evacuation->cycle);
}

static bool add_vm_event(struct osic *osic, const char *address, const char *name,
			 const char *event, const char *detail, struct error *err)
{
	char vm[2 * OSIC_WORD];
	struct event_row row = {
		.clock_seconds = NAN, .from = "import", .vm = vm, .event = event, .detail = detail
	};

	snprintf(vm, sizeof vm, "%.*s%s%.*s", OSIC_WORD - 2, address, name ? " " : "",
		 OSIC_WORD - 2, name ? name : "");
	return sink_event(osic->sink, &row, err);
}

bool osic_add_lost_pings(struct osic *osic, const char *address, const char *name, const char *text,
			 struct error *err)
{
	char number[32];
	size_t length = strspn(text, "0123456789.");
	double seconds;
	char detail[256];

	if (length == 0 || length >= sizeof number ||
	    strncmp(text + length, " seconds", strlen(" seconds")) != 0)
		return false;
	snprintf(number, sizeof number, "%.*s", (int)length, text);
	if (!number_of_text(number, &seconds))
		return false;
	snprintf(detail, sizeof detail, "%s s lost in all migrations of this VM together (%s%s%s)",
		 number, osic->flavor, osic->level[0] ? ", parallel " : "", osic->level);
	return add_vm_event(osic, address, name, "lost_pings_sum", detail, err);
}

bool osic_add_stream(struct osic *osic, const char *address, const char *name, const char *text,
		     struct error *err)
{
	char line[400];
	size_t length;

	snprintf(line, sizeof line, "%s", text);
	for (length = strlen(line); length > 0 && isspace((unsigned char)line[length - 1]);)
		line[--length] = '\0';
	return add_vm_event(osic, address, name, "tcp_stream", line, err);
}
