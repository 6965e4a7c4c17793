/* collect-plan.c — tests of what is planned: cases, VMs, order, and the command line. */
#include "testing.h"

#include "collect/export/export.h"
#include "collect/import/import.h"
#include "collect/plan/case.h"
#include "collect/plan/plan.h"
#include "collect/plan/vm.h"
#include "collect/session/options.h"

#include "datasets/schema.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void case_parameters_are_read(void **state)
{
	struct cases cases = { 0 };
	struct error err = { 0 };

	(void)state;
	assert_true(cases_add(&cases, "plain", &err));
	assert_true(cases_add(
		&cases, "b:storage=block,tunnelled=yes,bandwidth=100,downtime-limit=50", &err));
	assert_int_equal(cases.count, 2);
	assert_string_equal(cases.at[0].name, "plain");
	assert_int_equal(case_word(&cases.at[0], PARAMETER_STORAGE), STORAGE_SHARED);
	assert_false(case_is(&cases.at[0], PARAMETER_TUNNELLED));
	assert_int_equal(case_word(&cases.at[1], PARAMETER_STORAGE), STORAGE_BLOCK);
	assert_true(case_is(&cases.at[1], PARAMETER_TUNNELLED));
	assert_int_equal(case_number(&cases.at[1], PARAMETER_BANDWIDTH), 100);
	assert_int_equal(case_number(&cases.at[1], PARAMETER_DOWNTIME), 50);
	cases_free(&cases);
}

