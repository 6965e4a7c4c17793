/*
 * make-run.c — make-run FOLDER MIGRATIONS [VMS] [SAMPLES] [SEED]: a run of that many migrations,
 * for tests/bench/runs: two cases, VMS (100) VMs from A to B and back, with every column that
 * collect fills on libvirt's hosts; a few of a thousand fail. SAMPLES (0): rows of metrics.csv and
 * a tenth of it of progress.csv. The same arguments make the same bytes.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* S. Vigna's splitmix64. */
static uint64_t draw(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

/* Some whole number from low to low + width, near the middle mostly. */
static unsigned long about(uint64_t *state, unsigned long low, unsigned long width)
{
	unsigned long sum = 0;

	for (int i = 0; i < 4; i++)
		sum += (unsigned long)(draw(state) % (width / 4 + 1));
	return low + sum;
}

static FILE *create(const char *folder, const char *name)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "we");
	if (!file) {
		perror(path);
		exit(1);
	}
	return file;
}

static void finish(FILE *file)
{
	if (fclose(file) == 0)
		return;
	perror("make-run");
	exit(1);
}

static const double pause_seconds = 3.5;

static void stamp(char text[40], unsigned long row)
{
	double at = 1764156790 + pause_seconds * (double)row;
	time_t seconds = (time_t)at;
	struct tm utc;
	char whole[32];

	gmtime_r(&seconds, &utc);
	strftime(whole, sizeof whole, "%Y-%m-%dT%H:%M:%S", &utc);
	snprintf(text, 40, "%s.%06ldZ", whole, (long)((at - (double)seconds) * 1e6));
}

static const char header[] =
	"migration,case,vm,vm_uuid,cycle,direction,order,source,destination,started_at,"
	"clock_seconds,outcome,total_time_seconds,call_time_seconds,job_time_seconds,"
	"setup_time_seconds,settle_time_seconds,downtime_seconds,downtime_events_seconds,"
	"data_moved_bytes,memory_moved_bytes,memory_total_bytes,memory_normal_bytes,"
	"memory_rate_bytes_per_second,disk_moved_bytes,disk_total_bytes,iterations,"
	"dirty_rate_max_bytes_per_second,downtime_network_seconds,downtime_network_max_seconds,"
	"downtime_network_gaps,downtime_network_resolution_seconds,gap_threshold_seconds,"
	"tcp_stall_seconds,tcp_stall_max_seconds,tcp_resets,tcp_retransmits,"
	"collector_late_max_seconds,work_loss_ratio,work_loss,error_code,error\n";

static void times(FILE *to, uint64_t *state, unsigned long of_vm)
{
	unsigned long total = about(state, 1200000 + 5000 * (of_vm % 40), 1200000);
	unsigned long down = about(state, 150, 500);
	unsigned long moved = about(state, 100000000, 2000000);
	unsigned long gap = 1000 * down + about(state, 1000, 200000);
	unsigned long stall = gap + about(state, 20000, 300000);

	fprintf(to, "ok,%lu.%06lu,%lu.%06lu,%lu.%03lu,0.%03lu,0.%06lu,0.%03lu,0.%06lu,%lu,%lu,",
		total / 1000000, total % 1000000, (total - 1500) / 1000000,
		(total - 1500) % 1000000, (total - 200000) / 1000000,
		(total - 200000) % 1000000 / 1000, about(state, 0, 12), about(state, 500, 15000),
		down, 1000 * down - about(state, 0, 3000), moved, moved);
	fprintf(to, "134750208,%lu,%lu,0,0,%lu,%lu,", moved - 272000, moved * 100 / (total / 10000),
		about(state, 2, 3), 4096 * about(state, 0, 200));
	fprintf(to,
		"0.%06lu,0.%06lu,%lu,0.0%03lu0,0.%06lu,0.%06lu,0.%06lu,0,%lu,0.%06lu,0.%04lu,%lu.%"
		"03lu,,\n",
		gap % 1000000, gap % 1000000, about(state, 1, 3), about(state, 100, 200),
		about(state, 80000, 30000), stall % 1000000, stall % 1000000, about(state, 0, 8),
		about(state, 100, 20000), about(state, 0, 5000), about(state, 0, 500),
		about(state, 0, 999));
}

static void migration(FILE *to, uint64_t *state, unsigned long row, unsigned long vms)
{
	unsigned long vm = row % vms;
	unsigned long back = row / vms % 2;
	unsigned long of_case = row / vms / 2 % 2;
	char at[40];

	stamp(at, row);
	fprintf(to, "%lu,%s,vm%lu,6d696773-7461-4000-8000-%012lu,%lu,%s,%lu,%s,%s,%s,%.6f,",
		row + 1, of_case ? "shared-tunnelled" : "shared", vm + 1, vm + 1, row / vms / 4 + 1,
		back ? "BA" : "AB", vm + 1, back ? "host-b" : "host-a", back ? "host-a" : "host-b",
		at, 14423.715588 + pause_seconds * (double)row);
	if (draw(state) % 500 == 0)
		fprintf(to, "error_returned,0.153246%.*s38,made up: the operation failed\n", 28,
			",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,");
	else
		times(to, state, vm);
}

