/* collect-nova-identity.c — fuzzes the answer to a log-in at Keystone. */
#include "fuzzing.h"

#include "collect/nova/identity.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cloud cloud = { .verify = true };
	struct identity identity;
	struct error err = { 0 };

	if (identity_take(&identity, &cloud, (const char *)data, size, &err) !=
	    (identity.url[SERVICE_COMPUTE] != NULL))
		abort();
	identity_free(&identity);
	return 0;
}
