/* unreadable.c — files that look like none of the formats, and what to run instead. */
#include "unreadable.h"

#include "ping-line.h"
#include "translated.h"

#include "datasets/array.h"

#include <ctype.h>
#include <string.h>

enum { WORDS = 4 };

/* A form by its words; where they do not tell, looks does. */
struct form {
	bool (*looks)(const struct import_source *source);
	const char *begins;     /* the file, but for blanks; NULL: whatever */
	const char *all[WORDS]; /* all of them stand in it */
	const char *what;       /* what it is, and what would be right */
};

static bool is_ping_statistics(const struct import_source *source)
{
	return ping_counts_answers(source->text);
}

static bool is_fping_statistics(const struct import_source *source)
{
	return fping_counts_answers(source->text);
}

/* `NAME : 0.41 0.38 - 0.40`: fping -C. */
static bool is_fping_list(const struct import_source *source)
{
	const char *line = source->text + strspn(source->text, " \t\n");
	const char *end = line + strcspn(line, "\n");
	const char *list = strstr(line, " : ");

	return list && list < end && list + 3 < end &&
	       list + 3 + strspn(list + 3, "0123456789.- ") == end;
}

/* How often the separator stands in the line, outside quotes. */
static size_t separators(const char *line, char separator)
{
	size_t count = 0;
	bool quoted = false;

	for (; *line != '\0' && *line != '\n'; line++) {
		quoted ^= *line == '"';
		count += *line == separator && !quoted;
	}
	return count;
}

/* Two lines of as many cells. */
static bool is_csv(const struct import_source *source)
{
	static const char all[] = ",;\t";
	const char *first = source->text + strspn(source->text, " \t\n");
	const char *second = first + strcspn(first, "\n");

	second += *second == '\n';
	for (size_t i = 0; all[i] != '\0'; i++) {
		size_t count = separators(first, all[i]);

		if (count > 0 && count == separators(second, all[i]))
			return first[0] != '{' && first[0] != '[' && first[0] != '<';
	}
	return false;
}

static const struct form forms[] = {
	{ virsh_may_be_translated,
	  NULL,
	  { NULL },
	  "if virsh domjobinfo wrote it, it spoke another language: run it as LC_ALL=C virsh "
	  "domjobinfo" },
	{ is_ping_statistics,
	  NULL,
	  { NULL },
	  "only the statistics of a ping (-q or -f), which do not tell when probes were lost: run "
	  "ping -D -O -i 0.1 ADDRESS and keep every line" },
	{ NULL,
	  NULL,
	  { "ytes=32", "TTL=" },
	  "the ping of Windows tells neither times nor numbers: run ping -D -O -i 0.1 ADDRESS on a "
	  "Linux machine" },
	{ NULL,
	  NULL,
	  { " : [", " bytes, ", "% loss)" },
	  "no time stands before the answers of fping: run fping -l -D -p 100 ADDRESS" },
	{ is_fping_statistics,
	  NULL,
	  { NULL },
	  "only the statistics of fping, which do not tell when probes were lost: run fping -l -D "
	  "-p "
	  "100 ADDRESS without -q and -Q" },
	{ NULL,
	  NULL,
	  { " is alive\n" },
	  "fping told only who answers: run fping -l -D -p 100 ADDRESS" },
	{ is_fping_list,
	  NULL,
	  { NULL },
	  "if fping -C wrote it, it has no times: run fping -l -D -p 100 ADDRESS" },
	{ NULL,
	  NULL,
	  { "Source Compute: ", "Dest Compute: " },
	  "openstack server migration list in YAML: write it with -f json" },
	{ NULL,
	  NULL,
	  { " live-migration " },
	  "if openstack server migration list -f value wrote it, its columns have no names: write "
	  "it "
	  "with -f json" },
	{ NULL,
	  NULL,
	  { "kubevirt.io/", "kind: VirtualMachineInstanceMigration" },
	  "KubeVirt's objects in YAML: write them with kubectl get vmim -A -o json" },
	{ NULL,
	  NULL,
	  { "Kind: ", " VirtualMachineInstanceMigration\n" },
	  "KubeVirt's objects in words: write them with kubectl get vmim -A -o json" },
	{ NULL,
	  NULL,
	  { "NAME ", " PHASE ", " VMI" },
	  "a list of KubeVirt's migrations without their times: write it with kubectl get vmim -A "
	  "-o "
	  "json" },
	{ NULL,
	  NULL,
	  { "Migration: [" },
	  "what virsh migrate --verbose prints has no times: run virsh domjobinfo --completed "
	  "--rawstats DOMAIN afterwards" },
	{ NULL,
	  "Linux ",
	  { "_\t(", " CPU)" },
	  "what sar prints for people: write its data file with sadf -d -U FILE -- -u -r -d -n "
	  "DEV" },
	{ NULL,
	  "<",
	  { "<event", "<description>" },
	  "oVirt's events in XML: ask for them with -H 'Accept: application/json'" },
	{ NULL,
	  NULL,
	  { "\"n\":", "\"t\":", "TASK " },
	  "a task log of Proxmox VE in JSON: write it with pvenode task log UPID" },
	{ NULL,
	  "<",
	  { "<html", "Rally" },
	  "Rally's page for people: write it with rally task report --json" },
	{ NULL,
	  "{",
	  { "\"results\"", "\"command\"", "\"times\"" },
	  "a result of hyperfine is no migration: migstat analyze --csv FILE reads it" },
	{ NULL,
	  "{",
	  { "\"context\"", "\"benchmarks\"", "\"real_time\"" },
	  "a result of Google Benchmark is no migration: write it with --benchmark_format=csv, and "
	  "migstat analyze --csv FILE reads it" },
	{ is_csv,
	  NULL,
	  { NULL },
	  "a table of your own is read by migstat analyze --csv FILE --value COLUMN" },
};

static bool is_of(const struct form *form, const struct import_source *source)
{
	const char *text = source->text;
	size_t i = 0;

	while (isspace((unsigned char)*text))
		text++;
	while (i < WORDS && form->all[i] && source_has(source, form->all[i]))
		i++;
	return (!form->begins || strncmp(text, form->begins, strlen(form->begins)) == 0) &&
	       (i == WORDS || !form->all[i]) && (!form->looks || form->looks(source));
}

bool import_unreadable(const struct import_source *source, struct error *err)
{
	const char *what = "name one if you know better";

	for (size_t i = 0; i < COUNT(forms); i++)
		if (is_of(&forms[i], source)) {
			what = forms[i].what;
			break;
		}
	return error_set(err,
			 "%s: it looks like no format that import knows; %s (migstat import "
			 "--list)",
			 source->path, what);
}
