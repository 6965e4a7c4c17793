/*
 * svg-colours.h — lets an SVG inside a page follow the page into the dark.
 *
 * A figure is painted in the colours of one theme. In its SVG each of them becomes a CSS variable
 * with the colour as its fallback; a style sheet then gives the variables another theme's colours.
 */
#ifndef MIGSTAT_REPORT_CANVAS_SVG_COLOURS_H
#define MIGSTAT_REPORT_CANVAS_SVG_COLOURS_H

#include "report/draw/theme.h"

#include <stddef.h>
#include <stdio.h>

/* Writes the SVG with rgb(…) replaced by var(--c3, rgb(…)) where it is one of the theme's colours.
 * Whether the stream took it is for the caller to check. */
void svg_write_variable(FILE *stream, const char *svg, size_t length, const struct theme *theme);

/* Writes "--c0: #141414; …": the variables with that theme's colours, without the braces. */
void svg_write_variables(FILE *stream, const struct theme *theme);

#endif
