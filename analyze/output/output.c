/* output.c — the verb `analyze`: reads runs, writes their analysis, prints it. */
#include "output.h"

#include "analyze/analysis/analysis.h"
#include "inside.h"
#include "options.h"
#include "stages.h"

#include "datasets/characters.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void list_metrics(void)
{
	int name = 0;
	int unit = 0;

	for (size_t i = 0; i < metric_count(); i++) {
		const struct column *column = &metric_at(i)->column;

		if ((int)strlen(column->name) > name)
			name = (int)strlen(column->name);
		if ((int)strlen(column->unit) > unit)
			unit = (int)strlen(column->unit);
	}
	for (size_t i = 0; i < metric_count(); i++) {
		const struct metric *metric = metric_at(i);
		const char *better = better_text(metric->better);

		printf("%-*s  %-*s  %-16s  %s\n", name, metric->column.name, unit,
		       metric->column.unit[0] != '\0' ? metric->column.unit : "-",
		       better[0] != '\0' ? better : "-", metric->column.meaning);
	}
}

/* What the user must know although nothing failed. */
static void warn(const struct analyses *analyses, const struct analyze_options *options)
{
	for (size_t i = 0; i < analyses->count; i++) {
		const struct run *run = &analyses->at[i].run;

		warn_if_torn(run);
		if (!analyses->at[i].of_csv && run_rows(run) < run_planned(run))
			visible_print(
				stderr,
				"%s: warning: %s: the run was cut short: %zu of %zu "
				"planned migrations have rows; `migstat collect --resume` goes "
				"on\n",
				program_invocation_short_name, run->folder, run_rows(run),
				run_planned(run));
		for (size_t j = 0; options->output && j < i; j++)
			if (strcmp(run_name(&analyses->at[j].run), run_name(run)) == 0)
				visible_print(stderr,
					      "%s: warning: %s and %s have the same name "
					      "'%s': %s cannot tell them apart\n",
					      program_invocation_short_name,
					      analyses->at[j].run.folder, run->folder,
					      run_name(run), options->output);
	}
}

/* The files first: they are the result, and stay if the reader of the table goes away. */
static bool analyze(const struct analyze_options *options, struct stages *stages, struct error *err)
{
	struct manifests manifests;
	struct analyses analyses;
	bool good;

	if (!manifests_of(&manifests, options, err))
		return false;
	if (options->query.csv.path ? !analyses_of_csv(&analyses, &options->query, err)
				    : !analyses_of(&analyses, &options->query, err)) {
		manifests_free(&manifests);
		return false;
	}
	progress_end(options->query.progress);
	warn(&analyses, options);
	good = analyses_write(&analyses, options, &manifests, stages, err) &&
	       stages_commit(stages, err) &&
	       options->format->print(stdout, &analyses, options, err);
	analyses_free(&analyses);
	manifests_free(&manifests);
	return good;
}

enum exit_status run_analyze(const struct analyze_options *options, struct stages *stages,
			     struct error *err)
{
	if (options->list_metrics)
		list_metrics();
	else if (!analyze(options, stages, err))
		return EXIT_FAILED;
	return EXIT_DONE;
}
