# study.mk: the study itself; hours of a quiet machine, no part of `make test`.

# how many cycles; fewer for a pilot
STUDY_CYCLES ?= 20

study: deps  ## measure the study: 2 x 960 real migrations (hours; Ctrl-C and call again to go on)
	@tests/deps $(sort $(LAB_FULL_PACKAGES))
	+@$(SUBMAKE) all lab-programs
	tests/study/study measure classic --cycles $(STUDY_CYCLES)
	tests/study/study measure successor --cycles $(STUDY_CYCLES)
	PATH="$(CURDIR)/$(BUILD)/bin:$$PATH" tests/study/report study

study-report: all  ## make analysis, figures and reports of the study that ships anew from its raw tables
	PATH="$(CURDIR)/$(BUILD)/bin:$$PATH" tests/study/report datasets/study

study-ship:  ## put what `make study` measured in the place of the study that ships
	tests/study/ship study datasets/study

# RELEASES_OPTIONS: fewer releases, runs, cycles or guests (tests/study/releases --help)
releases: deps  ## measure five years of QEMU: 5 runs on each of 4 Debian releases (10 hours; goes on where it was cut short)
	@tests/deps $(sort $(LAB_FULL_PACKAGES))
	+@$(SUBMAKE) all lab-programs
	tests/study/releases measure $(RELEASES_OPTIONS)
	@tests/study/releases trend $(RELEASES_OPTIONS)

# installs nothing: what its packages bring are services, which a machine may start at once
openstack-study: all lab-programs  ## measure the study on an OpenStack: 3 x 120 migrations by Nova (one to two hours; call again to go on)
	tests/study/openstack

openstack-ship: all  ## put what `make openstack-study` measured into datasets/openstack, with its report and figures
	PATH="$(CURDIR)/$(BUILD)/bin:$$PATH" tests/study/openstack-ship study/openstack datasets/openstack

.PHONY: study study-report study-ship releases openstack-study openstack-ship
