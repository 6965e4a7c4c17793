/* rows.c — the rows of comparisons.csv: as that file, as CSV on standard output, and in JSON. */
#include "inside.h"

#include "analyze/output/row-sink.h"
#include "limits-met.h"
#include "options.h"
#include "verdict.h"

#include "datasets/json-write.h"
#include "datasets/manifest.h"
#include "datasets/output.h"

#include <math.h>
#include <stdlib.h>

static double number_or_none(size_t number)
{
	return number > 0 ? (double)number : NAN;
}

static size_t units_of(const struct comparison *comparison, enum which_side side)
{
	return comparison->aspect == ASPECT_FAILURES ? comparison->shares[side].attempted
						     : comparison->units[side];
}

static size_t values_of(const struct comparison *comparison, enum which_side side)
{
	return comparison->aspect == ASPECT_FAILURES ? comparison->shares[side].failed
						     : comparison->values[side];
}

static const char *unit_word(const struct comparisons *comparisons,
			     const struct comparison *comparison)
{
	if (comparison->aspect == ASPECT_FAILURES)
		return comparisons->sides->query.csv ? "row" : "migration";
	if (comparison->kind == UNIT_IS_RUN)
		return "run";
	if (comparison->kind == UNIT_IS_MIGRATION)
		return comparisons->sides->query.csv ? "row" : "migration";
	return comparisons->sides->query.csv ? sides_unit_word(comparisons->sides) : "vm";
}

static void put_sides(double *number, const struct comparison *of)
{
	number[COMPARISONS_BEFORE_UNITS] = (double)units_of(of, BEFORE);
	number[COMPARISONS_AFTER_UNITS] = (double)units_of(of, AFTER);
	number[COMPARISONS_BEFORE_CYCLES] = number_or_none(of->cycles[BEFORE]);
	number[COMPARISONS_AFTER_CYCLES] = number_or_none(of->cycles[AFTER]);
	number[COMPARISONS_THINNED] = number_or_none(of->thinned);
	number[COMPARISONS_BEFORE_N] = (double)values_of(of, BEFORE);
	number[COMPARISONS_AFTER_N] = (double)values_of(of, AFTER);
	number[COMPARISONS_BEFORE_VALUE] = of->before;
	number[COMPARISONS_AFTER_VALUE] = of->after;
}

/* What bounds the interval, and what it says of all VMs together. */
static void put_chance(double *number, const struct comparisons *comparisons,
		       const struct comparison *of)
{
	number[COMPARISONS_DF] = two_way_df(&of->chance, comparisons->terms.level);
	number[COMPARISONS_LAG_1] = of->chance.lag_1;
	number[COMPARISONS_CORRELATION] = of->chance.correlation;
	number[COMPARISONS_SESSION_SD] = of->session.sd > 0 ? of->session.sd : NAN;
	number[COMPARISONS_TOTAL_BEFORE] = of->total.before;
	number[COMPARISONS_TOTAL_AFTER] = of->total.after;
	number[COMPARISONS_TOTAL_RATIO] = of->total.ratio;
	numbers_put_interval(number, COMPARISONS_TOTAL_LOW, &of->total.ratio_interval);
	number[COMPARISONS_RESTRICTED_BEFORE] = of->restricted.before;
	number[COMPARISONS_RESTRICTED_AFTER] = of->restricted.after;
	number[COMPARISONS_RESTRICTED_RATIO] = of->restricted.ratio;
	number[COMPARISONS_RESTRICTED_P] = of->restricted.p;
}

/* "vm", "cycle", …; "" without an interval. */
static const char *bound_word(const struct comparisons *comparisons, const struct comparison *of)
{
	enum two_way_source source = TWO_WAY_NONE;

	two_way_half(&of->chance, comparisons->terms.level, &source);
	return two_way_source_word(source);
}

