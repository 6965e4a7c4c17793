/* tidy.c — after a migration that went wrong. */
#include "tidy.h"

#include "collect/driver-calls.h"

#include <string.h>

struct scene {
	struct driver *driver;
	struct journal *journal;
	const struct migration_request *request;
	const struct evidence *evidence;
};

static void note(const struct scene *scene, const char *event, const char *detail)
{
	journal_note(scene->journal, scene->request->vm->name, event, detail);
}

/* Each host holds a part of the guest's memory: there is no way back, and only libvirt's own way
 * on. */
static void take_up_post_copy(const struct scene *scene)
{
	struct error why = { 0 };

	if (driver_recover(scene->driver, scene->request, &why)) {
		note(scene, "recover", "post-copy had broken off; the guest is whole again");
		return;
	}
	note(scene, "recover_failed", why.text);
	note(scene, "left_alone",
	     "each host holds a part of the guest's memory: stop neither, and "
	     "try virsh migrate --postcopy --postcopy-resume");
}

/* A job that runs on although its call has failed (the connection broke, say) would go on to move
 * the guest at a moment when nobody measures it. */
static void end_job(const struct scene *scene)
{
	struct error why = { 0 };

	if (scene->evidence->source.pause == PAUSE_BY_POST_COPY &&
	    scene->driver->operations->manager)
		note(scene, "left_alone", "post-copy has broken off: each host holds a part of it");
	else if (scene->evidence->source.pause == PAUSE_BY_POST_COPY)
		take_up_post_copy(scene);
	else if (!scene->evidence->source.job_active)
		note(scene, "left_alone", "a job is active on the destination only");
	else if (!scene->evidence->call_lost)
		note(scene, "left_alone", "the call is over, and a job is active");
	else if (driver_cancel(scene->driver, scene->request, &why))
		note(scene, "cancel", "nobody waits for this job any more");
	else
		note(scene, "cancel_failed", why.text);
}

/* The source must not have a copy of the guest, not even a paused one. */
static void resume_on_target(const struct scene *scene)
{
	enum side there = other_side(scene->request->source);
	struct error why = { 0 };

	if (scene->evidence->source.state == GUEST_PAUSED)
		note(scene, "left_alone", "paused on both hosts: which one is whole is not known");
	else if (scene->evidence->destination.pause != PAUSE_BY_MIGRATION)
		note(scene, "left_alone", "paused, but not by the migration");
	else if (driver_resume(scene->driver, there, scene->request->vm->name, &why))
		note(scene, "resume", "the migration had left it paused, and there is no other");
	else
		note(scene, "resume_failed", why.text);
}

/* The definition on the source is one too many only if the destination has it for good. */
static void undefine_on_source(const struct scene *scene)
{
	const struct host_view *source = &scene->evidence->source;
	const struct host_view *destination = &scene->evidence->destination;
	struct error why = { 0 };

	if (source->state != GUEST_OFF)
		note(scene, "left_alone", "the source still holds a paused guest");
	else if (!destination->persistent || strcmp(source->uuid, destination->uuid) != 0)
		note(scene, "left_alone",
		     "the source's definition is the only one, or another VM's");
	else if (driver_undefine(scene->driver, scene->request->source, scene->request->vm->name,
				 &why))
		note(scene, "undefine", "the destination has the definition now");
	else
		note(scene, "undefine_failed", why.text);
}

void tidy_up(struct driver *driver, struct journal *journal,
	     const struct migration_request *request, enum outcome outcome,
	     const struct evidence *evidence)
{
	const struct scene scene = { driver, journal, request, evidence };
	bool moved = evidence->destination.state == GUEST_RUNNING;

	if (evidence->foreign_job &&
	    (evidence->source.job_active || evidence->destination.job_active))
		note(&scene, "left_alone", "a job that this call did not begin is under way");
	else if (outcome == OUTCOME_MANAGER_DISAGREES)
		note(&scene, "manager_disagrees", evidence->disagreement.text);
	else if (evidence->given_up)
		note(&scene, "left_alone",
		     "its call is still out: virsh domstate and domjobinfo tell of both sides");
	else if (outcome == OUTCOME_STUCK_IN_PROGRESS)
		end_job(&scene);
	else if (driver->operations->manager && outcome == OUTCOME_PAUSED_ON_TARGET)
		note(&scene, "left_alone", "paused: the manager above the hosts lets it run on");
	else if (outcome == OUTCOME_PAUSED_ON_TARGET)
		resume_on_target(&scene);
	else if (outcome == OUTCOME_RUNNING_ON_BOTH)
		note(&scene, "split_brain", "the guest runs on both hosts: stop one of them");
	else if (outcome == OUTCOME_RUNNING_ON_NONE)
		note(&scene, "lost", "the guest runs on neither host");
	else if (outcome == OUTCOME_COMPLETED_ON_WRONG_HOST)
		note(&scene, "strayed", evidence->third_host);
	else if (driver->operations->manager && moved && evidence->source.state != GUEST_ABSENT)
		note(&scene, "left_alone", "what is on the source is the manager's to remove");
	else if (moved && evidence->source.state != GUEST_ABSENT)
		undefine_on_source(&scene);
	else if (!moved && evidence->destination.state != GUEST_ABSENT &&
		 evidence->destination.state != GUEST_UNKNOWN)
		note(&scene, "left_alone", "the destination holds something by that name");
}
