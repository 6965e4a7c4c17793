# study.mk: the study itself; hours of a quiet machine, no part of `make test`.

# how many cycles; fewer for a pilot
STUDY_CYCLES ?= 20

study: deps  ## measure the study: 2 x 960 real migrations (hours; Ctrl-C and call again to go on)
	@tests/deps $(sort $(LAB_FULL_PACKAGES))
	+@$(SUBMAKE) all lab-programs
	tests/study/study measure classic --cycles $(STUDY_CYCLES)
	tests/study/study measure successor --cycles $(STUDY_CYCLES)

.PHONY: study
