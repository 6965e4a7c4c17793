#!/bin/bash
# full.t: tests of the lab in full, as TAP for prove: hosts from Debian 11, where all four
# cases of the study are real; shared disks in Ceph, on both versions; TLS; stress-ng.
# It needs the packages LAB_FULL_PACKAGES of lab.mk; the first run fetches Debian 11.
set -u

export MIGSTAT_LAB_NAME=test-full-$$ MIGSTAT_LAB_DIR=/var/tmp/migstat-test-full.$$
# shellcheck source=tests/lab/testing.sh
. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/testing.sh"
for program in debootstrap ceph-mon ceph-osd rbd stress-ng; do
	command -v "$program" > /dev/null || skip_all "the lab in full needs $program"
done

# ---- what the tests ask ----

# without PROGRAM... -- COMMAND...: runs COMMAND on a machine that lacks the programs.
without()
{
	rm -rf "${work:?}/bin"
	mkdir "$work/bin"
	ln -s /usr/sbin/* /usr/bin/* "$work/bin/" 2> /dev/null # what is in both is one file
	while [ "$1" != -- ]; do
		rm "$work/bin/$1"
		shift
	done
	shift
	PATH=$work/bin "$@"
}

# lab_up OPTION...: the lab comes up, or there is nothing more to see.
lab_up()
{
	ok "up $*" "$LAB" up "$@"
	[ -e "$MIGSTAT_LAB_DIR/up" ] || { done_testing; exit 1; }
}

# lab_down: it ends, and leaves nothing.
lab_down()
{
	pids=$(lab_pids)
	ok "down" exits 0 "$LAB" down
	ok "nothing is left" nothing_left
}

there_and_back()
{
	local what=$1
	shift
	ok "$what: a to b" migrate a "$B_URI" "$@"
	ok "$what: vm1 runs on b" runs_on b vm1
	ok "$what: b to a" migrate b "$A_URI" "$@"
	ok "$what: vm1 runs on a" runs_on a vm1
}

# image HOST: the image that vm1 has, or had, in the host's own folder.
image()
{
	echo "/proc/$(cat "$MIGSTAT_LAB_DIR/$1/subreaper.pid")/root/var/lib/libvirt/images/vm1.qcow2"
}

# image_is_at_most HOST KIB, image_is_at_least HOST KIB: what it takes on the disk.
image_is_at_most() { [ "$(du -k "$(image "$1")" | cut -f1)" -le "$2" ]; }
image_is_at_least() { [ "$(du -k "$(image "$1")" | cut -f1)" -ge "$2" ]; }

# images_are_equal HOST: the images on both hosts, of vm1 that runs on that one. Its QEMU
# writes where in the image the data is when it must: when the guest is suspended.
images_are_equal()
{
	local answer
	"$LAB" in "$1" virsh suspend vm1 &&
		qemu-img compare -U "$(image a)" "$(image b)"
	answer=$?
	"$LAB" in "$1" virsh resume vm1 && return $answer
}

disk_of_vm1_is() { "$LAB" in "$1" virsh domblklist vm1 | grep -qF "$2"; }

# rbd_images: the names of the disks in Ceph.
rbd_images()
{
	ip netns exec "$MIGSTAT_LAB_NAME-client" rbd -c "$MIGSTAT_LAB_DIR/ceph/ceph.conf" ls | tr '\n' ' '
}

rbd_images_are() { [ "$(rbd_images)" = "$1" ]; }

# dirties HOST MIB: vm1, there, dirties at least so many megabytes of memory a second.
dirties()
{
	local rate
	"$LAB" in "$1" virsh domdirtyrate-calc vm1 --seconds 2 || return
	sleep 4
	rate=$("$LAB" in "$1" virsh domstats vm1 --dirtyrate |
		sed -n 's/.*megabytes_per_second=//p')
	echo "dirties $rate MiB/s"
	[ "${rate:-0}" -ge "$2" ]
}

# four_cases_by_collect: the study's four cases as anybody would run them. Before a migration that
# copies the disk, its place on the destination is emptied; after it, both are compared.
four_cases_by_collect()
{
	cat > "$work/hook" <<HOOK
#!/bin/bash
set -eu
[ "\$MIGSTAT_STORAGE" = block ] || exit 0
case \$MIGSTAT_DIRECTION in AB) from=a to=b ;; BA) from=b to=a ;; esac
there() { echo "/proc/\$(cat "$MIGSTAT_LAB_DIR/\$1/subreaper.pid")/root/var/lib/libvirt/images/\$MIGSTAT_VM.qcow2"; }
if [ "\$MIGSTAT_HOOK" = before ]; then
	rm -f "\$(there \$to)"
	qemu-img create -q -f qcow2 "\$(there \$to)" 256M
else
	"$LAB" in \$to virsh suspend "\$MIGSTAT_VM"
	trap '"$LAB" in \$to virsh resume "\$MIGSTAT_VM"' EXIT
	qemu-img compare -U "\$(there \$from)" "\$(there \$to)" && echo "\$MIGSTAT_MIGRATION" >> "$work/compared"
fi
HOOK
	chmod +x "$work/hook"
	in_client "$HERE/../../${BUILD:-build}/bin/migstat-collect" collect -q -a "$A_URI" -b "$B_URI" -m vm1=10.78.0.11 \
		-c shared:unsafe=yes -c shared-tunnelled:unsafe=yes,tunnelled=yes \
		-c block:storage=block -c block-tunnelled:storage=block,tunnelled=yes -n 1 \
		--before-case "'$LAB' storage \$MIGSTAT_STORAGE" --before "$work/hook" --after "$work/hook" \
		--hook-failure stop -o "$work/four"
}

kept_its_connection()
{
	[ "$(stream 10.78.0.11 connections)" = 1 ] && [ "$(stream 10.78.0.11 write_errors)" = 0 ]
}

# ---- what is missing ----

ok "missing packages are named, with the command" \
	says "apt-get install --no-install-recommends ceph-osd ceph-common stress-ng" \
	without ceph-osd ceph rbd stress-ng -- "$LAB" up --shared ceph --workload stress-ng
ok "for the quick lab nothing of it is needed, but what it needs" \
	says "no-install-recommends openssl" without ceph-osd debootstrap openssl -- "$LAB" up
mkdir "$work/mirror"
ok "a mirror without bullseye: where it may be now" says "MIGSTAT_LAB_MIRROR=URL of an archive" \
	env MIGSTAT_LAB_CACHE="$work/cache" MIGSTAT_LAB_MIRROR="file://$work/mirror" "$HERE/fetch-root" bullseye
ok "nothing half-made is left of it" [ "$(ls "$work/cache")" = bullseye.lock ]

# ---- Debian 11: does a block migration, tunnelled too, really move the disk? ----

lab_up --versions bullseye --guests 1 --workload idle --storage block
ok "both hosts have the versions of Debian 11" \
	[ "$("$LAB" status | grep -c 'libvirt 7.0.0, QEMU 5.2.0')" = 2 ]
ok "host b has no disk of vm1 yet" image_is_at_most b 400
ok "block, tunnelled: a to b" migrate a $B_URI --copy-storage-all --tunnelled
ok "host b has all of it now" image_is_at_least b 30000
ok "the disk on b is that on a" images_are_equal b
ok "emptied by a fault on a" "$LAB" fault fill a
ok "block, tunnelled, onto a full disk fails" not migrate b $A_URI --copy-storage-all --tunnelled
ok "vm1 runs on b" runs_on b vm1
ok "room on a again" "$LAB" fault unfill a
ok "block, tunnelled: b to a" migrate b $A_URI --copy-storage-all --tunnelled
ok "the disk on a is that on b" images_are_equal a
ok "a folder as shared storage" "$LAB" storage shared
ok "shared: without --unsafe libvirt refuses" says "Unsafe migration" migrate a $B_URI
there_and_back "shared folder" --unsafe
there_and_back "shared folder, tunnelled" --unsafe --tunnelled
there_and_back "shared folder, TLS" --unsafe --tls
ok "kill the daemon of a" "$LAB" fault kill-daemon a
ok "start it" "$LAB" fault start-daemon a
ok "it finds the guest" runs_on a vm1
ok "collect carries out all four cases of the study" four_cases_by_collect
ok "every migration is ok" [ "$(cut -d, -f12 "$work/four/migrations.csv" | tail -n +2 | sort | uniq -c | tr -s ' ')" = " 8 ok" ]
ok "every copied disk was the same as the first one" [ "$(wc -l < "$work/compared")" = 4 ]
ok "the tunnel was in force" [ "$(grep -cE '^[0-9]+,tunnelled,yes,yes,call$' "$work/four/parameters.csv")" = 4 ]
lab_down

# ---- the four cases, with Ceph, on both versions ----

# four_cases BLOCK-TUNNELLED: whether block goes through a tunnel.
four_cases()
{
	ok "vm1 is in Ceph" rbd_images_are "vm1 vm2 "
	there_and_back "Ceph"
	there_and_back "Ceph, tunnelled" --tunnelled
	there_and_back "Ceph, TLS" --tls
	ok "storage: to block" "$LAB" storage block
	ok "storage: the disk is there" disk_of_vm1_is a /var/lib/libvirt/images/vm1.qcow2
	ok "storage: Ceph has none any more" rbd_images_are ""
	there_and_back "block" --copy-storage-all
	there_and_back "block, TLS" --copy-storage-all --tls
	if [ "$1" = yes ]; then
		there_and_back "block, tunnelled" --copy-storage-all --tunnelled
	else
		ok "block, tunnelled: libvirt refuses" not migrate a "$B_URI" --copy-storage-all --tunnelled
	fi
	ok "block: a to b" migrate a "$B_URI" --copy-storage-all
	ok "storage: to Ceph, with the guests on different hosts" "$LAB" storage shared
	ok "storage: vm1 is where it was" runs_on b vm1
	ok "storage: its disk is in Ceph" disk_of_vm1_is b rbd/vm1
	ok "storage: both are" rbd_images_are "vm1 vm2 "
	ok "Ceph: b to a, after it" migrate b "$A_URI"
	ok "the streaming job has kept its connection, and written all" kept_its_connection
	ok "it still advances" stream_advances 10.78.0.11
}

lab_up --versions bullseye --shared ceph
four_cases yes
lab_down

lab_up --shared ceph
ok "the versions are this machine's" not says "libvirt 7.0" "$LAB" status
four_cases no
kill -9 "$(cat "$MIGSTAT_LAB_DIR/ceph/osd.0.pid")"
ok "status tells of a Ceph that is not whole: 1" exits 1 "$LAB" status
lab_down # with guests whose disks do not answer

# ---- stress-ng ----

lab_up --guests 1 --workload stress-ng:32
ok "stress-ng dirties the guest's memory, once it has begun" within_seconds 30 dirties a 10
there_and_back "stress-ng" --unsafe
ok "stress-ng still does" dirties a 10
lab_down

done_testing
