/* rows.c — the rows of trend.csv: as that file, as CSV on standard output, and in JSON. */
#include "inside.h"

#include "analyze/output/row-sink.h"
#include "analyze/verdict/sentences.h"

#include "datasets/folder.h"
#include "datasets/json-write.h"
#include "datasets/manifest.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* What a row is made of. */
struct row_of {
	const struct trends *trends;
	const struct trend *trend;
	size_t release;
	double number[TREND_COLUMNS];
	const char *text[TREND_COLUMNS];
};

static void put_level(struct row_of *row)
{
	const struct course *course = &row->trend->course;
	const struct level *level = &course->levels[row->release];
	size_t all = row->trends->releases->at[row->release].runs.count;
	bool failures = course->compared.aspect == ASPECT_FAILURES;

	row->number[TREND_POSITION] = (double)row->release + 1;
	row->number[TREND_RUNS] = (double)level->runs;
	row->number[TREND_RUNS_LACKING] = (double)(all - level->runs);
	row->number[TREND_VMS] = failures || level->runs == 0 ? NAN : (double)level->vms;
	row->number[TREND_N] = (double)level->values;
	row->number[TREND_FAILED] = failures ? (double)level->failed : NAN;
	row->number[TREND_VALUE] = level->value;
	numbers_put_interval(row->number, TREND_VALUE_LOW, &level->interval);
	row->number[TREND_DF] =
		isfinite(level->degrees_of_freedom) ? level->degrees_of_freedom : NAN;
	row->number[TREND_RUN_SD] = course->spread.sd > 0 ? course->spread.sd : NAN;
	row->text[TREND_INTERVAL_OF] = level_chance_words[level->chance];
	row->text[TREND_RELEASE] = release_label(row->trends, row->release);
	row->text[TREND_ASPECT] = aspect_words[course->compared.aspect];
}

/* Where the columns of a step are: those of the baseline stand as those of the release before. */
static void put_step(struct row_of *row, enum against against)
{
	enum { FROM_PREVIOUS_TO_BASELINE = TREND_BASELINE - TREND_PREVIOUS };
	size_t offset = against == AGAINST_BASELINE ? FROM_PREVIOUS_TO_BASELINE : 0;
	long at = row->trend->places[row->release].steps[against];
	double *number = row->number + offset;
	const char **text = row->text + offset;
	struct comparisons step;
	const struct comparison *of;

	text[TREND_PREVIOUS] = text[TREND_PREVIOUS_VERDICT] = text[TREND_PREVIOUS_SITUATION] = "";
	if (at == STEP_NONE)
		return;
	step = trends_step(row->trends, at);
	of = step.at;
	text[TREND_PREVIOUS] =
		release_label(row->trends, row->trends->pairs[row->trends->pair_of[at]].before);
	text[TREND_PREVIOUS_VERDICT] = verdict_words[of->verdict];
	text[TREND_PREVIOUS_SITUATION] = situation_words[comparison_situation(&step, of)];
	number[TREND_PREVIOUS_BEFORE] = of->before;
	number[TREND_PREVIOUS_AFTER] = of->after;
	number[TREND_PREVIOUS_DIFFERENCE] = of->difference;
	numbers_put_interval(number, TREND_PREVIOUS_DIFFERENCE_LOW, &of->difference_interval);
	number[TREND_PREVIOUS_RATIO] = of->ratio;
	numbers_put_interval(number, TREND_PREVIOUS_RATIO_LOW, &of->ratio_interval);
	number[TREND_PREVIOUS_P] = of->p;
	number[TREND_PREVIOUS_P_HOLM] = of->p_holm;
}

static void put_change(struct row_of *row)
{
	const struct trend *trend = row->trend;
	const struct trend_place *place = &trend->places[row->release];
	const struct trend_change *change;

	row->number[TREND_SPLIT_LEAST_P] = trend->least_p;
	row->text[TREND_CHANGE] = row->text[TREND_CHANGE_EARLIEST] =
		row->text[TREND_CHANGE_LATEST] = "";
	if (place->split != STEP_NONE) {
		row->number[TREND_SPLIT_P] = trend->splits[place->split].p;
		row->number[TREND_SPLIT_P_HOLM] = trend->p_holm[place->split];
	}
	if (place->change == STEP_NONE)
		return;
	change = &trend->changes[place->change];
	row->text[TREND_CHANGE] = verdict_words[change->verdict];
	row->text[TREND_CHANGE_EARLIEST] = release_label(row->trends, change->earliest);
	row->text[TREND_CHANGE_LATEST] = release_label(row->trends, change->latest);
	row->number[TREND_CHANGE_BEFORE] = change->before;
	row->number[TREND_CHANGE_AFTER] = change->after;
	if (trend->course.by_ratio) {
		row->number[TREND_CHANGE_RATIO] = change->change;
		numbers_put_interval(row->number, TREND_CHANGE_RATIO_LOW, &change->interval);
	}
}

/* That of its comparisons, which all have the same. */
static double margin_of_row(const struct trends *trends, const struct trend *trend, size_t release)
{
	const struct comparison *step = step_at(trends, trend, release, AGAINST_PREVIOUS);

	if (!step)
		step = step_at(trends, trend, release, AGAINST_BASELINE);
	return step ? step->margin : trends->terms.margin;
}

