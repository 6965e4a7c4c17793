#!/bin/sh
# import-virtbench.t: migration_results.csv of virtbench. The sample has the form its source writes.
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'a file of results' migstat import tests/import/virtbench.csv -o "$TMP/run"
cells 'ok ok unknown ok' "$TMP/run" outcome
# 300 s is how long virtbench waits, no duration
cells '14.370000 16.410000 - 12.300000' "$TMP/run" total_time_seconds
cells '12.0 14.0 - -' "$TMP/run" kubevirt_time_seconds
cells 'AB AB AB BA' "$TMP/run" direction
cells 'worker-2 worker-2 - worker-1' "$TMP/run" destination
cells 'kubevirt-perf-test-1 kubevirt-perf-test-2 kubevirt-perf-test-3 kubevirt-perf-test-1' "$TMP/run" vm
holds "$TMP/run/datapackage.json" 'seen by asking every 2 s'
ok 'analyze takes it' migstat analyze "$TMP/run"

head='namespace,source_node,target_node,observed_time_sec,vmim_time_sec,status\n'
refused virtbench "${head}n,a,b,1,1,Maybe\n" "2:11: column 'status': 'Maybe' is neither Success nor Failed"
refused virtbench "${head}n,a,b,long,1,Success\n" "2:7: column 'observed_time_sec': 'long' is not a number from 0 on"
refused virtbench "${head}n,a,b,1,-1,Success\n" "2:9: column 'vmim_time_sec': '-1' is not a number from 0 on"
refused virtbench "${head}n,a,b,1\n" '2:1: 4 cells where the header has 6'
refused virtbench 'namespace,source_node\n' "1: column 'target_node' is missing"
refused virtbench "${head}n,a,\"b,1,1,Success\n" '2:5: a quote that is never closed'
done_testing
