/*
 * datasets-said.c — plan files of a made-up verb: what may stand in them, every complaint with its
 * place, what the command line takes back, and texts in quotes.
 */
#include "testing.h"

#include "datasets/array.h"
#include "datasets/quoted.h"
#include "datasets/said.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct options {
	char *table;
	bool quick;
	int forks;
	double time_limit, wait_limit;
	struct texts guests;
	struct plan_file plan;
	size_t operands;
};

static bool finish(void *closure, size_t count, char **operands, struct error *err)
{
	(void)operands;
	(void)err;
	((struct options *)closure)->operands = count;
	return true;
}

static void free_options(void *closure)
{
	struct options *options = closure;

	free(options->table);
	texts_free(&options->guests);
	free(options->plan.path);
	free(options->plan.text);
}

#define INTO(member) FLAG_INTO(struct options, member)

/* clang-format off */
static const struct flag flags[] = {
	{ "table", 't', "PLACE", "Where.", FLAG_COPY, INTO(table), .section = "room" },
	{ "guests", 'g', "NAME[,NAME...]", "Who.", FLAG_TEXTS, INTO(guests), .wanted = "guest",
	  .section = "room" },
	{ "quick", 'q', NULL, "Be quick.", FLAG_SWITCH, INTO(quick), .section = "meal" },
	{ "forks", 0, "N", "How many.", FLAG_WHOLE, INTO(forks), .least = 1, .section = "meal" },
	{ "limit", 'l', "SECONDS", "How long.", FLAG_SECONDS, INTO(time_limit), .section = "meal" },
	{ "wait-limit", 0, "SECONDS", "How long.", FLAG_SECONDS, INTO(wait_limit),
	  .section = "room" },
	{ "plan", 0, "FILE", "A file that says the same.", FLAG_PLAN, INTO(plan) },
};
/* clang-format on */

static const struct verb verb = {
	.name = "dine",
	.operands = "",
	.purpose = "Eats.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.options_size = sizeof(struct options),
	.finish = finish,
	.free = free_options,
};

static void write_plan(char path[32], const char *text, size_t length)
{
	int fd;

	strcpy(path, "/tmp/migstat-plan-XXXXXX");
	fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, length), (ssize_t)length);
	close(fd);
}

/* Parses the words behind --plan with that text in it. */
static enum flags_result parse_bytes(struct options *options, const char *text, size_t length,
				     const char *words, struct error *err)
{
	char path[32];
	char copy[200];
	char *argv[16] = { (char *)"dine", (char *)"--plan", path };
	size_t argc = 3;
	enum flags_result result;

	write_plan(path, text, length);
	snprintf(copy, sizeof copy, "%s", words);
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
		argv[argc++] = word;
	result = flags_parse(&verb, options, (int)argc, argv, err);
	unlink(path);
	return result;
}

static enum flags_result parse(struct options *options, const char *text, const char *words,
			       struct error *err)
{
	return parse_bytes(options, text, strlen(text), words, err);
}

static void what_a_file_says_is_taken(void **state)
{
	struct options options;
	struct error err = { 0 };

	(void)state;
	assert_int_equal(parse(&options,
			       "\xef\xbb\xbf# a plan\r\n; and more\n\nforks=3\r\n[room]\n"
			       "\ttable = by # the window = \"\t\nguests = a,b\n"
			       "guests = \"c d\"\n[ meal ]\nquick = on\nlimit = 500ms",
			       "", &err),
			 FLAGS_RUN);
	assert_string_equal(options.table, "by # the window = \"");
	assert_true(options.quick);
	assert_int_equal(options.forks, 3);
	assert_close(options.time_limit, 0.5, 0);
	assert_int_equal(options.guests.count, 3);
	assert_string_equal(options.guests.at[2], "c d");
	assert_int_equal(options.operands, 0);
	free_options(&options);
	assert_int_equal(parse(&options, "", "", &err), FLAGS_RUN);
	assert_null(options.table);
	free_options(&options);
	assert_int_equal(parse(&options, "quick = no\n", "", &err), FLAGS_RUN);
	assert_false(options.quick);
	free_options(&options);
}

