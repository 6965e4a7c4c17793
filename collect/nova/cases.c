/* cases.c — what a case can ask of Nova. */
#include "inside.h"

#include "datasets/array.h"

/* Where a parameter is set that is the computes', or NULL: Nova has no such thing. */
static const char *option_of(enum parameter_index index)
{
	switch (index) {
	case PARAMETER_TUNNELLED:
		return "live_migration_tunnelled";
	case PARAMETER_TLS:
		return "live_migration_with_native_tls";
	case PARAMETER_BANDWIDTH:
		return "live_migration_bandwidth";
	case PARAMETER_DOWNTIME:
		return "live_migration_downtime";
	case PARAMETER_AUTO_CONVERGE:
		return "live_migration_permit_auto_converge";
	default:
		return NULL;
	}
}

static bool is_of_request(enum parameter_index index)
{
	return index == PARAMETER_STORAGE || index == PARAMETER_DEADLINE ||
	       index == PARAMETER_AT_DEADLINE;
}

static bool check_deadline(const struct migration_case *one, struct error *err)
{
	int word = case_word(one, PARAMETER_AT_DEADLINE);

	return word == AT_DEADLINE_MARK || word == AT_DEADLINE_CANCEL ||
	       word == AT_DEADLINE_FORCE ||
	       error_set(err,
			 "case '%s': at-deadline=%s cannot be asked of OpenStack: say "
			 "force-complete, which switches to post-copy where the computes permit "
			 "it, and else pauses the guest",
			 one->name, parameter_word(PARAMETER_AT_DEADLINE, word));
}

bool nova_takes(struct driver *driver, const struct migration_case *one, bool hooked,
		struct error *err)
{
	(void)driver;
	for (unsigned i = 0; i < PARAMETER_COUNT; i++) {
		const char *option = option_of(i);

		if (is_of_request(i) || (one->value[i].number == 0 && !one->value[i].text) ||
		    (option && hooked))
			continue;
		if (option)
			return error_set(err,
					 "case '%s': in OpenStack %s is no migration's but its "
					 "computes' (%s in nova.conf): set it there, by "
					 "--before-case, which then may ask for it in a case",
					 one->name, parameter_name(i), option);
		return error_set(err, "case '%s': OpenStack has no %s for a migration", one->name,
				 parameter_name(i));
	}
	return check_deadline(one, err);
}

json_t *nova_request_of(const struct migration_request *request, const char *destination)
{
	int storage = case_word(request->parameters, PARAMETER_STORAGE);
	json_t *block = storage == STORAGE_AUTO ? json_string("auto")
						: json_boolean(storage == STORAGE_BLOCK);

	return json_pack("{s:{s:s?, s:o}}", "os-migrateLive", "host", destination,
			 "block_migration", block);
}
