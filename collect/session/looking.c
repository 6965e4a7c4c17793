/* looking.c — the calls of collect that only look, and the quick look before a run. */
#include "looking.h"

#include "collect/check/check.h"
#include "collect/check/preview.h"
#include "collect/libvirt/libvirt.h"

#include "datasets/characters.h"

enum { LINE_SIZE = 2048 };

static void look(const struct collect_options *options, const struct study *study,
		 struct driver *driver, bool quick, struct findings *findings)
{
	const struct check_scene scene = {
		.driver = driver,
		.vms = study->vms,
		.cases = study->cases,
		.observe = &options->observe,
		.uri = { options->host[SIDE_A], options->host[SIDE_B] },
		.quick = quick,
		.goes_on = study->goes_on || study->plan.one_way,
	};

	check_all(&scene, findings);
}

bool look_quickly(const struct collect_options *options, const struct study *study,
		  struct driver *driver, struct error *err)
{
	struct findings findings = { 0 };
	size_t stops;

	look(options, study, driver, true, &findings);
	for (size_t i = 0; i < findings.count; i++) {
		char line[LINE_SIZE];

		if (finding_info(findings.at[i].kind)->weight == FINDING_NOTES)
			continue;
		found_text(&findings.at[i], line, sizeof line);
		display_say(study->display, "%s", line);
	}
	stops = findings_of(&findings, FINDING_STOPS);
	if (stops > 0) {
		const struct found *first = &findings.at[0];

		error_set(err,
			  "%s: %s; it stands in the way%s: --check tells more, --no-check begins "
			  "all the same",
			  first->about, first->what, stops > 1 ? ", and so do others" : "");
	}
	findings_free(&findings);
	return stops == 0;
}

bool look_closely(const struct collect_options *options, const struct study *study,
		  struct driver *driver, FILE *told, struct error *err)
{
	struct findings findings = { 0 };
	size_t stops;
	bool good;

	look(options, study, driver, false, &findings);
	for (size_t i = 0; i < findings.count; i++) {
		char line[LINE_SIZE];

		found_text(&findings.at[i], line, sizeof line);
		visible_print(told, "%s\n", line);
	}
	stops = findings_of(&findings, FINDING_STOPS);
	fprintf(told,
		"%zu VM%s, %zu case%s: %zu stop%s a run, %zu a case, %zu warn%s, %zu note%s.\n",
		study->vms->count, study->vms->count == 1 ? "" : "s", study->cases->count,
		study->cases->count == 1 ? "" : "s", stops, stops == 1 ? "s" : "",
		findings_of(&findings, FINDING_CASE), findings_of(&findings, FINDING_WARNS),
		findings_of(&findings, FINDING_WARNS) == 1 ? "s" : "",
		findings_of(&findings, FINDING_NOTES),
		findings_of(&findings, FINDING_NOTES) == 1 ? "" : "s");
	good = !findings.failed || error_memory(err);
	findings_free(&findings);
	return good && (stops == 0 || error_set(err, "something stands in the way of a run"));
}

bool look_ahead(const struct collect_options *options, const struct study *study,
		struct driver *driver, FILE *told, struct error *err)
{
	const struct preview preview = {
		.driver = driver,
		.vms = study->vms,
		.cases = study->cases,
		.plan = study->plan,
		.parallel = options->parallel,
		.warm_up = options->warm_up,
		.settle_seconds = options->settle_seconds,
		.margin_seconds = options->observe.margin_seconds,
	};

	return preview_print(&preview, told, err);
}

void look_in_vain(const struct error *why, FILE *told)
{
	struct findings findings = { 0 };
	char line[LINE_SIZE];

	findings_add(&findings, FINDING_HOST, "hosts", why->text, libvirt_remedy(why->text));
	if (findings.count > 0) {
		found_text(&findings.at[0], line, sizeof line);
		visible_print(told, "%s\n", line);
	}
	findings_free(&findings);
}
