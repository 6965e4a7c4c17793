# oracles.mk — the goldens of the analysis, worked out by R with exact rational numbers.
# Debian: r-base-core r-cran-gmp r-cran-survival r-cran-boot r-cran-sandwich r-cran-lme4 r-cran-lmertest r-cran-coin.
# `make test` needs none of them.

REFERENCE_DATA ?= $(or $(MIGSTAT_REFERENCE_DATA),../shared/data)

oracles:  ## make the goldens of the analysis again with R (r-base-core r-cran-gmp survival boot sandwich lme4 lmertest coin)
	tests/golden/make-run-small tests/golden/run-small
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles.R tests/golden/run-small tests/golden/summary-demo.csv
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles.R datasets/demo tests/golden/summary-shipped.csv
	mkdir -p $(BUILD)
	tests/golden/make-run-vms $(BUILD)/run-vms
	LC_ALL=C.UTF-8 LIMIT=400 Rscript tests/golden/oracles.R $(BUILD)/run-vms tests/golden/summary-vms.csv
	LC_ALL=C.UTF-8 LIMIT=400 Rscript tests/golden/oracles-by-vm.R $(BUILD)/run-vms tests/golden/by-vm-vms.csv
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-by-vm.R tests/golden/run-small tests/golden/by-vm-demo.csv
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-by-vm.R datasets/demo tests/golden/by-vm-shipped.csv
	LC_ALL=C.UTF-8 LIMIT=400 Rscript tests/golden/oracles-diagnose.R $(BUILD)/run-vms \
		tests/golden/diagnostics-vms.csv
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-describe.R $(BUILD)/run-vms tests/golden/rates-vms.csv \
		tests/golden/bca.csv
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-describe.R tests/golden/run-small \
		tests/golden/rates-demo.csv tests/golden/bca.csv
	tests/golden/nist-run $(BUILD)/nist-run "$(REFERENCE_DATA)"/nist/*.dat
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles.R $(BUILD)/nist-run tests/golden/summary-nist.csv \
		"$(REFERENCE_DATA)"/nist/*.dat
	tests/golden/make-run-model $(BUILD)/run-model
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-model.R $(BUILD)/run-model tests/golden/model-made.csv \
		tests/golden/model-line-made.csv
	tests/golden/make-run-loads $(BUILD)/run-loads
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-resources.R $(BUILD)/run-loads \
		tests/golden/resources-made.csv 0.4
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-compare.R tests/golden/compare-sets.csv \
		tests/golden/compare-golden.csv
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-tables.R tests/golden/ranks-table.csv \
		tests/golden/t-table.csv tests/golden/shares-table.csv
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-heaps.R tests/golden/heaps-sets.csv tests/golden/heaps-golden.csv
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-change-points.R tests/golden/change-points-series.csv \
		tests/golden/change-points-golden.csv
	rm -rf $(BUILD)/aspects
	tests/golden/make-aspects $(BUILD)/aspects
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-aspects.R $(BUILD)/aspects datasets/study \
		tests/golden/aspects-golden.csv tests/golden/two-way-golden.csv tests/golden/outcomes-golden.csv
	LC_ALL=C.UTF-8 Rscript tests/golden/oracles-two-way.R datasets/study tests/golden/two-way.csv \
		tests/golden/two-way-reml.csv
.PHONY: oracles
