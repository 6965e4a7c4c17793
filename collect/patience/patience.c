/* patience.c — a driver that cannot hold the program. */
#include "patience.h"

#include "ask.h"
#include "workers.h"

#include "datasets/clock.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is out when all is over may come back so soon. */
#define CLOSE_SECONDS 2.0

/* Of so many VMs a host may owe an answer; then it is asked nothing more. */
enum { MOST_OWED = 2 };

struct patient {
	struct driver base; /* first: the driver's users see only this */
	struct driver_operations operations;
	struct driver *inner;
	struct workers *workers;
	struct patience_limits limits;
	pthread_mutex_t lock; /* guards out, and what vms is set to */
	struct ask *out;      /* every question that has no answer yet */
	struct vms vms;       /* a copy, for the loads */
};

static struct patient *self(struct driver *driver)
{
	return (struct patient *)driver;
}

/* ---- what is out ---- */

static void put_out(struct patient *patient, struct ask *ask)
{
	pthread_mutex_lock(&patient->lock);
	ask->patient = patient;
	ask->next = patient->out;
	patient->out = ask;
	pthread_mutex_unlock(&patient->lock);
}

static void take_back(struct patient *patient, struct ask *ask)
{
	struct ask **at = &patient->out;

	pthread_mutex_lock(&patient->lock);
	while (*at && *at != ask)
		at = &(*at)->next;
	if (*at)
		*at = ask->next;
	pthread_mutex_unlock(&patient->lock);
}

/* Nobody waits for it any more, and now it has come. */
static void drop(void *closure)
{
	struct ask *ask = closure;

	take_back(ask->patient, ask);
	ask_free(ask);
}

/* The same question about the same VM; of a host there is one load. */
static bool is_same(const struct ask *one, const struct ask *other)
{
	return one->question == other->question &&
	       (!one->vm.name || !other->vm.name || strcmp(one->vm.name, other->vm.name) == 0);
}

/* Whether the host owes this answer already, or where VMs are at all. While the call that migrates
 * a VM hangs, or another thing that is done to it, the host may well say where it is. */
static bool is_owed(struct patient *patient, const struct ask *ask)
{
	double now = clock_seconds();
	size_t owed = 0;
	bool same = false;

	pthread_mutex_lock(&patient->lock);
	for (const struct ask *out = patient->out; out; out = out->next) {
		if (out->side != ask->side || now < out->late_seconds)
			continue;
		owed += out->question == ASK_LOOK;
		same = same || is_same(out, ask);
	}
	pthread_mutex_unlock(&patient->lock);
	return same || owed >= MOST_OWED;
}

/* ---- asking ---- */

static bool is_given_up(void *closure)
{
	return atomic_load(&((struct ask *)closure)->given_up);
}

static bool no_answer(struct error *err, double seconds)
{
	return error_set(err, "no answer within %g s", seconds);
}

/* True: the ask has its answer, and is to be freed. False with *err: it has none, and is gone. */
static bool ask(struct patient *patient, struct ask *ask, double seconds, struct error *err)
{
	struct task task = { ask_run, drop,
			     ask && ask->question == ASK_MIGRATE ? is_given_up : NULL, ask };

	if (!ask) {
		error_memory(err);
		return false;
	}
	if (ask->question != ASK_MIGRATE && is_owed(patient, ask)) {
		ask_free(ask);
		return error_set(err, "no answer: the host owes one already");
	}
	ask->late_seconds = clock_seconds() + seconds;
	put_out(patient, ask);
	if (!workers_run(patient->workers, &task, ask->late_seconds))
		return no_answer(err, seconds);
	take_back(patient, ask);
	return true;
}

/* A question with yes or no, and the reason. */
static bool ask_whether(struct patient *patient, struct ask *question, double seconds,
			struct error *err)
{
	bool good;

	if (!ask(patient, question, seconds, err))
		return false;
	good = question->good;
	if (!good)
		error_set(err, "%s", question->error.text);
	ask_free(question);
	return good;
}

static bool ask_of(struct driver *driver, enum question question,
		   const struct migration_request *request, struct error *err)
{
	struct patient *patient = self(driver);

	return ask_whether(patient, ask_of_migration(question, patient->inner, request),
			   question == ASK_RECOVER ? patient->limits.recover_seconds
						   : patient->limits.answer_seconds,
			   err);
}

/* ---- the operations ---- */

static const char *host_name(struct driver *driver, enum side side)
{
	return driver_host_name(self(driver)->inner, side);
}

