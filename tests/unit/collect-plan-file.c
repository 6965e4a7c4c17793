/*
 * collect-plan-file.c — whatever a command line of collect says, a plan file says, too: every flag
 * of the table, by itself and among others, gives the same options by both ways, and what
 * --print-plan writes is written again to the byte.
 */
#include "testing.h"

#include "collect/session/options.h"

#include "datasets/array.h"
#include "datasets/metric.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_WORDS = 256 };

struct words {
	char *at[MOST_WORDS];
	int count;
};

static void add_word(struct words *words, const char *word)
{
	assert_true(words->count < MOST_WORDS);
	words->at[words->count] = strdup(word);
	assert_non_null(words->at[words->count++]);
}

static void free_words(struct words *words)
{
	for (int i = 0; i < words->count; i++)
		free(words->at[i]);
	words->count = 0;
}

static uint32_t draw(uint32_t *random, size_t below)
{
	*random = *random * 1664525 + 1013904223;
	return (uint32_t)((*random >> 8) % below);
}

/* ---- good values of every flag ---- */

/* What a function of the flag's own takes. */
static const struct {
	const char *name, *values[4];
} own[] = {
	{ "vm", { "web", "db=10.0.0.5", "web*=none", "a b=fe80::1" } },
	{ "case",
	  { "plain", "t:tunnelled=yes", "b:storage=block,bandwidth=10", "p:post-copy=yes" } },
	{ "until-ci", { "2%", "0.5%", "100%", "5%" } },
	{ "probe", { "icmp", "udp:9,tcp:22", "none", "tcp,icmp" } },
	{ "work-rate", { "udp:9001:lines", "udp:1:x", "udp:65535:work", "udp:7:n" } },
};

static const char *own_value(const struct flag *flag, size_t number)
{
	for (size_t i = 0; i < COUNT(own); i++)
		if (strcmp(own[i].name, flag->name) == 0)
			return own[i].values[number % 4];
	fail_msg("--%s: give this test values of it", flag->name);
	return NULL;
}

static const char *value_of(const struct flag *flag, size_t number)
{
	static const char *const texts[] = {
		"qemu+ssh://host-a/system",
		" before",
		"behind ",
		"\"quoted\"",
		"x # y; z",
		"a=b",
		"back\\",
		"two\nlines",
		"tab\there",
		"\x1b[1m",
		"not\xffutf8",
		"\xc3\xa9",
		"[section]",
		"# none",
		"\r",
	};
	static const char *const seconds[] = { "1.5", "500ms", "2min", "7s", "1h" };
	static const char *const numbers[] = { "1", "3", "7" };
	static const char *const lists[] = { "one", "one,two", "\"a,b\",c", "a b,#c" };
	size_t words = 0;

	switch (flag->kind) {
	case FLAG_COPY:
		return texts[number % COUNT(texts)];
	case FLAG_SECONDS:
		return flag->least > 0.5 ? seconds[number % COUNT(seconds) & ~1U]
					 : seconds[number % COUNT(seconds)];
	case FLAG_WHOLE:
		return numbers[number % COUNT(numbers)];
	case FLAG_WORD:
		while (flag->words.first[words])
			words++;
		return flag->words.first[number % words];
	case FLAG_METRIC:
		return metric_at(number % metric_count())->column.name;
	case FLAG_TEXTS:
		return lists[number % COUNT(lists)];
	case FLAG_TAKE:
		return own_value(flag, number);
	default:
		fail_msg("--%s: give this test values of its kind", flag->name);
		return NULL;
	}
}

static void say(struct words *words, const struct flag *flag, size_t number)
{
	char option[64];

	snprintf(option, sizeof option, "--%s", flag->name);
	add_word(words, option);
	if (flag->argument)
		add_word(words, value_of(flag, number));
}

/* ---- the two ways ---- */

static char *plan_of(const struct collect_options *options, const struct words *words)
{
	struct error err = { 0 };
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	assert_true(flags_print_plan(&verb_collect, &options->plan, words->count,
				     (char **)words->at, stream, &err));
	assert_int_equal(fclose(stream), 0);
	return text;
}

static void parse(struct collect_options *options, struct words *words)
{
	struct error err = { 0 };

	if (flags_parse(&verb_collect, options, words->count, words->at, &err) != FLAGS_RUN)
		fail_msg("%s", err.text);
}

static void same_json(json_t *a, json_t *b)
{
	assert_true(json_equal(a, b));
	json_decref(a);
	json_decref(b);
}

static void same_texts(const struct texts *a, const struct texts *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++)
		assert_string_equal(a->at[i], b->at[i]);
}

