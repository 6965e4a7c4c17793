# roots.mk: the project where nothing of this machine is: in clean Debians (in-root), made by debootstrap. As root;
# what is fetched the first time is kept in /var/cache/migstat-roots. Not in `make test`: it takes minutes.
ROOTS ?= bookworm trixie
# what is asked is whether it builds and computes the same there, not how fast it is
ROOTS_CFLAGS   ?= -O1
ROOTS_PACKAGES := debootstrap debian-archive-keyring

test-deb: deb lab-programs  ## the Debian packages, installed, used and removed in a clean Debian 12; README followed there
	@tests/deps $(sort $(ROOTS_PACKAGES) $(LAB_PACKAGES) openssh-server)
	$(PROVE) tests/roots/deb.t tests/lab/person.t
test-roots: dist  ## the tarball builds, and its unit tests pass, in clean roots of Debian 12 and 13
	@tests/deps $(ROOTS_PACKAGES)
	@for root in $(ROOTS); do \
		tests/roots/in-root --with "$(BUILD_PACKAGES) libcmocka-dev perl" --bring $(DIST) --bring tests/roots/build $$root \
			./build "$(ROOTS_CFLAGS)" || exit; done

# Debian has no libraries for musl, so nothing is linked; their headers, libvirt's, too, are read beside musl's.
test-musl:  ## every source compiles with musl's headers
	@tests/deps musl-tools
	@printf '%s\n' $(filter-out tests/%,$(SOURCES)) | xargs -P $(JOBS) -n 16 musl-gcc $(ALL_CFLAGS) \
		-Werror=implicit-function-declaration -idirafter /usr/include -idirafter /usr/include/$$(gcc -dumpmachine) -fsyntax-only
	@echo 'musl: all compile'

.PHONY: test-deb test-roots test-musl
