# tests.mk — the tests and the checks, each part a target of its own.

UNITS    := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/*.c))

# every unit test is linked with the modules of the stage that its name begins with
$(BUILD)/tests/unit/%.o: CPPFLAGS += $(call pkg_cflags,pangocairo cairo)
$(BUILD)/tests/unit/collect-%: LIBS = $(COLLECT_LIBS)
$(BUILD)/tests/unit/analyze-%: LIBS = $(ANALYZE_LIBS)
$(BUILD)/tests/unit/report-%:  LIBS = $(REPORT_LIBS)
stage_modules = $(if $(filter $(STAGES),$(firstword $(subst -, ,$(1)))),$(call modules,$(firstword $(subst -, ,$(1)))))

.SECONDEXPANSION:
$(UNITS): $(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $$(call stage_modules,$$*) $(DATASETS)
	$(CC) $(BASE) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o %.a,$^) -lcmocka $(LIBS) $(DATASETS_LIBS)

test-unit: $(UNITS)  ## unit tests
	CMOCKA_MESSAGE_OUTPUT=TAP prove $(UNITS)
