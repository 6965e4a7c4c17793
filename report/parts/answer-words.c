/* answer-words.c — the verdicts of a report in one sentence for each metric. */
#include "answer.h"

#include "report/data/change.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So many groups are named in a sentence; the table has all. */
enum { NAMED_MOST = 6 };

/* In the order in which they are told. */
static const char *const verdicts[] = { "worse", "better", "changed", "equal", "undecided" };

/* The groups whose row of the metric has the verdict: how many, into rows and names. */
struct told {
	size_t rows[NAMED_MOST];
	const char *names[NAMED_MOST];
	size_t count;
};

/* Where nothing failed there is nothing to say of it. */
static bool has_failures(const struct table *table, size_t row)
{
	return table_cell_number(table, row, "before_n") > 0 ||
	       table_cell_number(table, row, "after_n") > 0;
}

static struct told told_of(const struct answer *answer, const struct report *report,
			   const char *metric, const char *verdict)
{
	struct told told = { .count = 0 };

	for (size_t i = 0; i < answer->groups.count; i++) {
		size_t row = answer_row(answer, report, metric, answer->groups.at[i]);

		if (row == answer->table->rows ||
		    !table_says(answer->table, row, "verdict", verdict) ||
		    (metric[0] == '\0' && !has_failures(answer->table, row)))
			continue;
		if (told.count < NAMED_MOST) {
			told.rows[told.count] = row;
			told.names[told.count] = answer->groups.at[i];
		}
		told.count++;
	}
	return told;
}

/* A sentence that is being written, and the numbers in it. */
struct sentence {
	FILE *stream;
	struct texts numbers;
};

/* "4 of 4", which becomes a number of the sentence. */
static void print_share(struct sentence *sentence, const struct table *table, size_t row,
			const char *count, const char *units)
{
	texts_add(&sentence->numbers, "%s of %s", table_cell(table, row, count),
		  table_cell(table, row, units));
	fputs(sentence->numbers.at[sentence->numbers.count - 1], sentence->stream);
}

/* "4 of 4 failed, 0 of 8 before", or "+42 %"; of what is undecided nothing that looks decided. */
static void print_number(struct sentence *sentence, const struct answer *answer,
			 const struct report *report, size_t row, const char *first)
{
	FILE *stream = sentence->stream;
	const struct table *table = answer->table;
	struct change change = change_of(table, row, report->job->style.language);
	char text[CHANGE_TEXT_SIZE];

	if (table_says(table, row, "aspect", "failures")) {
		fputs(" (", stream);
		print_share(sentence, table, row, "after_n", "after_units");
		fputs(" failed, ", stream);
		print_share(sentence, table, row, "before_n", "before_units");
		fprintf(stream, " %s%s)", first[0] != '\0' ? "in " : "before", first);
		return;
	}
	if (table_cell(table, row, "after_value")[0] == '\0' ||
	    table_cell(table, row, "before_value")[0] == '\0') {
		fputs(" (no value)", stream);
		return;
	}
	if (table_says(table, row, "verdict", "undecided"))
		return;
	change_signed(text, &change);
	fprintf(stream, " (%s)", text);
	texts_add(&sentence->numbers, "%s", text);
}

static void print_told(struct sentence *sentence, const struct answer *answer,
		       const struct report *report, const struct told *told, const char *first)
{
	FILE *stream = sentence->stream;
	size_t shown = told->count < NAMED_MOST ? told->count : NAMED_MOST;

	for (size_t i = 0; i < shown; i++) {
		bool is_all = strcmp(told->names[i], "all") == 0;

		fprintf(stream, "%s%s",
			i == 0                                        ? (is_all ? "" : " in ")
			: i + 1 == shown && told->count <= NAMED_MOST ? " and "
								      : ", ",
			is_all ? "" : told->names[i]);
		print_number(sentence, answer, report, told->rows[i], first);
	}
	if (told->count > NAMED_MOST)
		fprintf(stream, " and %zu more", told->count - NAMED_MOST);
}

/* " in this run": of the first row of the metric that has such words. */
static void print_situation(FILE *stream, const struct answer *answer, const struct report *report,
			    const char *metric)
{
	for (size_t i = 0; i < answer->groups.count; i++) {
		size_t row = answer_row(answer, report, metric, answer->groups.at[i]);
		char situation[SITUATION_TEXT_SIZE] = "";

		if (row < answer->table->rows)
			change_situation(situation, answer->table, row);
		if (situation[0] != '\0') {
			fprintf(stream, ", %s",
				sources_file(report->job->sources) ? "in this file" : situation);
			return;
		}
	}
}

static long first_line(const struct answer *answer, const struct report *report, const char *metric)
{
	size_t row = answer->table->rows;

	for (size_t i = 0; row == answer->table->rows && i < answer->groups.count; i++)
		row = answer_row(answer, report, metric, answer->groups.at[i]);
	return row < answer->table->rows ? report_line(answer->table, row) : 0;
}

/* "Total migration time against shared, in this run: worse in block (+42 %); undecided in …." */
static void say_metric(const struct answer *answer, struct report *report, const char *metric,
		       const char *first, const char *run)
{
	const char *parts = ":";
	char *words;
	size_t size;
	struct sentence sentence = { .stream = must_open_text(&words, &size) };
	FILE *stream = sentence.stream;
	long line = first_line(answer, report, metric);

	fprintf(stream, "%s%s%s%s%s", run, run[0] != '\0' ? ": " : "",
		metric[0] != '\0' ? report_metric_title(report, metric) : "Failures",
		first[0] != '\0' ? " against " : "", first);
	print_situation(stream, answer, report, metric);
	for (size_t i = 0; i < COUNT(verdicts); i++) {
		struct told told = told_of(answer, report, metric, verdicts[i]);

		if (told.count == 0)
			continue;
		fprintf(stream, "%s %s", parts, verdicts[i]);
		print_told(&sentence, answer, report, &told, first);
		parts = ";";
	}
	must_close_text(stream);
	if (line > 0) {
		document_lead(report->document, "%s.", words);
		document_source(report->document, "%s:%ld", answer->citation, line);
		document_about(report->document, metric[0] != '\0' ? metric : ABOUT_FAILURES);
		for (size_t i = 0; i < sentence.numbers.count; i++)
			document_number(report->document, sentence.numbers.at[i]);
	}
	texts_free(&sentence.numbers);
	free(words);
}

void answer_say(const struct answer *answer, struct report *report)
{
	char *first = answer_first(answer, report);
	bool several = answer->against_first && report_runs(report) > 1;
	const char *run = several ? report_name(report, answer->run) : "";

	for (size_t i = 0; i < answer->metric_count; i++)
		say_metric(answer, report, answer->metrics[i], first, run);
	if (answer->any_failed)
		say_metric(answer, report, "", first, run);
	free(first);
}
