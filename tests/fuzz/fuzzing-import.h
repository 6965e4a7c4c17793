/*
 * fuzzing-import.h — what the fuzz targets of the importers share: bytes through one format.
 */
#ifndef MIGSTAT_FUZZING_IMPORT_H
#define MIGSTAT_FUZZING_IMPORT_H

#include "fuzzing.h"

#include "collect/import-format.h"

#include <math.h>
#include <string.h>

/* Reads the bytes as that format; a refusal must name the file and say why. */
static inline void fuzz_import(const struct import_format *format, const uint8_t *data, size_t size)
{
	static const char *const none[] = { NULL };
	const struct import_settings settings = { .utc_offset = NAN };
	const struct further_columns metrics = { &schema_metrics, format->metrics,
						 format->metrics_count };
	struct import_source source;
	struct import_sink *sink;
	struct error err = { 0 };
	json_t *description = json_object();

	if (!source_of_text(&source, FUZZ_FILE, (const char *)data, size, &err)) {
		json_decref(description);
		return;
	}
	(void)format->looks_like(&source);
	if (!sink_open(&sink, NULL, format->columns ? format->columns : none, &metrics, &settings,
		       &err))
		abort();
	sink_begin_file(sink, &source, description);
	if (!format->read(&source, sink, &err) &&
	    strncmp(err.text, FUZZ_FILE ":", strlen(FUZZ_FILE ":")) != 0)
		abort();
	sink_free(sink);
	source_free(&source);
	json_decref(description);
}

#endif
