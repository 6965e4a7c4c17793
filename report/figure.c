/* figure.c — the figures there are. */
#include "figure.h"

const struct figure figures[] = {
	{ "means", "How does the mean differ from case to case, and how sure is it?",
	  figure_means },
	{ NULL, NULL, NULL },
};