static void bad_cases_are_named(void **state)
{
	static const struct {
		const char *text, *message;
	} bad[] = {
		{ "", "a case needs a name" },
		{ ":storage=block", "a case needs a name" },
		{ "x:storage=tape", "case 'x': storage='tape' is not shared, block or auto" },
		{ "x:storge=block",
		  "case 'x': unknown parameter 'storge'; did you mean 'storage'?" },
		{ "x:tunnelled", "case 'x': 'tunnelled' has no value; write tunnelled=VALUE" },
		{ "x:bandwidth=0",
		  "case 'x': bandwidth='0' is not a whole number of MiB/s from 1" },
		{ "x:bandwidth=1.5", "bandwidth='1.5'" },
		{ "x:downtime-limit=-1", "downtime-limit='-1'" },
		{ "x:compression=lzma",
		  "compression='lzma' is not none, xbzrle, mt, zlib or zstd" },
		{ "x:auto-converge-initial=100", "is not a whole number of percent from 1 to 99" },
		{ "x:unix-socket=here", "unix-socket='here' is not the absolute path of a folder" },
		{ "x:deadline=0", "deadline='0' is not a number of seconds" },
		{ "x:at-deadline=kill", "is not mark, cancel, post-copy, suspend" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct cases cases = { 0 };
		struct error err = { 0 };

		assert_false(cases_add(&cases, bad[i].text, &err));
		assert_non_null(strstr(err.text, bad[i].message));
		cases_free(&cases);
	}
}

/* The names come in the order of the table, no more and no fewer; and which of them are numbers. */
static void parameters_are_listed(void **state)
{
	static const enum parameter_index words[] = {
		PARAMETER_STORAGE,     PARAMETER_CONTROL,       PARAMETER_TUNNELLED,
		PARAMETER_TLS,         PARAMETER_UNIX_SOCKET,   PARAMETER_UNSAFE,
		PARAMETER_COMPRESSION, PARAMETER_POST_COPY,     PARAMETER_AUTO_CONVERGE,
		PARAMETER_AT_DEADLINE, PARAMETER_DETECT_ZEROES, PARAMETER_TARGET_ZERO,
	};
	char expected[1024] = "unknown parameter 'x' (there are ";
	size_t numbers = 0;
	struct error err = { 0 };

	(void)state;
	for (unsigned i = 0; i < PARAMETER_COUNT; i++) {
		strcat(expected, i > 0 ? ", " : "");
		strcat(expected, parameter_name(i));
		numbers += parameter_is_number(i);
	}
	strcat(expected, ")");
	assert_int_equal(parameter_find("x", &err), PARAMETER_COUNT);
	assert_string_equal(err.text, expected);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_false(parameter_is_number(words[i]));
	assert_int_equal(numbers, PARAMETER_COUNT - sizeof words / sizeof *words);
	assert_true(parameter_is_number(PARAMETER_DEADLINE)); /* of seconds */
	assert_true(parameter_is_number(PARAMETER_BANDWIDTH));
}

/* Whatever a parameter can be: its texts come back, and cases.csv has a column for it. */
static void every_parameter_has_its_place(void **state)
{
	static const char every[] =
		"x:storage=block,control=managed,tunnelled=yes,tls=yes,unix-socket=/tmp/"
		"x,unsafe=yes,"
		"bandwidth=10,downtime-limit=50,switchover-bandwidth=200,connections=4,compression="
		"zstd,compression-level=3,"
		"compression-threads=2,xbzrle-cache=64,auto-converge=yes,auto-converge-initial=30,"
		"auto-converge-increment=15,post-copy=yes,post-copy-bandwidth=100,"
		"detect-zeroes=yes,target-zero=yes,deadline=2.5,at-deadline=suspend";
	struct cases cases = { 0 };
	struct error err = { 0 };
	char text[PARAMETER_TEXT_SIZE];
	char back[1024] = "x";

	(void)state;
	assert_true(cases_add(&cases, every, &err));
	for (unsigned i = 0; i < PARAMETER_COUNT; i++) {
		size_t used = strlen(back);

		assert_true(schema_find(&schema_cases, parameter_name(i)) <
			    schema_count(&schema_cases));
		parameter_text(&cases.at[0].value[i], i, text);
		snprintf(back + used, sizeof back - used, "%c%s=%s", i == 0 ? ':' : ',',
			 parameter_name(i), text);
	}
	assert_string_equal(back, every);
	assert_int_equal(schema_count(&schema_cases), PARAMETER_COUNT + 1);
	cases_free(&cases);
}

/* The least and the most that a parameter can be are taken, what lies just beyond is not. */
static void parameters_end_where_they_say(void **state)
{
	static const struct {
		enum parameter_index index;
		const char *taken[2], *refused[2];
	} ends[] = {
		{ PARAMETER_BANDWIDTH, { "1", "1000000000" }, { "0", "1000000001" } },
		{ PARAMETER_DOWNTIME, { "1", "2000000" }, { "0", "2000001" } },
		{ PARAMETER_CONNECTIONS, { "1", "255" }, { "0", "256" } },
		{ PARAMETER_LEVEL, { "1", "20" }, { "0", "21" } },
		{ PARAMETER_AUTO_INITIAL, { "1", "99" }, { "0", "100" } },
		{ PARAMETER_DEADLINE, { "0.001", "1000000" }, { "0.0009", "1000000.1" } },
	};
	struct parameter_value value = { 0 };
	char folder[82];

	(void)state;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		for (int k = 0; k < 2; k++) {
			struct error err = { 0 };
			char text[PARAMETER_TEXT_SIZE];

			assert_true(parameter_take(&value, ends[i].index, ends[i].taken[k], &err));
			parameter_text(&value, ends[i].index, text);
			assert_string_equal(text, ends[i].taken[k]);
			assert_false(
				parameter_take(&value, ends[i].index, ends[i].refused[k], &err));
		}
	value = (struct parameter_value){ 0 };
	memset(folder, 'x', 81);
	folder[0] = '/';
	folder[81] = '\0';
	assert_false(parameter_take(&value, PARAMETER_UNIX_SOCKET, folder, &(struct error){ 0 }));
	folder[80] = '\0';
	assert_true(parameter_take(&value, PARAMETER_UNIX_SOCKET, folder, &(struct error){ 0 }));
	parameter_free(&value);
	assert_true(value.number == 0 && !value.text);
}

static void deadlines_are_given(void **state)
{
	struct cases cases = { 0 };
	struct error err = { 0 };

	(void)state;
	assert_true(cases_add(&cases, "own:deadline=3,at-deadline=cancel", &err));
	assert_true(cases_add(&cases, "none:at-deadline=suspend", &err));
	assert_false(cases_set_deadline(&cases, 0, &err));
	assert_non_null(strstr(err.text, "case 'none': at-deadline without a deadline"));
	assert_true(cases_set_deadline(&cases, 60, &err));
	assert_close(case_number(&cases.at[0], PARAMETER_DEADLINE), 3, 0);
	assert_close(case_number(&cases.at[1], PARAMETER_DEADLINE), 60, 0);
	cases_free(&cases);
}

static void same_case_twice_is_refused(void **state)
{
	struct cases cases = { 0 };
	struct error err = { 0 };

	(void)state;
	assert_true(cases_add(&cases, "x", &err));
	assert_true(cases_add(&cases, "xy", &err));
	assert_false(cases_add(&cases, "x:storage=block", &err));
	assert_string_equal(err.text, "case 'x' is there twice");
	cases_free(&cases);
}

static void cases_survive_json(void **state)
{
	struct cases cases = { 0 };
	struct cases back = { 0 };
	struct error err = { 0 };
	json_t *array;

	(void)state;
	assert_true(cases_add(&cases, "x:storage=block,unsafe=yes,bandwidth=7", &err));
	array = cases_to_json(&cases);
	assert_true(cases_of_json(&back, array, &err));
	assert_string_equal(back.at[0].name, "x");
	assert_int_equal(case_word(&back.at[0], PARAMETER_STORAGE), STORAGE_BLOCK);
	assert_true(case_is(&back.at[0], PARAMETER_UNSAFE));
	assert_int_equal(case_number(&back.at[0], PARAMETER_BANDWIDTH), 7);
	assert_int_equal(case_number(&back.at[0], PARAMETER_DOWNTIME), 0);
	json_decref(array);
	cases_free(&cases);
	cases_free(&back);
}

static bool read_cases(const char *text, struct cases *cases, struct error *err)
{
	char path[] = "/tmp/migstat-cases-XXXXXX";
	int fd = mkstemp(path);
	bool good;

	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	good = cases_read(cases, path, err);
	unlink(path);
	return good;
}

static void cases_file_is_read(void **state)
{
	struct cases cases = { 0 };
	struct error err = { 0 };

	(void)state;
	assert_true(read_cases("case,storage,bandwidth\na,block,10\nb,,\n", &cases, &err));
	assert_int_equal(cases.count, 2);
	assert_int_equal(case_word(&cases.at[0], PARAMETER_STORAGE), STORAGE_BLOCK);
	assert_int_equal(case_number(&cases.at[1], PARAMETER_BANDWIDTH), 0);
	cases_free(&cases);
	assert_false(read_cases("case,bandwidth\na,10\nb,0\n", &cases, &err));
	assert_non_null(strstr(err.text, ":3:3: case 'b': bandwidth='0' is not"));
	cases_free(&cases);
	err = (struct error){ 0 };
	assert_false(read_cases("case\na\na\n", &cases, &err));
	assert_non_null(strstr(err.text, ":3:1: case 'a' is there twice"));
	cases_free(&cases);
	err = (struct error){ 0 };
	assert_false(read_cases("case\n", &cases, &err));
	assert_non_null(strstr(err.text, "no case in it"));
	cases_free(&cases);
}

static void vms_are_read(void **state)
{
	struct vms vms = { 0 };
	struct error err = { 0 };

	(void)state;
	assert_true(vms_add(&vms, "vm1", &err));
	assert_true(vms_add(&vms, "vm2=10.0.0.5", &err));
	assert_true(vms_add(&vms, "vm3=fe80::1", &err));
	assert_null(vms.at[0].address);
	assert_string_equal(vms.at[1].address, "10.0.0.5");
	assert_false(vms_add(&vms, "vm4=10.0.0", &err));
	assert_string_equal(err.text, "VM 'vm4': '10.0.0' is no IPv4 or IPv6 address such as "
				      "10.0.0.5, and no host's name");
	err = (struct error){ 0 };
	assert_false(vms_add(&vms, "vm1", &err));
	assert_string_equal(err.text, "VM 'vm1' is there twice");
	err = (struct error){ 0 };
	assert_false(vms_add(&vms, "=10.0.0.5", &err));
	assert_false(vms_add(&vms, "vm5=", &err));
	assert_int_equal(vms.count, 3);
	vms_free(&vms);
	assert_int_equal(vms.count, 0);
}

static void count_told(void *closure, const struct vm *vm, const char *address)
{
	assert_string_equal(vm->address, "localhost");
	assert_true(strcmp(address, "127.0.0.1") == 0 || strcmp(address, "::1") == 0);
	(*(int *)closure)++;
}

/* A host's name stands until it is looked up; `none` is no name. */
static void names_of_hosts_are_looked_up(void **state)
{
	struct vms vms = { 0 };
	struct error err = { 0 };
	int told = 0;

	(void)state;
	assert_true(vms_add(&vms, "a=localhost", &err) && vms_add(&vms, "b=none", &err) &&
		    vms_add(&vms, "c", &err) && vms_add(&vms, "d=10.0.0.5", &err));
	assert_true(vms.at[1].no_address && !vms.at[1].address && !vms.at[2].no_address);
	assert_true(vms_resolve(&vms, count_told, &told, &err));
	assert_int_equal(told, 1);
	assert_string_not_equal(vms.at[0].address, "localhost");
	assert_string_equal(vms.at[3].address, "10.0.0.5");
	assert_true(vms_resolve(&vms, count_told, &told, &err));
	assert_int_equal(told, 1);
	assert_true(vms_add(&vms, "e=no.such.invalid", &err));
	assert_false(vms_resolve(&vms, NULL, NULL, &err));
	assert_non_null(strstr(err.text, "VM 'e': 'no.such.invalid' is no address"));
	err = (struct error){ 0 };
	assert_true(vm_set_address(&vms.at[2], "fe80::1", &err));
	assert_string_equal(vms.at[2].address, "fe80::1");
	assert_false(vm_set_address(&vms.at[2], "224.0.0.1", &err));
	err = (struct error){ 0 };
	assert_false(vm_set_address(&vms.at[2], "name", &err));
	vms_free(&vms);
}

static bool read_vms(const char *text, struct vms *vms)
{
	char path[] = "/tmp/migstat-vms-XXXXXX";
	int fd = mkstemp(path);
	struct error err = { 0 };
	bool good;

	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	good = vms_read(vms, path, &err);
	unlink(path);
	return good;
}

/* Every row of the file is a VM; then through JSON and back, with what was found of it. */
static void files_of_vms_are_read(void **state)
{
	static const char *const bad[] = { "vm,address\n", "vm,address\na,\na,\n",
					   "vm,address\na,10.0.0\nb,\n", "vm,address\n,10.0.0.5\n",
					   "vm,colour\na,red\n" };
	struct vms vms = { 0 };
	struct vms back = { 0 };
	struct error err = { 0 };
	json_t *json;

	(void)state;
	assert_true(read_vms("vm,address\na,\nb,10.0.0.5\nc,fe80::1\n", &vms));
	assert_int_equal(vms.count, 3);
	strcpy(vms.at[1].uuid, "6d696773-7461-4000-8000-000000000001");
	json = vms_to_json(&vms);
	assert_int_equal(json_array_size(json), 3);
	assert_null(json_object_get(json_array_get(json, 0), "address"));
	assert_true(vms_of_json(&back, json, &err));
	assert_int_equal(back.count, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_string_equal(back.at[i].name, vms.at[i].name);
		assert_string_equal(back.at[i].uuid, vms.at[i].uuid);
		assert_true(vms.at[i].address == NULL
				    ? back.at[i].address == NULL
				    : strcmp(back.at[i].address, vms.at[i].address) == 0);
	}
	assert_string_equal(vms.at[0].name, "a");
	assert_string_equal(vms.at[2].address, "fe80::1");
	assert_false(vms_of_json(&back, json, &err)); /* each is there already */
	json_decref(json);
	vms_free(&vms);
	vms_free(&back);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (read_vms(bad[i], &vms))
			fail_msg("%s", bad[i]);
		vms_free(&vms);
	}
}

