/* watch.c — asks the driver beneath, and keeps what has no answer yet. */
#include "inside.h"

#include "datasets/clock.h"

#include <string.h>

/* Of so many VMs a host may owe an answer; then it is asked nothing more. */
enum { MOST_OWED = 2 };

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

static void no_answer(struct error *err, double seconds)
{
	error_set(err, "no answer within %g s", seconds);
}

struct ask *patient_ask(struct patient *patient, struct ask *ask, double seconds, struct error *err)
{
	struct task task = { ask_run, drop,
			     ask && ask->question == ASK_MIGRATE ? is_given_up : NULL, ask };

	if (!ask) {
		error_memory(err);
		return NULL;
	}
	if (ask->question != ASK_MIGRATE && is_owed(patient, ask)) {
		ask_free(ask);
		error_set(err, "no answer: the host owes one already");
		return NULL;
	}
	ask->late_seconds = clock_seconds() + seconds;
	put_out(patient, ask);
	if (!workers_run(patient->workers, &task, ask->late_seconds)) {
		no_answer(err, seconds);
		return NULL;
	}
	take_back(patient, ask);
	return ask;
}

bool patient_ask_whether(struct patient *patient, struct ask *question, double seconds,
			 struct error *err)
{
	bool good;

	question = patient_ask(patient, question, seconds, err);
	if (!question)
		return false;
	good = question->good;
	if (!good)
		error_set(err, "%s", question->error.text);
	ask_free(question);
	return good;
}

void patient_give_up(struct patient *patient, const char *vm)
{
	pthread_mutex_lock(&patient->lock);
	for (struct ask *out = patient->out; out; out = out->next)
		if (out->question == ASK_MIGRATE && strcmp(out->vm.name, vm) == 0)
			atomic_store(&out->given_up, true);
	pthread_mutex_unlock(&patient->lock);
	workers_wake(patient->workers);
}
