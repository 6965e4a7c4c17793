/*
 * svg-id.h — makes cairo's SVG the same whatever else was drawn before it.
 *
 * cairo calls the page's group after a number that counts all surfaces of the process, so that the
 * bytes of an SVG depend on which other files the same call writes.
 */
#ifndef MIGSTAT_REPORT_SVG_ID_H
#define MIGSTAT_REPORT_SVG_ID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Writes the SVG without the numbers in id="surface12". False if the stream cannot take it; errno
 * then says why. */
bool svg_write_steady(FILE *stream, const char *svg, size_t length);

#endif
