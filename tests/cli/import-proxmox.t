#!/bin/sh
# import-proxmox.t: task logs of Proxmox VE.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'four tasks' migstat import tests/import/proxmox.log --utc-offset=+01:00 -o "$TMP/run"
cells '105 106 107' "$TMP/run" vm
cells 'ok refused unknown' "$TMP/run" outcome # with problems: it may have moved
cells '18.000000 - -' "$TMP/run" total_time_seconds
cells '0.073 - -' "$TMP/run" downtime_seconds
cells '2684354560 - -' "$TMP/run" memory_moved_bytes # 2.5 GiB
cells 'pve2 pve2 pve2' "$TMP/run" destination
cells '2026-11-03T23:34:24.000000Z' "$TMP/run" started_at migrations.csv '$r{vm} == 105' # and an hour earlier in UTC
holds "$TMP/stdout" '1 task that moved no running VM' 'a container is left out, and told'
ok 'without an offset' migstat import tests/import/proxmox.log -o "$TMP/local"
cells '- - -' "$TMP/local" started_at
cells '18.000000 - -' "$TMP/local" total_time_seconds

# before Proxmox VE 5 lines had no year
printf '%s\n' "May 02 10:57:01 starting migration of VM 104 to node 'b' (192.0.2.1)" \
	"May 02 10:57:05 starting online/live migration on localhost:60000" \
	"May 02 10:57:07 migration speed: 256.00 MB/s - downtime 15 ms" "May 02 10:57:07 migration status: completed" \
	"May 02 10:57:11 migration finished successfully (duration 01:00:10)" >"$TMP/old.log"
ok 'an old log' migstat import "$TMP/old.log" -o "$TMP/old"
cells '3610.000000 0.015' "$TMP/old" total_time_seconds,downtime_seconds
head -n 3 "$TMP/old.log" >"$TMP/cut.log"
ok 'a log that was cut' migstat import "$TMP/cut.log" -o "$TMP/cut"
cells 'unknown - -' "$TMP/cut" outcome,total_time_seconds,downtime_seconds
{ echo 'starting migration of ;' && cat "$TMP/old.log" && echo 'starting migration of'; } >"$TMP/torn.log"
ok 'torn first lines begin no task' migstat import "$TMP/torn.log" -o "$TMP/torn"
cells '104' "$TMP/torn" vm
sed -n '/CT 201/,$p' tests/import/proxmox.log >"$TMP/ct.log"
fails_with 1 "$TMP/ct.log:1: no live migration" migstat import "$TMP/ct.log" -o "$TMP/bad"
cat tests/import/proxmox.log tests/import/proxmox.log >"$TMP/appended.log"
ok 'the same logs pasted twice' migstat import "$TMP/appended.log" --utc-offset=+01:00 -o "$TMP/appended"
ok 'and once' migstat import tests/import/proxmox.log -o "$TMP/once"
is 'hold no more migrations' "$(wc -l <"$TMP/once/migrations.csv")" "$(wc -l <"$TMP/appended/migrations.csv")"
holds "$TMP/appended/datapackage.json" 'told already, the same in every value and time' 'which is told'
# another format's name does not make it a log that holds nothing
fails_with 1 'proxmox.log:1:' migstat import qmp tests/import/proxmox.log -o "$TMP/bad"
lacks "$TMP/stderr" 'holds no migration' 'nothing is said of what was not looked at'
fails_with 1 'ping.log:2:24:' migstat import fping tests/import/ping.log -o "$TMP/bad"
lacks "$TMP/stderr" 'holds no migration' 'nor of answers'
done_testing
