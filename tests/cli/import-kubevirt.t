#!/bin/sh
# import-kubevirt.t: VirtualMachineInstanceMigration objects of KubeVirt.
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'a list' migstat import tests/import/kubevirt.json -o "$TMP/list"
cells 'lab/vm-1 lab/vm-2 lab/vm-1 lab/vm-1 lab/vm-1' "$TMP/list" vm
cells 'ok error_returned aborted_by_manager refused unknown' "$TMP/list" outcome
cells '17.000000 - - - -' "$TMP/list" total_time_seconds
cells '9 - - - -' "$TMP/list" kubevirt_time_seconds
cells '6 - - - -' "$TMP/list" phase_running_seconds
cells 'AB BA BA AB AB' "$TMP/list" direction
cells '- Live migration failed: guest memory Failed Failed Running' "$TMP/list" error
# one object, as kubectl get vmim NAME prints it, and several one after the other
perl -MJSON::PP -0ne 'print JSON::PP->new->canonical->pretty->encode($_) for @{decode_json($_)->{items}}' tests/import/kubevirt.json >"$TMP/stream.json"
ok 'a stream' migstat import "$TMP/stream.json" -o "$TMP/stream"
same 'the same run' "$TMP/list/migrations.csv" "$TMP/stream/migrations.csv"
ok 'asked for twice' migstat import tests/import/kubevirt.json "$TMP/stream.json" -o "$TMP/twice"
is 'the second one adds none' "$(wc -l <"$TMP/list/migrations.csv")" "$(wc -l <"$TMP/twice/migrations.csv")"
holds "$TMP/stdout" '5 records were told already' 'and says so'
cat "$TMP/stream.json" "$TMP/stream.json" >"$TMP/appended.json"
ok 'asked for twice into one file' migstat import "$TMP/appended.json" -o "$TMP/appended"
is 'adds none either' "$(wc -l <"$TMP/list/migrations.csv")" "$(wc -l <"$TMP/appended/migrations.csv")"
kind='"kind": "VirtualMachineInstanceMigration"'
refused kubevirt "{$kind}" '1:1: spec.vmiName: is missing'
refused kubevirt "{$kind, \"spec\": {\"vmiName\": \"v\"}, \"metadata\": {\"creationTimestamp\": \"now\"}}" "1:105: metadata.creationTimestamp: 'now' is no time"
refused kubevirt '{"kind": "Pod"}' '1: no object is a VirtualMachineInstanceMigration'
done_testing
