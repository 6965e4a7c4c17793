/* options-drain.c — what --evacuate and --rolling ask. */
#include "options.h"

#include <stdlib.h>
#include <string.h>

static bool has_text(char **place, const char *text, struct error *err)
{
	*place = strdup(text);
	return *place || error_memory(err);
}

static bool is_twice(const struct texts *hosts, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (strcmp(hosts->at[i], hosts->at[index]) == 0)
			return true;
	return false;
}

/* The list says which hosts, in which order, and how many there are. */
static bool check_rolling(struct collect_options *options, struct error *err)
{
	const struct texts *hosts = &options->drained;

	if (options->host[SIDE_A] || options->host[SIDE_B])
		return error_set(err, "--rolling names the hosts: leave out --host-a and --host-b");
	if (options->libvirt[SIDE_A] || options->libvirt[SIDE_B])
		return error_set(err,
				 "--libvirt-a and --libvirt-b are of two hosts: with --rolling "
				 "only Nova and the probes tell of the VMs");
	if (options->cycles > 0 || options->until_ratio > 0 || options->warm_up > 0 ||
	    options->order != ORDER_SEQUENTIAL)
		return error_set(err, "--rolling empties each host once, in the order of its list: "
				      "leave out --cycles, --until-ci, --warm-up and --order");
	if (options->dry_run)
		return error_set(err,
				 "--rolling: where a server will be when its host's turn comes, "
				 "Nova decides: --check tells what stands in the way");
	for (size_t i = 0; i < hosts->count; i++)
		if (is_twice(hosts, i))
			return error_set(err, "--rolling names host '%s' twice", hosts->at[i]);
	options->cycles = (int)hosts->count;
	return has_text(&options->host[SIDE_A], hosts->at[0], err);
}

static bool check_evacuate(struct collect_options *options, struct error *err)
{
	if (!options->host[SIDE_A])
		return error_set(err, "--evacuate: which host? Name it by --host-a HOST");
	if (options->host[SIDE_B] && !(options->libvirt[SIDE_A] || options->libvirt[SIDE_B]))
		return error_set(err, "--evacuate lets Nova choose where the servers go: --host-b "
				      "only says which other host's libvirt is asked");
	if (!options->host[SIDE_B] && (options->libvirt[SIDE_A] || options->libvirt[SIDE_B]))
		return error_set(err, "--evacuate with --libvirt-a needs --host-b, too: the only "
				      "other host on which the servers can be");
	texts_add(&options->drained, "%s", options->host[SIDE_A]);
	return true;
}

static bool check_vms(const struct vms *vms, struct error *err)
{
	for (size_t i = 0; i < vms->count; i++)
		if (vm_is_pattern(vms->at[i].name))
			return error_set(err,
					 "--vm '%s': a host is emptied of all its servers; --vm "
					 "only says the address of one: --vm NAME=ADDRESS",
					 vms->at[i].name);
	return true;
}

bool collect_options_drain(struct collect_options *options, struct error *err)
{
	bool rolling = options->drained.count > 0;

	if (!rolling && !options->evacuate)
		return true;
	if (rolling && options->evacuate)
		return error_set(err, "--evacuate and --rolling exclude one another: one host and "
				      "back, or host after host");
	if (!options->cloud)
		return error_set(err, "--evacuate and --rolling are OpenStack's: with --cloud "
				      "NAME; libvirt's hosts are emptied by --all --parallel N");
	options->all = true;
	options->rolling = rolling;
	return check_vms(&options->vms, err) &&
	       (rolling ? check_rolling(options, err) : check_evacuate(options, err));
}

bool collect_options_drain_cases(const struct collect_options *options, struct error *err)
{
	if (options->drained.count > 0 && !check_vms(&options->vms, err))
		return false;
	return !options->rolling || options->cases.count <= 1 ||
	       error_set(err, "--rolling goes through the hosts once: one case, not %zu",
			 options->cases.count);
}
