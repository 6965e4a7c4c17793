/* formats.c — the foreign formats that import reads: one line each. */
#include "formats.h"

#include "datasets/array.h"

#include <assert.h>
#include <string.h>

static const struct import_format *const formats[] = {
	&import_guestperf,     &import_osic,        &import_osic_json, &import_rally,
	&import_rally_results, &import_domjobinfo,  &import_qmp,       &import_nova,
	&import_virtbench,     &import_kube_burner, &import_ping,      &import_fping,
	&import_mig_mon,       &import_sadf,        &import_collectd,  &import_dstat,
	&import_virt_top,      &import_migstat,
};

size_t import_format_count(void)
{
	return COUNT(formats);
}

const struct import_format *import_format_at(size_t index)
{
	assert(index < import_format_count());
	return formats[index];
}

const struct import_format *import_format_find(const char *name)
{
	for (size_t i = 0; i < import_format_count(); i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

const struct import_format *import_format_guess(const struct import_source *source,
						struct error *err)
{
	const struct import_format *found = NULL;

	for (size_t i = 0; i < import_format_count(); i++) {
		if (!formats[i]->looks_like(source))
			continue;
		if (found) {
			error_set(err, "%s: it could be %s or %s: name the format", source->path,
				  found->name, formats[i]->name);
			return NULL;
		}
		found = formats[i];
	}
	if (!found)
		error_set(err,
			  "%s: it looks like no format that import knows; name one if you know "
			  "better (migstat import --list)",
			  source->path);
	return found;
}

void import_formats_print(FILE *stream)
{
	for (size_t i = 0; i < import_format_count(); i++)
		fprintf(stream, "%-16s %s\n%17s%s\n", formats[i]->name, formats[i]->producer, "",
			formats[i]->holds);
}
