# oracles.mk — the goldens of the analysis, worked out by R with exact rational numbers.
# Debian: r-base-core r-cran-gmp. `make test` needs neither.

REFERENCE_DATA ?= $(or $(MIGSTAT_REFERENCE_DATA),../shared/data)

oracles:  ## make the goldens of the analysis again with R (r-base-core r-cran-gmp)
	tests/golden/make-run-small tests/golden/run-small
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles.R tests/golden/run-small tests/golden/summary-demo.csv
	mkdir -p $(BUILD)
	tests/golden/nist-run $(BUILD)/nist-run "$(REFERENCE_DATA)"/nist/*.dat
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles.R $(BUILD)/nist-run tests/golden/summary-nist.csv \
		"$(REFERENCE_DATA)"/nist/*.dat
	tests/golden/make-run-model $(BUILD)/run-model
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-model.R $(BUILD)/run-model tests/golden/model-made.csv
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-compare.R tests/golden/compare-sets.csv \
		tests/golden/compare-golden.csv
.PHONY: oracles
