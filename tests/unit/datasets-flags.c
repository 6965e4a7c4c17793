/*
 * datasets-flags.c — the table of a made-up verb: every kind of flag, what is refused, what no
 * table may hold, and --help to the byte.
 */
#include "testing.h"

#include "datasets/array.h"
#include "datasets/flags.h"
#include "datasets/metric.h"

#include <stdlib.h>
#include <string.h>

enum sauce { SAUCE_NONE, SAUCE_HOT, SAUCE_SWEET };
static const char *const sauces[] = { "none", "hot", "sweet", NULL };

static const struct dish {
	const char *name;
	int price;
} dishes[] = { { "soup", 4 }, { "salad", 5 }, { NULL, 0 } };

struct options {
	bool quick, fried;
	const char *guest;
	char *table;
	int forks;
	uint32_t knives;
	uint64_t spoons;
	double seconds, pause, share;
	enum sauce sauce;
	const struct dish *dish;
	size_t metric;
	const struct metric *another;
	struct metric_list metrics;
	struct texts spices, guests;
	size_t letters; /* of all that --count was given */
	size_t operands;
};

static bool take_letters(void *place, const struct flag *flag, const char *value, struct error *err)
{
	if (strcmp(value, "bad") == 0)
		return error_set(err, "--%s: no", flag->name);
	*(size_t *)place += strlen(value);
	return true;
}

static bool begin(void *closure, struct error *err)
{
	struct options *options = closure;

	options->knives = 2 * (uint32_t)options->forks;
	return options->forks == 3 || error_set(err, "the defaults are not there yet");
}

static bool finish(void *closure, size_t count, char **operands, struct error *err)
{
	struct options *options = closure;

	options->operands = count;
	return count < 2 || error_set(err, "%s is one too many", operands[1]);
}

static void free_options(void *closure)
{
	struct options *options = closure;

	free(options->table);
	texts_free(&options->spices);
	texts_free(&options->guests);
}

#define INTO(member) FLAG_INTO(struct options, member)

/* clang-format off */
static const struct flag flags[] = {
	{ "quick", 'q', NULL, "Be quick about it, and say nothing.", FLAG_SWITCH, INTO(quick) },
	{ "guest", 'g', "NAME", "Who eats; a name that is long enough to be wrapped into a second "
	  "line, and then into a third one, because help is read in a terminal.",
	  FLAG_TEXT, INTO(guest), .least = 1 },
	{ "table", 0, "PLACE-THAT-IS-LONG", "Where.", FLAG_COPY, INTO(table) },
	{ "forks", 'f', "N", "How many.", FLAG_WHOLE, INTO(forks), .least = 1 },
	{ "knives", 0, "N", "How many.", FLAG_WHOLE, INTO(knives), .most = UINT32_MAX },
	{ "spoons", 0, "N", "How many.", FLAG_WHOLE, INTO(spoons), .most = 1LL << 53,
	  .wanted = "a whole number from 0 to 2^53" },
	{ "time", 0, "SECONDS", "How long.", FLAG_SECONDS, INTO(seconds), .least = 0.5,
	  .example = "1.5" },
	{ "pause", 0, "SECONDS", "How long.", FLAG_SECONDS, INTO(pause), .least = 0.5, .most = 9,
	  .or_none = true },
	{ "tip", 't', "RATIO", "How much.", FLAG_SHARE, INTO(share), .example = "5% or 0.05" },
	{ "sauce", 's', "WORD", "Which.", FLAG_WORD, INTO(sauce), .words = FLAG_LIST(sauces) },
	{ "fried", 0, "WORD", "Whether.", FLAG_WORD, INTO(fried), .words = FLAG_LIST(sauces) },
	{ "dish", 'd', "NAME", "Which.", FLAG_ENTRY, INTO(dish), .words = FLAG_TABLE(dishes) },
	{ "metric", 'm', "NAME", "Which.", FLAG_METRIC, INTO(metric) },
	{ "another", 0, "NAME", "Which.", FLAG_METRIC, INTO(another) },
	{ "metrics", 0, "NAME[,NAME...]", "Which.", FLAG_METRICS, INTO(metrics) },
	{ "spices", 0, "NAME[,NAME...]", "Which.", FLAG_TEXTS, INTO(spices), .wanted = "spice",
	  .once = true },
	{ "guests", 0, "NAME[,NAME...]", "Who.", FLAG_TEXTS, INTO(guests), .wanted = "guest" },
	{ "count", 0, "TEXT", "Counts letters.", FLAG_TAKE, INTO(letters), .take = take_letters },
};
/* clang-format on */

