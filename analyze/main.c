/* main.c — migstat-analyze: its verbs, and who carries them out. */
#include "analyze/contrasts/contrasts.h"
#include "analyze/output/output.h"
#include "analyze/plan/plan.h"
#include "analyze/trend/trend.h"
#include "analyze/verdict/verdict.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <gsl/gsl_errno.h>
#include <malloc.h>

int main(int argc, char **argv)
{
	static const struct action actions[] = {
		{ &verb_analyze, run_analyze_and_contrast },
		{ &verb_compare, run_compare },
		{ &verb_trend, run_trend },
		{ &verb_plan, run_plan },
	};

	must_json();
	gsl_set_error_handler_off(); /* its default is to abort */
#ifdef M_ARENA_MAX /* musl has one anyway */
	/* one heap for all threads: what one of them gives back, another can have */
	mallopt(M_ARENA_MAX, 1);
#endif
	return program_main("migstat-analyze", actions, COUNT(actions), argc, argv);
}
