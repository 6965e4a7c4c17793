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
	json_decref(root);
	return 0;
}
