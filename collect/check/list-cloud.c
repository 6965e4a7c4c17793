/* list-cloud.c — the hosts of a cloud and the servers there, for whoever has to choose. */
#include "list.h"

#include "sheet.h"

#include "datasets/array.h"
#include "datasets/characters.h"

static void add_host(struct sheet *sheet, const struct nova_host *host)
{
	sheet_add(sheet, "%s", host->name);
	sheet_add(sheet, "%s", host->state);
	sheet_add(sheet, "%s%s%s%s", host->status, host->why[0] ? " (" : "", host->why,
		  host->why[0] ? ")" : "");
	sheet_add(sheet, "%zu", host->guests.count);
}

static bool print_hosts(const struct nova_survey *survey, FILE *stream)
{
	static const char *const heads[] = { "host", "service", "status", "servers" };
	struct sheet sheet = sheet_of(heads, COUNT(heads));
	bool good;

	for (size_t i = 0; i < survey->count; i++)
		add_host(&sheet, &survey->at[i]);
	good = sheet_print(&sheet, stream);
	sheet_free(&sheet);
	return good;
}

static void add_server(struct sheet *sheet, const struct nova_host *host, const struct guest *guest)
{
	char hindrances[1024];

	guest_hindrances(guest, false, hindrances, sizeof hindrances);
	sheet_add(sheet, "%s", guest->name);
	sheet_add(sheet, "%s", host->name);
	sheet_add(sheet, "%s", guest_state_word(guest->state));
	sheet_add(sheet, "%s", guest->uuid);
	sheet_add(sheet, "%s", hindrances[0] != '\0' ? hindrances : "nothing known");
}

static bool print_servers(const struct nova_survey *survey, FILE *stream)
{
	static const char *const heads[] = { "VM", "host", "state", "id", "against moving it" };
	struct sheet sheet = sheet_of(heads, COUNT(heads));
	bool good;

	for (size_t i = 0; i < survey->count; i++)
		for (size_t k = 0; k < survey->at[i].guests.count; k++)
			add_server(&sheet, &survey->at[i], &survey->at[i].guests.at[k]);
	good = sheet_print(&sheet, stream);
	sheet_free(&sheet);
	return good;
}

bool list_cloud(const struct nova_place *place, FILE *stream, struct error *err)
{
	struct nova_survey survey;
	bool good = nova_survey(&survey, place, err);

	if (good)
		good = (print_hosts(&survey, stream) && fputc('\n', stream) > 0 &&
			print_servers(&survey, stream)) ||
		       error_memory(err);
	nova_survey_free(&survey);
	return good;
}
