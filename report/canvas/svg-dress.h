/*
 * svg-dress.h — makes of cairo's SVG one that can be read aloud, put into a page, and compared.
 *
 * - It gets a title, a description and a language: role img, WAI-ARIA 1.2 and SVG 1.1, 5.4.
 * - All names (id) get a prefix, so that several SVGs in one HTML page do not refer to each other.
 * - cairo calls groups and images after a number that counts all surfaces of the process; they get
 *   numbers of their own, so that the bytes do not depend on what else was drawn.
 */
#ifndef MIGSTAT_REPORT_CANVAS_SVG_DRESS_H
#define MIGSTAT_REPORT_CANVAS_SVG_DRESS_H

#include "description.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct svg_dress {
	const struct canvas_description *about; /* its title and, as description, its subject */
	/* NULL: a file of its own. Else it goes into an HTML page and has no XML declaration;
	 * letters and digits, unlike in all other SVGs of the page. */
	const char *prefix;
};

/* Writes the dressed SVG. False with errno if the stream cannot take it, or without memory. */
bool svg_write(FILE *stream, const char *svg, size_t length, const struct svg_dress *dress);

#endif
