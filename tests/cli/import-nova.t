#!/bin/sh
# import-nova.t: Nova's migration records. The samples have the form of real answers of Nova 26.2.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'GET /os-migrations' migstat import tests/import/nova-os-migrations.json -o "$TMP/run"
holds "$TMP/stdout" 'records that are no live migration were left out' 'it says that a resize was left out'
# the list has the newest first; rows stand in the order of their ids
cells 'ok ok aborted_by_manager refused' "$TMP/run" outcome
cells '19.000000 7.000000 - -' "$TMP/run" total_time_seconds
cells 'AB AB BA BA' "$TMP/run" direction # the last one found no destination: its source tells
cells '1 2 1 2' "$TMP/run" order
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

# the forms of real answers of Nova before it told the type, and of one in which a host broke
records() {
	printf '{"migrations": ['
	while read -r id from to flavors status; do
		[ "$id" -eq 1 ] || printf ', '
		printf '{"id": %s, "source_compute": %s, "dest_compute": %s, "old_instance_type_id": %s, "new_instance_type_id": %s, ' \
			"$id" "$from" "$to" "${flavors%>*}" "${flavors#*>}"
		printf '"instance_uuid": "vm%s", "status": "%s", "created_at": "2024-10-29T13:42:02", "updated_at": "2024-10-29T13:43:02"}' \
			"$id" "$status"
	done
	printf ']}'
}
records >"$TMP/untyped.json" <<-END
	1 "a" "b" 1>2 confirmed
	2 "a" "b" 1>1 completed
	3 "b" "a" 1>1 Done
	4 "b" "a" 1>1 error
	5 "b" "a" 1>2 error
END
ok 'records without a type' migstat import nova "$TMP/untyped.json" -o "$TMP/untyped"
cells 'vm2' "$TMP/untyped" vm
holds "$TMP/stdout" '1 record without a migration_type may be of a live migration' 'what cannot be told is told'
records >"$TMP/none.json" <<-END
	1 "a" "b" 1>2 confirmed
END
fails_with 1 "$TMP/none.json:1: no record is one of a live migration" migstat import nova "$TMP/none.json" -o "$TMP/bad"
records >"$TMP/untyped.json" <<-END
	1 "a" "b" 1>1 error
	2 "b" null 1>1 error
END
sed 's/"status"/"migration_type": "live-migration", "status"/g' "$TMP/untyped.json" >"$TMP/errors.json"
ok 'errors' migstat import "$TMP/errors.json" -o "$TMP/errors"
cells 'unknown refused' "$TMP/errors" outcome # it may have moved; nothing began
cells 'AB BA' "$TMP/errors" direction
cells '- -' "$TMP/errors" total_time_seconds

# a record is not the truth: the VM's next one tells where it was. These two are of a real Nova.
cat >"$TMP/moved.json" <<-END
	{"migrations": [
	 {"id": 8, "source_compute": "osB", "dest_compute": null, "instance_uuid": "89827583-7ac3-44da-a31f-30a8efec7005", "status": "error", "migration_type": "live-migration", "created_at": "2026-11-30T07:47:00.000000", "updated_at": "2026-11-30T07:47:01.000000"},
	 {"id": 7, "source_compute": "osA", "dest_compute": "osB", "instance_uuid": "89827583-7ac3-44da-a31f-30a8efec7005", "status": "error", "migration_type": "live-migration", "created_at": "2026-11-30T07:43:40.000000", "updated_at": "2026-11-30T07:43:51.000000"}]}
END
ok 'an error after which the VM is found on the destination' migstat import "$TMP/moved.json" -o "$TMP/moved"
cells 'api_error_but_moved refused' "$TMP/moved" outcome
cells 'AB BA' "$TMP/moved" direction
sequence() { # sequence FILE: records of one VM
	records | sed 's/"status"/"migration_type": "live-migration", "status"/g; s/"vm[0-9]*"/"vm1"/g' >"$1"
}
sequence "$TMP/truth.json" <<-END
	1 "a" "b" 1>1 completed
	2 "b" "a" 1>1 completed
	3 "b" "a" 1>1 failed
	4 "b" "a" 1>1 completed
	5 "a" "b" 1>1 completed
END
ok 'a record that is completed, and the VM was where it had been' migstat import "$TMP/truth.json" -o "$TMP/truth"
cells 'ok unknown error_returned ok ok' "$TMP/truth" outcome
cells '60.000000 - - 60.000000 60.000000' "$TMP/truth" total_time_seconds
sequence "$TMP/oneway.json" <<-END
	1 "a" "b" 1>1 completed
	3 "a" "b" 1>1 completed
END
ok 'a list of one source alone tells no such thing' migstat import "$TMP/oneway.json" -o "$TMP/oneway"
cells 'ok ok' "$TMP/oneway" outcome

record='"id": 1, "source_compute": "a", "dest_compute": "b", "status": "completed"'
refused nova '{"migrations": 3}' '1:16: migrations: '
refused nova '[]' '1: it holds no migration: its lists'
refused nova '{"migrations": [7]}' '1:17: migrations[0]: '
refused nova "{\"migrations\": [{$record, \"created_at\": \"noon\"}]}" "1:108: migrations[0].created_at: 'noon' is no time"
refused nova "{\"migrations\": [{$record, \"created_at\": \"2026-01-01T00:00:00 CST\"}]}" \
	"1:108: migrations[0].created_at: '2026-01-01T00:00:00 CST' is no time"
refused nova "{\"migrations\": [{$record, \"created_at\": \"2026-01-01T00:00:09\", \"updated_at\": \"2026-01-01T00:00:08\"}]}" \
	'1:17: migrations[0]: updated_at is before created_at'
refused nova '{"migrations": [{"id": 1, "status": 5}]}' '1:37: migrations[0].status: '
refused nova '{"migrations": [{"status": "error"}]}' '1:17: migrations[0].id: '
done_testing
