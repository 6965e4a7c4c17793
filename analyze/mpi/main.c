/* main.c — migstat-analyze-mpi: `migstat analyze --csv` by several processes. Process 0 speaks. */
#include "mpi.h"

#include "analyze/analysis/analysis.h"
#include "analyze/output/output.h"

#include "datasets/must.h"

#include <gsl/gsl_errno.h>
#include <malloc.h>
#include <mpi.h>
#include <stdlib.h>
#include <string.h>

struct mpi_options {
	struct analyze_options analyze; /* first: its flags find their places there */
	bool traffic;
	struct across *across;
	bool *begun; /* all processes have parsed their command lines */
};

/* The verb analyze, with what only many processes need. */
struct mpi_verb {
	struct verb verb;
	struct flag *flags;
	struct mpi_options defaults;
};

static const struct flag traffic_flag = {
	.name = "traffic",
	.help = "Say on standard error how much each process handed to MPI.",
	.kind = FLAG_SWITCH,
	FLAG_INTO(struct mpi_options, traffic),
};

static struct mpi_verb verb_of(struct across *across, bool *begun)
{
	const size_t count = verb_analyze.flag_count;
	struct mpi_verb made = { .verb = verb_analyze };

	made.flags = must_alloc(count + 1, sizeof *made.flags);
	memcpy(made.flags, verb_analyze.flags, count * sizeof *made.flags);
	made.flags[count] = traffic_flag;
	memcpy(&made.defaults.analyze, verb_analyze.defaults, sizeof made.defaults.analyze);
	made.defaults.across = across;
	made.defaults.begun = begun;
	made.verb.name = "analyze-mpi";
	made.verb.operands = "--csv FILE... --value COLUMN[,COLUMN...]";
	made.verb.purpose =
		"Summarize CSV files as migstat analyze does, by the processes of an MPI "
		"job, which share them out:\nmpirun -n 4 migstat-analyze-mpi --csv "
		"FILE... --value COLUMN.";
	made.verb.flags = made.flags;
	made.verb.flag_count = count + 1;
	made.verb.options_size = sizeof made.defaults;
	return made;
}

/* Process 0 takes them one after the other. */
static void say_traffic(void *closure, const char *bytes, size_t length)
{
	size_t *rank = closure;
	struct mpi_traffic traffic;

	memcpy(&traffic, bytes, length);
	fprintf(stderr, "traffic: rank %zu handed over %llu bytes in %llu calls\n", (*rank)++,
		(unsigned long long)traffic.bytes, (unsigned long long)traffic.calls);
}

static void tell_traffic(const struct across *across)
{
	struct mpi_traffic traffic = mpi_traffic_of(across);
	size_t rank = 0;

	across_collect(across, (const char *)&traffic, sizeof traffic, say_traffic, &rank);
}

/* Process 0 tells all, and writes the files. */
static enum exit_status tell(const struct analyze_options *options, struct error *err)
{
	struct stages stages = { 0 };
	enum exit_status status = run_analyze(options, &stages, err);

	stages_abandon(&stages);
	return status;
}

/* The others have nothing to say: what went wrong is known to process 0, too. */
static enum exit_status help(const struct analyze_options *options, struct error *err)
{
	struct analyses analyses;

	if (!analyses_of_csv(&analyses, &options->query, err))
		return EXIT_FAILED;
	analyses_free(&analyses);
	return EXIT_DONE;
}

static enum exit_status run(void *closure, int argc, char **argv, struct error *err)
{
	struct mpi_options *options = closure;
	struct analyze_options *analyze = &options->analyze;
	enum exit_status status;
	bool csv = (analyze->query.csv.path || analyze->list_metrics) && !analyze->for_report;

	(void)argc;
	(void)argv;

	if (analyze->for_report)
		error_set(err, "--for-report is of one process: migstat analyze --for-report");
	else if (!csv)
		error_set(err, "runs are analyzed by migstat analyze; name CSV files by --csv");
	*options->begun = true;
	if (!across_agree(options->across, csv, err))
		return EXIT_USAGE;
	analyze->query.across = options->across;
	analyze->no_plot = true;
	if (analyze->query.csv.threads == 0)
		analyze->query.csv.threads = 1;
	if (options->across->rank == 0)
		status = tell(analyze, err);
	else
		status = analyze->list_metrics ? EXIT_DONE : help(analyze, err);
	if (options->traffic && across_all(options->across, status == EXIT_DONE))
		tell_traffic(options->across);
	return status;
}

static enum exit_status run_verb(struct across *across, int argc, char **argv, struct error *err)
{
	bool begun = false;
	struct mpi_verb made = verb_of(across, &begun);
	struct action action = { &made.verb, run };
	enum exit_status status = EXIT_FAILED;

	made.verb.defaults = &made.defaults;
	if (flags_check(&made.verb, err))
		status = verb_main(&action, argc, argv, err);
	/* one that was called wrongly (a pattern that no file fits on its host) tells the others */
	if (!begun && (status == EXIT_USAGE || status == EXIT_FAILED))
		across_agree(across, false, err);
	free(made.flags);
	return status;
}

int main(int argc, char **argv)
{
	struct error err = { 0 };
	struct across *across;
	enum exit_status status;

	must_json();
	gsl_set_error_handler_off();
#ifdef M_ARENA_MAX
	mallopt(M_ARENA_MAX, 1);
#endif
	/* --threads has more, of which this one alone talks to the others */
	MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &(int){ 0 });
	across = mpi_open();
	if (across->rank > 0 && !freopen("/dev/null", "w", stdout))
		error_set(&err, "/dev/null cannot be opened");
	status = run_verb(across, argc, argv, &err);
	if (err.text[0] != '\0' && across->rank == 0)
		fprintf(stderr, "migstat-analyze-mpi: %s\n", err.text);
	mpi_close(across);
	MPI_Finalize();
	return (int)status;
}
