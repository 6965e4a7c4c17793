# migstat — `make help` shows what can be made; that list comes from the '##' comments below.

BUILD   ?= build
CC      ?= cc
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
DESTDIR ?=
JOBS    ?= $(shell nproc)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
            -Wmissing-prototypes -Wvla -Wformat=2
# what a CFLAGS= on the command line must not take away
BASE     := -std=c17 -pthread $(WARNINGS)
CPPFLAGS += -D_GNU_SOURCE -I.

STAGES   := collect analyze report
VERBS    := collect import analyze compare trend plan report export
PROGRAMS := migstat $(STAGES:%=migstat-%)
BINS     := $(PROGRAMS:%=$(BUILD)/bin/%)
PAGES    := migstat.1 $(VERBS:%=migstat-%.1) migstat-method.7
MANS     := $(PAGES:%=$(BUILD)/man/%)
MAN_SECTIONS := 1 7

# where shells look for completions, below PREFIX/share; Debian's packages have other places for zsh
BASH_COMPLETIONS := bash-completion/completions
ZSH_COMPLETIONS  ?= zsh/site-functions
FISH_COMPLETIONS := fish/vendor_completions.d
COMPLETIONS = $(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS)

# Debian's names. One need, one choice; see README.md.
BUILD_PACKAGES := gcc make pkg-config libc6-dev libgsl-dev libcairo2-dev libpango1.0-dev libcsv-dev \
                  libvirt-dev libjansson-dev libcurl4-gnutls-dev libyaml-dev libarchive-dev nettle-dev scdoc fonts-dejavu-core
TEST_PACKAGES  := libcmocka-dev perl poppler-utils qpdf libxml2-utils libio-socket-ssl-perl clang libclang-rt-14-dev \
                  python3-prometheus-client python3-jsonschema python3-yaml strace tmux
LINT_PACKAGES  := git clang clang-format clang-tidy cppcheck shellcheck mandoc

# what is compiled and linked is told in a line each; V=1 shows the whole command
Q = $(if $(V),,@)
COMPILE = @$(if $(V),,echo '  $(CC) $@';) $(CC) $(CPPFLAGS) $(BASE) $(CFLAGS) -MMD -MP -c
LINK    = $(Q)$(CC) $(BASE) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o %.a,$^)

# a make of its own for a part: on all processors, unless a make above has shared them out already
SUBMAKE = $(MAKE) --no-print-directory $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(JOBS))

pkg_cflags = $(shell pkg-config --cflags $(1) 2>/dev/null)
pkg_libs   = $(shell pkg-config --libs $(1) 2>/dev/null)
objects    = $(patsubst %.c,$(BUILD)/%.o,$(shell find $(1) -name '*.c' -not -path 'analyze/mpi/*' | LC_ALL=C sort))
# a stage's modules without its main, as the unit tests link them
modules    = $(filter-out $(BUILD)/$(1)/main.o,$(call objects,$(1)))

DATASETS := $(BUILD)/libdatasets.a
DATASETS_LIBS = -Wl,--as-needed -lcsv $(call pkg_libs,jansson libarchive nettle gsl) -lm

COLLECT_LIBS = $(call pkg_libs,libvirt libvirt-qemu libcurl yaml-0.1)
REPORT_LIBS  = $(call pkg_libs,pangocairo cairo)

.DEFAULT_GOAL := all

all: $(BINS) $(MANS)  ## build the programs and their manual pages into build/

include analyze/mpi/mpi.mk
include tests/tests.mk

$(BUILD)/report/%.o: CPPFLAGS += $(call pkg_cflags,pangocairo cairo)
$(BUILD)/bin/migstat-collect: LIBS = $(COLLECT_LIBS)
$(BUILD)/bin/migstat-report:  LIBS = $(REPORT_LIBS)

.SECONDEXPANSION:
$(STAGES:%=$(BUILD)/bin/migstat-%): $(BUILD)/bin/migstat-%: $$(call objects,$$*) $(DATASETS) | $$(@D)/.
	$(LINK) $(LIBS) $(DATASETS_LIBS)
$(BUILD)/bin/migstat: $(BUILD)/migstat.o $(DATASETS) | $$(@D)/.
	$(LINK) $(DATASETS_LIBS)
$(DATASETS): $(call objects,datasets)
	$(Q)$(RM) $@ && $(AR) rcs $@ $^
$(BUILD)/%.o: %.c | $$(@D)/.
	$(COMPILE) -o $@ $<
$(MANS): $(BUILD)/man/%: $$(wildcard $$*.scd */$$*.scd) | $$(@D)/.
	$(Q)scdoc < $< > $@.tmp && mv $@.tmp $@
