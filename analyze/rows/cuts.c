/* cuts.c — where several processes cut files, and where rows begin there. */
#include "cuts.h"

#include "inside.h"

#include "datasets/must.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A place among all files. */
struct cut {
	size_t file;
	uint64_t offset;
};

static bool sizes_of(uint64_t *sizes, const struct texts *files, struct error *err)
{
	for (size_t i = 0; i < files->count; i++) {
		struct stat of;

		if (strcmp(files->at[i], "-") == 0)
			return error_set(err, "-: several processes cannot share standard input");
		if (stat(files->at[i], &of) != 0)
			return error_system(err, "%s: %s", files->at[i], strerror(errno));
		if (S_ISFIFO(of.st_mode))
			return error_set(err, "%s: several processes cannot share a pipe",
					 files->at[i]);
		sizes[i] = S_ISREG(of.st_mode) ? (uint64_t)of.st_size : 0;
	}
	return true;
}

/* The cut so many bytes behind the beginning of all; from `from` on. */
static struct cut cut_at(struct cut from, uint64_t *before, uint64_t bytes, const uint64_t *sizes,
			 size_t files)
{
	struct cut cut = { from.file, 0 };

	while (cut.file < files && *before + sizes[cut.file] <= bytes)
		*before += sizes[cut.file++];
	/* a cut that was moved may lie behind */
	cut.offset = cut.file < files && bytes > *before ? bytes - *before : 0;
	return cut;
}

static bool move_cut(struct cut *cut, struct cut last, const uint64_t *sizes,
		     const struct rows_query *query, struct error *err)
{
	bool parts;

	if (cut->offset == 0)
		return true;
	if (!reading_has_shares(query, query->files->at[cut->file], &parts, err))
		return false;
	if (parts)
		return true;
	if (cut->offset > sizes[cut->file] / 2)
		cut->file++;
	cut->offset = 0;
	if (cut->file < last.file)
		*cut = last;
	return true;
}

static void share_out(struct rows_share *shares, size_t files, struct cut from, struct cut to)
{
	for (size_t f = 0; f < files; f++) {
		struct rows_share *share = &shares[f];

		*share = (struct rows_share){ .from = f == from.file ? from.offset : 0,
					      .to = f == to.file ? to.offset : 0 };
		share->none = f < from.file || f > to.file || (f == to.file && to.offset == 0) ||
			      (f == to.file && f == from.file && from.offset == to.offset);
	}
}

static bool cut_all(struct rows_share *shares, const struct rows_query *query, size_t ranks,
		    const uint64_t *sizes, struct error *err)
{
	const size_t files = query->files->count;
	struct cut from = { 0, 0 };
	uint64_t before = 0;
	uint64_t total = 0;

	for (size_t i = 0; i < files; i++)
		total += sizes[i];
	for (size_t r = 0; r < ranks; r++) {
		struct cut to = { files, 0 };

		if (r + 1 < ranks) {
			to = cut_at(from, &before, (uint64_t)((unsigned128)total * (r + 1) / ranks),
				    sizes, files);
			if (!move_cut(&to, from, sizes, query, err))
				return false;
			before = 0;
			for (size_t i = 0; i < to.file; i++)
				before += sizes[i];
		}
		share_out(&shares[r * files], files, from, to);
		from = to;
	}
	return true;
}

struct rows_share *cuts_of(const struct rows_query *query, size_t ranks, struct error *err)
{
	const size_t files = query->files->count;
	uint64_t *sizes = must_alloc(files, sizeof *sizes);
	struct rows_share *shares = must_alloc(ranks * files, sizeof *shares);
	bool good = sizes_of(sizes, query->files, err) && cut_all(shares, query, ranks, sizes, err);

	free(sizes);
	if (good)
		return shares;
	free(shares);
	return NULL;
}

bool cuts_fit(const struct rows_share *shares, size_t ranks, size_t files)
{
	for (size_t f = 0; f < files; f++) {
		const struct rows_share *last = NULL;

		for (size_t r = 0; r < ranks; r++) {
			const struct rows_share *share = &shares[r * files + f];

			if (share->none)
				continue;
			if (last && last->ended != share->begun)
				return false;
			last = share;
		}
	}
	return true;
}

/* ---- where rows begin ---- */

/* Goes on from share->from to where the first row begins. */
static bool find_row(struct rows_share *share, bool inside, FILE *file)
{
	int byte;

	if (fseeko(file, (off_t)share->from - 1, SEEK_SET) != 0)
		return false;
	byte = getc_unlocked(file);
	if (byte == '\n' && !inside)
		return true;
	while ((byte = getc_unlocked(file)) != EOF) {
		share->from++;
		share->line += byte == '\n';
		if (byte == '\n' && !inside)
			return true;
		inside ^= byte == '"';
	}
	return !ferror(file);
}

static bool mend(struct rows_share *share, bool inside, const char *path, struct error *err)
{
	FILE *file = fopen(path, "rbe");
	bool good = file && find_row(share, inside, file);

	if (!good)
		error_system(err, "%s: %s", path, strerror(errno));
	if (file)
		fclose(file);
	return good;
}

bool cuts_mend(struct rows_share *shares, size_t ranks, size_t rank, const struct texts *files,
	       struct error *err)
{
	for (size_t f = 0; f < files->count; f++) {
		struct rows_share *own = &shares[rank * files->count + f];
		size_t lines = 0;
		size_t quotes = 0;

		for (size_t r = 0; r < ranks && r < rank; r++) {
			const struct rows_share *share = &shares[r * files->count + f];

			lines += share->none ? 0 : share->lines;
			quotes += share->none ? 0 : share->quotes;
		}
		if (own->none || own->from == 0)
			continue;
		own->line = lines + 1;
		if (own->from > own->begun && !mend(own, quotes % 2 == 1, files->at[f], err))
			return false;
	}
	return true;
}