static const struct verb verb = {
	.name = "dine",
	.operands = "[TABLE]",
	.purpose = "Eats.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue = "Exit status: 0 full.\n",
	.options_size = sizeof(struct options),
	.defaults = &(const struct options){ .forks = 3 },
	.begin = begin,
	.finish = finish,
	.free = free_options,
};

/* Parses words that blanks separate. */
static enum flags_result parse(struct options *options, const char *line, struct error *err)
{
	static char words[600];
	char *argv[64] = { (char *)"dine" };
	size_t argc = 1;

	snprintf(words, sizeof words, "%s", line);
	for (char *word = strtok(words, " "); word; word = strtok(NULL, " ")) {
		argv[argc++] = word;
		assert_true(argc < COUNT(argv));
	}
	return flags_parse(&verb, options, (int)argc, argv, err);
}

static void every_kind_reaches_its_place(void **state)
{
	struct options options;
	struct error err = { 0 };

	(void)state;
	assert_int_equal(parse(&options, "", &err), FLAGS_RUN);
	assert_int_equal(options.forks, 3);
	assert_int_equal(options.knives, 6);
	assert_int_equal(
		parse(&options,
		      "-q here --guest=me --table t --table u -f 1 --knives 4294967295 --spoons "
		      "9007199254740992 --time 1000000 --pause 0 -t 99.9% -s sweet --fried hot -d "
		      "salad -m downtime_seconds --another total_time_seconds --count ab --count c "
		      "--metrics iterations,downtime_seconds --metrics iterations "
		      "--spices salt,chili --spices saffron --guests a,a",
		      &err),
		FLAGS_RUN);
	assert_true(options.quick);
	assert_int_equal(options.operands, 1);
	assert_string_equal(options.guest, "me");
	assert_string_equal(options.table, "u");
	assert_int_equal(options.forks, 1);
	assert_true(options.knives == UINT32_MAX);
	assert_true(options.spoons == 1ULL << 53);
	assert_true(options.seconds == 1e6);
	assert_true(options.pause == 0);
	assert_true(options.share == 0.999);
	assert_int_equal(options.sauce, SAUCE_SWEET);
	assert_true(options.fried);
	assert_int_equal(options.dish->price, 5);
	assert_int_equal(options.metric, metric_find("downtime_seconds"));
	assert_ptr_equal(options.another, metric_at(metric_find("total_time_seconds")));
	assert_int_equal(options.letters, 3);
	assert_int_equal(options.metrics.count, 2);
	assert_int_equal(options.metrics.at[1], metric_find("downtime_seconds"));
	{ /* also the very first one, whose index is 0 */
		struct metric_list list = { 0 };
		const struct flag any = { .name = "metrics", .kind = FLAG_METRICS };

		assert_true(flags_take(&any, &list, metric_at(0)->column.name, &err));
		assert_int_equal(list.count, 1);
	}
	assert_int_equal(options.spices.count, 3);
	assert_string_equal(options.spices.at[2], "saffron");
	assert_int_equal(options.guests.count, 2);
	free_options(&options);
	assert_int_equal(parse(&options, "-q --help --nonsense", &err), FLAGS_HELP);
	assert_int_equal(parse(&options, "-h", &err), FLAGS_HELP);
	assert_int_equal(parse(&options, "--version", &err), FLAGS_VERSION);
}

