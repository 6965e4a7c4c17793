/* drain.c — what empties a host, passed on: between migrations, and no host's libvirt is asked. */
#include "inside.h"

static struct driver *inner_of(struct driver *driver)
{
	return ((struct patient *)driver)->inner;
}

static bool aim(struct driver *driver, const char *host, struct error *err)
{
	struct driver *inner = inner_of(driver);

	return inner->operations->drain->aim(inner, host, err);
}

static bool look(struct driver *driver, const char *host, struct drain_host *seen,
		 struct error *err)
{
	struct driver *inner = inner_of(driver);

	return inner->operations->drain->look(inner, host, seen, err);
}

static bool shut(struct driver *driver, const char *host, struct error *err)
{
	struct driver *inner = inner_of(driver);

	return inner->operations->drain->shut(inner, host, err);
}

static bool open_host(struct driver *driver, const char *host, struct error *err)
{
	struct driver *inner = inner_of(driver);

	return inner->operations->drain->open(inner, host, err);
}

const struct drain_operations patient_drain = {
	.aim = aim, .look = look, .shut = shut, .open = open_host
};
