/* collect-nova-cloud-file.c — fuzzes clouds.yaml. */
#include "fuzzing.h"

#include "collect/nova/cloud-file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const keys[][5] = { { "clouds", "lab", "auth", "password", NULL },
					       { "clouds", "lab", "verify", NULL },
					       { "clouds", "lab", NULL },
					       { "clouds", NULL } };
	struct cloud_file file;
	struct error err = { 0 };
	char names[64];

	if (!cloud_file_parse(&file, FUZZ_FILE, data, size, &err) && err.text[0] == '\0')
		abort();
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *text;
		struct error why = { 0 };

		if (!cloud_file_text(&file, keys[i], &text, &why) && why.text[0] == '\0')
			abort();
		cloud_file_names(&file, keys[i], names, sizeof names);
	}
	cloud_file_free(&file);
	return 0;
}
