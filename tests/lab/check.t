#!/bin/sh
# check.t: what `migstat collect --list` and `--check` find on real guests, each thing provoked for real, and
# a QEMU that stops in the middle of a migration. It starts a lab of its own and ends it whatever
# happens. Run from the project's root.
. tests/lab/on-guests.sh

collect() {
	"$LAB" in client "$BIN/migstat" collect "$@"
}
# check ARGUMENTS...: the guests are idle, but the machine need not be
check() {
	collect --check -a $A -b $B -c plain:unsafe=yes "$@"
}
# finding WEIGHT TEXT: the last check has found it
finding() {
	grep "^$1 " "$TMP/stdout" >"$TMP/found"
	holds "$TMP/found" "$2" "$1: $2"
}
ok 'the lab comes up' $LAB up --guests 2 --workload idle

prints 'vm2' collect --list -a $A
holds "$TMP/stdout" '128 MiB' 'with their memory'
ok 'two hosts that are alike, and guests that answer' check -m vm1=10.78.0.11 -m vm2=10.78.0.12 --probe icmp
finding notes 'whether its daemon reaches qemu+tcp://10.77.0.2/system: no shell with virsh there'
ok 'nobody listens to this port' check -m vm1=10.78.0.11 --probe icmp,udp:9
finding warns 'VM vm1: 10.78.0.11 answers no probe of udp [silent]'
fails_with 1 'something stands in the way' "$LAB" in client setpriv --reuid=65534 --clear-groups \
	"$BIN/migstat" collect --check -a $A -b $B -c plain:unsafe=yes -m vm1=10.78.0.11 --probe icmp
finding stops 'no right to send ICMP echo'

ok 'a guest with a snapshot' $LAB in a virsh snapshot-create-as vm1 before
fails_with 1 'something stands in the way' check -m vm1=none
finding stops 'VM vm1: 1 snapshot [hindrance]'
ok 'a run that is begun all the same is refused' sh -c '"$@"; [ $? -eq 5 ]' sh "$LAB" in client "$BIN/migstat" collect \
	-a $A -b $B -c plain:unsafe=yes -m vm1=none -n 1 -o "$TMP/snapshot" --no-check -q
ok 'by libvirt itself' grep -q ',refused,.*snapshot' "$TMP/snapshot/migrations.csv"
ok 'without it' $LAB in a virsh snapshot-delete vm1 before --metadata

ok 'a guest that stands still' $LAB in a virsh suspend vm2
fails_with 1 'something stands in the way' check -m vm2=none
finding stops 'VM vm2: it is paused on host a [vm]; why: a VM is moved while it runs on host A; do: virsh resume'
ok 'runs on' $LAB in a virsh resume vm2

# another VM of that name on the destination
$LAB in a virsh dumpxml vm2 | sed '/<uuid>/d; s/<domain type=.qemu. id=[^>]*>/<domain type="qemu">/' >"$MIGSTAT_LAB_DIR/namesake.xml"
ok 'a namesake on the other host' $LAB in b virsh define "$MIGSTAT_LAB_DIR/namesake.xml"
fails_with 1 'something stands in the way' check -m vm2=none
finding stops 'VM vm2: host b has another VM of that name [namesake]'
ok 'which goes' $LAB in b virsh undefine vm2

# a firewall: from host b nothing comes back (a route that leads nowhere serves as one)
ok 'a closed port' $LAB in b ip rule add ipproto 6 sport 49152 blackhole
ok 'only warns' check -m vm1=none
finding warns "host b: no answer from port 49152 of $MIGSTAT_LAB_NAME-b, seen from here [port]"
ok 'it is opened' $LAB in b ip rule del ipproto 6 sport 49152 blackhole
ok 'and looked at again' check -m vm1=none
lacks "$TMP/stdout" '[port]' 'no finding any more'

# a QEMU that stops while its guest is moved: the run goes on with the other one, and ends
"$LAB" in client "$BIN/migstat" collect -a $A -b $B -m vm1=none -m vm2=none -c slow:unsafe=yes,bandwidth=8 -n 1 \
	--margin 0.2 --patience 10 -o "$TMP/hang" >"$TMP/out" 2>"$TMP/err" &
collecting=$!
wait_for_sample "$TMP/hang" 1
# the source's is older than the one that waits for it
qemu=$(pgrep -o -f "guest=vm1,.*$MIGSTAT_LAB_DIR")
kill -STOP "$qemu"
wait $collecting
kill -CONT "$qemu"
# libvirt may answer the call in the end (its lock is held), or never: then it is given up
is 'the run ends: the guest that hung is given up, or refused, the other one is moved' \
	'hung ok not_attempted ok ' "$(column "$TMP/hang" outcome |
	sed '1s/^\(stuck_in_progress\|error_returned\)$/hung/; s/^probe_lost$/ok/' | tr '\n' ' ')"

# ---- two hosts that are not alike: the emulator of host b, two years older, knows no AVX ----

ok 'that lab ends' $LAB down
ok 'one of two versions comes up' $LAB up --versions mixed --guests 1 --workload idle
ok 'different versions warn' check -m vm1=none
finding warns ' on a, 7.0.0 on b [version]'
finding warns ' on a, 5.2.0 on b [version]'
lacks "$TMP/stdout" '[cpu]' 'a CPU that both can be is no finding'
$LAB in a virsh dumpxml --migratable vm1 >"$MIGSTAT_LAB_DIR/guest.xml"
sed "/<cpu /,/<\/cpu>/c\\<cpu mode='custom' match='exact' check='none'><model fallback='forbid'>Haswell-noTSX-IBRS</model></cpu>" \
	"$MIGSTAT_LAB_DIR/guest.xml" >"$MIGSTAT_LAB_DIR/haswell.xml"
ok 'the guest goes' $LAB in a virsh destroy vm1
ok 'and comes back with a CPU that only host a can be' $LAB in a virsh create "$MIGSTAT_LAB_DIR/haswell.xml"
fails_with 1 'something stands in the way' check -m vm1=none
finding stops "VM vm1: the other host's CPU has not all that the VM's has [cpu]"
ok 'begun all the same, it is refused' sh -c '"$@"; [ $? -eq 5 ]' sh "$LAB" in client "$BIN/migstat" collect \
	-a $A -b $B -c plain:unsafe=yes -m vm1=none -n 1 -o "$TMP/cpu" --no-check -q
ok 'by libvirt itself' grep -q ",refused,.*guest CPU doesn't match specification: missing features: .*avx" "$TMP/cpu/migrations.csv"
sed 's/pc-i440fx-5.2/pc-i440fx-7.2/' "$MIGSTAT_LAB_DIR/guest.xml" >"$MIGSTAT_LAB_DIR/newer.xml"
ok 'that guest goes' $LAB in a virsh destroy vm1
ok 'and comes back as a machine that host b cannot build' $LAB in a virsh create "$MIGSTAT_LAB_DIR/newer.xml"
fails_with 1 'something stands in the way' check -m vm1=none
finding stops 'VM vm1: pc-i440fx-7.2 with /usr/bin/qemu-system-x86_64: '
done_testing
