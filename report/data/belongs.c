/* belongs.c — does what analyze, compare, plan or trend wrote belong to the runs as they are now?
 */
#include "belongs.h"

#include "datasets/manifest.h"
#include "datasets/must.h"

#include <stdlib.h>

/* By what made it: analyze, compare, plan, trend, and analyze's contrasts. */
static const char *const manifest_names[MANIFESTS] = { MANIFEST_ANALYSIS, MANIFEST_COMPARISONS,
						       MANIFEST_EVACUATION, MANIFEST_TREND,
						       MANIFEST_CONTRASTS };

static size_t maker_of(const struct schema *schema)
{
	return schema == &schema_comparisons  ? 1
	       : schema == &schema_evacuation ? 2
	       : schema == &schema_trend      ? 3
	       : schema == &schema_contrasts  ? 4
					      : 0;
}

/* "FOLDER/analysis does not belong to FOLDER as it is: why: remedy". */
static bool refuse(const char *folder, size_t maker, const struct error *why, struct error *err)
{
	char *analysis = must_print("%s/analysis", folder);
	char *remedy = must_print(
		maker == 0 || maker == 4 ? "run `migstat analyze %s` again, with the options it had"
		: maker == 1             ? "run `migstat compare` with %s again"
		: maker == 2             ? "run `migstat plan %s --evacuate` again"
					 : "run `migstat trend` with %s again",
		folder);

	if (why->of_system)
		error_system(err, "%s", why->text);
	else
		error_set(err, "%s does not belong to %s as it is: %s: %s", analysis, folder,
			  why->text, remedy);
	free(analysis);
	free(remedy);
	return false;
}

static const json_t *manifest_of(struct belongings *belongings, const char *folder, size_t maker,
				 struct error *why)
{
	char *analysis;

	if (belongings->manifest[maker])
		return belongings->manifest[maker];
	analysis = must_print("%s/analysis", folder);
	belongings->manifest[maker] = manifest_read(analysis, manifest_names[maker], why);
	free(analysis);
	return belongings->manifest[maker];
}

bool belongs_at_all(struct belongings *belongings, const char *folder, const struct schema *schema)
{
	struct error ignored = { 0 };
	const json_t *manifest = manifest_of(belongings, folder, maker_of(schema), &ignored);

	return !manifest || json_object_get(json_object_get(manifest, "files"), schema->file);
}

/* What every table of the analysis rests on. */
static bool is_from(struct belongings *belongings, const char *folder, size_t maker,
		    const json_t *manifest, struct error *why)
{
	bool *is = &belongings->is_from[maker];

	if (!*is)
		*is = manifest_is_from(manifest, folder, NULL, &schema_migrations, why) &&
		      (maker != 0 || manifest_is_from(manifest, folder, NULL, &schema_events, why));
	return *is;
}

bool belongs(struct belongings *belongings, const char *folder, const struct schema *schema,
	     struct error *err)
{
	size_t maker = maker_of(schema);
	struct error why = { 0 };
	const json_t *manifest = manifest_of(belongings, folder, maker, &why);
	char *analysis = must_print("%s/analysis", folder);
	bool good = manifest && is_from(belongings, folder, maker, manifest, &why) &&
		    (schema != &schema_resources ||
		     manifest_is_from(manifest, folder, NULL, &schema_metrics, &why)) &&
		    manifest_has_file(manifest, analysis, schema->file, &why);

	free(analysis);
	return good || refuse(folder, maker, &why, err);
}

void belongings_free(struct belongings *belongings)
{
	for (size_t i = 0; i < MANIFESTS; i++)
		json_decref(belongings->manifest[i]);
	*belongings = (struct belongings){ 0 };
}
