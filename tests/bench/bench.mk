# bench.mk: measurements of the measuring itself, see tests/bench/bench, and of the drawing, see
# tests/bench/report. No test asserts a speed.

BENCH := $(addprefix $(BUILD)/bench/,cost truth echo)

$(BUILD)/bench/truth: $(BUILD)/tests/bench/outage.o
$(BUILD)/bench/truth: LIBS = -lvirt-qemu
$(BENCH): $(BUILD)/bench/%: $(BUILD)/tests/bench/%.o $(call modules,collect) $(DATASETS) | $$(@D)/.
	$(LINK) $(LIBS) $(COLLECT_LIBS) $(DATASETS_LIBS)

bench-programs: $(BENCH)

bench: all bench-programs lab-programs bench-report  ## how true and how dear the probes are, on this machine (half an hour)
	BUILD=$(BUILD) tests/bench/bench

bench-report: all  ## how long migstat report takes, beside gnuplot and matplotlib (minutes; installs both)
	@tests/deps gnuplot-nox python3-matplotlib
	BUILD=$(BUILD) tests/bench/report

.PHONY: bench bench-report bench-programs
