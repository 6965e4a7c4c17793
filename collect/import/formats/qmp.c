/*
 * qmp.c — answers of QEMU to the QMP command query-migrate, and its events: one, or a stream of
 * them in any form that JSON has, on a line each or over many.
 *
 * What one value says: qmp-object.c. Before it, or on a line of its own, may stand the time when it
 * was given, and the name of the VM (log-line.h; `NAME:` before the answer; a member `vm`). The
 * greeting and other commands' answers are passed over. Other lines that are no JSON (an error of
 * virsh's, say) mean that there is no job any more.
 */
#include "qmp.h"

#include "collect/import/kit/log-line.h"
#include "collect/import/kit/unit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The value at byte *at, which it passes. */
static bool take_value(struct qmp_stream *stream, size_t *at, struct error *err)
{
	struct json_file file;
	struct json_at root;
	bool good;

	stream->jobs.at = source_place_on(stream->source->text + *at, stream->jobs.at,
					  stream->source->text + stream->placed);
	stream->placed = *at;
	if (!json_value_read(&file, stream->source, *at, at, err))
		return false;
	root = json_root_of(&file);
	good = json_is_array(root.value) ? json_each(&root, qmp_take_object, stream, err)
					 : qmp_take_object(stream, &root, err);
	json_file_free(&file);
	stream->when = NAN;
	return good;
}

/* What stands before a value in its line: its time, the name of its VM and a colon, a prompt. */
static bool take_prefix(struct qmp_stream *stream, char *text, size_t at, struct error *err)
{
	static const char *const prompts[] = { "->", "<-", "QMP>", "(QEMU)", "(qemu)" };
	char name[LOG_NAME_SIZE];
	char *colon = strstr(text, ": ");

	for (size_t i = 0; i < COUNT(prompts); i++)
		if (strncmp(text, prompts[i], strlen(prompts[i])) == 0)
			return true;
	if (text[0] != '\0' && text[strlen(text) - 1] == ':')
		colon = text + strlen(text) - 1;
	if (colon && !memchr(text, ' ', (size_t)(colon - text))) {
		*colon = '\0';
		if (!qmp_select_vm(stream, text, err))
			return false;
		text = colon + 1;
	}
	if (text[strspn(text, " ")] == '\0' ||
	    log_line_read(text, stream->sink, &stream->when, name) == LOG_TIME)
		return true;
	return error_at(err, source_place(stream->source, stream->source->text + at),
			"'%.60s' before the answer is no time in seconds since 1970 (nor `NAME:`, "
			"the VM's)",
			text);
}

/* A line without a value. What is neither a time nor a VM's name, such as an error of virsh, means
 * that there is no job any more. */
static bool take_line(struct qmp_stream *stream, const char *text, struct error *err)
{
	char name[LOG_NAME_SIZE];

	switch (log_line_read(text, stream->sink, &stream->when, name)) {
	case LOG_VM:
		return qmp_select_vm(stream, name, err);
	case LOG_OTHER:
		return job_end(&stream->jobs, stream->job, err);
	case LOG_EMPTY:
	case LOG_TIME:
		break;
	}
	return true;
}

/* The words from byte *at to the next value in this line, or to its end. */
static bool take_words(struct qmp_stream *stream, size_t *at, struct error *err)
{
	const char *begin = stream->source->text + *at;
	size_t line = strcspn(begin, "\n");
	size_t length = strcspn(begin, "\n{");
	bool prefix = length < line;
	char *text;
	bool good;

	if (prefix)
		while (length > 0 && strchr(" \t", begin[length - 1]))
			length--;
	text = strndup(begin, length);
	if (!text)
		return error_memory(err);
	good = prefix ? take_prefix(stream, text, *at, err) : take_line(stream, text, err);
	free(text);
	*at += strcspn(begin, "\n{");
	return good;
}

/* Whether a value begins there: an array only if objects stand in it. */
static bool is_value(const char *text)
{
	return *text == '{' || (*text == '[' && text[1 + strspn(text + 1, " \t\n")] == '{');
}

static bool read_stream(struct qmp_stream *stream, struct error *err)
{
	const struct import_source *source = stream->source;
	size_t at = 0;
	bool good = qmp_select_vm(stream, NULL, err);

	while (good) {
		at += strspn(source->text + at, " \t\n");
		if (at >= source->length)
			break;
		good = is_value(source->text + at) ? take_value(stream, &at, err)
						   : take_words(stream, &at, err);
	}
	return good && jobs_end(&stream->jobs, err);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct qmp_stream stream = { .source = source,
				     .sink = sink,
				     .jobs = { .sink = sink, .at = { source->path, 1, 1 } },
				     .when = NAN };
	bool good = read_stream(&stream, err);

	jobs_free(&stream.jobs);
	if (source_has_wrapped(source))
		sink_note(sink, number_wrapped_note);
	if (good && sink_migrations_here(sink) == 0)
		sink_nothing(sink, "no answer tells of a migration");
	return good;
}

const struct import_format import_qmp = {
	.name = "qmp",
	.producer = "QEMU's QMP command query-migrate, one answer or a stream, with events or not",
	.holds = "migrations, progress, events",
	.has_all = { "\"status\"" },
	.has_one = { "\"dirty-sync-count\"", "\"error-desc\"", "\"total-time\"" },
	.read = read_file,
	.fields = qmp_fields,
	.derived = job_fields,
	.columns = qmp_columns,
};
