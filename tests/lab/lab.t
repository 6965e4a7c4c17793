#!/bin/bash
# lab.t: tests of the migration lab, as TAP for prove. It starts a lab of its own,
# beside one that may be up, and ends it whatever happens. No test looks at times.
set -u

export MIGSTAT_LAB_NAME=test-lab-$$ MIGSTAT_LAB_DIR=/var/tmp/migstat-test-lab.$$
# shellcheck source=tests/lab/testing.sh
. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/testing.sh"

# disk_is HOST PATH: the running vm1, on the host, and its definitions on both hosts use PATH.
disk_is()
{
	local host
	"$LAB" in "$1" virsh domblklist vm1 | grep -qF "$2" || return
	for host in a b; do
		"$LAB" in "$host" virsh dominfo vm1 2> /dev/null | grep -q '^Persistent: *yes' || continue
		"$LAB" in "$host" virsh dumpxml --inactive vm1 | grep -qF "<source file='$2'/>" || return
	done
}

# The client reaches the daemons of both hosts; of a only.
reaches_both() { reaches client 10.77.0.1 && reaches client 10.77.0.2; }
reaches_only_a() { reaches client 10.77.0.1 && ! reaches client 10.77.0.2; }

# ---- usage, and no lab ----

ok "help" says "lab up [options]" "$LAB" --help
ok "no command" refused
ok "an unknown command" refused dance
ok "an unknown option" refused up --gests 2
ok "an option without its value" refused up --guests
ok "guests that are no number" refused up --guests two
ok "no guests" refused up --guests 0
ok "memory that is too little" refused up --memory 16
ok "a disk filled with more than fits" refused up --disk 128 --filled 100
ok "an unknown workload" refused up --workload busy
ok "a stream of no text" refused up --workload stream:0
ok "a set to dirty that does not fit" refused up --memory 128 --workload dirty:128,10
ok "an unknown storage" refused up --storage tape
ok "an unknown accel" refused up --accel warp
ok "unknown versions" refused up --versions potato
ok "unknown versions of one host" refused up --versions host,potato
ok "versions of three hosts" refused up --versions host,host,host
ok "a guest of trixie cannot go to sid" refused up --versions trixie,sid
ok "unknown shared storage" refused up --shared nfs
ok "stress-ng with a set that is no number" refused up --workload stress-ng:much
ok "stress-ng that does not fit" refused up --workload stress-ng --memory 128
ok "an unknown fault" refused fault earthquake
ok "a fault without its host" refused fault fill
ok "a fault on an unknown host" refused fault fill c
ok "a fault with too much" refused fault mend a
ok "a stale definition of an unknown kind" refused fault define-stale a vm1 old
ok "a pause without its length" refused suspend vm1
ok "a pause that is no number" refused suspend vm1 long
ok "a link in an unknown state" refused link vm1 sideways
ok "lab in an unknown place" refused in c true
ok "lab in without a command" refused in a
ok "lab storage without a kind" refused storage
ok "a folder with a blank" refused_folder "/var/tmp/a b"
ok "a folder that a host would cover" refused_folder /run/lab
ok "a folder that is too long for sockets" refused_folder "/var/tmp/$(printf '%060d' 0)"
ok "status without a lab: 3" exits 3 "$LAB" status
ok "lab in without a lab: 3" exits 3 "$LAB" in a true
ok "a fault without a lab: 3" exits 3 "$LAB" fault mend
ok "down without a lab: 0" exits 0 "$LAB" down
ok "down without a lab says so" says "no lab is up" "$LAB" down

# ---- up ----

ok "up, with disks that are not empty" "$LAB" up --filled 40
[ -e "$MIGSTAT_LAB_DIR/up" ] || { echo "1..$count"; exit 1; } # nothing more to see
ok "the disks hold as much as was asked for, and their file system" \
	[ "$(du -k "$MIGSTAT_LAB_DIR/shared/vm1.qcow2" | cut -f1)" -ge 40960 ]
