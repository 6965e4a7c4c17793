/* drain.c — words about a host that is being emptied. */
#include "drain.h"

#include <stdio.h>

const char drain_reason[] = "migstat is emptying this host";

void drain_command(char text[DRAIN_COMMAND_SIZE], const char *host)
{
	snprintf(text, DRAIN_COMMAND_SIZE,
		 "openstack compute service set --enable '%s' nova-compute", host);
}
