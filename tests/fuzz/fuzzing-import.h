/*
 * fuzzing-import.h — what the fuzz targets of the importers share: bytes through one format.
 */
#ifndef MIGSTAT_FUZZING_IMPORT_H
#define MIGSTAT_FUZZING_IMPORT_H

#include "fuzzing.h"

#include "collect/import/formats/formats.h"

#include <math.h>
#include <string.h>

/* A migration to which observations in the seeds' time belong. */
static inline void fuzz_add_migration(struct import_sink *sink)
{
	struct migration_row row = sink_blank_migration();
	struct error err = { 0 };

	row.vm = "vm1";
	snprintf(row.started_at, sizeof row.started_at, "2026-11-26T08:08:36.000000Z");
	row.value[0] = 2.5; /* the total time */
	if (!sink_migration(sink, &row, NULL, 0, &err))
		abort();
}

/* Reads the bytes as a file of that path and format, after a migration or not; a refusal must name
 * the file and say why. */
static inline void fuzz_import_as(const struct import_format *format, const char *path,
				  const uint8_t *data, size_t size, bool after_migration)
{
	static const char *const none[] = { NULL };
	const struct import_settings settings = { .utc_offset = NAN };
	struct import_source source;
	struct import_sink *sink;
	struct error err = { 0 };
	json_t *description = json_object();

	if (!source_of_text(&source, path, (const char *)data, size, &err)) {
		json_decref(description);
		return;
	}
	(void)import_format_fits(format, &source);
	if (!sink_open(&sink, NULL, format->columns ? format->columns : none, format->samples,
		       &settings, &err))
		abort();
	sink_begin_file(sink, &source, description);
	if (after_migration)
		fuzz_add_migration(sink);
	if (!import_format_read(format, &source, sink, &err) &&
	    (strncmp(err.text, path, strlen(path)) != 0 || err.text[strlen(path)] != ':'))
		abort();
	sink_free(sink);
	source_free(&source);
	json_decref(description);
}

static inline void fuzz_import(const struct import_format *format, const uint8_t *data, size_t size)
{
	fuzz_import_as(format, FUZZ_FILE, data, size, false);
	if (format->order == IMPORT_OBSERVATIONS)
		fuzz_import_as(format, FUZZ_FILE, data, size, true);
}

#endif