ok "a second up is refused: 1" exits 1 "$LAB" up
ok "a second up says why" says "a lab is already up" "$LAB" up
ok "status: 0" exits 0 "$LAB" status
ok "status shows a guest" says "vm2: 10.78.0.12, running on a, disk shared" "$LAB" status
ok "status shows the accel" says "accel $(cat "$MIGSTAT_LAB_DIR/accel")" "$LAB" status
ok "the hosts have names of their own" [ "$("$LAB" in a hostname) $("$LAB" in b hostname)" = "$MIGSTAT_LAB_NAME-a $MIGSTAT_LAB_NAME-b" ]
ok "the daemons know their names, seen from the client" [ \
	"$(in_client virsh -q -c $A_URI hostname) $(in_client virsh -q -c $B_URI hostname)" = "$MIGSTAT_LAB_NAME-a $MIGSTAT_LAB_NAME-b" ]
ok "host names resolve for the client" says "$MIGSTAT_LAB_NAME-b" in_client virsh -c "qemu+tcp://$MIGSTAT_LAB_NAME-b/system" hostname
ok "lab in gives the command's status" exits 7 "$LAB" in b sh -c 'exit 7'
ok "lab in client gives the command's status" exits 9 in_client sh -c 'exit 9'
ok "lab in passes input and output" [ "$(echo through | "$LAB" in a cat)" = through ]
ok "lab in keeps the working directory" [ "$(cd "$HERE" && "$LAB" in a pwd && "$LAB" in client pwd)" = "$HERE"$'\n'"$HERE" ]
ok "down is refused inside the lab" exits 1 in_client "$LAB" down
ok "UDP echo" udp_echo 10.78.0.11
ok "TCP echo" tcp_echo 10.78.0.12
ok "the streaming job of vm1 advances" stream_advances 10.78.0.11
ok "the streaming job of vm2 advances" stream_advances 10.78.0.12
ok "the streaming job tells its state by UDP" says "lines=" state_by_udp 10.78.0.12

# ---- migrations, with the workload going on ----

shared=$MIGSTAT_LAB_DIR/shared/vm1.qcow2
block=/var/lib/libvirt/images/vm1.qcow2

ok "shared: without --unsafe libvirt refuses" says "Unsafe migration" migrate a $B_URI
ok "shared: a to b" migrate a $B_URI --unsafe
ok "shared: vm1 runs on b" runs_on b vm1
ok "shared: the streaming job advances on b" stream_advances 10.78.0.11
ok "shared: b to a" migrate b $A_URI --unsafe
ok "shared, tunnelled: a to b" migrate a $B_URI --unsafe --tunnelled
ok "shared, tunnelled: b to a" migrate b $A_URI --unsafe --tunnelled
ok "shared: the streaming job advances on a" stream_advances 10.78.0.11
ok "storage: to block, from inside the client" in_client "$LAB" storage block
ok "storage: the disk is there, by all definitions" disk_is a "$block"
ok "storage: to block again does nothing" exits 0 "$LAB" storage block
ok "block: a to b" migrate a $B_URI --copy-storage-all
ok "block: the disk is right on b" disk_is b "$block"
ok "block: b to a" migrate b $A_URI --copy-storage-all
ok "block: a to b, by name" migrate a "qemu+tcp://$MIGSTAT_LAB_NAME-b/system" --copy-storage-all
ok "storage: to shared, with the guests on different hosts" "$LAB" storage shared
ok "storage: the disk is back, by all definitions" disk_is b "$shared"
ok "shared: b to a after it" migrate b $A_URI --unsafe

# ---- certificates ----

ok "TLS: a to b" migrate a $B_URI --unsafe --tls
mv "$MIGSTAT_LAB_DIR/a/etc/pki" "$MIGSTAT_LAB_DIR/a/etc/away"
ok "TLS: not without certificates" not migrate b $A_URI --unsafe --tls
mv "$MIGSTAT_LAB_DIR/a/etc/away" "$MIGSTAT_LAB_DIR/a/etc/pki"
ok "TLS: b to a" migrate b $A_URI --unsafe --tls

# ---- pauses and faults ----

