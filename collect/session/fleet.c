/* fleet.c — what emptying hosts took: told from the run's own tables, so that a run that was cut
 * short and went on is told as a whole. */
#include "drain.h"

#include "collect/check/sheet.h"

#include "datasets/array.h"
#include "datasets/characters.h"
#include "datasets/metric.h"
#include "datasets/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The migrations of one host, or of one VM. */
struct tally {
	const char *name; /* borrowed from the tables */
	size_t moves, failed, unmoved;
	double seconds;          /* of a host: being emptied; of a VM: being moved */
	double network, longest; /* NaN = no migration of it knows */
	double since;            /* of a host: its drain began; NaN = none is under way */
	bool ended;
};

struct tallies {
	struct tally *at;
	size_t count, capacity;
	bool failed; /* no memory */
};

static struct tally *tally_of(struct tallies *tallies, const char *name)
{
	for (size_t i = 0; i < tallies->count; i++)
		if (strcmp(tallies->at[i].name, name) == 0)
			return &tallies->at[i];
	if (!array_grow(&tallies->at, &tallies->capacity, tallies->count, sizeof *tallies->at)) {
		tallies->failed = true;
		return NULL;
	}
	tallies->at[tallies->count] =
		(struct tally){ .name = name, .network = NAN, .longest = NAN, .since = NAN };
	return &tallies->at[tallies->count++];
}

/* What is not known adds nothing. */
static void add_known(double *sum, double value)
{
	if (!isnan(value))
		*sum = isnan(*sum) ? value : *sum + value;
}

static void count_move(struct tally *tally, const struct table *table, size_t row)
{
	enum outcome outcome = outcome_find(table_cell(table, row, "outcome"));
	double seconds = table_cell_number(table, row, "call_time_seconds");
	double network = table_cell_number(table, row, "downtime_network_seconds");
	double longest = table_cell_number(table, row, "downtime_network_max_seconds");

	if (!tally)
		return;
	if (outcome_info(outcome)->class == CLASS_NOT_ATTEMPTED)
		tally->unmoved++;
	else if (outcome_info(outcome)->timed)
		tally->moves++;
	else
		tally->failed++;
	add_known(&tally->seconds, seconds);
	add_known(&tally->network, network);
	tally->longest = fmax(tally->longest, longest);
}

/* A drain that was cut short has no end: only the one that ended counts. Both stand on one clock
 * unless the machine was started anew in between. */
static void take_event(struct tallies *hosts, const struct table *table, size_t row)
{
	const char *event = table_cell(table, row, "event");
	double clock = table_cell_number(table, row, "clock_seconds");
	bool started = strcmp(event, "drain_started") == 0;
	struct tally *host;

	if (!started && strcmp(event, "drain_ended") != 0)
		return;
	host = tally_of(hosts, table_cell(table, row, "detail"));
	if (!host)
		return;
	if (!started) {
		add_known(&host->seconds, clock - host->since);
		host->ended = true;
	}
	host->since = started ? clock : NAN;
}

static void add_number(struct sheet *sheet, double value, int decimals)
{
	if (isnan(value))
		sheet_add(sheet, "%s", "not known");
	else
		sheet_add(sheet, "%.*f", decimals, value);
}

static bool print_hosts(const struct tallies *hosts, FILE *told)
{
	static const char *const heads[] = { "host", "emptied in, s", "moved", "failed",
					     "not tried" };
	struct sheet sheet = sheet_of(heads, COUNT(heads));
	bool good;

	for (size_t i = 0; i < hosts->count; i++) {
		const struct tally *host = &hosts->at[i];

		sheet_add(&sheet, "%s", host->name);
		add_number(&sheet, host->ended ? host->seconds : NAN, 1);
		sheet_add(&sheet, "%zu", host->moves);
		sheet_add(&sheet, "%zu", host->failed);
		sheet_add(&sheet, "%zu", host->unmoved);
	}
	good = sheet_print(&sheet, told);
	sheet_free(&sheet);
	return good;
}

static bool print_vms(const struct tallies *vms, FILE *told)
{
	static const char *const heads[] = { "VM",        "moved",          "failed",
					     "not tried", "being moved, s", "network out, s",
					     "longest, s" };
	struct sheet sheet = sheet_of(heads, COUNT(heads));
	bool good;

	for (size_t i = 0; i < vms->count; i++) {
		const struct tally *vm = &vms->at[i];

		sheet_add(&sheet, "%s", vm->name);
		sheet_add(&sheet, "%zu", vm->moves);
		sheet_add(&sheet, "%zu", vm->failed);
		sheet_add(&sheet, "%zu", vm->unmoved);
		add_number(&sheet, vm->seconds, 1);
		add_number(&sheet, vm->network, 3);
		add_number(&sheet, vm->longest, 3);
	}
	good = sheet_print(&sheet, told);
	sheet_free(&sheet);
	return good;
}

static void print_all(const struct tallies *hosts, FILE *told)
{
	size_t ended = 0;
	size_t moves = 0;
	size_t failed = 0;
	double seconds = 0;

	for (size_t i = 0; i < hosts->count; i++) {
		ended += hosts->at[i].ended;
		moves += hosts->at[i].moves;
		failed += hosts->at[i].failed + hosts->at[i].unmoved;
		seconds += hosts->at[i].ended ? hosts->at[i].seconds : 0;
	}
	visible_print(told,
		      "%zu of %zu hosts were gone through in %.1f s: %zu moves, %zu not made.\n",
		      ended, hosts->count, seconds, moves, failed);
}

static bool tell(const struct table *migrations, const struct table *events, FILE *told,
		 struct error *err)
{
	struct tallies hosts = { 0 };
	struct tallies vms = { 0 };
	bool good;

	for (size_t row = 0; row < events->rows; row++)
		take_event(&hosts, events, row);
	for (size_t row = 0; row < migrations->rows; row++) {
		const char *source = table_cell(migrations, row, "source");

		count_move(tally_of(&vms, table_cell(migrations, row, "vm")), migrations, row);
		if (strcmp(table_cell(migrations, row, "direction"), "AB") == 0) {
			struct tally *host = tally_of(&hosts, source);
			double before = host ? host->seconds : 0;

			count_move(host, migrations, row);
			if (host)
				host->seconds = before;
		}
	}
	good = !hosts.failed && !vms.failed && print_hosts(&hosts, told) && fputc('\n', told) > 0 &&
	       print_vms(&vms, told);
	if (good)
		print_all(&hosts, told);
	free(hosts.at);
	free(vms.at);
	return good || error_memory(err);
}

bool drain_tell(const char *folder, FILE *told, struct error *err)
{
	struct table migrations = { 0 };
	struct table events = { 0 };
	bool good = table_read_in(&migrations, folder, &schema_migrations, err) &&
		    table_read_in(&events, folder, &schema_events, err) &&
		    tell(&migrations, &events, told, err);

	table_free(&migrations);
	table_free(&events);
	return good;
}
