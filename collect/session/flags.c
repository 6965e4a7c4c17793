/* flags.c — the flags of `migstat collect`. */
#include "options.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <stdlib.h>
#include <string.h>

static bool take_vm(void *place, const struct flag *flag, const char *value, struct error *err)
{
	(void)flag;
	return vms_add(place, value, err);
}

static bool take_case(void *place, const struct flag *flag, const char *value, struct error *err)
{
	(void)flag;
	return cases_add(place, value, err);
}

static bool take_probes(void *place, const struct flag *flag, const char *value, struct error *err)
{
	(void)flag;
	return probe_plan_read(place, value, err);
}

static bool take_work(void *place, const struct flag *flag, const char *value, struct error *err)
{
	(void)flag;
	return work_plan_read(place, value, err);
}

static bool take_percentage(void *place, const struct flag *flag, const char *value,
			    struct error *err)
{
	size_t length = strlen(value);
	char *number = strndup(value, length > 0 ? length - 1 : 0);
	double percent;
	bool good = number && length > 1 && value[length - 1] == '%' &&
		    number_of_text(number, &percent) && percent > 0 && percent <= 100;

	free(number);
	if (!good)
		return error_set(err, "--%s '%s' is not a percentage such as 2%%", flag->name,
				 value);
	*(double *)place = percent / 100;
	return true;
}

static const char *const hook_failure_words[] = { "go-on", "stop", NULL };

#define INTO(member) FLAG_INTO(struct collect_options, member)