ok "suspend tells its moments" lasted 40 "$LAB" suspend vm1 40
ok "a link that is down for a time tells its moments" lasted 30 "$LAB" link vm1 30
ok "suspend of an unknown guest: 2" refused suspend vm9 40
ok "link down" "$LAB" link vm1 down
ok "nothing comes through it" not in_client "$HERE/lib/await-echo" 1 10.78.0.11
ok "link up" "$LAB" link vm1 up
ok "it comes through again" udp_echo 10.78.0.11
ok "the hosts reach each other" reaches a 10.77.0.2
ok "cut" "$LAB" fault cut
ok "the hosts do not reach each other" not reaches a 10.77.0.2
ok "the client reaches both" reaches_both
ok "mend" "$LAB" fault mend
ok "the hosts reach each other again" reaches b 10.77.0.1
ok "cut of a host" "$LAB" fault cut b
ok "the client reaches only the other one" reaches_only_a
ok "mend that, too" "$LAB" fault mend
ok "the client reaches it again" reaches_both
ok "another machine of the name on b" "$LAB" fault define-stale b vm1 other
ok "it keeps vm1 out" says "already exists with uuid" migrate a $B_URI --unsafe
ok "a stale definition of vm1 on b" "$LAB" fault define-stale b vm1
ok "that does not keep it out" migrate a $B_URI --unsafe
ok "where vm1 runs it gets no stale definition: 1" exits 1 "$LAB" fault define-stale b vm1
ok "its stale definition on a goes" "$LAB" fault undefine-stale a vm1
ok "storage: to block" "$LAB" storage block
ok "fill a" "$LAB" fault fill a
ok "the disk does not fit there" says "No space left on device" migrate b $A_URI --copy-storage-all
ok "vm1 still runs on b" runs_on b vm1
ok "unfill a" "$LAB" fault unfill a
ok "the disk fits now" migrate b $A_URI --copy-storage-all
ok "kill the daemon of b" "$LAB" fault kill-daemon b
ok "kill it again: 1" exits 1 "$LAB" fault kill-daemon b
ok "start it again" "$LAB" fault start-daemon b
ok "start it once more: 1" exits 1 "$LAB" fault start-daemon b
ok "a guest comes to it" migrate a $B_URI --copy-storage-all
ok "kill the daemon of b with a guest there" "$LAB" fault kill-daemon b
ok "the guest lives" udp_echo 10.78.0.11
ok "start it" "$LAB" fault start-daemon b
ok "it finds the guest" runs_on b vm1
ok "the guest goes back" migrate b $A_URI --copy-storage-all
ok "the streaming job has kept its one connection" [ "$(stream 10.78.0.11 connections)" = 1 ]
ok "the streaming job has written all it had to" [ "$(stream 10.78.0.11 write_errors)" = 0 ]
ok "the streaming job still advances" stream_advances 10.78.0.11

ok "kill a guest's QEMU" "$LAB" fault kill-qemu a vm2
ok "status tells that: 1" exits 1 "$LAB" status
ok "what does not run cannot be killed: 1" exits 1 "$LAB" fault kill-qemu a vm2

# ---- down, from bad states ----

pids=$(lab_pids)
"$LAB" fault kill-daemon a > /dev/null
ok "guests outlive their host's daemon" udp_echo 10.78.0.11
kill -9 "$(cat "$MIGSTAT_LAB_DIR/b/subreaper.pid")"
ok "status tells of a lab that is not whole: 1" exits 1 "$LAB" status
ok "down, with a daemon and a subreaper killed" exits 0 "$LAB" down
ok "nothing is left" nothing_left

"$LAB" up --guests 1 --workload idle --storage block > /dev/null 2>&1 &
up=$!
within_seconds 60 test -e "$MIGSTAT_LAB_DIR/guest/vm1.xml"
kill -9 "$up"
wait "$up" 2> /dev/null
pids=$(lab_pids)
ok "up is refused on the rest of an unfinished one" says "run 'lab down' first" "$LAB" up
ok "down, of an unfinished up" exits 0 "$LAB" down
ok "nothing is left of it" nothing_left

# a step that fails: no file may be as large as a disk
( ulimit -f 2000; exec "$LAB" up > "$work/failed" 2>&1 )
ok "up that fails: 1, and why" says "could not " cat "$work/failed"
pids=''
ok "nothing is left of it" nothing_left

done_testing
