/* options.c — the command line of `migstat collect`. */
#include "options.h"

#include "datasets/table.h"

#include <stdlib.h>
#include <string.h>

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
	  "A case; repeat for more. Parameters: storage=shared|block, tunnelled=yes|no, "
	  "unsafe=yes|no, bandwidth=MiB/s, downtime-limit=ms." },
	{ "cases", 0, "FILE", "A CSV file of cases: the column case and one for each parameter." },
	{ "cycles", 'n', "N", "How often every VM goes A to B and back in every case." },
	{ "output", 'o', "FOLDER", "The run: a new or empty folder." },
	{ "resume", 0, "RUN", "Go on with a run that was cut short; its plan and hosts are used." },
	{ "before-case", 0, "COMMAND",
	  "A command for /bin/sh before each case, with MIGSTAT_CASE, MIGSTAT_STORAGE and "
	  "MIGSTAT_TUNNELLED in its environment. If it fails, the case is not attempted." },
	{ "deadline", 0, "SECONDS",
	  "A migration whose call takes longer is marked late. It is waited for all the same." },
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
	.flag_count = sizeof flags / sizeof *flags,
	.epilogue = "Exit status: 0 the plan was carried out (whatever became of the migrations),\n"
		    "1 it could not be, 2 wrong usage. See migstat-collect(1).\n",
};

static bool take_text(char **text, const char *name, const char *value, struct error *err)
{
	if (value[0] == '\0')
		return error_set(err, "--%s is empty", name);
	free(*text);
	*text = strdup(value);
	return *text || error_memory(err);
}

static bool take_seconds(double *seconds, const char *name, const char *value, struct error *err)
{
	if (number_of_text(value, seconds) && *seconds >= 0.001 && *seconds <= 1e6)
		return true;
	return error_set(err, "--%s '%s' is not a number of seconds from 0.001 on, such as 0.1",
			 name, value);
}

static bool take_cycles(int *cycles, const char *value, struct error *err)
{
	long long number;

	if (!integer_of_text(value, 1, 1000000, &number))
		return error_set(err, "--cycles '%s' is not a whole number from 1 on", value);
	*cycles = (int)number;
	return true;
}

static bool take(void *closure, const char *name, const char *value, struct error *err)
{
	struct collect_options *options = closure;
	const struct {
		const char *name;
		char **text;
	} texts[] = {
		{ "host-a", &options->host[SIDE_A] },
		{ "host-b", &options->host[SIDE_B] },
		{ "peer-a", &options->peer[SIDE_A] },
		{ "peer-b", &options->peer[SIDE_B] },
		{ "before-case", &options->before_case },
		{ "output", &options->output },
		{ "resume", &options->resume },
		{ "cases", &options->cases_file },
		{ "vms", &options->vms_file },
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (strcmp(name, texts[i].name) == 0)
			return take_text(texts[i].text, name, value, err);
	if (strcmp(name, "vm") == 0)
		return vms_add(&options->vms, value, err);
	if (strcmp(name, "case") == 0)
		return cases_add(&options->cases, value, err);
	if (strcmp(name, "cycles") == 0)
		return take_cycles(&options->cycles, value, err);
	if (strcmp(name, "deadline") == 0)
		return take_seconds(&options->deadline_seconds, name, value, err);
	if (strcmp(name, "interval") == 0)
		return take_seconds(&options->interval_seconds, name, value, err);
	if (observe_knows(name))
		return observe_take(&options->observe, name, value, err);
	options->quiet = true; /* --quiet, the last of the table */
	return true;
}

/* --resume takes the plan from the run; a second plan beside it would be a contradiction. */
static bool check_resume(const struct collect_options *options, struct error *err)
{
	if (options->output)
		return error_set(err, "--resume and --output exclude one another: a resumed run "
				      "stays in its folder");
	if (options->cases.count > 0 || options->vms.count > 0 || options->cycles > 0 ||
	    options->cases_file || options->vms_file)
		return error_set(err, "--resume goes on with the run's own plan: leave out --case, "
				      "--cases, --vm, --vms and --cycles");
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
	if (options->cycles == 0)
		return error_set(err, "--cycles N is missing");
	if (!options->output)
		return error_set(err, "--output FOLDER is missing: where the run is to be written");
	return true;
}

enum flags_result options_parse(struct collect_options *options, int argc, char **argv,
				struct error *err)
{
	enum flags_result result;
	int first;

	*options =
		(struct collect_options){ .interval_seconds = 0.1, .observe = observe_defaults() };
	result = flags_parse(&verb_collect, argc, argv, take, options, &first, err);
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
	return FLAGS_RUN;
}

bool options_read_files(struct collect_options *options, struct error *err)
{
	if (options->cases_file && !cases_read(&options->cases, options->cases_file, err))
		return false;
	return !options->vms_file || vms_read(&options->vms, options->vms_file, err);
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
	free(options->before_case);
	free(options->output);
	free(options->resume);
	*options = (struct collect_options){ 0 };
}
