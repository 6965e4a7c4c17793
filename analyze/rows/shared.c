/* shared.c — CSV files read by several processes. */
#include "shared.h"

#include "cuts.h"
#include "whole.h"
#include "wire.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* What the processes go by. */
struct sharing {
	const struct across *across;
	struct rows_query query;
	struct texts files;        /* query.files */
	struct rows_share *shares; /* of all, rank by rank; query.shares is among them */
};

/* ---- who reads what ---- */

/* The files' names, which are those of process 0. */
static void take_files(struct sharing *sharing, const struct texts *files)
{
	char *bytes;
	size_t length;
	FILE *to = must_open_text(&bytes, &length);
	struct wire from;

	for (size_t i = 0; i < files->count; i++)
		wire_text(to, files->at[i]);
	must_close_text(to);
	across_spread(sharing->across, 0, &bytes, &length);
	from = (struct wire){ bytes };
	while (from.at < bytes + length)
		texts_add(&sharing->files, "%s", wire_next_text(&from));
	free(bytes);
	sharing->query.files = &sharing->files;
}

static void spread_shares(struct sharing *sharing)
{
	size_t length = sharing->across->ranks * sharing->files.count * sizeof *sharing->shares;
	char *bytes = (char *)sharing->shares;

	across_spread(sharing->across, 0, &bytes, &length);
	sharing->shares = (struct rows_share *)(void *)bytes;
	sharing->query.shares = &sharing->shares[sharing->across->rank * sharing->files.count];
}

/* The shares that process 0 takes from one after the other. */
struct told {
	struct rows_share *shares;
	size_t count; /* so far */
};

static void take_told(void *closure, const char *bytes, size_t length)
{
	struct told *told = closure;

	memcpy(told->shares + told->count, bytes, length);
	told->count += length / sizeof *told->shares;
}

/* Every process knows what each told of its shares. */
static void tell_shares(struct sharing *sharing)
{
	const size_t own = sharing->files.count * sizeof *sharing->shares;
	struct told told = { 0 };

	told.shares = must_alloc(sharing->across->ranks, own);
	across_collect(sharing->across, (const char *)sharing->query.shares, own, take_told, &told);
	free(sharing->shares);
	sharing->shares = told.shares;
	spread_shares(sharing);
}

static bool share_out(struct sharing *sharing, struct error *err)
{
	bool good = true;

	if (sharing->across->rank == 0) {
		sharing->shares = cuts_of(&sharing->query, sharing->across->ranks, err);
		good = sharing->shares != NULL;
	}
	if (!across_agree(sharing->across, good, err))
		return false;
	spread_shares(sharing);
	return true;
}

/* ---- reading ---- */

/* Whether all could read, and no row is lost or read twice. */
static bool read_once(struct sharing *sharing, struct rows *rows)
{
	struct error err = { 0 };
	bool good = rows_take(rows, &sharing->query, &err);
	bool all;

	tell_shares(sharing);
	all = across_all(sharing->across, good) &&
	      cuts_fit(sharing->shares, sharing->across->ranks, sharing->files.count);
	if (good && !all)
		rows_free(rows);
	return all;
}

/* Where the rows begin, by counting. */
static bool count_all(struct sharing *sharing, struct error *err)
{
	struct rows rows;
	bool good;

	sharing->query.counting = true;
	good = rows_take(&rows, &sharing->query, err);
	if (good)
		rows_free(&rows);
	sharing->query.counting = false;
	tell_shares(sharing);
	good = good && cuts_mend(sharing->shares, sharing->across->ranks, sharing->across->rank,
				 &sharing->files, err);
	return across_agree(sharing->across, good, err);
}

static bool read_again(struct sharing *sharing, struct rows *rows, struct error *err)
{
	bool good;

	if (!count_all(sharing, err))
		return false;
	good = rows_take(rows, &sharing->query, err);
	tell_shares(sharing);
	if (!across_agree(sharing->across, good, err)) {
		if (good)
			rows_free(rows);
		return false;
	}
	if (cuts_fit(sharing->shares, sharing->across->ranks, sharing->files.count))
		return true;
	rows_free(rows);
	return error_set(err, "%s: changed while it was read", sharing->query.path);
}

bool rows_read_shared(struct rows *rows, const struct rows_query *query,
		      const struct across *across, struct error *err)
{
	struct sharing sharing = { .across = across, .query = *query };
	bool good;

	*rows = (struct rows){ 0 };
	sharing.query.progress = NULL;
	take_files(&sharing, query->files);
	good = share_out(&sharing, err) &&
	       (read_once(&sharing, rows) || read_again(&sharing, rows, err)) &&
	       whole_of(rows, &sharing.query, sharing.shares, across, err) &&
	       rows_complete(rows, query, err);
	free(sharing.shares);
	texts_free(&sharing.files);
	return good;
}
