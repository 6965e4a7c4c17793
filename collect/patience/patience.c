/* patience.c — a driver that cannot hold the program. */
#include "patience.h"

#include "collect/driver-calls.h"
#include "inside.h"

#include "datasets/clock.h"

#include <stdlib.h>

/* What is out when all is over may come back so soon. */
#define CLOSE_SECONDS 2.0

static void close_patient(struct driver *driver)
{
	struct patient *patient = (struct patient *)driver;

	if (!workers_close(patient->workers, CLOSE_SECONDS)) {
		driver_mute(patient->inner);
		return;
	}
	driver_close(patient->inner);
	vms_free(&patient->vms);
	pthread_mutex_destroy(&patient->lock);
	free(patient);
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
	patient->operations = patient_operations((*driver)->operations);
	patient->operations.close = close_patient;
	patient->base.operations = &patient->operations;
	patient->inner = *driver;
	patient->limits = *limits;
	*driver = &patient->base;
	return true;
}

bool patience_call(void (*run)(void *closure), void (*drop)(void *closure), void *closure,
		   double seconds)
{
	const struct task task = { run, drop, NULL, closure };
	struct workers *workers = workers_open();

	if (!workers) {
		run(closure);
		return true;
	}
	if (!workers_run(workers, &task, clock_seconds() + seconds))
		return false; /* the workers stay with it */
	workers_close(workers, 0);
	return true;
}
