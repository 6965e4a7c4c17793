/* options.c — the command line of `migstat collect`. */
#include "options.h"

#include "options-take.h"

#include "datasets/array.h"
#include "datasets/metric.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

/* With --until-ci: before, a few values may agree by chance. */
enum { LEAST_CYCLES = 3 };

static const struct flag flags[] = {
	{ "host-a", 'a', "URI", "libvirt URI of host A, where the VMs run at the start." },
	{ "host-b", 'b', "URI", "libvirt URI of host B." },
	{ "peer-a", 0, "URI",
	  "URI under which host B's daemon reaches host A (default: as --host-a)." },
	{ "peer-b", 0, "URI",
	  "URI under which host A's daemon reaches host B (default: as --host-b)." },
	{ "vm", 'm', "NAME[=ADDRESS]",
	  "A VM to move; repeat for more. The address goes into the "
	  "run's description." },
	{ "vms", 0, "FILE", "A CSV file of VMs with the columns vm,address." },
	{ "case", 'c', "NAME[:PARAM=VALUE,...]",
	  "A case; repeat for more. Parameters: storage=shared|block, tunnelled=yes|no and many "
	  "more; see migstat-collect(1)." },
	{ "cases", 0, "FILE",
	  "A CSV file of cases with the column case and a column for each parameter." },
	{ "cycles", 'n', "N", "How often every VM goes A to B and back in every case." },
	{ "order", 0, "ORDER",
	  "sequential: all cycles of a case, then the next one (default); interleaved: a cycle of "
	  "each case in turn; random: the same, with cases and VMs shuffled." },
	{ "seed", 0, "N", "Of the shuffling, to repeat it (default: a new one, recorded)." },
	{ "parallel", 'j', "N", "How many VMs are under way at once (default 1)." },
	{ "settle", 0, "SECONDS", "Wait between a migration's end and the next one's start." },
	{ "warm-up", 0, "N", "Cycles of every VM, not measured, where a case first comes up." },
	{ "until-ci", 0, "RATIO%",
	  "Go on until the mean's 95 % interval is that narrow for every case, such as 2%." },
	{ "until-metric", 0, "NAME", "The mean of what (default total_time_seconds)." },
	{ "max-cycles", 0, "N", "With --until-ci: the most cycles; --cycles is then the least." },
	{ "output", 'o', "FOLDER", "The run: a new or empty folder." },
	{ "resume", 0, "RUN", "Go on with a run that was cut short; its plan and hosts are used." },
	{ "before-case", 0, "COMMAND",
	  "A command for /bin/sh before each case, with MIGSTAT_CASE, MIGSTAT_STORAGE and so on in "
	  "its environment. If it fails, the case is not attempted." },
	{ "after-case", 0, "COMMAND", "The same after each case." },
	{ "before", 0, "COMMAND",
	  "A command before each migration, with MIGSTAT_VM and so on as well. If it fails, the "
	  "migration is not attempted." },
	{ "after", 0, "COMMAND", "The same after each migration, with MIGSTAT_OUTCOME." },
	{ "hook-failure", 0, "go-on|stop",
	  "What follows when such a command fails: an event (default), or the end." },
	{ "deadline", 0, "SECONDS",
	  "A migration whose call takes longer is late, or what the case's at-deadline says. For "
	  "cases without a deadline of their own." },
	{ "interval", 0, "SECONDS", "Between two samples of the running job (default 0.1)." },
	{ "probe", 0, "LIST",
	  "The probes of each VM that has an address, in the order in which they count: "
	  "icmp, udp[:PORT], tcp[:PORT], or none (default icmp,udp:7,tcp:7)." },
	{ "probe-interval", 0, "SECONDS",
	  "Between two probes of a kind (default 0.01, least 0.001)." },
	{ "margin", 0, "SECONDS",
	  "Probes and samples count from this long before each migration until this long after it "
	  "(default 1; 0: none, and no probes)." },
	{ "lost-after", 0, "SECONDS",
	  "A VM that answers no probe this long after the margin is probe_lost (default 10)." },
	{ "sample-interval", 0, "SECONDS",
	  "Between two samples of hosts and VMs (default 0.1; 0: none)." },
	{ "work-rate", 0, "udp:PORT:NAME",
	  "Ask each guest for its counter of work: it answers a datagram to PORT with "
	  "NAME=DIGITS." },
	{ "quiet", 'q', NULL, "No progress." },
};