static void migrations(const char *folder, unsigned long rows, unsigned long vms, uint64_t *state)
{
	FILE *to = create(folder, "migrations.csv");

	fputs(header, to);
	for (unsigned long row = 0; row < rows; row++)
		migration(to, state, row, vms);
	finish(to);
}

/* Hosts and VMs in turn, two a second. */
static void metrics(const char *folder, unsigned long samples, unsigned long rows,
		    unsigned long vms, uint64_t *state)
{
	FILE *to = create(folder, "metrics.csv");
	double span = pause_seconds * (double)rows;

	fputs("migration,phase,clock_seconds,ask_seconds,host,vm,cpu_seconds,memory_bytes,"
	      "memory_total_bytes,disk_read_bytes,disk_written_bytes,network_received_bytes,"
	      "network_sent_bytes,work\n",
	      to);
	for (unsigned long i = 0; i < samples; i++) {
		double since = span * (double)i / (double)samples;
		unsigned long row = (unsigned long)(since / pause_seconds);
		unsigned long of = i % (vms + 2);

		fprintf(to, "%lu,%s,%.6f,0.%06lu,host-%c,", row + 1,
			since - pause_seconds * (double)row < 2 ? "during" : "after",
			14423.7 + since, about(state, 200, 4000), of % 2 ? 'b' : 'a');
		if (of >= 2)
			fprintf(to, "vm%lu", of - 1);
		fprintf(to, ",%.6f,%lu,%s,%lu,%lu,%lu,%lu,\n", since * 0.4 + (double)of,
			about(state, 90000000, 40000000), of < 2 ? "16384000000" : "134217728",
			1000 * i, 4096 * i, 300 * i, 350 * i);
	}
	finish(to);
}

static void progress(const char *folder, unsigned long samples, unsigned long rows, uint64_t *state)
{
	FILE *to = create(folder, "progress.csv");

	fputs("migration,at,clock_seconds,elapsed_seconds,job_time_seconds,data_total_bytes,"
	      "data_processed_bytes,data_remaining_bytes,memory_total_bytes,memory_processed_bytes,"
	      "memory_remaining_bytes,memory_rate_bytes_per_second,dirty_rate_bytes_per_second,"
	      "iteration,"
	      "disk_total_bytes,disk_processed_bytes,disk_remaining_bytes,throttle_ratio\n",
	      to);
	for (unsigned long i = 0; i < samples; i++) {
		unsigned long row = i * rows / samples;
		unsigned long done = about(state, 1000000, 100000000);
		char at[40];

		stamp(at, row);
		fprintf(to,
			"%lu,%s,%.6f,0.%06lu,0.%03lu,134750208,%lu,%lu,134750208,%lu,%lu,%lu,0,%lu,"
			"0,0,0,\n",
			row + 1, at, 14423.7 + pause_seconds * (double)row, about(state, 0, 999999),
			about(state, 0, 999), done, 134750208 - done, done, 134750208 - done,
			about(state, 50000000, 200000000), about(state, 1, 3));
	}
	finish(to);
}

static void package(const char *folder, unsigned long rows)
{
	static const char *const tables[] = { "migrations", "metrics", "progress" };
	FILE *to = create(folder, "datapackage.json");

	fputs("{\n  \"profile\": \"data-package\",\n  \"name\": \"made-up\",\n  \"title\": "
	      "\"made-up\",\n"
	      "  \"created\": \"2025-11-26T11:33:10Z\",\n  \"resources\": [\n",
	      to);
	for (size_t i = 0; i < 3; i++)
		fprintf(to,
			"    { \"name\": \"%s\", \"path\": \"%s.csv\", \"profile\": "
			"\"tabular-data-resource\" }%s\n",
			tables[i], tables[i], i < 2 ? "," : "");
	fprintf(to,
		"  ],\n  \"migstat\": { \"format\": 1, \"version\": \"0.1\", \"state\": "
		"\"complete\", "
		"\"plan\": { \"migrations\": %lu } }\n}\n",
		rows);
	finish(to);
}

static unsigned long number(int argc, char **argv, int index, unsigned long otherwise)
{
	return argc > index ? strtoul(argv[index], NULL, 10) : otherwise;
}

int main(int argc, char **argv)
{
	unsigned long rows = number(argc, argv, 2, 0);
	unsigned long vms = number(argc, argv, 3, 100);
	unsigned long samples = number(argc, argv, 4, 0);
	uint64_t state = number(argc, argv, 5, 1);

	if (rows == 0 || vms == 0) {
		fprintf(stderr, "make-run FOLDER MIGRATIONS [VMS] [SAMPLES] [SEED]\n");
		return 2;
	}
	migrations(argv[1], rows, vms, &state);
	if (samples > 0) {
		metrics(argv[1], samples, rows, vms, &state);
		progress(argv[1], samples / 10, rows, &state);
	}
	package(argv[1], rows);
	return 0;
}