/* For every case and cycle, every VM A to B one after the other, then every VM back. */
static void order_is_the_studys(void **state)
{
	static const struct plan plan = { .cases = 2, .vms = 2, .cycles = 2 };
	static const char *const expected[] = {
		"0 1 AB 0", "0 1 AB 1", "0 1 BA 0", "0 1 BA 1", "0 2 AB 0", "0 2 AB 1",
		"0 2 BA 0", "0 2 BA 1", "1 1 AB 0", "1 1 AB 1", "1 1 BA 0", "1 1 BA 1",
		"1 2 AB 0", "1 2 AB 1", "1 2 BA 0", "1 2 BA 1",
	};

	bool done[16] = { false };

	(void)state;
	assert_int_equal(plan_count(&plan), 16);
	for (size_t i = 0; i < 16; i++) {
		struct move move = plan_move(&plan, i);
		char text[64];

		snprintf(text, sizeof text, "%zu %d %s %zu", move.case_index, move.cycle,
			 direction_word(move.source), move.vm_index);
		assert_string_equal(text, expected[i]);
		assert_int_equal(move.migration, i + 1);
		assert_int_equal(move.order, move.vm_index + 1);
		/* the VM stands where its migration begins */
		assert_int_equal(plan_stand(&plan, done, move.vm_index), move.source);
		done[i] = true;
	}
}

