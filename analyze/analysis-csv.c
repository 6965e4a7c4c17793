/* analysis-csv.c — a CSV file, analyzed. */
#include "analysis.h"

#include "rows-summary.h"
#include "summarize.h"

#include <stdlib.h>
#include <string.h>

static bool name_file(struct run *run, const char *path, struct error *err)
{
	const char *name = strcmp(path, "-") == 0 ? "standard input" : path;

	run->folder = strdup(name);
	run->package = json_object();
	if (!run->folder || !run->package ||
	    json_object_set_new(run->package, "title", json_string_nocheck(name)) != 0)
		return error_memory(err);
	return true;
}

static bool copy_texts(char **copies, char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		copies[i] = strdup(texts[i]);
		if (!copies[i])
			return false;
	}
	return true;
}

/* A table of the groups' keys: one row for each group, so that group_key finds them. */
static bool keep_keys(struct table *table, const struct rows *rows, const struct texts *by,
		      struct error *err)
{
	*table = (struct table){ .path = strdup(""), .schema = &schema_migrations };
	table->names = calloc(by->count + 1, sizeof *table->names);
	table->cells = calloc(rows->count * by->count + 1, sizeof *table->cells);
	if (!table->path || !table->names || !table->cells)
		return error_memory(err);
	table->columns = by->count;
	if (!copy_texts(table->names, by->at, by->count))
		return error_memory(err);
	for (table->rows = 0; table->rows < rows->count; table->rows++)
		for (size_t i = 0; i < by->count; i++) {
			const char *key = strdup(rows->groups[table->rows]->key[i]);

			table->cells[table->rows * by->count + i].text = key;
			if (!key)
				return error_memory(err);
		}
	return true;
}

/* Group number g is row number g of the table of keys. */
static bool make_groups(struct groups *groups, size_t count, struct error *err)
{
	groups->rows = calloc(count + 1, sizeof *groups->rows);
	groups->at = calloc(count + 1, sizeof *groups->at);
	if (!groups->rows || !groups->at)
		return error_memory(err);
	for (size_t g = 0; g < count; g++) {
		groups->rows[g] = g;
		groups->at[g] = (struct group){ &groups->rows[g], 1 };
	}
	groups->count = count;
	return true;
}

/* Whether all groups of the column together are small enough to be held as samples. */
static bool fits_samples(const struct analysis *analysis, size_t column)
{
	size_t values = 0;

	for (size_t g = 0; g < analysis->groups.count; g++)
		values += rows_values(&analysis->rows, g, column);
	return values <= ROWS_AS_SAMPLES;
}

/* With everything that samples allow: limits, and what rests on the VMs. */
static bool take_samples(struct analysis *analysis, size_t m, const struct options *options,
			 struct error *err)
{
	size_t groups = analysis->groups.count;
	struct rows_samples *rows = calloc(groups + 1, sizeof *rows);
	struct samples *samples = calloc(groups + 1, sizeof *samples);
	bool good = rows && samples;
	size_t made = 0;

	if (!good)
		error_memory(err);
	for (; good && made < groups; made += good) {
		good = rows_samples(&rows[made], &analysis->rows, made, m, err);
		samples[made] = rows[made].samples;
	}
	good = good && summarize_metric(analysis, m, samples, options, err);
	for (size_t g = 0; g < made; g++)
		rows_samples_free(&rows[g]);
	free(rows);
	free(samples);
	return good;
}

static bool take_large(struct analysis *analysis, size_t m, const struct options *options,
		       struct error *err)
{
	size_t groups = analysis->groups.count;

	for (size_t g = 0; g < groups; g++) {
		struct summary *summary = &analysis->summaries[m * groups + g];

		if (!rows_summary(summary, &analysis->rows, g, m, ROWS_AS_SAMPLES, options->level,
				  err))
			return false;
		summary_choose(summary, options->interval);
	}
	return true;
}

static bool summarize_all(struct analysis *analysis, const struct options *options,
			  struct error *err)
{
	size_t groups = analysis->groups.count;
	size_t columns = analysis->rows.column_count;

	analysis->counts = calloc(groups + 1, sizeof *analysis->counts);
	analysis->summaries = calloc(columns * groups + 1, sizeof *analysis->summaries);
	if (!analysis->counts || !analysis->summaries)
		return error_memory(err);
	for (size_t m = 0; m < columns; m++) {
		analysis->metrics[analysis->metric_count++] = metric_count() + m;
		if (!(fits_samples(analysis, m) ? take_samples(analysis, m, options, err)
						: take_large(analysis, m, options, err)))
			return false;
	}
	return true;
}

bool analyses_of_csv(struct analyses *analyses, const struct options *options, struct error *err)
{
	struct analysis *analysis = calloc(1, sizeof *analysis);

	*analyses = (struct analyses){ analysis, 1 };
	if (!analysis)
		return error_memory(err);
	analysis->of_csv = true;
	if (rows_read(&analysis->rows, &options->csv, err) &&
	    name_file(&analysis->run, options->csv.path, err) &&
	    keep_keys(&analysis->run.migrations, &analysis->rows, &options->by, err) &&
	    make_groups(&analysis->groups, analysis->rows.count, err) &&
	    summarize_all(analysis, options, err))
		return true;
	analyses_free(analyses);
	return false;
}
