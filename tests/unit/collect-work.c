/* collect-work.c — guests that are asked how much they have done: what they answer is kept, row by
 * row, and becomes the loss of work. */
#include "testing.h"

#include "collect/observe/work.h"

#include "datasets/array.h"
#include "datasets/clock.h"
#include "datasets/run.h"
#include "datasets/table.h"

#include <arpa/inet.h>
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A guest that counts the questions: its n-th answer is 10 n, but every fourth is no count, and
 * every eighth one that no table may hold. */
struct guest {
	int fd;
	uint16_t port;
	atomic_int answers;
	pthread_t thread;
};

static void *answer(void *closure)
{
	struct guest *guest = closure;

	for (;;) {
		struct sockaddr_storage from;
		socklen_t length = sizeof from;
		char text[32] = "";
		int number;

		if (recvfrom(guest->fd, text, sizeof text - 1, 0, (struct sockaddr *)&from,
			     &length) < 0 ||
		    strcmp(text, "end") == 0)
			return NULL;
		assert_string_equal(text, "?");
		number = ++guest->answers;
		if (number % 8 == 0)
			strcpy(text, "lines=1e999");
		else
			snprintf(text, sizeof text, "all=1 lines=%s%d", number % 4 == 0 ? "x" : "",
				 10 * number);
		sendto(guest->fd, text, strlen(text), 0, (struct sockaddr *)&from, length);
	}
}

static void guest_open(struct guest *guest, int family)
{
	struct sockaddr_in ipv4 = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
	struct sockaddr_in6 here = { .sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT };
	socklen_t length = family == AF_INET ? sizeof ipv4 : sizeof here;

	*guest = (struct guest){ .fd = socket(family, SOCK_DGRAM, 0) };
	if (family == AF_INET)
		memcpy(&here, &ipv4, sizeof ipv4);
	if (bind(guest->fd, (struct sockaddr *)&here, length) != 0)
		skip(); /* a machine without IPv6 */
	assert_int_equal(getsockname(guest->fd, (struct sockaddr *)&here, &length), 0);
	guest->port = ntohs(here.sin6_port); /* at the same place in both families */
	assert_int_equal(pthread_create(&guest->thread, NULL, answer, guest), 0);
}

static void guest_close(struct guest *guest)
{
	struct sockaddr_storage here;
	socklen_t length = sizeof here;

	assert_int_equal(getsockname(guest->fd, (struct sockaddr *)&here, &length), 0);
	sendto(guest->fd, "end", 3, 0, (struct sockaddr *)&here, length);
	pthread_join(guest->thread, NULL);
	close(guest->fd);
}

/* What a run's metrics.csv should hold of the guest, whose n-th row is of its n-th counted answer.
 */
static void expect_rows(const char *folder, int answers)
{
	struct table table;
	struct error err = { 0 };
	char path[64];
	size_t row = 0;

	snprintf(path, sizeof path, "%s/metrics.csv", folder);
	assert_true(table_read(&table, path, &schema_metrics, CSV_TORN_IS_ROW,
			       TABLE_UNKNOWN_IS_ERROR, &err));
	for (int n = 1; row < table.rows; n++) {
		if (n % 4 == 0)
			continue;
		assert_true(table_cell_number(&table, row, "work") == 10 * n);
		assert_string_equal(table_cell(&table, row, "vm"), "vm2");
		assert_string_equal(table_cell(&table, row, "host"), "");
		assert_string_equal(table_cell(&table, row, "cpu_seconds"), "");
		assert_string_equal(table_cell(&table, row, "migration"), "7");
		assert_string_equal(table_cell(&table, row, "phase"), "during");
		assert_true(table_cell_number(&table, row, "ask_seconds") >= 0);
		row++;
	}
	assert_true((int)table.rows <= answers && table.rows >= 6);
	table_free(&table);
}

/* What no table may hold is told of, once for the migration and once for the time behind it. */
static void expect_refusals(const char *folder)
{
	struct table table;
	struct error err = { 0 };

	assert_true(table_read_in(&table, folder, &schema_events, &err));
	assert_true(table.rows >= 1 && table.rows <= 2);
	for (size_t row = 0; row < table.rows; row++) {
		assert_string_equal(table_cell(&table, row, "event"), "work_refused");
		assert_string_equal(table_cell(&table, row, "vm"), "vm2");
		assert_non_null(strstr(table_cell(&table, row, "detail"), "lines=1e999"));
	}
	assert_string_equal(table_cell(&table, 0, "migration"), "7");
	table_free(&table);
}

static void wait_for(struct guest *guest, int answers)
{
	while (guest->answers < answers)
		usleep(1000);
}

