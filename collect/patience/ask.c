/* ask.c — one question to a driver, with copies of all that it is about. */
#include "ask.h"

#include "collect/driver-calls.h"

#include "datasets/clock.h"

#include <stdlib.h>
#include <string.h>

static struct ask *new_ask(enum question question, struct driver *driver, enum side side)
{
	struct ask *ask = calloc(1, sizeof *ask);

	if (ask) {
		ask->question = question;
		ask->driver = driver;
		ask->side = side;
	}
	return ask;
}

static bool copy_vm(struct vm *to, const struct vm *from)
{
	memcpy(to->uuid, from->uuid, sizeof to->uuid);
	to->name = strdup(from->name);
	to->address = from->address ? strdup(from->address) : NULL;
	return to->name && (to->address || !from->address);
}

static bool copy_case(struct migration_case *to, const struct migration_case *from)
{
	bool good = true;

	to->name = strdup(from->name);
	for (unsigned i = 0; i < PARAMETER_COUNT; i++) {
		to->value[i] = from->value[i];
		if (!from->value[i].text)
			continue;
		to->value[i].text = strdup(from->value[i].text);
		good = good && to->value[i].text;
	}
	return good && to->name;
}

struct ask *ask_of_vm(enum question question, struct driver *driver, enum side side, const char *vm)
{
	struct ask *ask = new_ask(question, driver, side);

	if (ask && (ask->vm.name = strdup(vm)))
		return ask;
	ask_free(ask);
	return NULL;
}

struct ask *ask_of_migration(enum question question, struct driver *driver,
			     const struct migration_request *request)
{
	struct ask *ask = new_ask(question, driver, request->source);

	if (ask && copy_vm(&ask->vm, request->vm) &&
	    copy_case(&ask->parameters, request->parameters))
		return ask;
	ask_free(ask);
	return NULL;
}

struct ask *ask_of_host(enum question question, struct driver *driver, enum side side,
			const struct vms *vms)
{
	struct ask *ask = new_ask(question, driver, side);

	if (ask && (ask->load = calloc(vms->count + 1, sizeof *ask->load))) {
		ask->vms = vms;
		return ask;
	}
	ask_free(ask);
	return NULL;
}

struct ask *ask_of_side(enum question question, struct driver *driver, enum side side)
{
	return new_ask(question, driver, side);
}

static bool copy_vms(struct vms *to, const struct vms *from)
{
	bool good = true;

	to->at = calloc(from->count + 1, sizeof *to->at);
	if (!to->at)
		return false;
	for (; good && to->count < from->count; to->count++)
		good = copy_vm(&to->at[to->count], &from->at[to->count]);
	return good;
}

static bool copy_cases(struct cases *to, const struct cases *from)
{
	bool good = true;

	to->at = calloc(from->count + 1, sizeof *to->at);
	if (!to->at)
		return false;
	for (; good && to->count < from->count; to->count++)
		good = copy_case(&to->at[to->count], &from->at[to->count]);
	return good;
}

static bool copy_scene(struct ask *ask, const struct examine_scene *scene)
{
	ask->quick = scene->quick;
	return copy_vms(&ask->study_vms, scene->vms) &&
	       (!scene->cases || copy_cases(&ask->cases, scene->cases)) &&
	       (!scene->guests || (guests_copy(&ask->seen[SIDE_A], &scene->guests[SIDE_A]) &&
				   guests_copy(&ask->seen[SIDE_B], &scene->guests[SIDE_B])));
}

struct ask *ask_of_study(enum question question, struct driver *driver,
			 const struct examine_scene *scene)
{
	struct ask *ask = new_ask(question, driver, SIDE_A);

	if (ask && copy_scene(ask, scene))
		return ask;
	ask_free(ask);
	return NULL;
}

static void examine(struct ask *ask)
{
	const struct examine_scene scene = { &ask->study_vms, &ask->cases, ask->seen, ask->quick };

	driver_examine(ask->driver, &scene, findings_add, &ask->findings);
}

static void migrate(struct ask *ask, const struct migration_request *request)
{
	driver_migrate(ask->driver, request, &ask->result);
	ask->result.returned_seconds = clock_seconds();
}

/* What is asked before the run, of hosts and guests. */
static void ask_beforehand(struct ask *ask)
{
	struct driver *driver = ask->driver;

	switch (ask->question) {
	case ASK_LOAD:
		ask->good = driver_load(driver, ask->side, ask->vms, ask->load);
		break;
	case ASK_GUESTS:
		ask->good = driver_guests(driver, ask->side, &ask->guests, &ask->error);
		break;
	case ASK_ADDRESS:
		ask->good =
			driver_address(driver, ask->side, ask->vm.name, ask->address, &ask->from);
		break;
	case ASK_EXAMINE:
		examine(ask);
		break;
	default:
		ask->description = driver_describe(driver, &ask->study_vms);
		break;
	}
}

void ask_run(void *closure)
{
	struct ask *ask = closure;
	struct driver *driver = ask->driver;
	const char *vm = ask->vm.name;
	struct migration_request request = { &ask->vm, &ask->parameters, ask->side };

	switch (ask->question) {
	case ASK_LOOK:
		driver_look(driver, ask->side, vm, &ask->view);
		break;
	case ASK_PREPARE:
		ask->good = driver_prepare(driver, &request, &ask->error);
		break;
	case ASK_MIGRATE:
		migrate(ask, &request);
		break;
	case ASK_SAMPLE:
		ask->good = driver_sample(driver, &request, &ask->row);
		break;
	case ASK_FINISH:
		driver_finish(driver, &request, &ask->result);
		break;
	case ASK_IN_FORCE:
		ask->good = driver_in_force(driver, &request, ask->told);
		break;
	case ASK_CANCEL:
		ask->good = driver_cancel(driver, &request, &ask->error);
		break;
	case ASK_POST_COPY:
		ask->good = driver_post_copy(driver, &request, &ask->error);
		break;
	case ASK_SUSPEND:
		ask->good = driver_suspend(driver, &request, &ask->error);
		break;
	case ASK_FORCE:
		ask->good = driver_force(driver, &request, &ask->error);
		break;
	case ASK_RECOVER:
		ask->good = driver_recover(driver, &request, &ask->error);
		break;
	case ASK_RESUME:
		ask->good = driver_resume(driver, ask->side, vm, &ask->error);
		break;
	case ASK_UNDEFINE:
		ask->good = driver_undefine(driver, ask->side, vm, &ask->error);
		break;
	case ASK_ELSEWHERE:
		ask->good = driver_elsewhere(driver, vm, ask->host);
		break;
	default:
		ask_beforehand(ask);
		break;
	}
}

void ask_free(struct ask *ask)
{
	if (!ask)
		return;
	free(ask->vm.name);
	free(ask->vm.address);
	free(ask->parameters.name);
	for (unsigned i = 0; i < PARAMETER_COUNT; i++)
		parameter_free(&ask->parameters.value[i]);
	vms_free(&ask->study_vms);
	cases_free(&ask->cases);
	guests_free(&ask->seen[SIDE_A]);
	guests_free(&ask->seen[SIDE_B]);
	guests_free(&ask->guests);
	findings_free(&ask->findings);
	json_decref(ask->description);
	free(ask->load);
	free(ask);
}