static void put_numbers(double *number, const struct comparisons *comparisons,
			const struct comparison *of)
{
	numbers_none(number, COMPARISONS_COLUMNS);
	put_sides(number, of);
	put_chance(number, comparisons, of);
	number[COMPARISONS_DIFFERENCE] = of->difference;
	numbers_put_interval(number, COMPARISONS_DIFFERENCE_LOW, &of->difference_interval);
	number[COMPARISONS_RATIO] = of->ratio;
	numbers_put_interval(number, COMPARISONS_RATIO_LOW, &of->ratio_interval);
	number[COMPARISONS_LEVEL] = comparisons->terms.level;
	number[COMPARISONS_EFFECT] = of->effect;
	number[COMPARISONS_P] = of->p;
	number[COMPARISONS_P_HOLM] = of->p_holm;
	number[COMPARISONS_MARGIN] = of->margin;
	numbers_put_interval(number, COMPARISONS_MARGIN_LOW, &of->margin_interval);
	number[COMPARISONS_P_EQUAL] = of->p_equal;
	number[COMPARISONS_P_EQUAL_HOLM] = of->p_equal_holm;
	number[COMPARISONS_TESTS] = (double)comparisons->tests;
	number[COMPARISONS_UNITS_NEEDED] = number_or_none(of->more_units);
	number[COMPARISONS_CYCLES_NEEDED] = number_or_none(of->more_cycles);
	number[COMPARISONS_RUNS_NEEDED] = number_or_none(of->more_runs);
}

static void add_comparison(struct row_sink *sink, const struct comparisons *comparisons,
			   const struct comparison *of)
{
	char *labels[SIDES] = { sides_label_in(comparisons->sides, BEFORE, of->group),
				sides_label_in(comparisons->sides, AFTER, of->group) };
	const struct metric *metric = of->aspect == ASPECT_FAILURES ? NULL : of->metric;
	const char *const leading[] = { labels[BEFORE], labels[AFTER],
					metric ? metric->column.name : "",
					metric ? metric->column.unit : "" };
	char *words = comparison_words(comparisons, of);
	const char *const text[COMPARISONS_COLUMNS] = {
		[COMPARISONS_ASPECT] = aspect_words[of->aspect],
		[COMPARISONS_VERDICT] = verdict_words[of->verdict],
		[COMPARISONS_SITUATION] = situation_words[comparison_situation(comparisons, of)],
		[COMPARISONS_BOUNDED_BY] = bound_word(comparisons, of),
		[COMPARISONS_UNIT_OF] = unit_word(comparisons, of),
		[COMPARISONS_TEST] = test_word(of),
		[COMPARISONS_WORDS] = words,
	};
	double number[COMPARISONS_COLUMNS];
	const struct sink_row row = {
		.leading = leading,
		.key = (const char *const *)comparisons->sides->groups[of->group].key.at,
		.number = number,
		.text = text,
	};

	put_numbers(number, comparisons, of);
	row_sink_add(sink, &row);
	free(words);
	free(labels[BEFORE]);
	free(labels[AFTER]);
}

static void add_rows(struct row_sink *sink, const void *closure)
{
	const struct comparisons *comparisons = closure;

	for (size_t i = 0; i < comparisons->count; i++)
		add_comparison(sink, comparisons, &comparisons->at[i]);
}

static struct sink_table table_of(const struct comparisons *comparisons)
{
	return (struct sink_table){ &schema_comparisons, comparisons->sides->query.by, add_rows,
				    comparisons };
}

static struct sink_table table_of_limits(const struct limits_met *met)
{
	return (struct sink_table){ &schema_limits_met, met->sides->query.by, limits_met_rows,
				    met };
}

/* Adds the limits to the JSON, where there are any. */
static bool add_limits(json_t *root, const struct comparisons *comparisons, struct error *err)
{
	char *after = sides_label(comparisons->sides, AFTER);
	const struct limits_met met = { comparisons->sides, &comparisons->bounds, after,
					comparisons->tests };
	const struct sink_table table = table_of_limits(&met);
	json_t *rows = comparisons->terms.goals ? row_sink_array(&table, true, err) : NULL;

	if (rows)
		json_object_set_new(root, "limits", rows);
	free(after);
	return rows || !comparisons->terms.goals;
}

