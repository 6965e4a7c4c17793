#!/bin/sh
# cloud.t: collect on a real OpenStack with two real computes, and what can go wrong there: of every row,
# what became of the migration, and the guest where the row says. It starts a cloud of its own and ends it
# whatever happens. `make test-cloud` runs it, from the project's root; it takes long (14 minutes on two processors
# that other programs wait for, too).
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl and for sh -c
. tests/cli/lib.sh
# what virsh says beside, and the shell of processes that are killed, is no complaint of the test
exec 2>&3

[ "$(id -u)" = 0 ] || { echo "1..0 # SKIP the cloud needs root"; exit 0; }
unshare --net --mount --uts true 2>/dev/null || { echo "1..0 # SKIP no namespaces here"; exit 0; }

MIGSTAT_CLOUD_NAME=test-cloud
MIGSTAT_CLOUD_DIR=/var/tmp/migstat-test-cloud.$$
export MIGSTAT_CLOUD_NAME MIGSTAT_CLOUD_DIR
CLOUD=tests/lab/cloud
tests/lab/end-dead >/dev/null 2>&1
A=$MIGSTAT_CLOUD_NAME-a
B=$MIGSTAT_CLOUD_NAME-b
missing=$($CLOUD missing)
[ -z "$missing" ] || { echo "1..0 # SKIP the cloud needs: apt-get install --no-install-recommends$missing"; exit 0; }
trap '$CLOUD down >/dev/null 2>&1; rm -rf "$TMP"' EXIT
trap 'exit 130' INT TERM

# collect_as CLOUD HOST-B ARGUMENTS…: as a person outside both hosts, whose settings lie where OpenStack's own
# client has them
collect_as() {
	cloud=$1
	host_b=$2
	shift 2
	$CLOUD in client env -u OS_CLIENT_CONFIG_FILE HOME="$TMP/home" "$BIN/migstat" collect --cloud "$cloud" \
		-a "$A" -b "$host_b" "$@"
}
# collect ARGUMENTS…: by the application credential, between the two hosts
collect() {
	collect_as lab-credential "$B" "$@"
}
# beside ARGUMENTS…: the same, with the hosts' libvirt
beside() {
	collect --libvirt-a 'qemu+tcp://%h/system' "$@"
}
# one ARGUMENTS…: the same, there and back once
one() {
	beside -q -n 1 "$@"
}

one_without() {
	collect -q -n 1 "$@"
}
# drain ARGUMENTS…: all servers of host a, there and back
drain() {
	$CLOUD in client env -u OS_CLIENT_CONFIG_FILE HOME="$TMP/home" "$BIN/migstat" collect --cloud lab-credential \
		-a "$A" --evacuate -c shared -n 1 -q "$@"
}

# instance VM: its name in libvirt
instance() {
	$CLOUD status | sed -n "s/^$1: .*, \(instance-[^,]*\), .*/\1/p"
}
# nova_has VM STATUS HOST
nova_has() {
	$CLOUD status | grep -q "^$1: $2 on $MIGSTAT_CLOUD_NAME-$3,"
}
# runs_on HOST VM: there, and not on the other one
runs_on() {
	other=$([ "$1" = a ] && echo b || echo a)
	name=$(instance "$2") && [ -n "$name" ] &&
		[ "$($CLOUD in "$1" virsh -q domstate "$name" 2>/dev/null)" = running ] &&
		[ "$($CLOUD in "$other" virsh -q domstate "$name" 2>/dev/null)" != running ]
}
# action VM JSON: of Nova's on the server
action() {
	id=$($CLOUD status | sed -n "s/^$1: .*, instance-[^,]*, \([0-9a-f-]*\).*/\1/p")
	$CLOUD api POST "/servers/$id/action" "$2"
}
# wait_until SECONDS COMMAND…
wait_until() {
	left=$(($1 * 5))
	shift
	until "$@"; do
		left=$((left - 1))
		[ $left -gt 0 ] || return 1
		sleep 0.2
	done
}
# told RUN TEXT: an event of the run has it
told() {
	grep -q -- "$2" "$1/events.csv" 2>/dev/null
}
# outcomes RUN WANTED [WHERE…]: of its rows, in order; a guest on emulated processors freezes at times on a busy
# machine, and its row, with all its values, says probe_lost: here it counts as ok
outcomes() {
	run_folder=$1
	wanted=$2
	shift 2
	cell "$wanted" "$run_folder/migrations.csv" o '$r{o} = $r{outcome} eq "probe_lost" ? "ok" : $r{outcome}' "$@"
}

