/* options.c — what `migstat collect` is asked for: defaults, contradictions, files. */
#include "options.h"

#include "collect/patience/patience.h"
#include "collect/study/until.h"

#include "datasets/array.h"
#include "datasets/metric.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

/* --resume takes the plan from the run; a second plan beside it would be a contradiction. */
static bool check_resume(const struct collect_options *options, struct error *err)
{
	if (options->output)
		return error_set(err, "--resume and --output exclude one another: a resumed run "
				      "stays in its folder");
	if (options->cases.count > 0 || options->vms.count > 0 || options->all ||
	    options->cycles > 0 || options->cases_file || options->vms_file ||
	    options->max_cycles > 0 || options->until_ratio > 0 || options->evacuate ||
	    options->drained.count > 0 || options->order != ORDER_SEQUENTIAL)
		return error_set(err, "--resume goes on with the run's own plan: leave out --case, "
				      "--cases, --vm, --vms, --all, --cycles, --order, --until-ci, "
				      "--evacuate and --rolling");
	return true;
}

/* --cycles is what is done, or with --until-ci the least of it. */
static bool check_cycles(const struct collect_options *options, struct error *err)
{
	if (options->until_ratio == 0 && options->max_cycles > 0)
		return error_set(err, "--max-cycles belongs to --until-ci; give --cycles N");
	if (options->max_cycles == 0)
		return true;
	if (options->cycles > options->max_cycles)
		return error_set(err, "--cycles, the least, is more than --max-cycles, the most");
	if (((options->cycles > 0 && options->cycles < UNTIL_LEAST_CYCLES) ||
	     options->max_cycles < UNTIL_LEAST_CYCLES))
		return error_set(err,
				 "--until-ci needs %d cycles or more before it is looked at: fewer "
				 "do not tell how cycles resemble their neighbours",
				 UNTIL_LEAST_CYCLES);
	return true;
}

/* Whoever forgot several things is told of all of them at once. */
static bool check_missing(const struct collect_options *options, struct error *err)
{
	const struct {
		bool missing;
		const char *what;
	} wanted[] = {
		{ !options->host[SIDE_A], "--host-a URI (such as qemu+ssh://host-a/system)" },
		{ !options->host[SIDE_B] && options->drained.count == 0, "--host-b URI" },
		{ options->vms.count == 0 && !options->vms_file && !options->all,
		  "--vm NAME, --vms FILE or --all" },
		{ options->cases.count == 0 && !options->cases_file,
		  "--case NAME[:PARAM=VALUE,...] or --cases FILE" },
		{ options->until_ratio == 0 && options->cycles == 0 && !options->check,
		  "--cycles N" },
		{ options->until_ratio > 0 && options->max_cycles == 0,
		  "--max-cycles N (--until-ci may never be reached)" },
		{ !options->output && !options->check && !options->dry_run,
		  "--output FOLDER, where the run is to be written" },
	};
	char list[512] = "";
	size_t used = 0;
	size_t count = 0;

	for (size_t i = 0; i < COUNT(wanted); i++)
		if (wanted[i].missing)
			used += (size_t)snprintf(list + used, sizeof list - used, "%s%s",
						 count++ > 0 ? "; " : "", wanted[i].what);
	return count == 0 || error_set(err, "missing: %s", list);
}

static bool check_new(const struct collect_options *options, struct error *err)
{
	return check_cycles(options, err) && check_missing(options, err);
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
	if (options->print_plan)
		return true; /* it may be half a plan, to be filled in */
	if (options->list)
		return options->cloud || options->host[SIDE_A] || options->host[SIDE_B] ||
		       error_set(err, "--list: of which host? Name it by --host-a URI, or a cloud "
				      "by --cloud NAME");
	if (options->check && options->no_check)
		return error_set(err, "--check and --no-check exclude one another");
	if (options->resume && (options->check || options->dry_run))
		return error_set(err,
				 "--check and --dry-run are of new runs; a resumed run is checked "
				 "when it begins");
	if (options->check && options->cycles == 0 && options->until_ratio == 0 &&
	    options->drained.count == 0)
		options->cycles = 1;
	if (!(options->resume ? check_resume(options, err)
			      : collect_options_drain(options, err) && check_new(options, err)) ||
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
	return collect_options_drain_cases(options, err) &&
	       cases_set_deadline(&options->cases, options->deadline_seconds, err);
}

double collect_options_begin_seconds(const struct collect_options *options)
{
	double patience = options->patience_seconds;

	return patience > 0 ? fmin(patience, PATIENCE_ANSWER_SECONDS) : PATIENCE_ANSWER_SECONDS;
}

bool collect_options_check_vms(const struct collect_options *options, struct error *err)
{
	if (options->until_ratio > 0 && options->vms.count < UNTIL_LEAST_VMS)
		return error_set(
			err,
			"--until-ci needs %d VMs or more, not %zu: fewer do not tell how VMs "
			"differ, and no number of cycles would do; give more VMs, or a fixed "
			"number of --cycles",
			UNTIL_LEAST_VMS, options->vms.count);
	return true;
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
	texts_free(&options->drained);
	for (int i = 0; i < HOOK_COUNT; i++)
		free(options->command[i]);
	free(options->output);
	free(options->resume);
	free(options->plan.path);
	free(options->plan.text);
}
