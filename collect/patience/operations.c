/* operations.c — each operation of a driver, asked of the one beneath and awaited so long. */
#include "inside.h"

#include "collect/driver-calls.h"

#include <math.h>
#include <string.h>

static struct patient *self(struct driver *driver)
{
	return (struct patient *)driver;
}

static bool ask_of(struct driver *driver, enum question question,
		   const struct migration_request *request, struct error *err)
{
	struct patient *patient = self(driver);

	return patient_ask_whether(patient, ask_of_migration(question, patient->inner, request),
				   question == ASK_RECOVER ? patient->limits.recover_seconds
							   : patient->limits.answer_seconds,
				   err);
}

static const char *host_name(struct driver *driver, enum side side)
{
	return driver_host_name(self(driver)->inner, side);
}

static void look(struct driver *driver, enum side side, const char *vm, struct host_view *view)
{
	struct patient *patient = self(driver);
	struct ask *question = ask_of_vm(ASK_LOOK, patient->inner, side, vm);

	*view = (struct host_view){ .state = GUEST_UNKNOWN };
	question = patient_ask(patient, question, patient->limits.answer_seconds, &view->error);
	if (!question)
		return;
	*view = question->view;
	ask_free(question);
}

static bool prepare(struct driver *driver, const struct migration_request *request,
		    struct error *err)
{
	return ask_of(driver, ASK_PREPARE, request, err);
}

static void migrate(struct driver *driver, const struct migration_request *request,
		    struct migration_result *result)
{
	struct patient *patient = self(driver);
	struct ask *question = ask_of_migration(ASK_MIGRATE, patient->inner, request);
	bool asked = question;

	if (question)
		question->result = *result;
	question = patient_ask(patient, question, INFINITY, &result->error);
	if (question) {
		*result = question->result;
		ask_free(question);
		return;
	}
	result->given_up = result->lost = asked;
	result->error = (struct error){ 0 };
	error_set(&result->error, asked ? "the call was given up" : "no memory");
}

static void give_up(struct driver *driver, const struct migration_request *request)
{
	patient_give_up(self(driver), request->vm->name);
}

static bool sample(struct driver *driver, const struct migration_request *request,
		   struct progress_row *row)
{
	struct patient *patient = self(driver);
	struct ask *question = ask_of_migration(ASK_SAMPLE, patient->inner, request);
	struct error ignored = { 0 };
	bool good;

	if (question)
		question->row = *row;
	question = patient_ask(patient, question, patient->limits.answer_seconds, &ignored);
	if (!question)
		return false;
	good = question->good;
	*row = question->row;
	ask_free(question);
	return good;
}

/* Of a call that was given up nothing is fetched: it still uses what this would give back. */
static void finish(struct driver *driver, const struct migration_request *request,
		   struct migration_result *result)
{
	struct patient *patient = self(driver);
	struct error ignored = { 0 };
	struct ask *question;

	if (result->given_up)
		return;
	question = ask_of_migration(ASK_FINISH, patient->inner, request);
	if (question)
		question->result = *result;
	question = patient_ask(patient, question, patient->limits.answer_seconds, &ignored);
	if (!question)
		return;
	*result = question->result;
	ask_free(question);
}

static bool in_force(struct driver *driver, const struct migration_request *request,
		     struct told told[PARAMETER_COUNT])
{
	struct patient *patient = self(driver);
	struct ask *question = ask_of_migration(ASK_IN_FORCE, patient->inner, request);
	struct error ignored = { 0 };
	bool good;

	question = patient_ask(patient, question, patient->limits.answer_seconds, &ignored);
	if (!question)
		return false;
	good = question->good;
	memcpy(told, question->told, sizeof question->told);
	ask_free(question);
	return good;
}

static bool cancel(struct driver *driver, const struct migration_request *request,
		   struct error *err)
{
	return ask_of(driver, ASK_CANCEL, request, err);
}

static bool post_copy(struct driver *driver, const struct migration_request *request,
		      struct error *err)
{
	return ask_of(driver, ASK_POST_COPY, request, err);
}

static bool suspend(struct driver *driver, const struct migration_request *request,
		    struct error *err)
{
	return ask_of(driver, ASK_SUSPEND, request, err);
}

static bool force(struct driver *driver, const struct migration_request *request, struct error *err)
{
	return ask_of(driver, ASK_FORCE, request, err);
}

static bool recover(struct driver *driver, const struct migration_request *request,
		    struct error *err)
{
	return ask_of(driver, ASK_RECOVER, request, err);
}

static bool resume(struct driver *driver, enum side side, const char *vm, struct error *err)
{
	struct patient *patient = self(driver);

	return patient_ask_whether(patient, ask_of_vm(ASK_RESUME, patient->inner, side, vm),
				   patient->limits.answer_seconds, err);
}

static bool undefine(struct driver *driver, enum side side, const char *vm, struct error *err)
{
	struct patient *patient = self(driver);

	return patient_ask_whether(patient, ask_of_vm(ASK_UNDEFINE, patient->inner, side, vm),
				   patient->limits.answer_seconds, err);
}

static bool elsewhere(struct driver *driver, const char *vm, char host[64])
{
	struct patient *patient = self(driver);
	struct ask *question = ask_of_vm(ASK_ELSEWHERE, patient->inner, SIDE_A, vm);
	struct error ignored = { 0 };
	bool good;

	question = patient_ask(patient, question, patient->limits.answer_seconds, &ignored);
	if (!question)
		return false;
	good = question->good;
	memcpy(host, question->host, sizeof question->host);
	ask_free(question);
	return good;
}

