/*
 * write-report.h — from the options to the files of a report.
 */
#ifndef MIGSTAT_REPORT_WRITE_REPORT_H
#define MIGSTAT_REPORT_WRITE_REPORT_H

#include "options.h"

#include "datasets/error.h"

#include <stdbool.h>

/* Puts the report together once and writes it to every output. Warns on stderr where the font is
 * missing. False with *err. */
bool write_report(const struct report_options *options, struct error *err);

#endif