const struct verb verb_collect = {
	.name = "collect",
	.operands = "-o RUN",
	.purpose = "Moves VMs from host A to host B and back, again and again, and writes every\n"
		   "measured migration to the run's tables.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue = "Exit status: 0 the plan was carried out (whatever became of the migrations),\n"
		    "1 it could not be, 2 wrong usage. See migstat-collect(1).\n",
};

/* --resume takes the plan from the run; a second plan beside it would be a contradiction. */
static bool check_resume(const struct collect_options *options, struct error *err)
{
	if (options->output)
		return error_set(err, "--resume and --output exclude one another: a resumed run "
				      "stays in its folder");
	if (options->cases.count > 0 || options->vms.count > 0 || options->cycles > 0 ||
	    options->cases_file || options->vms_file || options->max_cycles > 0 ||
	    options->until_ratio > 0 || options->order != ORDER_SEQUENTIAL)
		return error_set(err, "--resume goes on with the run's own plan: leave out --case, "
				      "--cases, --vm, --vms, --cycles, --order and --until-ci");
	return true;
}

/* --cycles is what is done, or with --until-ci the least of it. */
static bool check_cycles(const struct collect_options *options, struct error *err)
{
	if (options->until_ratio == 0 && options->max_cycles > 0)
		return error_set(err, "--max-cycles belongs to --until-ci; give --cycles N");
	if (options->until_ratio == 0 && options->cycles == 0)
		return error_set(err, "--cycles N is missing");
	if (options->until_ratio > 0 && options->max_cycles == 0)
		return error_set(err, "--until-ci needs --max-cycles N: it may never be reached");
	if (options->until_ratio > 0 && options->cycles > options->max_cycles)
		return error_set(err, "--cycles, the least, is more than --max-cycles, the most");
	return true;
}

static bool check_new(const struct collect_options *options, struct error *err)
{
	if (!options->host[SIDE_A])
		return error_set(err, "--host-a URI is missing, such as qemu+tls://host-a/system");
	if (!options->host[SIDE_B])
		return error_set(err, "--host-b URI is missing, such as qemu+tls://host-b/system");
	if (options->vms.count == 0 && !options->vms_file)
		return error_set(err, "no VM to move: give --vm NAME or --vms FILE");
	if (options->cases.count == 0 && !options->cases_file)
		return error_set(err,
				 "no case: give --case NAME[:PARAM=VALUE,...] or --cases FILE");
	if (!check_cycles(options, err))
		return false;
	if (!options->output)
		return error_set(err, "--output FOLDER is missing: where the run is to be written");
	return true;
}

enum flags_result options_parse(struct collect_options *options, int argc, char **argv,
				struct error *err)
{
	enum flags_result result;
	int first;

	*options = (struct collect_options){ .interval_seconds = 0.1,
					     .parallel = 1,
					     .observe = observe_defaults() };
	options->until_metric = METRIC_TOTAL_TIME_SECONDS;
	if (getrandom(&options->seed, sizeof options->seed, 0) != sizeof options->seed) {
		error_set(err, "no random seed: %s", strerror(errno));
		return FLAGS_WRONG;
	}
	result = flags_parse(&verb_collect, argc, argv, options_take, options, &first, err);
	if (result != FLAGS_RUN)
		return result;
	if (first < argc) {
		error_set(err, "'%s' is one word too many; every argument of collect has an option",
			  argv[first]);
		return FLAGS_WRONG;
	}
	if (!(options->resume ? check_resume(options, err) : check_new(options, err)) ||
	    !observe_check(&options->observe, err))
		return FLAGS_WRONG;
	if (options->until_ratio > 0) {
		options->least_cycles = options->cycles > 0 ? options->cycles : LEAST_CYCLES;
		options->cycles = options->max_cycles;
	}
	return FLAGS_RUN;
}

bool options_read_files(struct collect_options *options, struct error *err)
{
	if (options->cases_file && !cases_read(&options->cases, options->cases_file, err))
		return false;
	if (options->vms_file && !vms_read(&options->vms, options->vms_file, err))
		return false;
	if (options->until_ratio > 0 && options->vms.count < 2)
		return error_set(err,
				 "--until-ci needs two VMs or more: the interval stands on the "
				 "means of the VMs");
	return cases_set_deadline(&options->cases, options->deadline_seconds, err);
}

void options_free(struct collect_options *options)
{
	for (int i = 0; i < 2; i++) {
		free(options->host[i]);
		free(options->peer[i]);
	}
	cases_free(&options->cases);
	vms_free(&options->vms);
	free(options->cases_file);
	free(options->vms_file);
	for (int i = 0; i < HOOK_COUNT; i++)
		free(options->command[i]);
	free(options->output);
	free(options->resume);
	*options = (struct collect_options){ 0 };
}
