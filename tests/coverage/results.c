/* results.c — what came out of the study. */
#include "results.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *question_word(const struct trial *trial)
{
	static const char *const arms[] = { "compare cases", "compare runs", "compare other VMs" };

	switch (trial->question) {
	case ASK_MEAN:
	case ASK_SHARE:
		return "analyze";
	case ASK_PLAN:
		return "plan";
	case ASK_UNTIL:
		return "until";
	case ASK_EVACUATION:
		return "evacuate";
	case ASK_TREND:
		return "trend";
	case ASK_CHANGE:
	case ASK_FAILURES:
	case ASK_SURVIVORS:
		break;
	}
	return arms[trial->arms];
}

static const char *no_promise(const struct trial *trial, const struct line *line)
{
	return line->no_promise ? line->no_promise : trial->no_promise;
}

/* Which way a share is the worse one. */
static bool is_broken(const struct line *line, int off)
{
	return line->hit == HIT_HELD || line->hit == HIT_FOUND ? off < 0 : off > 0;
}

/* "10", "2/20", "3x10": cycles before and after, runs a side; "5:3x10": releases, their runs. */
static void print_size(FILE *out, const struct trial *trial)
{
	if (trial->question == ASK_UNTIL)
		fprintf(out, "any");
	else if (trial->question == ASK_TREND)
		fprintf(out, "%zu:%zux%zu", trial->runs[1], trial->runs[0], trial->cycles[0]);
	else if (trial->cycles[0] != trial->cycles[1])
		fprintf(out, "%zu/%zu", trial->cycles[0], trial->cycles[1]);
	else if (trial->runs[0] != trial->runs[1])
		fprintf(out, "%zu:%zux%zu", trial->runs[0], trial->runs[1], trial->cycles[0]);
	else if (trial->runs[0] > 1)
		fprintf(out, "%zux%zu", trial->runs[0], trial->cycles[0]);
	else
		fprintf(out, "%zu", trial->cycles[0]);
}

static void print_share(const struct line *line, enum method method)
{
	double share = line_share(line, method);

	if (isnan(share))
		printf("      -");
	else
		printf("  %5.1f", 100 * share);
}

static void print_line(const struct trial *trial, const struct line *line)
{
	char size[32] = "";
	FILE *text = fmemopen(size, sizeof size - 1, "w");
	int off = line_off(line, BY_DEFAULT);
	bool answered = line->answers[BY_DEFAULT] > 0;

	if (text) {
		print_size(text, trial);
		fclose(text);
	}
	printf("%-17s  %-41s  %3zu  %6s  %-9s", question_word(trial), trial->name, trial->vms, size,
	       line->what);
	print_share(line, BY_DEFAULT);
	printf("%s", !answered || off == 0     ? " "
		     : !is_broken(line, off)   ? "<"
		     : no_promise(trial, line) ? "~"
					       : "!");
	print_share(line, BY_OLD);
	print_share(line, BY_NAIVE);
	printf("  %5.1f", 100 * (double)line->answers[BY_DEFAULT] / (double)line->rounds);
	if (line->width > 0)
		printf("  %5.3f", line->width / (double)line->answers[BY_DEFAULT]);
	else
		printf("      -");
	printf("  %s\n", no_promise(trial, line) ? no_promise(trial, line) : "");
}

void results_print(const struct job *jobs, const struct outcome_of_trial *outcomes, size_t count)
{
	size_t lines = 0;
	size_t broken = 0;

	printf("%-17s  %-41s  %3s  %6s  %-9s  %5s   %5s  %5s  %5s  %5s  %s\n", "program", "world",
	       "VMs", "cycles", "of", "deflt", "old", "naive", "given", "half", "no promise");
	for (size_t i = 0; i < count; i++)
		for (size_t l = 0; l < outcomes[i].count; l++) {
			const struct line *line = &outcomes[i].lines[l];

			print_line(jobs[i].trial, line);
			if (no_promise(jobs[i].trial, line) || line->answers[BY_DEFAULT] == 0)
				continue;
			lines++;
			broken += is_broken(line, line_off(line, BY_DEFAULT));
		}
	printf("\n%zu of %zu promises are broken. Percent: of the intervals given, how many hold "
	       "the truth (95 is\npromised, 93 to 98 is good); of the comparisons, how many find "
	       "a change where there is none (5; 2 to 6);\npower of what was planned (80); "
	       "evacuations above the p95 (5). old: the VM is the only source of chance.\nnaive: "
	       "every row is independent. given: how often there was an answer. half: half the "
	       "default interval by the\ntruth, on average. ! broken, ~ broken where nothing is "
	       "promised, < safer than promised; three standard\nerrors are allowed for the "
	       "chance of the study itself.\n",
	       broken, lines);
}

