/*
 * inside.h — how a comparison comes about: its numbers, then its verdict, once all are there.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_INSIDE_H
#define MIGSTAT_ANALYZE_COMPARE_INSIDE_H

#include "comparison.h"

/* Compares one aspect of a metric in a group, not failures. No p_holm and no verdict yet. */
struct comparison comparison_of(const struct sides *sides, const struct compared *compared,
				const struct terms *terms);

/* The same for the shares of failures among the migrations attempted. */
struct comparison comparison_of_failures(const struct sides *sides, size_t group,
					 const struct terms *terms);

/* The margin of a comparison: of the goals, where one of them names it, else that of all. */
double margin_of(const struct sides *sides, const struct compared *compared,
		 const struct terms *terms);

/* Fills in the change and its test, of a scene in which VMs or cycles are chance; and of one of
 * rows by themselves. The counts are there already. */
void comparison_take_change(struct comparison *comparison, const struct scene *scene,
			    const struct change_terms *change_terms, const struct terms *terms);
void comparison_take_rows(struct comparison *comparison, const struct scene *scene,
			  const struct terms *terms);

/* outcomes.c. Fills at_limit and outcomes_rose. */
void outcomes_count(struct comparison *comparison, const struct sides *sides,
		    const struct observations observations[SIDES], const struct terms *terms);

/* Fills `restricted` where anything failed or was given up, or leaves it. */
void outcomes_restrict(struct comparison *comparison, const struct observations observations[SIDES],
		       const struct scene_query *query, const struct change_terms *terms);

/* Gives the verdict, from p_holm and p_equal_holm among `tests`; undecided: what would decide. */
void comparison_decide(struct comparison *comparison, const struct terms *terms, size_t tests);

/* What sessions add, by terms: as given, from the runs of before, or as it is known beside. */
struct session comparison_session(const struct sides *sides, const struct compared *compared,
				  const struct terms *terms);

/* What is known beside; sd 0: nothing. */
struct session comparison_known(const struct compared *compared, const struct terms *terms);

/* A comparison without any number, to begin with. */
extern const struct comparison comparison_of_nothing;

/* Why a group of which the sides have so many units can not be compared; of no use where both
 * have some. */
enum reason comparison_missing(const struct sides *sides, size_t group, const size_t units[SIDES]);

/* Fills aim, more_units, more_cycles and more_runs; comparison_decide calls it. */
void comparison_more(struct comparison *comparison, const struct terms *terms);

/* Whether the smallest p possible could pass the level at all; a test that cannot is none, and is
 * not counted by Holm (R. E. Tarone, A modified Bonferroni method for discrete data, Biometrics 46,
 * 1990). */
bool comparison_can_decide(const struct comparison *comparison, const struct terms *terms);

#endif
