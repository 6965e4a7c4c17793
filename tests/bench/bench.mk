# bench.mk: measurements of the measuring itself; see tests/bench/bench. No test asserts a speed.

BENCH := $(addprefix $(BUILD)/bench/,cost truth echo)

$(BUILD)/bench/truth: $(BUILD)/tests/bench/outage.o
$(BUILD)/bench/truth: LIBS = -lvirt-qemu
$(BENCH): $(BUILD)/bench/%: $(BUILD)/tests/bench/%.o $(call modules,collect) $(DATASETS) | $$(@D)/.
	$(LINK) $(LIBS) $(COLLECT_LIBS) $(DATASETS_LIBS)

bench-programs: $(BENCH)

bench: all bench-programs lab-programs  ## how true and how dear the probes are, on this machine (half an hour)
	BUILD=$(BUILD) tests/bench/bench

.PHONY: bench bench-programs
