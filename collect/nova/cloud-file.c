/* cloud-file.c — one YAML file of an OpenStack user. */
#include "cloud-file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* More is no clouds.yaml. */
#define MOST_BYTES (4 << 20)

/* A merge key can lead to a mapping that has one, too, and round in circles. */
enum { MERGES_MOST = 8 };

static bool complain(const struct cloud_file *file, yaml_mark_t mark, const char *what,
		     struct error *err)
{
	struct place at = { file->path, (long)mark.line + 1, (long)mark.column + 1 };

	return error_at(err, at, "%s", what);
}

/* libyaml's own words name no value. */
static bool complain_of(const struct cloud_file *file, const yaml_parser_t *parser,
			struct error *err)
{
	if (parser->error == YAML_MEMORY_ERROR)
		return error_memory(err);
	return complain(file, parser->problem_mark, parser->problem ? parser->problem : "no YAML",
			err);
}

bool cloud_file_parse(struct cloud_file *file, const char *path, const void *text, size_t length,
		      struct error *err)
{
	yaml_parser_t parser;
	bool good;

	*file = (struct cloud_file){ .path = strdup(path) };
	if (!file->path || !yaml_parser_initialize(&parser)) {
		free(file->path);
		file->path = NULL;
		return error_memory(err);
	}
	yaml_parser_set_input_string(&parser, text, length);
	good = yaml_parser_load(&parser, &file->document);
	if (!good) {
		complain_of(file, &parser, err);
		free(file->path);
		file->path = NULL;
	}
	yaml_parser_delete(&parser);
	return good;
}

/* The whole file, to be freed; NULL with *err. */
static char *read_all(FILE *stream, const char *path, size_t *length, struct error *err)
{
	char *text = malloc(MOST_BYTES);

	if (!text) {
		error_memory(err);
		return NULL;
	}
	*length = fread(text, 1, MOST_BYTES, stream);
	if (!ferror(stream) && *length < MOST_BYTES)
		return text;
	error_system(err, "%s: %s", path,
		     ferror(stream) ? strerror(errno) : "the file is too long");
	free(text);
	return NULL;
}

bool cloud_file_open(struct cloud_file *file, const char *const *paths, struct error *err)
{
	FILE *stream = NULL;
	size_t length = 0;
	char *text;
	bool good;

	*file = (struct cloud_file){ 0 };
	while (*paths && !(stream = fopen(*paths, "rbe"))) {
		if (errno != ENOENT && errno != ENOTDIR)
			return error_system(err, "%s: %s", *paths, strerror(errno));
		paths++;
	}
	if (!stream)
		return true;
	text = read_all(stream, *paths, &length, err);
	fclose(stream);
	if (!text)
		return false;
	good = cloud_file_parse(file, *paths, text, length, err);
	explicit_bzero(text, length);
	free(text);
	return good;
}

void cloud_file_free(struct cloud_file *file)
{
	if (file->path)
		yaml_document_delete(&file->document);
	free(file->path);
	*file = (struct cloud_file){ 0 };
}

static bool is_key(const yaml_node_t *node, const char *key)
{
	return node && node->type == YAML_SCALAR_NODE && node->data.scalar.length == strlen(key) &&
	       memcmp(node->data.scalar.value, key, node->data.scalar.length) == 0;
}

/* The value of the key in the mapping itself; NULL if it has none. */
static yaml_node_t *own_value(struct cloud_file *file, const yaml_node_t *mapping, const char *key)
{
	const yaml_node_pair_t *pair;

	if (!mapping || mapping->type != YAML_MAPPING_NODE)
		return NULL;
	for (pair = mapping->data.mapping.pairs.start; pair < mapping->data.mapping.pairs.top;
	     pair++)
		if (is_key(yaml_document_get_node(&file->document, pair->key), key))
			return yaml_document_get_node(&file->document, pair->value);
	return NULL;
}

/* The same, or that of what is merged into it. */
static yaml_node_t *value_of(struct cloud_file *file, const yaml_node_t *mapping, const char *key)
{
	yaml_node_t *value = own_value(file, mapping, key);

	for (int i = 0; !value && mapping && i < MERGES_MOST; i++) {
		mapping = own_value(file, mapping, "<<");
		value = own_value(file, mapping, key);
	}
	return value;
}

/* NULL if a key is missing. */
static yaml_node_t *find(struct cloud_file *file, const char *const *keys)
{
	yaml_node_t *node = file->path ? yaml_document_get_root_node(&file->document) : NULL;

	while (node && *keys)
		node = value_of(file, node, *keys++);
	return node;
}

/* An unquoted ~, null or nothing at all. */
static bool is_null(const yaml_node_t *node)
{
	static const char *const words[] = { "", "~", "null", "Null", "NULL", NULL };
	const char *text = (const char *)node->data.scalar.value;

	if (node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		return false;
	for (int i = 0; words[i]; i++)
		if (strcmp(words[i], text) == 0)
			return true;
	return false;
}

bool cloud_file_text(struct cloud_file *file, const char *const *keys, const char **text,
		     struct error *err)
{
	const yaml_node_t *node = find(file, keys);
	const char *key = keys[0];
	char what[160];

	*text = NULL;
	for (int i = 0; keys[i]; i++)
		key = keys[i];
	if (!node || (node->type == YAML_SCALAR_NODE && is_null(node)))
		return true;
	if (node->type != YAML_SCALAR_NODE ||
	    strlen((const char *)node->data.scalar.value) != node->data.scalar.length) {
		snprintf(what, sizeof what, "'%.80s' is no text", key);
		return complain(file, node->start_mark, what, err);
	}
	*text = (const char *)node->data.scalar.value;
	return true;
}

bool cloud_file_has(struct cloud_file *file, const char *const *keys)
{
	return find(file, keys) != NULL;
}

void cloud_file_names(struct cloud_file *file, const char *const *keys, char *text, size_t size)
{
	const yaml_node_t *node = find(file, keys);
	const yaml_node_pair_t *pair;
	size_t used = 0;

	text[0] = '\0';
	if (!node || node->type != YAML_MAPPING_NODE)
		return;
	for (pair = node->data.mapping.pairs.start; pair < node->data.mapping.pairs.top; pair++) {
		const yaml_node_t *key = yaml_document_get_node(&file->document, pair->key);

		if (key && key->type == YAML_SCALAR_NODE && used < size)
			used += (size_t)snprintf(text + used, size - used, "%s%s",
						 used > 0 ? ", " : "",
						 (const char *)key->data.scalar.value);
	}
}