static void write_share(FILE *out, const struct line *line, enum method method)
{
	double share = line_share(line, method);

	if (isnan(share))
		fprintf(out, ",");
	else
		fprintf(out, ",%.4f", share);
}

static void write_line(FILE *out, const struct trial *trial, const struct line *line)
{
	fprintf(out, "%s,\"%s\",%zu,", question_word(trial), trial->name, trial->vms);
	print_size(out, trial);
	fprintf(out, ",%s,%zu,%s", line->what, line->rounds,
		no_promise(trial, line) ? no_promise(trial, line) : "");
	for (size_t method = 0; method < METHODS; method++)
		write_share(out, line, (enum method)method);
	fprintf(out, ",%.4f,", (double)line->answers[BY_DEFAULT] / (double)line->rounds);
	if (line->width > 0)
		fprintf(out, "%.5f", line->width / (double)line->answers[BY_DEFAULT]);
	fputc('\n', out);
}

bool results_write(const char *path, const struct job *jobs,
		   const struct outcome_of_trial *outcomes, size_t count)
{
	FILE *out = fopen(path, "w");

	if (!out)
		return false;
	fprintf(out, "program,world,vms,cycles,of,rounds,no_promise,default,old,naive,given,"
		     "half_width\n");
	for (size_t i = 0; i < count; i++)
		for (size_t l = 0; l < outcomes[i].count; l++)
			write_line(out, jobs[i].trial, &outcomes[i].lines[l]);
	return fclose(out) == 0;
}

static size_t tap(bool good, size_t *tests, const struct trial *trial, const struct line *line,
		  enum method method)
{
	printf("%sok %zu - %s, %s, %zu VMs, ", good ? "" : "not ", ++*tests, question_word(trial),
	       trial->name, trial->vms);
	print_size(stdout, trial);
	printf(" cycles, %s: %s %.1f %%", line->what,
	       method == BY_DEFAULT ? "the default has" : "by VM alone it would be",
	       100 * line_share(line, method));
	printf(" (%zu answers of %zu)\n", line->answers[method], line->rounds);
	return !good;
}

/* The seed is fixed, so that nothing is left to chance here: of few rounds, a little less is asked
 * for than of many. */
static bool is_good(const struct line *line, enum method method)
{
	double share = line_share(line, method);

	switch (line->hit) {
	case HIT_HELD:
		return share >= 0.92;
	case HIT_FOUND:
		return share >= 0.75;
	case HIT_EXCEEDED:
		return share <= 0.1;
	case HIT_ALARM:
		break;
	}
	return share <= 0.08;
}

/* A promise that is never given would be kept for nothing: half of the rounds want an answer, but
 * of aspects that may refuse, and of studies that may take longer. */
static bool keeps(const struct trial *trial, const struct line *line)
{
	bool may_refuse = line->hit == HIT_ALARM || trial->question == ASK_UNTIL ||
			  trial->question == ASK_PLAN;
	bool refused = line->answers[BY_DEFAULT] == 0;

	if (may_refuse && refused)
		return true;
	return (may_refuse || 2 * line->answers[BY_DEFAULT] >= line->rounds) &&
	       is_good(line, BY_DEFAULT);
}

/* One line each: that the default keeps its promise, and that the old method is seen to break it in
 * the first line, where it should. */
size_t tap_print(const struct short_trial *trial, const struct outcome_of_trial *outcome,
		 size_t *tests)
{
	size_t failed = 0;

	for (size_t l = 0; l < outcome->count; l++)
		if (!no_promise(&trial->trial, &outcome->lines[l]))
			failed += tap(keeps(&trial->trial, &outcome->lines[l]), tests,
				      &trial->trial, &outcome->lines[l], BY_DEFAULT);
	if (trial->old_fails)
		failed += tap(!is_good(&outcome->lines[0], BY_OLD), tests, &trial->trial,
			      &outcome->lines[0], BY_OLD);
	return failed;
}
