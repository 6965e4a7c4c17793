/*
 * log-line.h — the lines that stand between the samples of a log: when the next one was taken, and
 * of which VM it is.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_LOG_LINE_H
#define MIGSTAT_COLLECT_IMPORT_KIT_LOG_LINE_H

#include "sink.h"

#include <stdbool.h>

enum log_line {
	LOG_OTHER,
	LOG_EMPTY,
	LOG_TIME, /* seconds since 1970, an ISO time, or what date(1) prints */
	LOG_VM    /* `== NAME ==`, also with other marks, or `domain: NAME`, `vm: NAME`, or a
		     virsh domjobinfo NAME that was pasted with its prompt */
};

enum { LOG_NAME_SIZE = 128 };

/* What the line (without its end) says: *when of LOG_TIME, name of LOG_VM. A name is no number and
 * holds no blank. The sink knows the zone of local times. */
enum log_line log_line_read(const char *line, struct import_sink *sink, double *when,
			    char name[LOG_NAME_SIZE]);

#endif
