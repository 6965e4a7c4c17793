# lab.mk: builds what the migration lab needs, into $(BUILD)/lab. Included by the
# project's Makefile (after its first target), or used alone from the project's
# root: make -f tests/lab/lab.mk
#
#   lab-programs   the guests' kernel, initial file system and programs, and the
#                  programs that run on this machine (subreaper, feeder, pulse)
#   lab-stress-ng  what the stress-ng workload adds to the initial file system
#
# Only relative paths: make cannot stand a blank in a target's path, and the
# checkout may have one.

BUILD ?= build
LAB_BUILD := $(BUILD)/lab
LAB_SOURCE := tests/lab

# Debian packages that the lab needs to be built and to run
LAB_PACKAGES := gcc libc6-dev make qemu-system-x86 qemu-utils seabios \
	libvirt-daemon libvirt-daemon-driver-qemu libvirt-clients \
	busybox-static cpio e2fsprogs iproute2 iputils-ping openssl util-linux

# ... and what only --versions bullseye, --shared ceph and --workload stress-ng need
LAB_FULL_PACKAGES := debootstrap debian-archive-keyring ceph-mon ceph-osd ceph-common qemu-block-extra stress-ng openssh-server

# CFLAGS is not used: what it may ask for (sanitizers, coverage) does not fit the
# static programs of the guests.
LAB_CFLAGS := -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2

LAB_HOST_PROGRAMS := $(addprefix $(LAB_BUILD)/,subreaper feeder pulse)
LAB_GUEST_PROGRAMS := $(addprefix $(LAB_BUILD)/guest/,echo-server dirty diskwriter stream)

.PHONY: lab-programs lab-stress-ng
lab-programs: $(LAB_HOST_PROGRAMS) $(LAB_BUILD)/kernel/vmlinuz $(LAB_BUILD)/initramfs

# Static: the guest has no libraries, and those of an older host are other ones.
$(LAB_GUEST_PROGRAMS): $(LAB_BUILD)/guest/%: $(LAB_SOURCE)/guest/%.c $(LAB_SOURCE)/pace.h
	@mkdir -p $(@D)
	$(CC) $(LAB_CFLAGS) -static -s -o $@ $<

$(LAB_HOST_PROGRAMS): $(LAB_BUILD)/%: $(LAB_SOURCE)/%.c $(LAB_SOURCE)/pace.h
	@mkdir -p $(@D)
	$(CC) $(LAB_CFLAGS) -static -o $@ $<

$(LAB_BUILD)/kernel/vmlinuz: $(LAB_SOURCE)/fetch-kernel
	$(LAB_SOURCE)/fetch-kernel $(LAB_BUILD)/kernel

$(LAB_BUILD)/initramfs: $(LAB_SOURCE)/mkinitramfs $(LAB_SOURCE)/guest/init \
		$(LAB_BUILD)/kernel/vmlinuz $(LAB_GUEST_PROGRAMS)
	$(LAB_SOURCE)/mkinitramfs $@ $(LAB_BUILD)/kernel/modules $(LAB_SOURCE)/guest/init \
		$(LAB_GUEST_PROGRAMS)

lab-stress-ng: $(LAB_BUILD)/stress-ng.cpio

$(LAB_BUILD)/stress-ng.cpio: $(LAB_SOURCE)/mkcpio-of $(wildcard /usr/bin/stress-ng)
	@mkdir -p $(@D)
	$(LAB_SOURCE)/mkcpio-of stress-ng $@
