# tests.mk — the tests and the checks; each part is a target of its own.

SANITIZE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
FUZZING  := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
ASAN     := BUILD=build/asan CFLAGS='$(SANITIZE)'
# the collector's threads, watched by ThreadSanitizer
THREADS  := BUILD=build/tsan CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=thread'
# seconds for each fuzz target: short in `make test`, give more by hand: make test-fuzz FUZZ_SECONDS=600
FUZZ_SECONDS ?= 4

UNITS   := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/*.c))
FUZZERS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/*.c))
CLI     := $(sort $(wildcard tests/cli/*.t))
CAMPAIGN_T := tests/campaign/campaign.t
LAB     := tests/lab/lab.t tests/lab/collect.t tests/lab/probes.t
# what takes minutes, or more packages: real faults, every order, two hosts over ssh, Debian 11, Ceph, newer Debians
LAB_FULL := tests/lab/check.t tests/lab/faults.t tests/lab/study.t tests/lab/parameters.t tests/lab/ssh.t tests/lab/full.t tests/lab/releases.t
# pdfLaTeX with booktabs: 150 MB, too much for every `make test`, where report-latex.t then skips a part
LATEX_PACKAGES := texlive-latex-base texlive-latex-recommended
# a browser for the pages of a report: 300 MB, so `make test` goes without
BROWSER_PACKAGES := chromium

# the same tests by the programs built with sanitizers
ASAN_UNITS := $(UNITS:$(BUILD)/%=build/asan/%)
ASAN_CLI   := $(CLI:%=build/asan/%)
# what drives collect without a lab: the scripted driver, and the recorded cloud
TSAN_UNITS := $(patsubst tests/unit/%.c,build/tsan/tests/unit/%,$(wildcard tests/unit/collect-*.c tests/unit/analyze-parts.c))
TSAN_CLI   := $(patsubst %,build/tsan/%,tests/cli/nova-cloud.t tests/cli/nova.t)

PROVE := LC_ALL=C TZ=UTC CMOCKA_MESSAGE_OUTPUT=TAP FUZZ_SECONDS=$(FUZZ_SECONDS) \
         ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS="suppressions='$(CURDIR)/tests/lsan.supp':print_suppressions=0" \
         perl -Itests/lib -S prove --formatter Migstat::Summary --harness Migstat::Harness --jobs $(JOBS)

# A test's name begins with the stage whose modules it is linked with (none: only datasets/).
stage_of      = $(filter $(STAGES),$(firstword $(subst -, ,$(1))))
stage_modules = $(if $(call stage_of,$(1)),$(call modules,$(call stage_of,$(1))))
$(BUILD)/tests/unit/report-%.o $(BUILD)/tests/fuzz/report-%.o: \
	CPPFLAGS += $(call pkg_cflags,pangocairo cairo)
$(BUILD)/tests/unit/collect-% $(BUILD)/tests/fuzz/collect-%: LIBS = $(COLLECT_LIBS)
$(BUILD)/tests/unit/report-% $(BUILD)/tests/fuzz/report-%:   LIBS = $(REPORT_LIBS)

# what the unit tests of a stage share
helpers_collect := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/lib/*.c))

.SECONDEXPANSION:
$(UNITS): $(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $$(helpers_$$(call stage_of,$$*)) \
	$$(call stage_modules,$$*) $(DATASETS)
	$(LINK) -lcmocka $(LIBS) $(DATASETS_LIBS)
$(FUZZERS): $(BUILD)/tests/fuzz/%: $(BUILD)/tests/fuzz/%.o $$(call stage_modules,$$*) $(DATASETS)
	$(LINK) -fsanitize=fuzzer $(LIBS) $(DATASETS_LIBS)
build/asan/tests/cli/%.t: tests/cli/%.t | $$(@D)/.
	@printf '#!/bin/sh\nBUILD=build/asan exec tests/cli/%s.t\n' '$*' >$@ && chmod +x $@
build/tsan/tests/cli/%.t: tests/cli/%.t | $$(@D)/.
	@printf '#!/bin/sh\nBUILD=build/tsan exec tests/cli/%s.t\n' '$*' >$@ && chmod +x $@

include tests/lab/lab.mk
include tests/roots/roots.mk
include tests/golden/oracles.mk
include tests/bench/bench.mk
include tests/study/study.mk

# what program tests need beside the programs
PNG_COMPARE := $(BUILD)/tests/golden/figures/png-compare
# migstat-report that tells which texts of a figure overlap
TEXTS       := $(BUILD)/tests/golden/figures/texts
# prints the JSON Schemas that datasets/json/ holds
JSON_SCHEMA := $(BUILD)/tests/golden/json-schema
JSON_FORMS  := analyze compare trend json-lines manifest
TEST_TOOLS  := $(PNG_COMPARE) $(TEXTS) $(JSON_SCHEMA)
$(PNG_COMPARE) $(TEXTS): LIBS = $(call pkg_libs,pangocairo cairo)
$(BUILD)/tests/golden/figures/%.o: CPPFLAGS += $(call pkg_cflags,pangocairo cairo)
$(PNG_COMPARE): $(BUILD)/%: $(BUILD)/%.o
	$(LINK) $(LIBS)
$(TEXTS): $(BUILD)/%: $(BUILD)/%.o $(call objects,report) $(DATASETS)
	$(LINK) $(LIBS) $(DATASETS_LIBS)

$(JSON_SCHEMA): $(BUILD)/%: $(BUILD)/%.o $(DATASETS)
	$(LINK) $(DATASETS_LIBS)
json-schemas: $(JSON_SCHEMA)  ## write the JSON Schemas of datasets/json/ anew, from the tables of columns
	@for form in $(JSON_FORMS); do $(JSON_SCHEMA) $$form >datasets/json/$$form.schema.json || exit; done

golden-figures: all $(TEST_TOOLS)  ## draw the golden figures anew; look at them before you commit them
	PATH="$(CURDIR)/$(BUILD)/bin:$$PATH" tests/golden/figures/draw tests/golden/figures

units: $(UNITS) $(TEST_TOOLS)
fuzzers: $(FUZZERS)
programs: $(BINS)

include tests/coverage/coverage.mk
include tests/campaign/campaign.mk

build-asan:
	+@$(SUBMAKE) $(ASAN) programs units build/asan/tests/golden/json-schema
build-fuzz:
	+@$(SUBMAKE) BUILD=build/fuzz CC=clang CFLAGS='$(FUZZING)' fuzzers

test: deps  ## every test: unit, program, both under sanitizers, fuzz, real migrations
	+@$(SUBMAKE) all $(MPI_HERE) units $(COVERAGE_PROGRAMS) $(CAMPAIGN_FAULT) build-asan build-fuzz lab-programs bench-programs $(ASAN_CLI)
	$(PROVE) tests/fuzz/fuzz.t $(COVERAGE) $(CAMPAIGN_T) $(UNITS) $(CLI) $(ASAN_UNITS) $(ASAN_CLI) $(LAB) # the longest first
test-unit: units  ## unit tests
	$(PROVE) $(UNITS)
test-cli: all $(MPI_HERE) $(TEST_TOOLS)  ## program tests: the programs as a person runs them
	$(PROVE) $(CLI)
test-coverage: all $(COVERAGE_PROGRAMS)  ## do intervals hold, is compare quiet where nothing changed? (seconds)
	$(PROVE) $(COVERAGE)
test-asan: build-asan $(ASAN_CLI)  ## unit and program tests under ASan and UBSan
	$(PROVE) $(ASAN_UNITS) $(ASAN_CLI)
test-tsan: $(TSAN_CLI)  ## do the threads of collect and analyze race? their tests under ThreadSanitizer (minutes)
	+@$(SUBMAKE) $(THREADS) programs $(TSAN_UNITS)
	TSAN_OPTIONS="halt_on_error=1 suppressions='$(CURDIR)/tests/tsan.supp'" $(PROVE) $(TSAN_UNITS) $(TSAN_CLI)
test-fuzz: build-fuzz  ## a short fuzz of every parser (FUZZ_SECONDS each)
	$(PROVE) tests/fuzz/fuzz.t
test-full: deps  ## more of the lab: real faults, every order, hosts over ssh, Debian 11 to unstable, Ceph, TLS; LaTeX, a browser
	@tests/deps $(sort $(LAB_FULL_PACKAGES) $(LATEX_PACKAGES) $(BROWSER_PACKAGES))
	+@$(SUBMAKE) all lab-programs
	$(PROVE) $(LAB_FULL) tests/cli/report-latex.t tests/cli/report-pages.t
# installs nothing: what its packages bring are services, which a machine may start at once
test-cloud: all lab-programs  ## a real OpenStack with two computes, and what goes wrong there (long; says what it needs)
	$(PROVE) tests/lab/cloud.t
test-lab: all lab-programs bench-programs  ## the lab, and real migrations in it
	$(PROVE) $(LAB)

# how many mutants are tried, and which: another seed draws others
MUTANTS     ?= 100
MUTANT_SEED ?= 1
mutants:  ## do the tests bite? changes the pure modules in one place at a time (MUTANTS, MUTANT_SEED; minutes)
	tests/mutants/mutants --count $(MUTANTS) --seed $(MUTANT_SEED)

# ---- checks ----

IN_ROOMS = $(shell find $(STAGES) datasets -name '$(1)' | LC_ALL=C sort)
SOURCES := $(call IN_ROOMS,*.c) $(wildcard *.c tests/unit/*.c tests/lib/*.c tests/fuzz/*.c tests/coverage/*.c)
HEADERS := $(call IN_ROOMS,*.h) $(wildcard tests/unit/*.h tests/lib/*.h tests/fuzz/*.h tests/coverage/*.h)
LAB_C   := $(wildcard tests/golden/*.c tests/golden/figures/*.c tests/campaign/*.c tests/lab/*.c tests/lab/*.h tests/lab/guest/*.c tests/bench/*.c tests/bench/*.h)
SHELL_SCRIPTS = $(shell git ls-files | xargs grep -lE '^\#!/bin/(ba)?sh' --)
ALL_CFLAGS = $(CPPFLAGS) -std=c17 $(call pkg_cflags,pangocairo cairo) $(MPI_CFLAGS)

lint: deps-lint  ## every check: format, both compilers, clang-tidy, cppcheck, headers, rooms, shell, man pages
	+@$(MAKE) --no-print-directory lint-format lint-gcc lint-clang lint-headers lint-cppcheck \
		lint-rooms lint-tables lint-shell lint-man lint-tidy
	@echo 'lint: all good'
lint-format:  ## clang-format finds nothing to change
	clang-format --dry-run -Werror $(SOURCES) $(HEADERS) $(LAB_C)
lint-gcc:  ## gcc with warnings as errors
	+@$(SUBMAKE) BUILD=build/gcc CC=gcc CFLAGS='-O2 -g -Werror' programs units $(MPI_HERE)
lint-clang:  ## clang with warnings as errors
	+@$(SUBMAKE) BUILD=build/clang CC=clang CFLAGS='-O2 -g -Werror' programs units $(MPI_HERE)
lint-headers:  ## every header compiles alone (a room's map may declare nothing, which only -Wpedantic minds)
	@for header in $(filter-out tests/%,$(HEADERS)); do \
		$(CC) $(ALL_CFLAGS) $(filter-out -Wpedantic,$(WARNINGS)) -Werror -fsyntax-only -x c $$header || exit 1; done
lint-rooms:  ## the floor plan: no circle, no stage in another, every room with its face and its doors
	tests/lint-rooms $(CC) $(ALL_CFLAGS)
lint-tables: units  ## tables: no column or flag twice, none that nobody handles, every list as long as its twin
	@for unit in datasets-tables datasets-flags; do \
		CMOCKA_MESSAGE_OUTPUT=STDOUT $(BUILD)/tests/unit/$$unit >$(BUILD)/lint-tables 2>&1 || \
			{ cat $(BUILD)/lint-tables; exit 1; }; done
lint-cppcheck:  ## cppcheck
	cppcheck --quiet --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
		--suppress=missingIncludeSystem --std=c11 -I. $(filter-out tests/%,$(SOURCES))
lint-tidy:  ## clang-tidy
	@printf '%s\n' $(filter-out tests/% $(if $(MPI_CFLAGS),,analyze/mpi/%),$(SOURCES)) | \
		xargs -P $(JOBS) -n 1 sh -c 'clang-tidy --quiet "$$@" -- $(ALL_CFLAGS) 2>/dev/null' sh
lint-shell:  ## shellcheck
	shellcheck -x $(SHELL_SCRIPTS)
lint-man: all  ## man pages against --help, and their own syntax
	tests/lint-man $(BUILD)

.PHONY: golden-figures json-schemas mutants units fuzzers programs build-asan build-fuzz test test-unit test-cli test-coverage test-asan test-tsan test-fuzz \
	test-lab test-cloud test-full lint lint-format lint-gcc lint-clang lint-headers lint-rooms lint-tables lint-cppcheck \
	lint-tidy lint-shell lint-man