/* One value or a list: what argv speaks of is not heard of in the file, where it stands in argv
 * or not. */
static void the_command_line_wins(void **state)
{
	struct options options;
	struct error err = { 0 };

	(void)state;
	assert_int_equal(parse(&options, "forks = 3\nguests = a\nguests = b\ntable = t\n",
			       "word -g c --forks 4 --guests d", &err),
			 FLAGS_RUN);
	assert_int_equal(options.forks, 4);
	assert_int_equal(options.guests.count, 2);
	assert_string_equal(options.guests.at[0], "c");
	assert_string_equal(options.table, "t");
	assert_int_equal(options.operands, 1);
	free_options(&options);
	/* also where the file's would be wrong */
	assert_int_equal(parse(&options, "forks = x\n", "--forks 4", &err), FLAGS_RUN);
	free_options(&options);
}

static void what_is_wrong_has_its_place(void **state)
{
	static const struct {
		const char *text, *message;
	} bad[] = {
		{ "forks = 0\n", "1:9: --forks '0' is not a whole number from 1 on" },
		{ "\n\n forks =\t0", "3:10: --forks '0' is not a whole number from 1 on" },
		{ "guests = a\nguests = ,b\n",
		  "2:10: --guests ,b: a guest is missing beside a comma" },
		{ "forks = 1\nforks = 2\n", "2:1: 'forks' stands in line 1 already: it takes one "
					    "value" },
		{ "frks = 1\n", "1:1: there is no key 'frks'; did you mean 'forks'? (they are the "
				"long options of migstat dine --help)" },
		{ "t = x\n", "1:1: there is no key 't'; did you mean 'table'? (they are the long "
			     "options of migstat dine --help)" },
		{ "--forks = 1\n", "1:1: there is no key '--forks'; did you mean 'forks'? (they "
				   "are the long options of migstat dine --help)" },
		{ " = 1\n", "1:2: there is no key '' (they are the long options of migstat dine "
			    "--help)" },
		{ "plan = x\n", "1:1: 'plan' is of the command line alone" },
		{ "forks\n", "1:1: 'forks' has no value: wanted is KEY = VALUE" },
		{ "forks =  \n", "1:8: 'forks' has no value: wanted is N" },
		{ "table = \"\"\n", "1:9: --table is empty" },
		{ "quick =\n", "1:8: 'quick' has no value: wanted is yes or no" },
		{ "quick = maybe\n", "1:9: 'maybe': wanted is yes or no" },
		{ "[roam]\n", "1:2: there is no section [roam]; did you mean 'room'? ([room] "
			      "[meal])" },
		{ "[room\n", "1:1: '[room' is not closed: wanted is a section such as [vms]" },
		{ "[room] x\n", "1:7: ' x' behind a section: wanted is the line's end" },
		{ "[room]\nlimit = 3\n", "2:1: 'limit' stands under [room], but belongs to "
					 "[meal]; did you mean 'wait-limit'?" },
		{ "[meal]\ntable = 3\n", "2:1: 'table' stands under [meal], but belongs to "
					 "[room]" },
		{ "table = \"a\n", "1:9: the quote is not closed in this line" },
		{ "table = \"a\\\"\n", "1:9: the quote is not closed in this line" },
		{ "table = \"a\" b\n", "1:12: ' b' behind the closing quote: wanted is the line's "
				       "end" },
		{ "table = \"a\\q\"\n", "1:11: '\\q' means nothing in quotes: known are \\\" \\\\ "
					"\\n \\t and \\xHH" },
		{ "table = \"a\\x00\"\n", "1:11: '\\x' means nothing in quotes: known are \\\" "
					  "\\\\ \\n \\t and \\xHH" },
		{ "# \xff\n", "1:3: '\\xff' is no UTF-8 (in quotes it is \\xff)" },
		{ "table = a\x1b[1m\n", "1:10: '\\x1b' may not stand here as it is: in quotes it "
					"is \\xHH, byte by byte" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct options options;
		struct error err = { 0 };

		assert_int_equal(parse(&options, bad[i].text, "", &err), FLAGS_WRONG);
		assert_non_null(options.plan.path);
		assert_memory_equal(err.text, options.plan.path, strlen(options.plan.path));
		assert_string_equal(err.text + strlen(options.plan.path) + 1, bad[i].message);
		free_options(&options);
	}
}

static void what_is_no_plan_is_refused(void **state)
{
	char *large = malloc(2 << 20);
	struct options options;
	struct error err = { 0 };

	(void)state;
	assert_int_equal(parse_bytes(&options, "forks = 1\n\0x", 12, "", &err), FLAGS_WRONG);
	assert_non_null(strstr(err.text, ": it holds a NUL"));
	free_options(&options);
	memset(large, '\n', 2 << 20);
	err = (struct error){ 0 };
	assert_int_equal(parse_bytes(&options, large, 2 << 20, "", &err), FLAGS_WRONG);
	assert_non_null(strstr(err.text, ": longer than 1024 KiB"));
	free_options(&options);
	free(large);
	err = (struct error){ 0 };
	assert_int_equal(flags_parse(&verb, &options, 3,
				     (char *[]){ (char *)"dine", (char *)"--plan",
						 (char *)"/no/such", NULL },
				     &err),
			 FLAGS_WRONG);
	assert_memory_equal(err.text, "/no/such: ", 10);
	free_options(&options);
}

/* Every byte, in texts of random bytes. */
static void quotes_keep_every_byte(void **state)
{
	uint32_t random = 7;

	(void)state;
	for (int i = 0; i < 500; i++) {
		char text[40] = "";
		char *quoted = NULL;
		size_t size = 0;
		FILE *stream = open_memstream(&quoted, &size);
		struct error err = { 0 };

		for (int k = 0; k < i % 39; k++) {
			random = random * 1664525 + 1013904223;
			text[k] = (char)(1 + (random >> 16) % 255);
		}
		quoted_print(text, stream);
		assert_int_equal(fclose(stream), 0);
		for (const char *at = quoted; *at; at++)
			assert_true((unsigned char)*at >= ' ' && *at != 0x7f);
		assert_null(quoted_read(quoted, &err));
		assert_string_equal(quoted, text);
		free(quoted);
	}
}

/* What a file says of a flag that only borrows it would be gone when the verb runs. */
static void nobody_borrows_from_a_plan(void **state)
{
	struct borrowing {
		const char *name;
		struct plan_file plan;
	};
	const struct flag two[] = {
		{ "name", 0, "NAME", "Who.", FLAG_TEXT, FLAG_INTO(struct borrowing, name),
		  .section = "room" },
		{ "plan", 0, "FILE", "What.", FLAG_PLAN, FLAG_INTO(struct borrowing, plan) },
	};
	const struct verb borrowing = {
		.name = "b", .flags = two, .flag_count = 2, .options_size = sizeof(struct borrowing)
	};
	struct error err = { 0 };

	(void)state;
	assert_true(flags_check(&verb, &err));
	assert_false(flags_check(&borrowing, &err));
	assert_string_equal(err.text, "migstat b: the flag --name borrows what a plan file says");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_file_says_is_taken),
		cmocka_unit_test(the_command_line_wins),
		cmocka_unit_test(what_is_wrong_has_its_place),
		cmocka_unit_test(what_is_no_plan_is_refused),
		cmocka_unit_test(quotes_keep_every_byte),
		cmocka_unit_test(nobody_borrows_from_a_plan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