/* By the place of each flag, and what own functions fill as JSON. */
static void same_options(const struct collect_options *a, const struct collect_options *b,
			 bool seed_given)
{
	for (size_t i = 0; i < verb_collect.flag_count; i++) {
		const struct flag *flag = &verb_collect.flags[i];
		const char *one = (const char *)a + flag->place;
		const char *other = (const char *)b + flag->place;

		if (flag->type == PLACE_OWNED) {
			const char *texts[2];

			memcpy(&texts[0], one, sizeof texts[0]);
			memcpy(&texts[1], other, sizeof texts[1]);
			assert_int_equal(!texts[0], !texts[1]);
			if (texts[0])
				assert_string_equal(texts[0], texts[1]);
		} else if (flag->type == PLACE_BOOL) {
			assert_memory_equal(one, other, sizeof(bool));
		} else if (flag->type == PLACE_INT || flag->type == PLACE_UNSIGNED) {
			if (strcmp(flag->name, "seed") != 0 || seed_given)
				assert_memory_equal(one, other, sizeof(int));
		} else if (flag->type == PLACE_DOUBLE || flag->type == PLACE_LONG) {
			assert_memory_equal(one, other, sizeof(double));
		} else if (flag->type == PLACE_TEXTS) {
			same_texts((const struct texts *)(const void *)one,
				   (const struct texts *)(const void *)other);
		} else {
			assert_true(flag->type == PLACE_OTHER || flag->type == PLACE_PLAN);
		}
	}
	same_json(vms_to_json(&a->vms), vms_to_json(&b->vms));
	same_json(cases_to_json(&a->cases), cases_to_json(&b->cases));
	same_json(observe_to_json(&a->observe), observe_to_json(&b->observe));
}

static bool has_word(const struct words *words, const char *word)
{
	for (int i = 0; i < words->count; i++)
		if (strcmp(words->at[i], word) == 0)
			return true;
	return false;
}

/* The words; and a plan that is written from them, read, and written again. */
static void both_ways(struct words *words)
{
	char path[] = "/tmp/migstat-plan-XXXXXX";
	int fd = mkstemp(path);
	struct words by_plan = { .count = 0 };
	struct collect_options said;
	struct collect_options read;
	char *plan;
	char *again;

	assert_true(fd >= 0);
	parse(&said, words);
	plan = plan_of(&said, words);
	assert_int_equal(write(fd, plan, strlen(plan)), (ssize_t)strlen(plan));
	close(fd);
	add_word(&by_plan, "collect");
	add_word(&by_plan, "--print-plan");
	add_word(&by_plan, "--plan");
	add_word(&by_plan, path);
	parse(&read, &by_plan);
	unlink(path);
	again = plan_of(&read, &by_plan);
	assert_string_equal(again, plan);
	same_options(&said, &read, has_word(words, "--seed"));
	collect_options_free(&said);
	collect_options_free(&read);
	free_words(&by_plan);
	free(plan);
	free(again);
}

static void begin_words(struct words *words)
{
	add_word(words, "collect");
	add_word(words, "--print-plan");
}

static void every_flag_goes_both_ways(void **state)
{
	(void)state;
	for (size_t i = 0; i < verb_collect.flag_count; i++) {
		const struct flag *flag = &verb_collect.flags[i];
		bool only_here = flag->kind == FLAG_PLAN || strcmp(flag->name, "print-plan") == 0;

		/* nothing that the command line can say is missing in a plan */
		assert_int_equal(flag->section == NULL, only_here);
		for (size_t number = 0; number < 15 && !only_here; number++) {
			struct words words = { .count = 0 };

			begin_words(&words);
			say(&words, flag, number);
			both_ways(&words);
			free_words(&words);
		}
	}
}

static void many_flags_go_both_ways(void **state)
{
	uint32_t random = 20;

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct words words = { .count = 0 };

		begin_words(&words);
		for (size_t i = 0; i < verb_collect.flag_count; i++) {
			const struct flag *flag = &verb_collect.flags[i];
			bool list =
				strcmp(flag->name, "vm") == 0 || strcmp(flag->name, "case") == 0;
			size_t first = draw(&random, 60);

			if (!flag->section || draw(&random, 2) == 0)
				continue;
			for (size_t k = 0; k < (list ? 1 + draw(&random, 4) : 1); k++)
				say(&words, flag, first + k);
		}
		both_ways(&words);
		free_words(&words);
	}
}

/* What --help and the manual page promise of who says nothing. */
static void defaults_are_as_told(void **state)
{
	struct words words = { .count = 0 };
	struct collect_options options;

	(void)state;
	begin_words(&words);
	parse(&options, &words);
	assert_close(options.patience_seconds, 600, 0);
	assert_close(options.interval_seconds, 0.1, 0);
	assert_int_equal(options.refusals_most, 5);
	collect_options_free(&options);
	free_words(&words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_flag_goes_both_ways),
		cmocka_unit_test(many_flags_go_both_ways),
		cmocka_unit_test(defaults_are_as_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