%/.:
	@mkdir -p $@

deps:  ## install what is missing from Debian (as root or by sudo; else print the line to run)
	@tests/deps $(sort $(BUILD_PACKAGES) $(TEST_PACKAGES) $(LAB_PACKAGES))
deps-lint:
	@tests/deps $(sort $(BUILD_PACKAGES) $(TEST_PACKAGES) $(LAB_PACKAGES) $(LINT_PACKAGES))

demo: deps  ## migrate three real guests in the lab, analyze, draw the figure, report: see demo/
	+@$(SUBMAKE) all lab-programs
	tests/lab/demo

install: all  ## install into DESTDIR/PREFIX (/usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin" $(MAN_SECTIONS:%="$(DESTDIR)$(PREFIX)/share/man/man%")
	install -m 755 $(BINS) "$(DESTDIR)$(PREFIX)/bin"
	install -m 644 $(filter %.1,$(MANS)) "$(DESTDIR)$(PREFIX)/share/man/man1"
	install -m 644 $(filter %.7,$(MANS)) "$(DESTDIR)$(PREFIX)/share/man/man7"
	install -d "$(DESTDIR)$(PREFIX)/share/migstat/json"
	install -m 644 $(wildcard datasets/json/*.json) "$(DESTDIR)$(PREFIX)/share/migstat/json"
	install -d $(COMPLETIONS:%="$(DESTDIR)$(PREFIX)/share/%")
	install -m 644 datasets/completions/migstat.bash "$(DESTDIR)$(PREFIX)/share/$(BASH_COMPLETIONS)/migstat"
	install -m 644 datasets/completions/migstat.zsh "$(DESTDIR)$(PREFIX)/share/$(ZSH_COMPLETIONS)/_migstat"
	install -m 644 datasets/completions/migstat.fish "$(DESTDIR)$(PREFIX)/share/$(FISH_COMPLETIONS)/migstat.fish"
uninstall:  ## remove what install installed
	$(RM) $(PROGRAMS:%="$(DESTDIR)$(PREFIX)/bin/%") $(PAGES:%="$(DESTDIR)$(PREFIX)"/share/man/man[17]/%)
	$(RM) -r "$(DESTDIR)$(PREFIX)/share/migstat"
	$(RM) "$(DESTDIR)$(PREFIX)/share/$(BASH_COMPLETIONS)/migstat" "$(DESTDIR)$(PREFIX)/share/$(ZSH_COMPLETIONS)/_migstat" \
		"$(DESTDIR)$(PREFIX)/share/$(FISH_COMPLETIONS)/migstat.fish"

VERSION := $(shell sed -n 's/^.define MIGSTAT_VERSION "\(.*\)"/\1/p' datasets/flags.h)
DIST    := $(BUILD)/migstat-$(VERSION).tar.gz
DEB     := $(BUILD)/deb
DEB_PACKAGES := debhelper dpkg-dev lintian libcmocka-dev perl

dist: | $(BUILD)/.  ## the source as a tarball, of what is committed: the same commit makes the same bytes
	git -c tar.umask=0022 archive --prefix=migstat-$(VERSION)/ HEAD | gzip -9n >$(DIST).tmp
	mv $(DIST).tmp $(DIST)
deb: dist  ## Debian packages from that tarball and debian/, looked through by lintian: see build/deb/
	@tests/deps $(sort $(BUILD_PACKAGES) $(DEB_PACKAGES))
	$(RM) -r $(DEB)
	mkdir -p $(DEB)
	cp $(DIST) $(DEB)/migstat_$(VERSION).orig.tar.gz
	tar -C $(DEB) -xf $(DIST)
	cp -R debian $(DEB)/migstat-$(VERSION)/
	cd $(DEB)/migstat-$(VERSION) && MAKEFLAGS= DEB_BUILD_OPTIONS="parallel=$(JOBS) $$DEB_BUILD_OPTIONS" \
		dpkg-buildpackage -us -uc >../log 2>&1 || { tail -n 30 ../log; exit 1; }
	lintian --fail-on error --allow-root $(DEB)/*.changes

clean:  ## remove everything built (not demo/, which holds measurements)
	$(RM) -r $(BUILD)
help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | sort | expand -t 18

.PRECIOUS: $(BUILD)/%.o %/.
.PHONY: all deps deps-lint demo install uninstall dist deb clean help
-include $(shell find $(BUILD) -path $(DEB) -prune -o -type f -name '*.d' -print 2>/dev/null)