/* The names, which a question that is left alone needs longer than its asker. */
static const struct vms *copy_of(struct patient *patient, const struct vms *vms)
{
	struct error ignored = { 0 };

	pthread_mutex_lock(&patient->lock);
	while (patient->vms.count < vms->count &&
	       vms_append(&patient->vms, vms->at[patient->vms.count].name, NULL, &ignored))
		;
	pthread_mutex_unlock(&patient->lock);
	return patient->vms.count == vms->count ? &patient->vms : NULL;
}

static bool load(struct driver *driver, enum side side, const struct vms *vms, struct load *load)
{
	struct patient *patient = self(driver);
	const struct vms *copy = copy_of(patient, vms);
	struct ask *question = copy ? ask_of_host(ASK_LOAD, patient->inner, side, copy) : NULL;
	struct error ignored = { 0 };
	bool good;

	question = patient_ask(patient, question, patient->limits.answer_seconds, &ignored);
	if (!question)
		return false;
	good = question->good;
	memcpy(load, question->load, (vms->count + 1) * sizeof *load);
	ask_free(question);
	return good;
}

static bool find(struct driver *driver, struct vms *vms, struct error *err)
{
	return driver_find(self(driver)->inner, vms, err);
}

static bool takes(struct driver *driver, const struct migration_case *one, bool hooked,
		  struct error *err)
{
	return driver_takes(self(driver)->inner, one, hooked, err);
}

static bool disagrees(struct driver *driver, const struct migration_request *request,
		      const struct host_view view[2], struct error *why)
{
	return driver_disagrees(self(driver)->inner, request, view, why);
}

/* ---- before a study ---- */

static bool guests(struct driver *driver, enum side side, struct guests *guests, struct error *err)
{
	struct patient *patient = self(driver);
	struct ask *question = ask_of_side(ASK_GUESTS, patient->inner, side);
	bool good;

	question = patient_ask(patient, question, patient->limits.begin_seconds, err);
	if (!question)
		return false;
	good = question->good;
	if (!good)
		error_set(err, "%s", question->error.text);
	*guests = question->guests;
	question->guests = (struct guests){ 0 };
	ask_free(question);
	return good;
}

static bool address(struct driver *driver, enum side side, const char *vm,
		    char address[GUEST_ADDRESS_SIZE], const char **from)
{
	struct patient *patient = self(driver);
	struct ask *question = ask_of_vm(ASK_ADDRESS, patient->inner, side, vm);
	struct error ignored = { 0 };
	bool good;

	question = patient_ask(patient, question, patient->limits.begin_seconds, &ignored);
	if (!question)
		return false;
	good = question->good;
	memcpy(address, question->address, sizeof question->address);
	*from = question->from;
	ask_free(question);
	return good;
}

/* It goes over all VMs, and asks the hosts' shells: each may take as long as one question. */
static double examine_seconds(const struct patient *patient, const struct examine_scene *scene)
{
	return patient->limits.begin_seconds * (double)(1 + scene->vms->count);
}

static void examine(struct driver *driver, const struct examine_scene *scene, finding_sink *sink,
		    void *closure)
{
	struct patient *patient = self(driver);
	struct ask *question = ask_of_study(ASK_EXAMINE, patient->inner, scene);
	struct error err = { 0 };

	question = patient_ask(patient, question, examine_seconds(patient, scene), &err);
	if (question) {
		findings_tell(&question->findings, sink, closure);
		ask_free(question);
		return;
	}
	sink(closure, FINDING_HOST, "hosts", err.text,
	     "see which of them hangs: virsh list --all, and virsh domblkinfo of each VM, on both");
}

/* NULL: no answer. */
static json_t *describe(struct driver *driver, const struct vms *vms)
{
	struct patient *patient = self(driver);
	const struct examine_scene scene = { .vms = vms };
	struct ask *question = ask_of_study(ASK_DESCRIBE, patient->inner, &scene);
	struct error ignored = { 0 };
	json_t *description;

	question = patient_ask(patient, question, examine_seconds(patient, &scene), &ignored);
	if (!question)
		return NULL;
	description = json_incref(question->description);
	ask_free(question);
	return description;
}

struct driver_operations patient_operations(const struct driver_operations *inner)
{
	return (struct driver_operations){
		.look_seconds = inner->look_seconds,
		.patience_seconds = inner->patience_seconds,
		.manager = inner->manager,
		.samples_in_steps = inner->samples_in_steps,
		.find = inner->find ? find : NULL,
		.takes = inner->takes ? takes : NULL,
		.host_name = host_name,
		.look = look,
		.prepare = prepare,
		.migrate = migrate,
		.give_up = give_up,
		.sample = inner->sample ? sample : NULL,
		.finish = inner->finish ? finish : NULL,
		.in_force = inner->in_force ? in_force : NULL,
		.cancel = cancel,
		.post_copy = inner->post_copy ? post_copy : NULL,
		.suspend = inner->suspend ? suspend : NULL,
		.force = inner->force ? force : NULL,
		.recover = inner->recover ? recover : NULL,
		.resume = inner->resume ? resume : NULL,
		.undefine = inner->undefine ? undefine : NULL,
		.disagrees = inner->disagrees ? disagrees : NULL,
		.elsewhere = inner->elsewhere ? elsewhere : NULL,
		.drain = inner->drain ? &patient_drain : NULL,
		.load = inner->load ? load : NULL,
		.guests = inner->guests ? guests : NULL,
		.address = inner->address ? address : NULL,
		.examine = inner->examine ? examine : NULL,
		.describe = describe,
	};
}
