/* collect-nova-answers.c — fuzzes what is taken from the bodies of Nova's answers. */
#include "fuzzing.h"

#include "collect/nova/answers.h"

#include <string.h>

static void fuzz_lists(const json_t *root)
{
	struct error err = { 0 };
	struct server server;
	struct compute compute;
	struct step step;

	for (size_t i = 0; answer_servers_at(root, i, &server, &err); i++)
		if (server.id[0] == '\0')
			abort();
	for (size_t i = 0; answer_compute_at(root, i, &compute); i++)
		;
	for (size_t i = 0; answer_step_at(root, i, &step); i++)
		;
	if (answer_next_page(root) && strncmp(answer_next_page(root), "/servers", 8) != 0)
		abort();
}

/* What goes into a path may not lead elsewhere. */
static void fuzz_leftovers(const json_t *root)
{
	struct binding binding;
	struct migration migration;
	char port[37];

	for (size_t i = 0; answer_port_at(root, i, port); i++)
		if (strpbrk(port, "/?#%. "))
			abort();
	for (size_t i = 0; answer_migration_at(root, i, &migration); i++)
		if (strpbrk(migration.uuid, "/?#%. "))
			abort();
	for (size_t i = 0; answer_binding_at(root, i, &binding); i++)
		;
	answer_has_allocations(root);
}

static void fuzz_records(const json_t *root)
{
	long last = answer_last_record(root);
	struct record record;

	if (last > 0 && (!answer_record(root, last, 0, &record) || record.id != last))
		abort();
	if (answer_record(root, 0, last, &record))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	json_t *root = json_loadb(text, size, 0, NULL);
	struct error err = { 0 };
	struct server server;
	char message[64];
	char address[64];
	int oldest;
	int newest;

	answer_message(text, size, message, sizeof message);
	answer_version(text, size, &oldest, &newest);
	if (!answer_server(root, &server, &err) && err.text[0] == '\0')
		abort();
	if (answer_address(root, address, sizeof address) && address[0] == '\0')
		abort();
	fuzz_lists(root);
	fuzz_records(root);
	fuzz_leftovers(root);
	json_decref(hypervisor_facts(root, "osA"));
	json_decref(root);
	return 0;
}
