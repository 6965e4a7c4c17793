#!/bin/sh
# import-openstack.t: `openstack server migration list` as JSON and as CSV.
. tests/cli/lib.sh
. tests/cli/import-lib.sh

for form in json csv; do
	ok "-f $form" migstat import tests/import/openstack.$form -o "$TMP/$form"
	holds "$TMP/stdout" 'records that are no live migration were left out' "$form: a resize is told"
	cells 'ok refused' "$TMP/$form" outcome
	cells '37.000000 -' "$TMP/$form" total_time_seconds
	cells 'AB BA' "$TMP/$form" direction
	cells 'cmp2.example.org -' "$TMP/$form" destination
	cells '2026-11-04T12:26:31.000000Z 2026-11-04T12:30:31.000000Z' "$TMP/$form" started_at
	cells '00000000-0000-4000-8000-000000000001 00000000-0000-4000-8000-000000000001' "$TMP/$form" vm_uuid
done
same 'both are the same run' "$TMP/json/migrations.csv" "$TMP/csv/migrations.csv"
record='"Source Compute": "a", "Dest Compute": "b"'
refused openstack "[{\"Id\": \"x\", $record, \"Status\": \"completed\"}]" "1:9: 'Id': 'x' is not a number"
refused openstack "[{\"Id\": 1, $record}]" "1:2: 'Status' is missing"
refused openstack "[{\"Id\": 1, $record, \"Status\": \"completed\", \"Created At\": \"noon\"}]" "1:93: 'Created At': 'noon' is no time"
refused openstack "[{\"Id\": {}, $record}]" '1:9: [0].Id: is neither a text nor a whole number'
refused openstack '"Id","Status"\n1\n' '2:1: 1 cells where the header has 2'
done_testing
