/* hosts.c — the two hosts as the command line names them. */
#include "hosts.h"

#include <stdlib.h>
#include <string.h>

/* *host may be NULL: then nothing was given. */
static bool resolve(struct display *display, const char *flag, char **host, struct error *err)
{
	struct error why = { 0 };
	char *typed = *host ? strdup(*host) : NULL;
	bool changed = false;
	bool good = !*host || (typed && libvirt_uri_resolve(host, &changed, &why));

	if (changed)
		display_say(display, "--%s %s is %s", flag, typed, *host);
	if (!good)
		error_set(err, "--%s: %s", flag, typed ? why.text : "no memory");
	free(typed);
	return good;
}

/* Whether collect leads every migration, so that no host has to reach the other's daemon. */
static bool is_managed(const struct cases *cases)
{
	size_t managed = 0;

	for (size_t i = 0; i < cases->count; i++)
		managed += case_word(&cases->at[i], PARAMETER_CONTROL) == CONTROL_MANAGED;
	return managed == cases->count;
}

bool hosts_of(struct libvirt_hosts *hosts, struct collect_options *options, struct display *display,
	      struct error *err)
{
	static const char *const flags[2][2] = { { "host-a", "peer-a" }, { "host-b", "peer-b" } };

	hosts->managed = is_managed(&options->cases);
	hosts->answer_seconds = collect_options_begin_seconds(options);
	for (int i = 0; i < 2; i++) {
		if (!resolve(display, flags[i][0], &options->host[i], err) ||
		    !resolve(display, flags[i][1], &options->peer[i], err))
			return false;
		hosts->uri[i] = options->host[i];
		hosts->peer[i] = options->peer[i];
	}
	return true;
}
