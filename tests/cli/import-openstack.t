#!/bin/sh
# import-openstack.t: `openstack server migration list` as a table, as JSON and as CSV.
. tests/cli/lib.sh
. tests/cli/import-lib.sh

for form in json csv txt; do
	ok "-f $form" migstat import tests/import/openstack.$form -o "$TMP/$form"
	holds "$TMP/stdout" 'records that are no live migration were left out' "$form: a resize is told"
	cells 'ok refused' "$TMP/$form" outcome
	cells '37.000000 -' "$TMP/$form" total_time_seconds
	cells 'AB BA' "$TMP/$form" direction
	cells 'cmp2.example.org -' "$TMP/$form" destination
	cells '2026-11-04T12:26:31.000000Z 2026-11-04T12:30:31.000000Z' "$TMP/$form" started_at
	cells '00000000-0000-4000-8000-000000000001 00000000-0000-4000-8000-000000000001' "$TMP/$form" vm_uuid
done
for form in csv txt; do
	prepare sed "s/openstack\.$form/openstack.json/g" "$TMP/$form/migrations.csv" >"$TMP/$form.csv"
	same "$form: the same run" "$TMP/json/migrations.csv" "$TMP/$form.csv"
done

# the table as it is pasted: behind a prompt, twice, with - for nothing, and of the client before it
{
	echo '$ nova migration-list'
	sed 's/Server UUID  /Instance UUID/; s/None/-   /g' tests/import/openstack.txt
	cat tests/import/openstack.txt
} >"$TMP/pasted.txt"
ok 'a pasted table' migstat import "$TMP/pasted.txt" -o "$TMP/pasted"
cells 'ok refused' "$TMP/pasted" outcome
cells 'cmp2.example.org -' "$TMP/pasted" destination
holds "$TMP/stdout" '3 records stand in the file more than once' 'what is there twice is told and taken once'
# lists that were asked for again: what was under way then and is over now, and what stands in both
sed 's/completed/running  /; s/12:27:08/12:26:32/' tests/import/openstack.txt >"$TMP/earlier.txt"
cat "$TMP/earlier.txt" tests/import/openstack.txt >"$TMP/twice.txt"
ok 'one that was under way' migstat import "$TMP/twice.txt" -o "$TMP/twice"
cells '37.000000 -' "$TMP/twice" total_time_seconds
ok 'the same list in two forms' migstat import tests/import/openstack.txt tests/import/openstack.json -o "$TMP/both"
cells 'ok refused' "$TMP/both" outcome
holds "$TMP/stdout" '2 records were told already' 'repeats of another file are told'
sed 's/^| *3 |.*$/&\n|    | 1234 |/' tests/import/openstack.txt >"$TMP/broken.txt"
fails_with 1 "$TMP/broken.txt:6:1: the row above was broken to fit the terminal" migstat import "$TMP/broken.txt" -o "$TMP/bad"
fails_with 1 'it holds no migration: the file is empty' sh -c "printf '\n' >'$TMP/none'; migstat import openstack '$TMP/none' -o '$TMP/bad'"
record='"Source Compute": "a", "Dest Compute": "b"'
refused openstack "[{\"Id\": \"x\", $record, \"Status\": \"completed\"}]" "1:9: 'Id': 'x' is not a number"
refused openstack "[{\"Id\": 1, $record}]" "1:2: 'Status' is missing"
refused openstack "[{\"Id\": 1, $record, \"Status\": \"completed\", \"Created At\": \"noon\"}]" "1:93: 'Created At': 'noon' is no time"
refused openstack "[{\"Id\": {}, $record}]" '1:9: [0].Id: is neither a text nor a whole number'
refused openstack '"Id","Status"\n1\n' '2:1: 1 cells where the header has 2'
done_testing
