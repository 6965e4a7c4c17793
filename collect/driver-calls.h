/*
 * driver-calls.h — a platform's operations in words: driver_look(driver, side, vm, &view). What a
 * platform need not have is answered for it here; each is told of in driver.h.
 */
#ifndef MIGSTAT_COLLECT_DRIVER_CALLS_H
#define MIGSTAT_COLLECT_DRIVER_CALLS_H

#include "collect/driver.h"

static inline const char *driver_host_name(struct driver *driver, enum side side)
{
	return driver->operations->host_name(driver, side);
}

static inline void driver_look(struct driver *driver, enum side side, const char *vm,
			       struct host_view *view)
{
	driver->operations->look(driver, side, vm, view);
}

/* view[side] of each host. */
static inline void driver_look_both(struct driver *driver, const char *vm, struct host_view view[2])
{
	driver_look(driver, SIDE_A, vm, &view[SIDE_A]);
	driver_look(driver, SIDE_B, vm, &view[SIDE_B]);
}

static inline bool driver_prepare(struct driver *driver, const struct migration_request *request,
				  struct error *err)
{
	return driver->operations->prepare(driver, request, err);
}

static inline void driver_migrate(struct driver *driver, const struct migration_request *request,
				  struct migration_result *result)
{
	driver->operations->migrate(driver, request, result);
}

static inline void driver_give_up(struct driver *driver, const struct migration_request *request)
{
	if (driver->operations->give_up)
		driver->operations->give_up(driver, request);
}

static inline bool driver_sample(struct driver *driver, const struct migration_request *request,
				 struct progress_row *row)
{
	return driver->operations->sample && driver->operations->sample(driver, request, row);
}

static inline void driver_finish(struct driver *driver, const struct migration_request *request,
				 struct migration_result *result)
{
	if (driver->operations->finish)
		driver->operations->finish(driver, request, result);
}

static inline bool driver_in_force(struct driver *driver, const struct migration_request *request,
				   struct told told[PARAMETER_COUNT])
{
	return driver->operations->in_force && driver->operations->in_force(driver, request, told);
}

static inline bool driver_cancel(struct driver *driver, const struct migration_request *request,
				 struct error *err)
{
	return driver->operations->cancel(driver, request, err);
}

static inline bool driver_post_copy(struct driver *driver, const struct migration_request *request,
				    struct error *err)
{
	return driver->operations->post_copy(driver, request, err);
}

static inline bool driver_suspend(struct driver *driver, const struct migration_request *request,
				  struct error *err)
{
	return driver->operations->suspend(driver, request, err);
}

static inline bool driver_force(struct driver *driver, const struct migration_request *request,
				struct error *err)
{
	return driver->operations->force(driver, request, err);
}

static inline bool driver_recover(struct driver *driver, const struct migration_request *request,
				  struct error *err)
{
	return driver->operations->recover(driver, request, err);
}

static inline bool driver_resume(struct driver *driver, enum side side, const char *vm,
				 struct error *err)
{
	return driver->operations->resume(driver, side, vm, err);
}

static inline bool driver_undefine(struct driver *driver, enum side side, const char *vm,
				   struct error *err)
{
	return driver->operations->undefine(driver, side, vm, err);
}

static inline bool driver_elsewhere(struct driver *driver, const char *vm, char host[64])
{
	return driver->operations->elsewhere && driver->operations->elsewhere(driver, vm, host);
}

static inline bool driver_disagrees(struct driver *driver, const struct migration_request *request,
				    const struct host_view view[2], struct error *why)
{
	return driver->operations->disagrees &&
	       driver->operations->disagrees(driver, request, view, why);
}

static inline bool driver_find(struct driver *driver, struct vms *vms, struct error *err)
{
	return !driver->operations->find || driver->operations->find(driver, vms, err);
}

static inline bool driver_takes(struct driver *driver, const struct migration_case *one,
				bool hooked, struct error *err)
{
	return !driver->operations->takes || driver->operations->takes(driver, one, hooked, err);
}

static inline bool driver_can_load(const struct driver *driver)
{
	return driver->operations->load;
}

static inline bool driver_load(struct driver *driver, enum side side, const struct vms *vms,
			       struct load *load)
{
	return driver->operations->load(driver, side, vms, load);
}

static inline bool driver_guests(struct driver *driver, enum side side, struct guests *guests,
				 struct error *err)
{
	if (driver->operations->guests)
		return driver->operations->guests(driver, side, guests, err);
	return error_set(err, "this platform does not list its VMs");
}

static inline bool driver_address(struct driver *driver, enum side side, const char *vm,
				  char address[GUEST_ADDRESS_SIZE], const char **from)
{
	return driver->operations->address &&
	       driver->operations->address(driver, side, vm, address, from);
}

static inline void driver_examine(struct driver *driver, const struct examine_scene *scene,
				  finding_sink *sink, void *closure)
{
	if (driver->operations->examine)
		driver->operations->examine(driver, scene, sink, closure);
}

static inline json_t *driver_describe(struct driver *driver, const struct vms *vms)
{
	return driver->operations->describe(driver, vms);
}

static inline void driver_mute(struct driver *driver)
{
	if (driver->operations->mute)
		driver->operations->mute(driver);
}

/* NULL is allowed. */
static inline void driver_close(struct driver *driver)
{
	if (driver)
		driver->operations->close(driver);
}

#endif