static void what_is_wrong_is_told(void **state)
{
	static const struct {
		const char *line, *message;
	} bad[] = {
		{ "a b", "b is one too many" },
		{ "--guest=", "--guest is empty" },
		{ "--table=", "--table is empty" },
		{ "-f 0", "--forks '0' is not a whole number from 1 on" },
		{ "-f 1000001", "--forks '1000001' is not a whole number from 1 on" },
		{ "-f x", "--forks 'x' is not a whole number from 1 on" },
		{ "--knives 4294967296",
		  "--knives '4294967296' is not a whole number from 0 to 4294967295" },
		{ "--spoons 9007199254740993",
		  "--spoons 9007199254740993: wanted is a whole number from 0 to 2^53" },
		{ "--time 0.4",
		  "--time '0.4' is not a number of seconds from 0.5 on, such as 1.5" },
		{ "--time 0", "--time '0' is not a number of seconds from 0.5 on, such as 1.5" },
		{ "--time 1000001",
		  "--time '1000001' is not a number of seconds from 0.5 on, such as 1.5" },
		{ "--time 5x", "--time '5x' is not a number of seconds from 0.5 on, such as 1.5; "
			       "units are ms, s, min, h" },
		{ "--pause 10s",
		  "--pause '10s' is not a number of seconds from 0.5 to 9, or 0 for none" },
		{ "--pause 0.4",
		  "--pause '0.4' is not a number of seconds from 0.5 to 9, or 0 for none" },
		{ "--pause 9.1",
		  "--pause '9.1' is not a number of seconds from 0.5 to 9, or 0 for none" },
		{ "-t 5", "--tip 5: wanted is a number between 0 and 1, such as 5% or 0.05" },
		{ "-t 0", "--tip 0: wanted is a number between 0 and 1, such as 5% or 0.05" },
		{ "-t 100%", "--tip 100%: wanted is a number between 0 and 1, such as 5% or 0.05" },
		{ "-t 5%%", "--tip 5%%: wanted is a number between 0 and 1, such as 5% or 0.05" },
		{ "-t 1e-1", "--tip 1e-1: wanted is a number between 0 and 1, such as 5% or 0.05" },
		{ "-s swet", "--sauce swet: wanted is none, hot or sweet; did you mean 'sweet'?" },
		{ "-d soap",
		  "--dish soap: there is no such dish; did you mean 'soup'? (soup, salad)" },
		{ "-m downtme_seconds",
		  "--metric downtme_seconds: there is no such metric; did you mean "
		  "'downtime_seconds'? (migstat analyze --list-metrics lists them)" },
		{ "--metrics iterations,",
		  "--metrics iterations,: a name is missing beside a comma" },
		{ "--metrics iterations,downtme_seconds",
		  "--metrics downtme_seconds: there is no such metric; did you mean "
		  "'downtime_seconds'? (migstat analyze --list-metrics lists them)" },
		{ "--spices ,salt", "--spices ,salt: a spice is missing beside a comma" },
		{ "--spices salt --spices chili,salt", "--spices: spice 'salt' is named twice" },
		{ "--count bad", "--count: no" },
		{ "--gest x", "unknown option --gest; did you mean 'guest'? (migstat dine --help "
			      "lists them)" },
		{ "--table", "option --table needs a value (migstat dine --help tells which)" },
		{ "-x", "unknown option -x (migstat dine --help lists them)" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct options options;
		struct error err = { 0 };

		assert_int_equal(parse(&options, bad[i].line, &err), FLAGS_WRONG);
		assert_string_equal(err.text, bad[i].message);
		free_options(&options);
	}
}

/* The first and the last values that bounds let pass. */
static void bounds_belong_to_what_they_bound(void **state)
{
	/* 36 characters before the percent sign are the most that are looked at */
	static const char share[] = "--tip 0.0000000000000000000000000000000005%";
	struct options options;
	struct error err = { 0 };
	char longer[80];

	(void)state;
	assert_int_equal(
		parse(&options, "--guest=m -f 1000000 --knives 0 --time 0.5 --pause 9", &err),
		FLAGS_RUN);
	assert_string_equal(options.guest, "m");
	assert_int_equal(options.forks, 1000000);
	assert_true(options.knives == 0);
	assert_true(options.seconds == 0.5);
	assert_true(options.pause == 9);
	assert_int_equal(parse(&options, "--pause 0.5 --fried none -s hot", &err), FLAGS_RUN);
	assert_true(options.pause == 0.5);
	assert_false(options.fried);
	assert_int_equal(options.sauce, SAUCE_HOT);
	assert_int_equal(parse(&options, "--pause 500ms --time 1.5min", &err), FLAGS_RUN);
	assert_true(options.pause == 0.5 && options.seconds == 90);
	assert_int_equal(parse(&options, "--pause 0ms", &err), FLAGS_RUN);
	assert_true(options.pause == 0);
	assert_int_equal(strcspn(share, "%") - strlen("--tip "), 36);
	assert_int_equal(parse(&options, share, &err), FLAGS_RUN);
	assert_close(options.share, 5e-36, 1e-12);
	for (int zeros = 1; zeros < 8; zeros++) {
		snprintf(longer, sizeof longer, "--tip 0.%0*d%s", zeros, 0,
			 share + strlen("--tip 0."));
		assert_int_equal(parse(&options, longer, &err), FLAGS_WRONG);
	}
	err = (struct error){ 0 };
	{ /* 1 is a bound like any other */
		static const struct flag once = { "n",        0,           "N",      "N.",
						  FLAG_WHOLE, INTO(forks), .most = 1 };

		assert_true(flags_take(&once, &options, "1", &err));
		assert_false(flags_take(&once, &options, "2", &err));
		assert_string_equal(err.text, "--n '2' is not a whole number from 0 to 1");
	}
}

/* A list that is too long for its place is cut, and nothing behind the place is touched. */
static void long_lists_are_cut(void **state)
{
	enum { WORDS = 50 };
	static char texts[WORDS][8];
	const char *words[WORDS + 1] = { NULL };
	const struct flag flag = { .name = "w",
				   .kind = FLAG_WORD,
				   .words = { words, sizeof *words } };
	char expected[WORDS * 12] = "--w none: wanted is ";
	const size_t before = strlen(expected);
	struct error err = { 0 };
	size_t index;

	(void)state;
	for (size_t i = 0; i < WORDS; i++) {
		snprintf(texts[i], sizeof texts[i], "word%02zu", i);
		words[i] = texts[i];
		strcat(expected, i == 0 ? "" : i + 1 < WORDS ? ", " : " or ");
		strcat(expected, texts[i]);
	}
	expected[before + 255] = '\0';
	assert_false(flags_word(&flag, "none", &index, &err));
	assert_string_equal(err.text, expected);
	assert_true(flags_word(&flag, "word49", &index, &err));
	assert_int_equal(index, 49);
}

static bool begin_without(void *closure, struct error *err)
{
	(void)closure;
	return error_set(err, "it cannot begin");
}

/* The most flags that a table may have, each with a letter and a value; and a verb without
 * defaults, whose options are all zero. */
static void a_full_table_is_parsed(void **state)
{
	enum { MOST = 64 };
	static char names[MOST][16];
	struct flag full[MOST];
	struct options options;
	struct verb large = verb;
	struct error err = { 0 };
	char line[2][32];

	(void)state;
	for (size_t i = 0; i < MOST; i++) {
		snprintf(names[i], sizeof names[i], "flag-%zu", i);
		full[i] = (struct flag){ .name = names[i],
					 .letter = (char)(i < 'h' - 'A' ? 'A' + i : 'B' + i),
					 .argument = "N",
					 .kind = FLAG_TAKE,
					 .take = take_letters,
					 .place = offsetof(struct options, letters) };
	}
	large.flags = full;
	large.flag_count = MOST;
	large.begin = NULL;
	large.defaults = NULL;
	for (size_t i = 0; i < MOST; i++) {
		char *argv[] = {
			(char *)"dine", line[0], (char *)"abc", line[1], (char *)"de", NULL
		};

		snprintf(line[0], sizeof line[0], "--flag-%zu", i);
		snprintf(line[1], sizeof line[1], "-%c", full[i].letter);
		memset(&options, 0x55, sizeof options);
		assert_int_equal(flags_parse(&large, &options, 5, argv, &err), FLAGS_RUN);
		assert_int_equal(options.letters, 5);
		assert_int_equal(options.forks, 0);
		assert_false(options.quick);
	}
	assert_int_equal(flags_parse(&large, &options, 2,
				     (char *[]){ (char *)"dine", (char *)"--help", NULL }, &err),
			 FLAGS_HELP);
	large.begin = begin_without;
	assert_int_equal(flags_parse(&large, &options, 1, (char *[]){ (char *)"dine", NULL }, &err),
			 FLAGS_WRONG);
	assert_string_equal(err.text, "it cannot begin");
}

/* ---- what no table may hold ---- */

static void assert_refused(const struct flag *table, size_t count, const char *message)
{
	struct verb unsound = verb;
	struct error err = { 0 };

	unsound.flags = table;
	unsound.flag_count = count;
	assert_false(flags_check(&unsound, &err));
	assert_string_equal(err.text, message);
}

static void a_sound_table_passes(void **state)
{
	struct error err = { 0 };

	(void)state;
	assert_true(flags_check(&verb, &err));
	{ /* a function of its own may share a place, and need neither a type nor an argument */
		static const struct flag shared[] = {
			{ "x", 0, NULL, "X", FLAG_TAKE, .take = take_letters },
			{ "q", 0, NULL, "X", FLAG_SWITCH, INTO(quick) },
			{ "y", 0, "N", "X", FLAG_TAKE, .take = take_letters },
			{ "z", 0, "N", "X", FLAG_TAKE, INTO(quick), .take = take_letters },
		};
		struct verb sharing = verb;

		sharing.flags = shared;
		sharing.flag_count = COUNT(shared);
		assert_true(flags_check(&sharing, &err));
	}
	assert_ptr_equal(flags_find(&verb, "forks"), &flags[3]);
	assert_ptr_equal(flags_find(&verb, "quick"), &flags[0]);
	assert_ptr_equal(flags_find(&verb, "count"), &flags[COUNT(flags) - 1]);
	assert_null(flags_find(&verb, "fork"));
}

/* The flag that once was accepted and went on to connect: a line of the table, and nothing else. */
static void a_flag_that_nobody_handles_is_refused(void **state)
{
	struct flag table[COUNT(flags) + 1];

	(void)state;
	memcpy(table, flags, sizeof flags);
	table[COUNT(flags)] = (struct flag){ .name = "dry-run", .help = "Only tell." };
	assert_refused(table, COUNT(table),
		       "migstat dine: the flag --dry-run has no kind: nobody handles it");
}

static void unsound_tables_are_refused(void **state)
{
	static const struct {
		struct flag flag;
		const char *fault;
	} bad[] = {
		{ { "x", 0, NULL, "X.", FLAG_KINDS, INTO(quick) },
		  "has no kind: nobody handles it" },
		{ { "x", 0, NULL, "X.", FLAG_SWITCH, .place = 0 }, "has no place for its value" },
		{ { "x", 0, NULL, "X.", FLAG_SWITCH, INTO(forks) },
		  "has a place of a type that does not fit its kind" },
		{ { "x", 0, "N", "X.", FLAG_WHOLE, INTO(pause) },
		  "has a place of a type that does not fit its kind" },
		{ { "x", 0, "X", "X.", FLAG_TEXT, INTO(table) },
		  "has a place of a type that does not fit its kind" },
		{ { "x", 0, NULL, "X.", FLAG_SWITCH, .place = sizeof(struct options),
		    .type = PLACE_BOOL },
		  "has a place outside of the options" },
		{ { "x", 0, "X", "X.", FLAG_SWITCH, INTO(quick) },
		  "is a switch and has an argument" },
		{ { "x", 0, NULL, "X.", FLAG_TEXT, INTO(guest) }, "has no argument" },
		{ { "x", 0, "X", "X.", FLAG_WORD, INTO(sauce) }, "has no words" },
		{ { "x", 0, "X", "X.", FLAG_ENTRY, INTO(dish) }, "has no words" },
		{ { "x", 0, "X", "X.", FLAG_SHARE, INTO(share) }, "has no example" },
		{ { "x", 0, "X", "X.", FLAG_TEXTS, INTO(spices) },
		  "does not say what a part of it is" },
		{ { "x", 0, "X", "X.", FLAG_TAKE, .take = NULL }, "has no function" },
		{ { "x", 0, "X", "X.", FLAG_TEXT, INTO(guest), .take = take_letters },
		  "has a function that nobody calls" },
		{ { "x", 0, "X", "", FLAG_TEXT, INTO(guest) }, "has no help" },
		{ { "x", 0, "X", NULL, FLAG_TEXT, INTO(guest) }, "has no help" },
		{ { "x", 0, "X", "X.", FLAG_UNHANDLED, INTO(guest) },
		  "has no kind: nobody handles it" },
		{ { "x", 'h', "X", "X.", FLAG_TEXT, INTO(guest) }, "is what every verb has" },
		{ { "x", 'q', "X", "X.", FLAG_TEXT, INTO(guest) },
		  "has the letter of another one" },
		{ { "x", 0, NULL, "X.", FLAG_SWITCH, INTO(quick) },
		  "has the place of another one" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct flag table[] = { flags[0], bad[i].flag };
		char message[200];

		snprintf(message, sizeof message, "migstat dine: the flag --x %s", bad[i].fault);
		assert_refused(table, COUNT(table), message);
	}
	assert_refused((const struct flag[]){ flags[3], flags[3] }, 2,
		       "migstat dine: the flag --forks is there twice");
	assert_refused(&(const struct flag){ "help", 0, NULL, "X.", FLAG_SWITCH, INTO(quick) }, 1,
		       "migstat dine: the flag --help is what every verb has");
	assert_refused(&(const struct flag){ "version", 0, NULL, "X.", FLAG_SWITCH, INTO(quick) },
		       1, "migstat dine: the flag --version is what every verb has");
}

/* What stands in memory behind the last flag is none. */
static void a_table_ends_with_its_last_flag(void **state)
{
	static const struct flag table[] = {
		{ "quick", 'q', NULL, "Quick.", FLAG_SWITCH, INTO(quick) },
		{ "poison", '?', NULL, "No flag.", FLAG_UNHANDLED, .place = 0 },
	};
	struct verb small = verb;
	struct options options;
	struct error err = { 0 };
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	(void)state;
	small.flags = table;
	small.flag_count = 1;
	assert_true(flags_check(&small, &err));
	assert_null(flags_find(&small, "poison"));
	flags_help(&small, stream);
	flags_list(&small, stream);
	assert_int_equal(fclose(stream), 0);
	assert_null(strstr(text, "poison"));
	assert_non_null(strstr(text, "\n\nExit status: 0 full.\n"));
	free(text);
	assert_int_equal(flags_parse(&small, &options, 2,
				     (char *[]){ (char *)"dine", (char *)"-x", NULL }, &err),
			 FLAGS_WRONG);
	assert_string_equal(err.text, "unknown option -x (migstat dine --help lists them)");
	err = (struct error){ 0 };
	assert_int_equal(flags_parse(&small, &options, 2,
				     (char *[]){ (char *)"dine", (char *)"--poisn", NULL }, &err),
			 FLAGS_WRONG);
	assert_string_equal(err.text, "unknown option --poisn (migstat dine --help lists them)");
	err = (struct error){ 0 };
	assert_int_equal(flags_parse(&small, &options, 2,
				     (char *[]){ (char *)"dine", (char *)"--versionn", NULL },
				     &err),
			 FLAGS_WRONG);
	assert_string_equal(err.text, "unknown option --versionn; did you mean 'version'? (migstat "
				      "dine --help lists them)");
}

/* ---- what is printed ---- */

static char *printed(void (*print)(const struct verb *verb, FILE *stream))
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	assert_non_null(stream);
	print(&verb, stream);
	assert_int_equal(fclose(stream), 0);
	return text;
}

static void help_is_wrapped(void **state)
{
	static const char expected[] =
		"Usage: migstat dine [OPTION]... [TABLE]\n"
		"Eats.\n"
		"\n"
		"Options:\n"
		"  -q, --quick               Be quick about it, and say nothing.\n"
		"  -g, --guest NAME          Who eats; a name that is long enough to be wrapped\n"
		"                            into a second line, and then into a third one,\n"
		"                            because help is read in a terminal.\n"
		"      --table PLACE-THAT-IS-LONG\n"
		"                            Where.\n"
		"  -f, --forks N             How many.\n"
		"      --knives N            How many.\n"
		"      --spoons N            How many.\n"
		"      --time SECONDS        How long.\n"
		"      --pause SECONDS       How long.\n"
		"  -t, --tip RATIO           How much.\n"
		"  -s, --sauce WORD          Which.\n"
		"      --fried WORD          Whether.\n"
		"  -d, --dish NAME           Which.\n"
		"  -m, --metric NAME         Which.\n"
		"      --another NAME        Which.\n"
		"      --metrics NAME[,NAME...]\n"
		"                            Which.\n"
		"      --spices NAME[,NAME...]\n"
		"                            Which.\n"
		"      --guests NAME[,NAME...]\n"
		"                            Who.\n"
		"      --count TEXT          Counts letters.\n"
		"  -h, --help                Show this page.\n"
		"      --version             Show the version.\n"
		"\n"
		"Exit status: 0 full.\n";
	char *text = printed(flags_help);

	(void)state;
	assert_string_equal(text, expected);
	free(text);
}

/* A line may be 80 characters long, not 81; and a flag may leave two blanks before its help. */
static void help_wraps_at_the_edge(void **state)
{
	static const struct flag edge[] = {
		{ .name = "eighteen-letters-x",
		  .help = "1234567 1234567 1234567 1234567 1234567 1234567 12345 1234567" },
		{ .name = "nineteen-letters-xx",
		  .help = "1234567 1234567 1234567 1234567 1234567 1234567 1234 1234567" },
	};
	const struct verb narrow = {
		.name = "n", .operands = "", .purpose = "", .flags = edge, .flag_count = 2
	};
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	(void)state;
	flags_help(&narrow, stream);
	assert_int_equal(fclose(stream), 0);
	assert_non_null(strstr(
		text,
		"      --eighteen-letters-x  1234567 1234567 1234567 1234567 1234567 1234567\n"
		"                            12345 1234567\n"
		"      --nineteen-letters-xx\n"
		"                            1234567 1234567 1234567 1234567 1234567 1234567 1234\n"
		"                            1234567\n"));
	free(text);
}

static void the_table_is_listed_for_programs(void **state)
{
	char *text = printed(flags_list);

	(void)state;
	assert_non_null(
		strstr(text, "q\tquick\t-\ng\tguest\tNAME\n-\ttable\tPLACE-THAT-IS-LONG\n"));
	assert_non_null(strstr(text, "\nh\thelp\t-\n-\tversion\t-\n"));
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_reaches_its_place),
		cmocka_unit_test(what_is_wrong_is_told),
		cmocka_unit_test(bounds_belong_to_what_they_bound),
		cmocka_unit_test(long_lists_are_cut),
		cmocka_unit_test(a_full_table_is_parsed),
		cmocka_unit_test(a_sound_table_passes),
		cmocka_unit_test(a_flag_that_nobody_handles_is_refused),
		cmocka_unit_test(unsound_tables_are_refused),
		cmocka_unit_test(a_table_ends_with_its_last_flag),
		cmocka_unit_test(help_is_wrapped),
		cmocka_unit_test(help_wraps_at_the_edge),
		cmocka_unit_test(the_table_is_listed_for_programs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