static void answers_become_rows_and_loss(int family)
{
	struct vms vms = { 0 };
	struct windows windows;
	struct run_writer *run;
	struct work *work;
	struct work_plan plan = { .name = "lines" };
	struct work_loss loss;
	struct guest guest;
	struct error err = { 0 };
	json_t *nothing = json_object();
	char folder[] = "/tmp/migstat-work-XXXXXX";
	char command[64];
	double from, start, end;

	guest_open(&guest, family);
	plan.port = guest.port;
	assert_non_null(mkdtemp(folder));
	assert_true(run_create(&run, folder, nothing, 1, &err));
	assert_true(vms_add(&vms, "vm1", &err)); /* has no address */
	assert_true(vms_add(&vms, family == AF_INET ? "vm2=127.0.0.1" : "vm2=::1", &err));
	assert_true(windows_init(&windows, vms.count));
	assert_true(work_open(&work, &plan, &vms, &windows, run, 0.005, &err));
	assert_false(work_loss(work, 1, 0, 1, 2, &loss));
	windows_set(&windows, 1, 7, PHASE_DURING);
	wait_for(&guest, 3);
	from = clock_seconds();
	wait_for(&guest, 12);
	start = clock_seconds();
	wait_for(&guest, 20);
	end = clock_seconds();
	windows_set(&windows, 0, 7, PHASE_DURING); /* the other VM's: whose answers are these? */
	windows_set(&windows, 1, 0, PHASE_NONE);
	wait_for(&guest, 30);
	assert_true(work_loss(work, 1, from, start, end, &loss));
	assert_true(loss.baseline_per_second > 0 && loss.ratio < 1);
	assert_false(work_loss(work, 0, from, start, end, &loss));
	windows_close(&windows);
	work_begin(work, 1);
	assert_false(work_loss(work, 1, from, start, end, &loss)); /* all forgotten */
	assert_true(work_close(work, &err));
	run_close(run);
	expect_rows(folder, guest.answers);
	expect_refusals(folder);
	guest_close(&guest);
	windows_free(&windows);
	vms_free(&vms);
	json_decref(nothing);
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	assert_int_equal(system(command), 0);
}

static void an_ipv4_guest_is_asked(void **state)
{
	(void)state;
	answers_become_rows_and_loss(AF_INET);
}

static void an_ipv6_guest_is_asked(void **state)
{
	(void)state;
	answers_become_rows_and_loss(AF_INET6);
}

static void what_is_no_address_is_refused(void **state)
{
	const struct work_plan plan = { 9, "lines" };
	struct vms vms = { 0 };
	struct windows windows;
	struct work *work;
	struct error err = { 0 };

	(void)state;
	assert_true(vms_add(&vms, "vm1", &err));
	free(vms.at[0].address);
	vms.at[0].address = strdup("nowhere");
	assert_true(windows_init(&windows, 1));
	assert_false(work_open(&work, &plan, &vms, &windows, NULL, 0.01, &err));
	assert_non_null(strstr(err.text, "VM 'vm1': --work-rate: nowhere: "));
	windows_close(&windows);
	assert_true(work_close(work, &(struct error){ 0 }));
	assert_true(work_close(NULL, &err));
	windows_free(&windows);
	vms_free(&vms);
}

/* ---- the text of --work-rate, and of an answer ---- */

static void plans_are_read(void **state)
{
	static const char *const bad[] = { "udp:0:x",   "udp:65536:x",
					   "udp:1:",    "udp::x",
					   "udp:1:x y", "udp:1:x ",
					   "tcp:1:x",   "udp:1",
					   "udp:-1:x",  "udp:1:a234567890123456789012345678901b",
					   "" };
	struct work_plan plan;
	struct error err = { 0 };
	char text[WORK_PLAN_TEXT_SIZE];

	(void)state;
	assert_true(work_plan_read(&plan, "udp:1:a.b_C-9", &err));
	assert_int_equal(plan.port, 1);
	assert_string_equal(plan.name, "a.b_C-9");
	assert_true(work_plan_read(&plan, "udp:65535:a23456789012345678901234567890b", &err));
	work_plan_text(&plan, text);
	assert_string_equal(text, "udp:65535:a23456789012345678901234567890b");
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(work_plan_read(&plan, bad[i], &err));
}

