# bench.mk: measurements of the measuring itself, see tests/bench/bench, and of the drawing, see
# tests/bench/report. No test asserts a speed.

BENCH := $(addprefix $(BUILD)/bench/,cost truth echo)

$(BUILD)/bench/truth: $(BUILD)/tests/bench/outage.o
$(BUILD)/bench/truth: LIBS = -lvirt-qemu
$(BENCH): $(BUILD)/bench/%: $(BUILD)/tests/bench/%.o $(call modules,collect) $(DATASETS) | $$(@D)/.
	$(LINK) $(LIBS) $(COLLECT_LIBS) $(DATASETS_LIBS)

bench-programs: $(BENCH)

bench: all bench-programs lab-programs bench-report  ## how true and how dear the probes are, how fast the report (20 min; leave it alone)
	BUILD=$(BUILD) tests/bench/bench
bench-truth: all bench-programs lab-programs  ## outages of known length against the probes (12 min)
	BUILD=$(BUILD) tests/bench/bench truth
bench-cost: all bench-programs  ## what probing 1, 10, 100 VMs costs, beside ping and fping (2 min)
	BUILD=$(BUILD) tests/bench/bench cost
# what makes the file; it stands on nothing of ours
$(addprefix $(BUILD)/bench/,make-csv make-run): $(BUILD)/bench/%: $(BUILD)/tests/bench/%.o | $$(@D)/.
	$(LINK)
bench-csv: all $(BUILD)/bench/make-csv  ## how fast analyze --csv is, beside DuckDB and data.table where they are (ROWS, minutes)
	@BUILD=$(BUILD) tests/bench/csv

bench-mpi: mpi $(BUILD)/bench/make-csv  ## migstat-analyze-mpi with 1, 2 and 4 processes, and what they exchange (ROWS, minutes)
	@BUILD=$(BUILD) tests/bench/mpi

bench-runs: all $(BUILD)/bench/make-run  ## what every verb takes of a run of many migrations (MIGRATIONS, minutes)
	@BUILD=$(BUILD) tests/bench/runs

bench-page:  ## write the tables of the last bench into the manual page of collect
	BUILD=$(BUILD) tests/bench/bench page

bench-report: all  ## how long migstat report takes, beside gnuplot and matplotlib (minutes; installs both)
	@tests/deps gnuplot-nox python3-matplotlib
	BUILD=$(BUILD) tests/bench/report

.PHONY: bench bench-csv bench-mpi bench-runs bench-truth bench-cost bench-page bench-report bench-programs
