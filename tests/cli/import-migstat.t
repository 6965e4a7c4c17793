#!/bin/sh
# import-migstat.t: migrations.csv of a run of our own, and what others saw beside it.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'the run that ships' migstat import datasets/demo/migrations.csv -o "$TMP/demo"
holds "$TMP/stdout" 'only migrations.csv was read' 'it says that the other tables stay behind'
# every cell comes back; the further columns of imported runs stand behind
cut -d , -f 1-43 datasets/demo/migrations.csv >"$TMP/wanted"
cut -d , -f 1-43 "$TMP/demo/migrations.csv" >"$TMP/got"
same 'to the byte' "$TMP/wanted" "$TMP/got"

# a migration of our own, and a log of ping beside it: 2026-11-26T08:08:36.6Z, 2.4 s long
head -n 2 datasets/demo/migrations.csv | sed 's/2026-11-24T04:28:14.555818Z/2026-11-26T08:08:36.600000Z/
	s/,ok,1.033452,/,ok,2.4,/; s/,0.402274,0.318169,3,0.015005,0.037032,/,,,,,,/' >"$TMP/migrations.csv"
ok 'with logs beside it' migstat import tests/import/sadf.csv tests/import/ping.log "$TMP/migrations.csv" -o "$TMP/beside"
cells '2.617117' "$TMP/beside" downtime_network_seconds
cells 'vm1' "$TMP/beside" vm gaps.csv
cells 'during during during' "$TMP/beside" phase metrics.csv '$r{phase} eq "during"'
cp tests/import/ping.log "$TMP/vm2.log"
sed 's/2026-11-24T04:2/2026-11-26T08:0/' datasets/demo/migrations.csv >"$TMP/both.csv"
ok 'a log that is called for its VM' migstat import "$TMP/both.csv" "$TMP/vm2.log" -o "$TMP/vm2"
holds "$TMP/stdout" 'the columns downtime_network_* were known already' 'what collect heard itself is not overwritten'
fails_with 1 'whose address it is is not clear: call the file after the VM' \
	migstat import "$TMP/both.csv" tests/import/ping.log -o "$TMP/of-the-bad"
ok 'two runs in one' migstat import "$TMP/migrations.csv" "$TMP/migrations.csv" -o "$TMP/two"
cells '1 2' "$TMP/two" migration

head=$(head -n 1 datasets/demo/migrations.csv)
bad() {
	{ echo "$head"; sed -n 2p datasets/demo/migrations.csv | sed "$1"; } >"$TMP/refused"
	fails_with 1 "refused:$2" migstat import migstat "$TMP/refused" -o "$TMP/of-the-bad"
	nothing_left "$TMP/of-the-bad"
}
bad 's/,ok,/,fine,/' "2:118: column 'outcome': 'fine' is no word of that column"
bad 's/,AB,/,,/' "2:53: column 'direction': '' is no word of that column"
bad 's/,1.033452,/,long,/' "2:121: column 'total_time_seconds': 'long' is not a number such as 1.25"
bad 's/,1,AB,/,one,AB,/' "2:51: column 'cycle': 'one' is not a whole number"
bad 's/,AB,.*//' '2:1: 5 cells where the header has 43'
refused migstat 'migration,case,vm\n' "1: column 'cycle' is missing"
done_testing