/* clang-format off */
static const struct flag flags[] = {
	{ "host-a", 'a', "URI", "libvirt URI of host A, where the VMs run at the start; with "
	  "--cloud, Nova's name of it.",
	  FLAG_COPY, INTO(host[SIDE_A]), .section = "hosts" },
	{ "host-b", 'b', "URI", "libvirt URI of host B; with --cloud, Nova's name of it.",
	  FLAG_COPY, INTO(host[SIDE_B]), .section = "hosts" },
	{ "peer-a", 0, "URI",
	  "URI under which host B's daemon reaches host A (default: as --host-a).",
	  FLAG_COPY, INTO(peer[SIDE_A]), .section = "hosts" },
	{ "peer-b", 0, "URI",
	  "URI under which host A's daemon reaches host B (default: as --host-b).",
	  FLAG_COPY, INTO(peer[SIDE_B]), .section = "hosts" },
	{ "cloud", 0, "NAME",
	  "OpenStack moves the VMs: this cloud of clouds.yaml, or envvars for that of the OS_* "
	  "variables.",
	  FLAG_COPY, INTO(cloud), .section = "hosts" },
	{ "region", 0, "NAME", "With --cloud: the region, where there are several.",
	  FLAG_COPY, INTO(region), .section = "hosts" },
	{ "interface", 0, "NAME", "With --cloud: public, internal or admin.",
	  FLAG_COPY, INTO(interface), .section = "hosts" },
	{ "libvirt-a", 0, "URI",
	  "With --cloud: libvirt of host A, for what it alone can tell; %h is the host's name.",
	  FLAG_COPY, INTO(libvirt[SIDE_A]), .section = "hosts" },
	{ "libvirt-b", 0, "URI", "The same of host B (default: as --libvirt-a, if that has a %h).",
	  FLAG_COPY, INTO(libvirt[SIDE_B]), .section = "hosts" },
	{ "evacuate", 0, NULL,
	  "With --cloud: empty host A of all its servers at once, as an operator does: Nova chooses "
	  "where they go, and its compute service is disabled meanwhile. Then they come back.",
	  FLAG_SWITCH, INTO(evacuate), .section = "hosts" },
	{ "rolling", 0, "HOST,HOST,...",
	  "With --cloud: empty one host after the other in that way, as maintenance does; nothing "
	  "comes back.",
	  FLAG_TEXTS, INTO(drained), .wanted = "a host", .section = "hosts" },
	{ "vm", 'm', "NAME[=ADDRESS]",
	  "A VM to move; repeat for more. NAME may be a pattern, such as 'web*', or with --cloud an "
	  "id. ADDRESS (or a host's name, or none) is where it is probed; without it the host is "
	  "asked.",
	  FLAG_TAKE, INTO(vms), .take = take_vm, .section = "vms" },
	{ "all", 0, NULL, "Every VM that runs on host A and can be moved.",
	  FLAG_SWITCH, INTO(all), .section = "vms" },
	{ "check", 0, NULL,
	  "Only look at hosts, VMs and probes, tell what stands in the way and what to do, and end.",
	  FLAG_SWITCH, INTO(check), .section = "call" },
	{ "no-check", 0, NULL, "Begin without looking, which else is done quickly before a run.",
	  FLAG_SWITCH, INTO(no_check), .section = "call" },
	{ "dry-run", 0, NULL,
	  "Only tell every migration in its order, with the estimated time, and end.",
	  FLAG_SWITCH, INTO(dry_run), .section = "call" },
	{ "list", 0, NULL,
	  "Only list the VMs of the hosts, or with --cloud hosts and servers, with what stands against "
	  "moving them, and end.",
	  FLAG_SWITCH, INTO(list), .section = "call" },
	{ "vms", 0, "FILE", "A CSV file of VMs with the columns vm,address.",
	  FLAG_COPY, INTO(vms_file), .section = "vms" },
	{ "case", 'c', "NAME[:PARAM=VALUE,...]",
	  "A case; repeat for more. Parameters: storage=shared|block, tunnelled=yes|no and many "
	  "more; see migstat-collect(1).",
	  FLAG_TAKE, INTO(cases), .take = take_case, .section = "cases" },
	{ "cases", 0, "FILE",
	  "A CSV file of cases with the column case and a column for each parameter.",
	  FLAG_COPY, INTO(cases_file), .section = "cases" },
	{ "cycles", 'n', "N", "How often every VM goes A to B and back in every case.",
	  FLAG_WHOLE, INTO(cycles), .least = 1, .section = "study" },
	{ "order", 0, "ORDER",
	  "sequential: all cycles of a case, then the next one (default); interleaved: a cycle of "
	  "each case in turn; random: the same, with cases and VMs shuffled.",
	  FLAG_WORD, INTO(order), .words = FLAG_LIST(order_words), .section = "study" },
	{ "seed", 0, "N", "Of the shuffling, to repeat it (default: a new one, recorded).",
	  FLAG_WHOLE, INTO(seed), .most = UINT32_MAX, .section = "study" },
	{ "parallel", 'j', "N",
	  "How many VMs are under way at once (default 1; with --evacuate and --rolling all).",
	  FLAG_WHOLE, INTO(parallel), .least = 1, .section = "study" },
	{ "settle", 0, "SECONDS", "Wait between a migration's end and the next one's start.",
	  FLAG_SECONDS, INTO(settle_seconds), .example = "0.1", .section = "study" },
	{ "warm-up", 0, "N", "Cycles of every VM, not measured, where a case first comes up.",
	  FLAG_WHOLE, INTO(warm_up), .section = "study" },
	{ "refusals", 0, "N",
	  "Give a case up that is refused so often in a row (default 5; 0: never).",
	  FLAG_WHOLE, INTO(refusals_most), .section = "study" },
	{ "until-ci", 0, "RATIO%",
	  "Go on until the mean is known to within that, with 95 %, in every case, such as 2%.",
	  FLAG_TAKE, INTO(until_ratio), .take = take_percentage, .one_value = true, .section = "study" },
	{ "until-metric", 0, "NAME", "The mean of what (default total_time_seconds).",
	  FLAG_METRIC, INTO(until_metric), .section = "study" },
	{ "max-cycles", 0, "N", "With --until-ci: the most cycles; --cycles is then the least.",
	  FLAG_WHOLE, INTO(max_cycles), .least = 1, .section = "study" },
	{ "output", 'o', "FOLDER", "The run: a new or empty folder.",
	  FLAG_COPY, INTO(output), .section = "run" },
	{ "resume", 0, "RUN", "Go on with a run that was cut short; its plan and hosts are used.",
	  FLAG_COPY, INTO(resume), .section = "run" },
	{ "before-case", 0, "COMMAND",
	  "A command for /bin/sh before each case, with MIGSTAT_CASE, MIGSTAT_STORAGE and so on in "
	  "its environment. If it fails, the case is not attempted.",
	  FLAG_COPY, INTO(command[HOOK_BEFORE_CASE]), .section = "commands" },
	{ "after-case", 0, "COMMAND", "The same after each case.",
	  FLAG_COPY, INTO(command[HOOK_AFTER_CASE]), .section = "commands" },
	{ "before", 0, "COMMAND",
	  "A command before each migration, with MIGSTAT_VM and so on as well. If it fails, the "
	  "migration is not attempted.",
	  FLAG_COPY, INTO(command[HOOK_BEFORE]), .section = "commands" },
	{ "after", 0, "COMMAND", "The same after each migration, with MIGSTAT_OUTCOME.",
	  FLAG_COPY, INTO(command[HOOK_AFTER]), .section = "commands" },
	{ "hook-failure", 0, "go-on|stop",
	  "What follows when such a command fails: an event (default), or the end.",
	  FLAG_WORD, INTO(hook_failure_stops), .words = FLAG_LIST(hook_failure_words),
	  .section = "commands" },
	{ "deadline", 0, "SECONDS",
	  "A migration whose call takes longer is late, or what the case's at-deadline says. For "
	  "cases without a deadline of their own.",
	  FLAG_SECONDS, INTO(deadline_seconds), .least = 0.001, .example = "0.1",
	  .section = "cases" },
	{ "patience", 0, "SECONDS",
	  "A migration that moves nothing for so long is cancelled, and then given up (default "
	  "600; 0: never).",
	  FLAG_SECONDS, INTO(patience_seconds), .least = 1, .or_none = true, .section = "study" },
	{ "interval", 0, "SECONDS", "Between two samples of the running job (default 0.1).",
	  FLAG_SECONDS, INTO(interval_seconds), .least = 0.001, .example = "0.1",
	  .section = "samples" },
	{ "probe", 0, "LIST",
	  "The probes of each VM that has an address, in the order in which they count: icmp, "
	  "udp[:PORT], tcp[:PORT], or none (default icmp,udp:7,tcp:7).",
	  FLAG_TAKE, INTO(observe.probes), .take = take_probes, .one_value = true,
	  .section = "probes" },
	{ "probe-interval", 0, "SECONDS",
	  "Between two probes of a kind (default 0.01, least 0.001).",
	  FLAG_SECONDS, INTO(observe.probes.interval_seconds), .least = 0.001,
	  .section = "probes" },
	{ "margin", 0, "SECONDS",
	  "Probes and samples count from this long before each migration until this long after it "
	  "(default 1; 0: none, and no probes).",
	  FLAG_SECONDS, INTO(observe.margin_seconds), .least = 0.05, .or_none = true,
	  .section = "probes" },
	{ "lost-after", 0, "SECONDS",
	  "A VM that answers no probe this long after the margin is probe_lost (default 10).",
	  FLAG_SECONDS, INTO(observe.lost_seconds), .least = 0.1, .section = "probes" },
	{ "sample-interval", 0, "SECONDS",
	  "Between two samples of hosts and VMs (default 0.1; 0: none).",
	  FLAG_SECONDS, INTO(observe.sample_seconds), .least = 0.01, .or_none = true,
	  .section = "samples" },
	{ "work-rate", 0, "udp:PORT:NAME",
	  "Ask each guest for its counter of work: it answers a datagram to PORT with NAME=DIGITS.",
	  FLAG_TAKE, INTO(observe.work), .take = take_work, .one_value = true,
	  .section = "samples" },
	{ "plan", 0, "FILE",
	  "A file that says what the command line can say; what both speak of, this one decides.",
	  FLAG_PLAN, INTO(plan) },
	{ "print-plan", 0, NULL, "Only write what is asked for as such a file, and end.",
	  FLAG_SWITCH, INTO(print_plan) },
	{ "quiet", 'q', NULL, "No progress.",
	  FLAG_SWITCH, INTO(quiet), .section = "call" },
};
/* clang-format on */

const struct verb verb_collect = {
	.name = "collect",
	.operands = "-o RUN",
	.purpose = "Moves VMs from host A to host B and back, again and again, and writes every\n"
		   "measured migration to the run's tables.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue = "Exit status: 0 the plan was carried out (whatever became of the migrations),\n"
		    "1 it could not be, 2 wrong usage, 5 not one migration succeeded. See "
		    "migstat-collect(1).\n",
	.options_size = sizeof(struct collect_options),
	.defaults = &(const struct collect_options){ .interval_seconds = 0.1,
						     .refusals_most = 5,
						     .patience_seconds = 600 },
	.begin = collect_options_begin,
	.finish = collect_options_finish,
	.free = collect_options_free,
};
