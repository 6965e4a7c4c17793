# coverage.mk — how often the programs are right, in made-up worlds and on real halves of the study
# that ships. Short forms of both are part of `make test`: see COVERAGE.

COVERAGE_PROGRAMS := $(BUILD)/tests/coverage/study $(BUILD)/tests/coverage/real-null
COVERAGE          := tests/coverage/worlds.t tests/coverage/real-null.t

# what collect decides on by itself, as it is linked there
COVERAGE_UNTIL   := $(BUILD)/collect/study/until.o
COVERAGE_COMMON  := $(patsubst %,$(BUILD)/tests/coverage/%.o,ask study-run worlds)
COVERAGE_STUDY   := $(filter-out %/real-null.o,$(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/coverage/*.c)))

$(BUILD)/tests/coverage/study: $(COVERAGE_STUDY) $(COVERAGE_UNTIL) $(DATASETS)
	$(LINK) $(DATASETS_LIBS)
$(BUILD)/tests/coverage/real-null: $(BUILD)/tests/coverage/real-null.o $(COVERAGE_COMMON) $(DATASETS)
	$(LINK) $(DATASETS_LIBS)

# ROUNDS: studies for each line of the table; ONLY: lines with these words
ROUNDS ?= 1000
coverage-study: all $(BUILD)/tests/coverage/study  ## how often intervals hold, and compare cries wolf (minutes; ROUNDS, ONLY)
	$(BUILD)/tests/coverage/study --rounds $(ROUNDS) $(if $(ONLY),--only '$(ONLY)') \
		--csv $(BUILD)/coverage-study.csv $(BUILD)/bin

# random halves of the study's cycles, between which nothing was changed
SPLITS ?= 400
real-null: all $(BUILD)/tests/coverage/real-null  ## random halves of the study that ships: does compare find changes? (SPLITS)
	$(BUILD)/tests/coverage/real-null --splits $(SPLITS) $(BUILD)/bin datasets/study/classic datasets/study/successor

.PHONY: coverage-study real-null
