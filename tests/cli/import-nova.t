#!/bin/sh
# import-nova.t: Nova's migration records. The samples have the form of real answers of Nova 26.2.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'GET /os-migrations' migstat import tests/import/nova-os-migrations.json -o "$TMP/run"
holds "$TMP/stdout" 'records that are no live migration were left out' 'it says that a resize was left out'
# the list has the newest first; rows stand in the order of their ids
cells 'ok ok aborted_by_manager error_returned' "$TMP/run" outcome
cells '19.000000 7.000000 - -' "$TMP/run" total_time_seconds
cells 'AB AB BA AB' "$TMP/run" direction
cells '1 2 1 1' "$TMP/run" order
cells 'hostA hostA hostB hostB' "$TMP/run" source
cells 'hostB hostB hostA -' "$TMP/run" destination
cells '2026-11-24T00:28:23.000000Z' "$TMP/run" started_at migrations.csv '$r{migration} == 1'
cells '- - cancelled error' "$TMP/run" error
cells '00000000-0000-4000-8000-000000000001' "$TMP/run" vm_uuid migrations.csv '$r{migration} == 1'
cells '- - - -' "$TMP/run" downtime_seconds
ok 'analyze counts it' migstat analyze "$TMP/run"

ok 'GET /servers/ID/migrations' migstat import tests/import/nova-server-migrations.json -o "$TMP/server"
cells 'unknown' "$TMP/server" outcome
cells 'running' "$TMP/server" error
cells '-' "$TMP/server" total_time_seconds
cells '134217728' "$TMP/server" memory_total_bytes
cells '104857600' "$TMP/server" memory_moved_bytes

record='"id": 1, "source_compute": "a", "dest_compute": "b", "status": "completed"'
refused nova '{"migrations": 3}' '1:16: migrations: '
refused nova '[]' '1:1: migrations: '
refused nova '{"migrations": [7]}' '1:17: migrations[0]: '
refused nova "{\"migrations\": [{$record, \"created_at\": \"noon\"}]}" "1:108: migrations[0].created_at: 'noon' is no time"
refused nova "{\"migrations\": [{$record, \"created_at\": \"2026-01-01T00:00:00 CST\"}]}" \
	"1:108: migrations[0].created_at: '2026-01-01T00:00:00 CST' is no time"
refused nova "{\"migrations\": [{$record, \"created_at\": \"2026-01-01T00:00:09\", \"updated_at\": \"2026-01-01T00:00:08\"}]}" \
	'1:17: migrations[0]: updated_at is before created_at'
refused nova '{"migrations": [{"id": 1, "status": 5}]}' '1:37: migrations[0].status: '
refused nova '{"migrations": [{"status": "error"}]}' '1:17: migrations[0].id: '
done_testing
