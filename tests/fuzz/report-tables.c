/*
 * report-tables.c — fuzzes an analysis as report reads it: the input is a byte that chooses a
 * figure, then summary.csv, a zero byte, and outcomes.csv, of the run of the seeds. A manifest that
 * belongs to them is made, else every reader would refuse them. What is no analysis of that run is
 * refused with words, what is one is laid out.
 */
#include "fuzzing.h"

#include "report/figures/figures.h"
#include "report/look.h"

#include "datasets/digest.h"
#include "datasets/manifest.h"

#include <string.h>
#include <sys/stat.h>

#define MIGRATIONS                                                                                 \
	"migration,case,vm,cycle,direction,order,started_at,clock_seconds,outcome,"                \
	"total_time_seconds,downtime_seconds\n"                                                    \
	"1,a,vm1,1,AB,1,2026-01-01T00:00:00Z,1,ok,2.5,0.1\n"                                       \
	"2,a,vm2,1,AB,2,2026-01-01T00:01:00Z,2,ok,2.7,0.2\n"                                       \
	"3,a,vm1,1,BA,1,2026-01-01T00:02:00Z,3,ok,2.6,0.3\n"                                       \
	"4,b,vm1,1,AB,1,2026-01-01T00:03:00Z,4,ok,3.5,0.1\n"                                       \
	"5,b,vm2,1,AB,2,2026-01-01T00:04:00Z,5,refused,,\n"

#define PACKAGE "{\"title\":\"r\",\"created\":\"2026-01-01T00:00:00Z\",\"migstat\":{\"format\":1}}"

/* What "made" it from what. */
static void write_manifest(void)
{
	static const struct schema *const read_tables[] = { &schema_migrations, NULL };
	static const char *const made[] = { "summary.csv", "outcomes.csv" };
	json_t *manifest = manifest_new("analyze");
	struct error err = { 0 };

	if (!manifest || !manifest_add_run(manifest, ".", NULL, read_tables, &err))
		abort();
	for (size_t i = 0; i < 2; i++) {
		char path[64];
		struct digest digest;

		snprintf(path, sizeof path, "analysis/%s", made[i]);
		if (!digest_of_file(&digest, path, &err))
			abort();
		json_object_set_new(json_object_get(manifest, "files"), made[i],
				    json_pack("{s:I, s:s}", "bytes", (json_int_t)digest.bytes,
					      "sha256", digest.sha256));
	}
	if (json_dump_file(manifest, "analysis/" MANIFEST_ANALYSIS, 0) != 0)
		abort();
	json_decref(manifest);
}

static const struct figure *figure_by(uint8_t byte)
{
	size_t count = 0;

	while (figures[count].name)
		count++;
	return &figures[byte % count];
}

static void lay_out(const struct figure *figure, struct text_setter *setter)
{
	char folder[] = ".";
	char *folders[] = { folder };
	const struct figure_wish wish = { .width_mm = 88, .whisker = &whiskers[0] };
	const struct labels labels = { 0 };
	struct figure_job job = { .figure = figure,
				  .wish = &wish,
				  .labels = &labels,
				  .style = { setter, &themes[0], &languages[0] } };
	struct drawing *drawing = NULL;
	struct error err = { 0 };

	if (sources_open(&job.sources, folders, 1, &err)) {
		drawing = figure->drawing_of(&job, &err);
		if (drawing)
			drawing->free(drawing);
	}
	if (!drawing && err.text[0] == '\0')
		abort();
	sources_free(job.sources);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct text_setter *setter;
	const uint8_t *cut = size > 1 ? memchr(data + 1, 0, size - 1) : NULL;
	size_t first = cut ? (size_t)(cut - data) - 1 : size - 1;

	if (size == 0)
		return 0;
	if (!setter)
		setter = text_setter_new();
	mkdir("analysis", 0777);
	fuzz_file_write("datapackage.json", PACKAGE, strlen(PACKAGE));
	fuzz_file_write("migrations.csv", MIGRATIONS, strlen(MIGRATIONS));
	fuzz_file_write("analysis/summary.csv", data + 1, first);
	fuzz_file_write("analysis/outcomes.csv", cut ? cut + 1 : data, cut ? size - first - 2 : 0);
	write_manifest();
	lay_out(figure_by(data[0]), setter);
	return 0;
}
