/* goals.c — limits that the user names in a file, metric by metric. */
#include "goals.h"

#include "analyze/groups/limits.h"

#include "datasets/must.h"
#include "datasets/nearest.h"
#include "datasets/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_failures(const char *metric)
{
	return strcmp(metric, "failures") == 0;
}

/* ---- a row ---- */

static bool take_margin(struct goal *goal, const struct table *table, size_t row, struct error *err)
{
	size_t column = table_column(table, "margin");
	const char *text = table_text(table, row, column);

	goal->margin = NAN;
	return text[0] == '\0' || share_of_text(text, &goal->margin) ||
	       error_at(err, table_place(table, row, column),
			"margin '%s': wanted is a number between 0 and 1, such as 5%% or 0.05",
			text);
}

static bool take_most(struct goal *goal, const struct table *table, size_t row, struct error *err)
{
	size_t column = table_column(table, "most");
	const char *text = table_text(table, row, column);
	bool good;

	goal->most = NAN;
	if (text[0] == '\0')
		return true;
	good = is_failures(goal->metric) ? share_of_text(text, &goal->most)
					 : limit_of_text(text, goal->metric, &goal->most);
	return good ||
	       error_at(err, table_place(table, row, column), "most '%s': wanted is %s", text,
			is_failures(goal->metric)
				? "a share between 0 and 1, such as 1%"
				: "a number above zero in the metric's unit, such as 0.5, "
				  "or a time such as 500ms");
}

static enum aspect aspect_of(const char *text)
{
	for (enum aspect aspect = ASPECT_MEAN; aspect < ASPECTS; aspect++)
		if (strcmp(text, aspect_words[aspect]) == 0)
			return aspect;
	return ASPECTS;
}

static bool take_aspect(struct goal *goal, const struct table *table, size_t row, struct error *err)
{
	size_t column = table_column(table, "aspect");
	const char *text = table_text(table, row, column);

	goal->aspect = is_failures(goal->metric) ? ASPECT_FAILURES : aspect_of(text);
	if (is_failures(goal->metric) != is_failures(text) && text[0] != '\0')
		return error_at(err, table_place(table, row, column),
				"aspect '%s' of the metric %s: the metric failures has that aspect "
				"alone, and no other metric has it",
				text, goal->metric);
	return true;
}

static bool same_subject(const struct goal *a, const struct goal *b)
{
	return strcmp(a->metric, b->metric) == 0 && strcmp(a->case_name, b->case_name) == 0 &&
	       a->aspect == b->aspect;
}

static bool check_row(const struct goals *goals, const struct table *table, size_t row,
		      struct error *err)
{
	const struct goal *goal = &goals->at[row];
	struct place place = table_place(table, row, table_column(table, "metric"));

	if (isnan(goal->margin) && isnan(goal->most))
		return error_at(err, place, "%s: wanted is a margin, or the most, or both",
				goal->metric);
	for (size_t i = 0; i < row; i++)
		if (same_subject(&goals->at[i], goal))
			return error_at(err, place,
					"%s: line %ld is of the same metric, case and aspect",
					goal->metric, goals->at[i].line);
	return true;
}

static bool add_row(struct goals *goals, const struct table *table, size_t row, struct error *err)
{
	struct goal *goal;

	must_grow(&goals->at, &goals->capacity, goals->count, sizeof *goals->at);
	goal = &goals->at[goals->count++];
	*goal = (struct goal){
		.metric = must_copy(table_cell(table, row, "metric")),
		.case_name = must_copy(table_cell(table, row, "case")),
		.line = table_place(table, row, 0).line,
	};
	return take_aspect(goal, table, row, err) && take_margin(goal, table, row, err) &&
	       take_most(goal, table, row, err) && check_row(goals, table, row, err);
}

bool goals_read(struct goals *goals, const char *path, struct error *err)
{
	struct table table;
	bool good = table_read(&table, path, &schema_limits, CSV_TORN_IS_ROW,
			       TABLE_UNKNOWN_IS_ERROR, err);

	if (!good)
		return false;
	free(goals->path);
	goals->path = must_copy(path);
	for (size_t row = 0; good && row < table.rows; row++)
		good = add_row(goals, &table, row, err);
	if (good && table.rows == 0)
		good = error_set(err, "%s: no limit in it, only the header", path);
	table_free(&table);
	return good;
}

/* ---- what is there to be limited ---- */

static bool complain(const struct goals *goals, const struct goal *goal, const char *text,
		     const char *guess, struct error *err)
{
	return error_at(err, (struct place){ goals->path, goal->line, 0 }, "%s%s", text, guess);
}

bool goals_check_metrics(const struct goals *goals, struct error *err)
{
	for (size_t i = 0; i < goals->count; i++) {
		struct nearest nearest = { .typed = goals->at[i].metric };
		char guess[NEAREST_TEXT_SIZE];
		char *text;

		if (is_failures(nearest.typed) || metric_find(nearest.typed) < metric_count())
			continue;
		nearest_offer(&nearest, "failures");
		for (size_t m = 0; m < metric_count(); m++)
			nearest_offer(&nearest, metric_at(m)->column.name);
		nearest_text(&nearest, guess);
		text = must_print("there is no metric %s", nearest.typed);
		complain(goals, &goals->at[i], text, guess, err);
		free(text);
		return false;
	}
	return true;
}

bool goals_check_cases(const struct goals *goals, bool by_case, struct error *err)
{
	for (size_t i = 0; i < goals->count; i++)
		if (!by_case && goals->at[i].case_name[0] != '\0')
			return complain(goals, &goals->at[i],
					"a limit of a case, but cases are not what is told apart "
					"(--by case)",
					"", err);
	return true;
}

/* ---- what is named for it ---- */

/* How near a row is to what is asked: 0: it is of something else. */
static int nearness(const struct goal *goal, const char *metric, const char *case_name,
		    enum aspect aspect)
{
	if (strcmp(goal->metric, metric) != 0 ||
	    (goal->case_name[0] != '\0' && strcmp(goal->case_name, case_name) != 0) ||
	    (goal->aspect != ASPECTS && goal->aspect != aspect))
		return 0;
	return 1 + (goal->case_name[0] != '\0' ? 2 : 0) + (goal->aspect != ASPECTS ? 1 : 0);
}

double goals_margin(const struct goals *goals, const char *metric, const char *case_name,
		    enum aspect aspect)
{
	double margin = NAN;
	int nearest = 0;

	for (size_t i = 0; i < goals->count; i++) {
		int near = nearness(&goals->at[i], metric, case_name, aspect);

		if (near > nearest && !isnan(goals->at[i].margin)) {
			nearest = near;
			margin = goals->at[i].margin;
		}
	}
	return margin;
}

void goals_free(struct goals *goals)
{
	for (size_t i = 0; i < goals->count; i++) {
		free(goals->at[i].metric);
		free(goals->at[i].case_name);
	}
	free(goals->at);
	free(goals->path);
	*goals = (struct goals){ 0 };
}