static enum flags_result parse(struct collect_options *options, struct error *err, int argc,
			       const char *const *arguments)
{
	char *argv[24] = { (char *)"collect" };

	for (int i = 0; i < argc; i++)
		argv[i + 1] = (char *)arguments[i];
	return flags_parse(&verb_collect, options, argc + 1, argv, err);
}

static void bad_command_lines_are_named(void **state)
{
	static const struct {
		const char *arguments[14];
		const char *message;
	} bad[] = {
		{ { NULL }, "missing: --host-a URI" },
		{ { "-a", "x" }, "missing: --host-b URI; --vm NAME, --vms FILE or --all; --case" },
		{ { "-a", "x", "-b", "y" }, "missing: --vm NAME, --vms FILE or --all; --case" },
		{ { "-a", "x", "-b", "y", "-m", "v" }, "missing: --case NAME" },
		{ { "-a", "x", "-b", "y", "-m", "v", "-c", "c" }, "missing: --cycles N" },
		{ { "-a", "x", "-b", "y", "-m", "v", "-c", "c", "-n", "2" }, "--output FOLDER" },
		{ { "--cycles", "0" }, "--cycles '0' is not a whole number" },
		{ { "--interval", "x" }, "--interval 'x' is not a number of seconds" },
		{ { "--order", "any" },
		  "--order any: wanted is sequential, interleaved or random" },
		{ { "--order", "rando" }, "; did you mean 'random'?" },
		{ { "--seed", "-1" }, "--seed '-1' is not a whole number from 0 to 4294967295" },
		{ { "--parallel", "0" }, "--parallel '0' is not a whole number from 1 on" },
		{ { "--settle", "soon" }, "--settle 'soon' is not a number of seconds" },
		{ { "--until-ci", "2" }, "--until-ci '2' is not a percentage such as 2%" },
		{ { "--until-ci", "%" }, "--until-ci '%' is not a percentage" },
		{ { "--until-metric", "downtme_seconds" },
		  "there is no such metric; did you mean 'downtime_seconds'?" },
		{ { "--hook-failure", "end" }, "--hook-failure end: wanted is go-on or stop" },
		{ { "-a", "x", "-b", "y", "-m", "v", "-c", "c", "--until-ci", "2%" },
		  "missing: --max-cycles N (--until-ci may never be reached)" },
		{ { "-a", "x", "-b", "y", "-m", "v", "-c", "c", "--until-ci", "2%", "--max-cycles",
		    "4" },
		  "--until-ci needs 5 cycles or more" },
		{ { "-a", "x", "-b", "y", "-m", "v", "-c", "c", "--until-ci", "2%", "--max-cycles",
		    "9", "-n4" },
		  "--until-ci needs 5 cycles or more" },
		{ { "-a", "x", "-b", "y", "-m", "v", "-c", "c", "--max-cycles", "2" },
		  "--max-cycles belongs to --until-ci" },
		{ { "--resume", "r", "--order", "random" }, "leave out" },
		{ { "--cylces", "2" }, "unknown option --cylces; did you mean 'cycles'?" },
		{ { "--cycles" }, "option --cycles needs a value" },
		{ { "--resume", "r", "-o", "x" }, "exclude one another" },
		{ { "--resume", "r", "-m", "v" }, "leave out" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct collect_options options;
		struct error err = { 0 };
		int count = 0;

		while (count < 14 && bad[i].arguments[count])
			count++;
		assert_int_equal(parse(&options, &err, count, bad[i].arguments), FLAGS_WRONG);
		assert_non_null(strstr(err.text, bad[i].message));
		collect_options_free(&options);
	}
}

static void tables_of_flags_are_sound(void **state)
{
	struct error err = { 0 };

	(void)state;
	assert_true(flags_check(&verb_collect, &err));
	assert_true(flags_check(&verb_import, &err));
	assert_true(flags_check(&verb_export, &err));
}

static void good_command_line_is_taken(void **state)
{
	static const char *const arguments[] = {
		"-a", "x", "--host-b=y", "-m", "v=10.0.0.1", "-c", "c", "-n", "3", "-o", "r", "-q"
	};
	struct collect_options options;
	struct error err = { 0 };

	(void)state;
	assert_int_equal(parse(&options, &err, 12, arguments), FLAGS_RUN);
	assert_string_equal(options.host[SIDE_B], "y");
	assert_int_equal(options.cycles, 3);
	assert_true(options.quiet);
	assert_close(options.interval_seconds, 0.1, 0);
	collect_options_free(&options);
}

/* Two VMs cannot; three can, and the first look is after five cycles. */
static void until_needs_vms(void **state)
{
	static const char *const arguments[] = { "-a",
						 "x",
						 "-b",
						 "y",
						 "-m",
						 "v",
						 "-m",
						 "w",
						 "-c",
						 "c",
						 "-o",
						 "r",
						 "--until-ci=2%",
						 "--max-cycles=9" };
	struct collect_options options;
	struct error err = { 0 };

	(void)state;
	assert_int_equal(parse(&options, &err, 14, arguments), FLAGS_RUN);
	assert_int_equal(options.cycles, 9);
	assert_int_equal(options.least_cycles, 5);
	assert_true(collect_options_read_files(&options, &err));
	assert_false(collect_options_check_vms(&options, &err));
	assert_non_null(strstr(err.text, "--until-ci needs 3 VMs or more, not 2"));
	err = (struct error){ 0 };
	assert_true(vms_add(&options.vms, "z", &err));
	assert_true(collect_options_check_vms(&options, &err));
	collect_options_free(&options);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_parameters_are_read),
		cmocka_unit_test(bad_cases_are_named),
		cmocka_unit_test(parameters_are_listed),
		cmocka_unit_test(every_parameter_has_its_place),
		cmocka_unit_test(parameters_end_where_they_say),
		cmocka_unit_test(deadlines_are_given),
		cmocka_unit_test(same_case_twice_is_refused),
		cmocka_unit_test(cases_survive_json),
		cmocka_unit_test(cases_file_is_read),
		cmocka_unit_test(vms_are_read),
		cmocka_unit_test(names_of_hosts_are_looked_up),
		cmocka_unit_test(files_of_vms_are_read),
		cmocka_unit_test(order_is_the_studys),
		cmocka_unit_test(bad_command_lines_are_named),
		cmocka_unit_test(tables_of_flags_are_sound),
		cmocka_unit_test(good_command_line_is_taken),
		cmocka_unit_test(until_needs_vms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