ok 'the cloud comes up, from nothing' $CLOUD up --guests 2
ends 1 'a second one does not' $CLOUD up
ok 'it says what runs' $CLOUD status
mkdir -p "$TMP/home/.config/openstack"
prepare cp "$MIGSTAT_CLOUD_DIR/clouds.yaml" "$TMP/home/.config/openstack/"
fails_with 1 'it needs the admin role' collect_as lab-user "$B" -m vm1 -c x -n 1 -o "$TMP/none"
fails_with 1 "--host-b 'nowhere' is none of the cloud's compute hosts: $MIGSTAT_CLOUD_NAME-" collect_as lab-credential nowhere -m vm1 -c x -n 1 -o "$TMP/none"
ok 'nothing stands in the way, it looks' beside --check -m 'vm*' -c shared
holds "$TMP/stdout" '0 stop a run, 0 a case'

# ---- cycles ----
ok 'three cycles of two VMs, both at once' beside -m 'vm*' -c shared -n 3 -j 2 -o "$TMP/run"
outcomes "$TMP/run" 'ok ok ok ok ok ok ok ok ok ok ok ok'
cell '' "$TMP/run/migrations.csv" migration '!($r{total_time_seconds} >= $r{call_time_seconds}
	&& $r{call_time_seconds} >= $r{api_time_seconds} && $r{api_time_seconds} > $r{job_time_seconds}
	&& $r{job_time_seconds} > $r{downtime_seconds} && $r{downtime_seconds} > 0 && $r{prepare_time_seconds} > 0
	&& $r{post_time_seconds} > 0 && $r{memory_moved_bytes} > 100e6 && $r{disk_moved_bytes} == 0)'
# what the probes heard needs a baseline, which a busy machine does not always give
cell 'yes' "$TMP/run/migrations.csv" heard 'our $heard; $r{heard} = "yes"; $r{downtime_network_seconds} > 0 && !$heard++'
# a host sends out one at a time: one of a pair waits for the other
cell 'yes' "$TMP/run/migrations.csv" waited 'our $waited; $r{waited} = "yes"; $r{queue_time_seconds} > 0.25 * $r{api_time_seconds} && !$waited++'
holds "$TMP/stderr" "the manager let VM 'vm"
holds "$TMP/run/events.csv" ',manager,vm1,nova_queued,'
cell 'manager' "$TMP/run/events.csv" from migration=1 'event=nova_running'
cell 'b' "$TMP/run/events.csv" from migration=1 'event=resumed_migrated'
cell 'manager' "$TMP/run/events.csv" from migration=1 '$r{event} eq "nova_step" && $r{detail} =~ /^compute_pre_live_migration on '"$B"': .*: Success$/'
cell 'qemu' "$TMP/run/parameters.csv" told_by migration=1 parameter=downtime-limit
member openstack "$TMP/run/datapackage.json" migstat.platform.platform
member "$A" "$TMP/run/datapackage.json" migstat.platform.hosts.a.name
member 2.42 "$TMP/run/datapackage.json" migstat.platform.api_version
ok 'vm1 is where it was' runs_on a vm1
ok 'so is vm2' runs_on a vm2
ok 'the run is analyzed' migstat analyze "$TMP/run"
secret=$(sed -n 's/.*application_credential_secret: //p' "$MIGSTAT_CLOUD_DIR/clouds.yaml")
is 'no secret is in it' '' "$([ -n "$secret" ] && grep -rl -- "$secret" "$TMP/run")"

ok 'without the hosts' one_without -m vm1 -c shared -o "$TMP/alone"
outcomes "$TMP/alone" 'ok ok'
cell '- -' "$TMP/alone/migrations.csv" downtime_seconds
cell '' "$TMP/alone/migrations.csv" migration '!($r{api_time_seconds} > 0 && $r{prepare_time_seconds} > 0)'

# ---- a drain ----
ok 'a host is emptied, Nova choosing where to, and filled again' drain -o "$TMP/drain"
outcomes "$TMP/drain" 'ok ok ok ok'
ok 'vm2 is home' runs_on a vm2
ok 'no host is left disabled' sh -c '! "$0" status | grep disabled' $CLOUD

# ---- what Nova refuses ----
ends 5 'a disk that is shared is not copied along' one -m vm1 -c block:storage=block -o "$TMP/refused"
outcomes "$TMP/refused" 'refused not_attempted'
holds "$TMP/refused/migrations.csv" 'Block migration can not be used with shared storage.'
prepare action vm2 '{"os-resetState": {"state": "error"}}'
ends 1 'a server in ERROR is told before' beside --check -m vm2 -c shared
holds "$TMP/stdout" 'stops  VM vm2: it is ERROR'
ends 5 'and is not moved' one --no-check -m vm2 -c shared -o "$TMP/error"
outcomes "$TMP/error" 'refused not_attempted'
cell '409' "$TMP/error/migrations.csv" error_code direction=AB
ok 'it runs where it ran' runs_on a vm2
prepare action vm2 '{"os-resetState": {"state": "active"}}'

