/* main.c — migstat-report: its verb, and who carries it out. */
#include "verb.h"

#include "datasets/must.h"

int main(int argc, char **argv)
{
	static const struct action action = { &verb_report, run_report };

	must_json();
	return program_main("migstat-report", &action, 1, argc, argv);
}