static void add_row(struct row_sink *sink, const struct trends *trends, const struct trend *trend,
		    size_t release)
{
	const struct compared *compared = &trend->course.compared;
	bool failures = compared->aspect == ASPECT_FAILURES;
	const char *const leading[] = { failures ? "" : compared->metric->column.name,
					failures ? "" : compared->metric->column.unit };
	struct row_of of = { .trends = trends, .trend = trend, .release = release };
	char *words = trend_words(trends, trend, release);
	const struct sink_row row = {
		.leading = leading,
		.key = (const char *const *)trends->all->groups[compared->group].key.at,
		.number = of.number,
		.text = of.text,
	};

	numbers_none(of.number, TREND_COLUMNS);
	put_level(&of);
	put_step(&of, AGAINST_PREVIOUS);
	put_step(&of, AGAINST_BASELINE);
	put_change(&of);
	of.number[TREND_LEVEL] = trends->terms.level;
	of.number[TREND_MARGIN] = margin_of_row(trends, trend, release);
	of.number[TREND_TESTS] = (double)trends->tests;
	of.text[TREND_WORDS] = words;
	row_sink_add(sink, &row);
	free(words);
}

static void add_rows(struct row_sink *sink, const void *closure)
{
	const struct trends *trends = closure;

	for (size_t i = 0; i < trends->count; i++)
		for (size_t release = 0; release < trends->releases->count; release++)
			add_row(sink, trends, &trends->at[i], release);
}

static struct sink_table table_of(const struct trends *trends)
{
	return (struct sink_table){ &schema_trend, trends->all->query.by, add_rows, trends };
}

static struct sink_table table_of_limits(const struct limits_met *met)
{
	return (struct sink_table){ &schema_limits_met, met->sides->query.by, limits_met_rows,
				    met };
}

bool trend_print_csv(FILE *stream, const struct trends *trends, const struct trend_options *options,
		     struct error *err)
{
	const struct sink_table table = table_of(trends);

	(void)options;
	return row_sink_print(stream, &table, err);
}

/* Every release with the names of its runs. */
static json_t *releases_json(const struct trends *trends)
{
	json_t *releases = json_array();

	for (size_t i = 0; i < trends->releases->count; i++) {
		const struct release *release = &trends->releases->at[i];
		json_t *runs = json_array();

		for (size_t r = 0; r < release->runs.count; r++)
			json_array_append_new(
				runs,
				json_string(run_name(&trends->all->runs[release->runs.first + r])));
		json_array_append_new(
			releases, json_pack("{s:s, s:o}", "release", release->label, "runs", runs));
	}
	return releases;
}

static bool add_limits(json_t *root, const struct trends *trends, struct error *err)
{
	const struct limits_met met = trend_limits(trends);
	const struct sink_table table = table_of_limits(&met);
	json_t *rows = row_sink_array(&table, true, err);

	return rows && json_object_set_new(root, "limits", rows) == 0;
}

bool trend_print_json(FILE *stream, const struct trends *trends,
		      const struct trend_options *options, struct error *err)
{
	const struct sink_table table = table_of(trends);
	struct gate_items items = gate_items_of(trends, options->gate);
	char *headline = gate_headline(trends, &items);
	json_t *rows = row_sink_array(&table, true, err);
	json_t *root = NULL;
	bool good;

	if (rows)
		root = json_pack("{s:i, s:s, s:s, s:i, s:f, s:i, s:s, s:o, s:o}", "schema_version",
				 JSON_SCHEMA_VERSION, "verdict",
				 verdict_words[gate_verdict(&items)], "sentence", headline,
				 "exit_status", (int)gate_status(&items, options->fail_on), "level",
				 trends->terms.level, "tests", (int)trends->tests, "baseline",
				 release_label(trends, trends->baseline), "releases",
				 releases_json(trends), "trend", rows);
	free(headline);
	free(items.at);
	if (root && trends->terms.goals && !add_limits(root, trends, err)) {
		json_decref(root);
		return false;
	}
	if (!root)
		return rows ? error_set(err, "--format json: a release's name is not UTF-8 text")
			    : false;
	good = json_write(stream, root) || error_memory(err);
	fputc('\n', stream);
	json_decref(root);
	return good;
}

/* trend reads nothing else of a run. */
static const struct schema *const read_tables[] = { &schema_migrations, NULL };

json_t *trend_manifest(const struct trend_options *options, struct error *err)
{
	json_t *manifest = manifest_new("trend");
	bool good = manifest || error_memory(err);

	for (size_t i = 0; good && i < options->releases.count; i++) {
		const struct release *release = &options->releases.at[i];

		for (size_t r = 0; good && r < release->runs.count; r++)
			good = manifest_add_run(
				manifest, options->releases.folders.at[release->runs.first + r],
				release->label, read_tables, err);
	}
	if (good)
		return manifest;
	json_decref(manifest);
	return NULL;
}

bool trend_write(const struct trends *trends, const struct trend_options *options, json_t *manifest,
		 struct error *err)
{
	const struct limits_met met = trend_limits(trends);
	const struct sink_table tables[] = { table_of(trends), table_of_limits(&met) };
	size_t count = trends->terms.goals ? 2 : 1;
	const struct releases *releases = &options->releases;
	const struct release *newest = &releases->at[releases->count - 1];
	char *folder;
	bool good;

	if (options->output)
		return row_sink_write(options->output, tables, count, manifest, MANIFEST_TREND,
				      err);
	folder = path_join(releases->folders.at[newest->runs.first], "analysis", err);
	good = folder && row_sink_write(folder, tables, count, manifest, MANIFEST_TREND, err);
	free(folder);
	return good;
}
