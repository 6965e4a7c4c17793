/* read.c — the rows of metrics.csv, and which migrations each of them is of. */
#include "inside.h"

#include "datasets/must.h"
#include "datasets/table-file.h"
#include "datasets/table-stream.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { HOST_A, HOST_B, HOSTS };

/* What is sampled under one name: a VM's processes on both hosts, or, without a name, the hosts. */
struct track {
	const char *vm;
	struct load_sample last[HOSTS]; /* .at NaN: none yet */
	struct time_windows windows;    /* of its migrations; of the hosts: of all */
};

struct tracks {
	struct track *at; /* ordered by vm: the hosts are the first */
	size_t count;
};

/* The columns of the file. */
struct columns {
	size_t clock, host, vm, quantity[QUANTITY_COUNT];
};

/* A migration under its VM's name, or under none. */
struct named {
	const char *vm;
	size_t row;
};

static int by_name(const void *left, const void *right)
{
	const struct named *a = left;
	const struct named *b = right;

	return strcmp(a->vm, b->vm);
}

static int by_vm(const void *left, const void *right)
{
	const struct track *a = left;
	const struct track *b = right;

	return strcmp(a->vm, b->vm);
}

/* The windows of those of the migrations that can be placed. */
static struct time_windows windows_of(const struct resources *resources, const struct named *named,
				      size_t count)
{
	struct time_window *at = must_alloc(count, sizeof *at);
	/* what was asked for just before the window opened belongs to it, too */
	double reach = resources->margin + LOAD_BIN_LEAST;
	size_t placed = 0;

	for (size_t i = 0; i < count; i++) {
		const struct anchor *anchor = &resources->anchors[named[i].row];

		if (!isnan(anchor->start))
			at[placed++] =
				(struct time_window){ anchor->start - reach,
						      anchor->settled + reach, named[i].row };
	}
	return time_windows_of(at, placed);
}

static void add_track(struct tracks *tracks, const struct resources *resources, const char *vm,
		      const struct named *named, size_t count)
{
	tracks->at[tracks->count++] = (struct track){
		.vm = vm,
		.last = { { .at = NAN }, { .at = NAN } },
		.windows = windows_of(resources, named, count),
	};
}

/* Every VM once, and the hosts. */
static struct tracks tracks_of(const struct resources *resources)
{
	size_t rows = run_rows(resources->run);
	struct named *named = must_alloc(rows, sizeof *named);
	struct tracks tracks = { .at = must_alloc(rows + 1, sizeof *tracks.at) };
	size_t end;

	for (size_t row = 0; row < rows; row++)
		named[row] = (struct named){ run_text(resources->run, row, "vm"), row };
	qsort(named, rows, sizeof *named, by_name);
	add_track(&tracks, resources, "", named, rows);
	for (size_t i = 0; i < rows; i = end) {
		end = i + 1;
		while (end < rows && by_name(&named[end], &named[i]) == 0)
			end++;
		add_track(&tracks, resources, named[i].vm, &named[i], end - i);
	}
	free(named);
	return tracks;
}

static void tracks_free(struct tracks *tracks)
{
	for (size_t i = 0; i < tracks->count; i++)
		time_windows_free(&tracks->at[i].windows);
	free(tracks->at);
}

/* A span of one host's sampling, to every migration in whose window it lies. */
static void add_span(struct resources *resources, const struct track *track, unsigned host,
		     const struct load_span *span)
{
	const struct time_window *window;
	size_t next = track->windows.count;

	while ((window = time_windows_next(&track->windows, span->from, span->to, &next)) != NULL) {
		bool source = resources->anchors[window->row].from_b == (host == HOST_B);
		enum entity entity = source ? ENTITY_SOURCE : ENTITY_DESTINATION;

		if (track->vm[0] != '\0')
			entity = source ? ENTITY_VM_AT_SOURCE : ENTITY_VM_AT_DESTINATION;
		resources_add(resources, window->row, entity, span);
	}
}

static void take_row(struct resources *resources, struct tracks *tracks,
		     const struct table_stream *file, const struct columns *columns)
{
	const char *host = table_stream_text(file, columns->host);
	struct track wanted = { .vm = table_stream_text(file, columns->vm) };
	struct track *track;
	struct load_sample sample = { .at = table_stream_number(file, columns->clock) };
	struct load_span span;
	unsigned side = host[0] == 'b' ? HOST_B : HOST_A;

	if (host[0] == '\0') /* the guest's own work */
		return;
	track = bsearch(&wanted, tracks->at, tracks->count, sizeof *tracks->at, by_vm);
	if (!track)
		return;
	for (size_t i = 0; i < QUANTITY_COUNT; i++)
		sample.value[i] = table_stream_number(file, columns->quantity[i]);
	if (load_span_of(&span, &track->last[side], &sample))
		add_span(resources, track, side, &span);
	track->last[side] = sample;
}

static bool read_rows(struct resources *resources, struct tracks *tracks, struct table_stream *file,
		      struct error *err)
{
	struct columns columns = {
		.clock = table_stream_column(file, "clock_seconds"),
		.host = table_stream_column(file, "host"),
		.vm = table_stream_column(file, "vm"),
	};
	bool more = true;

	for (size_t i = 0; i < QUANTITY_COUNT; i++)
		columns.quantity[i] = table_stream_column(file, quantity_infos[i].column);
	while (more) {
		if (!table_stream_next(file, &more, err))
			return false;
		if (more)
			take_row(resources, tracks, file, &columns);
	}
	return true;
}

bool resources_read(struct resources *resources, struct error *err)
{
	bool there;
	char *path = table_file(resources->run->folder, schema_metrics.file, &there, err);
	struct table_stream file;
	bool good = path != NULL;

	if (good && there) {
		good = table_stream_open(&file, path, &schema_metrics, CSV_TORN_IS_LEFT_OUT,
					 TABLE_UNKNOWN_PASSES, err);
		if (good) {
			struct tracks tracks = tracks_of(resources);

			good = read_rows(resources, &tracks, &file, err);
			tracks_free(&tracks);
			table_stream_close(&file);
		}
	}
	free(path);
	return good;
}
