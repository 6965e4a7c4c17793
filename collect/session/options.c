/* options.c — what `migstat collect` is asked for: defaults, contradictions, files. */
#include "options.h"

#include "collect/study/until.h"

#include "datasets/metric.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

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
	if (options->until_ratio > 0 &&
	    ((options->cycles > 0 && options->cycles < UNTIL_LEAST_CYCLES) ||
	     options->max_cycles < UNTIL_LEAST_CYCLES))
		return error_set(err,
				 "--until-ci needs %d cycles or more before it is looked at: fewer "
				 "do not tell how cycles resemble their neighbours",
				 UNTIL_LEAST_CYCLES);
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

static bool check_cloud(const struct collect_options *options, struct error *err)
{
	if (options->cloud && (options->peer[SIDE_A] || options->peer[SIDE_B]))
		return error_set(err, "--peer-a and --peer-b are libvirt's: with --cloud, Nova "
				      "knows how its hosts reach one another");
	return options->cloud ||
	       (!options->region && !options->interface && !options->libvirt[SIDE_A] &&
		!options->libvirt[SIDE_B]) ||
	       error_set(err, "--region, --interface, --libvirt-a and --libvirt-b belong to "
			      "--cloud NAME");
}

bool collect_options_begin(void *closure, struct error *err)
{
	struct collect_options *options = closure;

	options->observe = observe_defaults();
	options->until_metric = METRIC_TOTAL_TIME_SECONDS;
	return getrandom(&options->seed, sizeof options->seed, 0) == sizeof options->seed ||
	       error_set(err, "no random seed: %s", strerror(errno));
}

bool collect_options_finish(void *closure, size_t count, char **operands, struct error *err)
{
	struct collect_options *options = closure;

	if (count > 0)
		return error_set(err,
				 "'%s' is one word too many; every argument of collect has an "
				 "option",
				 operands[0]);
	if (!(options->resume ? check_resume(options, err) : check_new(options, err)) ||
	    !(options->resume || check_cloud(options, err)) ||
	    !observe_check(&options->observe, err))
		return false;
	if (options->until_ratio > 0) {
		options->least_cycles = options->cycles > 0 ? options->cycles : UNTIL_LEAST_CYCLES;
		options->cycles = options->max_cycles;
	}
	return true;
}

bool collect_options_read_files(struct collect_options *options, struct error *err)
{
	if (options->cases_file && !cases_read(&options->cases, options->cases_file, err))
		return false;
	if (options->vms_file && !vms_read(&options->vms, options->vms_file, err))
		return false;
	if (options->until_ratio > 0 && options->vms.count < UNTIL_LEAST_VMS)
		return error_set(
			err,
			"--until-ci needs %d VMs or more, not %zu: fewer do not tell how VMs "
			"differ, and no number of cycles would do; give more VMs, or a fixed "
			"number of --cycles",
			UNTIL_LEAST_VMS, options->vms.count);
	return cases_set_deadline(&options->cases, options->deadline_seconds, err);
}

void collect_options_free(void *closure)
{
	struct collect_options *options = closure;

	free(options->cloud);
	free(options->region);
	free(options->interface);
	for (int i = 0; i < 2; i++) {
		free(options->libvirt[i]);
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
}