static void a_count_stands_behind_its_name(void **state)
{
	static const struct {
		const char *text;
		double count;
	} cases[] = {
		{ "lines=5", 5 },          { "a lines=5 b", 5 },     { "\nlines=0\n", 0 },
		{ "xlines=5", NAN },       { "x lines 5", NAN },     { "lines=", NAN },
		{ "lines= 5", NAN },       { "lines=-5", NAN },      { "lineslines=5", NAN },
		{ "lines lines=6", 6 },    { "lines=x lines=7", 7 }, { "line=5", NAN },
		{ "linesx=5 lines=8", 8 }, { "lines=1.5", 1.5 },     { "lines=1 lines=2", 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *wrong = NULL;

		assert_close(work_count_in(cases[i].text, "lines", &wrong), cases[i].count, 0);
		assert_null(wrong);
	}
}

/* What strtod would make inf, a hexadecimal number or half of the text of. */
static void what_is_no_count_is_told(void **state)
{
	static const char *const bad[] = {
		"lines=1e999",
		"lines=0x7fffffffffffffff",
		"lines=9nan",
		"lines=1,2\n\"x",
		"lines=9999999999999999999999999999999999999999999999999999999999999999999999",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		const char *wrong = NULL;

		assert_true(isnan(work_count_in(bad[i], "lines", &wrong)));
		assert_ptr_equal(wrong, bad[i]);
	}
}

/* ---- loss of work, by hand ---- */

/* 10 a second from 0 to 4 s, a sample each second; nothing from 4 to 6; 10 a second again. */
static const struct work_sample stalled[] = {
	{ 0, 0 }, { 1, 10 }, { 2, 20 }, { 3, 30 }, { 4, 40 }, { 5, 40 }, { 6, 40 }, { 7, 50 },
};

static void loss_is_counted_by_hand(void **state)
{
	struct work_loss loss;

	(void)state;
	assert_true(work_loss_of(stalled, COUNT(stalled), 0, 4, 6, &loss));
	assert_close(loss.baseline_per_second, 10, 1e-12);
	assert_close(loss.ratio, 1, 1e-12);
	assert_close(loss.area, 20, 1e-12);
	/* between two samples: 5 of the 10 that would have been done in [4.5, 5.5] and [3.5, 4.5]
	 */
	assert_true(work_loss_of(stalled, COUNT(stalled), 1.5, 3.5, 4.5, &loss));
	assert_close(loss.baseline_per_second, 10, 1e-12);
	assert_close(loss.ratio, 0.5, 1e-12);
	assert_close(loss.area, 20, 1e-12); /* goes on until the rate is back */
	/* ends with the last sample, not one moment later */
	assert_true(work_loss_of(stalled, COUNT(stalled), 0, 4, 7, &loss));
	assert_close(loss.ratio, 1 - 1.0 / 3, 1e-12);
	assert_close(loss.area, 20, 1e-12);
	assert_false(work_loss_of(stalled, COUNT(stalled), 0, 4, 7.001, &loss));
	assert_true(isnan(loss.baseline_per_second) && isnan(loss.ratio) && isnan(loss.area));
	assert_false(work_loss_of(stalled, COUNT(stalled), 0, 4, 4, &loss)); /* no time at all */
	assert_false(
		work_loss_of(stalled, COUNT(stalled), 4, 6, 7, &loss)); /* nothing done before */
	assert_false(work_loss_of(stalled, 0, 0, 4, 6, &loss));
	/* what lies behind the last sample is none */
	assert_false(work_loss_of(stalled, COUNT(stalled) - 1, 0, 4, 6.5, &loss));
	assert_true(work_loss_of(stalled, COUNT(stalled) - 1, 0, 4, 6, &loss));
}

/* The baseline may lack half of its time, no more. */
static void half_of_the_baseline_is_enough(void **state)
{
	struct work_loss loss;

	(void)state;
	assert_true(work_loss_of(stalled, COUNT(stalled), -4, 4, 6, &loss));
	assert_close(loss.baseline_per_second, 10, 1e-12); /* of the 4 s that there are */
	assert_false(work_loss_of(stalled, COUNT(stalled), -4.001, 4, 6, &loss));
	assert_true(work_loss_of(stalled + 2, COUNT(stalled) - 2, 0, 4, 6, &loss));
	assert_false(work_loss_of(stalled + 3, COUNT(stalled) - 3, 0, 4, 6, &loss));
}

/* Back is 95 % of the baseline, and only once the migration is over. */
static void back_is_nearly_the_baseline(void **state)
{
	/* 20 a second; 2 s of 10; then 19 (95 %: back), and 10 that no longer count */
	static const struct work_sample slow[] = { { 0, 0 },  { 1, 20 }, { 2, 40 }, { 3, 50 },
						   { 4, 60 }, { 5, 79 }, { 6, 89 }, { 7, 99 } };
	static const struct work_sample slower[] = { { 0, 0 },  { 1, 20 }, { 2, 40 },   { 3, 50 },
						     { 4, 60 }, { 5, 78 }, { 6, 97.5 }, { 7, 99 } };
	/* as fast as before in the midst of it */
	static const struct work_sample twice[] = { { 0, 0 },  { 1, 20 }, { 2, 40 }, { 3, 40 },
						    { 4, 60 }, { 5, 60 }, { 6, 80 } };
	struct work_loss loss;

	(void)state;
	assert_true(work_loss_of(slow, COUNT(slow), 0, 2, 4, &loss));
	assert_close(loss.area, 20, 1e-12);
	assert_true(work_loss_of(slower, COUNT(slower), 0, 2, 4, &loss));
	assert_close(loss.area, 22, 1e-12);
	assert_true(work_loss_of(twice, COUNT(twice), 0, 2, 5, &loss));
	assert_close(loss.area, 40, 1e-12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_ipv4_guest_is_asked),
		cmocka_unit_test(an_ipv6_guest_is_asked),
		cmocka_unit_test(what_is_no_address_is_refused),
		cmocka_unit_test(plans_are_read),
		cmocka_unit_test(a_count_stands_behind_its_name),
		cmocka_unit_test(what_is_no_count_is_told),
		cmocka_unit_test(loss_is_counted_by_hand),
		cmocka_unit_test(half_of_the_baseline_is_enough),
		cmocka_unit_test(back_is_nearly_the_baseline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
