/*
 * cloud-file.h — one YAML file of an OpenStack user (clouds.yaml, secure.yaml): a text by its path
 * of keys.
 *
 * Nothing is converted: keys are looked up in the document as libyaml holds it, so that anchors and
 * aliases cost nothing. A mapping takes what it lacks from its merge key `<<`. Complaints name the
 * place and the key, never a value: it may be a secret.
 */
#ifndef MIGSTAT_COLLECT_NOVA_CLOUD_FILE_H
#define MIGSTAT_COLLECT_NOVA_CLOUD_FILE_H

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

struct cloud_file {
	char *path; /* NULL = there is none: every key is missing */
	yaml_document_t document;
};

/* Reads the text of a file. False with *err: no YAML. Free with cloud_file_free in either case. */
bool cloud_file_parse(struct cloud_file *file, const char *path, const void *text, size_t length,
		      struct error *err);

/* Reads the first of the paths (ended by NULL) that is there; none: every key is missing. */
bool cloud_file_open(struct cloud_file *file, const char *const *paths, struct error *err);

void cloud_file_free(struct cloud_file *file);

/*
 * The text at those keys, ended by NULL, such as "clouds", "lab", "auth", "password": borrowed from
 * the file. *text is NULL where a key is missing or its value is null. False with *err where
 * something else than a text stands there.
 */
bool cloud_file_text(struct cloud_file *file, const char *const *keys, const char **text,
		     struct error *err);

/* Whether anything stands at those keys. */
bool cloud_file_has(struct cloud_file *file, const char *const *keys);

/* The keys of the mapping there, as "one, two", for a person; "" if there are none. */
void cloud_file_names(struct cloud_file *file, const char *const *keys, char *text, size_t size);

#endif