bool compare_print_csv(FILE *stream, const struct comparisons *comparisons,
		       const struct compare_options *options, struct error *err)
{
	const struct sink_table table = table_of(comparisons);

	(void)options;
	return row_sink_print(stream, &table, err);
}

bool compare_print_json(FILE *stream, const struct comparisons *comparisons,
			const struct compare_options *options, struct error *err)
{
	const struct sink_table table = table_of(comparisons);
	json_t *rows = row_sink_array(&table, true, err);
	json_t *root;
	char *headline;
	bool good;

	if (!rows)
		return false;
	headline = comparisons_headline(comparisons);
	root = json_pack(
		"{s:i, s:s, s:s, s:i, s:f, s:i, s:o}", "schema_version", JSON_SCHEMA_VERSION,
		"verdict", verdict_words[comparisons_verdict(comparisons)], "sentence", headline,
		"exit_status", (int)compare_status(comparisons, options), "level",
		comparisons->terms.level, "tests", (int)comparisons->tests, "comparisons", rows);
	free(headline);
	good = add_limits(root, comparisons, err) &&
	       (json_write(stream, root) || error_memory(err));
	fputc('\n', stream);
	json_decref(root);
	return good;
}

bool comparisons_stage(struct stage *stage, const struct comparisons *comparisons,
		       const struct schema *schema, json_t *manifest, const char *name,
		       struct error *err)
{
	char *after = sides_label(comparisons->sides, AFTER);
	const struct limits_met met = { comparisons->sides, &comparisons->bounds, after,
					comparisons->tests };
	const struct sink_table tables[] = {
		{ schema, comparisons->sides->query.by, add_rows, comparisons },
		table_of_limits(&met),
	};
	bool good = row_sink_stage(stage, tables, comparisons->terms.goals ? 2 : 1, manifest, name,
				   err);

	free(after);
	return good;
}

/* Of CSV files the sides are themselves what is read. */
static void keep_files(struct stage *stage, const struct compare_options *options)
{
	for (int side = BEFORE; options->csv && side < SIDES; side++)
		for (size_t i = 0; i < options->sides[side].count; i++)
			stage_keep(stage, options->sides[side].at[i]);
}

static bool write_into(const char *folder, const struct comparisons *comparisons,
		       const struct compare_options *options, json_t *manifest, struct error *err)
{
	struct stage stage;
	bool good = stage_open(&stage, folder, err);

	if (good)
		keep_files(&stage, options);
	good = good &&
	       comparisons_stage(&stage, comparisons, &schema_comparisons, manifest,
				 MANIFEST_COMPARISONS, err) &&
	       stage_commit(&stage, NULL, err);

	stage_abandon(&stage);
	return good;
}

/* compare reads nothing else of a run. */
static const struct schema *const read_tables[] = { &schema_migrations, NULL };

json_t *compare_manifest(const struct compare_options *options, struct error *err)
{
	json_t *manifest = manifest_new("compare");
	bool good = manifest || error_memory(err);

	for (int side = BEFORE; !options->csv && side < SIDES; side++)
		for (size_t i = 0; good && i < options->sides[side].count; i++)
			good = manifest_add_run(manifest, options->sides[side].at[i],
						options->between_column ? NULL
						: side == BEFORE        ? "before"
									: "after",
						read_tables, err);
	if (good)
		return manifest;
	json_decref(manifest);
	return NULL;
}

bool compare_write(const struct comparisons *comparisons, const struct compare_options *options,
		   json_t *manifest, struct error *err)
{
	const struct texts *after = &options->sides[options->between_column ? BEFORE : AFTER];
	char *folder;
	bool good;

	if (options->output)
		return write_into(options->output, comparisons, options, manifest, err);
	if (options->csv)
		return true; /* a file has no folder for its analysis */
	folder = path_join(after->at[0], "analysis", err);
	good = folder && write_into(folder, comparisons, options, manifest, err);
	free(folder);
	return good;
}
