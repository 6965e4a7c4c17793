#!/bin/sh
# import-ovirt.t: oVirt's events of migrations, from its log and from its API.
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'engine.log' migstat import tests/import/ovirt.log -o "$TMP/log"
cells 'web db web web' "$TMP/log" vm
cells 'ok ok error_returned aborted_by_manager' "$TMP/log" outcome
cells 'AB BA BA BA' "$TMP/log" direction
cells '13.000000 74.000000 - -' "$TMP/log" total_time_seconds
cells '12.000 72.000 - -' "$TMP/log" job_time_seconds
cells '0.057 - - -' "$TMP/log" downtime_seconds # (N/A) is not known
cells '2026-11-04T10:26:31.123000Z 2026-11-04T10:30:00.000000Z 2026-11-04T10:40:00.000000Z 2026-11-04T10:50:00.000000Z' "$TMP/log" started_at
ok 'GET /api/events, the newest first' migstat import tests/import/ovirt-events.json -o "$TMP/json"
cells 'ok 13.000000 0.057' "$TMP/json" outcome,total_time_seconds,downtime_seconds
cells '2026-11-04T10:25:52.000000Z' "$TMP/json" started_at
ok 'asked for twice' migstat import tests/import/ovirt-events.json tests/import/ovirt-events.json -o "$TMP/twice"
cells 'ok' "$TMP/twice" outcome
holds "$TMP/stdout" '1 record was told already' 'it is taken once'
head -n 4 tests/import/ovirt.log >"$TMP/cut.log"
ok 'a log that was cut' migstat import "$TMP/cut.log" -o "$TMP/cut"
cells 'ok unknown' "$TMP/cut" outcome
refused ovirt 'hello\n' '1: no event tells of a migration'
refused ovirt '{"event": [{"description": 5}]}' "1:28: event[0].description: "
done_testing
