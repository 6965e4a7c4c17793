/*
 * table-file.h — where a table stands in its folder: NAME.csv, or packed as NAME.csv.gz, .zst, .xz
 * or .bz2, which input.h unpacks while it is read.
 */
#ifndef MIGSTAT_TABLE_FILE_H
#define MIGSTAT_TABLE_FILE_H

#include "digest.h"
#include "error.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The path of folder/file, there (*there) or not; the caller frees it. NULL with *err: no memory,
 * or the table is there twice, plain and packed or packed in two ways.
 */
char *table_file(const char *folder, const char *file, bool *there, struct error *err);

/* Whether that path's name ends as a packed file's does. */
bool table_file_is_packed(const char *path);

/* The digest of the table's bytes, unpacked: the same however it is packed. */
bool table_file_digest(struct digest *digest, const char *path, struct error *err);

enum { TABLE_FILE_NAME_SIZE = 64 };

/* The name of the table's file packed in one of the ways, from 0 on; false: there is no such way.
 */
bool table_file_packed(char name[TABLE_FILE_NAME_SIZE], const char *file, size_t way);

#endif
