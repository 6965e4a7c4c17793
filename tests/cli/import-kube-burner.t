#!/bin/sh
# import-kube-burner.t: vmimLatencyMeasurement documents. The sample has the form its source writes.
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'a file of documents' migstat import tests/import/kube-burner.json -o "$TMP/run"
holds "$TMP/stdout" 'keeps only migrations that succeeded' 'it says that failures are missing'
cells 'ok ok' "$TMP/run" outcome
cells '17.000000 21.000000' "$TMP/run" total_time_seconds
cells '- -' "$TMP/run" phase_pending_seconds # 0 may be "not seen"
cells '1 -' "$TMP/run" phase_scheduling_seconds
cells '6 5' "$TMP/run" phase_running_seconds
cells 'virt-migration/vm-1 virt-migration/vm-2' "$TMP/run" vm
cells 'migrate migrate' "$TMP/run" case
cells '2026-03-01T10:00:00.000000Z 2026-03-01T10:00:01.000000Z' "$TMP/run" started_at
ok 'analyze takes it' migstat analyze "$TMP/run"

is='"metricName": "vmimLatencyMeasurement"'
refused kube-burner '{}' '1: it holds no migration'
refused kube-burner "[{$is}]" '1:2: [0].vmiName: '
refused kube-burner "[{$is, \"vmiName\": \"v\", \"timestamp\": \"now\"}]" "1:72: [0].timestamp: 'now' is no time"
refused kube-burner "[{$is, \"vmiName\": \"v\", \"timestamp\": \"2026-01-01T00:00:00Z\", \"succeededLatency\": -1}]" \
	'1:116: [0].succeededLatency: -1 is negative'
refused kube-burner "[{$is, \"vmiName\": 3}]" '1:54: [0].vmiName: '
refused kube-burner '[]' '1: it holds no migration'

# as an index hands them out: a document a line
perl -MJSON::PP -0ne 'print JSON::PP->new->canonical->encode($_), "\n" for @{decode_json($_)}' tests/import/kube-burner.json >"$TMP/lines.json"
ok 'NDJSON' migstat import "$TMP/lines.json" -o "$TMP/lines"
cells '17.000000 21.000000' "$TMP/lines" total_time_seconds
done_testing