static void look(struct driver *driver, enum side side, const char *vm, struct host_view *view)
{
	struct patient *patient = self(driver);
	struct ask *question = ask_of_vm(ASK_LOOK, patient->inner, side, vm);

	*view = (struct host_view){ .state = GUEST_UNKNOWN };
	if (!ask(patient, question, patient->limits.answer_seconds, &view->error))
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

	if (question)
		question->result = *result;
	if (ask(patient, question, INFINITY, &result->error)) {
		*result = question->result;
		ask_free(question);
		return;
	}
	result->given_up = result->lost = question != NULL;
	result->error = (struct error){ 0 };
	error_set(&result->error, question ? "the call was given up" : "no memory");
}

static void give_up(struct driver *driver, const struct migration_request *request)
{
	struct patient *patient = self(driver);

	pthread_mutex_lock(&patient->lock);
	for (struct ask *out = patient->out; out; out = out->next)
		if (out->question == ASK_MIGRATE && strcmp(out->vm.name, request->vm->name) == 0)
			atomic_store(&out->given_up, true);
	pthread_mutex_unlock(&patient->lock);
	workers_wake(patient->workers);
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
	if (!ask(patient, question, patient->limits.answer_seconds, &ignored))
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
	if (!ask(patient, question, patient->limits.answer_seconds, &ignored))
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

	if (!ask(patient, question, patient->limits.answer_seconds, &ignored))
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

	return ask_whether(patient, ask_of_vm(ASK_RESUME, patient->inner, side, vm),
			   patient->limits.answer_seconds, err);
}

static bool undefine(struct driver *driver, enum side side, const char *vm, struct error *err)
{
	struct patient *patient = self(driver);

	return ask_whether(patient, ask_of_vm(ASK_UNDEFINE, patient->inner, side, vm),
			   patient->limits.answer_seconds, err);
}

static bool elsewhere(struct driver *driver, const char *vm, char host[64])
{
	struct patient *patient = self(driver);
	struct ask *question = ask_of_vm(ASK_ELSEWHERE, patient->inner, SIDE_A, vm);
	struct error ignored = { 0 };
	bool good;

	if (!ask(patient, question, patient->limits.answer_seconds, &ignored))
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

	if (!ask(patient, question, patient->limits.answer_seconds, &ignored))
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

static bool guests(struct driver *driver, enum side side, struct guests *guests, struct error *err)
{
	return driver_guests(self(driver)->inner, side, guests, err);
}

static bool address(struct driver *driver, enum side side, const char *vm,
		    char address[GUEST_ADDRESS_SIZE], const char **from)
{
	return driver_address(self(driver)->inner, side, vm, address, from);
}

static void examine(struct driver *driver, const struct examine_scene *scene, finding_sink *sink,
		    void *closure)
{
	driver_examine(self(driver)->inner, scene, sink, closure);
}

static json_t *describe(struct driver *driver, const struct vms *vms)
{
	return driver_describe(self(driver)->inner, vms);
}

static void close_patient(struct driver *driver)
{
	struct patient *patient = self(driver);

	if (!workers_close(patient->workers, CLOSE_SECONDS)) {
		driver_mute(patient->inner);
		return;
	}
	driver_close(patient->inner);
	vms_free(&patient->vms);
	pthread_mutex_destroy(&patient->lock);
	free(patient);
}

/* What the driver beneath cannot do, this one cannot either. */
static struct driver_operations operations_over(const struct driver_operations *inner)
{
	return (struct driver_operations){
		.look_seconds = inner->look_seconds,
		.patience_seconds = inner->patience_seconds,
		.manager = inner->manager,
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
		.load = inner->load ? load : NULL,
		.guests = inner->guests ? guests : NULL,
		.address = inner->address ? address : NULL,
		.examine = inner->examine ? examine : NULL,
		.describe = describe,
		.close = close_patient,
	};
}

bool driver_be_patient(struct driver **driver, const struct patience_limits *limits,
		       struct error *err)
{
	struct patient *patient = calloc(1, sizeof *patient);

	if (!patient)
		return error_memory(err);
	patient->workers = workers_open();
	if (!patient->workers) {
		free(patient);
		return error_memory(err);
	}
	pthread_mutex_init(&patient->lock, NULL);
	patient->operations = operations_over((*driver)->operations);
	patient->base.operations = &patient->operations;
	patient->inner = *driver;
	patient->limits = *limits;
	*driver = &patient->base;
	return true;
}