# ---- a compute that is down ----
prepare $CLOUD compute kill b
is_down() { $CLOUD status | grep -q "^compute $B: down"; }
ok 'Nova notices that a compute is gone' wait_until 120 is_down
ends 1 'it is told before' beside --check -m vm1 -c shared
holds "$TMP/stdout" "stops  host b: the compute service of '$B' is down"
ends 5 'nothing goes there' one --no-check -m vm1 -c shared -o "$TMP/down"
outcomes "$TMP/down" 'refused not_attempted'
holds "$TMP/down/migrations.csv" 'No valid host was found.'
ok 'the guest runs on' runs_on a vm1
ok 'the compute comes back' $CLOUD compute start b

# ---- migrations that are slow enough for what follows ----
ok 'the computes send slowly' $CLOUD compute set libvirt live_migration_bandwidth 4
ok 'a guest that writes more than that' $CLOUD boot vm3 a busy
ends 5 'a deadline cancels through Nova' one -m vm3 -c cancel:deadline=15,at-deadline=cancel -o "$TMP/cancel"
outcomes "$TMP/cancel" 'timeout_cancelled not_attempted'
holds "$TMP/cancel/events.csv" 'the deadline has passed'
cell '4 qemu' "$TMP/cancel/parameters.csv" in_force,told_by migration=1 parameter=bandwidth
cell 'no qemu no libvirt' "$TMP/cancel/parameters.csv" in_force,told_by migration=1 '$r{parameter} =~ /^(auto-converge|post-copy)$/'
ok 'the guest runs where it ran' runs_on a vm3
ok 'Nova says so, too' nova_has vm3 ACTIVE a

one --no-check -m vm3 -c shared -o "$TMP/killed" >"$TMP/killed.said" 2>&1 &
ok 'a migration is well under way' wait_until 240 told "$TMP/killed" ',iteration,1'
ok 'its QEMU on the destination is killed' $CLOUD kill-qemu b vm3
wait $!
is 'no migration succeeded' 5 $?
outcomes "$TMP/killed" 'error_returned not_attempted'
holds "$TMP/killed/migrations.csv" ': failed'
ok 'the guest runs where it ran' runs_on a vm3

one --no-check -m vm3 -c shared -o "$TMP/dead" >"$TMP/dead.said" 2>&1 &
ok 'the next one, too' wait_until 240 told "$TMP/dead" ',iteration,1'
ok 'now the one on the source' $CLOUD kill-qemu a vm3
wait $!
is 'no migration succeeded' 5 $?
outcomes "$TMP/dead" 'running_on_none not_attempted'
ok 'it is gone' sh -c '! "$0" in a virsh -q list | grep -q "$1" && ! "$0" in b virsh -q list | grep -q "$1"' \
	$CLOUD "$(instance vm3)"

# A compute that dies while its guest moves, and comes back when it has: Nova breaks off what it thinks is under
# way, and has the server on the source, where there is nothing.
ok 'they let a guest stand still for longer: nobody raises that by and by' \
	$CLOUD compute set libvirt live_migration_downtime 5000
ok 'a guest that writes nothing' $CLOUD boot vm4 a idle
one --no-check -m vm4 -c shared -o "$TMP/split" >"$TMP/split.said" 2>&1 &
ok 'it is on its way' wait_until 240 told "$TMP/split" ',iteration,1'
prepare $CLOUD compute kill a
ok 'it arrives without Nova' wait_until 240 told "$TMP/split" ',resumed_migrated,'
ok 'the compute of the source comes back' $CLOUD compute start a
wait $!
is 'no migration succeeded' 5 $?
outcomes "$TMP/split" 'manager_disagrees not_attempted'
holds "$TMP/split/migrations.csv" "on host '$A' (ACTIVE), but the guest runs on host '$B': do not migrate it"
ok 'the guest is where the row says' runs_on b vm4
ok 'and Nova where the row says' nova_has vm4 ACTIVE a
ends 1 'another run is warned' beside --check -m vm4 -c shared
holds "$TMP/stdout" 'stops  VM vm4: Nova has the server'

# ---- a disk on each host ----
ok 'the computes send as fast as they can' $CLOUD compute set libvirt live_migration_bandwidth 0
ok 'instances of their own' $CLOUD storage block
ok 'a guest there' $CLOUD boot vm1 a dirty
ok 'its disk goes along; without that it is refused' beside -q -m vm1 -c block:storage=block -c shared -n 1 -o "$TMP/block"
outcomes "$TMP/block" 'ok ok' case=block
outcomes "$TMP/block" 'refused not_attempted' case=shared
cell '' "$TMP/block/migrations.csv" migration case=block '!($r{disk_moved_bytes} > 0)'
holds "$TMP/block/migrations.csv" 'is not on shared storage'
ok 'it is back' runs_on a vm1

ok 'the cloud goes down' $CLOUD down
ok 'and leaves nothing behind' sh -c '! ls /run/netns 2>/dev/null | grep "^$0-" && [ ! -e "$1" ]' \
	$MIGSTAT_CLOUD_NAME "$MIGSTAT_CLOUD_DIR"
done_testing
