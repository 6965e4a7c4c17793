#!/bin/sh
# import-migstat.t: migrations.csv of a run of our own, and what others saw beside it.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'the run that ships' migstat import datasets/demo/migrations.csv -o "$TMP/demo"
holds "$TMP/stdout" 'only migrations.csv was read' 'it says that the other tables stay behind'
# every cell comes back; columns that came since, and those of imported runs, stand beside
columns=$(head -n 1 datasets/demo/migrations.csv)
cp datasets/demo/migrations.csv "$TMP/wanted"
prepare perl -Itests/lib -MMigstat::Csv=rows_of -e 'my @names = split /,/, shift; my @rows = rows_of(shift);
	my %at = map { $rows[0][$_] => $_ } 0 .. $#{ $rows[0] };
	print join( ",", map { /[",\n]/ ? "\"" . s/"/""/gr . "\"" : $_ } @{$_}[ @at{@names} ] ), "\n" for @rows' "$columns" "$TMP/demo/migrations.csv" >"$TMP/got"
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
bad 's/,1,AB,/,0,AB,/' "2:51: column 'cycle': '0' is not a whole number such as 12; they count from 1"
bad 's/,1,AB,/,-1,AB,/' "2:51: column 'cycle': '-1' is not a whole number such as 12; they count from 1"
bad 's/,AB,.*//' '2:1: 5 cells where the header has 43'
sed '2,3s/,1,AB,/,,AB,/' datasets/demo/migrations.csv >"$TMP/uncounted.csv"
ok 'rows without a cycle' migstat import migstat "$TMP/uncounted.csv" -o "$TMP/uncounted"
holds "$TMP/stdout" '2 rows have no cycle: each got the number' 'are told of'

# a tenth of a millisecond is no millisecond, and none is more than there was
awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "downtime_seconds") at = i }
	NR == 2 { $at = 0.0006 } NR == 3 { $at = 0.0014 } NR == 4 { $at = 0.123 } NR == 5 { $at = 1 / 3 }
	NR < 6' datasets/demo/migrations.csv >"$TMP/fine.csv"
sed -i '5s/,0.333333,/,0.3333333333333,/' "$TMP/fine.csv"
ok 'downtimes finer than a millisecond' migstat import migstat "$TMP/fine.csv" -o "$TMP/fine"
cells '0.0006 0.0014 0.123 0.333333' "$TMP/fine" downtime_seconds
refused migstat 'migration,case,vm\n' "1: column 'cycle' is missing"
done_testing
